package news_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint/news"
	"github.com/postlint/postlint/rules/draft"
)

// storm, quake and shooting are what feeds bring in these tests.
func storm() draft.Event {
	return draft.Event{Name: "Tropical cyclone Odalys", Kind: "natural-disaster", Hazard: "storm", Regions: []string{"MG"}, Severity: draft.Critical, Start: utc(2026, 3, 9, 0, 0, 0),
		Hashtags: []string{"#Odalys", "#StormOdalys"}, Feed: "gdacs", ID: "TC1", Updated: utc(2026, 3, 10, 9, 0, 0)}
}

func quake(feed, id string, start time.Time) draft.Event {
	return draft.Event{Name: "Earthquake in Italy (" + feed + ")", Kind: "natural-disaster", Hazard: "earthquake", Regions: []string{"IT"}, Start: start, Hashtags: []string{"#ItalyEarthquake"}, Feed: feed, ID: id}
}

func trendOf(tag string) draft.Trend {
	return draft.Trend{Hashtag: tag, Seen: utc(2026, 3, 10, 0, 0, 0), Feed: "mastodon", ID: strings.ToLower(strings.TrimPrefix(tag, "#"))}
}

func brought(events []draft.Event, trends ...draft.Trend) *news.Refresh {
	return &news.Refresh{Now: at, Checked: true, Answered: map[string]bool{"gdacs": true, "nws": true, "mastodon": true},
		Brought: []*news.Snapshot{{Events: events, Trends: trends}}}
}

func merge(t *testing.T, r *news.Refresh, files ...string) ([]string, news.Changes) {
	t.Helper()
	var list []*draft.File
	for _, src := range files {
		list = append(list, draft.NewFile("news.toml", []byte(src)))
	}
	out, done, err := r.Merge(list)
	require.NoError(t, err)
	var again []*draft.File
	for _, src := range out {
		again = append(again, draft.NewFile("news.toml", []byte(src)))
	}
	twice, none, err := r.Merge(again)
	require.NoError(t, err)
	assert.Equal(t, out, twice, "merging twice changes something")
	assert.Zero(t, none.Added+none.Removed)
	return out, done
}

// Everything that a person can do to a file by hand is still there after a refresh.
const byHand = `# News of Maison Aurore. Ask Ana before you change it.

checked = 2026-03-09T07:00:00Z   # Ana

  [[event]] # ours
name="Grève dans nos ateliers"
kind = 'brand-crisis'
start = 2026-03-01
hashtags = [
  "#Ateliers", # the tag of the union
]

# The cyclone: our partner in Toamasina is closed.
[[event]] # do not delete
id       = "TC1"
name     = "Cyclone"    # as the feed calls it
severity = "low"
start    = 2026-03-09T00:00:00Z
kind     = "natural-disaster"
end      = 2026-03-09T20:00:00Z
feed     = "gdacs"
dismissed = "nobody of ours is near" # Ana, 9 March


# Spring campaign
[[trend]]
hashtag = "#LightsOut"
seen = 2026-03-09
meaning = "a film"
`

func TestMergeKeepsWhatPeopleWrote(t *testing.T) {
	out, done := merge(t, brought([]draft.Event{storm(), quake("gdacs", "EQ2", at)}, trendOf("#lightsout"), trendOf("#Odalys"), trendOf("#Riddle")), byHand)
	assert.Equal(t, news.Changes{Added: 2, Updated: 1, Explained: 1}, done)
	assert.Equal(t, `# News of Maison Aurore. Ask Ana before you change it.

checked = 2026-03-10T11:50:00Z   # Ana

  [[event]] # ours
name="Grève dans nos ateliers"
kind = 'brand-crisis'
start = 2026-03-01
hashtags = [
  "#Ateliers", # the tag of the union
]

# The cyclone: our partner in Toamasina is closed.
[[event]] # do not delete
id       = "TC1"
name     = "Tropical cyclone Odalys"    # as the feed calls it
severity = "critical"
start    = 2026-03-09T00:00:00Z
kind     = "natural-disaster"
feed     = "gdacs"
dismissed = "nobody of ours is near" # Ana, 9 March
hazard    = "storm"
regions   = ["MG"]
hashtags  = ["#Odalys", "#StormOdalys"]
updated   = 2026-03-10T09:00:00Z


# Spring campaign
[[trend]]
hashtag = "#LightsOut"
seen = 2026-03-09
meaning = "a film"

[[event]]
name     = "Earthquake in Italy (gdacs)"
kind     = "natural-disaster"
hazard   = "earthquake"
regions  = ["IT"]
severity = "high"
start    = 2026-03-10T11:50:00Z
hashtags = ["#ItalyEarthquake"]
feed     = "gdacs"
id       = "EQ2"

[[trend]]
hashtag = "#Riddle"
seen    = 2026-03-10T00:00:00Z
feed    = "mastodon"
id      = "riddle"
`, out[0])
}

// What left the news two days ago goes, if a feed brought it; the comments in it stay.
func TestMergeDropsWhatIsOver(t *testing.T) {
	const old = `[[event]]
name = "Flood" # why we closed
start = 2026-02-01
feed = "gdacs"
id = "FL1"
# Ana: keep the shop of Lyon in mind
hashtags = ["#a", # one
  "#b"]

[[event]]
name = "Old, but ours"
start = 2020-01-01

[[trend]]
hashtag = "#gone"
seen = 2026-03-07
meaning = "looked up"
feed = "mastodon"
id = "gone"

[[trend]]
hashtag = "#still"
seen = 2026-03-09
feed = "mastodon"
id = "still"`
	out, done := merge(t, brought(nil), old)
	assert.Equal(t, 2, done.Removed)
	assert.Equal(t, `checked = 2026-03-10T11:50:00Z

# why we closed
# Ana: keep the shop of Lyon in mind
# one
[[event]]
name = "Old, but ours"
start = 2020-01-01

[[trend]]
hashtag = "#still"
seen = 2026-03-09
feed = "mastodon"
id = "still"`, out[0])
}

func TestMerge(t *testing.T) {
	count := func(out []string) (n int) {
		for _, src := range out {
			n += strings.Count(src, "[[")
		}
		return n
	}
	t.Run("an entry is updated where it stands, new ones go to the first file", func(t *testing.T) {
		out, _ := merge(t, brought([]draft.Event{storm(), quake("usgs", "us1", at)}), "# first\n", "[[event]]\nname = 'x'\nstart = 2026-03-09\nfeed = 'gdacs'\nid = 'TC1'\n")
		assert.Contains(t, out[0], "us1")
		assert.NotContains(t, out[0], "TC1")
		assert.Contains(t, out[1], "Tropical cyclone Odalys")
		assert.NotContains(t, out[1], "checked")
	})
	t.Run("one earthquake of two feeds is one event", func(t *testing.T) {
		a, b := quake("gdacs", "EQ2", at), quake("usgs", "us1", at.Add(20*time.Minute))
		b.Severity, b.Terms = draft.Critical, []string{"Norcia"}
		out, _ := merge(t, brought([]draft.Event{a, b}), "")
		assert.Equal(t, 1, count(out))
		assert.Contains(t, out[0], `severity = "critical"`)
		assert.Contains(t, out[0], `terms    = ["Norcia"]`)
		// Two days later GDACS is silent: its entry stays, with what USGS adds, and no second one comes.
		both := out[0]
		r := brought([]draft.Event{b})
		r.Answered, r.Partial = map[string]bool{"usgs": true}, true
		out, _ = merge(t, r, both)
		assert.Equal(t, both, out[0])
		// The other way round, what USGS added stays; it goes when USGS answers and no longer says it.
		r = brought([]draft.Event{a})
		r.Partial = true
		out, _ = merge(t, r, both)
		assert.Equal(t, both, out[0])
		out, _ = merge(t, brought([]draft.Event{a}), both)
		assert.Contains(t, out[0], `severity = "high"`)
		assert.NotContains(t, out[0], "Norcia")
	})
	t.Run("two earthquakes are two", func(t *testing.T) {
		out, _ := merge(t, brought([]draft.Event{quake("gdacs", "EQ2", at), quake("usgs", "us1", at.Add(-2*time.Hour)), quake("gdacs", "EQ3", at.Add(5*time.Minute))}), "")
		assert.Equal(t, 3, count(out))
	})
	t.Run("an attack in two languages is one, two attacks in a country are two", func(t *testing.T) {
		en, fr := answered(t, "wikimedia.json").Events[0], answered(t, "wikimedia.fr.json").Events[0]
		other := en
		other.Name, other.Place, other.ID, other.Hashtags = "Elsewhere shooting", "Elsewhere", "en:Elsewhere", []string{"#Elsewhere"}
		out, _ := merge(t, brought([]draft.Event{en, fr, other}), "")
		assert.Equal(t, 2, count(out))
		assert.Contains(t, out[0], "#FusilladeDeLakemont")
	})
	t.Run("a storm of two feeds is one by its name, two names are two storms", func(t *testing.T) {
		wiki := answered(t, "wikimedia.json").Events[1]
		other := storm()
		other.Feed, other.ID, other.Hashtags = "wikimedia", "en:Piet", []string{"#Piet", "#StormPiet"}
		out, _ := merge(t, brought([]draft.Event{storm(), wiki, other}), "")
		assert.Equal(t, 2, count(out))
	})
	t.Run("what a person wrote down first is not written twice", func(t *testing.T) {
		out, done := merge(t, brought([]draft.Event{storm()}), "[[event]]\nname = 'Cyclone Odalys'\nstart = 2026-03-08\nhashtags = ['#odalys']\n")
		assert.Equal(t, 1, done.Known)
		assert.Equal(t, 1, count(out))
	})
	t.Run("a warning that its feed no longer has is over, unless it was not heard or not asked for there", func(t *testing.T) {
		const warning = "[[event]]\nname = 'w'\nstart = 2026-03-10\nregions = ['US-OK']\nfeed = 'nws'\nid = 'w'\n"
		out, _ := merge(t, brought(nil), warning)
		assert.Zero(t, count(out))
		r := brought(nil)
		r.Answered["nws"] = false
		out, _ = merge(t, r, warning)
		assert.Equal(t, 1, count(out))
		r = brought(nil)
		r.Regions = []string{"US-TX"}
		out, _ = merge(t, r, warning)
		assert.Equal(t, 1, count(out))
	})
	t.Run("what was said of last week's storm is not said of this one under its name", func(t *testing.T) {
		e := draft.Event{Name: "Tornado Warning", Start: at, End: at.Add(time.Hour), Feed: "nws", ID: "tornado"}
		const old = "[[event]]\nname = 'Tornado Warning'\nstart = 2026-03-09\nend = %s\nfeed = 'nws'\nid = 'tornado'\ndismissed = 'x'\n"
		out, _ := merge(t, brought([]draft.Event{e}), strings.Replace(old, "%s", "2026-03-09T10:00:00Z", 1))
		assert.NotContains(t, out[0], "dismissed")
		out, _ = merge(t, brought([]draft.Event{e}), strings.Replace(old, "%s", "2026-03-10T20:00:00Z", 1))
		assert.Contains(t, out[0], "dismissed")
	})
	t.Run("the meaning of a tag stays while it trends", func(t *testing.T) {
		out, _ := merge(t, brought(nil, trendOf("#Riddle")), "[[trend]]\nhashtag = '#Riddle'\nseen = 2026-03-07\nmeaning = 'a song'\nfeed = 'mastodon'\nid = 'riddle'\n")
		assert.Contains(t, out[0], "meaning = 'a song'")
		assert.Contains(t, out[0], "seen = 2026-03-10T00:00:00Z")
	})
	t.Run("line ends and the byte order mark are those of the file", func(t *testing.T) {
		out, _ := merge(t, brought([]draft.Event{storm()}), "\ufeff[[event]]\r\nname = 'é'\r\nstart = 2026-03-09\r\n")
		assert.True(t, strings.HasPrefix(out[0], "\ufeffchecked = 2026-03-10T11:50:00Z\r\n\r\n[[event]]\r\nname = 'é'"))
		assert.NotContains(t, strings.ReplaceAll(out[0], "\r\n", ""), "\n")
	})
}

func TestMergeRefuses(t *testing.T) {
	for src, want := range map[string]string{
		"[[event]]\nnam = 'x'":                            "unknown key",
		"event = [{name = 'x', start = 2026-01-01}]\n":    "write each as a table of its own",
		"# 1\n\ntrend = [{hashtag='#x',seen=2026-01-01}]": "write each as a table of its own",
	} {
		_, _, err := brought(nil).Merge([]*draft.File{draft.NewFile("news.toml", []byte(src))})
		assert.ErrorContains(t, err, want)
	}
}

// However the file looks and whatever feeds say: tables of people stay byte for byte and in their order, no comment is lost, what was written can be
// read, and merging the same again changes nothing.
func FuzzMerge(f *testing.F) {
	f.Add([]byte(byHand), "Tropical cyclone", "TC1", "#lightsout", uint8(0))
	f.Add([]byte(full), "x", "EQ1391657", "#Aurora", uint8(3))
	f.Add([]byte("checked=2026-01-01\r\n[[event]]\r\nname='''a#b''' # c\r\nstart=2026-03-10\r\nfeed='gdacs'\r\nid='1'\r\n#d\r\n[[event]]\r\nname=\"e\"\r\nstart=2026-03-10"), "é\"\\\x00", "1", "é", uint8(255))
	f.Fuzz(func(t *testing.T, src []byte, name, id, tag string, how uint8) {
		name, id, tag = strings.ToValidUTF8(name, ""), strings.ToValidUTF8(id, ""), strings.ToValidUTF8(tag, "")
		e := storm()
		e.Name, e.ID = name, id
		if how&1 != 0 {
			e.Hashtags, e.End = nil, at.Add(time.Hour)
		}
		r := brought([]draft.Event{e, quake("gdacs", id+"2", at)}, draft.Trend{Hashtag: tag, Seen: at, Feed: "mastodon", ID: id})
		r.Checked = how&2 != 0
		if how&4 != 0 {
			r.Brought[0].Events = nil
		}
		before, err := news.Parse(draft.NewFile("news.toml", src))
		if err != nil {
			return
		}
		out, _, err := r.Merge([]*draft.File{draft.NewFile("news.toml", src)})
		if err != nil {
			return // an empty name or a tag of two words can't be written, and then nothing is
		}
		after, err := news.Parse(draft.NewFile("news.toml", []byte(out[0])))
		require.NoError(t, err)
		require.Equal(t, people(before), people(after))
		rest := out[0]
		for _, table := range news.PeoplesTables(string(src)) {
			i := strings.Index(rest, table)
			require.GreaterOrEqual(t, i, 0, "%q is gone", table)
			rest = rest[i+len(table):]
		}
		have := map[string]int{}
		for _, c := range news.Comments(out[0]) {
			have[strings.TrimSpace(c)]++
		}
		for _, c := range news.Comments(string(src)) {
			have[strings.TrimSpace(c)]--
			require.GreaterOrEqual(t, have[strings.TrimSpace(c)], 0, "comment %q is gone", c)
		}
		again, _, err := r.Merge([]*draft.File{draft.NewFile("news.toml", []byte(out[0]))})
		require.NoError(t, err)
		require.Equal(t, out[0], again[0])
	})
}

// people returns what people wrote, without its places.
func people(s *news.Snapshot) *news.Snapshot {
	p := &news.Snapshot{}
	for _, e := range s.Events {
		if e.Quote = (draft.Quote{}); e.Feed == "" {
			p.Events = append(p.Events, e)
		}
	}
	for _, t := range s.Trends {
		if t.Quote = (draft.Quote{}); t.Feed == "" {
			p.Trends = append(p.Trends, t)
		}
	}
	return p
}
