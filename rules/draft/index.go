package draft

import (
	"iter"
	"slices"
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
	outings     []int32 // their places in Index.outings
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
	most := 0
	for _, p := range posts {
		most += len(p.Channels)
	}
	ix.spots = make([]spot, 0, most)
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
	room := make([]seat, 0, ix.fillLines())
	for n := 1; n < len(ix.lines); n++ {
		l := &ix.lines[n]
		l.days = ix.series(room, n, date.slotDay, func(s *spot) *int32 { return &s.day })
		l.weeks = ix.series(room, n, date.slotWeek, func(s *spot) *int32 { return &s.week })
		l.clock = ix.series(room, n, date.slotTime, func(s *spot) *int32 { return &s.clock })
	}
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

// fillLines gives the outings to the lines of their channels, and returns how many the longest has.
func (ix *Index) fillLines() (longest int) {
	counts, all := make([]int, len(ix.lines)), 0
	ix.onLines(func(_, line int32) { counts[line]++; all++ })
	places := make([]int32, all)
	for n, count := range counts {
		ix.lines[n].outings, places = places[:0:count], places[count:]
		longest = max(longest, count)
	}
	ix.onLines(func(place, line int32) { l := &ix.lines[line]; l.outings = append(l.outings, place) })
	return longest
}

// onLines calls do with the place of each outing and each of its lines.
func (ix *Index) onLines(do func(place, line int32)) {
	for i, o := range ix.outings {
		for _, s := range ix.spots[ix.first[o.Number]:ix.first[o.Number+1]] {
			if s.line > 0 {
				do(int32(i), s.line)
			}
		}
	}
}

// A Line is the outings of one channel: those that are dated, or those of the relative days of one file. A post that goes out on several channels stands on
// several lines.
type Line struct {
	Channel  string
	Relative bool
	File     string // of relative days

	ix     *Index
	places []int32
}

// Len returns the number of outings of the line.
func (l Line) Len() int { return len(l.places) }

// Outings returns the outings of the line in their order.
func (l Line) Outings() iter.Seq[Outing] {
	return func(yield func(Outing) bool) {
		for _, place := range l.places {
			if !yield(l.ix.outings[place]) {
				return
			}
		}
	}
}

// Lines returns the lines of all channels.
func (ix *Index) Lines() []Line {
	var all []Line
	for _, l := range ix.lines {
		if len(l.outings) > 0 {
			all = append(all, Line{l.key.channel, l.key.relative, l.key.file, ix, l.outings})
		}
	}
	return all
}

// A seat is a post that is to stand in a series, with its spot there.
type seat struct {
	slot         int
	number, spot int32
}

// series returns a series of those posts of a line that have a slot in it, and notes their places. It uses room, which is as long as the line.
func (ix *Index) series(room []seat, line int, slotOf func(date) (int, bool), place func(*spot) *int32) (s series) {
	seats := room[:0]
	for _, i := range ix.lines[line].outings {
		o := &ix.outings[i]
		if n, ok := slotOf(o.date); ok && !o.Reply {
			seats = append(seats, seat{n, o.Number, ix.spotOn(o.Number, int32(line))})
		}
	}
	bySlot := func(a, b seat) int { return a.slot - b.slot }
	if !slices.IsSortedFunc(seats, bySlot) { // the zones of the posts differ
		slices.SortStableFunc(seats, bySlot)
	}
	s.posts, s.slots = make([]*Post, len(seats)), make([]slot, len(seats))
	for i, from := 0, 0; i < len(seats); i++ {
		if seats[i].slot != seats[from].slot {
			from = i
		}
		s.posts[i], s.slots[i].from = ix.Posts[seats[i].number], int32(from)
		*place(&ix.spots[seats[i].spot]) = int32(i)
	}
	for i, to := len(seats)-1, len(seats); i >= 0; i-- {
		if s.slots[i].to = int32(to); int(s.slots[i].from) == i {
			to = i
		}
	}
	return s
}

// spotOn returns the place of the spot of a post on one of its lines.
func (ix *Index) spotOn(number, line int32) int32 {
	at := ix.first[number]
	for ix.spots[at].line != line {
		at++
	}
	return at
}
