package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/draft"
)

// A unit is a run of lines that holds one post or several under labels: a section, or what follows a label in one.
type unit struct {
	sec         *section
	first, last int // lines, with the heading or the label
	from, to    int // without them
	fields      []fieldValue
	channels    []string // that its label names
	whens       []when
	number      int
	code        string
	lang        string
	value       draft.Span // words on the label's own line
	label       *piece     // nil: it is a section or a file
	fences      bool       // a fence is a post here, with or without a label
	raw         bool       // plain paragraphs are a post here
	single      bool       // it is the file
	sub         bool       // it is part of a unit already
}

// begin returns a post of the unit with what the unit knows of it.
func (d *doc) begin(u *unit) *found {
	f := d.finds.one()
	f.sec, f.first, f.last, f.fields, f.channels, f.whens, f.number, f.code, f.single = u.sec, u.first, u.last, u.fields, u.channels, u.whens, u.number, u.code, u.single
	return f
}

// read finds the posts of a unit. The first form that fits wins.
func (d *doc) read(u unit) []*found {
	height := len(d.pieces)
	found := d.readPieces(u)
	d.pieces = d.pieces[:height]
	return found
}

func (d *doc) readPieces(u unit) []*found {
	ps := d.cutAt(u.from, u.to, u.label == nil && u.sec.week)
	ps[0].value = u.value
	if u.label != nil {
		ps[0].label = u.label.label
		ps[0].role, ps[0].field, ps[0].heading = noRole, "", u.label.heading
	}
	given := u.fields
	u.fields = d.fieldsOf(ps, given)
	role := anchor(ps)
	if role == postRole && u.label == nil && isThreadTitle(u.sec.title) && !u.sec.isGroup() {
		for i := range ps { // "**Thread 1: The hook**" under "## Launch thread"
			if ps[i].role == postRole && !ps[i].heading {
				ps[i].role, role = partRole, partRole
			}
		}
	}
	if role == partRole {
		return d.thread(u, ps)
	} else if role != noRole && !u.sub {
		if out := d.split(u, ps, given); len(out) > 0 || !u.raw {
			return out
		}
	}
	if !u.sub {
		if out := d.groups(u, ps, given); len(out) > 0 {
			return out
		}
	}
	if u.label != nil && d.quotedWhole(u.value) {
		return d.addCopy(d.begin(&u), u, d.body(&ps[0]))
	}
	if out := d.labelled(u, ps); len(out) > 0 {
		return out
	}
	if out := d.fenced(u, ps); len(out) > 0 {
		return out
	}
	if out := d.plain(u, ps); len(out) > 0 {
		return out
	}
	if u.label != nil && u.label.role == dayRole {
		return d.dayNote(u, ps)
	}
	return d.noted(u)
}

// anchor returns the role that cuts a unit into several: that of the first label of a post, a network, a part or a variant.
func anchor(ps []piece) role {
	parts := 0
	for i := range ps {
		parts += oneIf(ps[i].role == partRole)
	}
	for i := range ps {
		switch p := &ps[i]; p.role {
		case partRole:
			if parts > 1 {
				return partRole
			}
		case channelRole, postRole, variantRole, dayRole:
			return p.role
		}
	}
	return noRole
}

// isAnchor reports whether a piece starts a post of its own.
func (p *piece) isAnchor() bool {
	return p.role == channelRole || p.role == postRole || p.role == variantRole || p.role == dayRole
}

// split reads a unit of several posts, each under a label. What the labels before the first say holds for all. given are the
// fields from outside the unit.
func (d *doc) split(u unit, ps []piece, given []fieldValue) []*found {
	var out []*found
	shared := given
	var carry *piece // "**Post 1**" above "**LinkedIn:**" and "**X:**"
	first := map[string]*draft.Post{}
	last := len(ps) - 1
	for last > 0 && !ps[last].isAnchor() {
		last--
	}
	for i := last + 1; i < len(ps); i++ {
		if ps[i].above(&ps[last]) { // "## Status" below "### LinkedIn" and "### X"
			shared = d.fieldsOf(ps[i:i+1], shared)
		}
	}
	for i := 0; i < len(ps); i++ {
		p := &ps[i]
		if !p.isAnchor() {
			if len(out) == 0 && p.role == fieldRole {
				shared = d.fieldsOf(ps[i:i+1], shared)
			}
			continue
		}
		j := i + 1
		for j < len(ps) && !ps[j].isAnchor() && ps[j].role != stopRole && !ps[j].above(p) {
			j++
		}
		end := u.to
		if j < len(ps) {
			end = ps[j].line
		}
		sub := d.subUnit(u, p, end)
		sub.fields = shared
		if carry != nil && p.role == channelRole {
			sub.number, sub.whens = carry.number, append(sub.whens, d.labelWhen(carry)...)
		}
		made := d.read(sub)
		if len(made) == 0 && p.role == postRole {
			carry = p
		} else if p.role != channelRole {
			carry = nil
		}
		for _, f := range made {
			f.variant(p, first)
		}
		out = append(out, made...)
		i = j - 1
	}
	return out
}

// above reports whether a piece is a heading that ends the section of q.
func (p *piece) above(q *piece) bool {
	return p.heading && (!q.heading || p.level < q.level)
}

// subUnit returns the part of a unit that the label p starts.
func (d *doc) subUnit(u unit, p *piece, end int) unit {
	sub := unit{sec: u.sec, first: p.line, last: end, from: p.from, to: end, channels: p.channels, number: p.number, lang: p.lang,
		value: p.value, label: p, whens: append(d.labelWhen(p), u.whens...), sub: true, single: u.single, fences: true, raw: d.rawUnder(u.sec, p, end)}
	if isID(p.words) {
		sub.code = leadingID(p.words)
	}
	if len(sub.channels) == 0 {
		sub.channels = u.channels
	}
	if len(sub.channels) == 0 && strings.HasPrefix(draft.Fold(p.words), "tweet") {
		sub.channels = []string{"x"}
	}
	return sub
}

// variant notes that a post is another option or language of the one that came first.
func (f *found) variant(p *piece, first map[string]*draft.Post) {
	key := "option"
	if p.role != variantRole {
		if p.lang == "" {
			return
		}
		key = strings.Join(p.channels, ",")
	}
	if first[key] == nil {
		first[key] = f.post
	} else if first[key].Lang != f.post.Lang || p.role == variantRole {
		f.post.VariantOf = first[key]
	}
}

// labelWhen reads the day and hour that a label tells: "Post 2 (Afternoon, 6 pm)", "Mardi 24 mars — LinkedIn".
func (d *doc) labelWhen(p *piece) []when {
	w, _, _ := readWhen(p.words, p.role == dayRole, d)
	if w.isZero() {
		return nil
	}
	w.quote = d.file.Quote(d.lines[p.line].span())
	return []when{w}
}

// rawUnder reports whether plain paragraphs under a label are copy. Under "LinkedIn:" in a strategy they are not: a short
// line without quotation marks says how often, not what. Under the heading of a day a whole sentence is copy, however short.
func (d *doc) rawUnder(s *section, p *piece, end int) bool {
	if p.heading || p.role == postRole || p.role == variantRole || namesCopy(p.words) {
		return true
	}
	label, _, _ := readWhen(p.words, false, d)
	enough, day := 80, s.when.hasDay() || p.role == dayRole || label.hasDay()
	if v := d.src[p.value.Start:p.value.End]; v != "" {
		return isQuoted(v) || len(v) >= enough || strings.Contains(v, " #") || day && isSentence(v)
	}
	enough = 40
	letters, lastWords := 0, ""
	for i := p.from; i < end && letters < enough; i++ {
		if l := &d.lines[i]; l.kind == words {
			letters += l.end - l.text
			lastWords = d.src[l.text:max(l.text, l.end)]
		} else if l.kind == heading || l.kind == rule {
			break
		}
	}
	return letters >= enough || day && isSentence(lastWords)
}

// namesCopy reports whether a label calls what follows it the copy: "Instagram caption". "LinkedIn post" may speak of posts in general.
func namesCopy(label string) bool {
	return slices.ContainsFunc(wordsIn(draft.Fold(label)), func(w string) bool { return w == "caption" || w == "legende" || w == "copy" || w == "texte" })
}

// isSentence reports whether s ends as a sentence of a post does: "Carousel" and "3 posts a week" do not.
func isSentence(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(s, "*_ \"”»’"))
	return r != utf8.RuneError && (strings.ContainsRune(".!?…", r) || unicode.Is(unicode.So, r))
}

// isQuoted reports whether s starts with quotation marks, as copy on a label's line does.
func isQuoted(s string) bool {
	s = strings.TrimLeft(s, "*_ ")
	for _, m := range marksAround {
		if strings.HasPrefix(s, m[0]) {
			return true
		}
	}
	return false
}
