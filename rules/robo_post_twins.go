package rules

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode"

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

// A roboTwin is a post as the search for near-identical ones sees it.
type roboTwin struct {
	post  *draft.Post
	group string   // posts whose times can be compared: the dated ones, or those of one file
	runs  []uint64 // hashes of its runs of words, sorted, each once
	tags  string   // its hashtags, sorted
	links bool
}

// roboTwins is the posts before one that say the same.
type roboTwins struct {
	repeats *draft.Post // on one of its channels, another day
	copies  *draft.Post // on other channels, the same day, with nothing changed
}

// A roboTwinIndex finds near-identical posts of a calendar. Two sets of which one shares a part t with the other have an element in common among the
// smallest n-ceil(t*n)+1 of each, whatever the order (Chaudhuri, Ganti and Kaushik, 2006): only these are looked up.
type roboTwinIndex struct {
	before map[*draft.Post]roboTwins
	twins  []*roboTwin // in the order in which they go out
	heads  map[uint64][]int32
}

type roboTwinKey struct{}

// roboTwinsOf returns the posts of the calendar that say what the post says.
func roboTwinsOf(p *check.Pass) roboTwins {
	if p.Context.Calendar == nil || len(p.Context.Calendar.Posts) == 0 || p.Words() < roboTwinWords || !roboTwinCounts(p.Post) {
		return roboTwins{}
	}
	ix := p.Context.Memo(roboTwinKey{}, func() any { return newRoboTwinIndex(p.Context.Calendar.Posts) }).(*roboTwinIndex)
	if p.Context.Calendar.Holds(p.Post) {
		return ix.before[p.Post]
	}
	if t := newRoboTwin(p.Post); t != nil {
		return ix.find(t)
	}
	return roboTwins{}
}

func roboTwinCounts(p *draft.Post) bool {
	return p.Kind == draft.Copy && p.Text != nil && p.VariantOf == nil && !p.Dropped() && p.InReplyTo.IsZero() && p.When.Precision != draft.None && len(p.Channels) > 0
}

func newRoboTwinIndex(posts []*draft.Post) *roboTwinIndex {
	ix := &roboTwinIndex{before: map[*draft.Post]roboTwins{}, heads: map[uint64][]int32{}}
	for _, p := range posts {
		if roboTwinCounts(p) {
			if t := newRoboTwin(p); t != nil {
				ix.twins = append(ix.twins, t)
			}
		}
	}
	slices.SortStableFunc(ix.twins, func(a, b *roboTwin) int { return cmp.Or(cmp.Compare(a.group, b.group), a.order(b)) })
	for i, t := range ix.twins {
		if f := ix.find(t); f != (roboTwins{}) {
			ix.before[t.post] = f
		}
		for _, run := range t.head() {
			ix.heads[run] = append(ix.heads[run], int32(i))
		}
	}
	return ix
}

// newRoboTwin returns nil for a text that is too short.
func newRoboTwin(p *draft.Post) *roboTwin {
	text := p.Text.String()
	t := &roboTwin{post: p}
	if p.When.Precision == draft.Relative {
		t.group = "\x00"
		if f := p.File(); f != nil {
			t.group += f.Name
		}
	}
	var tags []string
	for _, q := range p.Hashtags {
		tags = append(tags, check.Squash(q.String()))
	}
	var b strings.Builder
	at := 0
	for _, e := range draft.AppendEntities(nil, text) {
		switch e.Kind {
		case draft.Hashtag:
			tags = append(tags, check.Squash(text[e.Start:e.End]))
		case draft.Link: // a shortener makes a new address each time
			b.WriteString(text[at:e.Start])
			at, t.links = e.End, true
		}
	}
	b.WriteString(text[at:])
	slices.Sort(tags)
	t.tags = strings.Join(tags, " ")
	words := strings.FieldsFunc(draft.Fold(b.String()), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r) })
	if len(words) < roboTwinWords {
		return nil
	}
	for i := 0; i+roboTwinRun <= len(words); i++ {
		t.runs = append(t.runs, roboTwinHash(words[i:i+roboTwinRun]))
	}
	slices.Sort(t.runs)
	t.runs = slices.Compact(t.runs)
	return t
}

// roboTwinHash is FNV-1a over the words, each with a mark of its end.
func roboTwinHash(words []string) uint64 {
	h := uint64(14695981039346656037)
	for _, w := range words {
		for i := range len(w) {
			h = (h ^ uint64(w[i])) * 1099511628211
		}
		h = (h ^ 0xff) * 1099511628211
	}
	return h
}

func (t *roboTwin) head() []uint64 {
	n := len(t.runs)
	return t.runs[:n-int(math.Ceil(roboTwinShare*float64(n)))+1]
}

// order tells which goes out first; only those of one group can be told.
func (t *roboTwin) order(o *roboTwin) int {
	if t.post.When.Precision == draft.Relative {
		return cmp.Compare(t.post.When.Day, o.post.When.Day)
	}
	return t.post.When.End().Compare(o.post.When.End())
}

// find looks among the twins of the index for those before t, the latest first.
func (ix *roboTwinIndex) find(t *roboTwin) (f roboTwins) {
	var near []int32
	for _, run := range t.head() {
		list := ix.heads[run]
		near = append(near, list[max(0, len(list)-roboTwinTries):]...)
	}
	slices.Sort(near)
	near = slices.Compact(near)
	for tries := 0; len(near) > 0 && tries < roboTwinTries && (f.repeats == nil || f.copies == nil); tries++ {
		o := ix.twins[near[len(near)-1]]
		near = near[:len(near)-1]
		if o.group != t.group || o.order(t) > 0 || !roboTwinAlike(t.runs, o.runs) {
			continue
		}
		shared := slices.ContainsFunc(o.post.Channels, func(c string) bool { return slices.Contains(t.post.Channels, c) })
		switch sameDay := t.sameDay(o); {
		case shared && !sameDay && f.repeats == nil:
			f.repeats = o.post
		case !shared && sameDay && f.copies == nil && o.tags == t.tags && o.links == t.links:
			f.copies = o.post
		}
	}
	return f
}

func (t *roboTwin) sameDay(o *roboTwin) bool {
	if t.post.When.Precision == draft.Relative {
		return t.post.When.Day == o.post.When.Day
	}
	y, m, d := t.post.When.Time.Date()
	oy, om, od := o.post.When.Time.Date()
	return y == oy && m == om && d == od
}

// roboTwinAlike reports whether two sorted sets share roboTwinShare of what is in either. It stops when what is left of them cannot make it so, which most
// pairs tell after a few elements.
func roboTwinAlike(a, b []uint64) bool {
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
