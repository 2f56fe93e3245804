package check

import (
	"encoding/binary"
	"math/bits"
)

// ints are numbers as a blob holds them, little-endian: an index in a blob is used where it lies, and costs no time to read.
type ints []byte

func (v ints) at(i int32) int32 { return int32(binary.LittleEndian.Uint32(v[4*int(i):])) }

func (v ints) set(i, n int32) { binary.LittleEndian.PutUint32(v[4*int(i):], uint32(n)) }

func (v ints) count() int32 { return int32(len(v) / 4) }

func (v *ints) add(numbers ...int32) {
	for _, n := range numbers {
		*v = binary.LittleEndian.AppendUint32(*v, uint32(n))
	}
}

// A table finds numbers by a hash of what they stand for: open addressing over a power of two of slots, of which at most half are taken.
// A slot holds a number and a mark, some bits of the hash that tell most other numbers apart without a look at what they stand for; 0 is an
// empty slot. Blobs hold tables as they are, so a hash must be the same on every machine.
type table struct {
	slots ints
	used  int32
}

// newTable returns a table that does for the names of a few events.
func newTable() table { return table{slots: make(ints, 4*32)} }

// What a slot holds.
const (
	numberOfSlot = 1<<20 - 1 // numbers are smaller than this
	markOfSlot   = 0x7ff << 20
)

// slot returns the slot at which the search for a hash begins, what to cut the numbers of the slots after it with, and the mark to look for.
func (t *table) slot(hash uint64) (i, mask, mark int32) {
	mask = t.slots.count() - 1
	return int32(hash) & mask, mask, int32(hash>>32) & markOfSlot
}

// put adds n. The hash function is for n and for the numbers that must move to a larger table.
func (t *table) put(n int32, hash func(int32) uint64) {
	if t.used++; 2*t.used > t.slots.count() {
		old := t.slots
		t.slots = make(ints, 2*len(old))
		for i := range old.count() {
			if o := old.at(i) & numberOfSlot; o != 0 {
				t.place(o, hash(o))
			}
		}
	}
	t.place(n, hash(n))
}

func (t *table) place(n int32, hash uint64) {
	i, mask, mark := t.slot(hash)
	for t.slots.at(i) != 0 {
		i = (i + 1) & mask
	}
	t.slots.set(i, n|mark)
}

const (
	seed  = 0x9e3779b97f4a7c15
	prime = 0xd6e8feb86659fd93
)

func mix(h uint64) uint64 {
	hi, lo := bits.Mul64(h, prime)
	return hi ^ lo
}

// slotOf returns one of n slots for a key (Fibonacci hashing). It is quicker than mix, and does where keys are no secret and slots next to each other do
// no harm.
func slotOf(key uint64, n int) int {
	hi, _ := bits.Mul64(key*prime, uint64(n))
	return int(hi)
}

// hashBytes takes eight bytes at a step.
func hashBytes(b []byte) uint64 {
	h := seed ^ uint64(len(b))
	for ; len(b) > 8; b = b[8:] {
		h = mix(h ^ binary.LittleEndian.Uint64(b))
	}
	return mix(h ^ lastBytes(b))
}

// A filter tells pairs of words that no phrase begins with from nearly all that some does: two bits, in one number of 64, for the hash of each (a blocked
// Bloom filter). It has a power of two of numbers, at least one. Most words begin some phrase and few pairs do.
type filter []uint64

// newFilter returns a filter for n pairs, one bit in six or fewer of which will be set.
func newFilter(n int) filter {
	size := 1
	for 64*size < 12*n {
		size *= 2
	}
	return make(filter, size)
}

// place returns which number the bits of a pair are in, and these.
func (f filter) place(a, b int32) (i uint64, bits uint64) {
	h := (uint64(a)<<24 | uint64(b)) * prime
	return h >> 32 & uint64(len(f)-1), 1<<(h>>58) | 1<<(h>>52&63)
}

func (f filter) add(a, b int32) {
	i, bits := f.place(a, b)
	f[i] |= bits
}

// has reports whether a pair may be in the filter.
func (f filter) has(a, b int32) bool {
	i, bits := f.place(a, b)
	return f[i]&bits == bits
}

func (f filter) isSound() bool { return bits.OnesCount(uint(len(f))) == 1 }

// section returns the filter as a blob holds it.
func (f filter) section() (b []byte) {
	for _, n := range f {
		b = binary.LittleEndian.AppendUint64(b, n)
	}
	return b
}

// readFilter is the reverse. It is the one table that is not used where it lies: it is small, and looked at for each word.
func readFilter(b []byte) filter {
	f := make(filter, len(b)/8)
	for i := range f {
		f[i] = binary.LittleEndian.Uint64(b[8*i:])
	}
	return f
}
