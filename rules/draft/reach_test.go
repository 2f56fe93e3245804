package draft_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/postlint/postlint/rules/draft"
)

func TestReach(t *testing.T) {
	for _, c := range []struct {
		event, readers string
		want           draft.Reach
	}{
		{"", "", draft.Here},
		{"", "FR", draft.Here},
		{"US", "US", draft.Here},
		{"US", "US-CO", draft.Here},
		{"us", "US-co", draft.Here},
		{"US-CO", "US", draft.Among},
		{"US-CO", "US-CA", draft.Elsewhere},
		{"US", "FR", draft.Elsewhere},
		{"US", "", draft.Unsaid},
		{"US-CO FR", "US FR-IDF", draft.Here},
		{"US-CO JP", "FR US", draft.Among},
		{"U", "US", draft.Elsewhere},
		{"US", "USA", draft.Elsewhere},
	} {
		e := &draft.Event{Regions: strings.Fields(c.event)}
		readers := strings.Fields(c.readers)
		assert.Equal(t, c.want, e.Reach(readers), "event %q, readers %q", c.event, c.readers)
		assert.Equal(t, c.want != draft.Elsewhere, e.Concerns(readers), "event %q, readers %q", c.event, c.readers)
	}
}

func TestMeets(t *testing.T) {
	start := time.Date(2026, 5, 10, 8, 0, 0, 0, time.UTC)
	const day = 24 * time.Hour
	event := func(kind string, severity draft.Gravity, end time.Duration) draft.Event {
		e := draft.Event{Kind: kind, Severity: severity, Start: start}
		if end > 0 {
			e.End = start.Add(end)
		}
		return e
	}
	hazard := event("", draft.Critical, 2*day)
	hazard.Hazard = "flood"
	for _, c := range []struct {
		name        string
		event       draft.Event
		from, until time.Duration // after the start
	}{
		{"critical without end", event("mass-violence", draft.Critical, 0), 0, 14 * day},
		{"high without end", event("accident", draft.High, 0), 0, 7 * day},
		{"low without end", event("", draft.Low, 0), 0, 3 * day},
		{"with an end", event("accident", draft.Critical, 2*day), 0, 2 * day},
		{"a disaster is felt a day longer", event("natural-disaster", draft.Critical, 2*day), 0, 3 * day},
		{"so is one known by its hazard", hazard, 0, 3 * day},
		{"a lesser one is not", event("natural-disaster", draft.High, 2*day), 0, 2 * day},
		{"nor one whose end is a guess", event("natural-disaster", draft.Critical, 0), 0, 14 * day},
		{"a mourning as declared", event("mourning", draft.High, 3*day), 0, 3 * day},
		{"an election from its eve", event("election", draft.High, 1*day), -32 * time.Hour, 1 * day},
	} {
		meets := func(after time.Duration) bool { return c.event.Meets(start.Add(after), start.Add(after)) }
		assert.False(t, meets(c.from-time.Minute), "%s: a minute before", c.name)
		assert.True(t, meets(c.from), "%s: at the start", c.name)
		assert.True(t, meets(c.until), "%s: at the end", c.name)
		assert.False(t, meets(c.until+time.Minute), "%s: a minute after", c.name)
		assert.True(t, c.event.Meets(start.Add(c.from-day), start.Add(c.until+day)), "%s: some time that day", c.name)
		c.event.Dismissed = "a film"
		assert.False(t, meets(c.from), "%s: dismissed", c.name)
	}
	open := draft.Event{End: start}
	assert.True(t, open.Meets(time.Time{}, time.Time{}), "no start: since ever")
	assert.False(t, open.Meets(start.Add(time.Minute), start.Add(time.Minute)), "but not after its end")
}
