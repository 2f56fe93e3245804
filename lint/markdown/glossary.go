package markdown

import "strings"

// A glossary says what words mean. Nearly all words that are asked for are not in it, which their first and last byte and their length tell
// before they are looked up.
type glossary[V any] struct {
	meanings map[string]V
	begin    [256]uint32 // by first byte: one bit for each length of the words that begin so
	end      [256]uint32 // by last byte, likewise
}

// glossaryOf takes over a map of words.
func glossaryOf[V any](meanings map[string]V) *glossary[V] {
	g := &glossary[V]{meanings: meanings}
	for w := range meanings {
		g.begin[w[0]] |= lengthBit(w)
		g.end[w[len(w)-1]] |= lengthBit(w)
	}
	return g
}

// lengthBit is one bit for the length of a word; all long ones have the same.
func lengthBit(w string) uint32 { return 1 << min(uint(len(w)), 31) }

// of returns what a word means, the zero value if it is not there.
func (g *glossary[V]) of(word string) (meaning V) {
	if word == "" || g.begin[word[0]]&g.end[word[len(word)-1]]&lengthBit(word) == 0 {
		return meaning
	}
	return g.meanings[word]
}

// set returns a glossary of which each word of a list means true.
func set(words string) *glossary[bool] {
	m := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return glossaryOf(m)
}
