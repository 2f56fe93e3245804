package report

import (
	"bufio"
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
	b := bufio.NewWriterSize(w, written)
	var count [len(githubLevel)]int
	for _, f := range r.Findings {
		count[f.Severity]++
		fmt.Fprintf(b, "::%s ", githubLevel[f.Severity])
		if file := f.Quote.File(); file != nil && file.Name != "" {
			s := f.Quote.Span()
			line, column := file.Position(s.Start)
			endLine, endColumn := file.Position(s.End)
			fmt.Fprintf(b, "file=%s,line=%d,endLine=%d,", githubProperty.Replace(Safe(file.Name)), line, endLine)
			if line == endLine { // GitHub takes columns on one line only
				fmt.Fprintf(b, "col=%d,endColumn=%d,", column, endColumn)
			}
		}
		fmt.Fprintf(b, "title=%s::%s", githubProperty.Replace("postlint "+Safe(f.Rule)), githubData.Replace(Safe(f.Message)))
		for _, rel := range f.Related {
			b.WriteString("%0A" + githubData.Replace(place(rel.Quote)+": "+Safe(rel.Message)))
		}
		if fix := r.rule(f.Rule).Fix; fix != "" {
			b.WriteString("%0A" + githubData.Replace("What passes: "+Safe(fix)))
		}
		if err := b.WriteByte('\n'); err != nil {
			return err // nobody reads on
		}
	}
	fmt.Fprintf(b, "postlint: %s\n", r.Summary())
	for s := check.Block; s > check.Off; s-- {
		if n := count[s]; n > githubShown {
			fmt.Fprintf(b, "postlint: GitHub shows %d annotations of a level for each step, so %d of %d with the level %s are only in this log.\n",
				githubShown, n-githubShown, n, githubLevel[s])
		}
	}
	return b.Flush()
}
