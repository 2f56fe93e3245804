package check

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// A builder collects the phrases of lists for an index.
type builder struct {
	words    []string // folded
	numbers  map[string]int32
	nodes    []builtNode // the root first
	edges    map[edge]int32
	entries  []entry
	known    map[entry]int32 // those of the lexicon that is being added, whose entries follow each other
	strings  []string
	isCommon func(word string) bool // reports a word that means something else in the other language; nil: none does
}

type builtNode struct {
	parent, word int32
	entries      []int32 // of the phrases that end there
}

type edge struct{ node, word int32 }

func newBuilder() *builder {
	return &builder{words: make([]string, firstWord), numbers: map[string]int32{}, nodes: make([]builtNode, 1), edges: map[edge]int32{},
		known: map[entry]int32{}, strings: make([]string, 1)}
}

// word returns the number of a folded word.
func (b *builder) word(folded string) int32 {
	n, ok := b.numbers[folded]
	if !ok {
		n = int32(len(b.words))
		b.numbers[folded], b.words = n, append(b.words, folded)
	}
	return n
}

// grow returns the node to which a word leads, a new one if need be.
func (b *builder) grow(parent, word int32) int32 {
	n, ok := b.edges[edge{parent, word}]
	if !ok {
		n = int32(len(b.nodes))
		b.edges[edge{parent, word}], b.nodes = n, append(b.nodes, builtNode{parent: parent, word: word})
	}
	return n
}

// add puts a phrase, as a list has it, into the index.
func (b *builder) add(written string, e entry) error {
	phrase, note, _ := strings.Cut(written, "->")
	if note = strings.TrimSpace(note); note != "" {
		e.note = b.text(note)
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
		if err := b.addPlain(p, e); err != nil {
			return fmt.Errorf("term %q: %w", written, err)
		}
	}
	return nil
}

func (b *builder) text(s string) int32 {
	b.strings = append(b.strings, s)
	return int32(len(b.strings) - 1)
}

var wildcards = strings.NewReplacer("<n>", " 0 ", "*", " wildcard ")

func (b *builder) addPlain(phrase string, e entry) error {
	var toks tokens
	toks.cutPhrase(wildcards.Replace(phrase))
	if len(toks.list) == 0 {
		return fmt.Errorf("it holds no word")
	}
	end := int32(0)
	for i := range toks.list {
		var w int32
		switch folded := toks.foldedToken(i); string(folded) {
		case "0":
			w = anyNumber
		case "wildcard":
			w = anyWord
			if i == 0 {
				return fmt.Errorf("it begins with any word")
			}
		default:
			w = b.word(string(folded))
		}
		end = b.grow(end, w)
	}
	if len(b.nodes) > numberOfSlot/2 || len(b.words) > numberOfSlot/2 { // the numbers of nodes are those of slots, of which a third are empty
		return fmt.Errorf("all lists together hold too many phrases")
	}
	e.both = len(toks.list) == 1 && b.isCommon != nil && b.isCommon(string(toks.folded))
	as := ""
	if e.cond != 0 {
		as = toks.written()
	}
	n := &b.nodes[end]
	for _, i := range n.entries {
		if o := &b.entries[i]; o.list == e.list && o.lang == e.lang && o.weight == e.weight && o.cond == e.cond && b.strings[o.as] == as {
			return nil // two terms of a list that read the same, or two choices of one
		}
	}
	if as != "" {
		e.as = b.text(as)
	}
	i, ok := b.known[e]
	if !ok {
		i = int32(len(b.entries))
		b.known[e], b.entries = i, append(b.entries, e)
	}
	n.entries = append(n.entries, i)
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
	t.text, t.folded, t.list, t.numbers = phrase, t.folded[:0], t.list[:0], false
	t.cut(0, len(phrase), 0, -1)
}

// freeze returns the index of what was added.
func (b *builder) freeze() *index {
	x := &index{entries: b.entries, strings: b.strings}
	for _, w := range b.words {
		x.letters = append(x.letters, w...)
		x.words.add(int32(len(x.letters)))
	}
	children := make([][]int32, len(b.nodes))
	for n := 1; n < len(b.nodes); n++ {
		p := b.nodes[n].parent
		children[p] = append(children[p], int32(n))
	}
	sets := setBuilder{known: map[string]int32{}}
	sets.add(nil)
	var list nodes
	built := make([]int32, 1, len(b.nodes)) // by number in the list: the node of the builder
	for at := int32(0); int(at) < len(built); at++ {
		next := children[built[at]]
		slices.SortFunc(next, func(i, j int32) int { return cmp.Compare(b.nodes[i].word, b.nodes[j].word) })
		for _, n := range next {
			list.add(node(b.nodes[n].word) | node(at)<<parentOfNode | node(sets.add(b.nodes[n].entries))<<setOfNode | b.waysOn(children[n]))
		}
		built = append(built, next...)
	}
	x.nodes, _ = list.hashed()
	x.sets, x.members = sets.from, sets.members
	x.sets.add(x.members.count())
	x.hashWords()
	x.hashPhrases()
	return x
}

// waysOn returns the bits of a node with these children.
func (b *builder) waysOn(children []int32) (bits node) {
	for _, n := range children {
		switch bits |= hasChildren; b.nodes[n].word {
		case anyWord:
			bits |= beforeWord
		case anyNumber:
			bits |= beforeNumber
		}
	}
	return bits
}

// A setBuilder collects sets of entries, each once.
type setBuilder struct {
	from, members ints
	known         map[string]int32 // by their members
}

func (b *setBuilder) add(entries []int32) int32 {
	var members ints
	for _, e := range slices.Backward(entries) {
		members.add(e)
	}
	n, ok := b.known[string(members)]
	if !ok {
		n = b.from.count()
		b.known[string(members)] = n
		b.from.add(b.members.count())
		b.members = append(b.members, members...)
	}
	return n
}
