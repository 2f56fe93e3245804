package markdown

import (
	"strings"
	"sync/atomic"
)

// A glossary says what words mean. It is read when it is first asked: few files need them all, and a program that starts to judge one draft most of all has
// no time to read what it does not need.
type glossary[V any] struct {
	words string // as they are written in the program
	read  func(words string) map[string]V
	known atomic.Pointer[meanings[V]]
}

// meanings are those of a glossary that was read. Nearly all words that are asked for are not in it, which is told before they are looked up.
type meanings[V any] struct {
	of map[string]V
	looks
}

// all returns the words with their meanings.
func (g *glossary[V]) all() *meanings[V] {
	if m := g.known.Load(); m != nil {
		return m
	}
	m := &meanings[V]{of: g.read(g.words)}
	for w := range m.of {
		m.add(w)
	}
	g.known.Store(m) // of two who read it at once either may be the last
	return m
}

// of returns what a word means, the zero value if it is not there.
func (g *glossary[V]) of(word string) (meaning V) {
	m := g.all()
	if !m.has(word) {
		return meaning
	}
	return m.of[word]
}

// set returns a glossary of which each word of a list means true.
func set(words string) *glossary[bool] { return &glossary[bool]{words: words, read: oneByOne} }

func oneByOne(words string) map[string]bool {
	m := make(map[string]bool, strings.Count(words, " ")+1)
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return m
}

// looks are what words of some list look like: by their first byte and by their last one, one bit for each length of such words.
type looks struct{ begin, end [256]uint32 }

func (l *looks) add(word string) {
	l.begin[word[0]] |= lengthBit(word)
	l.end[word[len(word)-1]] |= lengthBit(word)
}

// has reports whether a word looks like one of the list. It need not be one.
func (l *looks) has(word string) bool {
	return word != "" && l.begin[word[0]]&l.end[word[len(word)-1]]&lengthBit(word) != 0
}

// hasFolded does so for a word that is not folded yet. It begins and ends with an ASCII letter or digit.
func (l *looks) hasFolded(word string) bool {
	return l.begin[word[0]|0x20]&l.end[word[len(word)-1]|0x20]&lengthBit(word) != 0
}

// lengthBit is one bit for the length of a word; all long ones have the same.
func lengthBit(w string) uint32 { return 1 << min(uint(len(w)), 31) }
