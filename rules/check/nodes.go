package check

import (
	"cmp"
	"encoding/binary"
	"slices"
)

// nodes are the nodes of a trie but for its root, whose number is 0. They lie in one table, each where the hash of its parent and of the word that leads to
// it says: open addressing over slots of eight bytes, of which a third are empty. So a phrase is followed by one look into memory for each word, however
// many words there are to go on with. The number of a node is that of its slot, counted from 1.
type nodes struct{ slots []byte }

// A node holds the word that leads to it, its parent and the set of what ends there, 0 if nothing does, each below 1<<20 as in the slots of a table, and
// bits. The zero node is none.
type node uint64

// Where a node holds what.
const (
	parentOfNode = 20
	setOfNode    = 40

	hasChildren  node = 1 << 60
	beforeWord   node = 1 << 61 // any word is a child
	beforeNumber node = 1 << 62 // any number is one
	pushedOn     node = 1 << 63 // of the table: a node that belongs into this slot lies in a later one
)

func (n node) word() int32   { return int32(n & numberOfSlot) }
func (n node) parent() int32 { return int32(n >> parentOfNode & numberOfSlot) }
func (n node) set() int32    { return int32(n >> setOfNode & numberOfSlot) }

// under returns the node with another parent, for another table.
func (n node) under(parent int32) node {
	return n&^(numberOfSlot<<parentOfNode|pushedOn) | node(parent)<<parentOfNode
}

// newNodes returns room for n nodes.
func newNodes(n int) nodes { return nodes{make([]byte, 8*(n+n/2+1))} }

func (t *nodes) count() int32 { return int32(len(t.slots) / 8) }

// node returns a node by its number.
func (t *nodes) node(n int32) node {
	if n == 0 {
		return 0
	}
	return t.at(n - 1)
}

func (t *nodes) at(slot int32) node { return node(binary.LittleEndian.Uint64(t.slots[8*int(slot):])) }

func (t *nodes) set(slot int32, n node) {
	binary.LittleEndian.PutUint64(t.slots[8*int(slot):], uint64(n))
}

// slot returns where the search for the child of a node by a word begins.
func (t *nodes) slot(parent, word int32) int32 {
	return int32(slotOf(uint64(parent)<<parentOfNode|uint64(word), int(t.count())))
}

// child returns the node to which a word leads from another, and its number, 0 if it leads to none.
func (t *nodes) child(parent, word int32) (int32, node) {
	key, home := node(word)|node(parent)<<parentOfNode, t.slot(parent, word)
	for i := home; ; {
		switch n := t.at(i); {
		case n&(1<<setOfNode-1) == key:
			return i + 1, n
		case n == 0, i == home && n&pushedOn == 0:
			return 0, 0
		}
		if i++; i == t.count() {
			i = 0
		}
	}
}

// put adds a node and returns its number.
func (t *nodes) put(n node) int32 {
	i := t.slot(n.parent(), n.word())
	if home := t.at(i); home != 0 {
		t.set(i, home|pushedOn)
	}
	for t.at(i) != 0 {
		if i++; i == t.count() {
			i = 0
		}
	}
	t.set(i, n)
	return i + 1
}

// isSound reports whether every word, parent and set is one that there may be, and whether a search comes to an end.
func (t *nodes) isSound(words, sets int32) bool {
	if t.count() > numberOfSlot {
		return false
	}
	empty := false
	for s := t.slots; len(s) > 0; s = s[8:] {
		n := node(binary.LittleEndian.Uint64(s))
		if n != 0 && n.word() == 0 || n.word() >= words || n.parent() > t.count() || n.set() >= sets {
			return false
		}
		empty = empty || n == 0
	}
	return empty
}

// hashed makes the table of a list of nodes: one after the other, each after its parent, which has its number by its place in the list. It is not ok if one
// comes before its parent.
func (t *nodes) hashed() (table nodes, ok bool) {
	table = newNodes(int(t.count()))
	numbers := make([]int32, t.count()+1)
	for i := range t.count() {
		n := t.at(i)
		if n.parent() > i {
			return nodes{}, false
		}
		numbers[i+1] = table.put(n.under(numbers[n.parent()]))
	}
	return table, true
}

// listed makes the list of the nodes of a table, level by level, those of one parent in the order of their words.
func (t *nodes) listed() (list nodes) {
	children := make([][]int32, t.count()+1)
	for i := range t.count() {
		if n := t.at(i); n != 0 {
			children[n.parent()] = append(children[n.parent()], i+1)
		}
	}
	order := make([]int32, 1, t.count()+1) // by number in the list; the root first
	for at := int32(0); int(at) < len(order); at++ {
		next := children[order[at]]
		slices.SortFunc(next, func(a, b int32) int { return cmp.Compare(t.node(a).word(), t.node(b).word()) })
		for _, n := range next {
			list.add(t.node(n).under(at))
		}
		order = append(order, next...)
	}
	return list
}

// add appends a node to a list.
func (t *nodes) add(n node) { t.slots = binary.LittleEndian.AppendUint64(t.slots, uint64(n)) }
