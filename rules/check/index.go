package check

// An index is one trie of words over the phrases of many lists. It lies in a blob or was frozen from a builder, and never changes. Its nodes are
// numbered level by level, the children of one in the order of their words, so that they follow each other and end where those of the next
// begin: a phrase is followed through a few neighbouring numbers. Phrases that read the same but for capitals and accents share a node.
type index struct {
	words   ints   // of each word where its letters end
	letters []byte // the folded words, one after the other
	vocabulary
	pairs    filter // of the first two words of phrases
	steps    ints   // of each node the word that leads to it; node 0 is the root
	nodes    ints   // of each node its first child and the set of what ends there, and once more after the last
	squashed table  // of nodes at which a phrase without wildcards ends, by its words written as one, for hashtags
	sets     ints   // of each set where its members begin, and once more after the last; set 0 is empty
	members  ints   // of sets: entries, of those of one phrase the last added first
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

// An entry is what is known of a phrase. Most phrases of a list share one, and thousands of phrases share one set of entries.
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
	return x.letters[x.words.at(word-1):x.words.at(word)]
}

// overWord is set in the first word of a pair in the filter if any word stands between the two.
const overWord = 1 << 20

// children returns the first child of a node and the node after its last.
func (x *index) children(node int32) (from, to int32) {
	return x.nodes.at(2 * node), x.nodes.at(2*node + 2)
}

// numbers returns the node of the phrases that begin with any number, 0 if none do.
func (x *index) numbers() int32 {
	if from, to := x.children(0); from < to && x.steps.at(from) == anyNumber {
		return from
	}
	return 0
}

// set returns the set of what ends at a node, 0 if nothing does.
func (x *index) set(node int32) int32 { return x.nodes.at(2*node + 1) }

// of returns the first member of a set and the one after its last.
func (x *index) of(set int32) (from, to int32) { return x.sets.at(set), x.sets.at(set + 1) }

// member returns an entry of a set.
func (x *index) member(i int32) *entry { return &x.entries[x.members.at(i)] }

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

// child returns which of the nodes from..to a word leads to, 0 if it leads to none. There must be one node. The search has no branch that a processor
// could guess wrong.
func (x *index) child(from, to, word int32) int32 {
	for n := to - from; n > 1; {
		half := n >> 1
		if x.steps.at(from+half) <= word {
			from += half
		}
		n -= half
	}
	if x.steps.at(from) != word {
		return 0
	}
	return from
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
