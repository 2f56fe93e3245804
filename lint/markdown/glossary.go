package markdown

import "strings"

// A glossary says what words mean. Nearly all words that are asked for are not in it, which is told before they are looked up.
type glossary[V any] struct {
	meanings map[string]V
	looks
}

// glossaryOf takes over a map of words.
func glossaryOf[V any](meanings map[string]V) *glossary[V] {
	g := &glossary[V]{meanings: meanings}
	for w := range meanings {
		g.add(w)
	}
	return g
}

// of returns what a word means, the zero value if it is not there.
func (g *glossary[V]) of(word string) (meaning V) {
	if !g.has(word) {
		return meaning
	}
	return g.meanings[word]
}

// set returns a glossary of which each word of a list means true.
func set(words string) *glossary[bool] {
	m := make(map[string]bool, strings.Count(words, " ")+1)
	for w := range strings.FieldsSeq(words) {
		m[w] = true
	}
	return glossaryOf(m)
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

// lengthBit is one bit for the length of a word; all long ones have the same.
func lengthBit(w string) uint32 { return 1 << min(uint(len(w)), 31) }
