package news_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint/news"
	"github.com/postlint/postlint/rules/draft"
)

// at is when the invented feeds of testdata answered.
var at = time.Date(2026, 3, 10, 11, 50, 0, 0, time.UTC)

func feed(t testing.TB, name string) *news.Feed {
	for _, f := range news.Feeds {
		if f.Name == name {
			return f
		}
	}
	t.Fatalf("no feed %q", name)
	return nil
}

// answered reads a document of testdata as the answer of its feed to a brand of the regions.
func answered(t testing.TB, file string, regions ...string) *news.Snapshot {
	src, err := os.ReadFile(filepath.Join("testdata/feeds", file))
	require.NoError(t, err)
	name, rest, _ := strings.Cut(file, ".")
	r := news.Request{Feed: feed(t, name)}
	switch name {
	case "wikimedia":
		r.Lang = "en"
		if strings.HasPrefix(rest, "fr") {
			r.Lang = "fr"
		}
	case "meteoalarm", "googletrends":
		r.Region = "FR"
	}
	s, err := r.Answer(src, news.Query{Now: at, Regions: regions})
	require.NoError(t, err)
	return s
}

var documents = []string{"gdacs.xml", "usgs.json", "nws.json", "meteoalarm.xml", "wikimedia.json", "wikimedia.fr.json", "mastodon.json", "googletrends.xml"}

// Each document says in its comments and titles what is a trap; the golden file is what is left of it in news.toml. UPDATE=1 rewrites it.
func TestFeeds(t *testing.T) {
	for _, doc := range documents {
		t.Run(doc, func(t *testing.T) {
			s := answered(t, doc)
			r := news.Refresh{Now: at, Brought: []*news.Snapshot{s}}
			out, _, err := r.Merge([]*draft.File{draft.NewFile("news.toml", nil)})
			require.NoError(t, err)
			golden := filepath.Join("testdata/feeds", doc+".golden")
			if os.Getenv("UPDATE") != "" {
				require.NoError(t, os.WriteFile(golden, []byte(out[0]), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err)
			assert.Equal(t, string(want), out[0])
		})
	}
}

// Who sells in France hears of disasters everywhere, but of a yellow warning or a tornado in Missouri only if it is critical.
func TestRegions(t *testing.T) {
	names := func(s *news.Snapshot) (list []string) {
		for _, e := range s.Events {
			list = append(list, e.Name)
		}
		return list
	}
	assert.Equal(t, []string{"Tropical cyclone Odalys", "Earthquake in Italy", "Eruption of Monte Vela"}, names(answered(t, "gdacs.xml", "FR")))
	assert.Contains(t, names(answered(t, "gdacs.xml", "KE")), "Drought in Kenya, Ethiopia and 2 other countries")
	assert.Equal(t, []string{"Tornado Warning in Missouri"}, names(answered(t, "nws.json", "US-CO")))
	assert.Len(t, names(answered(t, "nws.json", "US")), 4)
	assert.Len(t, names(answered(t, "meteoalarm.xml", "BE")), 1)
}

// What is no answer of the feed is an error: never no news.
func TestGarbage(t *testing.T) {
	deep := strings.Repeat("<a>", 100) + strings.Repeat("</a>", 100)
	for _, f := range news.Feeds {
		for _, src := range []string{"", "<html><body>Service unavailable</body></html>", `{"error": "rate limited"}`, "null", `"x"`, "[1]", "\xff\xfe", `<!DOCTYPE rss [<!ENTITY a "b">]><rss><channel/></rss>`,
			deep, "<rss>" + strings.Repeat("<a/>", 300_000) + "</rss>", "<rss><channel>", "<rss/>", "<feed/>", "{}", "<a/><b/>"} {
			_, err := news.Request{Feed: f}.Answer([]byte(src), news.Query{Now: at})
			if f.Name == "mastodon" && src == "null" {
				continue // as good as an empty list
			}
			assert.Error(t, err, "%s: %.40s", f.Name, src)
		}
	}
}

// A feed that tells of thousands of things is broken, and must not fill the file.
func TestTooMuch(t *testing.T) {
	item := `<item><gdacs:fromdate>Tue, 10 Mar 2026 00:00:00 GMT</gdacs:fromdate><guid>FL%d</guid><gdacs:eventtype>FL</gdacs:eventtype><gdacs:alertlevel>Red</gdacs:alertlevel><gdacs:country>India</gdacs:country></item>`
	var b strings.Builder
	for i := range 501 {
		fmt.Fprintf(&b, item, i)
	}
	doc := `<rss xmlns:gdacs="http://www.gdacs.org"><channel>` + b.String() + `</channel></rss>`
	_, err := news.Request{Feed: feed(t, "gdacs")}.Answer([]byte(doc), news.Query{Now: at})
	assert.ErrorContains(t, err, "more than can be true")
}

func TestRequests(t *testing.T) {
	ask := func(name string, q news.Query, own ...string) (urls []string) {
		all, err := feed(t, name).Requests(q, own...)
		if err != nil {
			return []string{err.Error()}
		}
		for _, r := range all {
			urls = append(urls, r.URL)
		}
		return urls
	}
	q := news.Query{Now: at, Regions: []string{"FR", "US-CO", "BE"}, Languages: []string{"fr"}}
	assert.Len(t, ask("usgs", q), 2)
	assert.Equal(t, []string{"https://api.wikimedia.org/feed/v1/wikipedia/fr/featured/2026/03/10", "https://api.wikimedia.org/feed/v1/wikipedia/en/featured/2026/03/10"}, ask("wikimedia", q))
	assert.Equal(t, []string{"https://feeds.meteoalarm.org/feeds/meteoalarm-legacy-atom-france", "https://feeds.meteoalarm.org/feeds/meteoalarm-legacy-atom-belgium"}, ask("meteoalarm", q))
	assert.Equal(t, []string{"http://own/FR", "http://own/US", "http://own/BE"}, ask("googletrends", q, "http://own/{geo}"))
	assert.Len(t, ask("nws", q), 1)
	assert.Equal(t, []string{"https://api.weather.gov/alerts/active"}, ask("nws", news.Query{Regions: []string{"PR"}}))
	assert.Contains(t, ask("nws", news.Query{Regions: []string{"FR"}})[0], "not asked")
	assert.Contains(t, ask("meteoalarm", news.Query{Regions: []string{"JP"}})[0], "not asked")
	assert.Contains(t, ask("googletrends", news.Query{})[0], "-region")
}

func FuzzFeeds(f *testing.F) {
	for i, doc := range documents {
		src, err := os.ReadFile(filepath.Join("testdata/feeds", doc))
		require.NoError(f, err)
		f.Add(uint8(i), src)
	}
	f.Fuzz(func(t *testing.T, which uint8, src []byte) {
		fd := news.Feeds[int(which)%len(news.Feeds)]
		s, err := news.Request{Feed: fd, Region: "FR", Lang: "fr"}.Answer(src, news.Query{Now: at})
		if err != nil {
			return
		}
		// Whatever a feed says, it can be written, and what was written says the same.
		r := news.Refresh{Now: at, Brought: []*news.Snapshot{s}}
		out, done, err := r.Merge([]*draft.File{draft.NewFile("news.toml", nil)})
		require.NoError(t, err)
		again, err := news.Parse(draft.NewFile("news.toml", []byte(out[0])))
		require.NoError(t, err)
		require.Equal(t, done.Added, len(again.Events)+len(again.Trends))
	})
}
