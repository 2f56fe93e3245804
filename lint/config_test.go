package lint

import (
	"strings"
	"testing"
	"time"
	_ "time/tzdata" // the test must not need the system's

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint/internal/strict/marked"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

var testRules = []string{"trending-hashtag", "corporate-tone", "overposting"}

func parseConfig(t *testing.T, src string) *Config {
	t.Helper()
	c, err := ParseConfig(draft.NewFile("postlint.toml", []byte(src)), testRules)
	require.NoError(t, err)
	return c
}

const fullConfig = `calendars = ["calendrier/**/*.md", "social/**"]
exclude   = ["**/README.md"]
timezone  = "Europe/Paris"
fail-on   = "warn"
news      = ["news.toml", "actualités/*.toml"]
max-file-size = "4MB"

[brand]
name = "Maison Aurore"
aliases = ["Aurore"]
handles = ["@maisonaurore"]
products = ["crème d’été"]
sector = "beauté"
regions = ["FR", "ca-qc"]
languages = ["fr", "en"]
sore-points = ["tests sur les animaux"]
own-subjects = ["égalité"]
partners = [
  { handle = "@léa", vetted = true }, # sous contrat
  { handle = "@bob", paid = true },
]

[channels.linkedin]
handle = "maison-aurore"
objective = "hire engineers"
audience = "ingénieures"
owner = "ana"
regions = ["FR"]
max-per-day = 1
max-per-week = 3
min-gap = "4h"
quiet-after = "2w"

[channels.Twitter]
max-per-day = 5

[channels."Intranet Été"]

[team.ana]
emails = ["ana@example.org"]
trained = true
reviewer = true
department = "marketing"

[rules]
corporate-tone = "note"
no-competitors = "block"

[[house]]
id = "no-competitors"
words = { en = ["Acme"], fr = ["Acmé"] }
except = ["acme of"]
message = "names a competitor"
why = "procès de 2019"
severity = "block"
channels = ["X", "intranet été"]
from = 2026-01-01
to = 2026-12-31
bad = ["Better than Acme!"]
good = ["The acme of style"]

[[house]]
id = "no-discounts"
message = "é"
words.fr = ["remise(s)"]

[[paths]]
match = "marketing/**/*.md"
channel = "IG"
year = 2026
start = 2026-03-02
department = "marketing"
rules = { corporate-tone = "off" }

[[paths]]
match = "marketing/linkedin*.md"
channel = "linkedin"
status = "draft"
rules.overposting = "warn"

[feeds.gdacs]
url = "https://example.org/gdacs"
`

func TestParseConfig(t *testing.T) {
	c := parseConfig(t, fullConfig)
	assert.Equal(t, []string{"calendrier/**/*.md", "social/**"}, c.Calendars)
	assert.Equal(t, []string{"**/README.md"}, c.Exclude)
	assert.Equal(t, []string{"news.toml", "actualités/*.toml"}, c.News)
	assert.Equal(t, "Europe/Paris", c.Location().String())
	assert.Equal(t, check.Warn, c.FailOn)
	assert.Equal(t, int64(4_000_000), c.FileLimit())
	assert.Equal(t, draft.Brand{
		Name: "Maison Aurore", Aliases: []string{"Aurore"}, Handles: []string{"@maisonaurore"}, Products: []string{"crème d’été"}, Sector: "beauté",
		Regions: []string{"FR", "CA-QC"}, Languages: []string{"fr", "en"}, SorePoints: []string{"tests sur les animaux"}, OwnSubjects: []string{"égalité"},
		Partners: []draft.Partner{{Handle: "@léa", Vetted: true}, {Handle: "@bob", Paid: true}},
	}, c.Brand)
	assert.Equal(t, map[string]draft.Channel{
		"linkedin": {
			Handle: "maison-aurore", Objective: "hire engineers", Audience: "ingénieures", Owner: "ana", Regions: []string{"FR"},
			MaxPerDay: 1, MaxPerWeek: 3, MinGap: 4 * time.Hour, QuietAfter: 14 * 24 * time.Hour,
		},
		"x":                        {MaxPerDay: 5},
		draft.Fold("Intranet Été"): {},
	}, c.Channels)
	assert.Equal(t, map[string]draft.Member{
		"ana": {Emails: []string{"ana@example.org"}, Trained: true, Reviewer: true, Department: "marketing"},
	}, c.Team)
	assert.Equal(t, &draft.Context{Brand: c.Brand, Channels: c.Channels, Team: c.Team}, c.Context())
	assert.Equal(t, map[string]check.Severity{"corporate-tone": check.Note, "no-competitors": check.Block}, c.Rules)
	assert.Equal(t, map[string]Feed{"gdacs": {URL: "https://example.org/gdacs"}}, c.Feeds)

	require.Len(t, c.House, 2)
	assert.Equal(t, "no-competitors", c.House[0].Quote.String())
	assert.Equal(t, check.Warn, c.House[1].Severity)
	assert.Equal(t, map[string][]string{"fr": {"remise(s)"}}, c.House[1].Words)
	c.House[0].Quote = draft.Quote{}
	day := func(year, month, day int) time.Time {
		return time.Date(year, time.Month(month), day, 0, 0, 0, 0, c.Zone)
	}
	assert.Equal(t, HouseRule{
		ID: "no-competitors", Words: map[string][]string{"en": {"Acme"}, "fr": {"Acmé"}}, Except: []string{"acme of"}, Message: "names a competitor",
		Why: "procès de 2019", Severity: check.Block, Channels: []string{"x", draft.Fold("intranet été")}, From: day(2026, 1, 1), To: day(2026, 12, 31),
		Bad: []string{"Better than Acme!"}, Good: []string{"The acme of style"},
	}, c.House[0])

	assert.Equal(t, PathFacts{Rules: c.Rules}, c.Facts("calendrier/mars.md"))
	marketing := PathFacts{
		Match: "marketing/**/*.md", Channel: "instagram", Year: 2026, Start: day(2026, 3, 2), Department: "marketing",
		Rules: map[string]check.Severity{"corporate-tone": check.Off, "no-competitors": check.Block},
	}
	assert.Equal(t, marketing, c.Facts("marketing/2026/mars.md"))
	both := marketing
	both.Match, both.Channel, both.Status = "marketing/linkedin*.md", "linkedin", "draft"
	both.Rules = map[string]check.Severity{"corporate-tone": check.Off, "no-competitors": check.Block, "overposting": check.Warn}
	assert.Equal(t, both, c.Facts("./marketing/linkedin-mars.md"))
	assert.Equal(t, check.Note, c.Rules["corporate-tone"], "what holds for a path must not spread to the whole file")
}

func TestZeroConfig(t *testing.T) {
	for name, c := range map[string]*Config{"nil": nil, "zero": {}, "empty file": parseConfig(t, "")} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, time.UTC, c.Location())
			assert.Equal(t, int64(16<<20), c.FileLimit())
			assert.Equal(t, &draft.Context{}, c.Context())
			assert.True(t, c.IsNews("news.toml"))
			assert.False(t, c.IsNews("sub/news.toml"))
			assert.True(t, c.IsCalendar("calendar/mars.md"))
			assert.False(t, c.Excludes("calendar/mars.md"))
			assert.Equal(t, PathFacts{}, c.Facts("calendar/mars.md"))
		})
	}
}

func TestConfigMistakes(t *testing.T) {
	for _, c := range [][]string{
		{"fail-on = '«off»'", `unknown severity "off"; known: note, warn, block`},
		{"fail-on = '«blok»'", `unknown severity "blok"; did you mean "block"?`},
		{"[brand]\nname = 'é'\n«fail-on» = 'warn'", `unknown key "fail-on" in [brand]; it belongs to the top of the file, above the first [table]`},
		{"[brand]\nlanguages = ['fr', '«français»']", `unknown language "français"; write "en", "fr" or another code of two letters`},
		{"[brand]\npartners = [{ handle = '@é', «veted» = true }]", `unknown key "veted" in [[brand.partners]]; did you mean "vetted"?`},
		{"[brand]\npartners = [«{» vetted = true }]", `[[brand.partners]] has no "handle"`},
		{"[channels.«linkedn»]\nmax-per-day = 1", `unknown channel "linkedn"; did you mean "linkedin"?`},
		{"[channels.«twiter»]", `unknown channel "twiter"; did you mean "twitter"?`},
		{"[channels.x]\n[channels.«twitter»]", `duplicate channel: "twitter" is x, which has a table already`},
		{"[channels.vk]\n[channels.linkedin-jobs]"},
		{"[channels.x]\nmax-per-day = «0»\nmin-gap = '«4»'", `"max-per-day" must be from 1 to 10000`, `bad duration "4"; write it as 90m, 4h, 14d or 2w`},
		{"[channels]\nx = «1»", `"x" must be a table: [x], not a number`},
		{"[channels.x]\n«max-per-dya» = 1", `unknown key "max-per-dya" in [channels.x]; did you mean "max-per-day"?`},
		{"[team.'é è']\n«email» = 'a@b'", `unknown key "email" in [team."é è"]; did you mean "emails"?`},
		{"[rules]\n«corporate-tones» = 'note'", `unknown rule "corporate-tones"; did you mean "corporate-tone"?`},
		{"[rules]\noverposting = '«warning»'", `unknown severity "warning"; known: off, note, warn, block`},
		{"[[paths]]\nmatch = 'é'\nrules = { «'été'» = 'off' }", `unknown rule "été"; known: trending-hashtag, corporate-tone, overposting`},
		{"[[paths]]\nmatch = 'é'\nchannel = '«facebok»'", `unknown channel "facebok"; did you mean "facebook"?`},
		{"[[paths]]\nmatch = 'é'\nchannel = '«vk»'", `unknown channel "vk"`},
		{"[[paths]]\nmatch = 'é'\nchannel = 'VK'\n[channels.vk]"}, // declared further down
		{"[[«paths»]]\nchannel = 'x'", `[[paths]] has no "match"`},
		{"[[paths]]\nmatch = '«../é/*.md»'\nyear = «26»", `bad pattern "../é/*.md": it must stay in the folder of this file, without ".."`, `"year" must be from 2000 to 2100`},
		{"[[house]]\nid = '«overposting»'\nmessage = 'é'\nwords = {}", `duplicate rule: there is a rule "overposting" already`},
		{"[[house]]\nid = 'a'\nmessage = 'é'\nwords = { «de» = ['é'] }", `unknown key "de" in [house.words]`},
		{"[[house]]\nid = 'a'\nmessage = 'é'\nwords = {}\nfrom = 2026-02-01\nto = «2026-01-01»", `it ends before it starts`},
		{"[feeds.gdacs]\nurl = '«gdacs.org»'", `the address of a feed begins with https://`},
		{"[feeds.«gdacs»]\n[«feed».usgs]", `[feeds.gdacs] has no "url"`, `unknown key "feed"; did you mean "feeds"?`},
	} {
		t.Run(c[0], func(t *testing.T) { marked.Errors(t, "postlint.toml", c[0], configError, c[1:]...) })
	}
}

func configError(f *draft.File) error {
	_, err := ParseConfig(f, testRules)
	return err
}

// TestManyMistakes holds that all mistakes of a file are told at once, in its order, each with its place.
func TestManyMistakes(t *testing.T) {
	marked.Errors(t, "réseaux/postlint.toml", `# café
«calendar» = ["été/*.md"]
exclude = ["«brouillons/»", "é", "«/tmp»"]
timezone = "«Europe/Pari»"
fail-on = «e»rror
max-file-size = "«16 Mo»"

[brand]
name = "Crêperie" # é
regions = ["FR", "«Bretagne»"]
«sore-point» = []

[channels.linkedin]
objective = 'être "là"' # é
min-gap = "«4 heures»"

[channels.«instagrm»]
max-per-day = "«2»"

[rules]
«corporate-tones» = "note"
`, configError,
		`unknown key "calendar"; did you mean "calendars"?`,
		`bad pattern "brouillons/": it matches no file; did you mean "brouillons/**"?`,
		`bad pattern "/tmp": it must be relative to the folder of this file`,
		`unknown time zone "Europe/Pari"; did you mean "Europe/Paris"?`,
		`this is no TOML: unexpected character 'e' at start of value; text stands in quotation marks`,
		`bad size "16 Mo"; write it as 512KiB, 16MiB, 4MB or a number of bytes`,
		`unknown region "Bretagne"; write the code of a country or of a part of one: "FR", "US-CO"`,
		`unknown key "sore-point" in [brand]; did you mean "sore-points"?`,
		`bad duration "4 heures"; write it as 90m, 4h, 14d or 2w`,
		`unknown channel "instagrm"; did you mean "instagram"?`,
		`"max-per-day" must be a whole number, not text`,
		`unknown rule "corporate-tones"; did you mean "corporate-tone"?`)
}

func FuzzParseConfig(f *testing.F) {
	f.Add([]byte(fullConfig))
	f.Add([]byte("[channels]\n'' = {}\n[[paths]]\nmatch = '{,}'\nrules = {}\n[[house]]"))
	f.Fuzz(func(t *testing.T, src []byte) {
		c, err := ParseConfig(draft.NewFile("postlint.toml", src), testRules)
		if err != nil {
			var all Mistakes
			require.ErrorAs(t, err, &all)
			require.False(t, strings.Contains(err.Error(), "%!"), err)
			return
		}
		c.IsCalendar("social/été/calendar.md")
		c.IsNews("news.toml")
		c.Facts("social/été/calendar.md")
		c.Skips("social/.été")
	})
}
