package news

import (
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/postlint/postlint/rules/draft"
)

// A layout is where things stand in a file of news that Parse has accepted, so that some can be changed and the rest left as it is.
type layout struct {
	src     string
	checked draft.Span // the value; empty: there is none
	tables  []table
}

// A table is an [[event]] or a [[trend]].
type table struct {
	name  string // "event" or "trend"
	start int    // of the line of its header
	tail  int    // the start of the line after its last key, or after its header
	end   int    // the start of the line of the next header, or the end of the file
	keys  []key
}

// A key is a line such as name = "...", which may be several lines.
type key struct {
	name  string
	whole draft.Span // from the key to the end of the value
	value draft.Span
}

// arrange finds where things stand.
func arrange(f *draft.File) *layout {
	l := &layout{src: f.Src}
	from := len(f.Src) - len(strings.TrimPrefix(f.Src, "\ufeff"))
	var p unstable.Parser
	p.Reset([]byte(f.Src[from:]))
	for p.NextExpression() {
		e := p.Expression()
		it := e.Key()
		it.Next()
		at := from + int(it.Node().Raw.Offset)
		name := string(it.Node().Data)
		if e.Kind == unstable.ArrayTable {
			start := strings.LastIndexByte(f.Src[:at], '\n') + 1
			l.close(max(start, from))
			l.tables = append(l.tables, table{name: name, start: max(start, from), tail: l.nextLine(at), end: len(f.Src)})
			continue
		}
		k := key{name: name, whole: draft.Span{Start: at, End: from + int(e.Raw.Offset) + int(e.Raw.Length)}}
		k.value = draft.Span{Start: at + strings.IndexByte(f.Src[at:], '=') + 1, End: k.whole.End}
		k.value.Start = k.value.End - len(strings.TrimLeft(f.Src[k.value.Start:k.value.End], " \t"))
		switch n := len(l.tables); {
		case n > 0:
			t := &l.tables[n-1]
			t.keys, t.tail = append(t.keys, k), l.nextLine(k.whole.End)
		case name == "checked":
			l.checked = k.value
		}
	}
	return l
}

func (l *layout) close(end int) {
	if n := len(l.tables); n > 0 {
		l.tables[n-1].end = end
	}
}

// nextLine returns the start of the line after a byte, or the end of the file.
func (l *layout) nextLine(at int) int {
	if i := strings.IndexByte(l.src[at:], '\n'); i >= 0 {
		return at + i + 1
	}
	return len(l.src)
}

// of returns the tables of a name, in the order in which Parse has them.
func (l *layout) of(name string) []*table {
	var list []*table
	for i := range l.tables {
		if l.tables[i].name == name {
			list = append(list, &l.tables[i])
		}
	}
	return list
}

// comments returns the comments in a piece of TOML that begins outside of any value: those with a line of their own as they stand, those behind
// something on a line of their own.
func comments(src string) []string {
	var list []string
	for i := 0; i < len(src); {
		switch c := src[i]; c {
		case '#':
			end := len(src)
			if n := strings.IndexByte(src[i:], '\n'); n >= 0 {
				end = i + n
			}
			start := strings.LastIndexByte(src[:i], '\n') + 1
			if strings.Trim(src[start:i], " \t") != "" {
				start = i
			}
			list = append(list, strings.TrimSuffix(src[start:end], "\r"))
			i = end
		case '"', '\'':
			i += quotedLength(src[i:], c)
		default:
			i++
		}
	}
	return list
}

// quotedLength returns the length of a text in quotation marks.
func quotedLength(src string, mark byte) int {
	triple := strings.Repeat(string(mark), 3)
	if strings.HasPrefix(src, triple) {
		i := 3
		for i < len(src) && !strings.HasPrefix(src[i:], triple) {
			if src[i] == '\\' && mark == '"' {
				i++
			}
			i++
		}
		i = min(i+3, len(src))
		for i < len(src) && src[i] == mark { // up to two marks may stand before the last three
			i++
		}
		return i
	}
	for i := 1; i < len(src); i++ {
		switch {
		case src[i] == '\\' && mark == '"':
			i++
		case src[i] == mark:
			return i + 1
		}
	}
	return len(src)
}
