package draft

import (
	"fmt"
	"slices"
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

	once  sync.Once
	lines []int // offset of the first byte of each line
	text  *Text
}

// NewFile returns a file of that name and content. The bytes need not be valid UTF-8.
func NewFile(name string, src []byte) *File { return &File{Name: name, Src: string(src)} }

func (f *File) index() {
	f.once.Do(func() {
		f.lines = append(f.lines, 0)
		for i := 0; i < len(f.Src); i++ {
			if f.Src[i] == '\n' {
				f.lines = append(f.lines, i+1)
			}
		}
		f.text = &Text{s: f.Src, file: f}
	})
}

// Position gives the line and the column of a byte offset, both counted from 1. Columns count characters
// (Unicode code points; a byte that is no UTF-8 counts as one); a byte order mark at the start of the file is not counted.
func (f *File) Position(offset int) (line, column int) {
	f.index()
	offset = min(max(offset, 0), len(f.Src))
	line = sort.SearchInts(f.lines, offset+1)
	before := f.Src[f.lines[line-1]:offset]
	if line == 1 {
		before = strings.TrimPrefix(before, "\ufeff")
	}
	return line, utf8.RuneCountInString(before) + 1
}

// Line returns line n, counted from 1, without its line end and without a byte order mark. A line that the file does not have is "".
func (f *File) Line(n int) string {
	f.index()
	if n < 1 || n > len(f.lines) {
		return ""
	}
	end := len(f.Src)
	if n < len(f.lines) {
		end = f.lines[n] - 1
	}
	s := strings.TrimSuffix(f.Src[f.lines[n-1]:end], "\r")
	if n == 1 {
		s = strings.TrimPrefix(s, "\ufeff")
	}
	return s
}

// Text returns the whole file, byte for byte, as a Text: places that belong to no post are quotes of it.
func (f *File) Text() *Text {
	f.index()
	return f.text
}

// Quote returns the place s of the file.
func (f *File) Quote(s Span) Quote { return Quote{Text: f.Text(), Start: s.Start, End: s.End} }

// A Text is what an audience reads, with a map back to the bytes of the file that it was taken from. It is made by
// NewText, by File.Text or by a Builder, and never changes.
type Text struct {
	s    string
	file *File
	runs []run // sorted by at; none means that the text is the file

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
		return Span{start, end}
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
	i := sort.Search(len(t.runs), func(i int) bool { return t.runs[i].at > at })
	return t.runs[max(i-1, 0)]
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

// A Builder assembles a Text from pieces of a file, in the order in which they stand there. Make one with NewBuilder.
type Builder struct {
	file *File
	buf  []byte
	runs []run
}

// NewBuilder returns a builder of texts that point into f.
func NewBuilder(f *File) *Builder { return &Builder{file: f} }

// Copy adds the bytes of s as they stand in the file.
func (b *Builder) Copy(s Span) {
	if s.Start == s.End {
		return
	}
	if n := len(b.runs); n > 0 && b.runs[n-1].copied && b.runs[n-1].src.End == s.Start {
		b.runs[n-1].src.End = s.End
	} else {
		b.add(s, true)
	}
	b.buf = append(b.buf, b.file.Src[s.Start:s.End]...)
}

// Replace adds what a reader sees where the file has s: "|" for `\|`, "&" for "&amp;", a line end for "<br>". An empty str shows nothing.
func (b *Builder) Replace(s Span, str string) {
	if str == "" {
		return
	}
	b.add(s, false)
	b.buf = append(b.buf, str...)
}

func (b *Builder) add(s Span, copied bool) {
	if s.Start < 0 || s.End < s.Start || s.End > len(b.file.Src) {
		panic(fmt.Sprintf("draft: Builder was given bytes %d to %d of a file of %d", s.Start, s.End, len(b.file.Src)))
	}
	if n := len(b.runs); n > 0 && s.Start < b.runs[n-1].src.End {
		panic(fmt.Sprintf("draft: Builder was given byte %d after byte %d", s.Start, b.runs[n-1].src.End))
	}
	b.runs = append(b.runs, run{len(b.buf), s, copied})
}

// Len returns the number of bytes added so far.
func (b *Builder) Len() int { return len(b.buf) }

// Trim removes white space from the end of what was added, so that a text ends with its last word.
func (b *Builder) Trim() {
	b.buf = b.buf[:len(strings.TrimRight(string(b.buf), " \t\r\n"))]
	for n := len(b.runs); n > 0 && b.runs[n-1].at >= len(b.buf); n-- {
		b.runs = b.runs[:n-1]
	}
	if n := len(b.runs); n > 0 && b.runs[n-1].copied {
		r := &b.runs[n-1]
		r.src.End = r.src.Start + len(b.buf) - r.at
	}
}

// Text returns what was added. The builder may be added to afterwards; the text does not change with it.
func (b *Builder) Text() *Text {
	runs := slices.Clone(b.runs)
	if len(runs) == 0 {
		runs = []run{{}}
	}
	return &Text{s: string(b.buf), file: b.file, runs: runs}
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
