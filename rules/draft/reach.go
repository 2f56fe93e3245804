package draft

import "time"

// Reach is how near an event is to the readers of a post.
type Reach uint8

const (
	Here      Reach = iota // the event concerns everyone, or all of a region in which the post is read: "US" for readers in "US-CO"
	Among                  // it concerns a part of such a region: "US-CO" for readers in "US"
	Unsaid                 // nobody said where the readers are
	Elsewhere              // it concerns none of them
)

// Reach returns how near the event is to readers in these regions, which are codes such as "FR" or "US-CO"; none: nobody said where they are.
func (e *Event) Reach(regions []string) Reach {
	if len(e.Regions) == 0 {
		return Here
	}
	if len(regions) == 0 {
		return Unsaid
	}
	nearest := Elsewhere
	for _, event := range e.Regions {
		for _, readers := range regions {
			switch {
			case within(readers, event):
				return Here
			case within(event, readers):
				nearest = Among
			}
		}
	}
	return nearest
}

// Aftermath is how long a natural disaster that is critical is still felt after its end: what was held for it waits another day.
const Aftermath = 24 * time.Hour

// Felt returns the instants from which and until which a post meets the event, both included; the zero time is without limit. An election is felt
// from midnight at the beginning of its eve, when campaigns fall silent where the law asks for it, a critical natural disaster for a day after the End that is
// given, anything else from Start until Until.
func (e *Event) Felt() (from, until time.Time) {
	from, until = e.Start, e.Until()
	if e.Kind == "election" && !from.IsZero() {
		eve := from.AddDate(0, 0, -1)
		from = time.Date(eve.Year(), eve.Month(), eve.Day(), 0, 0, 0, 0, eve.Location())
	}
	if !e.End.IsZero() && e.Severity == Critical && (e.Kind == "natural-disaster" || e.Hazard != "") {
		until = until.Add(Aftermath)
	}
	return from, until
}

// Meets reports whether a post that goes out at some time from..to meets the event. One that a person dismissed is met by none.
func (e *Event) Meets(from, to time.Time) bool {
	start, until := e.Felt()
	return e.Dismissed == "" && (start.IsZero() || !to.Before(start)) && (until.IsZero() || !from.After(until))
}
