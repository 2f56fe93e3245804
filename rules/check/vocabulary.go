package check

import (
	"encoding/binary"
	"math/bits"
)

// A vocabulary finds words: open addressing over a power of two of slots, of which at most half are taken. A slot is 16 bytes and holds
// all that a scan asks of a word, so that most words of a text cost one look into memory: the key of the word in its first two numbers, the
// number of the word, and what begins with it (see index.begins). Number 0 is an empty slot.
type vocabulary struct{ slots ints }

// isLong is set in the number of a word of more than eight bytes: its key is a hash, not the word.
const isLong = 1 << 30

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

// A word is what a vocabulary knows of a word. The zero word is unknown.
type word struct{ number, begins int32 }

// find looks for a folded word of one to eight bytes by its key.
func (x *index) find(key uint64) word {
	slots := x.vocabulary.slots
	for at, mask := 16*hashKey(key), len(slots)-1; ; at += 16 {
		s := slots[at&mask:]
		number := int32(binary.LittleEndian.Uint32(s[8:]))
		if binary.LittleEndian.Uint64(s) == key && number < isLong || number == 0 {
			return word{number, int32(binary.LittleEndian.Uint32(s[12:]))}
		}
	}
}

// findLong looks for a folded word of more bytes.
func (x *index) findLong(folded []byte) word {
	slots, key := x.vocabulary.slots, hashBytes(folded)
	for i, mask := hashKey(key), len(slots)/16-1; ; i++ {
		s := slots[16*(i&mask):][:16]
		number := int32(binary.LittleEndian.Uint32(s[8:]))
		if number == 0 {
			return word{}
		}
		if number&isLong != 0 && binary.LittleEndian.Uint64(s) == key && string(x.spelling(number&^isLong)) == string(folded) {
			return word{number &^ isLong, int32(binary.LittleEndian.Uint32(s[12:]))}
		}
	}
}

// number returns the number of a word, unknownWord if the index does not have it.
func (x *index) number(folded string) int32 {
	switch {
	case folded == "":
		return unknownWord
	case len(folded) > 8:
		return x.findLong([]byte(folded)).number
	}
	return x.find(keyOf([]byte(folded))).number
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
		begins := int32(0)
		if root < end && x.steps.at(root) == n {
			begins = x.beginning(root)
			root++
		}
		spelled, number := x.spelling(n), n
		key := keyOf(spelled)
		if len(spelled) > 8 {
			key, number = hashBytes(spelled), n|isLong
		}
		i, mask := hashKey(key), slots-1
		for x.vocabulary.slots.at(int32(4*(i&mask)+2)) != 0 {
			i++
		}
		slot := x.vocabulary.slots[16*(i&mask):]
		binary.LittleEndian.PutUint64(slot, key)
		slot.set(2, number)
		slot.set(3, begins)
	}
}

// beginning returns a node at which phrases begin with what is to be known of it before it is looked at, and puts their first two words into the filter.
func (x *index) beginning(node int32) int32 {
	begins := node
	if x.set(node) != 0 {
		begins |= endsThere
	}
	from, to := x.children(node)
	first := x.steps.at(node)
	if from < to {
		begins |= goesOn
	}
	for ; from < to; from++ {
		second := x.steps.at(from)
		if second < firstWord {
			begins |= goesWild
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
	return begins
}

// isSound reports whether every number of the vocabulary is one of words and every node one of nodes, and whether a search comes to an end.
func (v *vocabulary) isSound(words, nodes int32) bool {
	if v.count() < 1 || bits.OnesCount32(uint32(v.count())) != 1 {
		return false
	}
	empty := false
	for i := range v.count() {
		number, begins := v.slots.at(4*i+2), v.slots.at(4*i+3)
		if number&^isLong >= words || number < 0 || begins < 0 || begins&numberOfSlot >= nodes {
			return false
		}
		empty = empty || number == 0
	}
	return empty
}
