package lint_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/rules"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// said returns what findings say without their places, in alphabetical order, but for those of some rules.
func said(found []lint.Finding, but ...*check.Rule) (all []string) {
	for _, f := range found {
		if slices.ContainsFunc(but, func(r *check.Rule) bool { return r.ID == f.Rule }) {
			continue
		}
		when := ""
		if f.Post != nil {
			when = f.Post.When.String()
		}
		quote := f.Quote.String()
		if f.Post != nil && f.Quote == f.Post.Unit {
			quote = "all of it" // with the number of the post and the mark at the start of the file
		}
		words := []string{f.Rule, f.Severity.String(), when, quote, f.Message}
		for _, r := range f.Related {
			words = append(words, r.Quote.String(), r.Message)
		}
		all = append(all, norm.NFC.String(strings.ReplaceAll(strings.Join(words, " | "), "\r\n", "\n")))
	}
	slices.Sort(all)
	return all
}

func parsed(t rapid.TB, name, src string) *lint.Calendar {
	t.Helper()
	cal, err := lint.Parse(name, []byte(src))
	if err != nil {
		t.Fatalf("%v\n%s", err, src)
	}
	return cal
}

// same fails with what one list has and the other has not.
func same(t rapid.TB, how string, want, got []string) {
	t.Helper()
	if slices.Equal(want, got) {
		return
	}
	without := func(a, b []string) []string {
		return slices.DeleteFunc(slices.Clone(a), func(s string) bool { return slices.Contains(b, s) })
	}
	t.Fatalf("%s:\nit finds\n%s\ninstead of\n%s", how, strings.Join(without(got, want), "\n"), strings.Join(without(want, got), "\n"))
}

func judge(t *testing.T, l *lint.Linter, files []written) []lint.Finding {
	t.Helper()
	return l.LintCalendar(draft.Join(calendars(t, files)...), facts())
}

// Posts may stand in any order, in one file or in several: their dates decide. Only date-mismatch judges the order itself.
func TestOrderOfRowsAndFilesChangesNothing(t *testing.T) {
	inventions(t, func(t *testing.T, r *rand.Rand, s shape, plan []planned) []lint.Finding {
		plan = plan[:len(plan)/s.unit*s.unit]
		found := judge(t, lint.Default(), s.write(plan))
		if s.name == "numbered lists" {
			return found // which have no dates
		}
		want := said(found, rules.DateMismatch)
		units := slices.Collect(slices.Chunk(plan, s.unit)) // a thread stays together
		r.Shuffle(len(units), func(i, j int) { units[i], units[j] = units[j], units[i] })
		same(t, "another order of rows", want, said(judge(t, lint.Default(), s.write(slices.Concat(units...))), rules.DateMismatch))

		var files []written
		for i, part := range slices.Collect(slices.Chunk(units, 1+r.IntN(len(units)))) {
			for _, f := range s.write(slices.Concat(part...)) {
				files = append(files, written{fmt.Sprintf("%d-%s", i, f.name), f.src})
			}
		}
		same(t, "several files", want, said(judge(t, lint.Default(), files), rules.DateMismatch))
		r.Shuffle(len(files), func(i, j int) { files[i], files[j] = files[j], files[i] })
		same(t, "several files in another order", want, said(judge(t, lint.Default(), files), rules.DateMismatch))
		return found
	})
}

// The rules may be given in any order, and any choice of them finds what it finds among all. What the rule "ignore" says depends on the others.
func TestOrderOfRulesChangesNothing(t *testing.T) {
	all := rules.All()
	r := rand.New(rand.NewPCG(1, 1))
	r.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	shuffled, some, others := lint.New(all...), lint.New(all[:len(all)/2]...), append(slices.Clone(all[len(all)/2:]), rules.Ignore)
	inventions(t, func(t *testing.T, _ *rand.Rand, s shape, plan []planned) []lint.Finding {
		files := s.write(plan)
		found := judge(t, lint.Default(), files)
		same(t, "another order of rules", said(found), said(judge(t, shuffled, files)))
		same(t, "a choice of rules", said(found, others...), said(judge(t, some, files), rules.Ignore))
		return found
	})
}

// Posts on other channels, years away, change nothing for the others. Four rules look at the calendar as a whole: how long it goes on, how many channels it
// has, who wrote it, what most posts say.
func TestUnrelatedPostsChangeNothing(t *testing.T) {
	whole := []*check.Rule{rules.NeglectedChannel, rules.TooManyChannels, rules.SingleDepartment, rules.NoRoadmap}
	inventions(t, func(t *testing.T, r *rand.Rand, s shape, plan []planned) []lint.Finding {
		files := s.write(plan)
		found := judge(t, lint.Default(), files)
		var b strings.Builder
		b.WriteString("# Bluesky\n\n| Date | Text | Objective | Author |\n|---|---|---|---|\n")
		for i, text := range []string{"Ana mends the old mill.", "Qui a une photo de la rue du Four ?", "Rye on Friday, at seven."} {
			fmt.Fprintf(&b, "| %d-06-%02d | %s | talk | Zoé |\n", 2024+4*r.IntN(2), 3+2*i, text)
		}
		files = append(files, written{"unrelated.md", b.String()})
		theirs := func(f lint.Finding) bool { return f.Post != nil && f.Post.File().Name == "unrelated.md" }
		same(t, "with unrelated posts", said(found, whole...), said(slices.DeleteFunc(judge(t, lint.Default(), files), theirs), whole...))
		return found
	})
}
