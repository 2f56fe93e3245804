package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/draft"
)

// noted reads what stands under the name of a network below a day, if it is no copy yet: a note of a few words, or a list with an item
// for each post, often with its hour ("- 09:00 - Photo of the oven"). All of them are briefs. Elsewhere such lists say how often to post.
func (d *doc) noted(u unit) []*found {
	if u.label == nil || u.label.role != channelRole || !u.sec.inDay() {
		return nil
	}
	if u.value.Start < u.value.End {
		return d.note(u, u.first, u.value)
	}
	var out []*found
	for i := u.from; i < u.to; i++ {
		switch d.lines[i].kind {
		case blank, rule:
			continue
		case item:
		default:
			return nil
		}
		if lab, ok := d.labelAt(i); ok && lab.role == fieldRole && !(&piece{label: lab}).isStory() {
			return nil // "- Visual: ...", "- Caption: ...": the fields of one post
		}
	}
	for i := u.from; i < u.to; i++ {
		if l := &d.lines[i]; l.kind == item {
			out = append(out, d.note(u, i, l.span())...)
		}
	}
	return out
}

// note adds a brief of some words on line i, without the hour that they start with.
func (d *doc) note(u unit, i int, s draft.Span) []*found {
	f := d.begin(&u)
	f.first, f.last = i, i+1
	line := d.src[s.Start:s.End]
	for _, sep := range []string{" - ", " – ", " — ", " : ", ": "} {
		head, rest, ok := strings.Cut(line, sep)
		if !ok || len(head) > 24 {
			continue
		}
		if w, left, _ := readWhen(head, true, nil); w.hasTime && left == nothingLeft {
			w.quote = d.quote(draft.Span{Start: s.Start, End: s.Start + len(head)})
			f.whens = append([]when{w}, f.whens...)
			s.Start = s.End - len(rest)
			break
		}
	}
	c := d.composeSaid(s)
	if text := c.text.String(); isEmpty(text) || isChore(text) || !hasLetters(text) {
		return nil
	}
	return []*found{d.add(f, c, draft.Brief)}
}

// isWeekday reports whether a label is the name of a weekday and nothing else.
func isWeekday(s string) bool {
	w, left, _ := readWhen(s, true, nil)
	return w.weekday > 0 && !w.loose && w.day == 0 && !w.hasTime && left == nothingLeft
}

// dayNote reads a weekday of a week under which only a kind of post, its title or its topic is written: "**Tuesday**: Video", with
// "- **Title**: ..." below. It is a brief if it goes to a network or is called a post; articles of a blog and errands are none.
func (d *doc) dayNote(u unit, ps []piece) []*found {
	kind := d.src[u.value.Start:u.value.End]
	plain := plainLabel(kind)
	if letterIn(plain, wordsIn(plain)) != "" || strings.Contains(draft.Fold(kind), "blog") {
		return nil
	}
	f := d.begin(&u)
	if c := channelsIn(kind); len(f.channels) == 0 && len(c) > 0 {
		f.channels = c
	}
	post := len(f.channels) > 0
	for _, w := range wordsIn(draft.Fold(kind)) {
		post = post || postWords.of(w)
	}
	for _, v := range u.fields {
		post = post || v.field == fChannel
	}
	if !post {
		return nil
	}
	for _, field := range []string{fHook, fBrief, fTitle, fTheme} {
		for i := range ps {
			p := &ps[i]
			if p.role != fieldRole || p.field != field {
				continue
			}
			if chunks := d.body(p); d.hasWords(chunks) {
				return []*found{d.add(f, d.compose(chunks[:1]), draft.Brief)}
			}
		}
	}
	if hasLetters(kind) {
		return []*found{d.add(f, d.composeSpan(u.value), draft.Brief)}
	}
	return nil
}

// inDay reports whether a heading at or above the section, below the title, tells one day.
func (s *section) inDay() bool {
	for a := s; a != nil; a = a.parent {
		if a.level > 1 && a.when.hasDay() {
			return true
		}
	}
	return false
}

// dateLine reports whether a line before the copy says when it goes out, and nothing else: "📆 Day 3 (Wed) | 🕐 7:30 CET | X",
// "*Mardi 24 mars, 8h00*". Between bars stand days, hours, networks and small fields.
func (d *doc) dateLine(i int) bool {
	l := &d.lines[i]
	if l.kind != words {
		return false
	}
	s := strings.Trim(d.src[l.text:max(l.text, l.end)], "*_ ")
	if len(s) < 4 || len(s) > 160 || !looksLikeDate(s) {
		return false
	}
	var w when
	parts := []string{s}
	if strings.Contains(s, "|") || strings.Contains(s, "·") {
		parts = strings.FieldsFunc(s, func(r rune) bool { return r == '|' || r == '·' })
	}
	for _, part := range parts {
		part = strings.TrimSpace(part)
		part = part[skipSigns(part):]
		if len(parts) == 1 && isProse(part) {
			return false
		}
		p, left, _ := readWhen(part, true, d)
		switch {
		case left == nothingLeft && (p.says() || p.hasTime):
			w.with(&p, true)
			continue
		case len(parts) == 1:
			return false
		}
		if _, network := channelCopy(part, channelsIn(part)); !network && !strings.Contains(part, ":") {
			return false
		}
	}
	return w.hasRel || w.day > 0 && w.month > 0 || w.weekday > 0 && w.hasTime || len(parts) > 1 && (w.says() || w.hasTime)
}

// isProse reports whether a line starts with words that no date has: six of them mean nothing there. What a date passes over is less: a word behind
// the last of several days, and a few around "ago", of which a later one reaches back over three. So most copy need not be read as a date.
func isProse(line string) bool {
	if len(line) > 72 {
		line = line[:max(strings.LastIndexByte(line[:72], ' '), 0)]
	}
	s, strange := draft.Fold(line), 0
	if isNumber(strings.TrimSpace(s)) {
		return false // "4 - of October" is a day
	}
	for at := 0; at < len(s) && strange < 6; {
		r, end := runeAt(s, at)
		if dateClass(r) == 2 {
			end = classEnd(s, end, 2)
			if w := s[at:end]; w == "ago" || w == "il" {
				return false
			} else if r < utf8.RuneSelf && senses.of(w) == (sense{}) {
				strange++
			}
		}
		at = end
	}
	return strange == 6
}
