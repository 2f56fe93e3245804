package check

import (
	"slices"
	"strings"

	"github.com/postlint/postlint/rules/draft"
)

// The stages of Set.Post, for benchmarks.

// Tokenise cuts and folds the text of a post.
func (s *Set) Tokenise(post *draft.Post) {
	p := s.pool.Get().(*Pass)
	p.tokens.reset(post.Text.String())
	p.forget()
	s.pool.Put(p)
}

// Match does so too, and finds the phrases of all lists.
func (s *Set) Match(post *draft.Post) {
	p := s.pool.Get().(*Pass)
	p.tokens.reset(post.Text.String())
	p.matches = p.matches[:0]
	for i, x := range s.indexes {
		x.look(&p.tokens)
		p.scan(i, &p.tokens, 0)
	}
	p.forget()
	s.pool.Put(p)
}

// MakeReady does so too, tells the language and puts together what the phrases tell.
func (s *Set) MakeReady(post *draft.Post) {
	p := s.pool.Get().(*Pass)
	p.read(post, nil)
	p.forget()
	s.pool.Put(p)
}

// Strict returns the set as examples are run: whatever lists a rule asks for are looked up, and every rule is triggered.
func (s *Set) Strict() *Set {
	strict := &Set{rules: s.rules, post: s.post, keep: s.keep, beside: s.beside, lists: s.lists, lexicons: s.lexicons, names: s.names, indexes: s.indexes, votes: s.votes, common: s.common, strict: true}
	strict.pool.New = func() any { return newPass(strict) }
	return strict
}

// Phrases returns the phrases of each list of a rule, a word in place of each wildcard.
func Phrases(r *Rule) (lists [][]string, err error) {
	lexicons := slices.Clone(r.Uses)
	if r.Lexicon != "" {
		lexicons = append(lexicons, &Lexicon{Name: r.ID, TOML: r.Lexicon})
	}
	wild := strings.NewReplacer("<n>", "10", "*", "small", "=", "", "^", "")
	for _, l := range lexicons {
		all, err := l.parse()
		if err != nil {
			return nil, err
		}
		for _, w := range all {
			var list []string
			for _, term := range w.terms {
				phrase, _, _ := strings.Cut(term, "->")
				phrases, err := expand(phrase)
				if err != nil {
					return nil, err
				}
				list = append(list, wild.Replace(phrases[len(phrases)/2]))
			}
			lists = append(lists, list)
		}
	}
	return lists, nil
}
