package lint_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/rules"
	"github.com/postlint/postlint/rules/draft"
)

// A planned post is one of an invented calendar, whatever file it is kept in.
type planned struct {
	day                    time.Time
	weekday, channel, text string
	author                 string
	objective, partner     string
	remark                 string // an ignore comment that stands with the text
}

// invented are the texts of the catalogue's own examples, risky and harmless, in both languages, as far as each is one line that means the same in every
// shape; and some with signs and accents.
var invented = func() (all []string) {
	all = []string{
		"L’œuvre de Léa 👩‍🚀, c’est du verre soufflé. #Été2026", "R&D: 2 > 1, and a = b stays so.", "Venez voir notre four à l’ancienne, chauffé à blanc dès l’aube !",
		"Le pain sort du four à 7 heures, jeudi 12 février.", "#Opale, notre abat-jour, est en tendance : profitez-en, -15 % ce week-end.", "Merci @lea.verrier pour ce partenariat, code LEA10 !",
		"Stay safe, everyone! And while you are in: 20% off with code OPALE20.", "Tempête Maëlle : -20 % sur toutes les lampes avec le code MAELLE20 !", "[INSERT NAME] aime notre {{produit}}.",
	}
	for _, r := range rules.All() {
		for _, e := range r.Examples {
			posts, _, err := e.Calendar()
			if err != nil {
				continue // the tests of the rules say so
			}
			for _, p := range posts {
				s := p.Text.String()
				switch first, _, _ := strings.Cut(s, " "); {
				case p.Kind == draft.Brief || len(s) < 20 || len(s) > 700:
				case strings.ContainsAny(s, "\n|`<>*_\\&[]") || strings.ContainsAny(s[:1], ">-+0123456789“«\"") || first == "#": // which means something in Markdown
				case slices.Contains([]string{"Comment", "Visual:", "Visuel", "Photo", "Photo:", "Légende"}, first): // and these in calendars
				default:
					all = append(all, s)
				}
			}
		}
	}
	return all
}()

// invent plans posts of which no two go out on one day: of posts of the same hour, the place decides which is the later one.
func invent(r *rand.Rand, n int) (plan []planned) {
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	day := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	usual, crew := pick("LinkedIn", "X", "Instagram"), [][]string{{"Ana", "Ben"}, {"Ana", "Ben", "Zoé", ""}}[r.IntN(2)]
	for range n {
		p := planned{day: day, channel: usual, text: invented[r.IntN(len(invented))], author: pick(crew...), objective: pick("", "hire", "vendre")}
		if r.IntN(4) == 0 {
			p.channel = pick("LinkedIn", "X", "Instagram", "TikTok", "Facebook", "Mastodon", "Orkut")
		}
		if r.IntN(6) == 0 { // it may be another day of the week
			p.weekday = pick("Monday ", "mardi ", "vendredi ")
		}
		if r.IntN(8) == 0 && len(plan) > 0 { // what was said once is said again
			p.text = plan[r.IntN(len(plan))].text
		}
		p.partner = pick("", "", "", "", "@lea", "@nora")
		p.remark = pick("", "", "", "", "", "<!-- postlint-ignore corporate-tone: a quotation, une citation -->", "<!-- postlint-ignore hard-sell -->")
		plan = append(plan, p)
		day = day.AddDate(0, 0, 1+r.IntN(3))
	}
	return plan
}

// date returns the day as a person writes it.
func (p planned) date() string { return p.weekday + p.day.Format(time.DateOnly) }

// A written is a file of an invented calendar.
type written struct{ name, src string }

// A shape is a way to keep a plan in files.
type shape struct {
	name  string
	unit  int // how many planned posts make one
	write func(plan []planned) []written
}

var keeping = []shape{
	{"table", 1, func(plan []planned) []written {
		var b strings.Builder
		b.WriteString("# Plan\n\n| Date | Channel | Text | Author | Objective | Partner |\n|---|---|---|---|---|---|\n")
		for _, p := range plan {
			fmt.Fprintf(&b, "| %s | %s | %s%s | %s | %s | %s |\n", p.date(), p.channel, p.text, p.remark, p.author, p.objective, p.partner)
		}
		return []written{{"plan/all.md", b.String()}}
	}},
	{"headings", 1, func(plan []planned) []written {
		var b strings.Builder
		b.WriteString("# Calendrier\n")
		for _, p := range plan {
			fmt.Fprintf(&b, "\n## %s — %s\n\n%s%s\n", p.date(), p.channel, above(p.remark), p.text)
			for _, label := range [][2]string{{"Auteur", p.author}, {"Objectif", p.objective}, {"Partenaire", p.partner}} {
				if label[1] != "" {
					fmt.Fprintf(&b, "\n**%s :** %s\n", label[0], label[1])
				}
			}
		}
		return []written{{"plan/all.md", b.String()}}
	}},
	{"lists of labels", 1, func(plan []planned) []written {
		var b strings.Builder
		b.WriteString("# Plan\n")
		for i, p := range plan {
			fmt.Fprintf(&b, "\n### Post %d\n\n%s- **Date:** %s\n- **Channel:** %s\n- **Author:** %s\n- **Caption:** %s\n", i+1, above(p.remark), p.date(), p.channel, p.author, p.text)
		}
		return []written{{"plan/all.md", b.String()}}
	}},
	{"front matter", 1, func(plan []planned) (files []written) {
		for _, p := range plan {
			var b strings.Builder
			fmt.Fprintf(&b, "---\ndate: %s\nchannel: %s\nauthor: %q\nobjective: %q\nmedia: [{path: four.jpg}]\n", p.date(), p.channel, p.author, p.objective)
			if p.partner != "" {
				fmt.Fprintf(&b, "partner: %q\npaid: true\n", p.partner)
			}
			fmt.Fprintf(&b, "---\n\n%s%s\n", above(p.remark), p.text)
			files = append(files, written{"plan/" + p.day.Format(time.DateOnly) + ".md", b.String()})
		}
		return files
	}},
	{"numbered lists", 1, func(plan []planned) []written {
		var b strings.Builder
		for _, channel := range []string{"LinkedIn", "X", "Instagram", "TikTok", "Facebook", "Mastodon", "Orkut"} {
			n := 0
			for _, p := range plan {
				if p.channel != channel {
					continue
				}
				if n++; n == 1 {
					fmt.Fprintf(&b, "\n## %s posts\n\n", channel)
				}
				fmt.Fprintf(&b, "%d. %s #lampes\n", n, p.text)
			}
			if n == 1 { // one item alone is no list
				fmt.Fprintf(&b, "2. La lampe est en cuivre. #lampes\n")
			}
		}
		return []written{{"plan/all.md", b.String()}}
	}},
	{"threads", 2, func(plan []planned) []written {
		var b strings.Builder
		b.WriteString("# X\n")
		for i := 0; i < len(plan); i += 2 {
			first, last := plan[i], plan[min(i+1, len(plan)-1)]
			fmt.Fprintf(&b, "\n## Thread — X — %s\n\n**Tweet 1/2**\n%s\n\n**Tweet 2/2**\n%s\n", first.date(), first.text, last.text)
		}
		return []written{{"plan/all.md", b.String()}}
	}},
}

// above returns what stands on lines of its own.
func above(s string) string {
	if s == "" {
		return ""
	}
	return s + "\n\n"
}

// facts are what an invented calendar goes out into.
func facts() *lint.Context {
	day := func(d int) time.Time { return time.Date(2026, 3, d, 0, 0, 0, 0, time.UTC) }
	return &lint.Context{
		Now: day(1),
		Events: []lint.Event{
			{Name: "Fire at the Opale theatre", Kind: "accident", Start: day(5), End: day(12), Hashtags: []string{"#Opale"}},
			{Name: "Tempête Maëlle", Kind: "natural-disaster", Severity: draft.Critical, Regions: []string{"FR"}, Start: day(8), End: day(20), Hashtags: []string{"#Maelle"}},
		},
		Trends:   []lint.Trend{{Hashtag: "#WhyIStayed", Seen: day(2)}},
		Brand:    lint.Brand{Name: "Maison Aurore", Handles: []string{"@maison_aurore"}, Regions: []string{"FR", "GB"}, Languages: []string{"en", "fr"}, SorePoints: []string{"incendie"}, Partners: []draft.Partner{{Handle: "@lea", Vetted: true}}},
		Channels: map[string]lint.Channel{"linkedin": {Objective: "hire", MaxPerWeek: 2}, "x": {}, "instagram": {MaxPerWeek: 3}, "bluesky": {Objective: "talk"}},
		Team:     map[string]lint.Member{"ana": {Trained: true, Reviewer: true, Department: "Marketing"}, "ben": {Department: "Marketing"}, "zoé": {Trained: true, Department: "Atelier"}},
	}
}

// calendars reads files.
func calendars(t *testing.T, files []written) (all []*lint.Calendar) {
	t.Helper()
	for _, f := range files {
		all = append(all, parsed(t, f.name, f.src))
	}
	return all
}

// inventions calls try with many calendars in every shape, always the same ones, and afterwards requires that enough of the catalogue had something to say
// of them: where rules are silent nothing is tested. try returns what is found in the calendar as it was written.
func inventions(t *testing.T, try func(t *testing.T, r *rand.Rand, s shape, plan []planned) []lint.Finding) {
	seen := map[string]int{}
	for _, s := range keeping {
		t.Run(s.name, func(t *testing.T) {
			for seed := range uint64(12) {
				r := rand.New(rand.NewPCG(seed, 1))
				plan := invent(r, 4+int(seed)*3)
				for _, f := range try(t, r, s, plan) {
					seen[f.Rule]++
				}
				if t.Failed() {
					t.Fatalf("seed %d", seed)
				}
			}
		})
	}
	var silent []string
	for _, id := range lint.RuleIDs() {
		if seen[id] == 0 {
			silent = append(silent, id)
		}
	}
	t.Logf("%d of %d rules found something; silent: %s; %v", len(lint.RuleIDs())-len(silent), len(lint.RuleIDs()), strings.Join(silent, ", "), seen)
	if !t.Failed() {
		require.LessOrEqual(t, len(silent), 4, "too few rules found anything: %s were silent", silent)
	}
}

// Every shape is read as what it is meant to be: as many posts, with their words.
func TestInventionsAreRead(t *testing.T) {
	inventions(t, func(t *testing.T, r *rand.Rand, s shape, plan []planned) []lint.Finding {
		files := s.write(plan)
		cal := draft.Join(calendars(t, files)...)
		for _, p := range cal.Posts {
			require.Equal(t, draft.Copy, p.Kind)
		}
		if s.name != "numbered lists" { // where one item alone gets another
			require.Len(t, cal.Posts, (len(plan)+s.unit-1)/s.unit, "%v", files)
		}
		return lint.Default().LintCalendar(cal, facts())
	})
}
