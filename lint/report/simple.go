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

// lettersAt reports whether the first eight bytes of s are letters, by looking at all of them at once.
func lettersAt(s string) bool {
	const each, high = 0x0101010101010101, 0x8080808080808080
	x := uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
	colon, number := x^':'*each, x^'#'*each
	low := (x-' '*each)&^x | (colon-each)&^colon | (number-each)&^number // has a high bit where a byte is below a blank, or one of the two signs
	return (low|x|(x+each))&high == 0                                    // and where one is DEL or above
}

// simple returns how many signs s begins with that are a simple character each, most of them at most, and their size. A character that is not may
// be an accent on the one before it, which then is not counted.
func simple(s string, most int) (size, signs int) {
	for last := 0; size < len(s); size, signs = size+last, signs+1 {
		start, end := size, min(len(s), size+most-signs)
		for size+8 <= end && lettersAt(s[size:]) {
			size += 8
		}
		for size < end && letters[s[size]] {
			size++
		}
		if size > start {
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
