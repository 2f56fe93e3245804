package check

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/pelletier/go-toml/v2"
)

// A Lexicon is a named set of word lists. Several rules may use one.
type Lexicon struct {
	Name string
	TOML string // see ParseLexicon

	once  sync.Once
	lists []wordList
	err   error
}

// wordList is one list of one language as it is written.
type wordList struct {
	name     string // "offer", without the language
	lang     Lang
	weight   int
	stop     bool
	mentions bool
	terms    []string
}

// listTable is the TOML of a list.
type listTable struct {
	Weight   int      `toml:"weight"`
	Stop     bool     `toml:"stop"`
	Mentions bool     `toml:"mentions"`
	Terms    []string `toml:"terms"`
}

// parse reads the lists of the lexicon, once.
//
// A lexicon is a TOML document of tables [LIST.LANG], where LANG is en, fr or any:
//
//	[offer.en]
//	weight = 2                        # default 1; what it means is for the rule to say
//	terms  = ["(flash|clearance) sale", "<n> % off", "vote for your * flavour", "leverage -> use"]
//
//	[idiom.fr]
//	stop  = true                      # no finding, and it hides the words inside it from the other lists of the lexicon
//	terms = ["c'est une tuerie"]
//
// Terms are folded, and match whole words; hyphens, quotation marks and commas do not count, the end of a sentence does. In a
// term, <n> is any number, * is any one word, (a|b|) is a choice of which the last is nothing, (s) is short for (s|), for endings. A term that
// begins with = must stand with the same capitals (=Ford, =ICE), one that begins with ^ with the same accents (^tué). What follows -> is a
// note for the rule, such as the plain word for a piece of jargon. A list with "mentions" also matches the names of accounts.
func (l *Lexicon) parse() ([]wordList, error) {
	l.once.Do(func() {
		if _, left := l.digest(); left {
			l.err = fmt.Errorf("lexicon %s: the program was built without its text, and its blob does not hold it; run go generate ./rules, and build it again", l.Name)
			return
		}
		var doc map[string]map[string]listTable
		d := toml.NewDecoder(strings.NewReader(l.TOML)).DisallowUnknownFields()
		if err := d.Decode(&doc); err != nil {
			if strict := new(toml.StrictMissingError); errors.As(err, &strict) {
				err = errors.New(strict.String())
			}
			l.err = fmt.Errorf("lexicon %s: %w", l.Name, err)
			return
		}
		for name, langs := range doc {
			for code, t := range langs {
				lang, ok := ParseLang(code)
				if !ok || name == "" {
					l.err = fmt.Errorf("lexicon %s: [%s.%s]: a list is in en, fr or any", l.Name, name, code)
					return
				}
				l.lists = append(l.lists, wordList{name, lang, cmp.Or(t.Weight, 1), t.Stop, t.Mentions, t.Terms})
			}
		}
		// Maps have no order; findings must not depend on one.
		slices.SortFunc(l.lists, func(a, b wordList) int {
			return cmp.Or(cmp.Compare(a.name, b.name), cmp.Compare(a.lang, b.lang))
		})
	})
	return l.lists, l.err
}

// longestEnding is the longest (s) that is taken for an ending, in bytes: "ement", "aient", "ières".
const longestEnding = 6

// expand returns the plain phrases that a term with (a|b|) stands for.
func expand(term string) ([]string, error) {
	open := strings.IndexByte(term, '(')
	if open < 0 {
		if strings.IndexByte(term, ')') >= 0 {
			return nil, fmt.Errorf("term %q: a ) without its (", term)
		}
		return []string{term}, nil
	}
	n := strings.IndexByte(term[open:], ')')
	if n < 0 || strings.IndexByte(term[open+1:open+n], '(') >= 0 {
		return nil, fmt.Errorf("term %q: a ( without its ), or one inside another", term)
	}
	choices := strings.Split(term[open+1:open+n], "|")
	if len(choices) == 1 {
		if len(choices[0]) > longestEnding { // "(memorial) (hall|park)" would find every park
			return nil, fmt.Errorf("term %q: (%s) is optional as it stands; write (%s|) if that is meant", term, choices[0], choices[0])
		}
		choices = append(choices, "")
	}
	tails, err := expand(term[open+n+1:])
	if err != nil {
		return nil, err
	}
	var all []string
	for _, c := range choices {
		for _, t := range tails {
			all = append(all, term[:open]+c+t)
		}
	}
	return all, nil
}
