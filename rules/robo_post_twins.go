package rules

import (
	"cmp"
	"math"
	"math/bits"
	"slices"
	"sort"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// Two texts are near-identical if they share four fifths of their runs of five words; shorter ones than twelve words are greetings, which are
// alike by nature.
const (
	roboTwinRun   = 5
	roboTwinWords = 12
	roboTwinShare = 0.8
	roboTwinTries = 32 // how many earlier posts one is compared with at most, the latest first, so that time stays linear whatever a calendar holds
)

// roboTwins is the posts before one that say the same.
type roboTwins struct {
	repeats *draft.Post // on one of its channels, another day
	copies  *draft.Post // on other channels, the same day, with nothing changed
}

// A roboTwinIndex finds near-identical posts of a calendar. Two sets of which one shares a part t with the other have an element in common among the
// smallest n-ceil(t*n)+1 of each, whatever the order (Chaudhuri, Ganti and Kaushik, 2006): only these, their heads, are looked up.
type roboTwinIndex struct {
	before []roboTwins // by the number of the post
	twins  []*roboTwin // in the order in which they go out
	marks  []roboMark  // of each twin
	heads  []roboHead  // sorted
}

// A roboMark is what tells of most twins that they cannot be the one looked for. All marks together are a tenth of what they spare to look at.
type roboMark struct {
	channels uint64 // a bit for each; two posts with a channel in common have a bit in common
	runs     uint64 // a bit for each; where two differ in a bit, one has a run that the other has not
	day      int32  // as in roboTwin
	size     int32  // the number of runs
}

func (t *roboTwin) mark() roboMark {
	m := roboMark{channels: t.channels, day: t.day, size: int32(len(t.runs))}
	for _, run := range t.runs {
		m.runs |= 1 << (run % 64)
	}
	return m
}

// mayBeAlike reports whether roboTwinAlike can be true. Sets a and b that share four fifths of what is in either differ in at most (|a|+|b|)/9 elements.
func (m roboMark) mayBeAlike(o roboMark) bool {
	return 9*int32(bits.OnesCount64(m.runs^o.runs)) <= m.size+o.size
}

// A roboHead is a run in the head of a twin: the number of the twin stands in the lower half.
type roboHead uint64

func (h roboHead) run() uint32 { return uint32(h >> 32) }
func (h roboHead) twin() int32 { return int32(uint32(h)) }

// A roboLink is a place in heads, and the twin there; -1: no twin before has the same run in its head.
type roboLink struct{ at, twin int32 }

// linkBefore returns the place in heads before another, if it is of the same run.
func (ix *roboTwinIndex) linkBefore(at int32) roboLink {
	if at > 0 && ix.heads[at-1].run() == ix.heads[at].run() {
		return roboLink{at - 1, ix.heads[at-1].twin()}
	}
	return roboLink{at - 1, -1}
}

type roboTwinIndexKey struct{}

// roboTwinsOf returns the posts of the calendar that say what the post says.
func roboTwinsOf(p *check.Pass) roboTwins {
	ctx := p.Context
	if ctx.Calendar == nil || len(ctx.Calendar.Posts) == 0 {
		return roboTwins{}
	}
	ix := ctx.Memo(roboTwinIndexKey{}, func() any { return newRoboTwinIndex(ctx.Calendar, p.KeptOf(roboTwinKey{})) }).(*roboTwinIndex)
	if n := p.Seat().Number(); n >= 0 {
		return ix.before[n]
	}
	if t, ok := p.Kept(p.Post, roboTwinKey{}).(*roboTwin); ok {
		return ix.findAddition(t)
	}
	return roboTwins{}
}

// roboTwinAsks reports whether a post with nothing else to be said of it is to be held against the others.
func roboTwinAsks(p *check.Pass) bool { return p.Words() >= roboTwinWords && roboTwinCounts(p.Post) }

// newRoboTwinIndex makes an index of a calendar. kept returns the *roboTwin of a post by its number there, or nil.
func newRoboTwinIndex(calendar *draft.Index, kept func(number int32) any) *roboTwinIndex {
	outings := calendar.Outings()
	most := len(outings)
	kepts, marks := make([]*roboTwin, most), make([]roboMark, most) // by outing
	check.Share(most, func(first, after int) {
		for i := first; i < after; i++ {
			if t, ok := kept(outings[i].Number).(*roboTwin); ok {
				kepts[i], marks[i] = t, t.mark()
			}
		}
	})
	ix := &roboTwinIndex{before: make([]roboTwins, len(calendar.Posts)), twins: kepts[:0], marks: marks[:0]}
	posts, from := make([]int32, 0, most), make([]int32, 0, most) // by twin: the number of its post, and the first twin of its group
	ends := make([]int32, 1, most+1)                              // by twin: where its runs end among those of all heads
	for n, t := range kepts {
		if t == nil {
			continue
		}
		i := int32(len(ix.twins))
		if i > 0 && ix.twins[i-1].inGroup(t) == 0 {
			from = append(from, from[i-1])
		} else {
			from = append(from, i)
		}
		ix.twins, ix.marks = append(ix.twins, t), append(ix.marks, marks[n])
		posts, ends = append(posts, outings[n].Number), append(ends, ends[i]+int32(len(t.head())))
	}
	ix.sortHeads(int(ends[len(ix.twins)]))
	places := ix.places(ends)
	check.Share(len(ix.twins), func(first, after int) {
		var links []roboLink
		for i := first; i < after; i++ {
			links = links[:0]
			for _, at := range places[ends[i]:ends[i+1]] {
				links = append(links, ix.linkBefore(at))
			}
			ix.before[posts[i]] = ix.find(ix.twins[i], links, from[i], int32(i))
		}
	})
	return ix
}

// sortHeads makes the n heads of all twins. Runs are spread evenly, so that each is put near its place at once, and some ten of them are left to be sorted.
func (ix *roboTwinIndex) sortHeads(n int) {
	ix.heads = make([]roboHead, n)
	shift := 64 - bits.Len(uint(n/8))
	ends := make([]int32, 1<<(64-shift)+1)
	ix.eachHead(func(h roboHead) { ends[h>>shift+1]++ })
	for i := range ends[1:] {
		ends[i+1] += ends[i]
	}
	ix.eachHead(func(h roboHead) {
		ix.heads[ends[h>>shift]] = h
		ends[h>>shift]++
	})
	check.Share(len(ends), func(first, after int) {
		for i := first; i < after; i++ {
			from := int32(0)
			if i > 0 {
				from = ends[i-1]
			}
			slices.Sort(ix.heads[from:ends[i]])
		}
	})
}

func (ix *roboTwinIndex) eachHead(do func(roboHead)) {
	for i, t := range ix.twins {
		for _, run := range t.head() {
			do(roboHead(run)<<32 | roboHead(i))
		}
	}
}

// places returns the places in heads of each twin: those of twin i are places[ends[i]:ends[i+1]].
func (ix *roboTwinIndex) places(ends []int32) []int32 {
	places, filled := make([]int32, len(ix.heads)), slices.Clone(ends)
	for i, h := range ix.heads {
		places[filled[h.twin()]] = int32(i)
		filled[h.twin()]++
	}
	return places
}

func (t *roboTwin) head() []uint32 {
	n := len(t.runs)
	return t.runs[:n-int(math.Ceil(roboTwinShare*float64(n)))+1]
}

// roboTwinFar is a time by which the ends of two moments of one day never differ: a week, and the zones of the world.
const roboTwinFar = 10 * 24 * time.Hour

// findAddition is find for a post that is not in the index.
func (ix *roboTwinIndex) findAddition(t *roboTwin) roboTwins {
	from := sort.Search(len(ix.twins), func(i int) bool { return ix.twins[i].inGroup(t) >= 0 })
	to := sort.Search(len(ix.twins), func(i int) bool {
		return cmp.Or(ix.twins[i].inGroup(t), ix.twins[i].order(t)) > 0
	})
	var links []roboLink
	for _, run := range t.head() {
		at, _ := slices.BinarySearch(ix.heads, roboHead(run)<<32|math.MaxUint32)
		if at > 0 && ix.heads[at-1].run() == run {
			links = append(links, roboLink{int32(at - 1), ix.heads[at-1].twin()})
		}
	}
	return ix.find(t, links, int32(from), int32(to))
}

// find looks among the twins from one to before another for those before t, the latest first. It follows the chains of all runs of its head at once,
// and changes links.
func (ix *roboTwinIndex) find(t *roboTwin, links []roboLink, from, to int32) (f roboTwins) {
	mark := t.mark()
	for tries := 0; tries < roboTwinTries && (f.repeats == nil || f.copies == nil); tries++ {
		last := int32(-1)
		for i := range links {
			last = max(last, links[i].twin)
		}
		if last < from {
			return f
		}
		for i := range links {
			if links[i].twin == last {
				links[i] = ix.linkBefore(links[i].at)
			}
		}
		m := &ix.marks[last]
		shared, sameDay := m.channels&mark.channels != 0, m.day == mark.day
		if last >= to || !shared && !sameDay || !mark.mayBeAlike(*m) {
			continue
		}
		o := ix.twins[last]
		if shared = shared && roboTwinMeet(o.post, t.post); shared == sameDay {
			continue
		}
		switch {
		case f.repeats != nil && !t.relative() && t.post.When.End().Sub(o.post.When.End()) > roboTwinFar: // nor is a copy further back
			return f
		case shared && f.repeats == nil && roboTwinAlike(t.runs, o.runs):
			f.repeats = o.post
		case sameDay && f.copies == nil && o.links == t.links && roboTwinAlike(t.runs, o.runs) && roboTwinTags(o.post) == roboTwinTags(t.post):
			f.copies = o.post
		}
	}
	return f
}

// roboTwinMeet reports whether two posts go out on one channel.
func roboTwinMeet(p, o *draft.Post) bool {
	return slices.ContainsFunc(o.Channels, func(c string) bool { return slices.Contains(p.Channels, c) })
}

// roboTwinTags returns the hashtags of a post, sorted, as one string.
func roboTwinTags(p *draft.Post) string {
	var tags []string
	for _, q := range p.Hashtags {
		tags = append(tags, check.Squash(q.String()))
	}
	text := p.Text.String()
	for _, e := range draft.AppendEntities(nil, text) {
		if e.Kind == draft.Hashtag {
			tags = append(tags, check.Squash(text[e.Start:e.End]))
		}
	}
	slices.Sort(tags)
	return strings.Join(tags, " ")
}

// roboTwinAlike reports whether two sorted sets share roboTwinShare of what is in either. It stops when what is left of them cannot make it so, which most
// pairs tell after a few elements.
func roboTwinAlike(a, b []uint32) bool {
	enough := func(shared int) bool { return float64(shared) >= roboTwinShare*float64(len(a)+len(b)-shared) }
	shared := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		if !enough(shared + min(len(a)-i, len(b)-j)) {
			return false
		}
		switch {
		case a[i] == b[j]:
			shared, i, j = shared+1, i+1, j+1
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return enough(shared)
}
