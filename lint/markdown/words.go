package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/draft"
)

// wordsIn cuts s into its words: letters, digits and the dots, slashes and apostrophes between them.
func wordsIn(s string) []string { return appendWords(make([]string, 0, 16), s, len(s)) }

// firstWords returns the first n of them, or as many as there are: a long text is not looked through for its first two words.
func firstWords(s string, n int) []string { return appendWords(make([]string, 0, 16), s, n) }

// firstWord returns the first of them, "" if there is none.
func firstWord(s string) string {
	from, to := nextWord(s, 0)
	return s[from:to]
}

// foldOpening folds the start of s, with its first n words and what stands before them, or all of it: nobody folds a whole post to see how it begins.
func foldOpening(s string, n int) string {
	if enough := 32 * n; len(s) > enough {
		if i := strings.LastIndexByte(s[:enough], ' '); i > 0 {
			if folded := draft.Fold(s[:i]); len(firstWords(folded, n)) == n {
				return folded
			}
		}
	}
	return draft.Fold(s)
}

// opensWith reports whether the first word of s, folded, is one of a list. Most texts open with a plain word that looks like none of them, and need not be
// folded to tell.
func opensWith(s string, list *glossary[bool]) bool {
	from, to := nextWord(s, 0)
	if isASCII(s[:min(to+2, len(s))]) && to > from && !list.all().hasFolded(s[from:to]) { // two bytes on, for what stands there might be folded to more of the word
		return false
	}
	return list.of(firstWord(foldOpening(s, 1)))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// appendWords is apart from those that make the list, so that a list that does not leave its function costs no memory.
func appendWords(list []string, s string, n int) []string {
	for at := 0; len(list) < n; {
		from, to := nextWord(s, at)
		if from == to {
			break
		}
		list, at = append(list, s[from:to]), to
	}
	return list
}

// nextWord returns where the first word of s from byte at on stands, an empty place if there is none.
func nextWord(s string, at int) (from, to int) {
	for from = at; from < len(s); {
		if c := s[from]; c < utf8.RuneSelf {
			if wordASCII[c] {
				break
			}
			from++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[from:])
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			break
		}
		from += size
	}
	for to = from; to < len(s); {
		c := s[to]
		if wordASCII[c] {
			to++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[to:])
		if joint := c == '.' || c == '_' || c == '/' && s[from:to] == "r"; joint {
			r, _ = utf8.DecodeRuneInString(s[to+1:])
			if !unicode.IsLetter(r) {
				break
			}
		} else if c < utf8.RuneSelf || !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.Is(unicode.M, r) {
			break
		}
		to += size
	}
	return from, to
}

// wordASCII are the letters and digits of ASCII.
var wordASCII = func() (in [256]bool) {
	for c := range utf8.RuneSelf {
		in[c] = 'a' <= c && c <= 'z' || '0' <= c && c <= '9' || 'A' <= c && c <= 'Z'
	}
	return in
}()
