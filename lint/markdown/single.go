package markdown

import (
	"strings"

	"github.com/postlint/postlint/rules/draft"
)

// isSingle reports whether the whole file is one post (with its variants): it has front matter, or its name says so, or it
// starts with a block of fields, or it has no structure at all.
func (d *doc) isSingle() bool {
	posts, networks := 0, 0
	var count func(*section)
	count = func(s *section) {
		for _, k := range s.kids {
			if !k.stop && k.level > 1 {
				switch {
				case k.name.role == postRole && !k.week, k.when.hasRel || k.when.day > 0, k.name.role == noRole && k.post:
					posts++
				case k.name.role == channelRole:
					networks++
				}
			}
			count(k)
		}
	}
	count(d.root)
	if d.hasPostTable(0, len(d.lines)) || posts > 1 {
		return false
	}
	if d.hasFront {
		return true
	}
	if isPostFile(d.opt.Path) || d.headerBlock() > 0 || d.sectionKeyed() {
		return true
	}
	if posts+networks > 0 || len(d.root.kids) > 1 || len(d.root.kids) == 1 && (d.root.kids[0].level > 1 || len(d.root.kids[0].kids) > 0) {
		return false
	}
	ps := d.cut(0, len(d.lines))
	role := anchor(ps)
	return role == noRole || role == partRole
}

// isPostFile reports whether a file is named after the one post in it: "caption.md", "post-004.md".
func isPostFile(path string) bool {
	base := draft.Fold(path[strings.LastIndexByte(path, '/')+1:])
	base, _, _ = strings.Cut(base, ".")
	base = strings.TrimRight(base, "0123456789-_ ")
	switch base {
	case "post", "caption", "tweet", "toot", "status", "legende":
		return true
	}
	return false
}

// headerBlock returns the line behind a block of fields at the start of the file: "Post date: ...", "Platform: ...", with the
// network or the date among them; 0 if there is none.
func (d *doc) headerBlock() int {
	social := 0
	for i := 0; i < len(d.lines) && i < 40; i++ {
		l := &d.lines[i]
		switch l.kind {
		case blank, comment:
			continue
		case heading:
			if l.level == 1 {
				continue
			}
		case rule:
			if social > 0 {
				return i
			}
			continue
		case words, item:
			lab, ok := d.labelAt(i)
			if ok && lab.role == fieldRole && !lab.alone && lab.value.Start < lab.value.End {
				if lab.field == fChannel || lab.field == fDate {
					social++
				}
				continue
			}
			if _, _, cut := strings.Cut(d.src[l.text:l.end], ": "); cut && social > 0 && i > 0 && d.lines[i-1].kind == words {
				continue // a field of the author's own between others
			}
		}
		if social > 0 && d.lines[i-1].kind == blank {
			return i
		}
		break
	}
	return 0
}

// sectionKeyed reports whether headings are fields: "## Platform" and "## Content".
func (d *doc) sectionKeyed() bool {
	network, words := false, false
	for i := range d.lines {
		if d.lines[i].kind != heading || d.lines[i].level == 1 {
			continue
		}
		if p, ok := d.headingPiece(i); ok && p.role == fieldRole {
			network = network || p.field == fChannel
			words = words || copyField(p.field)
		}
	}
	return network && words
}

// single reads the file as one post.
func (d *doc) single() {
	for _, c := range append(d.frontChannels(), d.frontValues(fChannel)...) {
		if inHouse.of(draft.Fold(c)) {
			return
		}
	}
	d.pathWhen = pathDate(d.opt.Path)
	from := 0
	for from < len(d.lines) && (d.lines[from].kind == blank || d.lines[from].kind == comment || d.lines[from].kind == rule) {
		from++
	}
	u := unit{sec: d.root, last: len(d.lines), to: len(d.lines), raw: true, fences: d.onlyFences(from), single: true, fields: d.frontFields}
	if len(d.lines) == 0 {
		d.fromFront()
		return
	}
	var title draft.Quote
	if from < len(d.lines) && d.lines[from].kind == heading && (d.lines[from].level == 1 || !d.opensPart(from)) {
		title = d.quote(d.lines[from].span())
		if s := d.sectionAt(from); s != nil {
			u.sec, u.whens = s, []when{s.when}
		}
		from++
	}
	u.from = from
	if end := d.headerBlock(); end > from {
		u.fields = d.fieldsOf(d.cut(from, end), u.fields)
		u.from = end
	}
	made := d.read(u)
	if len(made) == 1 && made[0].post.Parts == nil && d.frontThread() {
		d.partsAtRules(made[0], u)
	}
	for _, f := range made {
		f.post.Title = title
		if len(made) == 1 {
			f.post.Unit = d.whole()
		}
	}
	if len(made) > 0 {
		return
	}
	if !d.fromFront() && !title.IsZero() && len(u.fields) == 0 && d.nothingElse(from) {
		f := &found{sec: d.root, first: 0, last: len(d.lines), single: true}
		d.add(f, copyText{text: title.Text}, draft.Copy)
	}
}

// whole quotes the file without the line ends at its end.
func (d *doc) whole() draft.Quote {
	return d.file.Quote(draft.Span{End: len(strings.TrimRight(d.src, " \t\r\n"))})
}

// onlyFences reports whether the copy of the file is all in fences.
func (d *doc) onlyFences(from int) bool {
	for i := from; i < len(d.lines); i++ {
		if l := &d.lines[i]; l.kind == words || l.kind == item {
			if _, ok := d.labelAt(i); !ok {
				return false
			}
		}
	}
	return true
}

func (d *doc) nothingElse(from int) bool {
	for i := from; i < len(d.lines); i++ {
		if k := d.lines[i].kind; k != blank && k != comment {
			return false
		}
	}
	return true
}

// sectionAt returns the section whose heading stands on line i.
func (d *doc) sectionAt(i int) *section {
	for _, k := range d.root.kids {
		if k.head == i {
			return k
		}
	}
	return nil
}

func (d *doc) frontValues(field string) []string {
	var out []string
	for _, v := range d.frontFields {
		if v.field == field {
			for _, q := range v.all() {
				out = append(out, q.String())
			}
		}
	}
	return out
}

// fromFront reads a post whose copy is a key of the front matter.
func (d *doc) fromFront() bool {
	for _, e := range d.front {
		if f := fieldOf.of(e.key); (f == fText || f == fContent) && !e.value.words.IsZero() {
			p := &draft.Post{Text: e.value.words.Text, Unit: d.whole()}
			d.found = append(d.found, &found{post: p, sec: d.root, fields: d.frontFields, single: true})
			return true
		}
	}
	return false
}

// opensPart reports whether the heading on line i is that of a part of the post and no title: "## LinkedIn", "## Tweet 1", "## Content".
func (d *doc) opensPart(i int) bool {
	_, ok := d.headingPiece(i)
	return ok
}
