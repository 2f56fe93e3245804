package news_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint/internal/strict"
	"github.com/postlint/postlint/lint/internal/strict/marked"
	"github.com/postlint/postlint/lint/news"
	"github.com/postlint/postlint/rules/draft"
)

const full = `checked = 2012-07-20T12:00:00Z

[[event]]
name = "Aurora cinema shooting"
kind = "mass-violence"
hazard = ""
place = "Aurora, Colorado"
regions = ["US-CO"]
severity = "critical"
start = 2012-07-20T06:38:00Z
end = 2012-07-27T00:00:00Z
hashtags = ["#Aurora", "theatershooting"]
terms = ["dark knight shooting"]
source = "https://example.org/aurora"
feed = ""

[[event]]
name = "Séisme d’Al Haouz" # été 2023
kind = "natural-disaster"
hazard = "earthquake"
regions = ["ma"]
start = 2023-09-08T23:11:01
end = 2023-09-15
feed = "gdacs"
id = "EQ1391657"
updated = 2023-09-09T08:00:00+01:00
meaning = "près de 3 000 morts"
dismissed = "hors de nos marchés"

[[trend]]
hashtag = "#Aurora"
seen = 2012-07-20T12:00:00Z
meaning = ""
feed = "mastodon"
id = "aurora"
`

func utc(year, month, day, hour, minute, second int) time.Time {
	return time.Date(year, time.Month(month), day, hour, minute, second, 0, time.UTC)
}

func TestParse(t *testing.T) {
	got, err := news.Parse(draft.NewFile("news.toml", []byte(full)))
	require.NoError(t, err)
	require.Len(t, got.Events, 2)
	require.Len(t, got.Trends, 1)
	assert.Equal(t, "Aurora cinema shooting", got.Events[0].Quote.String())
	assert.Equal(t, "Séisme d’Al Haouz", got.Events[1].Quote.String())
	line, column := got.Events[1].Quote.File().Position(got.Events[1].Quote.Span().Start)
	assert.Equal(t, [2]int{18, 9}, [2]int{line, column})
	assert.Equal(t, "#Aurora", got.Trends[0].Quote.String())
	assert.True(t, got.Events[1].Updated.Equal(utc(2023, 9, 9, 7, 0, 0)))
	got.Events[0].Quote, got.Events[1].Quote, got.Trends[0].Quote = draft.Quote{}, draft.Quote{}, draft.Quote{}
	got.Events[1].Updated = time.Time{}
	assert.Equal(t, &news.Snapshot{
		Checked: utc(2012, 7, 20, 12, 0, 0),
		Events: []draft.Event{{
			Name: "Aurora cinema shooting", Kind: "mass-violence", Place: "Aurora, Colorado", Regions: []string{"US-CO"}, Severity: draft.Critical,
			Start: utc(2012, 7, 20, 6, 38, 0), End: utc(2012, 7, 27, 0, 0, 0), Hashtags: []string{"#Aurora", "theatershooting"},
			Terms: []string{"dark knight shooting"}, Source: "https://example.org/aurora",
		}, {
			Name: "Séisme d’Al Haouz", Kind: "natural-disaster", Hazard: "earthquake", Regions: []string{"MA"},
			Start: utc(2023, 9, 8, 23, 11, 1), End: utc(2023, 9, 16, 0, 0, 0).Add(-1), // the 15th is in it
			Feed: "gdacs", ID: "EQ1391657", Meaning: "près de 3 000 morts", Dismissed: "hors de nos marchés",
		}},
		Trends: []draft.Trend{{Hashtag: "#Aurora", Seen: utc(2012, 7, 20, 12, 0, 0), Feed: "mastodon", ID: "aurora"}},
	}, got)
}

func parse(f *draft.File) error {
	_, err := news.Parse(f)
	return err
}

func TestMistakes(t *testing.T) {
	const event = "[[event]]\nname = 'é'\nkind = 'death'\nstart = 2026-01-01\n"
	for _, c := range [][]string{
		{""},
		{event},
		{"# é\n[[«event»]]\nkind = 'death'\nstart = 2026-01-01", `[[event]] has no "name"`},
		{"# é\n[[«event»]]\nname = 'é'", `[[event]] has no "start"`},
		{"[«event»]\nname = 'é'", `"event" must be a list of tables: [[event]], not a table`},
		{"[[«evnet»]]\nname = 'é'", `unknown key "evnet"; did you mean "event"?`},
		{event + "place = 'Île-de-France'\n«dismised» = 'é'", `unknown key "dismised" in [[event]]; did you mean "dismissed"?`},
		{event + "dismissed = «true»", `"dismissed" must be text, not true or false`},
		{"[[event]]\nname = 'é'\nkind = '«mass-violense»'\nstart = 2026-01-01", `unknown kind "mass-violense"; did you mean "mass-violence"?`},
		{"[[event]]\nname = 'é'\nkind = ''\nstart = 2026-01-01"}, // rules tell it from the name
		{"[[event]]\nname = «''»\nstart = 2026-01-01", `"name" must not be empty`},
		{event + "hazard = '«eartquake»'", `unknown hazard "eartquake"; did you mean "earthquake"?`},
		{event + "severity = '«grave»'", `unknown severity "grave"; known: critical, high, low`},
		{event + "end = «2025-12-31»", `the event ends before it starts`},
		{event + "end = 2026-01-01"}, // until the evening of that day
		{event + "updated = '«hier»'", `"updated" must be a date such as 2026-03-02 or 2026-03-02T08:30:00Z, not text`},
		{event + "regions = ['FR', '«Québec»']", `unknown region "Québec"; did you mean "CA-QC"?`},
		{event + "hashtags = ['été', '«#Été meurtrier»', '«#»']", `a hashtag is one word; did you mean "#Étémeurtrier"?`, `a hashtag needs a word after its sign`},
		{"event = '«é»'", `"event" must be a list of tables: [[event]], not text`},
		{"[[trend]]\nhashtag = '#é'\nseen = 2026-01-01\n«kind» = 'é'", `unknown key "kind" in [[trend]]`},
		{"[[«trend»]]\nmeaning = 'é'", "[[trend]] has no \"hashtag\"\n[[trend]] has no \"seen\""},
		{event + "«checked» = 2026-01-01", `unknown key "checked" in [[event]]; it belongs to the top of the file, above the first [table]`},
	} {
		t.Run(c[0], func(t *testing.T) { marked.Errors(t, "news.toml", c[0], parse, c[1:]...) })
	}
}

func TestJoin(t *testing.T) {
	a := &news.Snapshot{Checked: utc(2026, 1, 2, 0, 0, 0), Events: []draft.Event{{Name: "a"}}}
	b := &news.Snapshot{Checked: utc(2026, 1, 1, 0, 0, 0), Events: []draft.Event{{Name: "b"}}, Trends: []draft.Trend{{Hashtag: "b"}}}
	assert.Equal(t, &news.Snapshot{
		Checked: a.Checked, Events: []draft.Event{{Name: "b"}, {Name: "a"}}, Trends: []draft.Trend{{Hashtag: "b"}},
	}, news.Join(b, nil, a))
	assert.Equal(t, &news.Snapshot{}, news.Join())
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(full))
	f.Add([]byte("[[event]]\nend = 2026-13-01T\nhashtags = ['#']\nregions = ['-']"))
	f.Fuzz(func(t *testing.T, src []byte) {
		s, err := news.Parse(draft.NewFile("news.toml", src))
		if err == nil {
			for _, e := range s.Events {
				require.NotEmpty(t, e.Name)
				require.True(t, e.Kind == "" || slices.Contains(draft.EventKinds, e.Kind))
				require.False(t, !e.End.IsZero() && e.End.Before(e.Start))
				require.NotEmpty(t, e.Quote.String())
			}
			return
		}
		var all strict.Mistakes
		require.True(t, errors.As(err, &all))
		require.Nil(t, s)
	})
}
