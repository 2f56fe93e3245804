package check

import (
	"encoding/binary"
	"hash/crc32"
)

// A blobWriter writes the sections of a blob.
type blobWriter struct {
	blob    ints
	strings []string
	numbers map[string]int32 // of strings
}

func (w *blobWriter) section(b []byte) {
	w.blob.add(int32(len(b)))
	w.blob = append(w.blob, b...)
}

// seal returns the sections as a blob.
func (w *blobWriter) seal() []byte {
	blob := binary.LittleEndian.AppendUint32([]byte(blobMagic), blobVersion)
	return append(binary.LittleEndian.AppendUint32(blob, crc32.ChecksumIEEE(w.blob)), w.blob...)
}

func (w *blobWriter) string(s string) int32 {
	n, ok := w.numbers[s]
	if !ok {
		n = int32(len(w.strings))
		w.numbers[s], w.strings = n, append(w.strings, s)
	}
	return n
}

func (w *blobWriter) pool() (ends ints, pool []byte) {
	for _, s := range w.strings {
		pool = append(pool, s...)
		ends.add(int32(len(pool)))
	}
	return ends, pool
}

// index writes the sections up to the entries.
func (w *blobWriter) index(x *index, lexicons []blobLexicon) {
	var entries ints
	for _, l := range lexicons {
		for _, e := range x.entries[l.entries.from:l.entries.to] {
			lang := int32(e.lang)
			if e.both {
				lang |= isCommon
			}
			entries.add(e.list-l.base, w.string(x.strings[e.as]), w.string(x.strings[e.note]), int32(uint16(e.weight))|lang<<16|int32(e.cond)<<24)
		}
	}
	for _, s := range [][]byte{x.words, x.letters, x.vocabulary.slots, x.pairs.section(), x.nodes.slots, x.squashed.slots, x.sets, x.members, entries} {
		w.section(s)
	}
}

func (w *blobWriter) lexicons(all []blobLexicon) (b ints) {
	for _, l := range all {
		b.add(w.string(l.name), int32(l.sum.size), int32(l.sum.crc), l.entries.to, int32(len(l.lists)))
		for _, list := range l.lists {
			flags := int32(0)
			if list.stop {
				flags |= isStop
			}
			if list.mentions {
				flags |= hasMentions
			}
			b.add(w.string(list.name), flags)
		}
	}
	return b
}
