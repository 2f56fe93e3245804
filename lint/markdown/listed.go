package markdown

import (
	"strings"

	"github.com/postlint/postlint/rules/draft"
)

// listed reads the items of a section that holds nothing else: "- **Monday**: LinkedIn — the oven is on" plans a post with its day and
// network, and a numbered list below "Twitter posts" holds the posts themselves. Other lists say how often to post, or what about.
func (d *doc) listed(u unit) []*found {
	var out []*found
	var items []int
	for i := u.from; i < u.to; i++ {
		switch l := &d.lines[i]; {
		case l.kind == item && !l.quote:
			items = append(items, i)
		case l.kind != blank && l.kind != rule:
			return nil
		}
	}
	if len(items) < 2 {
		return nil
	}
	if d.areTexts(u, items) {
		for _, i := range items {
			f := d.begin(&u)
			f.first, f.last = i, i+1
			out = append(out, d.addCopy(f, u, d.unquote([]chunk{{spans: []draft.Span{d.lines[i].span()}}}))...)
		}
		return out
	}
	for _, i := range items {
		if f := d.planItem(u, i); f != nil {
			out = append(out, f)
		}
	}
	return out
}

// areTexts reports whether all items of a numbered list under the name of a network are whole sentences, or end in hashtags.
func (d *doc) areTexts(u unit, items []int) bool {
	if len(u.sec.channelsOf()) == 0 || !u.sec.posts {
		return false
	}
	for _, i := range items {
		l := &d.lines[i]
		s := d.src[l.text:max(l.text, l.end)]
		if !isNumber(d.src[l.mark:l.text]) || !isSentence(s) && !strings.Contains(s, " #") {
			return false
		}
	}
	return true
}

// planItem reads an item that starts with a day and goes on with a network: "**Monday**: LinkedIn — ...", "9 mars – X : ...".
func (d *doc) planItem(u unit, i int) *found {
	span := d.lines[i].span()
	f := d.begin(&u)
	f.first, f.last = i, i+1
	for part := 0; part < 2; part++ {
		head, rest, ok := cutPart(d.src[span.Start:span.End])
		cut := len(head)
		head = strings.Trim(head, "*_ ")
		if !ok {
			return nil
		}
		if part == 0 {
			w, left, _ := readWhen(head, true, d)
			if left != nothingLeft || !w.says() {
				return nil
			}
			w.quote = d.quote(draft.Span{Start: span.Start, End: span.Start + cut})
			f.whens = append([]when{w}, f.whens...)
		} else {
			c := channelsIn(head)
			if _, ok := channelCopy(head, c); !ok {
				return nil
			}
			f.channels = c
		}
		span.Start = span.End - len(rest)
	}
	quoted := d.quotedWhole(span)
	c := d.composeSaid(span)
	if text := c.text.String(); !hasLetters(text) || isChore(text) {
		return nil
	}
	if quoted {
		return d.add(f, c, draft.Copy)
	}
	return d.add(f, c, draft.Brief)
}

// cutPart cuts the words before the first colon or dash off, with the marks and spaces around it.
func cutPart(s string) (head, rest string, ok bool) {
	at, size := -1, 0
	for _, sep := range []string{":", " — ", " – ", " - ", " | "} {
		if i := strings.Index(s, sep); i > 0 && i < 40 && (at < 0 || i < at) {
			at, size = i, len(sep)
		}
	}
	if at < 0 {
		return "", "", false
	}
	return s[:at], strings.TrimLeft(s[at+size:], "*_ \u00a0\u202f"), true
}
