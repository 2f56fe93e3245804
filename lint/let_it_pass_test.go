package lint_test

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/lint/report"
	"github.com/postlint/postlint/rules"
)

var (
	heading   = regexp.MustCompile(`^(\S+\.md):\d+:\d+: (?:note|warn|block) \S+$`)
	letItPass = regexp.MustCompile(`^  Let it pass: (in its cell on line|at the end of line|above line|in the front matter) ?(\d*): (.*)$`)
)

// A paste is what a report says may be written into a file.
type paste struct {
	file, where string
	line        int // from 1
	text        string
}

// pastes reads a report as a person does.
func pastes(printed string) (all []paste) {
	file := ""
	for line := range strings.Lines(printed) {
		line = strings.TrimSuffix(line, "\n")
		if m := heading.FindStringSubmatch(line); m != nil {
			file = m[1]
		}
		if m := letItPass.FindStringSubmatch(line); m != nil {
			n, _ := strconv.Atoi(m[2])
			p := paste{file, m[1], n, strings.Replace(m[3], "REASON", "essayé, tried", 1)}
			if !slices.Contains(all, p) { // two findings of a rule need one comment
				all = append(all, p)
			}
		}
	}
	return all
}

// apply writes pastes into a file, from its end so that the lines keep their numbers.
func apply(f written, all []paste) written {
	lines := strings.SplitAfter(f.src, "\n")
	slices.SortStableFunc(all, func(a, b paste) int { return b.line - a.line })
	for _, p := range all {
		switch {
		case p.file != f.name:
		case p.where == "above line":
			lines = slices.Insert(lines, p.line-1, p.text+"\n")
		case p.where == "in the front matter":
			lines = slices.Insert(lines, 1, p.text+"\n")
		case p.where == "at the end of line":
			lines[p.line-1] = strings.TrimSuffix(lines[p.line-1], "\n") + " " + p.text + "\n"
		default:
			cells := strings.Split(lines[p.line-1], "|")
			cells[3] += p.text + " "
			lines[p.line-1] = strings.Join(cells, "|")
		}
	}
	return written{f.name, strings.Join(lines, "")}
}

// Whoever pastes every line that a report prints, with a reason, hears nothing more, but of the calendar as a whole.
func TestIgnoringAllLeavesNothing(t *testing.T) {
	used := map[string]int{}
	inventions(t, func(t *testing.T, _ *rand.Rand, s shape, plan []planned) []lint.Finding {
		for i := range plan {
			plan[i].remark = ""
		}
		files := s.write(plan)
		found := judge(t, lint.Default(), files)
		var printed strings.Builder
		require.NoError(t, (&report.Report{Findings: found, Rules: lint.Default().Rules(), Now: facts().Now}).Text(&printed, report.Options{}))
		lines := pastes(printed.String())
		for _, p := range lines {
			used[p.where]++
		}
		ignored := slices.Clone(files)
		for i := range ignored {
			ignored[i] = apply(ignored[i], lines)
		}
		require.Empty(t, said(judge(t, lint.Default(), ignored), rules.SingleDepartment, rules.NeglectedChannel), "%v", ignored)
		return found
	})
	t.Log(used)
	require.Len(t, used, 4, "each of the places in which something can be ignored")
}
