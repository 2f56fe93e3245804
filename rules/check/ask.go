package check

import (
	"fmt"
	"strings"

	"github.com/postlint/postlint/rules/draft"
)

// What a rule asks of the words of a post.

// mostHits is how many phrases of one list a post is asked for. Rules hold the hits of one list against those of another, and a file without
// structure is one post of any length: without a bound some would take the square of its length. A post of 4 KB can't have so many.
const mostHits = 2000

// Hits returns the phrases of one of the rule's lists that the post holds, in order, and of more than 2,000 the first ones; that the rule did not see
// the rest is then a finding of its own, a Note. The slice is good until the rule returns. A list that the rule does not have is a mistake of its
// author, and a panic when its examples are run.
func (p *Pass) Hits(list string) []Hit {
	// This is nameKey. Written so, all of it is inlined: of a name that stands in the code the compiler knows the key, and nearly always it is all there is to do.
	if p.may[list[0]*8+list[len(list)/2]] {
		return p.hitsOf(list)
	}
	return nil
}

func (p *Pass) hitsOf(list string) []Hit {
	n := p.list(list)
	if !p.isPresent(n) { // it was another list with the same key
		return nil
	}
	if lexicon := p.set.lists[n].lexicon; !p.settled[lexicon] {
		p.settle(lexicon)
	}
	f := &p.lists[n]
	if f.count == mostHits {
		p.cut = p.hits[f.first+f.count-1].Quote
	}
	return p.hits[f.first : f.first+f.count]
}

// list returns the number of one of the rule's lists.
func (p *Pass) list(name string) int32 {
	n := p.set.names[p.number].find(name)
	if n < 0 {
		panic(fmt.Sprintf("rule %s has no list %q", p.set.rules[p.number].ID, name))
	}
	return n
}

// MayHave reports whether the post may hold phrases of all of the lists. It is much quicker than a look at them, and what has no hit of one of the lists
// nearly always has this answer too.
func (p *Pass) MayHave(lists ...string) bool {
	for _, l := range lists {
		if !p.may[nameKey(l)] {
			return false
		}
	}
	return true
}

// Holds reports whether each of these bytes stands somewhere in the text. A text that lacks one holds nothing that is written with it, and of most signs
// that is soon told: the bytes of a text are looked at once for all rules.
func (p *Pass) Holds(bytes string) bool {
	for i := range len(bytes) {
		if !p.bytes[bytes[i]] {
			return false
		}
	}
	return true
}

// Index returns where the text first holds part, as it is written, or -1. It is quick to say that it holds none.
func (p *Pass) Index(part string) int {
	if !p.Holds(part) {
		return -1
	}
	return strings.Index(p.Post.Text.String(), part)
}

// AtMost returns how many hits of a list the post can have, and what their weights are together. It is much quicker than a look at them, for what has to
// be many.
func (p *Pass) AtMost(list string) (hits, weight int) {
	if !p.MayHave(list) {
		return 0, 0
	}
	n := p.list(list)
	if !p.isPresent(n) {
		return 0, 0
	}
	lexicon := lexiconBit(p.set.lists[n].lexicon)
	for i := range p.matches {
		m := &p.matches[i]
		if p.glances.list[m.glance].lexicons&lexicon == 0 {
			continue
		}
		x := p.set.indexes[m.index]
		for i, to := x.of(m.set); i < to; i++ {
			if e := x.member(i); e.list == n && p.speaks(e) {
				hits, weight = hits+1, weight+max(0, int(e.weight))
			}
		}
	}
	return hits, weight
}

// mostTriggered is how many rules of a set have a bit. Those beyond, which only house rules can be, are always triggered.
const mostTriggered = 64

// Triggered reports whether the post may hold a phrase of one of the rule's Triggers. It looks at one bit: rules ask before they look at anything else,
// because most have nothing to say of most posts.
func (p *Pass) Triggered() bool {
	return p.number >= mostTriggered || p.triggered>>p.number&1 != 0 || p.set.strict
}

// Has reports whether the post holds a phrase of one of the lists.
func (p *Pass) Has(lists ...string) bool {
	for _, l := range lists {
		if len(p.Hits(l)) > 0 {
			return true
		}
	}
	return false
}

// First returns the first phrase of the lists that the post holds, those of the first list before those of the second.
func (p *Pass) First(lists ...string) (Hit, bool) {
	for _, l := range lists {
		if h := p.Hits(l); len(h) > 0 {
			return h[0], true
		}
	}
	return Hit{}, false
}

// Word returns word i of the text, as First and Last of a Hit count them, and its folded form. The zero Quote is beyond the text.
func (p *Pass) Word(i int) (q draft.Quote, folded string) {
	if i < 0 || i >= len(p.tokens.list) {
		return q, ""
	}
	k := p.tokens.list[i]
	return p.Post.Text.Quote(int(k.start), int(k.end)), string(p.tokens.foldedToken(i))
}

// Entities returns the links, hashtags and mentions of the text, in order. The slice is good until the rule returns. A brief has none.
func (p *Pass) Entities() []draft.Entity { return p.tokens.entities }

// Words returns how many words the text has, numbers and signs such as % included.
func (p *Pass) Words() int { return len(p.tokens.list) }
