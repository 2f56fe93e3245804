package draft

import (
	"slices"
	"sort"
)

// A Seat is where a post stands beside those of an Index: as one of them, or as an addition.
type Seat struct {
	ix     *Index
	post   *Post
	number int // -1: it is an addition
}

// Seat returns the seat of p, which is found by pointer.
func (ix *Index) Seat(p *Post) Seat { return Seat{ix, p, ix.Number(p)} }

// SeatOf returns the seat of the post of that number.
func (ix *Index) SeatOf(number int) Seat { return Seat{ix, ix.Posts[number], number} }

// Number returns the place of p in Posts, by pointer; -1 if it is not there, or if ix is nil.
func (ix *Index) Number(p *Post) int {
	if ix != nil {
		if n, ok := ix.number()[p]; ok {
			return n
		}
	}
	return -1
}

// Number returns the place of the post in Index.Posts, -1 for an addition.
func (s Seat) Number() int { return s.number }

// SameDay returns the posts of the channel on the day of the post, in the order in which they go out, and the place of the post among
// them. An addition stands after the posts of the same time. It returns no posts if the day is not known
// or the post does not count as publishing.
func (s Seat) SameDay(channel string) (posts []*Post, at int) {
	if spot, l := s.find(channel); spot != nil {
		return l.days.around(spot.day)
	}
	return s.line(channel).days.with(s.post, date.slotDay)
}

// SameWeek is like SameDay for the week of the post, from Monday, or from day 1, 8, 15 ... of a calendar of relative days.
func (s Seat) SameWeek(channel string) (posts []*Post, at int) {
	if spot, l := s.find(channel); spot != nil {
		return l.weeks.around(spot.week)
	}
	return s.line(channel).weeks.with(s.post, date.slotWeek)
}

// Previous returns the post that goes out on the channel just before the post, nil if there is none or if the time of one of them is not known to
// the minute.
func (s Seat) Previous(channel string) *Post {
	if s.ix == nil {
		return nil
	}
	if spot, l := s.find(channel); spot != nil {
		if spot.clock <= 0 {
			return nil
		}
		return l.clock.posts[spot.clock-1]
	}
	if s.post.When.Precision != Minute || !s.post.counts() {
		return nil
	}
	posts := s.line(channel).clock.posts
	after := sort.Search(len(posts), func(i int) bool { return posts[i].When.Time.After(s.post.When.Time) })
	if after == 0 {
		return nil
	}
	return posts[after-1]
}

// find returns where a post of the index stands on one of its channels, nil if it does not.
func (s Seat) find(channel string) (*spot, *line) {
	if s.number < 0 {
		return nil, nil
	}
	k := slices.Index(s.post.Channels, channel)
	if k < 0 {
		return nil, nil
	}
	spot := &s.ix.spots[int(s.ix.first[s.number])+k]
	if spot.line == 0 {
		return nil, nil
	}
	return spot, &s.ix.lines[spot.line]
}

var noLine line

// line returns the posts of a channel with which an addition can be compared.
func (s Seat) line(channel string) *line {
	if s.ix == nil {
		return &noLine
	}
	return &s.ix.lines[s.ix.named[s.post.line(channel)]]
}

// around returns the posts of the slot of one place, and where it is among them.
func (s series) around(place int32) (posts []*Post, at int) {
	if place < 0 {
		return nil, 0
	}
	slot := s.slots[place]
	return s.posts[slot.from:slot.to:slot.to], int(place - slot.from)
}

// with returns the posts of the slot of p and p itself, which goes after those of the same time.
func (s series) with(p *Post, slotOf func(date) (int, bool)) (posts []*Post, at int) {
	n, ok := slotOf(p.When.date())
	if !ok || !p.counts() {
		return nil, 0
	}
	from := sort.Search(len(s.posts), func(i int) bool { slot, _ := slotOf(s.posts[i].When.date()); return slot >= n })
	if from < len(s.posts) {
		if slot, _ := slotOf(s.posts[from].When.date()); slot == n {
			posts, _ = s.around(int32(from))
		}
	}
	for at < len(posts) && !posts[at].When.End().After(p.When.End()) {
		at++
	}
	return slices.Insert(slices.Clone(posts), at, p), at
}

func (p *Post) line(channel string) lineKey {
	key := lineKey{channel: channel}
	if p.When.Precision == Relative {
		key.relative, key.file = true, p.fileName()
	}
	return key
}
