package markdown

import (
	"strings"

	"github.com/postlint/postlint/rules/draft"
)

// A piece is a run of lines under one label. The lines of a unit are cut into pieces, the first of which has no label.
type piece struct {
	label
	line    int // of the label, or the first line
	from    int // first line behind the label
	to      int
	heading bool // the label is a heading
	level   uint8
}

// cut cuts the lines from..to at labels, and at headings if the unit has any inside that are not words of the post.
func (d *doc) cut(from, to int) []piece { return d.cutAt(from, to, false) }

// cutAt does so too, in a week (days) at the names of weekdays as well. The pieces lie on a stack that read takes them from again.
func (d *doc) cutAt(from, to int, days bool) []piece {
	height := len(d.pieces)
	d.pieces = append(d.pieces, piece{line: from, from: from, to: to})
	begun := false  // words of a post that are no label have been seen
	closed := false // the lines belong to a heading such as "## Status"
	for i := from; i < to; i++ {
		l := &d.lines[i]
		cur := &d.pieces[len(d.pieces)-1]
		if l.kind == heading && !l.quote {
			p, ok := d.headingPiece(i)
			if ok {
				cur.to = i
				p.to = to
				d.pieces = append(d.pieces, p)
				begun, closed = false, p.role == stopRole || p.role == fieldRole && !copyField(p.field)
				continue
			}
			begun = true
			closed = false
			continue
		}
		if closed || l.kind != words && l.kind != item {
			if l.kind == code {
				begun = true
			}
			if (l.kind == blank || l.kind == rule) && (cur.ends() || d.leftEmpty(cur, i)) && !closed {
				cur.to = i // "**Type:** carousel" is over at the end of its paragraph: what follows is copy again
				d.pieces = append(d.pieces, piece{line: i, from: i, to: to})
			}
			continue
		}
		lab, ok := d.labelAt(i)
		if !ok && days && lab.bold && !lab.item && isWeekday(lab.words) {
			d.trimValue(&lab)
			ok = true
			lab.role = dayRole
		}
		if !ok && !begun && d.dateLine(i) {
			cur.to = i
			d.pieces = append(d.pieces, piece{label: label{name: name{role: fieldRole, field: fDate}, value: l.span()}, line: i, from: i + 1, to: i + 1}, piece{line: i + 1, from: i + 1, to: to})
			continue
		}
		if ok && d.counts(&lab, i, begun, cur) {
			cur.to = i
			d.pieces = append(d.pieces, piece{label: lab, line: i, from: i + 1, to: to})
			begun = false
			continue
		}
		begun = true
	}
	return d.pieces[height:len(d.pieces):len(d.pieces)]
}

// ends reports whether the piece is over at the next blank line: it has its value on the line of its label.
func (p *piece) ends() bool {
	return !p.heading && p.value.Start < p.value.End && (p.item || p.role == fieldRole && !copyField(p.field) && p.field != fHook)
}

// leftEmpty reports whether a label without a value on its line is over at the blank line i: what follows is no value but the post, "- Reviewed by:" as
// the last line of a list or of a row of labels. What is set in under a list item belongs to it.
func (d *doc) leftEmpty(p *piece, i int) bool {
	if p.heading || p.role != fieldRole || p.value.Start < p.value.End {
		return false
	}
	switch p.field {
	case fText, fContent, fHook, fBrief, fTitle, fTheme, fHashtags:
		return false
	}
	if !p.item {
		if p.from != i || p.line == 0 || d.lines[p.line-1].kind != words {
			return false
		}
		if _, row := d.labelAt(p.line - 1); !row {
			return false
		}
	}
	for i < len(d.lines) && d.lines[i].kind == blank {
		i++
	}
	return i < len(d.lines) && d.lines[i].kind == words && d.lines[i].mark-d.lines[i].inner < 2
}

func copyField(f string) bool { return f == fText || f == fContent }

// headingPiece reads a heading inside a unit: "## Platform: Instagram", "### Caption (EN)", "## Status".
func (d *doc) headingPiece(i int) (piece, bool) {
	span := d.lines[i].span()
	title := d.src[span.Start:span.End]
	p := piece{label: label{words: title, value: draft.Span{Start: span.End, End: span.End}, bold: true, alone: true}, line: i, from: i + 1, heading: true, level: d.lines[i].level}
	p.name = *d.readName(title)
	if j := colon(title); j > 0 && p.role != fieldRole && p.role != partRole {
		if n := d.readName(title[:j]); n.role == fieldRole {
			p.name, p.words = *n, title[:j]
			p.value = draft.Span{Start: span.Start + j + len(title[j:]) - len(strings.TrimLeft(title[j:], ":： ")), End: span.End}
			return p, true
		}
	}
	if p.role == noRole && isStop(&section{title: title, level: 2}, draft.Fold(title)) {
		p.role = stopRole
	}
	return p, p.role != noRole
}

// counts reports whether a label means something where it stands. Bold labels do; "Time: 5pm" without marks is a label only
// before the words of the post begin, or as a list item, or if nothing follows on its line but a fence or a quote below.
func (d *doc) counts(lab *label, i int, begun bool, p *piece) bool {
	if lab.role == channelRole && notSocial(lab.channels) && !d.startsLetter(lab, i) {
		return false // "**Join our newsletter**" is a line of a post
	}
	if lab.bold {
		if lab.item && begun && lab.role == fieldRole && p.role == noRole {
			return lab.field == fText || lab.field == fHashtags
		}
		return !(lab.alone && lab.role == fieldRole && lab.field == fAside && begun && p.role == fieldRole && p.heading)
	}
	empty := lab.value.Start >= lab.value.End
	switch {
	case lab.role == fieldRole && (lab.field == fMedia || lab.field == fAside) && !empty && isRemark(d.src[d.lines[i].text:d.lines[i].end]):
		return true // "*Image: the crust, from above*" below the post
	case lab.field == fChannel && lab.role == fieldRole && !empty && d.isNetwork(d.src[lab.value.Start:lab.value.End]):
		return true // nobody writes "Platform: LinkedIn" in a post
	case lab.role == partRole:
		return false // "Tweet 2:" inside a text: see splitParts
	case lab.item && (lab.role == channelRole || lab.role == postRole || lab.role == fieldRole):
		return !begun || p.item || lab.role != postRole && !empty && d.quotedWhole(lab.value)
	case lab.role == channelRole, lab.role == postRole:
		return empty && d.followed(i)
	case begun && p.role != noRole:
		return lab.field == fHashtags
	case begun:
		return lab.field == fHashtags || empty && d.followed(i) && copyField(lab.field)
	}
	return true
}

// startsLetter reports whether a label that names e-mail has one behind it: a value, a fence, or a subject line.
func (d *doc) startsLetter(lab *label, i int) bool {
	if !lab.alone {
		return true
	}
	for j := i + 1; j < len(d.lines) && j < i+5; j++ {
		l := &d.lines[j]
		if s := draft.Fold(d.src[l.text:max(l.text, l.end)]); l.kind == fence || strings.HasPrefix(strings.TrimLeft(s, "*_"), "subject") || strings.HasPrefix(strings.TrimLeft(s, "*_"), "objet") {
			return true
		}
	}
	return false
}

// followed reports whether a fence or a quote starts on the next line that is not blank.
func (d *doc) followed(i int) bool {
	for j := i + 1; j < len(d.lines) && j < i+3; j++ {
		if l := &d.lines[j]; l.kind != blank {
			return l.kind == fence || l.quote && !d.lines[i].quote
		}
	}
	return false
}

// body returns the copy of a piece: a fence if there is one, else the quote, else all of its lines.
func (d *doc) body(p *piece) []chunk {
	var chunks []chunk
	if p.value.Start < p.value.End {
		chunks = append(d.room.take(1), d.chunkOf(p.value))
		if d.quotedWhole(p.value) {
			return d.unquote(chunks)
		}
		chunks = joinChunks(chunks, d.chunks(p.from, p.to))
		return d.unquote(d.joinFirst(chunks, p))
	}
	if fences := d.copyFences(p.from, p.to); len(fences) > 0 {
		c := d.fenceChunk(fences[0], p.from, p.to)
		if c.spans == nil {
			return nil
		}
		return []chunk{c}
	}
	if from, to, ok := d.quoted(p.from, p.to); ok {
		return d.unquote(d.chunks(from, to))
	}
	return d.unquote(d.chunks(p.from, p.to))
}

// quotedWhole reports whether quotation marks open and close on the line of a label: the copy is all there.
func (d *doc) quotedWhole(s draft.Span) bool {
	if !isQuoted(d.src[s.Start:s.End]) {
		return false
	}
	c := []chunk{{spans: []draft.Span{s}}}
	return d.unquote(c)[0].spans[0] != s
}

// joinFirst joins the value on the label's line with the lines of the same paragraph.
func (d *doc) joinFirst(chunks []chunk, p *piece) []chunk {
	if len(chunks) < 2 || p.from >= p.to || d.lines[p.from].kind != words || chunks[1].raw {
		return chunks
	}
	chunks[1].spans = append(chunks[0].spans, chunks[1].spans...)
	return chunks[1:]
}

// plainFences are info strings of fences that hold copy. Others name a programming language: such a fence is an example
// inside a post.
var plainFences = set("text txt plain plaintext markdown md post tweet copy caption thread none")

func (d *doc) isCopyFence(b block) bool {
	info := draft.Fold(b.info)
	_, known := draft.ChannelName(info)
	return info == "" || plainFences.of(info) || known
}

// copyFences returns the fences in lines from..to that hold copy.
func (d *doc) copyFences(from, to int) []block {
	var out []block
	for i := from; i < to; i++ {
		if l := &d.lines[i]; l.kind == fence {
			b := d.fences[l.list-1]
			if d.isCopyFence(b) && b.body < b.end {
				out = append(out, b)
			}
			i = b.last - 1
		}
	}
	return out
}

// quoted returns the first run of quoted lines in from..to, if quotes make up 30 % of the lines or more. A post may quote somebody,
// though: words outside of the quote that are much longer than it, or have hashtags, are the post, and the quote is a part of it.
func (d *doc) quoted(from, to int) (first, last int, ok bool) {
	quotes, all := 0, 0
	inside, outside := 0, 0 // letters
	first, last = -1, -1
	some := false
	for i := from; i < to && !some; i++ {
		some = d.lines[i].quote
	}
	for i := from; i < to && some; i++ {
		l := &d.lines[i]
		if l.kind == blank && !l.quote || l.kind == rule || l.kind == comment {
			continue
		}
		all++
		if !l.quote {
			s := d.src[l.text:max(l.text, l.end)]
			if _, label := d.labelAt(i); l.kind == words && !label && !isRemark(s) {
				outside += len(s)
				if strings.HasPrefix(s, "#") || strings.Contains(s, " #") {
					outside += 1 << 20
				}
			}
			continue
		}
		inside += l.end - l.text
		quotes++
		if first < 0 {
			first = i
		}
		last = i + 1
	}
	if quotes == 0 || quotes*10 < all*3 || outside > 2*inside {
		return 0, 0, false
	}
	for i := first; i < last; i++ { // the first run: a second one is another remark
		if l := &d.lines[i]; !l.quote && l.kind != blank {
			return first, i, true
		}
	}
	return first, last, true
}
