package check

// An index is one trie of words over the phrases of many lists. It lies in a blob or was frozen from a builder, and never changes. Its nodes are
// numbered level by level, the children of one in the order of their words, so that they follow each other and end where those of the next
// begin: a phrase is followed through a few neighbouring numbers. Phrases that read the same but for capitals and accents share a node.
type index struct {
	words    ints   // of each word where its letters end and the node of the phrases that begin with it, 0 if none do
	letters  []byte // the folded words, one after the other
	byWord   table  // of words
	steps    ints   // of each node the word that leads to it; node 0 is the root
	nodes    ints   // of each node its first child and its first term, and once more after the last
	squashed table  // of nodes at which a phrase without wildcards ends, by its words written as one, for hashtags
	terms    ints   // of each term its entry; those of a node follow each other, the last added first
	entries  []entry
	strings  []string // strings[0] is empty
}

// Numbers of words that stand for many. They are the smallest, so that they come first among the children of a node.
const (
	unknownWord = iota
	anyWord
	anyNumber
	firstWord
)

// An entry is what is known of a term. Most terms of a list share one.
type entry struct {
	list   int32
	as     int32 // how the words are written, for cond; a number of index.strings
	note   int32 // a number of index.strings
	weight int16
	lang   Lang
	cond   byte // '=' same capitals, '^' same accents, 0 neither
	both   bool // a common word of the other language
}

func (x *index) spelling(word int32) []byte {
	return x.letters[x.words.at(2*word-2):x.words.at(2*word)]
}

// begins returns the node of the phrases that begin with a word, 0 if none do.
func (x *index) begins(word int32) int32 { return x.words.at(2*word + 1) }

// children returns the first child of a node and the node after its last.
func (x *index) children(node int32) (from, to int32) {
	return x.nodes.at(2 * node), x.nodes.at(2*node + 2)
}

// termsOf returns the first term of a node and the term after its last.
func (x *index) termsOf(node int32) (from, to int32) {
	return x.nodes.at(2*node + 1), x.nodes.at(2*node + 3)
}

// parent returns the node whose child a node is.
func (x *index) parent(node int32) int32 {
	from, to := int32(0), node
	for from < to {
		if mid := from + (to-from)/2; x.nodes.at(2*mid+2) > node {
			to = mid
		} else {
			from = mid + 1
		}
	}
	return from
}

func (x *index) entry(term int32) *entry { return &x.entries[x.terms.at(term)] }

// find returns the number of a folded word, unknownWord if the index does not have it.
func (x *index) find(folded []byte) int32 {
	for i, mask, mark := x.byWord.slot(hashBytes(folded)); ; i = (i + 1) & mask {
		s := x.byWord.slots.at(i)
		if n := s & numberOfSlot; n == 0 || s&markOfSlot == mark && string(x.spelling(n)) == string(folded) {
			return n
		}
	}
}

// child returns which of the nodes from..to a word leads to, 0 if it leads to none.
func (x *index) child(from, to, word int32) int32 {
	for to-from > 8 {
		if mid := from + (to-from)/2; x.steps.at(mid) > word {
			to = mid
		} else {
			from = mid
		}
	}
	for ; from < to; from++ {
		if w := x.steps.at(from); w >= word {
			if w == word {
				return from
			}
			return 0
		}
	}
	return 0
}

// cutsLater reports whether of two nodes that spell the same as one word, a has the longer last word, or the same one and so on with the word before: an
// order that does not depend on what else is in the index.
func (x *index) cutsLater(a, b int32) bool {
	for a != b {
		if i, j := len(x.spelling(x.steps.at(a))), len(x.spelling(x.steps.at(b))); i != j {
			return i > j
		}
		a, b = x.parent(a), x.parent(b)
	}
	return false
}
