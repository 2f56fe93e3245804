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
	switch {
	case r >= '0' && r <= '9':
		return 1
	case r < utf8.RuneSelf:
		return 2 * oneIf('a' <= r && r <= 'z' || 'A' <= r && r <= 'Z')
	case unicode.IsLetter(r) || unicode.Is(unicode.M, r):
		return 2
	}
	return 0
}

// tokens cuts folded words. A number and the letters behind it are two tokens: "7pm", "19h00", "1er".
func tokens(s string) []token { return appendTokens(make([]token, 0, 16), s) }

// appendTokens is apart from tokens, so that a list that does not leave its function costs no memory.
func appendTokens(out []token, s string) []token {
	gap := false
	from, kind := 0, 0
	flush := func(to int) {
		if kind == 0 {
			return
		}
		t := token{s: s[from:to], n: -1, gap: gap}
		if kind == 2 {
			t.sense = senses[t.s]
		} else if len(t.s) <= 8 {
			t.n = atoi(t.s)
		}
		out = append(out, t)
		gap, kind = false, 0
	}
	for i, r := range s {
		c := dateClass(r)
		if c != kind {
			flush(i)
			from, kind = i, c
		}
		if c != 0 {
			if isHan(r) { // 3月4日 is five tokens
				if kind = 2; i > from {
					flush(i)
					from, kind = i, 2
				}
			}
			continue
		}
		switch {
		case unicode.IsSpace(r):
			gap = true
		case r == utf8.RuneError:
			out = append(out, token{s: "\ufffd", n: -1, gap: gap})
			gap = false
		default:
			out = append(out, token{s: s[i : i+utf8.RuneLen(r)], n: -1, gap: gap})
			gap = false
		}
	}
	flush(len(s))
	return out
}

func isHan(r rune) bool { return r >= 0x2e80 && unicode.Is(unicode.Han, r) }
