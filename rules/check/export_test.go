package check

import "github.com/postlint/postlint/rules/draft"

// The stages of Set.Post, for benchmarks.

// Tokenise cuts and folds the text of a post.
func (s *Set) Tokenise(post *draft.Post) {
	p := s.pool.Get().(*Pass)
	p.tokens.reset(post.Text.String())
	p.forget()
	s.pool.Put(p)
}

// Match does so too, and finds the phrases of all lists.
func (s *Set) Match(post *draft.Post) int {
	p := s.pool.Get().(*Pass)
	p.read(post, nil)
	n := len(p.matches)
	p.forget()
	s.pool.Put(p)
	return n
}
