package report

import (
	"bufio"
	"bytes"
	"cmp"
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
	t := &text{Report: r, painter: painter{opt.Color}, first: map[string]int{}, keyed: keys{}}
	for i := range r.Findings {
		f := &r.Findings[i]
		if _, told := t.first[f.Rule]; !told {
			t.first[f.Rule] = i
		}
		t.keyed.give(f)
	}
	out := bufio.NewWriterSize(w, written)
	if opt.ListPosts {
		if err := inOrder(out, len(r.Posts), func(b *bytes.Buffer, i int) { list(b, r.Posts[i]) }); err != nil {
			return err // nobody reads on
		}
	}
	if err := inOrder(out, len(r.Findings), t.finding); err != nil {
		return err
	}
	var end bytes.Buffer
	write(&end, r.Summary(), "\n")
	if opt.Stats {
		r.stats().text(&end, t.painter, r)
	}
	out.Write(end.Bytes())
	return out.Flush()
}

// A text is a report as text. What is said of a finding hangs on those before it by first and keyed alone, so that many can be written at once.
type text struct {
	*Report
	painter
	first map[string]int // by rule, its first finding, which tells its story
	keyed keys
}

// finding writes one finding.
func (t *text) finding(b *bytes.Buffer, i int) {
	f := &t.Findings[i]
	at := locate(f.Quote)
	t.open(b, bold)
	b.Write(at.append(b.AvailableBuffer()))
	t.shut(b)
	write(b, ": ", t.severity(f.Severity), " ")
	t.brush(b, bold, f.Rule)
	b.WriteByte('\n')
	if at.file != nil {
		frame(b, t.painter, f.Quote, at.line)
	}
	write(b, "  ", Safe(f.Message), "\n")
	for i := range f.Related {
		rel := &f.Related[i]
		write(b, "  ")
		t.open(b, dim)
		b.Write(append(locate(rel.Quote).append(b.AvailableBuffer()), ':'))
		t.shut(b)
		write(b, " ", Safe(rel.Message), "\n")
	}
	if t.first[f.Rule] == i {
		rule := t.rule(f.Rule)
		wrap(b, t.paint(dim, "It happened: "), rule.Why)
		wrap(b, t.paint(dim, "What passes: "), rule.Fix)
		write(b, "  ", t.paint(dim, "Told in:    "), " ", Safe(rule.Source), "\n")
	}
	if where, line := letItPass(f, t.keyed); line != "" {
		write(b, "  ", t.paint(dim, "Let it pass:"), " ", where, ": ", line, "\n")
	}
	b.WriteByte('\n')
}

// write writes one after the other.
func write(b *bytes.Buffer, parts ...string) {
	for _, s := range parts {
		b.WriteString(s)
	}
}

// wrap writes a paragraph under a label, 100 columns wide.
func wrap(b *bytes.Buffer, label, text string) {
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

// How a terminal shows what stands between open and shut.
const (
	bold = "1"
	dim  = "2"
	mark = "1;31"
)

func (p painter) open(b *bytes.Buffer, code string) {
	if p.on {
		write(b, "\x1b[", code, "m")
	}
}

func (p painter) shut(b *bytes.Buffer) {
	if p.on {
		b.WriteString("\x1b[0m")
	}
}

func (p painter) paint(code, s string) string {
	if !p.on || s == "" {
		return s
	}
	return "\x1b[" + code + "m" + s + "\x1b[0m"
}

// brush writes strings one after the other as paint would return them.
func (p painter) brush(b *bytes.Buffer, code string, parts ...string) {
	p.open(b, code)
	write(b, parts...)
	p.shut(b)
}

func (p painter) severity(s check.Severity) string {
	return p.paint([...]string{"0", "36", "33", mark}[s], s.String())
}

// list writes a line for a post that was read: where it is, its channels, its date, whether it is copy or a brief, and how it begins.
func list(b *bytes.Buffer, p *draft.Post) {
	channels, when := strings.Join(p.Channels, ","), p.When.String()
	fmt.Fprintf(b, "%s %s %s %s “%s”\n", place(p.Place()), Safe(cmp.Or(channels, "-")), cmp.Or(when, "-"), p.Kind, cut(Safe(p.Text.String()), 60))
}
