package report

import (
	"bufio"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/draft"
)

// lineWidth is how many columns of a line are shown around the quoted words.
const lineWidth = 96

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
	return Safe(name) + ":" + strconv.Itoa(line) + ":" + strconv.Itoa(column)
}

// frame shows the first line of a place with its words underlined.
func frame(b *bufio.Writer, p painter, q draft.Quote) {
	f := q.File()
	if f == nil {
		return
	}
	n, before, words, after := excerpt(q)
	number := strconv.Itoa(n)
	write(b, p.dim("     "[:max(0, 5-len(number))]+number+" |"), " ", before, p.mark(words), after, "\n")
	write(b, p.dim("      |"), " ", strings.Repeat(" ", width(before)), p.mark(strings.Repeat("^", max(1, width(words)))), "\n")
}

// excerpt returns the first line of a place in a file, cut and safe: its number, what stands before its words, the words, and what stands after them.
func excerpt(q draft.Quote) (n int, before, words, after string) {
	f, s := q.File(), q.Span()
	n, _ = f.Position(s.Start)
	text := f.Line(n)
	end := min(s.End, len(f.Src))
	start := s.Start - (strings.LastIndexByte(f.Src[:s.Start], '\n') + 1)
	if n == 1 && strings.HasPrefix(f.Src, "\ufeff") {
		start -= len("\ufeff") // Line leaves it out
	}
	start = min(max(start, 0), len(text))
	before, words, after = around(text, start, min(start+end-s.Start, len(text)))
	return n, before, words, after
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
	safe := Safe
	if near := text[from:to]; strings.Contains(near, "##") && strings.Contains(Safe(near), `\x23`) { // what is shown in three pieces must not make an order that none of them holds
		safe = func(s string) string { return strings.ReplaceAll(Safe(s), "#", `\x23`) }
	}
	whole := safe(text[start:end])
	words = cut(whole, lineWidth)
	room := lineWidth - width(words)
	if before = safe(text[from:start]); from > 0 || width(before) > room/2 {
		before = "…" + tail(before, max(0, room/2-1))
	}
	if words != whole {
		return before, words, ""
	}
	if after = safe(text[end:to]); to < len(text) || width(before)+width(after) > room {
		after = cut(after, max(1, room-width(before)))
	}
	return before, words, after
}
