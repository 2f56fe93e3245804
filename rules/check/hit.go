package check

import (
	"cmp"
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

// collect turns what an index holds of a text into hits and drops those that the text or the language rules out. The text is that of the post
// if outside is 0, else the outside-th of the tags that are kept outside it.
func (p *Pass) collect(x *index, text *draft.Text, t *tokens, outside int) {
	p.matches = x.scan(p.matches[:0], t)
	for _, m := range p.matches {
		tm := x.entry(m.term)
		if tm.lang&p.Lang == 0 || tm.both && p.doubt && tm.lang != English|French || !x.stands(t, m) {
			continue
		}
		info := &p.set.lists[tm.list]
		h := Hit{Note: x.strings[tm.note], Weight: int(tm.weight), list: tm.list, First: -outside, Last: -outside, Sentence: -outside}
		switch {
		case m.entity >= 0:
			e := t.entities[m.entity]
			if e.Kind == draft.Mention && !info.mentions {
				continue
			}
			h.Tag, h.Quote = e.Kind != draft.Mention, text.Quote(e.Start, e.End)
			if outside == 0 {
				h.First, h.Last, h.Sentence = t.around(e.Start, e.End)
			}
		default:
			a, b := &t.list[m.first], &t.list[m.last]
			start, end := int(a.start), int(b.end)
			if h.Tag = a.entity >= 0 && a.entity == b.entity; h.Tag {
				if e := t.entities[a.entity]; end == e.End && strings.Trim(t.text[e.Start:start], "#＃_") == "" {
					start = e.Start
				}
			}
			h.Quote = text.Quote(start, end)
			if outside == 0 {
				h.First, h.Last, h.Sentence = int(m.first), int(m.last), int(a.sentence)
			}
		}
		p.hits = append(p.hits, h)
	}
}

// around returns the tokens between two places of the text.
func (t *tokens) around(start, end int) (first, last, sentence int) {
	i, _ := slices.BinarySearchFunc(t.list, int32(start), func(k token, at int32) int { return cmp.Compare(k.start, at) })
	if i == len(t.list) {
		return -1, -1, -1
	}
	last = i
	for last+1 < len(t.list) && int(t.list[last+1].start) < end {
		last++
	}
	return i, last, int(t.list[i].sentence)
}

// settle drops every hit that lies inside a longer one of its list or inside a stop phrase of its lexicon, and orders the rest by
// list and place.
func (p *Pass) settle() {
	if len(p.hits) == 0 {
		return
	}
	slices.SortStableFunc(p.hits, func(a, b Hit) int {
		return cmp.Or(textOrder(a, b), cmp.Compare(a.Quote.Start, b.Quote.Start), cmp.Compare(b.Quote.End, a.Quote.End),
			cmp.Compare(p.set.stopOrder(a), p.set.stopOrder(b)), cmp.Compare(a.list, b.list))
	})
	kept := p.hits[:0]
	var text *draft.Text
	for _, h := range p.hits {
		if h.Quote.Text != text {
			text = h.Quote.Text
			clear(p.listEnd)
			clear(p.stopEnd)
		}
		info := &p.set.lists[h.list]
		if h.Quote.End <= p.listEnd[h.list] || h.Quote.End <= p.stopEnd[info.lexicon] {
			continue
		}
		if info.stop {
			p.stopEnd[info.lexicon] = h.Quote.End
		}
		p.listEnd[h.list] = h.Quote.End
		kept = append(kept, h)
	}
	clear(p.hits[len(kept):])
	p.hits = kept
	slices.SortStableFunc(p.hits, func(a, b Hit) int { return cmp.Compare(a.list, b.list) })
}

func textOrder(a, b Hit) int {
	if a.Quote.Text == b.Quote.Text {
		return 0
	}
	return cmp.Compare(b.First, a.First) // the text of the post before the tags outside it
}

func (s *Set) stopOrder(h Hit) int {
	if s.lists[h.list].stop {
		return 0
	}
	return 1
}
