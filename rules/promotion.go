package rules

import (
	_ "embed"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

//go:embed promotion.toml
var promotionTOML string

// promotion is the vocabulary of selling, shared by every rule that asks whether a post sells.
var promotion = &check.Lexicon{Name: "promotion", TOML: promotionTOML}

//go:embed relief.toml
var reliefTOML string

// relief is the vocabulary of help, condolence and service, which lets a post about something grave pass.
var relief = &check.Lexicon{Name: "relief", TOML: reliefTOML}

// firstOffer returns what says plainly that the post sells: a phrase of the list offer, a price cut such as "-20 %", a code. The rule must use
// the lexicon promotion.
func firstOffer(p *check.Pass) (check.Hit, bool) {
	if h, ok := p.First("offer"); ok {
		return h, true
	}
	for _, h := range p.Hits("percent") {
		if strings.HasPrefix(h.String(), "100") { // nobody takes all of it off: "We give – 100 % of it"
			continue
		}
		if q, ok := discount(h.Quote); ok {
			h.Quote = q
			return h, true
		}
	}
	for _, h := range p.Hits("code") {
		if q, word := p.Word(h.Last + 1); h.First >= 0 && codeLike(q.String(), word) {
			h.Quote = q
			return h, true
		}
	}
	return check.Hit{}, false
}

// codeLike reports whether a word looks like a promotion code: capitals that end in a number, as in WELCOME10.
func codeLike(word, folded string) bool {
	return len(word) > 4 && word != folded && word == strings.ToUpper(word) && unicode.IsDigit(rune(word[len(word)-1])) && unicode.IsLetter(rune(word[0]))
}

// discount returns a percentage with the minus sign before it, as in "-20 %" and "– 20 %". A range has none, as in "10-20 %", nor has a word
// that goes on, as in "week-20 %".
func discount(percent draft.Quote) (q draft.Quote, ok bool) {
	before := strings.TrimRightFunc(percent.Text.String()[:percent.Start], unicode.IsSpace)
	sign, size := utf8.DecodeLastRuneInString(before)
	if !strings.ContainsRune("-–−‑", sign) {
		return q, false
	}
	before = before[:len(before)-size]
	next, _ := utf8.DecodeLastRuneInString(before)
	last, _ := utf8.DecodeLastRuneInString(strings.TrimRightFunc(before, unicode.IsSpace))
	return percent.Text.Quote(len(before), percent.End), !unicode.IsLetter(next) && !unicode.IsDigit(last)
}
