package check

import (
	"encoding/binary"
	"hash/crc32"
	"math/bits"
	"sync/atomic"
)

// good is the blob in which nothing was wrong the last time. A program has one, and makes several sets of it.
var good atomic.Pointer[[]byte]

// readBlob reads a blob. It is not ok if there is anything wrong with it. The index stays where it is.
func readBlob(blob []byte) (b *blobIndex, ok bool) {
	last := good.Load()
	seen := last != nil && len(*last) == len(blob) && len(blob) > 0 && &(*last)[0] == &blob[0]
	if b, ok = readNewBlob(blob, seen); ok {
		good.Store(&blob)
	}
	return b, ok
}

// readNewBlob looks for mistakes unless the blob was seen before.
func readNewBlob(blob []byte, seen bool) (b *blobIndex, ok bool) {
	if len(blob) < blobHeader || string(blob[:len(blobMagic)]) != blobMagic {
		return nil, false
	}
	head, body := ints(blob[len(blobMagic):]), blob[blobHeader:]
	if head.at(0) != blobVersion || !seen && uint32(head.at(1)) != crc32.ChecksumIEEE(body) {
		return nil, false
	}
	r := blobReader{rest: body}
	x := &index{words: r.ints(1), letters: r.section(), vocabulary: vocabulary{r.ints(4)}, pairs: readFilter(r.ints(2)), nodes: nodes{r.ints(2)}, squashed: r.table(), sets: r.ints(1), members: r.ints(1)}
	b = &blobIndex{index: x, entries: r.ints(4)}
	ends := r.ints(1)
	pool := string(r.section())
	votes, lexicons := r.section(), r.ints(1)
	if r.bad || len(r.rest) > 0 || len(votes) == 0 || len(votes) > int(x.words.count())+1 {
		return nil, false
	}
	x.entries, x.strings = make([]entry, b.entries.count()/4), make([]string, ends.count())
	b.votes, b.common = make([]Lang, len(votes)), make([]bool, len(votes))
	for i, v := range votes {
		b.votes[i], b.common[i] = Lang(v)&(English|French|foreign), v&isCommon != 0
	}
	if packed := len(x.vocabulary.slots) == 0; packed {
		ok = x.unpack()
	} else {
		ok = seen || x.isSound() && x.hasSoundTables()
	}
	return b, ok && x.readStrings(ends, pool) && b.soundEntries() && b.readLexicons(lexicons)
}

// A blobReader cuts sections off a blob. Once it is bad, they are empty.
type blobReader struct {
	rest []byte
	bad  bool
}

func (r *blobReader) section() []byte {
	if r.bad || len(r.rest) < 4 {
		r.bad = true
		return nil
	}
	n := uint32(ints(r.rest).at(0))
	if r.rest = r.rest[4:]; uint64(n) > uint64(len(r.rest)) {
		r.bad = true
		return nil
	}
	b := r.rest[:n:n]
	r.rest = r.rest[n:]
	return b
}

// ints reads a section of records of some numbers.
func (r *blobReader) ints(each int) ints {
	b := r.section()
	r.bad = r.bad || len(b)%(4*each) != 0
	return b
}

func (r *blobReader) table() table {
	t := table{slots: r.ints(1)}
	r.bad = r.bad || bits.OnesCount(uint(len(t.slots))) > 1
	return t
}

func (x *index) readStrings(ends ints, pool string) bool {
	from := int32(0)
	for i := range x.strings {
		to := ends.at(int32(i))
		if to < from || int(to) > len(pool) {
			return false
		}
		x.strings[i], from = pool[from:to], to
	}
	return len(x.strings) > 0 && x.strings[0] == ""
}

// isSound reports whether every number of the index is one that is there.
func (x *index) isSound() bool {
	words := x.words.count()
	if words < firstWord || words > numberOfSlot || x.words.at(firstWord-1) != 0 {
		return false
	}
	end := int32(0)
	for i := range words {
		to := x.words.at(i)
		if to < end || int(to) > len(x.letters) {
			return false
		}
		end = to
	}
	sets := x.sets.count() - 1
	return x.nodes.isSound(words, sets) && x.hasSoundSets(sets)
}

func (x *index) hasSoundSets(sets int32) bool {
	member := int32(0)
	for i := range sets + 1 {
		m := x.sets.at(i)
		if m < member {
			return false
		}
		member = m
	}
	for i := range x.members.count() {
		if uint32(x.members.at(i)) >= uint32(len(x.entries)) {
			return false
		}
	}
	return sets > 0 && x.sets.at(1) == 0 && member == x.members.count()
}

// hasSoundTables reports whether the tables of a sound index are so too.
func (x *index) hasSoundTables() bool {
	return x.vocabulary.isSound(x.words.count(), x.nodes.count(), x.sets.count()-1) && x.pairs.isSound() && x.squashed.isSound(x.nodes.count()+1)
}

// unpack makes the tables that Pack has left out. It is not ok if the index is not sound.
func (x *index) unpack() (ok bool) {
	if x.nodes, ok = x.nodes.hashed(); !ok || !x.isSound() {
		return false
	}
	x.hashWords()
	x.hashPhrases()
	return true
}

// isSound reports whether the table has only numbers below n, and an empty slot at which a search ends.
func (t *table) isSound(n int32) bool {
	if len(t.slots) < 16 {
		return false
	}
	most := uint32(0)
	for b := t.slots; len(b) >= 16; b = b[16:] { // most of what a blob holds is slots
		const numbers = numberOfSlot<<32 | numberOfSlot
		v, w := binary.LittleEndian.Uint64(b)&numbers, binary.LittleEndian.Uint64(b[8:])&numbers
		most = max(most, uint32(v), uint32(v>>32), uint32(w), uint32(w>>32))
	}
	i := int32(0)
	for i < t.slots.count() && t.slots.at(i) != 0 {
		i++
	}
	return most < uint32(n) && i < t.slots.count()
}

func (b *blobIndex) soundEntries() bool {
	n := int32(len(b.index.strings))
	for i := range b.entries.count() / 4 {
		if e := b.entry(i, 0); e.list < 0 || uint32(e.as) >= uint32(n) || uint32(e.note) >= uint32(n) {
			return false
		}
	}
	return true
}

func (b *blobIndex) readLexicons(all ints) bool {
	names, entries := b.index.strings, int32(0)
	for all.count() >= 5 {
		name, to, lists := all.at(0), all.at(3), all.at(4)
		l := blobLexicon{sum: lexiconSum{uint32(all.at(1)), uint32(all.at(2))}, entries: span{entries, to}}
		all = all[20:]
		if uint32(name) >= uint32(len(names)) || to < entries || int(to) > len(b.index.entries) || lists < 0 || lists > all.count()/2 {
			return false
		}
		l.name = names[name]
		for i := range lists {
			name, flags := all.at(2*i), all.at(2*i+1)
			if uint32(name) >= uint32(len(names)) || names[name] == "" {
				return false
			}
			l.lists = append(l.lists, blobList{name: names[name], stop: flags&isStop != 0, mentions: flags&hasMentions != 0})
		}
		for i := entries; i < to; i++ {
			if b.entries.at(4*i) >= lists {
				return false
			}
		}
		all, entries = all[8*lists:], to
		b.lexicons = append(b.lexicons, l)
	}
	return len(b.lexicons) > 0 && len(all) == 0
}
