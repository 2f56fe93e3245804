package draft

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
)

// A Builder assembles a Text from pieces of a file, in the order in which they stand there. Make one with NewBuilder.
type Builder struct {
	file  *File
	runs  []run
	size  int
	shown []byte // what the runs show that are not copied, one behind the other
	made  []Text // room for the next texts, so that those of a file lie side by side
}

// NewBuilder returns a builder of texts that point into f.
func NewBuilder(f *File) *Builder { return &Builder{file: f} }

// Copy adds the bytes of s as they stand in the file.
func (b *Builder) Copy(s Span) {
	if s.Start == s.End {
		return
	}
	if n := len(b.runs); n > 0 && b.runs[n-1].copied && b.runs[n-1].src.End == s.Start && s.Start < s.End && s.End <= len(b.file.Src) {
		b.runs[n-1].src.End = s.End
	} else {
		b.add(s, true)
	}
	b.size += s.End - s.Start
}

// Replace adds what a reader sees where the file has s: "|" for `\|`, "&" for "&amp;", a line end for "<br>". An empty str shows nothing.
func (b *Builder) Replace(s Span, str string) {
	if str == "" {
		return
	}
	b.add(s, false)
	b.shown = append(b.shown, str...)
	b.size += len(str)
}

func (b *Builder) add(s Span, copied bool) {
	if s.Start < 0 || s.End < s.Start || s.End > len(b.file.Src) {
		panic(fmt.Sprintf("draft: Builder was given bytes %d to %d of a file of %d", s.Start, s.End, len(b.file.Src)))
	}
	if n := len(b.runs); n > 0 && s.Start < b.runs[n-1].src.End {
		panic(fmt.Sprintf("draft: Builder was given byte %d after byte %d", s.Start, b.runs[n-1].src.End))
	}
	b.runs = append(b.runs, run{b.size, s, copied})
}

// Len returns the number of bytes added so far.
func (b *Builder) Len() int { return b.size }

// Trim removes white space from the end of what was added, so that a text ends with its last word.
func (b *Builder) Trim() {
	const space = " \t\r\n"
	for n := len(b.runs); n > 0; n-- {
		r, kept := &b.runs[n-1], 0
		if r.copied {
			kept = len(strings.TrimRight(b.file.Src[r.src.Start:r.src.End], space))
			r.src.End = r.src.Start + kept
		} else {
			from := len(b.shown) - (b.size - r.at)
			kept = len(bytes.TrimRight(b.shown[from:], space))
			b.shown = b.shown[:from+kept]
		}
		if b.size = r.at + kept; kept > 0 {
			return
		}
		b.runs = b.runs[:n-1]
	}
}

// Reset removes what was added, so that the builder serves for the next text of its file.
func (b *Builder) Reset() { b.runs, b.size, b.shown = b.runs[:0], 0, b.shown[:0] }

// mostTexts is the number of texts that are made at once: few, because half of the last ones are never used, and as many as fill a block of Go's.
const mostTexts = 10

// Text returns what was added. The builder may be added to afterwards; the text does not change with it. A text that stands in the
// file in one piece shares the bytes of the file.
func (b *Builder) Text() *Text {
	if len(b.made) == cap(b.made) {
		b.made = make([]Text, 0, min(2*cap(b.made)+1, mostTexts))
	}
	b.made = b.made[:len(b.made)+1]
	t := &b.made[len(b.made)-1]
	t.file = b.file
	if len(b.runs) == 1 && b.runs[0].copied {
		src := b.runs[0].src
		t.s, t.base = b.file.Src[src.Start:src.End], src.Start
	} else if len(b.runs) > 0 {
		runs := slices.Clone(b.runs)
		t.s, t.runs = b.read(), &runs
	}
	return t
}

// read puts the runs together.
func (b *Builder) read() string {
	var s strings.Builder
	s.Grow(b.size)
	shown := b.shown
	for i, r := range b.runs {
		if r.copied {
			s.WriteString(b.file.Src[r.src.Start:r.src.End])
			continue
		}
		end := b.size
		if i+1 < len(b.runs) {
			end = b.runs[i+1].at
		}
		s.Write(shown[:end-r.at])
		shown = shown[end-r.at:]
	}
	return s.String()
}
