package news

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// A Feed is a place that tells news, and how its answers are read. No feed needs a key: a hook of a team that has none would
// otherwise know less than it says.
type Feed struct {
	Name  string
	Gives string // for people: what it tells of

	// URLs are its addresses. {country}, {geo}, {lang} and {date} stand for the regions and languages of the brand and the day; an
	// address with one of the first three is asked once for each.
	URLs []string

	// Within is the country that the feed is about: who is not read there has no use for it. "": the world, or {country} says.
	Within string

	// People says that it tells of what people do to people, and of deaths. Only such a feed can say that nothing of the kind happened.
	People bool

	// Local says that its events are warnings for a place: those outside of the brand's regions are left out unless they are critical, and
	// one that the feed no longer has is over.
	Local bool

	// Read reads one answer. It is a pure function. What is no answer of this feed is an error, and never no news.
	Read func(Page) (*Snapshot, error)
}

// A Page is what one address of a feed answered.
type Page struct {
	Src    []byte
	At     time.Time // when: feeds leave out the year, or go on about what began months ago
	Region string    // of {country} and {geo}; "": none
	Lang   string    // of {lang}; "": none
}

// Feeds are the feeds that are known, the most exact first: of an event that several tell, the first one gives the words.
//
// Left out: ReliefWeb, which wants a name that it approved; Météo-France's own service, which wants a key, and whose warnings MeteoAlarm has; EMSC, whose
// licence is unclear; WHO's outbreak news, whose licence excludes companies; Bluesky, whose trends have an interface declared unstable.
var Feeds = []*Feed{
	{Name: "gdacs", Gives: "disasters of the world, by the UN and the European Commission", Read: readGDACS,
		URLs: []string{"https://www.gdacs.org/xml/rss.xml"}},
	{Name: "usgs", Gives: "earthquakes of the world, by the US Geological Survey", Read: readUSGS,
		URLs: []string{"https://earthquake.usgs.gov/earthquakes/feed/v1.0/summary/4.5_day.geojson", "https://earthquake.usgs.gov/earthquakes/feed/v1.0/summary/significant_week.geojson"}},
	{Name: "nws", Gives: "warnings in the US, by the National Weather Service", Read: readNWS, Within: "US", Local: true,
		URLs: []string{"https://api.weather.gov/alerts/active"}},
	{Name: "meteoalarm", Gives: "weather warnings in the brand's European countries", Read: readMeteoAlarm, Local: true,
		URLs: []string{"https://feeds.meteoalarm.org/feeds/meteoalarm-legacy-atom-{country}"}},
	{Name: "wikimedia", Gives: "what Wikipedia has in the news: attacks, accidents, deaths, disasters", Read: readWikimedia, People: true,
		URLs: []string{"https://api.wikimedia.org/feed/v1/wikipedia/{lang}/featured/{date}"}},
	{Name: "mastodon", Gives: "hashtags that suddenly trend", Read: readMastodon,
		URLs: []string{"https://mastodon.social/api/v1/trends/tags?limit=20"}},
	{Name: "googletrends", Gives: "what people in the brand's countries suddenly search for, if it sounds grave: a hint", Read: readGoogleTrends, People: true,
		URLs: []string{"https://trends.google.com/trending/rss?geo={geo}"}},
}

// FeedNames returns the names of the known feeds.
func FeedNames() []string {
	var names []string
	for _, f := range Feeds {
		names = append(names, f.Name)
	}
	return names
}

// A Query is what a refresh wants to know.
type Query struct {
	Now       time.Time
	Regions   []string // "FR", "US-CO"; none: the whole world, but feeds that are asked country by country are not asked
	Languages []string // "en", "fr"; English is always added, because its editors cover the world
}

// A Request is one address to be asked.
type Request struct {
	Feed   *Feed
	URL    string
	Region string
	Lang   string
}

// Requests returns what to ask a feed. Addresses, if given, replace its own, placeholders and all. The error says why there is nothing to ask.
func (f *Feed) Requests(q Query, addresses ...string) ([]Request, error) {
	if len(addresses) == 0 {
		addresses = f.URLs
	}
	if f.Within != "" && len(q.Regions) > 0 && !slices.Contains(mapped(national(q.Regions), country), f.Within) {
		return nil, fmt.Errorf("not asked: it tells of %s only", f.Within)
	}
	var all []Request
	for _, address := range addresses {
		address = strings.ReplaceAll(address, "{date}", q.Now.UTC().Format("2006/01/02"))
		switch {
		case strings.Contains(address, "{lang}"):
			for _, lang := range unique(append(slices.Clone(q.Languages), "en")) {
				all = append(all, Request{f, strings.ReplaceAll(address, "{lang}", lang), "", lang})
			}
		case strings.Contains(address, "{geo}"), strings.Contains(address, "{country}"):
			if len(q.Regions) == 0 {
				return nil, errors.New(`not asked: it needs the brand's regions; write regions = ["FR"] under [brand], or give -region`)
			}
			for _, code := range unique(mapped(q.Regions, country)) {
				name, known := meteoAlarmCountries[code]
				if known || !strings.Contains(address, "{country}") {
					all = append(all, Request{f, strings.NewReplacer("{country}", name, "{geo}", code).Replace(address), code, ""})
				}
			}
		default:
			all = append(all, Request{Feed: f, URL: address})
		}
	}
	if len(all) == 0 {
		return nil, errors.New("not asked: it tells of none of the brand's regions")
	}
	return all, nil
}

func unique(list []string) []string {
	var seen []string
	for _, s := range list {
		if !slices.Contains(seen, s) {
			seen = append(seen, s)
		}
	}
	return seen
}

func mapped(list []string, f func(string) string) []string {
	var out []string
	for _, s := range list {
		out = append(out, f(s))
	}
	return out
}

// mostEntries is more than any feed has: an answer with more is not believed.
const mostEntries = 500

// Answer reads one answer to a request: what it tells of the brand's regions, and of grave things elsewhere.
func (r Request) Answer(src []byte, q Query) (*Snapshot, error) {
	s, err := r.Feed.Read(Page{Src: src, At: q.Now, Region: r.Region, Lang: r.Lang})
	if err != nil {
		return nil, err
	}
	if n := len(s.Events) + len(s.Trends); n > mostEntries {
		return nil, fmt.Errorf("it tells of %d things, which is more than can be true", n)
	}
	for i := range s.Events {
		s.Events[i].Feed = r.Feed.Name
		s.Events[i].Regions = national(s.Events[i].Regions)
	}
	for i := range s.Trends {
		s.Trends[i].Feed = r.Feed.Name
	}
	s.Events = slices.DeleteFunc(s.Events, func(e draft.Event) bool {
		if over(&e, q.Now) {
			return true
		}
		faint := e.Severity == draft.Low || r.Feed.Local && e.Severity != draft.Critical
		return faint && !e.Concerns(q.Regions)
	})
	s.Trends = slices.DeleteFunc(s.Trends, func(t draft.Trend) bool { return faded(&t, q.Now) })
	return s, nil
}

// over reports whether an event left the news more than two days ago: who then still refers to it does not do so by chance.
func over(e *draft.Event, now time.Time) bool {
	until := e.Until()
	return !until.IsZero() && now.Sub(until) > 48*time.Hour
}

func faded(t *draft.Trend, now time.Time) bool { return !t.ActiveAt(now, now) && now.After(t.Seen) }

// meteoAlarmCountries gives the name of a country in MeteoAlarm's addresses.
var meteoAlarmCountries = map[string]string{
	"AT": "austria", "BA": "bosnia-herzegovina", "BE": "belgium", "BG": "bulgaria", "CH": "switzerland", "CY": "cyprus", "CZ": "czechia", "DE": "germany",
	"DK": "denmark", "EE": "estonia", "ES": "spain", "FI": "finland", "FR": "france", "GB": "united-kingdom", "GR": "greece", "HR": "croatia", "HU": "hungary",
	"IE": "ireland", "IL": "israel", "IS": "iceland", "IT": "italy", "LT": "lithuania", "LU": "luxembourg", "LV": "latvia", "MD": "moldova", "ME": "montenegro",
	"MK": "republic-of-north-macedonia", "MT": "malta", "NL": "netherlands", "NO": "norway", "PL": "poland", "PT": "portugal", "RO": "romania", "RS": "serbia",
	"SE": "sweden", "SI": "slovenia", "SK": "slovakia", "UA": "ukraine",
}

// regionsOf returns the codes of a list of names or codes of three letters, each once.
func regionsOf(names ...string) []string {
	var codes []string
	for _, n := range names {
		if r := places().byISO3[strings.TrimSpace(n)]; r != nil {
			codes = append(codes, r.code)
		} else {
			codes = append(codes, codesIn(n)...)
		}
	}
	return unique(codes)
}

// groups collects events that are one for a reader: fifty warnings of one storm in one state.
type groups struct {
	order []string
	byID  map[string]*draft.Event
}

// add puts an event into the group of its ID: the gravest severity, the first start, the last end, all places.
func (g *groups) add(e draft.Event) {
	if g.byID == nil {
		g.byID = map[string]*draft.Event{}
	}
	have := g.byID[e.ID]
	if have == nil {
		g.byID[e.ID] = &e
		g.order = append(g.order, e.ID)
		return
	}
	if graver(e.Severity, have.Severity) {
		have.Severity = e.Severity
	}
	if e.Start.Before(have.Start) {
		have.Start = e.Start
	}
	have.End, have.Updated = later(have.End, e.End), later(have.Updated, e.Updated)
	have.Regions = unique(append(have.Regions, e.Regions...))
	if !strings.Contains(have.Place, e.Place) {
		have.Place = clean(have.Place + "; " + e.Place)
	}
}

// events returns the groups in the order in which they were begun, with their hashtags.
func (g *groups) events() []draft.Event {
	var all []draft.Event
	for _, id := range g.order {
		e := g.byID[id]
		place := e.Place
		e.Place = "" // the names of fifty counties are no hashtags
		tag(e, "")
		e.Place = place
		all = append(all, *e)
	}
	return all
}

// graver reports whether a is graver than b. The order of the constants is another one, for their zero value.
func graver(a, b draft.Gravity) bool { return weight[a] > weight[b] }

var weight = map[draft.Gravity]int{draft.Low: 0, draft.High: 1, draft.Critical: 2}
