package check

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/draft"
)

// A match is a phrase found in a text: tokens first to last, or the whole entity.
type match struct {
	set         int32 // what it is
	first, last int32
	entity      int32 // index of the hashtag or mention that it was found in as one word; -1: none
	outside     int32 // the number of the tag kept outside the text that it stands in, 0 for the text
	index       int32 // the number of the index
	glance      int32 // the number of what it tells, 0 before sum
}

// look gives the tokens what this index knows of their words, and notes which of them are phrases and with which a longer one may begin. All words and pairs
// are looked up before any is followed, and what comes of it is counted and not asked: so the processor neither waits for one after the other nor has to
// guess.
func (x *index) look(t *tokens) {
	list, n := t.list, 0
	alone := slices.Grow(t.alone[:0], len(list))[:len(list)]
	for i := range list {
		k := &list[i]
		w, differs := x.first(k.key)
		later := differs&-uint64(w/pushedWord) != 0 // nearly none does
		if differs != 0 {
			w = 0
		}
		if later || !isWhole(k.key) {
			w = x.find(k.key, t.folded[k.from:k.to])
		}
		k.word = w
		alone[n] = int32(i)
		if w.set() != 0 {
			n++
		}
	}
	t.alone = alone[:n]
	n = 0
	pairs, begins := x.pairs, slices.Grow(t.begins[:0], len(list))[:len(list)]
	for i := 1; i < len(list); i++ {
		last := &list[i-1]
		ways := last.word.ways()
		if last.goesOn = pairs.has(last.word.number(), list[i].word.number()); last.goesOn {
			ways++
		}
		begins[n] = int32(i - 1)
		if ways > 1 {
			n++
		}
	}
	t.begins = begins[:n]
}

// scan appends to dst every phrase of the index that t holds: those of one word, those that begin with any number, the others, each in the order in which
// they begin, then those that are a hashtag or mention as a whole. It needs what look notes.
func (x *index) scan(dst []match, t *tokens) []match {
	dst = slices.Grow(dst, len(t.alone))
	for _, i := range t.alone {
		dst = emit(dst, t.list[i].word.set(), int(i), int(i))
	}
	if t.numbers {
		dst = x.scanNumbers(dst, t)
	}
	for _, first := range t.begins {
		i, k := int(first), &t.list[first]
		if k.goesOn || x.goesOver(t, i) {
			dst = x.follow(dst, t, k.word.node(), node(k.word), i, i+1)
		}
	}
	for n, e := range t.entities {
		if e.Kind == draft.Link {
			continue
		}
		from := len(t.folded)
		t.folded = squash(t.folded, t.text[e.Start:e.End])
		dst = x.scanSquashed(dst, t.folded[from:], int32(n))
		t.folded = t.folded[:from]
	}
	return dst
}

// scanNumbers appends the phrases that begin with any number.
func (x *index) scanNumbers(dst []match, t *tokens) []match {
	number, at := x.child(0, anyNumber)
	if number == 0 {
		return dst
	}
	for i := range t.list {
		if t.list[i].number {
			dst = x.follow(at.end(dst, i, i), t, number, at, i, i+1)
		}
	}
	return dst
}

// goesOver reports whether a phrase may go on from word i of t with a wildcard. A word follows it.
func (x *index) goesOver(t *tokens, i int) bool {
	first := t.list[i].word.number()
	if t.list[i+1].number && x.pairs.has(first, anyNumber) || x.pairs.has(first, anyWord) {
		return true
	}
	return i+2 < len(t.list) && x.pairs.has(first|overWord, t.list[i+2].word.number())
}

// scanSquashed appends the phrases that are this one word when they are written as one: "black friday" and "blackfriday".
func (x *index) scanSquashed(dst []match, squashed []byte, entity int32) []match {
	var buf [4]int32 // "black friday" and "blackfriday" may both be in some list
	nodes := buf[:0]
	for i, mask, mark := x.squashed.slot(hashBytes(squashed)); ; i = (i + 1) & mask {
		s := x.squashed.slots.at(i)
		n := s & numberOfSlot
		if n == 0 {
			break
		}
		if s&markOfSlot == mark && x.spells(n, squashed) {
			nodes = append(nodes, n)
			for j := len(nodes) - 1; j > 0 && x.cutsLater(n, nodes[j-1]); j-- {
				nodes[j], nodes[j-1] = nodes[j-1], n
			}
		}
	}
	for _, n := range nodes {
		dst = append(dst, match{set: x.node(n).set(), entity: entity})
	}
	return dst
}

// spells reports whether the words on the way to a node are s when they are written as one.
func (x *index) spells(n int32, s []byte) bool {
	for n != 0 && len(s) > 0 {
		at := x.node(n)
		if at.word() < firstWord {
			return false
		}
		tail, ok := bytes.CutSuffix(s, x.spelling(at.word()))
		if !ok || len(tail) == len(s) {
			return false
		}
		n, s = at.parent(), tail
	}
	return n == 0 && len(s) == 0
}

// squash appends the letters and digits of s, folded, in one word.
func squash(dst []byte, s string) []byte {
	for at := 0; at < len(s); {
		c, size := classify(s[at:])
		if c == letter || c == digit {
			dst = draft.AppendFold(dst, s[at:at+size])
		}
		at += size
	}
	return dst
}

// follow follows the phrases from node n on, of which at has the bits, with token i as the next word.
func (x *index) follow(dst []match, t *tokens, n int32, at node, first, i int) []match {
	for ; i < len(t.list); i++ {
		k := &t.list[i]
		if at&hasChildren == 0 || k.sentence != t.list[first].sentence {
			return dst
		}
		if at&beforeWord != 0 && k.from < k.to {
			over, any := x.child(n, anyWord)
			dst = x.follow(any.end(dst, first, i), t, over, any, first, i+1)
		}
		if at&beforeNumber != 0 && k.number {
			over, any := x.child(n, anyNumber)
			dst = x.follow(any.end(dst, first, i), t, over, any, first, i+1)
		}
		if k.word == 0 {
			return dst
		}
		if n, at = x.child(n, k.word.number()); n == 0 {
			return dst
		}
		dst = at.end(dst, first, i)
	}
	return dst
}

// end appends the match of a node at which phrases end.
func (n node) end(dst []match, first, last int) []match {
	if set := n.set(); set != 0 {
		return emit(dst, set, first, last)
	}
	return dst
}

// emit writes field by field, as tokens.add does.
func emit(dst []match, set int32, first, last int) []match {
	dst = append(dst, match{})
	m := &dst[len(dst)-1]
	m.set, m.first, m.last, m.entity = set, int32(first), int32(last), -1
	return dst
}

// stands reports whether the tokens of m are written as an entry of its set demands.
func (x *index) stands(t *tokens, m *match, e *entry) bool {
	if e.cond == 0 {
		return true
	}
	cond, as := e.cond, x.strings[e.as]
	if m.entity >= 0 { // "#ford" is no more a name than "ford", but nobody writes the accents and capitals of a longer tag
		e := t.entities[m.entity]
		return cond != '=' || strings.Contains(as, " ") || shape(strings.TrimLeft(t.text[e.Start:e.End], "#＃@＠")) != 0
	}
	for i := m.first; i <= m.last; i++ {
		want, tail, _ := strings.Cut(as, " ")
		as = tail
		got := t.text[t.list[i].start:t.list[i].end]
		if cond == '=' && shape(got) != shape(want) && !(t.shouted && shape(want) == 1) || cond == '^' && !sameAccents(got, want) {
			return false
		}
	}
	return true
}

// sameAccents reports whether two words that fold alike have accents on the same letters, written as one character or as two.
func sameAccents(a, b string) bool {
	for a != "" && b != "" {
		var x, y bool
		x, a = accented(a)
		y, b = accented(b)
		if x != y {
			return false
		}
	}
	return a == b
}

// accented reports whether the first letter of s has an accent, and returns what follows it.
func accented(s string) (bool, string) {
	r, size := utf8.DecodeRuneInString(s)
	_, changed := draft.FoldRune(r)
	has, rest := changed && unicode.ToLower(r) == r, s[size:]
	if unicode.IsUpper(r) { // É is an accented letter, E is only a capital
		_, changed = draft.FoldRune(unicode.ToLower(r))
		has = changed
	}
	for rest != "" {
		r, size := utf8.DecodeRuneInString(rest)
		if shown, changed := draft.FoldRune(r); !changed || shown != "" {
			break
		}
		has, rest = has || unicode.Is(unicode.Mn, r), rest[size:]
	}
	return has, rest
}

// shape tells how a word is written: 0 small, 1 with a capital, 2 in capitals.
func shape(s string) int {
	upper, small, first := 0, 0, false
	for i, r := range s {
		u := isUpper(s[i:])
		if i == 0 {
			first = u
		}
		if u {
			upper++
		} else if strings.ToUpper(string(r)) != string(r) {
			small++
		}
	}
	switch {
	case upper > 1 && small == 0:
		return 2
	case first:
		return 1
	}
	return 0
}
