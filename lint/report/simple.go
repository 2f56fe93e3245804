package report

import "unicode/utf8"

// isSimple reports whether r is one of the characters that nearly all text is made of: Safe shows it as it is, whatever stands before it; it takes
// a column; and only a character that is not simple can make it wider. ":" and "#" are simple unless they are doubled, see Safe.
func isSimple(r rune) bool {
	switch {
	case r < 0x7F:
		return r >= ' '
	case r < 0x300:
		return r >= 0xA0 && r != 0xAD && r != '©' && r != '®'
	}
	return r >= 0x2010 && r <= 0x2027 // dashes, quotation marks, the ellipsis
}

// doubled reports whether the byte of s at i and the next are two colons or number signs, as an order to a build service has them.
func doubled(s string, i int) bool {
	return (s[i] == ':' || s[i] == '#') && i+1 < len(s) && s[i+1] == s[i]
}

// letters are the characters of ASCII that are simple whatever stands behind them.
var letters = func() (is [256]bool) {
	for c := byte(' '); c < 0x7F; c++ {
		is[c] = c != ':' && c != '#'
	}
	return is
}()

// simple returns how many signs s begins with that are a simple character each, most of them at most, and their size. A character that is not may
// be an accent on the one before it, which then is not counted.
func simple(s string, most int) (size, signs int) {
	for last := 0; size < len(s); size, signs = size+last, signs+1 {
		start := size
		for end := min(len(s), start+most-signs); size < end && letters[s[size]]; size++ {
			last = 1
		}
		if signs += size - start; size == len(s) {
			break
		}
		r, n := utf8.DecodeRuneInString(s[size:])
		if !isSimple(r) || doubled(s, size) {
			return size - last, max(0, signs-1)
		}
		if signs == most {
			break
		}
		last = n
	}
	return size, signs
}

// simpleEnd returns the same for the end of s.
func simpleEnd(s string, most int) (size, signs int) {
	for ; signs < most && size < len(s); signs++ {
		r, n := rune(s[len(s)-size-1]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeLastRuneInString(s[:len(s)-size])
		}
		if !isSimple(r) || doubled(s, len(s)-size-n) {
			break
		}
		size += n
	}
	return size, signs
}
