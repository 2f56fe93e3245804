package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// width returns how many columns of a terminal s takes.
func width(s string) (columns int) {
	for len(s) > 0 {
		size, more := simple(s, len(s))
		if size == 0 {
			size, more = sign(s)
		}
		s, columns = s[size:], columns+more
	}
	return columns
}

// fit returns how many bytes of s, whole signs, fit in so many columns.
func fit(s string, columns int) (size int) {
	for size < len(s) {
		n, w := simple(s[size:], columns)
		if n == 0 {
			if n, w = sign(s[size:]); w > columns {
				break
			}
		}
		size, columns = size+n, columns-w
	}
	return size
}

// cut returns s, shortened to so many columns with an ellipsis as the last.
func cut(s string, columns int) string {
	if fit(s, columns) == len(s) {
		return s
	}
	return s[:fit(s, columns-1)] + "…"
}

// tail returns the end of s, at most so many columns wide.
func tail(s string, columns int) string {
	for w := width(s); w > columns; {
		size, less := sign(s)
		w -= less
		s = s[size:]
	}
	return s
}

const (
	emojiStyle = '\ufe0f' // makes the sign before it an emoji
	keycap     = '\u20e3' // puts the sign before it on a key
)

// sign returns the size in bytes of the first sign of s, which is what a reader takes for one character, and how many columns it takes: two for an
// emoji, however many it is joined from, and for the wide signs of Chinese, Japanese and Korean; none for an accent that has nothing to stand on.
func sign(s string) (size, columns int) {
	if len(s) > 0 && s[0] < utf8.RuneSelf && (len(s) == 1 || s[1] < utf8.RuneSelf) {
		return 1, 1
	}
	first, size := utf8.DecodeRuneInString(s)
	columns = runeWidth(first)
	for half := isRegion(first); size < len(s); {
		r, n := utf8.DecodeRuneInString(s[size:])
		switch {
		case half && isRegion(r): // two make a flag
			half, columns = false, 2
		case r == keycap:
			columns = 2
		case r == emojiStyle:
			if isEmoji(first) {
				columns = 2
			}
		case isSkinTone(r) && isEmoji(first):
			columns = 2
		case r == joiner && isEmoji(first):
			if next, more := utf8.DecodeRuneInString(s[size+n:]); isEmoji(next) {
				columns, n = 2, n+more
			}
		case runeWidth(r) > 0:
			return size, columns
		}
		size += n
	}
	return size, columns
}

// isEmoji reports whether r may be shown as an emoji by the signs behind it. Which exactly may does not matter: nothing else is followed by them.
func isEmoji(r rune) bool { return r >= 0x203C || r == '©' || r == '®' }

func isRegion(r rune) bool   { return r >= 0x1F1E6 && r <= 0x1F1FF }
func isSkinTone(r rune) bool { return r >= 0x1F3FB && r <= 0x1F3FF }

// runeWidth returns how many columns r takes by itself.
func runeWidth(r rune) int {
	switch {
	case r < 0x300:
		return 1
	case unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf), r >= 0x1160 && r <= 0x11FF: // and what joins a Korean letter
		return 0
	case unicode.Is(wide, r):
		return 2
	}
	return 1
}

// pad returns s with blanks behind it, so many columns wide.
func pad(s string, columns int) string {
	return s + strings.Repeat(" ", max(0, columns-width(s)))
}
