package check

import (
	"fmt"
	"slices"

	"github.com/postlint/postlint/rules/draft"
)

// Compile builds a set. It fails if a rule is not valid, if two have one ID, or if a word list cannot be read.
func Compile(rules ...*Rule) (*Set, error) { return Load(nil, rules...) }

// Load is Compile for rules whose word lists were compiled before, by Blob: a set is there in well under a millisecond. Lists that are not in the
// blob, or that have changed since, are compiled; a blob that is empty, damaged or of another version costs time and nothing else. The set
// reads the blob where it lies: it must not be changed afterwards.
func Load(blob []byte, rules ...*Rule) (*Set, error) {
	c, err := newCompiler(blob)
	if err != nil {
		return nil, err
	}
	return c.compile(rules)
}

// A compiler is a set in the making.
type compiler struct {
	set      *Set
	blob     *blobIndex               // nil: there is none
	grown    *builder                 // what was compiled from TOML; nil: nothing
	compiled map[*Lexicon][]namedList // the lists of each lexicon
	added    []blobLexicon            // the lexicons in grown, for Blob
}

func newCompiler(blob []byte) (*compiler, error) {
	c := &compiler{set: &Set{}, compiled: map[*Lexicon][]namedList{}}
	if b, ok := readBlob(blob); ok && b.lexicons[0].of(languageLexicon) {
		c.blob, c.set.indexes, c.set.votes, c.set.common = b, []*index{b.index}, b.votes, b.common
		return c, nil
	}
	return c, c.addLanguages()
}

// own returns the builder to which phrases can be added.
func (c *compiler) own() *builder {
	if c.grown == nil {
		c.grown = newBuilder()
		c.grown.isCommon = c.isCommon
	}
	return c.grown
}

// isCommon reports whether a folded word means something else in the other language.
func (c *compiler) isCommon(word string) bool {
	n := int32(0)
	if c.blob != nil {
		n = c.blob.index.number(word)
	} else {
		n = c.grown.numbers[word]
	}
	return int(n) < len(c.set.common) && c.set.common[n]
}

func (c *compiler) compile(rules []*Rule) (*Set, error) {
	s := c.set
	s.rules, s.names = rules, make([]names, len(rules))
	ids := map[string]bool{}
	var named []namedList
	for i, r := range rules {
		if err := r.Validate(); err != nil {
			return nil, err
		}
		if ids[r.ID] {
			return nil, fmt.Errorf("two rules have the ID %s", r.ID)
		}
		ids[r.ID] = true
		lexicons := slices.Clone(r.Uses)
		if r.Lexicon != "" {
			lexicons = append(lexicons, &Lexicon{Name: r.ID, TOML: r.Lexicon})
		}
		named = named[:0]
		for _, l := range lexicons {
			lists, err := c.lists(l)
			if err != nil {
				return nil, err
			}
			named = append(named, lists...)
		}
		var twice string
		if s.names[i], twice = namesOf(named); twice != "" {
			return nil, fmt.Errorf("rule %s: two of its lexicons have a list %q", r.ID, twice)
		}
	}
	for i, r := range rules {
		if r.Post != nil {
			s.post = append(s.post, i)
		}
		if r.Beside != nil {
			s.beside = append(s.beside, i)
		}
		if r.Post != nil && r.Beside != nil {
			s.keep = append(s.keep, i)
		}
		for _, name := range r.Triggers {
			list := s.names[i].find(name)
			if list < 0 {
				return nil, fmt.Errorf("rule %s: its trigger %q is none of its lists", r.ID, name)
			}
			if i < mostTriggered {
				s.lists[list].triggers |= 1 << i
			}
		}
	}
	if c.grown != nil {
		s.indexes = append(s.indexes, c.grown.freeze())
	}
	s.pool.New = func() any { return newPass(s) }
	return s, nil
}

// lists returns the lists of a lexicon, which is now in the index.
func (c *compiler) lists(l *Lexicon) (lists []namedList, err error) {
	lists, ok := c.compiled[l]
	if ok {
		return lists, nil
	}
	if b := c.blob.find(l); b != nil {
		lists = c.attach(b)
	} else if lists, err = c.addLexicon(l); err != nil {
		return nil, err
	}
	c.compiled[l] = lists
	return lists, nil
}

// attach gives the terms of a lexicon in the blob their entries, and returns its lists. Until then they are in no language, and no hit.
func (c *compiler) attach(b *blobLexicon) []namedList {
	lists := make([]namedList, 0, len(b.lists))
	s, base := c.set, int32(len(c.set.lists))
	s.lexicons = append(s.lexicons, span{base, base + int32(len(b.lists))})
	for i, l := range b.lists {
		if !slices.ContainsFunc(lists, func(n namedList) bool { return n.name == l.name }) { // as in a damaged blob, which must not stop anybody
			lists = append(lists, namedList{l.name, base + int32(i)})
		}
		s.lists = append(s.lists, listInfo{key: nameKey(l.name), lexicon: int32(len(s.lexicons) - 1), stop: l.stop, mentions: l.mentions})
	}
	for i := b.entries.from; i < b.entries.to; i++ {
		c.blob.index.entries[i] = c.blob.entry(i, base)
	}
	b.attached = true
	return lists
}

// addLexicon compiles a lexicon and returns its lists.
func (c *compiler) addLexicon(l *Lexicon) (named []namedList, err error) {
	lists, err := l.parse()
	if err != nil {
		return nil, err
	}
	s, x := c.set, c.own()
	b := blobLexicon{name: l.Name, sum: sumOf(l), base: int32(len(s.lists))}
	b.entries.from = int32(len(x.entries))
	clear(x.known)
	for _, w := range lists { // in the order of their names: the languages of a list follow each other
		n := int32(len(s.lists)) - 1
		if len(named) == 0 || named[len(named)-1].name != w.name {
			n++
			named = append(named, namedList{w.name, n})
			s.lists = append(s.lists, listInfo{key: nameKey(w.name), lexicon: int32(len(s.lexicons))})
			b.lists = append(b.lists, blobList{name: w.name})
		}
		info := &s.lists[n]
		info.stop, info.mentions = info.stop || w.stop, info.mentions || w.mentions
		b.lists[n-b.base].stop, b.lists[n-b.base].mentions = info.stop, info.mentions
		for _, t := range w.terms {
			if err := x.add(t, entry{list: n, lang: w.lang, weight: int16(w.weight)}); err != nil {
				return nil, fmt.Errorf("lexicon %s, list %s: %w", l.Name, w.name, err)
			}
		}
	}
	s.lexicons = append(s.lexicons, span{b.base, int32(len(s.lists))})
	b.entries.to = int32(len(x.entries))
	c.added = append(c.added, b)
	return named, nil
}

// addLanguages gives function words their votes. It must come first, so that their numbers are the smallest.
func (c *compiler) addLanguages() error {
	lists, err := languageLexicon.parse()
	if err != nil {
		return err
	}
	s, x := c.set, c.own()
	for _, w := range lists {
		for _, t := range w.terms {
			word := int(x.word(draft.Fold(t)))
			for len(s.votes) <= word {
				s.votes, s.common = append(s.votes, 0), append(s.common, false)
			}
			switch w.name {
			case "common":
				s.common[word] = true
			case "foreign":
				s.votes[word] |= foreign
			default:
				s.votes[word] |= w.lang
			}
		}
	}
	s.votes, s.common = append(s.votes, 0), append(s.common, false)
	c.added = append(c.added, blobLexicon{name: languageLexicon.Name, sum: sumOf(languageLexicon)})
	return nil
}
