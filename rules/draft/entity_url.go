package draft

import (
	"strings"
	"unicode/utf8"
)

// urlEnd returns where the address ends whose host ends at hostEnd, and whether it has a path.
func urlEnd(s string, hostEnd int) (end int, path bool) {
	end = hostEnd
	if strings.HasPrefix(s[end:], ":") {
		port := end + 1
		for port < len(s) && isASCIIDigit(rune(s[port])) {
			port++
		}
		if port > end+1 {
			end = port
		}
	}
	if path = strings.HasPrefix(s[end:], "/"); path {
		end = pathEnd(s, end)
	}
	return queryEnd(s, end), path
}

// pathEnd returns where the path ends that starts with the slash at s[i]: after the last character that may end one, so that a
// full stop or a comma after an address is none of it. Parentheses are part of a path in pairs: /wiki/Mercury_(planet).
func pathEnd(s string, i int) int {
	i++
	for end := i; ; {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case r == '(':
			closed := parenthesisEnd(s, i, true)
			if closed == 0 {
				return end
			}
			if i == end {
				end = closed
			}
			i = closed
		case isPathRune(r):
			i += size
			if r >= utf8.RuneSelf && r != '–' || isASCIILetter(r) || isASCIIDigit(r) || strings.ContainsRune("+-=_#/", r) {
				end = i
			}
		default:
			return end
		}
	}
}

// parenthesisEnd returns where the parenthesis ends that opens at s[i], 0 if it does not close within the path, is empty or nests
// deeper than once.
func parenthesisEnd(s string, i int, mayNest bool) int {
	for at := i + 1; ; {
		r, size := utf8.DecodeRuneInString(s[at:])
		switch {
		case isPathRune(r):
			at += size
		case r == '(' && mayNest:
			if at = parenthesisEnd(s, at, false); at == 0 {
				return 0
			}
			mayNest = false
		case r == ')' && at > i+1:
			return at + 1
		default:
			return 0
		}
	}
}

// queryEnd returns where the query ends that starts at s[i]; i if there is none.
func queryEnd(s string, i int) int {
	if !strings.HasPrefix(s[i:], "?") {
		return i
	}
	end := i
	for at := i + 1; at < len(s); at++ {
		if c := s[at]; isNameByte(c) || strings.IndexByte("-&=#/", c) >= 0 {
			end = at + 1
		} else if strings.IndexByte("!?*'@();:+$%[].,~|", c) < 0 {
			break
		}
	}
	return end
}

// isPathRune reports whether r, no parenthesis, may stand in a path.
func isPathRune(r rune) bool {
	if r < utf8.RuneSelf {
		return isASCIILetter(r) || isASCIIDigit(r) || strings.ContainsRune("!*';:=+,.$/%#[]-_~@|&", r)
	}
	return isAccentedLatin(r) || 'Ѐ' <= r && r <= 'ӿ' || r == '–'
}

// isAccentedLatin reports whether r is what X takes for a Latin letter or mark besides those of ASCII.
func isAccentedLatin(r rune) bool {
	if r < 'À' {
		return false
	}
	return r <= '\u024f' && r != '×' && r != '÷' || '\u0300' <= r && r <= '\u036f' || '\u1e00' <= r && r <= '\u1eff' ||
		'\u0253' <= r && r <= '\u02bb' && strings.ContainsRune("ɓɔɖɗəɛɣɨɯɲʉʋʻ", r)
}

func utf16Length(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xffff {
			n++
		}
	}
	return n
}
