package check

import (
	"fmt"
	"strings"
)

// An index is one trie of words over the phrases of many lists. It lies in a blob, which is not to be changed, or grows as phrases are added.
// Phrases that read the same but for capitals and accents share a node.
type index struct {
	words    ints   // of each word where its letters end and the node of the phrases that begin with it, 0 if none do
	letters  []byte // the folded words, one after the other
	byWord   table  // of words
	nodes    ints   // of each node its parent, its word, and its first term with the kinds of word that go on from it; node 0 is the root
	edges    table  // of nodes below the first level, by parent and word
	squashed table  // of nodes at which a phrase without wildcards ends, by its words written as one, for hashtags
	terms    ints   // of each term the next one of its node, whose number is smaller, and its entry; term 0 is none
	entries  []entry
	strings  []string // strings[0] is empty
}

// Numbers of words that stand for many.
const (
	unknownWord = iota
	anyNumber
	anyWord
)

// What goes on from a node.
const (
	hasNumber = 1 << (28 + iota)
	hasAny
	hasNext
	termOfNode = hasNumber - 1
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

func newIndex() *index {
	return &index{words: make(ints, 8*(anyWord+1)), byWord: newTable(), nodes: make(ints, 12), edges: newTable(), squashed: newTable(),
		terms: make(ints, 8), strings: make([]string, 1)}
}

func (x *index) spelling(word int32) []byte {
	return x.letters[x.words.at(2*word-2):x.words.at(2*word)]
}

// begins returns the node of the phrases that begin with a word, 0 if none do.
func (x *index) begins(word int32) int32 { return x.words.at(2*word + 1) }

func (x *index) parent(node int32) int32 { return x.nodes.at(3 * node) }

func (x *index) wordOf(node int32) int32 { return x.nodes.at(3*node + 1) }

// first returns the first term of a node, 0 if there is none.
func (x *index) first(node int32) int32 { return x.nodes.at(3*node+2) & termOfNode }

// next returns the next term of the same node, 0 if there is none.
func (x *index) next(term int32) int32 { return x.terms.at(2 * term) }

func (x *index) entry(term int32) *entry { return &x.entries[x.terms.at(2*term+1)] }

// find returns the number of a folded word.
func (x *index) find(folded []byte) int32 {
	for i, mask, mark := x.byWord.slot(hashBytes(folded)); ; i = (i + 1) & mask {
		s := x.byWord.slots.at(i)
		if n := s & numberOfSlot; n == 0 || s&markOfSlot == mark && string(x.spelling(n)) == string(folded) {
			return n
		}
	}
}

// word returns the number of a folded word, a new one if need be.
func (x *index) word(folded []byte) int32 {
	if n := x.find(folded); n != unknownWord {
		return n
	}
	n := x.words.count() / 2
	x.letters = append(x.letters, folded...)
	x.words.add(int32(len(x.letters)), 0)
	x.byWord.put(n, func(n int32) uint32 { return hashBytes(x.spelling(n)) })
	return n
}

// child returns the node to which a word leads, 0 if it leads nowhere.
func (x *index) child(parent, word int32) int32 {
	if parent == 0 {
		return x.begins(word)
	}
	for i, mask, mark := x.edges.slot(hashEdge(parent, word)); ; i = (i + 1) & mask {
		s := x.edges.slots.at(i)
		if n := s & numberOfSlot; n == 0 || s&markOfSlot == mark && x.parent(n) == parent && x.wordOf(n) == word {
			return n
		}
	}
}

// grow returns the node to which a word leads, a new one if need be.
func (x *index) grow(parent, word int32) int32 {
	n := x.child(parent, word)
	if n != 0 {
		return n
	}
	n = x.nodes.count() / 3
	x.nodes.add(parent, word, 0)
	x.nodes.set(3*parent+2, x.nodes.at(3*parent+2)|kind(word))
	if parent == 0 {
		x.words.set(2*word+1, n)
	} else {
		x.edges.put(n, func(n int32) uint32 { return hashEdge(x.parent(n), x.wordOf(n)) })
	}
	return n
}

// kind is what a node has if a word goes on from it.
func kind(word int32) int32 {
	switch word {
	case anyNumber:
		return hasNumber
	case anyWord:
		return hasAny
	}
	return hasNext
}

// add puts a phrase, as a list has it, into the index.
func (x *index) add(written string, e entry) error {
	phrase, note, _ := strings.Cut(written, "->")
	if note = strings.TrimSpace(note); note != "" {
		e.note = x.text(note)
	}
	phrase = strings.TrimSpace(phrase)
	if phrase != "" && (phrase[0] == '=' || phrase[0] == '^') {
		e.cond, phrase = phrase[0], phrase[1:]
	}
	phrases, err := expand(phrase)
	if err != nil {
		return err
	}
	for _, p := range phrases {
		if err := x.addPlain(p, e); err != nil {
			return fmt.Errorf("term %q: %w", written, err)
		}
	}
	return nil
}

func (x *index) text(s string) int32 {
	x.strings = append(x.strings, s)
	return int32(len(x.strings) - 1)
}

var wildcards = strings.NewReplacer("<n>", " 0 ", "*", " wildcard ")

func (x *index) addPlain(phrase string, e entry) error {
	var toks tokens
	toks.cutPhrase(wildcards.Replace(phrase))
	if len(toks.list) == 0 {
		return fmt.Errorf("it holds no word")
	}
	end, special := int32(0), false
	for i := range toks.list {
		var w int32
		switch folded := toks.foldedToken(i); string(folded) {
		case "0":
			w, special = anyNumber, true
		case "wildcard":
			w, special = anyWord, true
			if i == 0 {
				return fmt.Errorf("it begins with any word")
			}
		default:
			w = x.word(folded)
		}
		end = x.grow(end, w)
	}
	if x.nodes.count()/3 > numberOfSlot || x.words.count()/2 > numberOfSlot {
		return fmt.Errorf("all lists together hold too many phrases")
	}
	as := ""
	if e.cond != 0 {
		as = toks.written()
	}
	for i := x.first(end); i != 0; i = x.next(i) {
		if o := x.entry(i); o.list == e.list && o.lang == e.lang && o.weight == e.weight && o.cond == e.cond && x.strings[o.as] == as {
			return nil // two terms of a list that read the same, or two choices of one
		}
	}
	if !special && !x.isSquashed(end, toks.folded) {
		x.squashed.put(end, func(n int32) uint32 { return hashBytes(x.spell(nil, n)) })
	}
	if as != "" {
		e.as = x.text(as)
	}
	if n := len(x.entries); n == 0 || x.entries[n-1] != e {
		x.entries = append(x.entries, e)
	}
	n, at := x.terms.count()/2, x.nodes.at(3*end+2)
	x.terms.add(at&termOfNode, int32(len(x.entries)-1))
	x.nodes.set(3*end+2, at&^termOfNode|n)
	return nil
}

// written returns the words as they are written, without what stands between them.
func (t *tokens) written() string {
	var words []string
	for _, k := range t.list {
		words = append(words, t.text[k.start:k.end])
	}
	return strings.Join(words, " ")
}

// cutPhrase cuts a phrase of a list as text is cut, but without sentences, hashtags and links.
func (t *tokens) cutPhrase(phrase string) {
	t.text, t.folded, t.list = phrase, t.folded[:0], t.list[:0]
	t.cut(0, len(phrase), 0, -1)
}

// spell appends the words on the way to a node, as one.
func (x *index) spell(dst []byte, n int32) []byte {
	if n == 0 {
		return dst
	}
	return append(x.spell(dst, x.parent(n)), x.spelling(x.wordOf(n))...)
}

// isSquashed reports whether the node, whose words are these, is in the table of phrases written as one word.
func (x *index) isSquashed(n int32, words []byte) bool {
	for i, mask, mark := x.squashed.slot(hashBytes(words)); ; i = (i + 1) & mask {
		if s := x.squashed.slots.at(i); s == 0 || s == n|mark {
			return s != 0
		}
	}
}
