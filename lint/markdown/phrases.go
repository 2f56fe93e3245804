package markdown

import (
	"strings"
	"sync/atomic"
)

// phrases are some words each. They are sorted by their first byte when they are first looked for: so a title is looked through once for all of them.
type phrases struct {
	list    []string
	byFirst atomic.Pointer[[256][]string]
}

func newPhrases(list ...string) *phrases { return &phrases{list: list} }

func (p *phrases) sorted() *[256][]string {
	if s := p.byFirst.Load(); s != nil {
		return s
	}
	s := new([256][]string)
	for _, phrase := range p.list {
		s[phrase[0]] = append(s[phrase[0]], phrase)
	}
	p.byFirst.Store(s)
	return s
}

// in reports whether one of the phrases stands in s, be it inside of a word.
func (p *phrases) in(s string) bool {
	sorted := p.sorted()
	for i := range len(s) {
		for _, phrase := range sorted[s[i]] {
			if strings.HasPrefix(s[i:], phrase) {
				return true
			}
		}
	}
	return false
}
