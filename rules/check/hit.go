package check

import (
	"cmp"
	"math"
	"math/bits"
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
	list        int32
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
	term                  int32
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

// collect finds the places that an index has words for in a text, without those that the text or the language rules out. The text is that of the
// post if outside is 0, else the outside-th of the tags that are kept outside it.
func (p *Pass) collect(n int, t *tokens, outside int) {
	x := p.set.indexes[n]
	p.matches = x.scan(p.matches[:0], t)
	for _, m := range p.matches {
		tm := x.entry(m.term)
		if tm.lang&p.Lang == 0 || tm.both && p.doubt && tm.lang != English|French || !x.stands(t, m) {
			continue
		}
		info := &p.set.lists[tm.list]
		s := spot{term: m.term, first: int32(-outside), last: int32(-outside), sentence: int32(-outside), index: uint8(n)}
		var start, end int32
		if m.entity >= 0 {
			e := t.entities[m.entity]
			if e.Kind == draft.Mention && !info.mentions {
				continue
			}
			s.tag, start, end = e.Kind != draft.Mention, int32(e.Start), int32(e.End)
			if outside == 0 {
				s.first, s.last, s.sentence = t.around(e.Start, e.End)
			}
		} else {
			a, b := &t.list[m.first], &t.list[m.last]
			start, end = a.start, b.end
			if s.tag = a.entity >= 0 && a.entity == b.entity; s.tag {
				if e := t.entities[a.entity]; int(end) == e.End && strings.Trim(t.text[e.Start:start], "#＃_") == "" {
					start = int32(e.Start)
				}
			}
			if outside == 0 {
				s.first, s.last, s.sentence = m.first, m.last, a.sentence
			}
		}
		s.at(start, end, outside, tm.list, info.stop)
		p.spots = append(p.spots, s)
	}
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

// settle drops every spot that lies inside a longer one of its list or inside a stop phrase of its lexicon, and makes hits of the rest, ordered
// by list and place.
func (p *Pass) settle() {
	if len(p.spots) == 0 {
		return
	}
	sortSpots(p.spots)
	kept := p.spots[:0]
	outside := -1
	for n := range p.spots {
		s := &p.spots[n]
		if o := s.outside(); o != outside {
			outside = o
			clear(p.stopEnd)
		}
		list, end := s.list(), s.end()
		lexicon := p.set.lists[list].lexicon
		if end <= p.stopEnd[lexicon] {
			continue
		}
		// The spots of a list are a chain, so that they need not be sorted once more.
		i, bit := int32(len(kept)), uint64(1)<<(list%64)
		if last := p.lastHit[list]; p.present[list/64]&bit == 0 {
			p.present[list/64] |= bit
			p.firstHit[list], p.count[list] = i, 0
		} else if k := &kept[last]; k.outside() == outside && end <= k.end() {
			continue
		} else if p.count[list] == mostHits && !s.isStop() {
			continue
		} else {
			p.next[last] = i
		}
		if p.count[list]++; s.isStop() {
			p.stopEnd[lexicon] = end
		}
		p.lastHit[list] = i
		p.next = append(p.next[:i], -1)
		kept = append(kept, *s)
	}
	for word, bits64 := range p.present {
		for ; bits64 != 0; bits64 &= bits64 - 1 {
			list := word*64 + bits.TrailingZeros64(bits64)
			i := p.firstHit[list]
			p.firstHit[list] = int32(len(p.hits))
			p.bits |= p.set.lists[list].bit
			for ; i >= 0; i = p.next[i] {
				p.hits = append(p.hits, Hit{})
				p.hit(&p.hits[len(p.hits)-1], &kept[i])
			}
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
	e := x.entry(s.term)
	h.Quote.Text = p.Post.Text
	if o := s.outside(); o > 0 {
		h.Quote.Text = p.Post.Hashtags[o-1].Text
	}
	h.Quote.Start, h.Quote.End = s.start(), int(s.end())
	h.First, h.Last, h.Sentence = int(s.first), int(s.last), int(s.sentence)
	h.Note, h.Weight, h.Tag, h.list = x.strings[e.note], int(e.weight), s.tag, s.list()
}
