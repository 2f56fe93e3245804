package check

// Sections of a blob that are tables, as counted from 0.
const (
	sectionVocabulary = 2
	sectionPairs      = 3
	sectionSquashed   = 6
)

// Pack returns a blob of this version without its tables, for programs that are loaded over a network: compressed, the tables are half of a blob. Load makes
// them anew, and Unpack does so once for several calls of Load.
func Pack(blob []byte) []byte { return withTables(blob, &index{}) }

// Unpack returns the blob that was packed. Any other blob it returns as it is.
func Unpack(blob []byte) []byte {
	if len(blob) < blobHeader {
		return blob
	}
	r := blobReader{rest: blob[blobHeader:]}
	for range sectionVocabulary {
		r.section()
	}
	if len(r.section()) > 0 || r.bad {
		return blob
	}
	b, ok := readBlob(blob)
	if !ok {
		return blob
	}
	return withTables(blob, b.index)
}

func withTables(blob []byte, x *index) []byte {
	r, w := blobReader{rest: blob[blobHeader:]}, blobWriter{}
	for i := 0; len(r.rest) > 0 && !r.bad; i++ {
		s := r.section()
		switch i {
		case sectionVocabulary:
			s = x.slots
		case sectionPairs:
			s = x.pairs
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
	parents := make([]int32, x.steps.count())
	for n := range parents {
		for child, last := x.children(int32(n)); child < last; child++ {
			parents[child] = int32(n)
		}
	}
	var spell func(dst []byte, n int32) (word []byte, plain bool) // plain: no wildcard leads to the node
	spell = func(dst []byte, n int32) ([]byte, bool) {
		if n == 0 {
			return dst, true
		}
		dst, plain := spell(dst, parents[n])
		w := x.steps.at(n)
		return append(dst, x.spelling(w)...), plain && w >= firstWord
	}
	var word []byte
	hash := func(n int32) uint64 {
		word, _ = spell(word[:0], n)
		return hashBytes(word)
	}
	for n := range x.steps.count() {
		if x.set(n) != 0 {
			if _, plain := spell(word[:0], n); plain {
				x.squashed.put(n, hash)
			}
		}
	}
}
