package rules

import (
	"slices"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// toneDeafKind is how an event holds posts back.
type toneDeafKind uint8

const (
	toneDeafNone      toneDeafKind = iota
	toneDeafEpidemic               // lasts for months: only jokes with its words
	toneDeafDeath                  // of somebody known: the world goes on selling, unless a nation stops
	toneDeafMourning               // declared, for a time
	toneDeafCrisis                 // of the brand itself
	toneDeafNatural                // while it lasts
	toneDeafHumanMade              // an attack, an accident, a war: two days
)

// How long an event holds posts back, counted from its start. Newsrooms pause for one to two days, social media handbooks for one to three weeks
// after the gravest events, and a pause that never ends is ignored.
const (
	toneDeafDay     = 24 * time.Hour
	toneDeafTwoDays = 48 * time.Hour
	toneDeafWeek    = 7 * toneDeafDay  // a wildfire or a drought burns for months: after a week people sell again
	toneDeafLong    = 14 * toneDeafDay // an epidemic is in every mouth by then
	toneDeafOpen    = time.Duration(1<<63 - 1)
)

// A toneDeafHold says for how long what sells, and what plays on words of the same kind, waits.
type toneDeafHold struct{ sells, words time.Duration }

// toneDeafHolds is the table of holds for critical events and for high ones; low ones hold nothing. No hold outlasts the event (see Event.Felt).
var toneDeafHolds = map[toneDeafKind][2]toneDeafHold{
	toneDeafHumanMade: {draft.Critical: {toneDeafTwoDays, toneDeafTwoDays}, draft.High: {toneDeafDay, toneDeafDay}},
	toneDeafNatural:   {draft.Critical: {toneDeafWeek, toneDeafWeek}, draft.High: {0, toneDeafDay}},
	toneDeafMourning:  {draft.Critical: {toneDeafOpen, toneDeafOpen}, draft.High: {toneDeafOpen, toneDeafOpen}},
	toneDeafDeath:     {draft.Critical: {toneDeafTwoDays, toneDeafTwoDays}, draft.High: {0, toneDeafDay}},
	toneDeafEpidemic:  {draft.Critical: {0, toneDeafLong}, draft.High: {0, toneDeafLong}},
	toneDeafCrisis:    {draft.Critical: {toneDeafTwoDays, toneDeafOpen}, draft.High: {toneDeafDay, toneDeafOpen}},
}

// A toneDeafClash says how gravely a post clashes with an event if it sells, if it plays on words of the same kind, and if it invites people to
// the place of it, and until when it should wait.
type toneDeafClash struct {
	sells, words, place check.Severity
	until               string
}

// clash looks the event up in the table.
func (k toneDeafKind) clash(p *check.Pass, e check.EventHit) (c toneDeafClash) {
	if k == toneDeafNone || e.Event.Severity == draft.Low {
		return c
	}
	critical, reach := e.Event.Severity == draft.Critical, k.reach(p, e)
	hold := toneDeafHolds[k][e.Event.Severity]
	c.until = k.until(e.Event, max(hold.sells, hold.words))
	if k >= toneDeafNatural && toneDeafWithin(p, e.Event, hold.words) {
		c.place = check.Warn
	}
	if reach == draft.Elsewhere {
		if k == toneDeafHumanMade && toneDeafWithin(p, e.Event, toneDeafDay) {
			c.words = check.Warn
		}
		return c
	}
	switch here := reach == draft.Here; {
	case !toneDeafWithin(p, e.Event, hold.words):
		if k == toneDeafNatural {
			c.words = check.Note // it goes on
		}
	case critical && here && k >= toneDeafCrisis:
		c.words = check.Block
	default:
		c.words = check.Warn
	}
	if toneDeafWithin(p, e.Event, hold.sells) {
		c.sells = check.Note
		// A brand that never said where it sells is no reason to stop at every flood of the world, nor is one storm for all of a continent.
		if reach == draft.Here && (k == toneDeafMourning || critical && k >= toneDeafCrisis) || reach == draft.Among && critical && k == toneDeafHumanMade {
			c.sells = check.Warn
		}
	}
	return c
}

// until says when a hold ends.
func (k toneDeafKind) until(e *draft.Event, hold time.Duration) string {
	_, end := e.Felt()
	if held := e.Start.Add(hold); hold != toneDeafOpen && !e.Start.IsZero() && (end.IsZero() || held.Before(end)) {
		if k != toneDeafNatural {
			return "until " + held.Format("2 January 2006")
		}
	} else if !e.End.IsZero() {
		return "until " + end.Format("2 January 2006")
	}
	if k == toneDeafMourning {
		return "until the mourning ends"
	}
	return "until it is over"
}

// vast are countries so large that a natural disaster in one of them is far from most of its people.
var vast = []string{"US", "CA", "RU", "CN", "BR", "AU", "IN"}

// reach is how near the event is to the readers of the post. A flood in the whole of the United States is one that a feed knows no better.
func (k toneDeafKind) reach(p *check.Pass, e check.EventHit) draft.Reach {
	if k != toneDeafNatural || e.Reach != draft.Here || len(e.Event.Regions) == 0 {
		return e.Reach
	}
	small := draft.Event{}
	for _, r := range e.Event.Regions {
		if !slices.Contains(vast, strings.ToUpper(r)) {
			small.Regions = append(small.Regions, r)
		}
	}
	if len(small.Regions) > 0 && small.Reach(p.Context.Regions(p.Post)) == draft.Here {
		return draft.Here
	}
	return draft.Among
}

// toneDeafWithin reports whether the post can go out within d of the start of the event. Where no start is told, nothing is known to be over.
func toneDeafWithin(p *check.Pass, e *draft.Event, d time.Duration) bool {
	from, _, known := p.Context.Window(p.Post)
	return known && d > 0 && (d == toneDeafOpen || e.Start.IsZero() || !from.After(e.Start.Add(d)))
}

// toneDeafKindOf tells the kind from what the event says it is, else from its words. A word for violence outweighs one for weather: nobody holds a
// vigil for rain.
func toneDeafKindOf(e *draft.Event, s senses) toneDeafKind {
	if e.Kind != "" {
		s = senseBit[e.Kind]
	}
	switch {
	case s&senseBit["brand-crisis"] != 0:
		return toneDeafCrisis
	case s&^anySense != 0 && s&^contested&^anySense == 0: // a quarrel is no tragedy
		return toneDeafNone
	case s&sensesOf("mass-violence war") != 0:
		return toneDeafHumanMade
	case s&(hazards|senseBit["natural-disaster"]) != 0:
		return toneDeafNatural
	case s&sensesOf("accident explosion fire") != 0:
		return toneDeafHumanMade
	case s&senseBit["mourning"] != 0:
		return toneDeafMourning
	case s&senseBit["death"] != 0:
		return toneDeafDeath
	case s&epidemics != 0:
		return toneDeafEpidemic
	case s != 0: // "twelve dead"
		return toneDeafHumanMade
	}
	return toneDeafNone
}
