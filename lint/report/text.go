package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// Text writes the findings for a person: the line with the words underlined, what was found, what happened to a brand that did it, and what would
// pass, and what to paste to let it pass all the same. The story of a rule is told once. The last line says what was looked at; see Summary.
func (r *Report) Text(w io.Writer, opt Options) error {
	p := painter{opt.Color}
	told, keyed := map[string]bool{}, map[*draft.File]string{}
	b := bufio.NewWriterSize(w, written)
	if opt.ListPosts {
		r.list(b)
	}
	for _, f := range r.Findings {
		write(b, p.bold(place(f.Quote)), ": ", p.severity(f.Severity), " ", p.bold(f.Rule), "\n")
		frame(b, p, f.Quote)
		write(b, "  ", Safe(f.Message), "\n")
		for _, rel := range f.Related {
			write(b, "  ", p.dim(place(rel.Quote)+":"), " ", Safe(rel.Message), "\n")
		}
		if !told[f.Rule] {
			told[f.Rule] = true
			rule := r.rule(f.Rule)
			wrap(b, p.dim("It happened: "), rule.Why)
			wrap(b, p.dim("What passes: "), rule.Fix)
			write(b, "  ", p.dim("Told in:    "), " ", Safe(rule.Source), "\n")
		}
		if where, line := letItPass(f, keyed); line != "" {
			write(b, "  ", p.dim("Let it pass:"), " ", where, ": ", line, "\n")
		}
		if err := b.WriteByte('\n'); err != nil {
			return err // nobody reads on
		}
	}
	write(b, r.Summary(), "\n")
	if opt.Stats {
		r.stats().text(b, p, r)
	}
	return b.Flush()
}

// write writes one after the other; Flush tells what went wrong.
func write(b *bufio.Writer, parts ...string) {
	for _, s := range parts {
		b.WriteString(s)
	}
}

// wrap writes a paragraph under a label, 100 columns wide.
func wrap(b *bufio.Writer, label, text string) {
	const indent = "               "
	b.WriteString("  " + label)
	column := len(indent)
	for i, word := range strings.Fields(text) {
		word = Safe(word)
		if w := width(word); i > 0 && column+1+w > 100 {
			b.WriteString("\n" + indent)
			column = len(indent) + w
		} else {
			if i > 0 {
				b.WriteByte(' ')
				column++
			}
			column += w
		}
		b.WriteString(word)
	}
	b.WriteByte('\n')
}

// Summary returns the last line: how many findings of each severity, and what was looked at.
func (r *Report) Summary() string {
	var count [check.Block + 1]int
	for _, f := range r.Findings {
		count[f.Severity]++
	}
	found := "nothing found"
	switch {
	case len(r.Findings) == 0 && r.Judged == 0:
		found = "no post to judge"
	case len(r.Findings) == 0 && r.Older > 0:
		found = "nothing new found"
	case len(r.Findings) > 0:
		found = fmt.Sprintf("%d to block, %s, %s", count[check.Block], plural(count[check.Warn], "warning"), plural(count[check.Note], "note"))
	}
	looked := fmt.Sprintf("looked at %s in %s", plural(r.Judged, "post"), plural(r.Files, "file"))
	if r.History > 0 {
		looked += fmt.Sprintf(", left out %d published or past", r.History)
	}
	if r.Dropped > 0 {
		looked += fmt.Sprintf(", %d rejected or ideas", r.Dropped)
	}
	if r.Failed > 0 {
		looked += fmt.Sprintf("; %s could not be checked", plural(r.Failed, "thing"))
	}
	older := ""
	if r.Older > 0 {
		older = fmt.Sprintf("; %s left from before: postlint -all shows them", plural(r.Older, "older finding"))
	}
	return fmt.Sprintf("%s; %s; news: %s, %s%s.", found, looked, plural(r.Events, "event"), r.newsAge(), older)
}

// newsAge says when somebody last looked at the news: how long ago for two days, afterwards the date.
func (r *Report) newsAge() string {
	age := r.Now.Sub(r.Checked)
	switch {
	case r.Checked.IsZero():
		return "never checked"
	case age < 0 || age >= 48*time.Hour:
		return "checked on " + r.Checked.Format("2 January 2006")
	case age < time.Hour:
		return "checked within the hour"
	}
	return fmt.Sprintf("checked %s ago", plural(int(age/time.Hour), "hour"))
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// painter colours what a person should see first.
type painter struct{ on bool }

func (p painter) paint(code, s string) string {
	if !p.on || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

func (p painter) bold(s string) string { return p.paint("1", s) }
func (p painter) dim(s string) string  { return p.paint("2", s) }
func (p painter) mark(s string) string { return p.paint("1;31", s) }

func (p painter) severity(s check.Severity) string {
	return p.paint([...]string{"0", "36", "33", "1;31"}[s], s.String())
}

// list writes a line for every post that was read: where it is, its channels, its date, whether it is copy or a brief, and how it begins.
func (r *Report) list(b *bufio.Writer) {
	for _, p := range r.Posts {
		channels, when := strings.Join(p.Channels, ","), p.When.String()
		if channels == "" {
			channels = "-"
		}
		if when == "" {
			when = "-"
		}
		fmt.Fprintf(b, "%s %s %s %s “%s”\n", place(p.Place()), Safe(channels), when, p.Kind, cut(Safe(p.Text.String()), 60))
	}
}
