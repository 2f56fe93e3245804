package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/draft"
)

// A chunk is a piece of copy: a paragraph or a list item, whose marks are read, or what stands in a fence, which is shown
// as it is.
type chunk struct {
	spans []draft.Span // one a line
	raw   bool
}

// chunkOf returns a chunk of one span.
func (d *doc) chunkOf(s draft.Span) chunk { return chunk{spans: append(d.spans.take(1), s)} }

// chunks cuts the lines from..to before into chunks. The lines of fences are copy as well: in a post of raw text they are
// its own examples.
func (d *doc) chunks(from, to int) []chunk {
	n := 0
	for i := from; i < to; i++ {
		n += oneIf(d.lines[i].kind != blank && (d.lines[i].kind != words || i == from || !d.lines[i-1].joins()))
	}
	out := d.room.take(n)
	for i := from; i < to; i++ {
		l := &d.lines[i]
		switch l.kind {
		case words, item:
			end := i + 1 // of the paragraph
			for end < to && d.lines[end].kind == words {
				end++
			}
			c := chunk{spans: d.spans.take(end - i)}
			for k := i; k < end; k++ {
				c.spans = append(c.spans, draft.Span{Start: d.lines[k].text, End: d.lines[k].end})
			}
			if l.kind == item {
				c.spans[0].Start = l.mark
			}
			out = append(out, c)
			i = end - 1
		case heading:
			out = append(out, d.chunkOf(l.span()))
		case row, delim:
			out = append(out, chunk{spans: append(d.spans.take(1), draft.Span{Start: l.mark, End: l.end}), raw: true})
		case fence:
			b := d.fences[l.list-1]
			if i == b.first {
				if c := d.fenceChunk(b, from, to); c.spans != nil {
					out = append(out, c)
				}
				i = min(b.last, to) - 1
			}
		case code:
			out = append(out, chunk{spans: append(d.spans.take(1), draft.Span{Start: l.inner, End: l.stop}), raw: true})
		}
	}
	return out
}

// joinChunks puts chunks behind others.
func joinChunks(a, b []chunk) []chunk {
	if len(a) == 0 {
		return b
	}
	return append(a, b...)
}

// joins reports whether a line of words goes on with the paragraph of this one.
func (l *line) joins() bool { return l.kind == words || l.kind == item }

// fenceChunk returns what stands in a fence, without the indentation of its mark and without blank lines around it.
func (d *doc) fenceChunk(b block, from, to int) chunk {
	first, last := max(b.body, from), min(b.end, to)
	for first < last && d.lines[first].mark >= d.lines[first].end {
		first++
	}
	for last > first && d.lines[last-1].mark >= d.lines[last-1].end {
		last--
	}
	c := chunk{raw: true}
	for i := first; i < last; i++ {
		l := &d.lines[i]
		start := l.inner
		if !l.quote {
			start = min(l.start+b.indent, l.mark)
		}
		c.spans = append(c.spans, draft.Span{Start: start, End: max(start, l.stop)})
	}
	return c
}

// A copyText is a text that was put together, with the pictures in it.
type copyText struct {
	text   *draft.Text
	images []image
	parts  []draft.Span // where each part stands in the text, if there are several
}

// compose puts copy together. Between chunks stand as many line ends as in the file, but no more than a blank line.
func (d *doc) compose(chunks []chunk) copyText { return d.composeParts(chunks) }

// composeParts puts parts of copy together, with a blank line between two of them.
func (d *doc) composeParts(parts ...[]chunk) copyText {
	var out copyText
	b := d.builder
	b.Reset()
	last := -1 // end of what was added
	for _, chunks := range parts {
		begun := false
		for _, c := range chunks {
			end := c.spans[len(c.spans)-1].End
			f := &d.flat
			if !c.raw {
				c.spans[0].Start = d.skipBlank(c.spans[0].Start, c.spans[0].End)
				f.read(d.src, c.spans)
				out.images = append(out.images, f.images...)
				if !f.visible() {
					continue
				}
			}
			d.gap(b, last, c.spans[0].Start, begun || len(out.parts) == 0)
			if !begun && len(parts) > 1 {
				out.parts = append(out.parts, draft.Span{Start: b.Len()})
			}
			begun = true
			if c.raw {
				d.copyRaw(b, c.spans)
			} else {
				f.text(b)
			}
			last = end
			if len(parts) > 1 {
				out.parts[len(out.parts)-1].End = b.Len()
			}
		}
	}
	b.Trim()
	for i := range out.parts {
		out.parts[i].End = min(out.parts[i].End, b.Len())
	}
	out.text = b.Text()
	return out
}

func (d *doc) skipBlank(at, end int) int {
	for at < end && (d.src[at] == ' ' || d.src[at] == '\t') {
		at++
	}
	return at
}

// gap adds the line ends between two chunks: those of the file within a part, a blank line between parts.
func (d *doc) gap(b *draft.Builder, from, to int, within bool) {
	if from < 0 || from >= to {
		return
	}
	n := 2
	if within {
		n = min(max(strings.Count(d.src[from:to], "\n"), 1), 2)
	}
	ends := "\n\n"[:n]
	if d.src[from:to] == ends {
		b.Copy(draft.Span{Start: from, End: to})
		return
	}
	b.Replace(draft.Span{Start: from, End: to}, ends)
}

// copyRaw adds lines as they are, with "\n" for every line end.
func (d *doc) copyRaw(b *draft.Builder, spans []draft.Span) {
	for i, s := range spans {
		if i > 0 {
			d.lineEnd(b, spans[i-1].End, s.Start)
		}
		b.Copy(s)
	}
}

func (d *doc) lineEnd(b *draft.Builder, from, to int) {
	if d.src[from] == '\n' {
		b.Copy(draft.Span{Start: from, End: from + 1})
		return
	}
	b.Replace(draft.Span{Start: from, End: to}, "\n")
}

// quote returns what the reader sees of one span of the file: a cell, a heading, the value of a label.
func (d *doc) quote(s draft.Span) draft.Quote {
	if s.Start >= s.End {
		return draft.Quote{}
	}
	if words := d.src[s.Start:s.End]; !hasMarks(words) && strings.TrimSpace(words) != "" {
		b := d.builder
		b.Reset()
		b.Copy(draft.Span{Start: d.skipBlank(s.Start, s.End), End: s.End})
		b.Trim()
		return b.Text().All()
	}
	return d.composeSpan(s).text.All()
}

// value returns what the reader sees of one span that is no copy, as a place of the file if it stands there as it is read: most fields do.
func (d *doc) value(s draft.Span) draft.Quote {
	if s.Start >= s.End || hasMarks(d.src[s.Start:s.End]) {
		return d.quote(s)
	}
	from, to := d.skipBlank(s.Start, s.End), s.End
	for to > from && isSpace(d.src[to-1]) {
		to--
	}
	if strings.TrimSpace(d.src[from:to]) == "" {
		return d.quote(s)
	}
	return d.file.Quote(draft.Span{Start: from, End: to})
}

// composeSpan returns what the reader sees of one span.
func (d *doc) composeSpan(s draft.Span) copyText {
	d.span[0] = s
	return d.compose([]chunk{{spans: d.span[:]}})
}

// composeSaid does so without the quotation marks around it.
func (d *doc) composeSaid(s draft.Span) copyText {
	d.span[0] = s
	return d.compose(d.unquote([]chunk{{spans: d.span[:]}}))
}

// marksAround are the quotation marks that people put around a whole post.
var marksAround = [][2]string{{`"`, `"`}, {"“", "”"}, {"„", "“"}, {"«", "»"}, {"「", "」"}}

// unquote removes quotation marks that stand around all of the chunks and nowhere else.
func (d *doc) unquote(chunks []chunk) []chunk {
	if len(chunks) == 0 {
		return chunks
	}
	a, z := &chunks[0].spans[0], &chunks[len(chunks)-1].spans[len(chunks[len(chunks)-1].spans)-1]
	if a.Start >= a.End || z.Start >= z.End {
		return chunks
	}
	for _, m := range marksAround {
		if !strings.HasPrefix(d.src[a.Start:a.End], m[0]) || !strings.HasSuffix(d.src[z.Start:z.End], m[1]) || z.End-a.Start < len(m[0])+len(m[1]) {
			continue
		}
		inside := d.src[a.Start+len(m[0]) : z.End-len(m[1])]
		if strings.Contains(inside, m[0]) || strings.Contains(inside, m[1]) {
			continue
		}
		a.Start += len(m[0])
		z.End -= len(m[1])
		for a.Start < a.End {
			r, n := utf8.DecodeRuneInString(d.src[a.Start:a.End])
			if r != ' ' && r != '\u00a0' && r != '\u202f' {
				break
			}
			a.Start += n
		}
		z.End = max(z.Start, z.Start+len(strings.TrimRight(d.src[z.Start:max(z.Start, z.End)], " \u00a0\u202f")))
		return chunks
	}
	return chunks
}
