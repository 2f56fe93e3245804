package lint_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/rules"
	"github.com/postlint/postlint/rules/draft"
)

// besideTexts are drafts in which rules find something only because of what stands beside them.
func besideTexts() (all []string) {
	for _, r := range rules.All() {
		for _, e := range r.Examples {
			posts, _, err := e.Calendar()
			if r.Beside == nil || err != nil {
				continue
			}
			for _, p := range posts {
				if text := p.Text.String(); !strings.ContainsAny(text, "|\n") {
					all = append(all, text)
				}
			}
		}
	}
	return append(all, "Our rye rests for eighteen hours before Ana bakes it in the old oven on Mill Road.",
		"Notre seigle repose dix-huit heures avant qu’Ana le cuise dans le vieux four de la rue du Four.", "<!-- postlint-ignore overposting: a trial --> Half price on buns.")
}

func drawRows(t *rapid.T, texts []string, name string) []string {
	return rapid.SliceOfN(rapid.Custom(func(t *rapid.T) string {
		return fmt.Sprintf("| 2026-03-%02d %02d:00 | %s | %s | %s |\n", rapid.IntRange(1, 21).Draw(t, "day"), rapid.IntRange(8, 11).Draw(t, "hour"),
			rapid.SampledFrom([]string{"x", "linkedin", "x, facebook"}).Draw(t, "channel"), rapid.SampledFrom([]string{"", "", "published", "idea"}).Draw(t, "status"),
			rapid.SampledFrom(texts).Draw(t, "text"))
	}), 1, 25).Draw(t, name)
}

// Calendars that share posts are judged, with one reading of these, as each would be by itself: however the rest of them was edited.
func TestReadingIsShared(t *testing.T) {
	texts, by := besideTexts(), map[string]int{}
	beside := map[string]bool{}
	for _, r := range rules.All() {
		beside[r.ID] = r.Beside != nil
	}
	compare := func(t *rapid.T) {
		stays, was := drawRows(t, texts, "stays"), drawRows(t, texts, "was")
		now := append([]string(nil), was...)
		for range rapid.IntRange(1, 5).Draw(t, "edits") {
			at, row := rapid.IntRange(0, len(now)).Draw(t, "at"), drawRows(t, texts, "row")[0]
			switch edit := rapid.IntRange(0, 2).Draw(t, "edit"); {
			case edit == 0 || at == len(now):
				now = append(now[:at:at], append([]string{row}, now[at:]...)...)
			case edit == 1:
				now[at] = row
			default:
				now = append(now[:at:at], now[at+1:]...)
			}
		}
		read := func(name string, rows []string) *lint.Calendar {
			return parsed(t, name, "| Date | Channel | Status | Text |\n|---|---|---|---|\n"+strings.Join(rows, ""))
		}
		ctx := &lint.Context{Now: time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC), Channels: map[string]lint.Channel{"x": {MaxPerDay: 2}, "linkedin": {Objective: "grow our follower base"}}}
		going := func(p *lint.Post) bool { return !p.When.End().Before(ctx.Now) }
		alone := func(rows []string) []string {
			return told(lint.Default().LintWhere(draft.Join(read("a.md", stays), read("b.md", rows)), ctx.With(nil), going), by)
		}
		a, before, after := read("a.md", stays), read("b.md", was), read("b.md", now)
		all := draft.Join(a, before, after)
		shared := lint.Default().Read(all.Posts, ctx, going)
		same(t, "now", alone(now), told(shared.Lint(draft.Join(a, after)), by))
		same(t, "before", alone(was), told(shared.Lint(draft.Join(a, before)), by))
	}
	rapid.Check(t, compare)
	for _, id := range []string{"overposting", "robo-post", "promotion-mix", "hard-sell", "corporate-tone", "cross-post", "too-many-channels", "vanity-metrics", "no-roadmap"} {
		assert.True(t, beside[id], id)
		for range 10 { // what is drawn is another thing each time, and some rules seldom find anything in it
			if by[id] == 0 {
				rapid.Check(t, compare)
			}
		}
		assert.Positive(t, by[id], "nothing of %s was tried", id)
	}
}

// told writes findings in their order, with their places, and counts them by rule.
func told(found []lint.Finding, by map[string]int) (all []string) {
	for _, f := range found {
		by[f.Rule]++
		said := fmt.Sprint(place(f.Quote), f.Rule, f.Severity, f.Message, f.Clash)
		for _, r := range f.Related {
			said += fmt.Sprint(place(r.Quote), r.Message)
		}
		all = append(all, said)
	}
	return all
}

func place(q lint.Quote) string {
	if q.IsZero() {
		return "the calendar"
	}
	return fmt.Sprint(q.File().Name, q.Span())
}
