package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// Findings of both sides are made anew, as those of files that changed are.
func TestUnmatched(t *testing.T) {
	g := &group{compared: true, context: &draft.Context{}}
	find := func(rule string, severity check.Severity, text, clash string, related ...string) check.Finding {
		p := &draft.Post{Text: draft.NewText(text), Channels: []string{"x"}}
		f := check.Finding{Rule: rule, Severity: severity, Quote: p.Text.All(), Post: p, Clash: clash}
		for _, words := range related {
			f.Related = append(f.Related, check.Related{Quote: draft.Words(words)})
		}
		return f
	}
	for name, test := range map[string]struct {
		found, before []check.Finding
		fresh         []int
	}{
		"the same":                {[]check.Finding{find("a", check.Warn, "x", "")}, []check.Finding{find("a", check.Warn, "x", "")}, nil},
		"other capitals":          {[]check.Finding{find("a", check.Warn, "L’ÉTÉ  est\nlà", "")}, []check.Finding{find("a", check.Warn, "l'été est là", "")}, nil},
		"another rule":            {[]check.Finding{find("a", check.Warn, "x", "")}, []check.Finding{find("b", check.Warn, "x", "")}, []int{0}},
		"another post":            {[]check.Finding{find("a", check.Warn, "x", "")}, []check.Finding{find("a", check.Warn, "y", "")}, []int{0}},
		"another event":           {[]check.Finding{find("a", check.Warn, "x", "", "Petra")}, []check.Finding{find("a", check.Warn, "x", "", "Maëlle")}, []int{0}},
		"one more event":          {[]check.Finding{find("a", check.Warn, "x", "", "Petra", "Maëlle")}, []check.Finding{find("a", check.Warn, "x", "", "Petra")}, []int{0}},
		"another day":             {[]check.Finding{find("a", check.Warn, "x", "3 May")}, []check.Finding{find("a", check.Warn, "x", "4 May")}, []int{0}},
		"a neighbour of that day": {[]check.Finding{find("a", check.Warn, "x", "3 May", "y", "z")}, []check.Finding{find("a", check.Warn, "x", "3 May", "y")}, nil},
		"graver":                  {[]check.Finding{find("a", check.Block, "x", "")}, []check.Finding{find("a", check.Warn, "x", "")}, []int{0}},
		"less grave":              {[]check.Finding{find("a", check.Note, "x", "")}, []check.Finding{find("a", check.Warn, "x", "")}, nil},
		"two of which one is graver": {[]check.Finding{find("a", check.Warn, "x", ""), find("a", check.Block, "x", "")},
			[]check.Finding{find("a", check.Warn, "x", ""), find("a", check.Warn, "x", "")}, []int{1}},
		"one copy more":  {[]check.Finding{find("a", check.Warn, "x", ""), find("a", check.Warn, "x", "")}, []check.Finding{find("a", check.Warn, "x", "")}, []int{1}},
		"one copy less":  {[]check.Finding{find("a", check.Warn, "x", "")}, []check.Finding{find("a", check.Warn, "x", ""), find("a", check.Warn, "x", "")}, nil},
		"nothing before": {[]check.Finding{find("a", check.Warn, "x", "")}, nil, []int{0}},
	} {
		t.Run(name, func(t *testing.T) {
			g.was.context = nil // so that the group has changed
			var fresh []int
			is := unmatched([]judged{{g, test.found}}, []judged{{g, test.before}})
			for i := range test.found {
				if is[&test.found[i]] {
					fresh = append(fresh, i)
				}
			}
			assert.Equal(t, test.fresh, fresh)
		})
	}
}

// Of a post and its copy the copy is told, wherever it stands.
func TestUnmatchedTellsTheCopy(t *testing.T) {
	g := &group{compared: true, context: &draft.Context{}}
	old, copied := &draft.Post{Text: draft.NewText("x")}, &draft.Post{Text: draft.NewText("x")}
	find := func(p *draft.Post) check.Finding {
		return check.Finding{Rule: "a", Severity: check.Warn, Quote: p.Text.All(), Post: p}
	}
	found := []check.Finding{find(copied), find(old)}
	fresh := unmatched([]judged{{g, found}}, []judged{{g, []check.Finding{find(old)}}})
	assert.True(t, fresh[&found[0]])
	assert.Len(t, fresh, 1)
}

func TestSoon(t *testing.T) {
	now := time.Date(2026, 6, 1, 8, 0, 0, 0, time.UTC)
	event := draft.Event{Name: "Petra", Quote: draft.Words("Petra")}
	g := &group{compared: true, context: &draft.Context{Events: []draft.Event{event}}}
	g.was.context = g.context // nothing changed: everything is older
	for date, want := range map[string]int{"2026-06-08": 1, "2026-06-09": 0, "": 0} {
		p := &draft.Post{Text: draft.NewText("x")}
		if d, err := time.Parse(time.DateOnly, date); err == nil {
			p.When = draft.Moment{Time: d, Precision: draft.Day}
		}
		f := check.Finding{Rule: "a", Severity: check.Warn, Quote: p.Text.All(), Post: p}
		about := f
		about.Related = []check.Related{{Quote: event.Quote}}
		reported, older := added([]judged{{g, []check.Finding{f, about}}}, nil, now)
		assert.Len(t, reported[0].findings, want, date)
		assert.Equal(t, 2-want, older, date)
	}
}
