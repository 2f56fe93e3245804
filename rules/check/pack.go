package check

// Sections of a blob that are tables, as counted from 0.
const (
	sectionByWord   = 2
	sectionSquashed = 5
)

// Pack returns a blob of this version without its tables, for programs that are loaded over a network: compressed, the tables are half of a blob. Load makes
// them anew, and Unpack does so once for several calls of Load.
func Pack(blob []byte) []byte { return withTables(blob, nil, nil) }

// Unpack returns the blob that was packed. Any other blob it returns as it is.
func Unpack(blob []byte) []byte {
	if len(blob) < blobHeader {
		return blob
	}
	r := blobReader{rest: blob[blobHeader:]}
	for range sectionByWord {
		r.section()
	}
	if len(r.section()) > 0 || r.bad {
		return blob
	}
	b, ok := readBlob(blob)
	if !ok {
		return blob
	}
	return withTables(blob, b.index.byWord.slots, b.index.squashed.slots)
}

func withTables(blob []byte, byWord, squashed ints) []byte {
	r, w := blobReader{rest: blob[blobHeader:]}, blobWriter{}
	for i := 0; len(r.rest) > 0 && !r.bad; i++ {
		s := r.section()
		switch i {
		case sectionByWord:
			s = byWord
		case sectionSquashed:
			s = squashed
		}
		w.section(s)
	}
	return w.seal()
}

// hashWords makes the table of words.
func (x *index) hashWords() {
	x.byWord = newTable()
	for n := int32(firstWord); n < x.words.count()/2; n++ {
		x.byWord.put(n, func(n int32) uint32 { return hashBytes(x.spelling(n)) })
	}
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
	hash := func(n int32) uint32 {
		word, _ = spell(word[:0], n)
		return hashBytes(word)
	}
	for n := range x.steps.count() {
		if from, to := x.termsOf(n); from < to {
			if _, plain := spell(word[:0], n); plain {
				x.squashed.put(n, hash)
			}
		}
	}
}
