package rules

import (
	"cmp"
	"math"
	"slices"
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
// smallest n-ceil(t*n)+1 of each, whatever the order (Chaudhuri, Ganti and Kaushik, 2006): only these are looked up.
type roboTwinIndex struct {
	before map[*draft.Post]roboTwins
	twins  []*roboTwin      // in the order in which they go out
	heads  map[uint32]int32 // the last link by a run
	links  []roboTwinLink   // from 1; 0 is none
}

// A roboTwinLink leads from a twin to the one before it that has a run in its head, too.
type roboTwinLink struct{ twin, before int32 }

type roboTwinKey struct{}

// roboTwinsOf returns the posts of the calendar that say what the post says.
func roboTwinsOf(p *check.Pass) roboTwins {
	ctx := p.Context
	if ctx.Calendar == nil || len(ctx.Calendar.Posts) == 0 {
		return roboTwins{}
	}
	ix := ctx.Memo(roboTwinKey{}, func() any { return newRoboTwinIndex(ctx.Calendar.Posts, roboTwinsRead(p)) }).(*roboTwinIndex)
	if ctx.Calendar.Holds(p.Post) {
		return ix.before[p.Post]
	}
	var r roboReader
	if t := r.read(p.Post); t.post != nil {
		return ix.find(&t, nil)
	}
	return roboTwins{}
}

// roboTwinAsks reports whether a post with nothing else to be said of it is to be held against the others.
func roboTwinAsks(p *check.Pass) bool { return p.Words() >= roboTwinWords && roboTwinCounts(p.Post) }

func newRoboTwinIndex(posts []*draft.Post, known map[*draft.Post]*roboTwin) *roboTwinIndex {
	ix := &roboTwinIndex{before: map[*draft.Post]roboTwins{}}
	runs := 0
	for _, p := range posts {
		if t := known[p]; t != nil {
			ix.twins = append(ix.twins, t)
			runs += len(t.head())
		}
	}
	slices.SortStableFunc(ix.twins, func(a, b *roboTwin) int { return cmp.Or(strings.Compare(a.group, b.group), a.order(b)) })
	ix.heads, ix.links = make(map[uint32]int32, runs), make([]roboTwinLink, 1, runs+1)
	var chains []int32
	for i, t := range ix.twins {
		if f := ix.find(t, &chains); f != (roboTwins{}) {
			ix.before[t.post] = f
		}
		for _, run := range t.head() {
			ix.links = append(ix.links, roboTwinLink{int32(i), ix.heads[run]})
			ix.heads[run] = int32(len(ix.links) - 1)
		}
	}
	return ix
}

func (t *roboTwin) head() []uint32 {
	n := len(t.runs)
	return t.runs[:n-int(math.Ceil(roboTwinShare*float64(n)))+1]
}

// order tells which goes out first; only those of one group can be told.
func (t *roboTwin) order(o *roboTwin) int {
	if t.group != "" {
		return cmp.Compare(t.day, o.day)
	}
	return t.end.Compare(o.end)
}

// roboTwinFar is a time by which the ends of two moments of one day never differ: a week, and the zones of the world.
const roboTwinFar = 10 * 24 * time.Hour

// find looks among the twins of the index for those before t, the latest first. It follows the chains of all runs of its head at once. scratch may be nil.
func (ix *roboTwinIndex) find(t *roboTwin, scratch *[]int32) (f roboTwins) {
	if scratch == nil {
		scratch = new([]int32)
	}
	chains := (*scratch)[:0]
	for _, run := range t.head() {
		if at := ix.heads[run]; at > 0 {
			chains = append(chains, at)
		}
	}
	*scratch = chains
	for tries := 0; tries < roboTwinTries && (f.repeats == nil || f.copies == nil); tries++ {
		last := int32(-1)
		for _, at := range chains {
			last = max(last, ix.links[at].twin)
		}
		left := chains[:0]
		for _, at := range chains {
			if ix.links[at].twin == last {
				at = ix.links[at].before
			}
			if at > 0 {
				left = append(left, at)
			}
		}
		if chains = left; last < 0 {
			break
		}
		o := ix.twins[last]
		if o.group != t.group || o.order(t) > 0 {
			continue
		}
		shared, sameDay := false, o.day == t.day
		for _, c := range o.post.Channels {
			shared = shared || slices.Contains(t.post.Channels, c)
		}
		switch {
		case f.repeats != nil && t.group == "" && t.end.Sub(o.end) > roboTwinFar: // nor is a copy further back
			return f
		case shared && !sameDay && f.repeats == nil:
			if roboTwinAlike(t.runs, o.runs) {
				f.repeats = o.post
			}
		case !shared && sameDay && f.copies == nil && o.links == t.links:
			if roboTwinAlike(t.runs, o.runs) && roboTwinTags(o.post) == roboTwinTags(t.post) {
				f.copies = o.post
			}
		}
	}
	return f
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
