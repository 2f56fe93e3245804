package news

import (
	"slices"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// A told event is one of the world, with every feed that tells of it.
type told struct {
	draft.Event
	by []origin // the first is that of the event
}

// An origin is the name under which a feed knows something.
type origin struct{ feed, id string }

// unify makes one event of those that several feeds tell of. The first feed gives the words; the others what it lacks: the gravest severity, the
// first start, more hashtags and terms. Events of one feed under two names are two, except of Wikipedia, which is one for each language.
func unify(events []draft.Event) []told {
	var all []told
	for _, e := range events {
		if slices.ContainsFunc(all, func(t told) bool { return has(t.by, e.Feed, e.ID) }) {
			continue // on two pages of one feed
		}
		var best *told
		for i := range all {
			t := &all[i]
			twice := e.Feed != "wikimedia" && slices.ContainsFunc(t.by, func(o origin) bool { return o.feed == e.Feed })
			if !twice && same(&t.Event, &e) && (best == nil || apart(t.Start, e.Start) < apart(best.Start, e.Start)) {
				best = t
			}
		}
		if best == nil {
			all = append(all, told{e, []origin{{e.Feed, e.ID}}})
			continue
		}
		absorb(&best.Event, &e)
		best.by = append(best.by, origin{e.Feed, e.ID})
	}
	return all
}

func has(by []origin, feed, id string) bool { return slices.Contains(by, origin{feed, id}) }

// absorb adds to an event what another telling of it has more.
func absorb(e, other *draft.Event) {
	if graver(other.Severity, e.Severity) {
		e.Severity = other.Severity
	}
	if !other.Start.IsZero() && other.Start.Before(e.Start) {
		e.Start = other.Start
	}
	if !e.End.IsZero() {
		if other.End.IsZero() { // open: while the graver of the two holds it
			e.End = time.Time{}
		} else {
			e.End = later(e.End, other.End)
		}
	}
	e.Updated = later(e.Updated, other.Updated)
	e.Hashtags = unfolded(slices.Concat(e.Hashtags, other.Hashtags))
	e.Terms = unfolded(slices.Concat(e.Terms, other.Terms))
	if len(e.Regions) > 0 {
		e.Regions = unique(slices.Concat(e.Regions, other.Regions))
	}
	for _, s := range []struct{ mine, theirs *string }{{&e.Place, &other.Place}, {&e.Source, &other.Source}, {&e.Hazard, &other.Hazard}, {&e.Kind, &other.Kind}} {
		if *s.mine == "" {
			*s.mine = *s.theirs
		}
	}
}

// unfolded returns a list without what differs from an earlier word by case, accents or spaces only.
func unfolded(list []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, s := range list {
		if n := squash(s); !seen[n] {
			seen[n] = true
			out = append(out, s)
		}
	}
	return out
}

// exact are the feeds that know the minute of an earthquake.
var exact = []string{"gdacs", "usgs"}

// same reports whether two tellings are of one event: the same kind and hazard, near in time, and the same place.
//
// An earthquake is the same within an hour in one country, or within two minutes anywhere. A storm is the same if both have one name. Of other
// disasters the same country within two days is enough; of what people do, which happens in a large country every day, the place must be
// the same, or a hashtag.
func same(a, b *draft.Event) bool {
	if a.Kind != "" && b.Kind != "" && a.Kind != b.Kind || a.Hazard != "" && b.Hazard != "" && a.Hazard != b.Hazard {
		return false
	}
	gap, here := apart(a.Start, b.Start), overlap(a.Regions, b.Regions)
	if a.Hazard == "earthquake" && slices.Contains(exact, a.Feed) && slices.Contains(exact, b.Feed) {
		return gap <= time.Hour && here || gap <= 2*time.Minute
	}
	if sharesTag(a, b) {
		return gap <= 14*24*time.Hour
	}
	if gap > 48*time.Hour {
		return false
	}
	if a.Kind == "natural-disaster" && b.Kind == "natural-disaster" && a.Hazard == b.Hazard && a.Hazard != "" {
		return here && !(stormName(a) != "" && stormName(b) != "")
	}
	return a.Kind == b.Kind && a.Kind != "" && firstPlace(a) != "" && firstPlace(a) == firstPlace(b)
}

func apart(a, b time.Time) time.Duration { return a.Sub(b).Abs() }

// overlap reports whether two lists have a region in common. No region is none in common: what concerns everyone is no place.
func overlap(a, b []string) bool {
	return slices.ContainsFunc(a, func(r string) bool { return slices.Contains(b, r) })
}

// firstPlace returns the first part of a place as it is compared.
func firstPlace(e *draft.Event) string {
	place, _, _ := strings.Cut(e.Place, ",")
	return squash(place)
}

// sharesTag reports whether two events have a hashtag in common that is not only a country with a hazard.
func sharesTag(a, b *draft.Event) bool {
	if len(a.Hashtags) == 0 || len(b.Hashtags) == 0 {
		return false
	}
	general := map[string]bool{}
	for _, e := range []*draft.Event{a, b} {
		plain := draft.Event{Kind: e.Kind, Hazard: e.Hazard, Severity: draft.Critical, Regions: e.Regions}
		tag(&plain, "")
		for _, t := range plain.Hashtags {
			general[squash(t)] = true
		}
	}
	return slices.ContainsFunc(a.Hashtags, func(t string) bool {
		return !general[squash(t)] && slices.ContainsFunc(b.Hashtags, func(u string) bool { return squash(t) == squash(u) })
	})
}

// stormName returns the name of a storm that has one: its first hashtag, if another one is that after "Storm".
func stormName(e *draft.Event) string {
	if len(e.Hashtags) == 0 || e.Hazard != "storm" {
		return ""
	}
	name := squash(e.Hashtags[0])
	if slices.ContainsFunc(e.Hashtags, func(t string) bool { return squash(t) == "storm"+name }) {
		return name
	}
	return ""
}
