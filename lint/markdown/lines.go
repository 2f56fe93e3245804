package markdown

import (
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

// readLines sorts the lines of src from byte from on.
func readLines(src string, from int) *lineReader {
	r := &lineReader{src: src, lastClose: lastComment(src)}
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
	if !strings.Contains(src, "-->") {
		return -1
	}
	return strings.LastIndex(src, "-->")
}

// cut finds where lines start and end. "\r\n", "\n" and a lone "\r" end a line, so that no text ever holds a "\r".
func (r *lineReader) cut(from int) {
	src := r.src
	r.lines = make([]line, 0, strings.Count(src[from:], "\n")+1)
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
		r.lines = append(r.lines, r.measure(at, end))
		at = next
	}
}

// measure strips the '>' marks and the white space around a line's words.
func (r *lineReader) measure(start, stop int) line {
	l := line{start: start, inner: start, stop: stop}
	l.mark = r.skipSpace(start, stop)
	for l.mark < stop && r.src[l.mark] == '>' {
		l.quote = true
		l.inner = l.mark + 1
		if l.inner < stop && r.src[l.inner] == ' ' {
			l.inner++
		}
		l.mark = r.skipSpace(l.mark+1, stop)
	}
	l.text = l.mark
	for l.end = stop; l.end > l.mark && (r.src[l.end-1] == ' ' || r.src[l.end-1] == '\t'); {
		l.end--
	}
	return l
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
	if r.skipComments(l) {
		l.kind = comment
		return
	}
	s := r.src[l.mark:l.end]
	switch {
	case s == "":
		l.kind = blank
	case fenceMark(s) > 0:
		l.kind = fence
	case isRule(s):
		l.kind = rule
	default:
		l.kind = words
		if n := headingMark(s); n > 0 {
			l.kind, l.level = heading, uint8(n)
			l.text = r.skipSpace(l.mark+n, l.end)
			l.end = l.text + len(trimHeading(r.src[l.text:l.end]))
		} else if n := itemMark(s); n > 0 {
			l.kind = item
			l.text = r.skipSpace(l.mark+n, l.end)
		}
	}
}

// skipComments cuts the parts of a comment that goes on over several lines off the line, and reports whether nothing but
// comments was on it. A comment that is never closed is text: it must not hide the rest of the calendar.
func (r *lineReader) skipComments(l *line) (only bool) {
	if r.lastClose < 0 {
		return false
	}
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

// fence reads the fence that line i opens and returns its last line. Its own closing mark is the next one at least as
// long; a mark with an info string inside of it opens an inner fence, which people write in posts about code and which
// CommonMark would take for text. A fence that is never closed ends before the next heading.
func (r *lineReader) fence(i int) int {
	open := &r.lines[i]
	mark, n := r.src[open.mark], fenceMark(r.src[open.mark:open.end])
	b := block{first: i, body: i + 1, indent: open.mark - open.start, info: strings.TrimSpace(r.src[open.mark+n : open.end])}
	b.open = !r.closes(i+1, mark, n)
	depth := 0
	r.fences = append(r.fences, b)
	id := len(r.fences)
	open.list = id
	j := i + 1
	for ; j < len(r.lines); j++ {
		l := &r.lines[j]
		s := r.src[l.mark:l.end]
		if open.quote && !l.quote || b.open && headingMark(s) > 0 && l.mark == l.start {
			break
		}
		l.kind, l.list = code, id
		m := fenceMark(s)
		if m < n || s[0] != mark {
			continue
		}
		if s[m:] != "" {
			if depth == 0 && r.closesTwice(j+1, mark, n) {
				depth = 1
			}
			continue
		}
		if depth == 1 {
			depth = 0
			continue
		}
		if b.info == "" && r.innerUnderColon(i, j, mark, n) {
			depth = 1
			continue
		}
		l.kind = fence
		break
	}
	f := &r.fences[id-1]
	f.end, f.last = j, min(j+1, len(r.lines))
	if j < len(r.lines) && r.lines[j].kind != fence {
		f.last = j
	}
	return f.last - 1
}

// innerUnderColon reports whether the bare mark on line j opens a fence inside the one of line i: it stands directly under
// a line that ends in a colon, and two more bare marks follow before anything that looks like the end of the post.
func (r *lineReader) innerUnderColon(i, j int, mark byte, n int) bool {
	if j-1 <= i {
		return false
	}
	above := r.lines[j-1]
	if !strings.HasSuffix(r.src[above.mark:above.end], ":") {
		return false
	}
	found := 0
	for k := j + 1; k < len(r.lines) && k < j+200; k++ {
		l := r.lines[k]
		s := r.src[l.mark:l.end]
		if headingMark(s) > 0 || isRule(s) || strings.HasPrefix(s, "**") {
			return false
		}
		if m := fenceMark(s); m >= n && s[0] == mark {
			if s[m:] != "" {
				return false
			}
			if found++; found == 2 {
				return true
			}
		}
	}
	return false
}

// closes reports whether a mark that can close a fence of n marks stands on line i or later.
func (r *lineReader) closes(i int, mark byte, n int) bool {
	return r.closing(i, mark) >= n
}

// closesTwice reports whether two such marks do.
func (r *lineReader) closesTwice(i int, mark byte, n int) bool {
	if !r.closes(i, mark, n) {
		return false
	}
	return r.closes(r.next[mark][min(i, len(r.lines))]+1, mark, n)
}

// closing returns the length of the longest bare fence mark on line i or later. It is worked out once for the file.
func (r *lineReader) closing(i int, mark byte) int {
	if r.longest == nil {
		r.longest, r.next = map[byte][]int{}, map[byte][]int{}
		for _, c := range []byte("`~") {
			longest, next := make([]int, len(r.lines)+1), make([]int, len(r.lines)+1)
			next[len(r.lines)] = len(r.lines)
			for j := len(r.lines) - 1; j >= 0; j-- {
				longest[j], next[j] = longest[j+1], next[j+1]
				l := r.lines[j]
				s := r.src[l.mark:l.end]
				if m := fenceMark(s); m > 0 && s[0] == c && s[m:] == "" {
					longest[j], next[j] = max(longest[j], m), j
				}
			}
			r.longest[c], r.next[c] = longest, next
		}
	}
	return r.longest[mark][min(i, len(r.lines))]
}

// span returns the words of the line, without marks.
func (l *line) span() draft.Span { return draft.Span{Start: l.text, End: max(l.text, l.end)} }
