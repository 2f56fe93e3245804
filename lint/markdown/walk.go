package markdown

import (
	"slices"
	"strings"

	"github.com/postlint/postlint/rules/draft"
)

// walk reads the posts of a section and of those inside it.
func (d *doc) walk(s *section) {
	if s.stop && !s.holdsCopy() {
		return
	}
	if s.head >= 0 && s.level > 1 && d.isUnit(s) {
		d.tablesIn(s, s.first, s.end)
		d.readSection(s, s.end)
		return
	}
	d.tablesIn(s, s.first, s.own)
	if s.own > s.first {
		d.readSection(s, s.own)
	}
	for _, k := range s.kids {
		d.walk(k)
	}
}

// holdsCopy reports whether a section is a numbered article with copy for networks, though a word of its title would stop it.
func (s *section) holdsCopy() bool {
	if leadingDigits(s.title) == "" {
		return false
	}
	for _, k := range s.kids {
		if k.name.role == channelRole {
			return true
		}
	}
	return false
}

// isUnit reports whether a section is one unit with the sections inside it: these are its fields, its parts or headings of
// its copy, and none is a post of its own.
func (d *doc) isUnit(s *section) bool {
	if len(s.kids) == 0 {
		return true
	}
	if s.week {
		return false
	}
	parts, copies, others := 0, 0, 0
	for _, k := range s.kids {
		switch {
		case k.name.role == partRole:
			parts++
		case k.name.role == fieldRole && copyField(k.name.field) && !isVariantCopy(k):
			copies++
		case k.stop, k.name.role == fieldRole:
		case k.post, d.holdsPosts(k):
			return false
		default:
			others++
		}
	}
	return parts > 0 || copies > 0 || s.post && others == 0 || s.name.role == postRole && s.name.number > 0
}

// isVariantCopy reports whether a heading of copy names its network: then it is a post of its own.
func isVariantCopy(s *section) bool { return s.name.role == channelRole }

// holdsPosts reports whether some section inside s looks like a post.
func (d *doc) holdsPosts(s *section) bool {
	for _, k := range s.kids {
		if k.post && !k.stop || d.holdsPosts(k) {
			return true
		}
	}
	return false
}

// readSection reads the lines of a section up to end as a unit. Plain paragraphs count only where a heading says that they
// are a post; labels speak for themselves.
func (d *doc) readSection(s *section, end int) {
	d.pieces = d.pieces[:0]
	d.room.reuse()
	d.spans.reuse()
	u := unit{sec: s, first: max(s.head, 0), last: end, from: s.first, to: end, number: s.name.number, lang: s.name.lang}
	if s.head < 0 {
		u.first = s.first
	}
	if s.name.role == channelRole {
		u.channels = s.channels
	}
	if isID(s.title) {
		u.code = leadingID(s.title)
	}
	leaf := len(s.kids) == 0 || end == s.end
	under := s.underChannel()
	u.raw = leaf && s.level > 1 && (s.post || under && s.name.role != fieldRole) && !d.onlyList(s.first, end)
	u.fences = s.level > 1 && (s.post || under || leaf && len(d.titleChannels(s)) > 0 && s.posts)
	if d.hasPostTable(s.first, end) || s.name.role == postRole && isRange(s.title) {
		u.raw = false // "Thread 11-20" stands for posts that nobody has written yet
	}
	made := d.read(u)
	if len(made) == 0 && leaf && s.level > 1 {
		made = d.listed(u)
	}
	for _, f := range made {
		if s.head >= 0 && len(made) == 1 && !slices.ContainsFunc(f.fields, func(v fieldValue) bool { return v.field == fTitle }) {
			f.post.Title = s.when.quote
		}
		if s.name.role == variantRole || s.name.lang != "" {
			d.variant(s, f)
		}
	}
	if len(made) == 0 && leaf && s.level > 1 && !d.hasPostTable(s.first, end) && d.isBriefHeading(s) {
		f := &found{sec: s, first: s.head, last: s.end}
		f.fields = d.fieldsOf(d.cut(s.first, end), nil)
		d.add(f, copyText{text: d.quote(d.lines[s.head].span()).Text}, draft.Brief)
	}
}

// variantKey names a group of sections that say the same: options of one post, or languages of one network.
type variantKey struct {
	parent   *section
	role     role
	channels string
}

// variant notes that a section says the same as one before it, in other words or another language.
func (d *doc) variant(s *section, f *found) {
	key := variantKey{s.parent, s.name.role, ""}
	if s.name.role != variantRole {
		key.channels = strings.Join(s.channels, ",")
	}
	first := d.variants[key]
	switch {
	case first == nil:
		d.variants[key] = f.post
	case s.name.role == variantRole || first.Lang != f.post.Lang:
		f.post.VariantOf = first
	}
}

// isRange reports whether a title numbers several posts: "Thread 11-20", "Posts 5 à 8". "Post 1 - 30 days" is one post.
func isRange(title string) bool {
	t := tokens(draft.Fold(title))
	for i := 0; i+3 < len(t); i++ {
		joint := t[i+2].s == "-" && !t[i+2].gap && !t[i+3].gap || t[i+2].s == "a" || t[i+2].s == "to"
		if postWords.of(t[i].s) && t[i+1].n > 0 && joint && t[i+3].n > t[i+1].n {
			return true
		}
	}
	return false
}

// rates say how often something is posted.
var rates = newPhrases("/week", "/ week", "per week", "a week", "par semaine", "/semaine", "por semana", "/uke", "per day", "/day", "par jour")

// isBriefHeading reports whether a heading alone is a post that is still to be written: it has both a date and a network.
func (d *doc) isBriefHeading(s *section) bool {
	folded := draft.Fold(s.title)
	if rates.in(folded) {
		return false // how often, not what
	}
	return !s.week && len(s.channels) > 0 && (s.when.hasRel || s.when.day > 0 || s.when.weekday > 0)
}

// underChannel reports whether a heading above the section says that posts for a network follow: "## LinkedIn Posts".
func (s *section) underChannel() bool {
	for a := s.parent; a != nil; a = a.parent {
		if len(a.channels) > 0 && (a.level > 1 || a.holdsTexts()) && (a.name.role == channelRole || a.posts) {
			return true
		}
	}
	return false
}

// holdsTexts reports whether the title of a file says that it holds nothing but posts, so that a section needs no "Post 3" above it.
func (s *section) holdsTexts() bool {
	list := wordsIn(draft.Fold(s.title))
	for _, w := range list {
		if w != "posts" && w != "tweets" && w != "drafts" && w != "captions" && w != "brouillons" && w != "publications" && !pathNames.of(w) {
			return false
		}
	}
	return len(list) > 0
}

// speaksOfPosts reports whether a word of a title says that posts stand under it.
func speaksOfPosts(w string) bool {
	return postWords.of(w) || w == "content" || w == "contenu" || w == "captions" || w == "threads"
}

// onlyList reports whether lines hold nothing but list items and labels: a plan, not copy.
func (d *doc) onlyList(from, to int) bool {
	items, others := 0, 0
	for i := from; i < to; i++ {
		switch l := &d.lines[i]; l.kind {
		case item:
			items++
		case words:
			if i > from && d.lines[i-1].kind == item && l.mark > l.start {
				continue
			}
			if _, ok := d.labelAt(i); !ok {
				others++
			}
		case code, row:
			others++
		}
	}
	return items > 0 && others == 0
}
