package markdown

import "strings"

// phrases are some words each, by their first byte: so a title is looked through once for all of them.
type phrases [256][]string

func newPhrases(list ...string) *phrases {
	var p phrases
	for _, s := range list {
		p[s[0]] = append(p[s[0]], s)
	}
	return &p
}

// in reports whether one of the phrases stands in s, be it inside of a word.
func (p *phrases) in(s string) bool {
	for i := range len(s) {
		for _, phrase := range p[s[i]] {
			if strings.HasPrefix(s[i:], phrase) {
				return true
			}
		}
	}
	return false
}
