package draft

import (
	"slices"
	"strings"
	"sync"
	"time"
)

// A Context is what a post goes out into: the hour, the news, the brand, the team, the rest of the calendar. A nil Context and
// zero fields are a quiet day, not an error. A Context must not be changed after it was first given to a linter, and may then
// be used by several goroutines.
type Context struct {
	Now         time.Time // zero: rules that need the clock are silent
	Events      []Event
	Trends      []Trend
	NewsChecked time.Time // when somebody last looked at the news; zero: never
	Brand       Brand
	Channels    map[string]Channel // by the names of ChannelName
	Team        map[string]Member
	Calendar    *Index // the posts that are planned besides; nil: none

	memo sync.Map
}

// Memo returns what make returned when Memo was first called with this key: something that was worked out from the
// context once, such as an index of the words of its events. Whoever asks meanwhile waits for it. A nil Context remembers nothing.
func (c *Context) Memo(key any, make func() any) any {
	if c == nil {
		return make()
	}
	v, ok := c.memo.Load(key)
	if !ok {
		v, _ = c.memo.LoadOrStore(key, &memo{})
	}
	m := v.(*memo)
	m.once.Do(func() { m.value = make() })
	return m.value
}

// A memo is worked out by whoever asks for it first.
type memo struct {
	once  sync.Once
	value any
}

// An Event is something grave or contested that is in the news.
type Event struct {
	Name     string
	Kind     string // one of EventKinds
	Hazard   string // of a natural disaster: one of Hazards; "": from its name and terms
	Place    string // "Aurora, Colorado"
	Regions  []string
	Severity Gravity
	Start    time.Time // zero: since ever
	End      time.Time // zero: Start plus the hold of its severity
	Hashtags []string  // with or without the sign
	Terms    []string  // other words that mean it
	Source   string    // an address where it is told

	Feed, ID  string // which feed brought it, under which name; "": a person wrote it
	Updated   time.Time
	Meaning   string // what a person found out about an event that a feed brought
	Dismissed string // why a person decided that it does not concern the brand; such an event is never active

	Quote Quote // where it is written
}

// EventKinds lists the kinds of Event, and Hazards those of a natural disaster.
var (
	EventKinds = []string{"natural-disaster", "mass-violence", "accident", "epidemic", "war", "death", "protest", "verdict", "debate", "brand-crisis", "mourning", "election"}
	Hazards    = []string{"storm", "flood", "earthquake", "wildfire", "eruption", "heat", "snow", "landslide", "tsunami", "drought"}
)

// Gravity is how grave an Event is. Its zero value is High, as for an event whose author did not say.
type Gravity uint8

const (
	High Gravity = iota
	Critical
	Low
)

// String returns "critical", "high" or "low".
func (g Gravity) String() string { return [...]string{"high", "critical", "low"}[g] }

// hold is how long an event without an end stays in the news. No source gives one number: newsrooms pause for 24 to 48 hours, social
// media handbooks for one to three weeks after a critical event. It decides only whether a reference to the event is still one.
func (g Gravity) hold() time.Duration {
	const day = 24 * time.Hour
	return [...]time.Duration{High: 7 * day, Critical: 14 * day, Low: 3 * day}[g]
}

// Until returns when the event leaves the news: its End, else its Start plus 14 days if it is critical, 7 if it is high, 3 if it is low.
func (e *Event) Until() time.Time {
	if e.End.IsZero() && !e.Start.IsZero() {
		return e.Start.Add(e.Severity.hold())
	}
	return e.End
}

// ActiveAt reports whether the event is in the news at some time from..to, both included.
func (e *Event) ActiveAt(from, to time.Time) bool {
	if e.Dismissed != "" || !e.Start.IsZero() && to.Before(e.Start) {
		return false
	}
	until := e.Until()
	return until.IsZero() || !from.After(until)
}

// Concerns reports whether the event is of concern in one of the regions, which are codes such as "FR" or "US-CO". An event
// without regions concerns everyone, and a brand without regions is concerned by all.
func (e *Event) Concerns(regions []string) bool {
	if len(e.Regions) == 0 || len(regions) == 0 {
		return true
	}
	for _, a := range e.Regions {
		for _, b := range regions {
			if within(a, b) || within(b, a) {
				return true
			}
		}
	}
	return false
}

func within(region, whole string) bool {
	rest, ok := strings.CutPrefix(strings.ToUpper(region), strings.ToUpper(whole))
	return ok && (rest == "" || rest[0] == '-')
}

// A Trend is a hashtag that many people suddenly use. It counts for 48 hours from Seen.
type Trend struct {
	Hashtag string
	Seen    time.Time
	Meaning string // what a person found out; "": nobody has looked yet

	Feed, ID string // which feed brought it, under which name; "": a person wrote it

	Quote Quote // where it is written
}

// ActiveAt reports whether the hashtag trends at some time from..to.
func (t *Trend) ActiveAt(from, to time.Time) bool {
	return !to.Before(t.Seen) && !from.After(t.Seen.Add(48*time.Hour))
}

// A Brand is who publishes.
type Brand struct {
	Name        string
	Aliases     []string
	Handles     []string
	Products    []string
	Sector      string
	Regions     []string // "FR", "US-CO"; none: concerned by everything
	Languages   []string // "en", "fr"
	SorePoints  []string // subjects on which the brand was hurt before
	OwnSubjects []string // political subjects that are the brand's own business
	Partners    []Partner
}

// A Partner is somebody who publishes for the brand.
type Partner struct {
	Handle       string
	Vetted, Paid bool
}

// A Channel is what the brand decided about one network. Zero numbers and durations: the network's defaults.
type Channel struct {
	Handle, Objective, Audience, Owner string
	Regions                            []string
	MaxPerDay, MaxPerWeek              int
	MinGap, QuietAfter                 time.Duration
}

// A Member is somebody of the team.
type Member struct {
	Emails            []string
	Trained, Reviewer bool
	Department        string
}

// Window returns the instants between which the post goes out, and whether they are known. A post without a date goes out now;
// without a clock nothing is known.
func (c *Context) Window(p *Post) (from, to time.Time, known bool) {
	if p.When.Dated() {
		return p.When.Time, p.When.End(), true
	}
	if c == nil || c.Now.IsZero() {
		return from, to, false
	}
	return c.Now, c.Now, true
}

// Regions returns the regions in which the post is read: those of its channels, else those of the brand; none: everywhere.
func (c *Context) Regions(p *Post) []string {
	if c == nil {
		return nil
	}
	var regions []string
	for _, name := range p.Channels {
		if len(c.Channels[name].Regions) == 0 {
			return c.Brand.Regions
		}
		regions = append(regions, c.Channels[name].Regions...)
	}
	if len(regions) == 0 {
		return c.Brand.Regions
	}
	slices.Sort(regions)
	return slices.Compact(regions)
}

// With returns a context of the same facts with another calendar. c may be nil.
func (c *Context) With(calendar *Index) *Context {
	if c == nil {
		return &Context{Calendar: calendar}
	}
	return &Context{Now: c.Now, Events: c.Events, Trends: c.Trends, NewsChecked: c.NewsChecked,
		Brand: c.Brand, Channels: c.Channels, Team: c.Team, Calendar: calendar}
}
