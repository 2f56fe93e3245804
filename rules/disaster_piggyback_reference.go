package rules

import (
	"slices"
	"strings"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// strength says how surely a post speaks of an event.
type strength uint8

const (
	silent strength = iota
	hinted          // by one word that may mean something else: "storm"
	alone           // by its name or place without any grave word: "Sandy", "Boston"
	told            // by what happened: "the storm"
	plain           // by what is nearly always literal: "earthquake", "victims", "during the storm"
	named           // by its tag, its name, or its place beside grave words
)

// A reference is the place where a post speaks of an event.
type reference struct {
	draft.Quote
	strength
	first int  // its first word, where it is alone
	place bool // it is alone, and a place
}

// referTo finds the surest words by which the post speaks of an event of the senses s.
func referTo(p *check.Pass, e check.EventHit, s senses) (r reference) {
	for _, ref := range e.Refs {
		if ref.By == check.ByTag || ref.By == check.ByTerm && !isPlace(e.Event, ref) {
			return reference{Quote: ref.Quote, strength: named}
		}
	}
	word := toldWord(p, s)
	if e.Reach == draft.Elsewhere { // far away, only its names speak of it
		word.strength = min(word.strength, hinted)
	}
	for _, ref := range e.Refs { // "Sandy" is a name and Boston has shops: they need grave company
		if word.strength > silent || framed(p, ref.First) || consoled(p, ref.First) || punOn(p, s) != nil {
			return reference{Quote: ref.Quote, strength: named}
		}
	}
	if word.strength < plain {
		if code, ok := graveCode(p, s, e.Event); ok {
			return reference{Quote: code, strength: named}
		}
	}
	if word.strength < told && s&^anySense&^contested|s&senseBit["protest"] != 0 {
		for _, ref := range e.Refs {
			if !isPlace(e.Event, ref) || e.Reach != draft.Elsewhere && tellsPlace(e.Event, s) {
				return reference{ref.Quote, alone, ref.First, isPlace(e.Event, ref)}
			}
		}
	}
	return word
}

// homelands are places so wide that their name says nothing of what happens in them.
var homelands = []string{"world", "worldwide", "global", "monde", "mondeentier", "europe", "europa", "africa", "afrique", "asia", "asie", "america", "amerique", "northamerica", "unitedstates", "etatsunis", "usa", "us", "unitedkingdom", "royaumeuni", "uk", "england", "angleterre", "france", "canada", "germany", "allemagne", "belgium", "belgique", "switzerland", "suisse", "australia", "australie", "quebec"}

// tellsPlace reports whether the name of the place makes one think of an event of the senses s: that of an earthquake does, that of a death or an
// epidemic does not.
func tellsPlace(e *draft.Event, s senses) bool {
	place, _, _ := strings.Cut(e.Place, ",")
	return s&^anySense&^epidemics&^senseBit["death"]&^senseBit["mourning"] != 0 && !slices.Contains(homelands, check.Squash(place))
}

// compared reports whether a word of comparison stands before the words that begin at i: "bigger than Tianjin", "like the Titanic".
func compared(p *check.Pass, i int) bool {
	for _, h := range p.Hits("compare") {
		if gap := i - h.Last - 1; h.First >= 0 && gap >= 0 && gap <= 2 {
			return true
		}
	}
	return false
}

// toldWord finds a word that says what happened.
func toldWord(p *check.Pass, s senses) (r reference) {
	for _, h := range p.Hits("grave") {
		if s.means(h) {
			return reference{Quote: h.Quote, strength: plain}
		}
	}
	for _, h := range p.Hits("mixed") {
		switch {
		case !s.means(h):
		case s.shares(h) && framed(p, h.First):
			return reference{Quote: h.Quote, strength: plain}
		case r.strength == hinted || pointed(p, h.First): // two of them, or "the storm"
			return reference{Quote: h.Quote, strength: told}
		default:
			r = reference{Quote: h.Quote, strength: hinted}
		}
	}
	return r
}

// isPlace reports whether a term is only the place of the event: #NewYork is a tag, New York is where the shop is.
func isPlace(e *draft.Event, ref check.EventRef) bool {
	place, _, _ := strings.Cut(e.Place, ",")
	return check.Squash(place) == check.Squash(ref.Quote.String())
}

// consoled reports whether kind words stand within a dozen words of word i.
func consoled(p *check.Pass, i int) bool {
	for _, h := range p.Hits("condolence") {
		if h.First >= 0 && h.First-i <= 12 && i-h.Last <= 12 {
			return true
		}
	}
	return false
}

// framed reports whether the word at i stands in the frame of something that happens: "during the storm", "après la tempête".
func framed(p *check.Pass, i int) bool {
	for _, f := range p.Hits("frame") {
		if gap := i - f.Last - 1; f.First >= 0 && gap >= 0 && gap <= 2 {
			return true
		}
	}
	return false
}

// pointed reports whether the word before word i points at a thing that everybody knows: "the", "last night's", "cette".
func pointed(p *check.Pass, i int) bool {
	if i <= 0 {
		return false
	}
	switch _, before := p.Word(i - 1); before {
	case "the", "this", "that", "these", "s", "la", "le", "l", "les", "cette", "ce", "cet", "ces", "du", "des":
		return true
	}
	return framed(p, i)
}

// punOn returns the first figure of speech whose words the event takes literally, nil if there is none.
func punOn(p *check.Pass, s senses) *check.Hit {
	for i, h := range p.Hits("pun") {
		if s.shares(h) {
			return &p.Hits("pun")[i]
		}
	}
	return nil
}

// literal reports whether a figure of speech says what happens to the place of the event, in a post that sells nothing: "Colorado is on fire".
func literal(p *check.Pass, e check.EventHit, figure *check.Hit) bool {
	if p.Has("offer", "percent", "plug", "need", "lure", "contest") {
		return false
	}
	for _, ref := range e.Refs {
		if gap := figure.First - ref.Last; ref.First >= 0 && gap > 0 && gap <= 3 {
			return true
		}
	}
	return false
}
