package rules

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// contestedKinds are the kinds of event that divide people; a disaster or a death is for other rules.
var contestedKinds = map[string]bool{"war": true, "protest": true, "verdict": true, "debate": true, "election": true}

// kindWords tell the kind of an event whose author did not say it.
var kindWords = []struct{ kind, words string }{
	{"election", "election elections referendum presidentielle legislatives municipales scrutin"},
	{"protest", "protest protests protester protesters revolution uprising riot riots politician politicians manifestation manifestations greve emeutes gilets"},
	{"verdict", "verdict acquittal acquitted ruling proces jugement"},
	{"debate", "debate bill ban debat reforme loi"},
	{"war", "war invasion airstrike airstrikes guerre frappes"},
}

type politicalKindsKey struct{}

// kinds returns the kind of every event of the context, worked out once: names are folded for it.
func (j *politics) kinds() map[*draft.Event]string {
	ctx := j.Context
	return ctx.Memo(politicalKindsKey{}, func() any {
		kinds := map[*draft.Event]string{}
		for i := range ctx.Events {
			kinds[&ctx.Events[i]] = politicalKind(&ctx.Events[i])
		}
		return kinds
	}).(map[*draft.Event]string)
}

// politicalKind returns the kind of an event, from its name where it is not said. "March" and "strike" are months and bowling too.
func politicalKind(e *draft.Event) string {
	if e.Kind != "" {
		return e.Kind
	}
	for _, w := range strings.Fields(politicalWords(draft.Fold(e.Name))) {
		for _, k := range kindWords {
			if strings.Contains(" "+k.words+" ", " "+w+" ") {
				return k.kind
			}
		}
	}
	return ""
}

func politicalWords(s string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(".,;:!?()'’“”\"«»-", r) {
			return ' '
		}
		return r
	}, s)
}

// news looks at what is going on: an election makes words of unity a comment on it, a debate its catchwords, and naming a quarrel joins it.
func (j *politics) news() {
	events := j.Events()
	if len(events) == 0 {
		return
	}
	kinds := j.kinds()
	for _, e := range events {
		kind := kinds[e.Event]
		if !contestedKinds[kind] {
			continue
		}
		switch {
		case e.Reach == draft.Elsewhere: // words of unity and catchwords are about what is near
		case kind == "election":
			j.election = e.Event
			for _, h := range j.Hits("unity") {
				j.sayOf(e.Event, h, check.Warn, "“%s” will be read as a word on %s, which is in the news. Post it when the result is settled, or speak of what you sell.", h, newsName(e.Event))
			}
		default:
			for _, h := range j.Hits("catchword") {
				j.sayOf(e.Event, h, check.Warn, "“%s” is a word of the quarrel in the news, %s. Use another word, or post it later.", h, newsName(e.Event))
			}
		}
		j.joins(e)
	}
}

// joins says that a post names a contested event without helping anybody. A place alone is no name: the shops of Scotland stay open; it
// needs a word of what happens there.
func (j *politics) joins(e check.EventHit) {
	if j.Has("help", "condolence", "notice") {
		return
	}
	for _, r := range e.Refs {
		word := ""
		if r.By == check.ByPlace {
			if word = j.shared(e.Event); word == "" {
				continue
			}
			word = " with “" + word + "”"
		}
		j.sayOf(e.Event, check.Hit{Quote: r.Quote, First: r.First, Last: r.First, Sentence: -1 - r.Quote.Start}, check.Warn,
			"“%s”%s speaks of %s, a quarrel that is in the news. A brand that joins it takes a side; leave it out, or wait.", r.Quote, word, newsName(e.Event))
		return
	}
}

// shared returns a telling word of the event's name, no part of its place, that the post holds too.
func (j *politics) shared(e *draft.Event) string {
	place := " " + politicalWords(draft.Fold(e.Place)) + " "
	for _, w := range strings.Fields(politicalWords(draft.Fold(e.Name))) {
		if len(w) < 5 || strings.Contains(place, " "+w+" ") {
			continue
		}
		for i := range j.Words() {
			if q, folded := j.Word(i); folded == w {
				return q.String()
			}
		}
	}
	return ""
}

// An office is what a note of political_entities.toml says of a person or a party.
type politicalOffice struct {
	role, country string
	terms         [][2]time.Time // from, until; a zero until is open
	asOf, source  string
}

// parsePoliticalOffice reads "president of France; FR; 2017-05-14..2027-05-13; 2026-04; elysee.fr".
func parsePoliticalOffice(note string) (o politicalOffice, err error) {
	f := strings.Split(note, ";")
	if len(f) != 5 {
		return o, fmt.Errorf("note %q: want role; country; dates; month; source", note)
	}
	for i := range f {
		f[i] = strings.TrimSpace(f[i])
	}
	o = politicalOffice{role: f[0], country: f[1], asOf: f[3], source: f[4]}
	for _, span := range strings.FieldsFunc(f[2], func(r rune) bool { return r == ',' || r == ' ' }) {
		from, until, _ := strings.Cut(span, "..")
		var t [2]time.Time
		if t[0], err = time.Parse(time.DateOnly, from); err != nil {
			return o, fmt.Errorf("note %q: %w", note, err)
		}
		if until != "" {
			if t[1], err = time.Parse(time.DateOnly, until); err != nil {
				return o, fmt.Errorf("note %q: %w", note, err)
			}
		}
		o.terms = append(o.terms, t)
	}
	return o, nil
}

// officeOn reads a note and says who that is on a day: the office, or that the person stays a political figure without it. After the month up to which
// the list is known, it claims no more than that.
func officeOn(note string, day time.Time) (o politicalOffice, who string) {
	o, err := parsePoliticalOffice(note)
	if err != nil {
		return o, "a political figure"
	}
	holds := func(t [2]time.Time) bool {
		return !day.IsZero() && !day.Before(t[0]) && (t[1].IsZero() || day.Before(t[1]))
	}
	listed, err := time.Parse("2006-01", o.asOf)
	switch {
	case len(o.terms) > 0 && !slices.ContainsFunc(o.terms, holds):
		return o, "a political figure, at another time " + o.role + " (" + o.country + ", list dated " + o.asOf + ")"
	case len(o.terms) > 0 && err == nil && !day.Before(listed.AddDate(0, 1, 0)): // what came after, the list does not know
		return o, o.role + " when this list was last checked, in " + o.asOf + " (" + o.country + ")"
	}
	return o, o.role + " (" + o.country + ", list dated " + o.asOf + ")"
}
