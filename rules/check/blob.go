package check

import "hash/crc32"

// A blob is an index and a list of the lexicons in it. It begins with the magic, the version and the CRC of the rest. All numbers are little-endian
// and of 32 bits. The sections follow each other, each with its length in bytes before it:
//
//	words, letters, vocabulary, pairs, nodes, squashed, sets, members   as in index; but see Pack
//	entries   list, as counted in its lexicon; as; note; and weight, lang, both and cond in one number
//	ends      of each string where it ends in the next section
//	strings
//	votes     of each of the first words the languages it votes for, and 4 if it is common in the other language; the last one is of all other words
//	lexicons  name, sum, the end of its entries, the number of lists, then of each its name and flags
//
// The first lexicon is that of the languages. Its words are the first, and it has no lists.
const (
	blobMagic   = "postlint words\r\n"
	blobVersion = 9
	blobHeader  = len(blobMagic) + 8
)

// Flags of a list and of an entry.
const (
	isStop      = 1
	hasMentions = 2
	isCommon    = 4
)

// A blobLexicon says what of an index is of one lexicon.
type blobLexicon struct {
	name     string
	sum      lexiconSum
	base     int32 // its first list; 0 in a blob
	entries  span
	lists    []blobList
	attached bool
}

type span struct{ from, to int32 }

type blobList struct {
	name           string
	stop, mentions bool
}

// A lexiconSum tells whether a lexicon has changed.
type lexiconSum struct{ size, crc uint32 }

func sumOf(l *Lexicon) lexiconSum {
	if sum, ok := l.digest(); ok {
		return sum
	}
	var piece [4096]byte // the conversion of all of it would be a copy of all of it
	sum := lexiconSum{size: uint32(len(l.TOML))}
	for rest := l.TOML; rest != ""; {
		n := copy(piece[:], rest)
		sum.crc, rest = crc32.Update(sum.crc, crc32.IEEETable, piece[:n]), rest[n:]
	}
	return sum
}

func (b *blobLexicon) of(l *Lexicon) bool {
	return b.name == l.Name && b.sum == sumOf(l)
}

// A blobIndex is an index that lies in a blob, and what goes with it. Nothing in it points outside it.
type blobIndex struct {
	index    *index // its entries are zero
	entries  ints
	votes    []Lang
	common   []bool
	lexicons []blobLexicon
}

// find returns the lexicon of the blob that reads as l does, nil if there is none. Each is found once: a second lexicon that reads the same is
// another one.
func (b *blobIndex) find(l *Lexicon) *blobLexicon {
	if b == nil {
		return nil
	}
	for i := range b.lexicons {
		if k := &b.lexicons[i]; !k.attached && k.of(l) {
			return k
		}
	}
	return nil
}

// entry reads an entry of a lexicon whose first list is base.
func (b *blobIndex) entry(i, base int32) entry {
	rest := uint32(b.entries.at(4*i + 3))
	return entry{list: base + b.entries.at(4*i), as: b.entries.at(4*i + 1), note: b.entries.at(4*i + 2), weight: int16(rest),
		lang: Lang(rest>>16) & (English | French), both: rest>>16&isCommon != 0, cond: byte(rest >> 24)}
}

// Blob returns the word lists of the rules compiled, for Load.
func Blob(rules ...*Rule) ([]byte, error) {
	c, err := newCompiler(nil)
	if err != nil {
		return nil, err
	}
	if _, err := c.compile(rules); err != nil {
		return nil, err
	}
	w := blobWriter{numbers: map[string]int32{"": 0}, strings: []string{""}}
	w.index(c.set.indexes[0], c.added)
	votes := make([]byte, len(c.set.votes))
	for i, v := range c.set.votes {
		if votes[i] = byte(v); c.set.common[i] {
			votes[i] |= isCommon
		}
	}
	lexicons := w.lexicons(c.added)
	ends, strings := w.pool()
	for _, s := range [][]byte{ends, strings, votes, lexicons} {
		w.section(s)
	}
	return w.seal(), nil
}
