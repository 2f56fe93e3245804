package report

import (
	"fmt"
	"io"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// lineWidth is how many columns of a line are shown around the quoted words.
const lineWidth = 96

// Text writes the findings for a person: the line with the words underlined, what was found, what happened to a brand that did it, and what would
// pass. The story of a rule is told once. It writes nothing about posts in which nothing was found; see Summary.
func (r *Report) Text(w io.Writer, color bool) error {
	p := painter{color}
	told := map[string]bool{}
	var b strings.Builder
	for _, f := range r.Findings {
		rule := r.rule(f.Rule)
		fmt.Fprintf(&b, "%s: %s %s\n", p.bold(place(f.Quote)), p.severity(f.Severity), p.bold(f.Rule))
		frame(&b, p, f.Quote)
		fmt.Fprintf(&b, "  %s\n", Safe(f.Message))
		for _, rel := range f.Related {
			fmt.Fprintf(&b, "  %s %s\n", p.dim(place(rel.Quote)+":"), Safe(rel.Message))
		}
		if !told[f.Rule] {
			told[f.Rule] = true
			wrap(&b, p.dim("It happened: "), rule.Why)
			wrap(&b, p.dim("What passes: "), rule.Fix)
			fmt.Fprintf(&b, "  %s %s\n", p.dim("Told in:    "), rule.Source)
		}
		b.WriteByte('\n')
	}
	_, err := io.WriteString(w, b.String())
	return err
}

// place writes where a quote is: file, line and column.
func place(q draft.Quote) string {
	f := q.File()
	if f == nil {
		return "calendar"
	}
	name := f.Name
	if name == "" {
		name = "draft"
	}
	line, column := f.Position(q.Span().Start)
	return fmt.Sprintf("%s:%d:%d", Safe(name), line, column)
}

// frame shows the first line of a place with its words underlined.
func frame(b *strings.Builder, p painter, q draft.Quote) {
	f := q.File()
	if f == nil {
		return
	}
	s := q.Span()
	n, column := f.Position(s.Start)
	endLine, endColumn := f.Position(s.End)
	text := f.Line(n)
	start := byteOffset(text, column-1)
	end := len(text)
	if endLine == n {
		end = byteOffset(text, endColumn-1)
	}
	before, words, after := around(text, start, end)
	number := fmt.Sprintf("%5d", n)
	fmt.Fprintf(b, "%s %s%s%s\n", p.dim(number+" |"), before, p.mark(words), after)
	fmt.Fprintf(b, "%s %s%s\n", p.dim("      |"), strings.Repeat(" ", width(before)), p.mark(strings.Repeat("^", max(1, width(words)))))
}

// around cuts a line to what fits and makes it safe. It looks at no more of a long line than it shows.
func around(text string, start, end int) (before, words, after string) {
	from := max(0, start-utf8.UTFMax*lineWidth)
	for from < start && !utf8.RuneStart(text[from]) {
		from++
	}
	to := min(len(text), end+utf8.UTFMax*lineWidth)
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	whole := Safe(text[start:end])
	words = cut(whole, lineWidth)
	room := lineWidth - width(words)
	if before = Safe(text[from:start]); from > 0 || width(before) > room/2 {
		before = "…" + tail(before, max(0, room/2-1))
	}
	if words != whole {
		return before, words, ""
	}
	if after = Safe(text[end:to]); to < len(text) || width(before)+width(after) > room {
		after = cut(after, max(1, room-width(before)))
	}
	return before, words, after
}

// cut returns s, shortened to so many columns with an ellipsis as the last.
func cut(s string, columns int) string {
	if len(s) <= columns || width(s) <= columns {
		return s
	}
	w, before := 1, rune(0)
	for i, r := range s {
		if w += runeWidth(before, r); w > columns {
			return s[:i] + "…"
		}
		before = r
	}
	return s
}

// tail returns the end of s, so many columns wide.
func tail(s string, columns int) string {
	at := len(s)
	for w := 0; at > 0; {
		r, size := utf8.DecodeLastRuneInString(s[:at])
		if w += runeWidth(0, r); w > columns {
			break
		}
		at -= size
	}
	return s[at:]
}

func byteOffset(s string, runes int) int {
	for i := range s {
		if runes == 0 {
			return i
		}
		runes--
	}
	return len(s)
}

// width returns how many columns of a terminal s takes.
func width(s string) int {
	w, before := 0, rune(0)
	for _, r := range s {
		w += runeWidth(before, r)
		before = r
	}
	return w
}

const (
	joiner      = '\u200d' // joins two emoji into one
	emojiFollow = '\ufe0f' // makes the sign before it an emoji, two columns wide
)

// runeWidth returns how many columns r adds after the character before it. It follows Unicode's East Asian Width in what drafts hold: emoji and
// the scripts of Chinese, Japanese and Korean take two columns; accents, skin tones and whatever is joined to an emoji take none.
func runeWidth(before, r rune) int {
	switch {
	case r < 0x300:
		return 1
	case r == emojiFollow && before != 0 && runeWidth(0, before) == 1:
		return 1
	case before == joiner, unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf), r >= 0x1F3FB && r <= 0x1F3FF:
		return 0
	case r >= 0x1100 && r <= 0x115F, r >= 0x2E80 && r <= 0xA4CF, r >= 0xAC00 && r <= 0xD7A3, r >= 0xF900 && r <= 0xFAFF, r >= 0xFE30 && r <= 0xFE6F,
		r >= 0xFF00 && r <= 0xFF60, r >= 0xFFE0 && r <= 0xFFE6, r >= 0x1F300 && r <= 0x1FAFF, r >= 0x20000 && r <= 0x3FFFD:
		return 2
	}
	return 1
}

// wrap writes a paragraph under a label, 100 columns wide.
func wrap(b *strings.Builder, label, text string) {
	const indent = "               "
	b.WriteString("  " + label)
	column := len(indent)
	for i, word := range strings.Fields(text) {
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

// List writes a line for every post that was read: where it is, its channels, its date, whether it is copy or a brief, and how it begins.
func (r *Report) List(w io.Writer) error {
	var b strings.Builder
	for _, p := range r.Posts {
		channels, when := strings.Join(p.Channels, ","), p.When.String()
		if channels == "" {
			channels = "-"
		}
		if when == "" {
			when = "-"
		}
		fmt.Fprintf(&b, "%s %s %s %s “%s”\n", place(p.Place()), Safe(channels), when, p.Kind, cut(Safe(p.Text.String()), 60))
	}
	_, err := io.WriteString(w, b.String())
	return err
}
