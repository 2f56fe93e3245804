package report

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strings"

	"github.com/postlint/postlint/rules/check"
)

// githubShown is how many annotations of each level GitHub shows for one step; it drops the others without a word.
// Source: docs/problem-matchers.md of github.com/actions/toolkit.
const githubShown = 10

// What a workflow command would take for its own signs. Source: packages/core/src/command.ts of github.com/actions/toolkit.
var (
	githubData     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubProperty = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
	githubLevel    = [...]string{check.Off: "debug", check.Note: "notice", check.Warn: "warning", check.Block: "error"}
)

// GitHub writes each finding as an annotation for the log of GitHub Actions, which shows it beside the line of the file, and at the end the
// summary, with how many of them GitHub is going to drop.
func (r *Report) GitHub(w io.Writer, _ Options) error {
	out := bufio.NewWriterSize(w, written)
	if err := inOrder(out, len(r.Findings), func(b *bytes.Buffer, i int) { r.annotation(b, &r.Findings[i]) }); err != nil {
		return err // nobody reads on
	}
	fmt.Fprintf(out, "postlint: %s\n", r.Summary())
	var count [len(githubLevel)]int
	for i := range r.Findings {
		count[r.Findings[i].Severity]++
	}
	for s := check.Block; s > check.Off; s-- {
		if n := count[s]; n > githubShown {
			fmt.Fprintf(out, "postlint: GitHub shows %d annotations of a level for each step, so %d of %d with the level %s are only in this log.\n",
				githubShown, n-githubShown, n, githubLevel[s])
		}
	}
	return out.Flush()
}

// annotation writes one finding.
func (r *Report) annotation(b *bytes.Buffer, f *check.Finding) {
	write(b, "::", githubLevel[f.Severity], " ")
	if file := f.Quote.File(); file != nil && file.Name != "" {
		s := f.Quote.Span()
		line, column := file.Position(s.Start)
		endLine, endColumn := file.Position(s.End)
		fmt.Fprintf(b, "file=%s,line=%d,endLine=%d,", githubProperty.Replace(Safe(file.Name)), line, endLine)
		if line == endLine { // GitHub takes columns on one line only
			fmt.Fprintf(b, "col=%d,endColumn=%d,", column, endColumn)
		}
	}
	write(b, "title=", githubProperty.Replace("postlint "+Safe(f.Rule)), "::", githubData.Replace(Safe(f.Message)))
	for _, rel := range f.Related {
		write(b, "%0A", githubData.Replace(place(rel.Quote)+": "+Safe(rel.Message)))
	}
	if fix := r.rule(f.Rule).Fix; fix != "" {
		write(b, "%0A", githubData.Replace("What passes: "+Safe(fix)))
	}
	b.WriteByte('\n')
}
