package check

// An index is one trie of words over the phrases of many lists. It lies in a blob or was frozen from a builder, and never changes. Phrases that read the
// same but for capitals and accents share a node.
type index struct {
	words   ints   // of each word where its letters end
	letters []byte // the folded words, one after the other
	vocabulary
	pairs    filter // of the first two words of phrases
	nodes           // all but the root
	squashed table  // of nodes at which a phrase without wildcards ends, by its words written as one, for hashtags
	sets     ints   // of each set where its members begin, and once more after the last; set 0 is empty
	members  ints   // of sets: entries, of those of one phrase the last added first
	entries  []entry
	strings  []string // strings[0] is empty
}

// Numbers of words that stand for many, of which only anyNumber may begin a phrase.
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

// of returns the first member of a set and the one after its last.
func (x *index) of(set int32) (from, to int32) { return x.sets.at(set), x.sets.at(set + 1) }

// member returns an entry of a set.
func (x *index) member(i int32) *entry { return &x.entries[x.members.at(i)] }

// cutsLater reports whether of two nodes that spell the same as one word, a has the longer last word, or the same one and so on with the word before: an
// order that does not depend on what else is in the index.
func (x *index) cutsLater(a, b int32) bool {
	for a != b && a != 0 && b != 0 {
		if i, j := len(x.spelling(x.node(a).word())), len(x.spelling(x.node(b).word())); i != j {
			return i > j
		}
		a, b = x.node(a).parent(), x.node(b).parent()
	}
	return false
}
