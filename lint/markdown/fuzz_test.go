package markdown

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/postlint/postlint/rules/draft"
)

// FuzzParse starts from whole files. These start where a single reader of them begins, and get further into it.

func FuzzFrontMatter(f *testing.F) {
	for _, s := range []string{
		"date: 2026-03-14\nchannels: [x, linkedin]\nauthor: Ana\n", "date: 14 mars 2026\ntime: \"9h30\"\nhashtags: [\"#Été\", '#l''été']\ncaption: |\n  Le four\n  est chaud\n",
		"media:\n- {path: a.png, alt: Un four}\nignore: [{rule: hard-sell, reason: why, until: 2026-12-31}]\n", "hashtags_checked: {\"#Aurora\": \"lights; 2026-03-02 Ana\"}\n",
		"a: &a [x]\nb: *a\n<<: *a\n", "texte: \"\\u00e9\\n\\\n  a\"\n", "date = 2026-03-14T09:30:00+01:00\nchannels = [\"x\"]\n[[media]]\nalt = '''\nUn four'''\n", "- a\n- b\n", "? a\n: b\n", "%YAML 1.1\n", "dAte: !\n 0", "date: !!str &a 2026-03-14\nauthor: *a\n", "kanban-plugin: board\n",
		"id: p1\nchannel: x\ndate: 2026-03-14T09:30:00Z\nauthor: Zoé d'Été, chef (Lyon)\nstatus: NULL\n", "a: b\na: c\n", "a: b \n", "a: b:\n", "y: no\nA-b_c: 1:2\n", "title: a\n  b\n",
	} {
		f.Add(s, false)
		f.Add(s, true)
	}
	f.Fuzz(func(t *testing.T, keys string, toml bool) {
		fence := "---\n"
		if toml {
			fence = "+++\n"
		}
		file := draft.NewFile("posts/2026-03-02-four.md", []byte(fence+keys+"\n"+fence+"\nLe four est chaud.\n"))
		checkPlaces(t, file, Parse(file, Options{}))
		d := &doc{file: file, src: file.Src, cal: &draft.Calendar{}}
		s := draft.Span{Start: len(fence), End: len(fence) + len(keys)}
		if plain, ok := d.plainKeys(s); ok {
			general, err := d.yamlPart(s)
			assert.NoError(t, err, "%q is no YAML", keys)
			assert.Equal(t, general, plain, "%q", keys)
			assert.Empty(t, d.cal.Problems)
		}
	})
}

func FuzzTable(f *testing.F) {
	f.Add("Date", "Caption", "2026-03-14", "The oven is hot \\| 20 % <br> off")
	f.Add("Jour", "Légende", "mardi 14 avril, 9h", "« Le four est **chaud** » #pain")
	f.Add("#", "LinkedIn", "1", "`a|b` &amp; [x](y)")
	f.Add("Semaine", "Lundi", "2", "<!-- postlint-ignore hard-sell: pourquoi -->")
	f.Add("When | Where", "Post", "Mon", "|")
	f.Fuzz(func(t *testing.T, first, second, key, copy string) {
		src := "# Plan 2026\n\n| " + first + " | " + second + " |\n|---|:-:|\n| " + key + " | " + copy + " |\n| " + key + " | " + copy + " | more |\n"
		file := draft.NewFile("plan.md", []byte(src))
		checkPlaces(t, file, Parse(file, Options{}))
	})
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{
		"2026-03-14T09:30:00+01:00", "mardi 14 avril 2026 à 9h30", "Tue, Mar 3rd, 9:30pm EST", "3/4/26", "31.12.", "1er juin", "S2 mar", "Week 2, Tue", "Day 3", "J+7", "D-7", "du 6 au 12 juillet", "3 – 5 May", "Luni, 4 Martie", "3月14日", "il y a 3 jours", "noon", "minuit", "Q3 2026", "Feb 17-23 or so", "we all wrote three more of these some days ago",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, strict := range []bool{false, true} {
			w, left, _ := readWhen(s, strict, map[bool]*doc{true: {french: 1}}[strict])
			assert.False(t, strict && left == nothingLeft && isProse(s), "%q is a date and nothing else, and taken for prose", s)
			assert.True(t, w.month >= 0 && w.month <= 12 && w.day >= 0 && w.day <= 31 && w.year >= 0, "%q: %s", s, w)
			assert.True(t, w.weekday >= 0 && w.weekday <= 7 && w.hour >= 0 && w.hour <= 24 && w.minute >= 0 && w.minute < 60, "%q: %s", s, w)
		}
		file := draft.NewFile("plan.md", []byte("# Plan 2026\n\n## "+strings.ReplaceAll(s, "\n", " ")+"\n\nThe oven is hot.\n\n**Date:** "+s+"\n"))
		checkPlaces(t, file, Parse(file, Options{}))
	})
}

func FuzzIgnore(f *testing.F) {
	for _, s := range []string{
		"<!-- postlint-ignore hard-sell: a talk about the tag -->", "<!-- postlint-ignore trending-hashtag until 2026-12-31: une conférence -->", "<!--postlint-ignore hard-sell\n: pourquoi\n-->", "<!-- Postlint-disable all -->",
		"<!-- postlint-ignore hard-sell, hostile-tone: both -->", "<!-- postlint-ignore", "// nolint postlint-ignore hard-sell: no", "<!-- postlint-ignore hard-sell until demain: été -->",
	} {
		f.Add(s, 0)
		f.Add(s, 3)
	}
	f.Fuzz(func(t *testing.T, comment string, place int) {
		src := [...]string{
			comment + "\n## Day 1\nThe oven is hot.\n", "## Day 1\n" + comment + "\nThe oven is hot.\n", "## Day 1\nThe oven is hot. " + comment + "\n## Day 2\nThe bread is out.\n",
			"| Day | X |\n|--|--|\n| 1 | The oven is hot. " + comment + " |\n| 2 | The bread is out. |\n", "---\nchannel: x\nignore: [{rule: hard-sell, reason: '" + comment + "'}]\n---\nThe oven is hot.\n",
		}[uint(place)%5]
		file := draft.NewFile("plan.md", []byte(src))
		c := Parse(file, Options{})
		checkPlaces(t, file, c)
		for _, ig := range c.Ignores {
			span := ig.Quote.Span()
			assert.True(t, 0 <= span.Start && span.Start <= span.End && span.End <= len(src), "%+v", span)
			assert.False(t, ig.Fault == "" && ig.Rule == "", "an ignore that names no rule has no fault")
		}
	})
}
