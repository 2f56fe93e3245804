package rules

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

func TestToneDeafTimingHolds(t *testing.T) {
	start := time.Date(2026, 9, 14, 6, 0, 0, 0, time.UTC)
	at := func(hours int) draft.Moment {
		return draft.Moment{Time: start.Add(time.Duration(hours) * time.Hour), Precision: draft.Minute}
	}
	shooting := draft.Event{Name: "Mass shooting at a mall", Kind: "mass-violence", Regions: []string{"US"}, Severity: draft.Critical, Start: start}
	with := func(change func(*draft.Event)) draft.Event {
		e := shooting
		change(&e)
		return e
	}
	const offer, pun = "20% off every lamp.", "A storm of savings and killer deals on lamps."
	us := []string{"US"}
	set, err := check.Compile(ToneDeafTiming)
	require.NoError(t, err)
	for _, c := range []struct {
		name    string
		text    string
		when    draft.Moment
		now     time.Time
		event   draft.Event
		regions []string
		reply   bool
		want    check.Severity
	}{
		{"offer in the hold", offer, at(2), start, shooting, us, false, check.Warn},
		{"offer in a state of the region", offer, at(2), start, shooting, []string{"US-CO"}, false, check.Warn},
		{"offer after it", offer, at(49), start, shooting, us, false, check.Off},
		{"offer before the event", offer, at(-2), start, shooting, us, false, check.Off},
		{"a day that begins in the hold", offer, draft.Moment{Time: start.Add(-6 * time.Hour), Precision: draft.Day}, start, shooting, us, false, check.Warn},
		{"elsewhere", offer, at(2), start, shooting, []string{"FR"}, false, check.Off},
		{"a brand that did not say where it is", offer, at(2), start, shooting, nil, false, check.Note},
		{"an event that concerns everyone", offer, at(2), start, with(func(e *draft.Event) { e.Regions = nil }), nil, false, check.Warn},
		{"no date goes out now", offer, draft.Moment{}, start.Add(time.Hour), shooting, us, false, check.Warn},
		{"no date and no clock", offer, draft.Moment{}, time.Time{}, shooting, us, false, check.Off},
		{"high", offer, at(2), start, with(func(e *draft.Event) { e.Severity = draft.High }), us, false, check.Note},
		{"high, the second day", offer, at(26), start, with(func(e *draft.Event) { e.Severity = draft.High }), us, false, check.Off},
		{"low", pun, at(2), start, with(func(e *draft.Event) { e.Severity = draft.Low }), us, false, check.Off},
		{"dismissed", pun, at(2), start, with(func(e *draft.Event) { e.Dismissed = "a film" }), us, false, check.Off},
		{"a reply", offer, at(2), start, shooting, us, true, check.Off},
		{"pun", pun, at(2), start, shooting, us, false, check.Block},
		{"pun, where is not known", pun, at(2), start, shooting, nil, false, check.Off}, // disaster-piggyback warns
		{"of unknown kind", offer, at(2), start, with(func(e *draft.Event) { e.Kind = "" }), us, false, check.Warn},
		{"a singer dies", offer, at(2), start, with(func(e *draft.Event) { e.Kind, e.Severity = "death", draft.High }), us, false, check.Off},
		{"a debate", pun, at(2), start, with(func(e *draft.Event) { e.Kind = "debate" }), us, false, check.Off},
		{"an epidemic", offer, at(2), start, with(func(e *draft.Event) { e.Kind = "epidemic" }), us, false, check.Off},
		{"a storm lasts", offer, at(90), start, with(func(e *draft.Event) { e.Name, e.Kind, e.Regions = "Storm Amy", "natural-disaster", nil }), us, false, check.Warn},
		{"a lesser storm", offer, at(2), start, with(func(e *draft.Event) { e.Name, e.Kind, e.Severity = "Storm Amy", "natural-disaster", draft.High }), us, false, check.Off},
		{"named", "After the mass shooting at the mall: 20% off.", at(2), start, shooting, us, false, check.Off}, // disaster-piggyback blocks
		{"kind words do not excuse an offer", "Our hearts are with the town. 20% off every lamp.", at(2), start, shooting, us, false, check.Warn},
		{"merry", "Happy Friday! Any plans?", at(2), start, shooting, us, false, check.Note},
		{"a face", "Cats 😂", at(2), start, shooting, us, false, check.Note},
		{"an ordinary post", "The new oven door is made of oak.", at(2), start, shooting, us, false, check.Off},
	} {
		p := &draft.Post{Text: draft.NewText(c.text), Lang: "en", When: c.when}
		if c.reply {
			p.InReplyTo = draft.Words("@ana")
		}
		worst := check.Off
		for _, f := range set.Post(nil, p, &draft.Context{Now: c.now, Events: []draft.Event{c.event}, Brand: draft.Brand{Regions: c.regions}}) {
			worst = max(worst, f.Severity)
		}
		assert.Equal(t, c.want, worst, c.name)
	}
}
