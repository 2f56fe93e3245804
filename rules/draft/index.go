package draft

import (
	"slices"
	"time"
)

// An Index finds the posts of a calendar by channel and time. It is built once, by NewIndex, and is then safe for concurrent use.
type Index struct {
	Posts   []*Post // in the order given
	has     map[*Post]bool
	byDay   map[slot][]*Post
	byWeek  map[slot][]*Post
	byClock map[string][]*Post
}

// A slot is a channel on one day or in one week. Days are counted as the post's own zone counts them; days relative to an
// unknown start are those of one file.
type slot struct {
	channel string
	file    string
	day     int
}

// NewIndex returns an index of those posts that count as publishing: not dropped, no replies, and of several variants of one
// post only the first.
func NewIndex(posts []*Post) *Index {
	ix := &Index{Posts: posts, has: make(map[*Post]bool, len(posts)),
		byDay: map[slot][]*Post{}, byWeek: map[slot][]*Post{}, byClock: map[string][]*Post{}}
	for _, p := range posts {
		ix.has[p] = true
		if !p.counts() {
			continue
		}
		for _, c := range p.Channels {
			if d, ok := p.When.slotDay(); ok {
				s := p.slot(c, d)
				ix.byDay[s] = append(ix.byDay[s], p)
			}
			if w, ok := p.When.Week(); ok {
				s := p.slot(c, w)
				ix.byWeek[s] = append(ix.byWeek[s], p)
			}
			if p.When.Precision == Minute {
				ix.byClock[c] = append(ix.byClock[c], p)
			}
		}
	}
	for _, m := range []map[slot][]*Post{ix.byDay, ix.byWeek} {
		for _, ps := range m {
			slices.SortStableFunc(ps, compare)
		}
	}
	for _, ps := range ix.byClock {
		slices.SortStableFunc(ps, compare)
	}
	return ix
}

func (p *Post) counts() bool { return p.VariantOf == nil && !p.Dropped() && p.InReplyTo.IsZero() }

func (p *Post) slot(channel string, day int) slot {
	s := slot{channel: channel, day: day}
	if p.When.Precision == Relative {
		if f := p.File(); f != nil {
			s.file = f.Name
		}
		s.file += "\x00" // never the slot of a dated post
	}
	return s
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
func compare(a, b *Post) int {
	if c := a.When.End().Compare(b.When.End()); c != 0 && a.When.Dated() && b.When.Dated() {
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
	return ix.with(ix.day()[p.slot(channel, d)], p)
}

// SameWeek is like SameDay for the week of p, from Monday, or from day 1, 8, 15 ... of a calendar of relative days.
func (ix *Index) SameWeek(channel string, p *Post) (posts []*Post, at int) {
	w, ok := p.When.Week()
	if !ok || !p.counts() {
		return nil, 0
	}
	return ix.with(ix.week()[p.slot(channel, w)], p)
}

// Previous returns the post that goes out on the channel just before p, nil if there is none or if the time of one of them is not known to
// the minute.
func (ix *Index) Previous(channel string, p *Post) *Post {
	if ix == nil || p.When.Precision != Minute || !p.counts() {
		return nil
	}
	posts := ix.byClock[channel]
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

func (ix *Index) day() map[slot][]*Post {
	if ix == nil {
		return nil
	}
	return ix.byDay
}

func (ix *Index) week() map[slot][]*Post {
	if ix == nil {
		return nil
	}
	return ix.byWeek
}

func (ix *Index) with(posts []*Post, p *Post) ([]*Post, int) {
	if ix.Holds(p) {
		return posts, slices.Index(posts, p)
	}
	at := 0
	for at < len(posts) && !posts[at].When.End().After(p.When.End()) {
		at++
	}
	return slices.Insert(slices.Clone(posts), at, p), at
}
