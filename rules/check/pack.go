package check

// Sections of a blob that Pack leaves out or writes in another way, as counted from 0.
const (
	sectionVocabulary = 2
	sectionPairs      = 3
	sectionNodes      = 4
	sectionSquashed   = 5
)

// Pack returns a blob of this version without its tables, for programs that are loaded over a network: compressed, the tables are two thirds of a blob. Its
// nodes are a list. Load makes the tables anew, and Unpack does so once for several calls of Load. Any other blob it returns as it is.
func Pack(blob []byte) []byte {
	b, ok := readBlob(blob)
	if !ok || isPacked(blob) {
		return blob
	}
	return withTables(blob, &index{nodes: b.index.nodes.listed()})
}

// Unpack returns the blob that was packed. Any other blob it returns as it is.
func Unpack(blob []byte) []byte {
	b, ok := readBlob(blob)
	if !ok || !isPacked(blob) {
		return blob
	}
	return withTables(blob, b.index)
}

// isPacked reports whether a sound blob has no tables.
func isPacked(blob []byte) bool {
	r := blobReader{rest: blob[blobHeader:]}
	for range sectionVocabulary {
		r.section()
	}
	return len(r.section()) == 0
}

func withTables(blob []byte, x *index) []byte {
	r, w := blobReader{rest: blob[blobHeader:]}, blobWriter{}
	for i := 0; len(r.rest) > 0 && !r.bad; i++ {
		s := r.section()
		switch i {
		case sectionVocabulary:
			s = x.vocabulary.slots
		case sectionPairs:
			s = x.pairs.section()
		case sectionNodes:
			s = x.nodes.slots
		case sectionSquashed:
			s = x.squashed.slots
		}
		w.section(s)
	}
	return w.seal()
}

// hashPhrases makes the table of phrases written as one word.
func (x *index) hashPhrases() {
	x.squashed = newTable()
	var spell func(dst []byte, n int32) (word []byte, plain bool) // plain: no wildcard leads to the node
	spell = func(dst []byte, n int32) ([]byte, bool) {
		if n == 0 {
			return dst, true
		}
		dst, plain := spell(dst, x.node(n).parent())
		w := x.node(n).word()
		return append(dst, x.spelling(w)...), plain && w >= firstWord
	}
	var word []byte
	hash := func(n int32) uint64 {
		word, _ = spell(word[:0], n)
		return hashBytes(word)
	}
	for n := int32(1); n <= x.nodes.count(); n++ {
		if x.node(n).set() != 0 {
			if _, plain := spell(word[:0], n); plain {
				x.squashed.put(n, hash)
			}
		}
	}
}
