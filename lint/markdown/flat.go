package markdown

import (
	"sort"
	"strings"

	"github.com/postlint/postlint/rules/draft"
)

// text adds what the reader sees to b.
func (f *flat) text(b *draft.Builder) {
	at, seg := 0, 0
	for _, e := range f.edits {
		seg = f.copy(b, at, e.from, seg)
		at = e.to
		if strings.HasPrefix(f.s[e.from:e.to], "<!--") && (e.from == 0 || isSpace(f.s[e.from-1])) { // a comment between two spaces leaves one
			for at < len(f.s) && (f.s[at] == ' ' || f.s[at] == '\t') {
				at++
			}
		}
		if e.run {
			seg = f.copy(b, e.from+e.left, e.to-e.right, seg)
		} else if e.show != "" {
			b.Replace(f.source(e.from, e.to), e.show)
		}
	}
	f.copy(b, at, len(f.s), seg)
}

// visible reports whether the reader sees anything.
func (f *flat) visible() bool {
	at := 0
	for _, e := range f.edits {
		if strings.TrimSpace(f.s[at:e.from]) != "" || e.run && e.from+e.left < e.to-e.right || strings.TrimSpace(e.show) != "" {
			return true
		}
		at = e.to
	}
	return strings.TrimSpace(f.s[at:]) != ""
}

// copy adds the bytes i..j of the paragraph. seg is the line that the byte before i is in.
func (f *flat) copy(b *draft.Builder, i, j, seg int) int {
	if f.whole {
		if i < j {
			b.Copy(draft.Span{Start: f.spans[0].Start + i, End: f.spans[0].Start + j})
		}
		return 0
	}
	for i < j {
		for seg+1 < len(f.at) && f.at[seg+1] <= i {
			seg++
		}
		s := f.spans[seg]
		end := f.at[seg] + s.End - s.Start
		if i < end {
			n := min(j, end)
			b.Copy(draft.Span{Start: s.Start + i - f.at[seg], End: s.Start + n - f.at[seg]})
			i = n
			continue
		}
		gap := draft.Span{Start: s.End, End: f.spans[seg+1].Start}
		if f.src[gap.Start] == '\n' {
			b.Copy(draft.Span{Start: gap.Start, End: gap.Start + 1})
		} else {
			b.Replace(gap, "\n")
		}
		i++
	}
	return seg
}

// source returns where the bytes i..j stand in the file.
func (f *flat) source(i, j int) draft.Span {
	place := func(i int) int {
		seg := sort.SearchInts(f.at, i+1) - 1
		return min(f.spans[seg].Start+i-f.at[seg], f.spans[seg].End)
	}
	from := place(i)
	if j <= i {
		return draft.Span{Start: from, End: from}
	}
	return draft.Span{Start: from, End: max(from, min(place(j-1)+1, f.spans[len(f.spans)-1].End))}
}
