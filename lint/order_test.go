package lint_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/rules"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// drawLines draws posts of which no two go out on one day: of posts of the same hour, the place decides which is the later one.
func drawLines(t *rapid.T, least int) (lines []line) {
	day := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	for _, text := range rapid.SliceOfN(rapid.SampledFrom(texts), least, 8).Draw(t, "texts") {
		lines = append(lines, line{day.Format(time.DateOnly), text})
		day = day.AddDate(0, 0, rapid.IntRange(1, 3).Draw(t, "days"))
	}
	return lines
}

// judged returns what a linter says of a calendar without its places, but for findings that drop returns true for.
func judged(l *lint.Linter, cal *lint.Calendar, drop func(lint.Finding) bool) (all []string) {
	ctx := &lint.Context{Now: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), Events: []lint.Event{{Name: "Fire at the Opale theatre", Kind: "accident", Start: time.Date(2026, 3, 5, 0, 0, 0, 0, time.UTC), Hashtags: []string{"#Opale"}}}}
	for _, f := range l.LintCalendar(cal, ctx) {
		if drop != nil && drop(f) {
			continue
		}
		when := ""
		if f.Post != nil {
			when = f.Post.When.String()
		}
		said := []string{f.Rule, f.Severity.String(), when, f.Quote.String(), f.Message}
		for _, r := range f.Related {
			said = append(said, r.Quote.String(), r.Message)
		}
		all = append(all, norm.NFC.String(strings.Join(said, " | ")))
	}
	slices.Sort(all)
	return all
}

func parsed(t *rapid.T, name, src string) *lint.Calendar {
	cal, err := lint.Parse(name, []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return cal
}

func same(t *rapid.T, what string, want, got []string) {
	t.Helper()
	if !slices.Equal(want, got) {
		t.Fatalf("%s finds\n%s\ninstead of\n%s", what, strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// Posts may stand in any order, in one file or in several: their dates decide. Only date-mismatch judges the order itself.
func TestOrderOfRowsAndFilesChangesNothing(t *testing.T) {
	order := func(f lint.Finding) bool { return f.Rule == rules.DateMismatch.ID }
	rapid.Check(t, func(t *rapid.T) {
		lines := drawLines(t, 2)
		want := judged(lint.Default(), parsed(t, "x.md", asTable(lines)), order)
		shuffled := rapid.Permutation(lines).Draw(t, "order")
		same(t, "another order of rows", want, judged(lint.Default(), parsed(t, "x.md", asTable(shuffled)), order))

		cut := rapid.IntRange(1, len(lines)-1).Draw(t, "cut")
		a, b := parsed(t, "a.md", asTable(shuffled[:cut])), parsed(t, "b.md", asTable(shuffled[cut:]))
		same(t, "two files", want, judged(lint.Default(), draft.Join(a, b), order))
		same(t, "two files in another order", want, judged(lint.Default(), draft.Join(b, a), order))
	})
}

// The rules may be given in any order, and any choice of them finds what it finds among all. What the rule "ignore" says depends on the others.
func TestOrderOfRulesChangesNothing(t *testing.T) {
	all := rules.All()
	rapid.Check(t, func(t *rapid.T) {
		cal := parsed(t, "x.md", asTable(drawLines(t, 2)))
		shuffled := rapid.Permutation(all).Draw(t, "rules")
		same(t, "another order of rules", judged(lint.Default(), cal, nil), judged(lint.New(shuffled...), cal, nil))

		some := shuffled[:rapid.IntRange(1, len(all)).Draw(t, "some")]
		others := func(f lint.Finding) bool {
			return !slices.ContainsFunc(some, func(r *check.Rule) bool { return r.ID == f.Rule })
		}
		same(t, "a choice of rules", judged(lint.Default(), cal, others), judged(lint.New(some...), cal, nil))
	})
}

// Posts on another channel, more than a year away, change nothing for the others. Only neglected-channel asks how long the calendar goes on.
func TestUnrelatedPostsChangeNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lines := drawLines(t, 2)
		near := parsed(t, "x.md", asTable(lines))
		want := judged(lint.Default(), near, func(f lint.Finding) bool { return f.Rule == rules.NeglectedChannel.ID })
		var b strings.Builder
		b.WriteString("# Mastodon\n\n| Date | Text |\n|---|---|\n")
		far := rapid.SampledFrom([]string{"2024", "2028"}).Draw(t, "year")
		for i, text := range rapid.SliceOfN(rapid.SampledFrom([]string{"Ana mends the old mill.", "Qui a une photo de la rue du Four ?", "Rye on Friday, at seven."}), 1, 3).Draw(t, "unrelated") {
			fmt.Fprintf(&b, "| %s-06-%02d | %s |\n", far, 3+2*i, text)
		}
		away := parsed(t, "y.md", b.String())
		theirs := func(f lint.Finding) bool {
			return slices.Contains(away.Posts, f.Post) || f.Rule == rules.NeglectedChannel.ID
		}
		same(t, "with unrelated posts it", want, judged(lint.Default(), draft.Join(near, away), theirs))
	})
}
