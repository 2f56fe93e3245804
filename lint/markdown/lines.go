package markdown

import (
	"slices"
	"strings"

	"github.com/postlint/postlint/rules/draft"
)

// A lineKind tells what a line is, without regard to the lines around it, except inside fences, tables and comments.
type lineKind uint8

const (
	blank   lineKind = iota
	words            // a line of a paragraph
	heading          // "## Post 3"
	rule             // "---", also under text: there are no setext headings here, because calendars put rules right under copy
	item             // "- Post: ...", "3. ..."
	fence            // the line that opens or closes a fence
	code             // a line inside a fence
	row              // a line of a table
	delim            // the line of a table that makes it one: "|---|---|"
	comment          // a line that holds nothing but an HTML comment
)

// A line is one line of the file. Its fields are byte offsets.
type line struct {
	kind  lineKind
	quote bool  // it stands behind '>' marks
	bare  bool  // it is known to start with no label
	level uint8 // of a heading
	list  int   // index+1 of the fence or table that it belongs to
	start int   // first byte
	inner int   // first byte after '>' marks, with the indentation
	mark  int   // first byte after '>' marks and indentation
	text  int   // first byte after list and heading marks
	end   int   // end of the text, without the white space that follows it
	stop  int   // end of the line, without its line end
}

// A block is a fence or a table: the lines from first to before last, marks and header included.
type block struct {
	first, last int
	body, end   int    // lines of a fence's inside
	info        string // what stands behind the opening mark of a fence
	indent      int    // of the opening mark
	open        bool   // the fence is never closed
}

// A lineReader sorts the lines of a file. It looks at each line a bounded number of times, whatever is written there.
type lineReader struct {
	src       string
	lines     []line
	fences    []block
	lastClose int // where the last "-->" of the file stands
	comment   bool
	longest   map[byte][]int // per fence character and line: length of the longest closing mark there or later
	next      map[byte][]int // and where the next one stands
}

// readLines sorts the lines of src from byte from on, in the room that others leave if it is enough.
func readLines(src string, from int, room []line) *lineReader {
	r := &lineReader{src: src, lines: room[:0], lastClose: lastComment(src)}
	r.cut(from)
	for i := 0; i < len(r.lines); i++ {
		r.classify(i)
		if r.lines[i].kind == fence {
			i = r.fence(i)
		}
	}
	return r
}

// lastComment returns where the last "-->" stands, -1 if there is none: in most files there is none, which is told fast.
func lastComment(src string) int {
	if strings.IndexByte(src, '>') < 0 {
		return -1
	}
	return strings.LastIndex(src, "-->")
}

// cut finds where lines start and end. "\r\n", "\n" and a lone "\r" end a line, so that no text ever holds a "\r".
func (r *lineReader) cut(from int) {
	src := r.src
	r.lines = slices.Grow(r.lines, strings.Count(src[from:], "\n")+1)
	returns := strings.IndexByte(src, '\r') >= 0
	newline := from - 1 // where the next "\n" stands
	for at := from; at < len(src); {
		if newline < at {
			newline = len(src)
			if i := strings.IndexByte(src[at:], '\n'); i >= 0 {
				newline = at + i
			}
		}
		end, next := newline, min(newline+1, len(src))
		if returns {
			if i := strings.IndexByte(src[at:end], '\r'); i >= 0 {
				if at+i+1 < end {
					next = at + i + 1
				}
				end = at + i
			}
		}
		r.lines = append(r.lines, line{start: at, inner: at, stop: end})
		r.measure(&r.lines[len(r.lines)-1])
		at = next
	}
}

// measure strips the '>' marks and the white space around a line's words.
func (r *lineReader) measure(l *line) {
	l.mark = r.skipSpace(l.start, l.stop)
	for l.mark < l.stop && r.src[l.mark] == '>' {
		l.quote = true
		l.inner = l.mark + 1
		if l.inner < l.stop && r.src[l.inner] == ' ' {
			l.inner++
		}
		l.mark = r.skipSpace(l.mark+1, l.stop)
	}
	l.text = l.mark
	for l.end = l.stop; l.end > l.mark && (r.src[l.end-1] == ' ' || r.src[l.end-1] == '\t'); {
		l.end--
	}
}

func (r *lineReader) skipSpace(at, end int) int {
	for at < end && (r.src[at] == ' ' || r.src[at] == '\t') {
		at++
	}
	return at
}

// classify decides what line i is, outside of fences.
func (r *lineReader) classify(i int) {
	l := &r.lines[i]
	if r.lastClose >= 0 && r.skipComments(l) {
		l.kind = comment
		return
	}
	s := r.src[l.mark:l.end]
	l.kind = words
	switch {
	case s == "":
		l.kind = blank
	case fenceMark(s) > 0:
		l.kind = fence
	case isRule(s):
		l.kind = rule
	case s[0] == '#':
		if n := headingMark(s); n > 0 {
			l.kind, l.level = heading, uint8(n)
			l.text = r.skipSpace(l.mark+n, l.end)
			l.end = l.text + len(trimHeading(r.src[l.text:l.end]))
		}
	default:
		if n := itemMark(s); n > 0 {
			l.kind = item
			l.text = r.skipSpace(l.mark+n, l.end)
		}
	}
}

// skipComments cuts the parts of a comment that goes on over several lines off the line, and reports whether nothing but
// comments was on it. A comment that is never closed is text: it must not hide the rest of the calendar.
func (r *lineReader) skipComments(l *line) (only bool) {
	seen := false
	if r.comment {
		i := strings.Index(r.src[l.mark:l.stop], "-->")
		if i < 0 {
			return true
		}
		r.comment, seen = false, true
		l.mark = r.skipSpace(l.mark+i+3, l.stop)
		l.text = l.mark
		l.end = max(l.end, l.mark)
	}
	for at := l.mark; ; {
		i := strings.Index(r.src[at:l.end], "<!--")
		if i < 0 || at+i > r.lastClose {
			break
		}
		j := strings.Index(r.src[at+i:l.end], "-->")
		if j < 0 {
			l.end = l.mark + len(strings.TrimRight(r.src[l.mark:at+i], " \t"))
			r.comment, seen = true, true
			break
		}
		if at+i == l.mark && at+i+j+3 == l.end {
			return true
		}
		at += i + j + 3
	}
	return seen && l.mark >= l.end
}

// span returns the words of the line, without marks.
func (l *line) span() draft.Span { return draft.Span{Start: l.text, End: max(l.text, l.end)} }
