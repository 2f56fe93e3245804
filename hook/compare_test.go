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
	find := func(rule string, severity check.Severity, text, clash string, related ...string) judged {
		p := &draft.Post{Text: draft.NewText(text), Channels: []string{"x"}}
		f := check.Finding{Rule: rule, Severity: severity, Quote: p.Text.All(), Post: p, Clash: clash}
		for _, words := range related {
			f.Related = append(f.Related, check.Related{Quote: draft.Words(words)})
		}
		return judged{f, g}
	}
	for name, test := range map[string]struct {
		found, before []judged
		fresh         []int
	}{
		"the same":                {[]judged{find("a", check.Warn, "x", "")}, []judged{find("a", check.Warn, "x", "")}, nil},
		"other capitals":          {[]judged{find("a", check.Warn, "L’ÉTÉ  est\nlà", "")}, []judged{find("a", check.Warn, "l'été est là", "")}, nil},
		"another rule":            {[]judged{find("a", check.Warn, "x", "")}, []judged{find("b", check.Warn, "x", "")}, []int{0}},
		"another post":            {[]judged{find("a", check.Warn, "x", "")}, []judged{find("a", check.Warn, "y", "")}, []int{0}},
		"another event":           {[]judged{find("a", check.Warn, "x", "", "Petra")}, []judged{find("a", check.Warn, "x", "", "Maëlle")}, []int{0}},
		"one more event":          {[]judged{find("a", check.Warn, "x", "", "Petra", "Maëlle")}, []judged{find("a", check.Warn, "x", "", "Petra")}, []int{0}},
		"another day":             {[]judged{find("a", check.Warn, "x", "3 May")}, []judged{find("a", check.Warn, "x", "4 May")}, []int{0}},
		"a neighbour of that day": {[]judged{find("a", check.Warn, "x", "3 May", "y", "z")}, []judged{find("a", check.Warn, "x", "3 May", "y")}, nil},
		"graver":                  {[]judged{find("a", check.Block, "x", "")}, []judged{find("a", check.Warn, "x", "")}, []int{0}},
		"less grave":              {[]judged{find("a", check.Note, "x", "")}, []judged{find("a", check.Warn, "x", "")}, nil},
		"two of which one is graver": {[]judged{find("a", check.Warn, "x", ""), find("a", check.Block, "x", "")},
			[]judged{find("a", check.Warn, "x", ""), find("a", check.Warn, "x", "")}, []int{1}},
		"one copy more":  {[]judged{find("a", check.Warn, "x", ""), find("a", check.Warn, "x", "")}, []judged{find("a", check.Warn, "x", "")}, []int{1}},
		"one copy less":  {[]judged{find("a", check.Warn, "x", "")}, []judged{find("a", check.Warn, "x", ""), find("a", check.Warn, "x", "")}, nil},
		"nothing before": {[]judged{find("a", check.Warn, "x", "")}, nil, []int{0}},
	} {
		t.Run(name, func(t *testing.T) {
			g.was.context = nil // so that the group has changed
			var fresh []int
			for i := range test.found {
				if unmatched(test.found, test.before)[i] {
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
	find := func(p *draft.Post) judged {
		return judged{check.Finding{Rule: "a", Severity: check.Warn, Quote: p.Text.All(), Post: p}, g}
	}
	assert.Equal(t, map[int]bool{0: true}, unmatched([]judged{find(copied), find(old)}, []judged{find(old)}))
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
		reported, older := added([]judged{{f, g}, {about, g}}, nil, now)
		assert.Len(t, reported, want, date)
		assert.Equal(t, 2-want, older, date)
	}
}
