package strict_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint/internal/strict"
	"github.com/postlint/postlint/lint/internal/strict/marked"
	"github.com/postlint/postlint/rules/draft"
)

// settings has one key of each type.
type settings struct {
	name, kind, glob string
	tags, globs      []string
	regions          []string
	on               bool
	count            int
	gap              time.Duration
	size             int64
	zone             *time.Location
	day, from, to    time.Time
	inner            []string
	list             []string
	free             map[string]string
	deep             string
	quote            draft.Quote
}

func read(f *draft.File) (s settings, err error) {
	err = strict.Read(f, func(root strict.Value) {
		s.name, s.quote = root.Get("name").Text(), root.Get("name").Quote()
		s.kind = root.Get("kind").OneOf("kind", "storm", "flood", "sécheresse")
		s.glob, s.globs = root.Get("glob").Glob(), root.Get("globs").Globs()
		s.tags, s.regions = root.Get("tags").Texts(), root.Get("regions").Regions()
		s.on, s.count = root.Get("on").Bool(), root.Get("count").Int(1, 9)
		s.gap, s.size, s.zone = root.Get("gap").Duration(), root.Get("size").Size(), root.Get("zone").Zone()
		s.day, s.from, s.to = root.Get("day").Date(nil), root.Get("from").Time(), root.Get("to").Through()
		table := root.Get("table")
		s.inner = append(s.inner, table.Get("first").Text(), table.Get("second").Text())
		for _, v := range root.Get("list").Tables() {
			s.list = append(s.list, v.Get("name").Required().Text())
		}
		s.free = map[string]string{}
		for v := range root.Get("free").Each() {
			s.free[v.Name()] = v.Text()
		}
		s.deep = root.Get("a").Get("b").Get("c").Text()
	})
	return s, err
}

func mistakes(f *draft.File) error {
	_, err := read(f)
	return err
}

func TestRead(t *testing.T) {
	src := "\ufeff" + `# été
name = 'L’été "à Paris"' # comment
kind = "sécheresse"
glob = "./calendrier//été/*.md"
globs = ["a/**/{b,c}.md", ]
tags = [ # every
  "#Été", "\u00e9t\u00e9",
  """
two
lines""",
]
regions = ["fr", "US-CO", "CA-QC"]
on = true
count = 0x9
gap = "14d"
size = "16MiB"
zone = "Europe/Paris"
day = 2026-03-02
from = 2012-07-20T06:38:00-06:00
to = 2012-07-27
a.b.c = "deep"
[table]
first = "1"
[[list]]
name = "one"
[[list]]
name = "two"
[free]
"clé" = "valeur"
x = "y"
`
	want := settings{
		name: `L’été "à Paris"`, kind: "sécheresse", glob: "calendrier/été/*.md", globs: []string{"a/**/{b,c}.md"},
		tags: []string{"#Été", "été", "two\nlines"}, regions: []string{"FR", "US-CO", "CA-QC"}, on: true, count: 9,
		gap: 14 * 24 * time.Hour, size: 16 << 20,
		day:   time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC),
		from:  time.Date(2012, 7, 20, 12, 38, 0, 0, time.UTC),
		to:    time.Date(2012, 7, 27, 23, 59, 59, 999999999, time.UTC),
		inner: []string{"1", ""}, list: []string{"one", "two"}, free: map[string]string{"clé": "valeur", "x": "y"}, deep: "deep",
	}
	for name, src := range map[string]string{"LF": src, "CRLF": strings.ReplaceAll(src, "\n", "\r\n")} {
		t.Run(name, func(t *testing.T) {
			got, err := read(draft.NewFile("f.toml", []byte(src)))
			require.NoError(t, err)
			assert.Equal(t, want.name, got.quote.Raw())
			assert.Equal(t, "Europe/Paris", got.zone.String())
			got.quote, got.zone, got.from = draft.Quote{}, nil, got.from.UTC()
			got.tags[2] = strings.ReplaceAll(got.tags[2], "\r", "")
			assert.Equal(t, want, got)
		})
	}
}

func TestEmpty(t *testing.T) {
	for _, src := range []string{"", "\ufeff", "\n\n# nothing", "tags = []"} {
		got, err := read(draft.NewFile("f.toml", []byte(src)))
		require.NoError(t, err, "%q", src)
		assert.Equal(t, src == "tags = []", got.tags != nil, "an empty list is a choice, none is not: %q", src)
	}
}

// Each line is a document; « » stand around the place of the mistake that follows.
var cases = [][]string{
	{`«nmae» = "é"`, `unknown key "nmae"; did you mean "name"?`},
	{`«""» = 1`, `unknown key ""`},
	{`«"clé é"» = "é"`, `unknown key "clé é"`},
	{`«zzz» = { nmae = 1 }`, `unknown key "zzz"`},
	{"[table]\nfirst = 'é'\n«frist» = 1", `unknown key "frist" in [table]; did you mean "first"?`},
	{`table = { first = "é", «sceond» = "é" }`, `unknown key "sceond" in [table]; did you mean "second"?`},
	{"[[list]]\nname = 'é'\n«nmae» = 1", `unknown key "nmae" in [[list]]; did you mean "name"?`},
	{`list = [{ name = "é" }, { name = "é", «nmae» = 2 }]`, `unknown key "nmae" in [[list]]; did you mean "name"?`},
	{"[table]\n«zone» = 'UTC'", `unknown key "zone" in [table]; it belongs to the top of the file, above the first [table]`},
	{"a.b.«d» = 1", `unknown key "d" in [a.b]`},
	{"[«b».\"\\u001b\"]", `unknown key "b"`},

	{"name = «3»", `"name" must be text, not a number`},
	{"name = «[1]»", `"name" must be text, not a list`},
	{"name = «{}»", `"name" must be text, not a table`},
	{"[«name»]\nx = 1", `"name" must be text, not a table`},
	{`tags = "«été»"`, `"tags" must be a list: ["été"], not text`},
	{`tags = ["é", «2026-03-02», "«  »"]`, `each of "tags" must be text, not a date`, `each of "tags" must not be empty`},
	{`tags = ["é", «""»]`, `each of "tags" must not be empty`},
	{`on = "«oui»"`, `"on" must be true or false, not text`},
	{`count = "«1»"`, `"count" must be a whole number, not text`},
	{`count = «1.0»`, `"count" must be a whole number, not a number with a point`},
	{`count = «0»`, `"count" must be from 1 to 9`},
	{`count = «99999999999999999999»`, `"count" must be from 1 to 9`},
	{`table = "«é»"`, `"table" must be a table: [table], not text`},
	{"[[«table»]]\nfirst = 'é'", `"table" must be a table: [table], not a list`},
	{"[«list»]\nname = 'é'", `"list" must be a list of tables: [[list]], not a table`},
	{`list = ["«é»"]`, `each of "list" must be a table: [[list]], not text`},
	{"[[«list»]]", `[[list]] has no "name"`},
	{`list = [«{» }]`, `[[list]] has no "name"`},
	{`list = [{name = "« »" }]`, `"name" must not be empty`},

	{`kind = "«strom»"`, `unknown kind "strom"; did you mean "storm"?`},
	{`kind = "«grêle»"`, `unknown kind "grêle"; known: storm, flood, sécheresse`},
	{`gap = "«3 jours»"`, `bad duration "3 jours"; write it as 90m, 4h, 14d or 2w`},
	{`gap = "«0h»"`, `bad duration "0h"; write it as 90m, 4h, 14d or 2w`},
	{`gap = "«4000000000w»"`, `bad duration "4000000000w"; write it as 90m, 4h, 14d or 2w`},
	{`gap = «90»`, `"gap" must be text, not a number`},
	{`size = "«16 Mo»"`, `bad size "16 Mo"; write it as 512KiB, 16MiB, 4MB or a number of bytes`},
	{`size = «-1»`, `"size" must be from 1 to 9223372036854775807`},
	{`zone = "«Europe/Pari»"`, `unknown time zone "Europe/Pari"; did you mean "Europe/Paris"?`},
	{`zone = "«Paris»"`, `unknown time zone "Paris"; did you mean "Europe/Paris"?`},
	{`zone = "«Local»"`, `unknown time zone "Local"; write it as "Europe/Paris"`},
	{`zone = "«../été»"`, `unknown time zone "../été"; write it as "Europe/Paris"`},
	{`regions = ["CF", "GN", "LK", "PG", "TL"]`}, // the last ones of the lines of the list
	{`regions = ["FR", "«France»", "«UK»", "«EU»", "«US-»"]`, `unknown region "France"; did you mean "FR"?`,
		`unknown region "UK"; did you mean "GB"?`, `unknown region "EU"; write the code of a country or of a part of one: "FR", "US-CO"`,
		`unknown region "US-"; write the part of a country as in "US-CO"`},

	{`glob = "«/été/*.md»"`, `bad pattern "/été/*.md": it must be relative to the folder of this file`},
	{`glob = "«C:/été/*.md»"`, `bad pattern "C:/été/*.md": it must be relative to the folder of this file`},
	{`glob = '«été\*.md»'`, `bad pattern "été\\*.md": write / between folders, not \`},
	{`globs = ["é", "«a/{..,b}/*.md»"]`, `bad pattern "a/{..,b}/*.md": it must stay in the folder of this file, without ".."`},
	{`glob = "«été/[a»"`, `bad pattern "été/[a": a [ or { without its end`},
	{`glob = "«été/»"`, `bad pattern "été/": it matches no file; did you mean "été/**"?`},
	{`glob = "«` + strings.Repeat("{a,b}", 20) + `»"`, `bad pattern "` + strings.Repeat("{a,b}", 16) + `"...: too many choices in {}`},

	{`day = "«2026-03-02»"`, `"day" must be a date such as 2026-03-02, not text`},
	{`day = «2026-03-02T08:00:00»`, `"day" must be a date such as 2026-03-02, not a date`},
	{`day = «2026-02-30»`, `there is no such date as "2026-02-30"`},
	{`from = «2026-02-03T9:00:00»`, `there is no such date as "2026-02-03T9:00:00"`},
	{`from = «08:30:00»`, `"from" must be a date such as 2026-03-02 or 2026-03-02T08:30:00Z, not a time`},

	{"name = 'é'\n«name» = 'è'", `duplicate key "name"; it stands on line 1 already`},
	{"[table]\nfirst = 'é'\n[«table»]\nsecond = 'è'", `duplicate key "table"; it stands on line 1 already`},
	{"table = {}\n[«table»]\nsecond = 'è'", `duplicate key "table"; it stands on line 1 already`},
	{"table.first = 'é'\n[«table»]\nsecond = 'è'", `duplicate key "table"; it stands on line 1 already`},
	{"[table]\nfirst = 'é'\n[[«table»]]", `duplicate key "table"; it stands on line 1 already`},
	{"[[list]]\nname = 'é'\n[«list»]", `"list" is a list of tables: write [[list]]`},
	{"list = []\n[[«list»]]", `duplicate key "list"; it stands on line 1 already`},
	{"name = 'é'\n[«name».e]", `duplicate key "name"; it stands on line 1 already`},
	{`table = { first = "é", «first» = "è" }`, `duplicate key "first"; it stands on line 1 already`},
	{"[a.b]\nc = 'é'\n[a]\n«b».c = 'è'", `duplicate key "b"; it stands on line 1 already`},

	{`name = «é»té`, `this is no TOML: unexpected character 'é' at start of value; text stands in quotation marks`},
	{"name = «tr»\nkind = 'storm'", `this is no TOML: expected keyword "true"; text stands in quotation marks`},
	{`cl«é» = 1`, `this is no TOML: expected '=' after key; a key with such a letter stands in quotation marks`},
	{"name = 'été«\n»kind = 'storm'", `this is no TOML: literal strings cannot have new lines`},
	{"name = \"\"\"été\nkind = 'storm'«'»", `this is no TOML: multiline basic string not terminated by """`},
	{`name = "été«\é»"`, `this is no TOML: invalid escape character 'é'`},
	{"[[list]]\nname = «é»té\n«nmae» = 1\n[[list«]»\nzone = 3\n[table]\nfirst = 'é'\n",
		`this is no TOML: unexpected character 'é' at start of value; text stands in quotation marks`,
		`unknown key "nmae" in [[list]]; did you mean "name"?`,
		`this is no TOML: expected ']]' to close array table name`},
}

func TestMistakes(t *testing.T) {
	for _, c := range cases {
		t.Run(c[0], func(t *testing.T) { marked.Errors(t, "postlint.toml", c[0], mistakes, c[1:]...) })
	}
}

func TestShow(t *testing.T) {
	show := func(src string) string {
		var all strict.Mistakes
		require.ErrorAs(t, mistakes(draft.NewFile("dos\u202esier/f.toml", []byte(src))), &all)
		return all.Show()
	}
	assert.Equal(t, `dos·sier/f.toml:2:11: each of "tags" must be text, not a number
    2 | tags = [  1, "été", true] # café
      |           ^
dos·sier/f.toml:2:21: each of "tags" must be text, not true or false
    2 | tags = [  1, "été", true] # café
      |                     ^^^^`, show("\ufeff# é\ntags = [\t\t1, \"été\", true] # café\r\n"))
	assert.Equal(t, `dos·sier/f.toml:1:1: unknown key "a\x1b[31m"
    1 | "a\x1b[31m" = 1 # \·[2J
      | ^^^^^^^^^^^`, show("\"a\\x1b[31m\" = 1 # \\\u202e[2J"))
	long := strings.Repeat("é", 500) // 60 characters of the line on each side
	assert.Equal(t, `dos·sier/f.toml:1:522: unknown key "b" in [table]
    1 | `+long[:2*57]+`", b = "`+long[:2*55]+`
      | `+strings.Repeat(" ", 60)+"^", show(`table = {first = "`+long+`", b = "`+long+`"}`))
}
