package check

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// A vocabulary finds words: open addressing over slots of which half are taken. A slot is 16 bytes: the key of the word, and what is known of it. An empty
// one is zero.
type vocabulary struct{ slots []byte }

// A word is what a vocabulary knows of a word, which is all that a scan asks of most words of a text: one look into memory. It holds the number of the
// word, the node to which it leads from the root, the set of what is this word alone, each 0 if there is none, and bits. The zero word is unknown.
type word uint64

// Where a word holds what. Numbers, nodes and sets are below 1<<20, as in the slots of a table.
const (
	nodeOfWord = 20
	setOfWord  = 40

	bitsOfNode = word(hasChildren | beforeWord | beforeNumber)
	pushedWord = word(pushedOn)
)

func (w word) number() int32 { return int32(w & numberOfSlot) }
func (w word) node() int32   { return int32(w >> nodeOfWord & numberOfSlot) }
func (w word) set() int32    { return int32(w >> setOfWord & numberOfSlot) }

// ways returns 0 if no phrase that begins with the word goes on, 1 if all of them go on with words, and more if some go on with a wildcard.
func (w word) ways() int { return int(w&bitsOfNode) / int(hasChildren) }

func wordOf(slot []byte) word { return word(binary.LittleEndian.Uint64(slot[8:])) }

func (v *vocabulary) count() int { return len(v.slots) / 16 }

func (v *vocabulary) slot(i int) []byte { return v.slots[16*i : 16*i+16 : 16*i+16] }

// next returns the slot after another.
func (v *vocabulary) next(i int) int {
	if i++; i == v.count() {
		return 0
	}
	return i
}

// keyOf returns the key of a folded word: its bytes if they are at most eight, with a zero for each that is missing, else a hash with a zero where others
// have their first byte. Folded words have no zero bytes.
func keyOf(word []byte) uint64 {
	if len(word) > 8 {
		return hashBytes(word) &^ 0xff
	}
	return lastBytes(word)
}

// lastBytes returns at most eight bytes as a number.
func lastBytes(b []byte) uint64 {
	var all [8]byte
	copy(all[:], b)
	return binary.LittleEndian.Uint64(all[:])
}

// first returns what the first slot for a key holds, and in which bits its key is another one.
func (v *vocabulary) first(key uint64) (w word, differs uint64) {
	s := v.slot(slotOf(key, v.count()))
	return wordOf(s), binary.LittleEndian.Uint64(s) ^ key
}

// find looks for a folded word by its key and, if that is a hash, by its letters.
func (x *index) find(key uint64, folded []byte) word {
	for i := slotOf(key, x.vocabulary.count()); ; i = x.next(i) {
		s := x.vocabulary.slot(i)
		w := wordOf(s)
		if w == 0 || binary.LittleEndian.Uint64(s) == key && (isWhole(key) || string(x.spelling(w.number())) == string(folded)) {
			return w
		}
	}
}

// isWhole reports whether a key holds all letters of a word.
func isWhole(key uint64) bool { return byte(key) != 0 }

// number returns the number of a word, unknownWord if the index does not have it.
func (x *index) number(folded string) int32 {
	return x.find(keyOf([]byte(folded)), []byte(folded)).number()
}

// hashWords makes the vocabulary, and the filter of the first two words of phrases.
func (x *index) hashWords() {
	x.vocabulary.slots = make([]byte, 16*2*x.words.count())
	for _, n := range x.byUse() {
		number, begin := x.child(0, n)
		w := word(n) | word(number)<<nodeOfWord | word(begin.set())<<setOfWord | word(begin)&bitsOfNode
		key := keyOf(x.spelling(n))
		i := slotOf(key, x.vocabulary.count())
		if home := x.vocabulary.slot(i); wordOf(home) != 0 {
			binary.LittleEndian.PutUint64(home[8:], uint64(wordOf(home)|pushedWord))
		}
		for wordOf(x.vocabulary.slot(i)) != 0 {
			i = x.next(i)
		}
		slot := x.vocabulary.slot(i)
		binary.LittleEndian.PutUint64(slot, key)
		binary.LittleEndian.PutUint64(slot[8:], uint64(w))
	}
	x.hashPairs()
}

// byUse returns the words in the order of how often phrases go on with them, and begin with them. What is often in phrases is often in texts: these come
// first, so that they are in the slot in which they are looked for.
func (x *index) byUse() []int32 {
	used := make([]int32, x.words.count())
	for i := range x.nodes.count() {
		used[x.nodes.at(i).word()]++
	}
	words := make([]int32, 0, len(used))
	for n := int32(firstWord); n < int32(len(used)); n++ {
		words = append(words, n)
	}
	slices.SortStableFunc(words, func(a, b int32) int { return cmp.Compare(used[b], used[a]) })
	return words
}

// hashPairs puts the first two words of phrases into the filter.
func (x *index) hashPairs() {
	var pairs [][2]int32
	for i := range x.nodes.count() {
		n := x.nodes.at(i)
		before := x.node(n.parent())
		switch first := x.node(before.parent()); {
		case n.parent() == 0 || before.word() < firstWord && before.parent() == 0: // of phrases that begin with a number there is no pair
		case before.parent() == 0 && (n.word() != anyWord || n.set() != 0 || n&(beforeWord|beforeNumber) != 0):
			pairs = append(pairs, [2]int32{before.word(), n.word()})
		case before.parent() != 0 && first.parent() == 0 && first.word() >= firstWord && before.word() == anyWord && n.word() >= firstWord:
			pairs = append(pairs, [2]int32{first.word() | overWord, n.word()})
		}
	}
	x.pairs = newFilter(len(pairs))
	for _, p := range pairs {
		x.pairs.add(p[0], p[1])
	}
}

// isSound reports whether every number of the vocabulary is one of words, every node one of nodes and every set one of sets, and whether a search comes
// to an end.
func (v *vocabulary) isSound(words, nodes, sets int32) bool {
	empty := false
	for s := v.slots; len(s) > 0; s = s[16:] {
		w := wordOf(s)
		if w != 0 && w.number() < firstWord || w.number() >= words || w.node() > nodes || w.set() >= sets {
			return false
		}
		empty = empty || w == 0
	}
	return empty
}
