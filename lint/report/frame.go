package report

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/draft"
)

// lineWidth is how many columns of a line are shown around the quoted words.
const lineWidth = 96

var (
	blanks = strings.Repeat(" ", lineWidth)
	carets = strings.Repeat("^", lineWidth)
)

// A spot is where a quote begins, as a person looks for it.
type spot struct {
	file         *draft.File // nil: the whole calendar
	line, column int
}

func locate(q draft.Quote) spot {
	f := q.File()
	if f == nil {
		return spot{}
	}
	line, column := f.Position(q.Span().Start)
	return spot{f, line, column}
}

// lastLine returns the last line of a place, 0 if it has no file.
func lastLine(q draft.Quote) int {
	f := q.File()
	if f == nil {
		return 0
	}
	s := q.Span()
	return f.LineAt(max(s.Start, s.End-1))
}

// append writes file, line and column.
func (s spot) append(dst []byte) []byte {
	switch {
	case s.file == nil:
		return append(dst, "calendar"...)
	case s.file.Name == "":
		dst = append(dst, "draft"...)
	default:
		dst = append(dst, Safe(s.file.Name)...)
	}
	dst = strconv.AppendInt(append(dst, ':'), int64(s.line), 10)
	return strconv.AppendInt(append(dst, ':'), int64(s.column), 10)
}

// place writes where a quote is.
func place(q draft.Quote) string { return string(locate(q).append(nil)) }

// frame shows the first line of a place, whose number is n, with its words underlined.
func frame(b *bytes.Buffer, p painter, q draft.Quote, n int) {
	e := excerptOf(q, n)
	number := strconv.Itoa(n)
	p.brush(b, dim, "     "[:max(0, 5-len(number))], number, " |")
	write(b, " ", e.before)
	if e.words != "" {
		p.brush(b, mark, e.words)
	}
	write(b, e.after, "\n")
	p.brush(b, dim, "      |")
	write(b, " ", blanks[:e.indent])
	p.brush(b, mark, carets[:max(1, e.columns)])
	b.WriteByte('\n')
}

// An excerpt is the first line of a place in a file, cut and safe.
type excerpt struct {
	before, words, after string
	indent, columns      int // how many columns before takes, and words
}

// excerptOf returns the excerpt of a place that begins in line n.
func excerptOf(q draft.Quote, n int) excerpt {
	f, s := q.File(), q.Span()
	text := f.Line(n)
	end := min(s.End, len(f.Src))
	start := s.Start - (strings.LastIndexByte(f.Src[:s.Start], '\n') + 1)
	if n == 1 && strings.HasPrefix(f.Src, "\ufeff") {
		start -= len("\ufeff") // Line leaves it out
	}
	start = min(max(start, 0), len(text))
	return around(text, start, min(start+end-s.Start, len(text)))
}

// around cuts a line to what fits and makes it safe. It looks no further along a long line than what it shows might take; where all is simple, at no
// more than it shows.
func around(text string, start, end int) (e excerpt) {
	from := max(0, start-utf8.UTFMax*lineWidth)
	for from < start && !utf8.RuneStart(text[from]) {
		from++
	}
	to := min(len(text), end+utf8.UTFMax*lineWidth)
	for to < len(text) && !utf8.RuneStart(text[to]) {
		to++
	}
	near := text[from:to]
	ordered := strings.Contains(near, "##") && strings.Contains(Safe(near), `\x23`)
	whole := false
	e.words, e.columns, whole = head(text[start:end], lineWidth, ordered)
	room := lineWidth - e.columns
	e.before, e.indent = foot(text[from:start], room/2, from > 0, ordered)
	if whole {
		e.after, _, _ = head(text[end:to], max(1, room-e.indent), ordered)
	}
	return e
}

// head makes s safe and cuts it to so many columns. It returns how many it takes, and whether nothing was cut off.
func head(s string, most int, ordered bool) (shown string, columns int, whole bool) {
	if !ordered {
		size, fit := simple(s, most-1)
		rest, more := simple(s[size:], 2)
		if fit+more <= most && size+rest == len(s) {
			return s, fit + more, true
		}
		if more == 2 {
			return s[:size] + "…", most, false
		}
	}
	s = safe(s, ordered)
	shown = cut(s, most)
	return shown, width(shown), shown == s
}

// foot makes s safe and shows the end of it if it takes more columns than that, or if there is more before it. It returns how many it takes.
func foot(s string, most int, more, ordered bool) (shown string, columns int) {
	room := max(0, most-1) // beside the ellipsis
	if !ordered {
		size, fit := simpleEnd(s, most+1)
		if fit <= most && size == len(s) && !more {
			return s, fit
		}
		if fit > most {
			size, _ = simpleEnd(s, room)
			return "…" + s[len(s)-size:], room + 1
		}
	}
	if s = safe(s, ordered); more || width(s) > most {
		s = "…" + tail(s, room)
	}
	return s, width(s)
}

// safe is Safe for a piece of a line. If the line holds an order to a build, what is shown of it in pieces must not make one that none of them holds.
func safe(s string, ordered bool) string {
	s = Safe(s)
	if ordered {
		s = strings.ReplaceAll(s, "#", `\x23`)
	}
	return s
}
