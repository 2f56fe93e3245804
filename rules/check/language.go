package check

import (
	_ "embed"

	"github.com/postlint/postlint/rules/draft"
)

// Lang is a set of languages. The zero Lang is no language that postlint has words for.
type Lang uint8

const (
	English Lang = 1 << iota
	French
	_       // in a blob: a common word of the other language
	foreign // any other language; its function words vote, and it has no lists
)

// ParseLang reads "en", "fr" and "any", which is both. Any other language has no words: rules about wording do not judge it.
func ParseLang(code string) (lang Lang, ok bool) {
	switch code {
	case "en":
		return English, true
	case "fr":
		return French, true
	case "any":
		return English | French, true
	}
	return 0, false
}

// languageWords are the function words by which a language is told, and the words that mean something else in the other one.
//
//go:embed language.toml
var languageTOML string

var languageLexicon = &Lexicon{Name: "language", TOML: languageTOML}

// language returns the languages whose words count for a post and whether there is doubt: in doubt, words that are common in
// the other language ("sale", "pain", "coin") do not count.
func language(p *draft.Post, brand *draft.Brand, vote func() [3]int) (lang Lang, doubt bool) {
	if p.Lang != "" {
		lang, _ = ParseLang(draft.Fold(p.Lang[:min(2, len(p.Lang))]))
		return lang, false
	}
	if len(brand.Languages) == 1 {
		lang, _ = ParseLang(brand.Languages[0])
		return lang, false
	}
	votes := vote()
	en, fr, other := votes[0], votes[1], votes[2]
	switch {
	case other > en && other > fr:
		return 0, false
	case en == 0 && fr == 0:
		return English | French, true
	case fr*3 < en:
		return English, false
	case en*3 < fr:
		return French, false
	}
	return English | French, true
}
