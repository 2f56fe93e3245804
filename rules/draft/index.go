package draft

import (
	"slices"
	"sort"
	"sync"
)

// An Index finds the posts of a calendar by channel and time. It is built once, by NewIndex, and is then safe for concurrent use.
type Index struct {
	Posts []*Post // in the order given; the number of a post is its place here

	outings []Outing
	lines   []line // the first is empty, and that of nobody
	named   map[lineKey]int32
	spots   []spot  // of each post, one for each of its channels
	first   []int32 // by the number of a post: its first spot; and one more for the end

	number func() map[*Post]int // most calendars are gone through by numbers, and never ask
}

// A lineKey names a channel. Days relative to an unknown start are those of one file, and never those of a dated post.
type lineKey struct {
	channel  string
	relative bool
	file     string
}

// A line is the posts of one channel.
type line struct {
	key         lineKey
	outings     []Outing
	days, weeks series
	clock       series // of those whose time is known to the minute
}

// A series is posts in the order in which they go out, slot by slot.
type series struct {
	posts []*Post
	slots []slot // by place: the slot of the post there
}

// A slot is a day or a week: the posts from one place of a series to before another. Days are counted as the post's own zone counts them.
type slot struct{ from, to int32 }

// A spot is where a post stands on one of its channels: its places in the series of a line, -1 for those where it has none.
type spot struct{ line, day, week, clock int32 }

// NewIndex returns an index of those posts that count as publishing: not dropped, no replies, and of several variants of one
// post only the first.
func NewIndex(posts []*Post) *Index {
	ix := &Index{Posts: posts, lines: make([]line, 1), named: map[lineKey]int32{}, first: make([]int32, len(posts)+1)}
	ix.number = sync.OnceValue(func() map[*Post]int {
		numbers := make(map[*Post]int, len(posts))
		for i, p := range posts {
			numbers[p] = i
		}
		return numbers
	})
	for i, p := range posts {
		for k, c := range p.Channels {
			ix.spots = append(ix.spots, spot{ix.name(p.line(c)), -1, -1, -1})
			if slices.Contains(p.Channels[:k], c) { // a post stands once on each
				ix.spots[len(ix.spots)-1].line = 0
			}
		}
		ix.first[i+1] = int32(len(ix.spots))
	}
	ix.outings = inOrder(posts)
	seats := make([][]seat, len(ix.lines))
	for _, o := range ix.outings {
		for at := ix.first[o.Number]; at < ix.first[o.Number+1]; at++ {
			n := ix.spots[at].line
			if ix.lines[n].outings = append(ix.lines[n].outings, o); !o.Reply {
				seats[n] = append(seats[n], seat{o.Number, at, o.date})
			}
		}
	}
	for i := 1; i < len(ix.lines); i++ {
		l, on := &ix.lines[i], seats[i]
		l.days = ix.series(on, date.slotDay, func(s *spot) *int32 { return &s.day })
		l.weeks = ix.series(on, date.slotWeek, func(s *spot) *int32 { return &s.week })
		l.clock = ix.series(on, date.slotTime, func(s *spot) *int32 { return &s.clock })
	}
	ix.lines[0] = line{}
	return ix
}

// name returns the number of a line.
func (ix *Index) name(key lineKey) int32 {
	n, known := ix.named[key]
	if !known {
		n = int32(len(ix.lines))
		ix.named[key], ix.lines = n, append(ix.lines, line{key: key})
	}
	return n
}

// A Line is the outings of one channel, in their order: those that are dated, or those of the relative days of one file. A post that goes out on
// several channels stands on several lines.
type Line struct {
	Channel  string
	Relative bool
	File     string   // of relative days
	Outings  []Outing // must not be changed
}

// Lines returns the lines of all channels.
func (ix *Index) Lines() []Line {
	var all []Line
	for _, l := range ix.lines {
		if len(l.outings) > 0 {
			all = append(all, Line{l.key.channel, l.key.relative, l.key.file, l.outings})
		}
	}
	return all
}

// A seat is a post that is to stand in the series of a line, with its spot there.
type seat struct {
	number int32
	spot   int32
	date   date
}

// series returns a series of those posts that have a slot in it, and notes their places.
func (ix *Index) series(on []seat, slotOf func(date) (int, bool), place func(*spot) *int32) (s series) {
	type item struct {
		slot int
		seat *seat
	}
	items := make([]item, 0, len(on))
	for i := range on {
		if n, ok := slotOf(on[i].date); ok {
			items = append(items, item{n, &on[i]})
		}
	}
	bySlot := func(a, b item) int { return a.slot - b.slot }
	if !slices.IsSortedFunc(items, bySlot) { // the zones of the posts differ
		slices.SortStableFunc(items, bySlot)
	}
	s.posts, s.slots = make([]*Post, len(items)), make([]slot, len(items))
	for i, from := 0, 0; i < len(items); i++ {
		if items[i].slot != items[from].slot {
			from = i
		}
		s.posts[i], s.slots[i].from = ix.Posts[items[i].seat.number], int32(from)
		*place(&ix.spots[items[i].seat.spot]) = int32(i)
	}
	for i, to := len(items)-1, len(items); i >= 0; i-- {
		if s.slots[i].to = int32(to); int(s.slots[i].from) == i {
			to = i
		}
	}
	return s
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
