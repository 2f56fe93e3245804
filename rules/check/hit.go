package check

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/postlint/postlint/rules/draft"
)

// A Hit is a phrase of a word list found in a post.
type Hit struct {
	Quote       draft.Quote
	Note        string // what the list says after ->
	Weight      int    // of its list
	Tag         bool   // it stands in a hashtag or is one
	First, Last int    // its words, counted through the text; negative for a tag that is kept outside the text
	Sentence    int    // the number of its sentence; negative for a tag that is kept outside the text
}

// Near reports whether at most n words stand between h and o and both are in one sentence.
func (h Hit) Near(o Hit, n int) bool {
	return h.Sentence == o.Sentence && h.First >= 0 && h.First-o.Last <= n+1 && o.First-h.Last <= n+1
}

// String returns the words as they are read, for messages.
func (h Hit) String() string { return h.Quote.String() }

// A spot is a hit in the making. It is small and holds no pointers, because many are sorted and few are kept.
type spot struct {
	place                 uint64 // the number of the tag kept outside the text that it stands in, 0 for the text; then its first byte there
	rank                  uint64 // among spots that begin at one place: longer ones first, then stop phrases, then by list
	first, last, sentence int32  // as in Hit
	entry                 int32
	index                 uint8
	tag                   bool
}

const notStop = 1 << 31 // of a rank

func (s *spot) outside() int { return int(s.place >> 32) }
func (s *spot) start() int   { return int(uint32(s.place)) }
func (s *spot) end() int32   { return math.MaxInt32 - int32(s.rank>>32) }
func (s *spot) list() int32  { return int32(s.rank & (notStop - 1)) }
func (s *spot) isStop() bool { return s.rank&notStop == 0 }
func (s *spot) at(start, end int32, outside int, list int32, stop bool) {
	s.place = uint64(outside)<<32 | uint64(uint32(start))
	s.rank = uint64(math.MaxInt32-end)<<32 | uint64(list)
	if !stop {
		s.rank |= notStop
	}
}

func (s *spot) before(o *spot) bool {
	return s.place < o.place || s.place == o.place && s.rank < o.rank
}

// scan adds the phrases of an index that stand in a text: in that of the post if outside is 0, else in the outside-th of the tags that are kept
// outside it.
func (p *Pass) scan(n int, t *tokens, outside int) {
	from := len(p.matches)
	p.matches = p.set.indexes[n].scan(p.matches, t)
	if n == 0 && outside == 0 {
		return
	}
	for i := from; i < len(p.matches); i++ {
		p.matches[i].index, p.matches[i].outside = int32(n), int32(outside)
	}
}

// collect makes spots of the matches that are in lists of a lexicon, without those that the text rules out.
func (p *Pass) collect(lexicon int32) {
	p.spots = p.spots[:0]
	lists := p.set.lexicons[lexicon]
	for i := range p.matches {
		m := &p.matches[i]
		if p.glances.list[m.glance].lexicons&lexiconBit(lexicon) == 0 {
			continue
		}
		t := &p.tokens
		if m.outside > 0 {
			t = &p.outside[m.outside-1]
		}
		x := p.set.indexes[m.index]
		for n, to := x.of(m.set); n < to; n++ {
			entry := x.members.at(n)
			e := &x.entries[entry]
			if e.list < lists.from || e.list >= lists.to || !p.speaks(e) {
				continue
			}
			info := &p.set.lists[e.list]
			if m.entity >= 0 && t.entities[m.entity].Kind == draft.Mention && !info.mentions || !x.stands(t, m, e) {
				continue
			}
			s := spot{entry: entry, index: uint8(m.index)}
			start, end := s.on(t, m)
			s.at(start, end, int(m.outside), e.list, info.stop)
			p.spots = append(p.spots, s)
		}
	}
}

// on notes the words of t that a match is made of, and returns its bytes.
func (s *spot) on(t *tokens, m *match) (start, end int32) {
	s.first, s.last, s.sentence = -m.outside, -m.outside, -m.outside
	if m.entity >= 0 {
		e := t.entities[m.entity]
		if s.tag = e.Kind != draft.Mention; m.outside == 0 {
			s.first, s.last, s.sentence = t.around(e.Start, e.End)
		}
		return int32(e.Start), int32(e.End)
	}
	a, b := &t.list[m.first], &t.list[m.last]
	start, end = a.start, b.end
	if s.tag = a.entity >= 0 && a.entity == b.entity; s.tag {
		if e := t.entities[a.entity]; int(end) == e.End && strings.Trim(t.text[e.Start:start], "#＃_") == "" {
			start = int32(e.Start)
		}
	}
	if m.outside == 0 {
		s.first, s.last, s.sentence = m.first, m.last, a.sentence
	}
	return start, end
}

// around returns the tokens between two places of the text, and the sentence of the first.
func (t *tokens) around(start, end int) (first, last, sentence int32) {
	i, _ := slices.BinarySearchFunc(t.list, int32(start), func(k token, at int32) int { return cmp.Compare(k.start, at) })
	if i == len(t.list) {
		return -1, -1, -1
	}
	j := i
	for j+1 < len(t.list) && int(t.list[j+1].start) < end {
		j++
	}
	return int32(i), int32(j), t.list[i].sentence
}

// found is what a post has of a list.
type found struct {
	first, count int // hits
	firstSpot    int32
	lastSpot     int32
}

// settle makes the hits of a lexicon: it drops every spot that lies inside a longer one of its list or inside a stop phrase, and orders the rest
// by list and place. Most lexicons are not asked for what a post has of them, so nothing is settled before.
func (p *Pass) settle(lexicon int32) {
	p.settled[lexicon] = true
	lists := p.set.lexicons[lexicon]
	clear(p.lists[lists.from:lists.to])
	p.collect(lexicon)
	sortSpots(p.spots)
	kept := p.spots[:0]
	outside, stopEnd := 0, int32(0)
	for n := range p.spots {
		s := &p.spots[n]
		if o := s.outside(); o != outside {
			outside, stopEnd = o, 0
		}
		end := s.end()
		if end <= stopEnd {
			continue
		}
		// The spots of a list are a chain, so that they need not be sorted once more.
		f, i := &p.lists[s.list()], int32(len(kept))
		if f.count == 0 {
			f.firstSpot = i
		} else if k := &kept[f.lastSpot]; k.outside() == outside && end <= k.end() || f.count == mostHits && !s.isStop() {
			continue
		} else {
			p.next[f.lastSpot] = i
		}
		if s.isStop() {
			stopEnd = end
		}
		f.count, f.lastSpot = f.count+1, i
		p.next = append(p.next[:i], -1)
		kept = append(kept, *s)
	}
	for list := lists.from; list < lists.to; list++ {
		f := &p.lists[list]
		f.first = len(p.hits)
		for i, n := f.firstSpot, f.count; n > 0; n-- {
			p.hits = append(p.hits, Hit{})
			p.hit(&p.hits[len(p.hits)-1], &kept[i])
			i = p.next[i]
		}
	}
}

// sortSpots orders spots by place and rank. They come nearly in order, and few.
func sortSpots(spots []spot) {
	if len(spots) > 64 {
		slices.SortStableFunc(spots, func(a, b spot) int {
			return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.rank, b.rank))
		})
		return
	}
	for i := 1; i < len(spots); i++ {
		for j := i; j > 0 && spots[j].before(&spots[j-1]); j-- {
			spots[j], spots[j-1] = spots[j-1], spots[j]
		}
	}
}

// hit fills in what a spot stands for.
func (p *Pass) hit(h *Hit, s *spot) {
	x := p.set.indexes[s.index]
	e := &x.entries[s.entry]
	h.Quote.Text = p.Post.Text
	if o := s.outside(); o > 0 {
		h.Quote.Text = p.Post.Hashtags[o-1].Text
	}
	h.Quote.Start, h.Quote.End = s.start(), int(s.end())
	h.First, h.Last, h.Sentence = int(s.first), int(s.last), int(s.sentence)
	h.Note, h.Weight, h.Tag = x.strings[e.note], int(e.weight), s.tag
}
