package draft

import (
	"cmp"
	"slices"
	"strings"
)

// An Outing is a post of an Index that goes out: not dropped, and of several variants the first.
type Outing struct {
	Number int32 // of the post
	Reply  bool  // it answers somebody
	Brief  bool  // its words are not written yet

	date date
	at   int64 // the second at which it goes out at last, or its relative day
	nano int32 // and what is more
}

// Outings returns the posts that go out in the order in which they do: those whose day or week is known, then those of relative days, file by
// file. Those of one time follow one another as they stand in their files, and one without a time of day goes last on its day. Posts of which nobody
// knows the day are left out. The slice must not be changed.
func (ix *Index) Outings() []Outing { return ix.outings }

// inOrder returns the outings of posts. It is careful to look at each post once, as they stand in memory: a large calendar is in no cache.
func inOrder(posts []*Post) []Outing {
	dated := make([]Outing, 0, len(posts))
	var relative []Outing
	for i, p := range posts {
		if p.When.Precision == None || p.VariantOf != nil || p.Dropped() {
			continue
		}
		o := Outing{Number: int32(i), Reply: !p.InReplyTo.IsZero(), Brief: p.Kind == Brief, date: p.When.date()}
		if p.When.Precision == Relative {
			o.at = int64(p.When.Day)
			relative = append(relative, o)
			continue
		}
		end := p.When.End()
		o.at, o.nano = end.Unix(), int32(end.Nanosecond())
		dated = append(dated, o)
	}
	inTime := func(a, b Outing) int {
		if a.at != b.at {
			return cmp.Compare(a.at, b.at)
		}
		if a.nano != b.nano {
			return cmp.Compare(a.nano, b.nano)
		}
		p, q := posts[a.Number], posts[b.Number]
		switch place, other := p.Place(), q.Place(); {
		case p.When.Day != q.When.Day:
			return cmp.Compare(p.When.Day, q.When.Day)
		case place.Before(other):
			return -1
		case other.Before(place):
			return 1
		}
		return cmp.Compare(a.Number, b.Number)
	}
	slices.SortFunc(dated, inTime)
	slices.SortFunc(relative, func(a, b Outing) int {
		if c := strings.Compare(posts[a.Number].fileName(), posts[b.Number].fileName()); c != 0 {
			return c
		}
		return inTime(a, b)
	})
	return append(dated, relative...)
}

func (p *Post) fileName() string {
	if f := p.File(); f != nil {
		return f.Name
	}
	return ""
}

// A date is the day of a moment: the number of the relative one, else the days from 1 January 1970, as its own zone counts them; of a week its first.
type date struct {
	day       int
	precision Precision
}

func (m *Moment) date() date {
	if m.Precision == Relative {
		return date{m.Day, Relative}
	}
	_, offset := m.Time.Zone()
	return date{floorDiv(int(m.Time.Unix())+offset, 24*60*60), m.Precision}
}

// slotDay returns the number of the day, if one is known.
func (d date) slotDay() (day int, known bool) {
	return d.day, d.precision != None && d.precision != Week
}

// slotWeek returns the number of the week, if one is known.
func (d date) slotWeek() (week int, known bool) {
	if d.precision == Relative {
		return floorDiv(d.day-1, 7), true
	}
	return floorDiv(d.day+3, 7), d.precision != None // 1 January 1970 was a Thursday; weeks begin on Monday
}

// slotTime puts all posts into one slot whose time is known to the minute.
func (d date) slotTime() (all int, known bool) { return 0, d.precision == Minute }

// Week returns the number of the week of m: weeks begin on Monday, those of relative days on day 1, 8, 15 ... It is known unless m has no day.
func (m Moment) Week() (week int, known bool) { return m.date().slotWeek() }

func floorDiv(a, b int) int {
	if a < 0 {
		return -((b - 1 - a) / b)
	}
	return a / b
}

func (p *Post) counts() bool { return p.VariantOf == nil && !p.Dropped() && p.InReplyTo.IsZero() }
