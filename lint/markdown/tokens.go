package markdown

import (
	"unicode"
	"unicode/utf8"
)

// A token is a word, a number or a sign of a date.
type token struct {
	s    string // folded
	n    int    // of a number, else -1
	gap  bool   // white space stands before it
	used bool   // it has been understood
	sense
}

// dateClass returns 1 for a digit, 2 for a letter, 0 for what stands between the words of a date.
func dateClass(r rune) int {
	if r < utf8.RuneSelf {
		return int(classASCII[r])
	}
	if unicode.IsLetter(r) || unicode.Is(unicode.M, r) {
		return 2
	}
	return 0
}

var classASCII = func() (class [utf8.RuneSelf]uint8) {
	for c := range class {
		if wordASCII[c] {
			class[c] = 2
		}
		if '0' <= c && c <= '9' {
			class[c] = 1
		}
	}
	return class
}()

// tokens cuts folded words. A number and the letters behind it are two tokens: "7pm", "19h00", "1er".
func tokens(s string) []token { return appendTokens(make([]token, 0, 16), s) }

// appendTokens is apart from tokens, so that a list that does not leave its function costs no memory.
func appendTokens(out []token, s string) []token {
	gap := false
	for at := 0; at < len(s); {
		if s[at] == ' ' {
			gap = true
			at++
			continue
		}
		r, end := runeAt(s, at)
		class := dateClass(r)
		if class == 0 && unicode.IsSpace(r) {
			gap, at = true, end
			continue
		}
		if class > 0 {
			end = classEnd(s, end, class)
		}
		out = append(out, token{s: s[at:end], n: -1, gap: gap})
		switch t := &out[len(out)-1]; {
		case class == 2:
			t.sense = senses.of(t.s)
		case class == 1 && len(t.s) <= 8:
			t.n = atoi(t.s)
		case r == utf8.RuneError:
			t.s = "\ufffd"
		}
		gap, at = false, end
	}
	return out
}

// classEnd returns where a run of digits or letters ends that goes on at byte at. Each Han character starts a token: 3月4日 is four.
func classEnd(s string, at, class int) int {
	for at < len(s) {
		if c := s[at]; c < utf8.RuneSelf {
			if int(classASCII[c]) != class {
				break
			}
			at++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[at:])
		if dateClass(r) != class || isHan(r) {
			break
		}
		at += size
	}
	return at
}

// runeAt returns the character at byte at and where it ends.
func runeAt(s string, at int) (r rune, end int) {
	if c := s[at]; c < utf8.RuneSelf {
		return rune(c), at + 1
	}
	r, size := utf8.DecodeRuneInString(s[at:])
	return r, at + size
}

func isHan(r rune) bool { return r >= 0x2e80 && unicode.Is(unicode.Han, r) }
