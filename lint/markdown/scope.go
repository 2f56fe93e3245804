package markdown

import (
	"sort"
	"strings"

	"github.com/postlint/postlint/rules/draft"
)

// scopes finds the posts that a place of the file is about. What needs a look at the whole file is looked up once for all of its comments.
type scopes struct {
	d         *doc
	posts     []*draft.Post // in the order of the file
	units     []draft.Span  // theirs
	ends      []int         // by post: the furthest end of a unit up to it
	next      []int         // by line: the first one from it on that is neither blank nor a comment
	heading   []int         // by line: the nearest heading at or above it, -1 if there is none
	section   []int         // by line of a heading: the byte where its section ends
	lastClose int           // where the last "-->" of the file stands

	ticked, ticks int // backticks counted on the current line up to byte ticked
}

func (d *doc) scopes() *scopes {
	u := &scopes{d: d, posts: d.cal.Posts, lastClose: lastComment(d.src)}
	furthest := 0
	for _, p := range u.posts {
		s := p.Unit.Span()
		furthest = max(furthest, s.End)
		u.units, u.ends = append(u.units, s), append(u.ends, furthest)
	}
	n := len(d.lines)
	u.next, u.heading, u.section = make([]int, n), make([]int, n), make([]int, n)
	next := n
	starts := [7]int{} // by level: where the next heading of that level or a higher one stands
	for i := range starts {
		starts[i] = len(d.src)
	}
	for i := n - 1; i >= 0; i-- {
		l := &d.lines[i]
		if l.kind != blank && l.kind != comment {
			next = i
		}
		u.next[i] = next
		if l.isHeading() {
			u.section[i] = starts[min(l.level, 6)]
			for level := min(l.level, 6); level <= 6; level++ {
				starts[level] = l.start
			}
		}
	}
	head := -1
	for i := range d.lines {
		if d.lines[i].isHeading() {
			head = i
		}
		u.heading[i] = head
	}
	return u
}

func (l *line) isHeading() bool { return l.kind == heading && !l.quote }

// around returns the posts of the smallest unit that holds s; several, if they share it.
func (u *scopes) around(s draft.Span) []*draft.Post {
	var found []*draft.Post
	smallest := draft.Span{}
	for i := u.from(s.Start+1) - 1; i >= 0 && u.ends[i] >= s.End; i-- {
		switch unit := u.units[i]; {
		case unit.End < s.End:
		case found == nil || unit.End-unit.Start < smallest.End-smallest.Start:
			smallest, found = unit, []*draft.Post{u.posts[i]}
		case unit == smallest:
			found = append([]*draft.Post{u.posts[i]}, found...)
		}
	}
	return found
}

// between returns the posts whose units start at byte start or later and before byte end.
func (u *scopes) between(start, end int) []*draft.Post { return u.posts[u.from(start):u.from(end)] }

// from returns the first post whose unit starts at byte at or later.
func (u *scopes) from(at int) int {
	return sort.Search(len(u.units), func(i int) bool { return u.units[i].Start >= at })
}

// ignored returns the posts that the ignore comment at s speaks of, by the narrowest reading: in a table those of its cell, else of its row; on a
// line of its own those of what follows (a post, a section, a table), unless the comment is the last line of a post; anywhere else the post around it, else
// the section around it.
func (u *scopes) ignored(s draft.Span) []*draft.Post {
	lines := u.d.lines
	first, _ := u.d.lineAt(s.Start)
	last, _ := u.d.lineAt(s.End - 1)
	inside := u.around(s)
	if k := lines[first].kind; k == row || k == delim {
		return u.inCell(inside, s)
	}
	if strings.Trim(u.d.src[lines[first].inner:s.Start], " \t") == "" && strings.TrimSpace(u.d.src[s.End:max(s.End, lines[last].stop)]) == "" {
		ends := first > 0 && lines[first-1].kind != blank && lines[first-1].kind != comment && (last+1 == len(lines) || lines[last+1].kind == blank)
		if below := u.below(last + 1); len(below) > 0 && !(ends && len(inside) > 0) {
			return below
		}
	}
	if h := u.heading[first]; len(inside) == 0 && h >= 0 {
		return u.between(lines[h].start, u.section[h])
	}
	return inside
}

// below returns the posts of what starts on line i or behind the blank lines and comments there: a heading with its section, a table, or a post.
func (u *scopes) below(i int) []*draft.Post {
	lines := u.d.lines
	if i == len(lines) || u.next[i] == len(lines) {
		return nil
	}
	i = u.next[i]
	switch l := &lines[i]; {
	case l.isHeading():
		return u.between(l.start, u.section[i])
	case l.kind == row || l.kind == delim:
		return u.between(l.start, lines[u.d.tables[l.list-1].last-1].stop)
	default:
		return u.between(l.start, l.start+1)
	}
}

// inCell returns those of the posts of a row whose words stand in the cell that holds s, all of them if none does: then the comment stands
// beside them, in a column of notes.
func (u *scopes) inCell(row []*draft.Post, s draft.Span) []*draft.Post {
	var own []*draft.Post
	for _, p := range row {
		words := p.Text.All().Span()
		gap := ""
		if words.End <= s.Start {
			gap = u.d.src[words.End:s.Start]
		} else if s.End <= words.Start {
			gap = u.d.src[s.End:words.Start]
		}
		if strings.Count(gap, "|") == strings.Count(gap, `\|`) {
			own = append(own, p)
		}
	}
	if own == nil {
		return row
	}
	return own
}

// quotedCode reports whether byte i stands between backticks of its line. It must be asked in the order of the file.
func (u *scopes) quotedCode(i int) bool {
	if n := strings.LastIndexByte(u.d.src[u.ticked:i], '\n'); n >= 0 {
		u.ticked, u.ticks = u.ticked+n+1, 0
	}
	u.ticks += strings.Count(u.d.src[u.ticked:i], "`")
	u.ticked = i
	return u.ticks%2 == 1
}
