package draft

import (
	"cmp"
	"slices"
	"time"
)

// An Index finds the posts of a calendar by channel and time. It is built once, by NewIndex, and is then safe for concurrent use.
type Index struct {
	Posts []*Post // in the order given
	has   map[*Post]bool
	lines map[lineKey]*line
}

// A lineKey names a channel. Days relative to an unknown start are those of one file, and never those of a dated post.
type lineKey struct {
	channel  string
	relative bool
	file     string
}

// A line is the posts of one channel.
type line struct {
	posts       []*Post // in the order given, until the others are made of them
	days, weeks series
	clock       []*Post // those whose time is known to the minute, in the order in which they go out
}

// A series is posts in the order in which they go out, with the numbers of their days, or of their weeks. Days are counted as the post's own zone
// counts them. Two slices take a tenth of the memory of a map of small ones, and less time to make.
type series struct {
	posts []*Post
	slots []int
}

// at returns the posts of one day or week.
func (s series) at(slot int) []*Post {
	from, found := slices.BinarySearch(s.slots, slot)
	if !found {
		return nil
	}
	to, _ := slices.BinarySearch(s.slots[from:], slot+1)
	return s.posts[from : from+to : from+to]
}

// NewIndex returns an index of those posts that count as publishing: not dropped, no replies, and of several variants of one
// post only the first.
func NewIndex(posts []*Post) *Index {
	ix := &Index{Posts: posts, has: make(map[*Post]bool, len(posts)), lines: map[lineKey]*line{}}
	for _, p := range posts {
		ix.has[p] = true
		if !p.counts() || p.When.Precision == None {
			continue
		}
		for _, c := range p.Channels {
			key := p.line(c)
			l := ix.lines[key]
			if l == nil {
				l = &line{}
				ix.lines[key] = l
			}
			l.posts = append(l.posts, p)
		}
	}
	var all []outing
	for _, l := range ix.lines {
		all = l.sort(all[:0])
	}
	return ix
}

// An outing is a post with what it is sorted by.
type outing struct {
	slot int
	end  time.Time
	post *Post
}

func (l *line) sort(all []outing) []outing {
	fill := func(slot func(Moment) (int, bool)) (s series) {
		all = all[:0]
		for _, p := range l.posts {
			if n, ok := slot(p.When); ok {
				all = append(all, outing{n, p.When.End(), p})
			}
		}
		slices.SortStableFunc(all, func(a, b outing) int {
			if a.slot != b.slot {
				return cmp.Compare(a.slot, b.slot)
			}
			return compareAt(a.post, b.post, a.end, b.end)
		})
		s.posts, s.slots = make([]*Post, len(all)), make([]int, len(all))
		for i, o := range all {
			s.posts[i], s.slots[i] = o.post, o.slot
		}
		return s
	}
	l.days, l.weeks = fill(Moment.slotDay), fill(Moment.Week)
	l.clock = fill(func(m Moment) (int, bool) { return 0, m.Precision == Minute }).posts
	l.posts = nil
	return all
}

func (p *Post) counts() bool { return p.VariantOf == nil && !p.Dropped() && p.InReplyTo.IsZero() }

func (p *Post) line(channel string) lineKey {
	key := lineKey{channel: channel}
	if p.When.Precision == Relative {
		key.relative = true
		if f := p.File(); f != nil {
			key.file = f.Name
		}
	}
	return key
}

func (m Moment) slotDay() (day int, known bool) {
	switch m.Precision {
	case Relative:
		return m.Day, true
	case Day, Minute:
		return dayNumber(m.Time), true
	}
	return 0, false
}

// Week returns the number of the week of m: weeks begin on Monday, those of relative days on day 1, 8, 15 ... It is known unless m has no day.
func (m Moment) Week() (week int, known bool) {
	switch m.Precision {
	case Relative:
		return floorDiv(m.Day-1, 7), true
	case Week, Day, Minute:
		return floorDiv(dayNumber(m.Time)+3, 7), true // 1 January 1970 was a Thursday; weeks begin on Monday
	}
	return 0, false
}

// dayNumber counts the days from 1 January 1970 to the date of t in its own zone.
func dayNumber(t time.Time) int {
	y, m, d := t.Date()
	return floorDiv(int(time.Date(y, m, d, 0, 0, 0, 0, time.UTC).Unix()), 24*60*60)
}

func floorDiv(a, b int) int {
	if a < 0 {
		return -((b - 1 - a) / b)
	}
	return a / b
}

// compare orders posts by time, those of one time by file and line. A post without a time of day goes last on its day.
func compare(a, b *Post) int { return compareAt(a, b, a.When.End(), b.When.End()) }

// compareAt is compare for posts whose ends are known already.
func compareAt(a, b *Post, aEnd, bEnd time.Time) int {
	if c := aEnd.Compare(bEnd); c != 0 && a.When.Dated() && b.When.Dated() {
		return c
	}
	if c := a.When.Day - b.When.Day; c != 0 {
		return c
	}
	switch ap, bp := a.Place(), b.Place(); {
	case ap.Before(bp):
		return -1
	case bp.Before(ap):
		return 1
	}
	return 0
}

// SameDay returns the posts of the channel on the day of p, in the order in which they go out, and the place of p among
// them. p itself is added if the index does not hold it, after the posts of the same time. It returns no posts if the day of p is not known
// or p does not count as publishing.
func (ix *Index) SameDay(channel string, p *Post) (posts []*Post, at int) {
	d, ok := p.When.slotDay()
	if !ok || !p.counts() {
		return nil, 0
	}
	return ix.with(ix.line(channel, p).days.at(d), p)
}

// SameWeek is like SameDay for the week of p, from Monday, or from day 1, 8, 15 ... of a calendar of relative days.
func (ix *Index) SameWeek(channel string, p *Post) (posts []*Post, at int) {
	w, ok := p.When.Week()
	if !ok || !p.counts() {
		return nil, 0
	}
	return ix.with(ix.line(channel, p).weeks.at(w), p)
}

// Previous returns the post that goes out on the channel just before p, nil if there is none or if the time of one of them is not known to
// the minute.
func (ix *Index) Previous(channel string, p *Post) *Post {
	if ix == nil || p.When.Precision != Minute || !p.counts() {
		return nil
	}
	posts := ix.line(channel, p).clock
	i, _ := slices.BinarySearchFunc(posts, p, compare)
	if ix.Holds(p) {
		for i < len(posts) && posts[i] != p { // past the posts that compare equal
			i++
		}
	} else { // an addition goes after the posts of the same time
		for i < len(posts) && !posts[i].When.Time.After(p.When.Time) {
			i++
		}
	}
	if i == 0 {
		return nil
	}
	return posts[i-1]
}

// Holds reports whether p is one of the posts of the index, by pointer.
func (ix *Index) Holds(p *Post) bool { return ix != nil && ix.has[p] }

var noLine line

// line returns the posts of a channel with which p can be compared.
func (ix *Index) line(channel string, p *Post) *line {
	if ix != nil {
		if l := ix.lines[p.line(channel)]; l != nil {
			return l
		}
	}
	return &noLine
}

func (ix *Index) with(posts []*Post, p *Post) ([]*Post, int) {
	if ix.Holds(p) {
		from := 0
		if len(posts) > 64 { // a long day must not be searched from its beginning for each of its posts
			from, _ = slices.BinarySearchFunc(posts, p, compare)
		}
		return posts, from + slices.Index(posts[from:], p)
	}
	at := 0
	for at < len(posts) && !posts[at].When.End().After(p.When.End()) {
		at++
	}
	return slices.Insert(slices.Clone(posts), at, p), at
}
