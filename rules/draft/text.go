package draft

import (
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"unicode/utf8"
)

// A Span is a half-open range of bytes of a file: Start is its first byte, End the byte after its last.
type Span struct{ Start, End int }

// A File is what was read from disk, from git's index or from standard input: posts, configuration or news.
// Everything that is found points into one. A File must not be changed once it is made.
type File struct {
	Name string // with '/', relative to the folder the program runs in; "" for text that comes from no file
	Src  string

	index sync.Once
	lines []int32 // how many lines end before each piece of linesPiece bytes, once a place is asked for

	whole sync.Once
	text  Text
}

// NewFile returns a file of that name and content. The bytes need not be valid UTF-8.
func NewFile(name string, src []byte) *File { return &File{Name: name, Src: string(src)} }

// linesPiece is the number of bytes between two places of which the line is known: those between are counted in less time than a table of all lines takes
// to be searched.
const linesPiece = 256

// before returns how many lines end before each piece. Most files are read, found clean and never asked for a place.
func (f *File) before() []int32 {
	f.index.Do(func() {
		f.lines = make([]int32, len(f.Src)/linesPiece+1)
		for i := range f.lines[1:] {
			f.lines[i+1] = f.lines[i] + int32(strings.Count(f.Src[i*linesPiece:(i+1)*linesPiece], "\n"))
		}
	})
	return f.lines
}

// Position gives the line and the column of a byte offset, both counted from 1. Columns count characters
// (Unicode code points; a byte that is no UTF-8 counts as one); a byte order mark at the start of the file is not counted.
func (f *File) Position(offset int) (line, column int) {
	offset = min(max(offset, 0), len(f.Src))
	line = f.LineAt(offset)
	before := f.Src[strings.LastIndexByte(f.Src[:offset], '\n')+1 : offset]
	if line == 1 {
		before = strings.TrimPrefix(before, "\ufeff")
	}
	return line, utf8.RuneCountInString(before) + 1
}

// LineAt gives the line of a byte offset as Position does, for who does not ask for its column: lines of tables are long.
func (f *File) LineAt(offset int) int {
	offset = min(max(offset, 0), len(f.Src))
	piece := offset / linesPiece
	return 1 + int(f.before()[piece]) + strings.Count(f.Src[piece*linesPiece:offset], "\n")
}

// Line returns line n, counted from 1, without its line end and without a byte order mark. A line that the file does not have is "".
func (f *File) Line(n int) string {
	if n < 1 {
		return ""
	}
	ends := f.before()
	piece := max(sort.Search(len(ends), func(i int) bool { return int(ends[i]) >= n-1 })-1, 0)
	rest := f.Src[piece*linesPiece:]
	for left := n - 1 - int(ends[piece]); left > 0; left-- {
		i := strings.IndexByte(rest, '\n')
		if i < 0 {
			return ""
		}
		rest = rest[i+1:]
	}
	s, _, _ := strings.Cut(rest, "\n")
	s = strings.TrimSuffix(s, "\r")
	if n == 1 {
		s = strings.TrimPrefix(s, "\ufeff")
	}
	return s
}

// Text returns the whole file, byte for byte, as a Text: places that belong to no post are quotes of it.
func (f *File) Text() *Text {
	f.whole.Do(func() { f.text.s, f.text.file = f.Src, f })
	return &f.text
}

// Quote returns the place s of the file.
func (f *File) Quote(s Span) Quote { return Quote{Text: f.Text(), Start: s.Start, End: s.End} }

// A Text is what an audience reads, with a map back to the bytes of the file that it was taken from. It is made by
// NewText, by File.Text or by a Builder, and never changes.
type Text struct {
	s    string
	file *File
	base int    // where the text stands in the file, if it stands there as it is
	runs *[]run // sorted by at; nil: the text is one piece of the file. Most are, so that a pointer spares a fourth of each

	marks atomic.Pointer[markIndex] // of a long text, once it was asked for
}

// A run is a piece of a Text: bytes that stand in the file as they stand here, or something shown in their place.
type run struct {
	at     int
	src    Span
	copied bool
}

// NewText returns a text that comes from no file. Its places are lines and columns of s itself.
func NewText(s string) *Text { return (&File{Src: s}).Text() }

// String returns the text as it is read. A nil Text reads as "".
func (t *Text) String() string {
	if t == nil {
		return ""
	}
	return t.s
}

// File returns the file that the text points into, nil for a nil Text.
func (t *Text) File() *File {
	if t == nil {
		return nil
	}
	return t.file
}

// All quotes the whole text.
func (t *Text) All() Quote { return Quote{Text: t, End: len(t.String())} }

// Quote quotes the bytes of the text from start to before end.
func (t *Text) Quote(start, end int) Quote { return Quote{Text: t, Start: start, End: end} }

// Span maps the bytes of the text from start to before end to bytes of the file. The start is that of the first byte, the
// end is that of the last byte plus one, so that "**sol**des" quotes from the s to the last s and not the marks around it.
func (t *Text) Span(start, end int) Span {
	if t == nil {
		return Span{}
	}
	if t.runs == nil {
		return Span{t.base + start, t.base + end}
	}
	from := t.source(start)
	if end <= start {
		return Span{from, from}
	}
	r := t.run(end - 1)
	to := r.src.End
	if r.copied {
		to = min(r.src.Start+end-r.at, r.src.End)
	}
	return Span{from, max(from, to)}
}

func (t *Text) run(at int) run {
	runs := *t.runs
	i := sort.Search(len(runs), func(i int) bool { return runs[i].at > at })
	return runs[max(i-1, 0)]
}

func (t *Text) source(at int) int {
	r := t.run(at)
	if r.copied {
		return min(r.src.Start+at-r.at, r.src.End)
	}
	if at >= len(t.s) {
		return r.src.End
	}
	return r.src.Start
}

// A Quote is a place: some bytes of a Text. It is the only kind of place in postlint; lines and columns are made when something
// is printed. The zero Quote is no place in particular: the whole calendar, or a field that is not there.
type Quote struct {
	Text       *Text
	Start, End int
}

// String returns the quoted words as they are read.
func (q Quote) String() string {
	if q.Text == nil {
		return ""
	}
	return q.Text.s[q.Start:q.End]
}

// IsZero reports whether q is no place in particular.
func (q Quote) IsZero() bool { return q.Text == nil }

// File returns the file that q points into, nil for the zero Quote.
func (q Quote) File() *File { return q.Text.File() }

// Span returns the bytes of the file that q stands for.
func (q Quote) Span() Span { return q.Text.Span(q.Start, q.End) }

// Raw returns the bytes of the file that q stands for, marks and escapes included.
func (q Quote) Raw() string {
	if q.Text == nil {
		return ""
	}
	s := q.Span()
	return q.Text.file.Src[s.Start:s.End]
}

// Before reports whether q stands before r: by file name, then by place. It orders findings and posts of the same time.
func (q Quote) Before(r Quote) bool {
	qf, rf := q.File(), r.File()
	if qf == nil || rf == nil {
		return qf == nil && rf != nil
	}
	if qf.Name != rf.Name {
		return qf.Name < rf.Name
	}
	return q.Span().Start < r.Span().Start
}
