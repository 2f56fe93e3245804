package check

import (
	"encoding/binary"
	"math/bits"
)

// A vocabulary finds words: open addressing over a power of two of slots, of which at most half are taken. A slot is 16 bytes: the key of the word, and
// what is known of it. An empty one is zero.
type vocabulary struct{ slots ints }

// A word is what a vocabulary knows of a word, which is all that a scan asks of most words of a text: one look into memory. It holds the number of the
// word, the node to which it leads from the root, the set of what is this word alone, each 0 if there is none, and bits. The zero word is unknown.
type word uint64

// Where a word holds what. Numbers, nodes and sets are below 1<<20, as in the slots of a table.
const (
	nodeOfWord = 20
	setOfWord  = 40

	isLong   word = 1 << 60 // it has more than eight bytes: its key is a hash, not the word
	goesWild word = 1 << 61 // phrases begin with it of which the second word is a wildcard
)

func (w word) number() int32 { return int32(w & numberOfSlot) }
func (w word) node() int32   { return int32(w >> nodeOfWord & numberOfSlot) }
func (w word) set() int32    { return int32(w >> setOfWord & numberOfSlot) }

func wordOf(slot []byte) word { return word(binary.LittleEndian.Uint64(slot[8:])) }

func (v *vocabulary) count() int32 { return int32(len(v.slots) / 16) }

// keyOf returns the key of a word of at most eight bytes, with a zero byte for each that is missing; folded words have none.
func keyOf(word []byte) uint64 {
	var b [8]byte
	copy(b[:], word)
	return binary.LittleEndian.Uint64(b[:])
}

func hashKey(key uint64) int {
	h := mix(key ^ seed)
	return int(uint32(h ^ h>>32))
}

// lowBytes is the mask of the first n bytes of a number, of one to eight.
func lowBytes(n int32) uint64 { return ^uint64(0) >> (uint(64-8*n) & 63) }

// find looks for a folded word of one to eight bytes by its key.
func (x *index) find(key uint64) word {
	slots := x.vocabulary.slots
	for at, mask := 16*hashKey(key), len(slots)-1; ; at += 16 {
		s := slots[at&mask:]
		if w := wordOf(s); binary.LittleEndian.Uint64(s) == key && w&isLong == 0 || w == 0 {
			return w
		}
	}
}

// findLong looks for a folded word of more bytes.
func (x *index) findLong(folded []byte) word {
	slots, key := x.vocabulary.slots, hashBytes(folded)
	for at, mask := 16*hashKey(key), len(slots)-1; ; at += 16 {
		s := slots[at&mask:]
		w := wordOf(s)
		if w == 0 || w&isLong != 0 && binary.LittleEndian.Uint64(s) == key && string(x.spelling(w.number())) == string(folded) {
			return w
		}
	}
}

// number returns the number of a word, unknownWord if the index does not have it.
func (x *index) number(folded string) int32 {
	switch {
	case folded == "":
		return unknownWord
	case len(folded) > 8:
		return x.findLong([]byte(folded)).number()
	}
	return x.find(keyOf([]byte(folded))).number()
}

// hashWords makes the vocabulary, and the filter of the first two words of phrases.
func (x *index) hashWords() {
	words, root := x.words.count(), int32(1)
	slots := 8
	for slots < 2*int(words) {
		slots *= 2
	}
	x.vocabulary.slots = make(ints, 16*slots)
	_, end := x.children(0)
	pairs := int32(0)
	if root < end {
		_, last := x.children(end - 1)
		pairs = last - end
	}
	x.pairs = newFilter(int(pairs))
	if root < end && x.steps.at(root) == anyNumber {
		root++
	}
	for n := int32(firstWord); n < words; n++ { // the nodes at which phrases begin are in the order of their words
		w := word(n)
		if root < end && x.steps.at(root) == n {
			w |= x.beginning(root)
			root++
		}
		spelled := x.spelling(n)
		key := keyOf(spelled)
		if len(spelled) > 8 {
			key, w = hashBytes(spelled), w|isLong
		}
		i, mask := hashKey(key), slots-1
		for wordOf(x.vocabulary.slots[16*(i&mask):]) != 0 {
			i++
		}
		slot := x.vocabulary.slots[16*(i&mask):]
		binary.LittleEndian.PutUint64(slot, key)
		binary.LittleEndian.PutUint64(slot[8:], uint64(w))
	}
}

// beginning returns what is to be known of a node at which phrases begin, and puts their first two words into the filter.
func (x *index) beginning(node int32) word {
	w := word(node)<<nodeOfWord | word(x.set(node))<<setOfWord
	from, to := x.children(node)
	for first := x.steps.at(node); from < to; from++ {
		second := x.steps.at(from)
		if second < firstWord {
			w |= goesWild
		}
		if second != anyWord || x.set(from) != 0 {
			x.pairs.add(first, second)
			continue
		}
		for third, last := x.children(from); third < last; third++ {
			if x.steps.at(third) < firstWord {
				x.pairs.add(first, anyWord)
			} else {
				x.pairs.add(first|overWord, x.steps.at(third))
			}
		}
	}
	return w
}

// isSound reports whether every number of the vocabulary is one of words, every node one of nodes and every set one of sets, and whether a search comes
// to an end.
func (v *vocabulary) isSound(words, nodes, sets int32) bool {
	if v.count() < 1 || bits.OnesCount32(uint32(v.count())) != 1 {
		return false
	}
	empty := false
	for s := v.slots; len(s) > 0; s = s[16:] {
		w := wordOf(s)
		if w != 0 && w.number() < firstWord || w.number() >= words || w.node() >= nodes || w.set() >= sets {
			return false
		}
		empty = empty || w == 0
	}
	return empty
}
