package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// isHostRune reports whether r may stand anywhere in a label of a host: X allows what is neither space, nor punctuation of ASCII, nor
// an invisible mark of direction, and leaves the rest to validHost.
func isHostRune(r rune) bool {
	switch {
	case isASCIILetter(r) || isASCIIDigit(r):
		return true
	case r < utf8.RuneSelf:
		return !unicode.IsSpace(r) && strings.IndexByte("!'#%&()*+,\\-./:;<=>?@[]^_{|}~$", byte(r)) < 0
	}
	switch r {
	case '\u061c', '\u180e', '\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e',
		'\u2066', '\u2067', '\u2068', '\u2069', '\ufeff', '\ufffe', '\uffff':
		return false
	}
	return !unicode.IsSpace(r)
}

// hostLabel returns where the label that starts at s[start] ends, where its part after its last "_" starts, and whether it is fit for
// a host: with neither "-" nor "_" at its ends, and a dot after it.
func hostLabel(s string, start int) (end, name int, ok bool) {
	name = start
	for end = start; end < len(s); {
		r, size := utf8.DecodeRuneInString(s[end:])
		if r == '_' || r == '-' && name == end {
			name = end + 1
		} else if r != '-' && !isHostRune(r) {
			break
		}
		end += size
	}
	if end == start || end == len(s) || s[end] != '.' {
		return end, name, false
	}
	first, last := s[start], s[end-1]
	return end, name, first != '-' && first != '_' && last != '-' && last != '_'
}

// latinHost returns the bounds of the first host in s from at on whose labels hold only Latin letters, digits and "-"; an end of 0
// says that there is none.
func latinHost(s string, at int) (start, end int) {
	for at < len(s) && end == 0 {
		start = at
		dot := latinLabelEnd(s, at)
		for dot > at && strings.HasPrefix(s[dot:], ".") {
			at = dot + 1
			if tld := topLevelDomain(s, at); tld > 0 {
				end = tld
			}
			dot = latinLabelEnd(s, at)
		}
		if at = dot; at == start {
			_, size := utf8.DecodeRuneInString(s[at:])
			at += size
		}
	}
	return start, end
}

func latinLabelEnd(s string, i int) int {
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !isASCIILetter(r) && !isASCIIDigit(r) && r != '-' && !isAccentedLatin(r) {
			break
		}
		i += size
	}
	return i
}

// validHost reports whether the labels of a host are short enough for the domain name system. Text in a script without spaces often
// forms a longer label, together with the address that follows it; X then finds no link.
func validHost(host string) bool {
	if strings.HasPrefix(host, "xn--") {
		if _, end := latinHost(host, 0); end == 0 {
			return false
		}
	}
	for rest, more := host, true; more; {
		var label string
		label, rest, more = strings.Cut(rest, ".")
		length := 0
		for label != "" {
			part := label
			if i := strings.IndexAny(label, "。．｡"); i >= 0 { // other dots of the domain name system
				_, size := utf8.DecodeRuneInString(label[i:])
				part, label = label[:i], label[i+size:]
				length++
			} else {
				label = ""
			}
			length += punycodeLength(part)
		}
		if length > maxLabel {
			return false
		}
	}
	return true
}

// maxLabel is the greatest number of bytes in a label of the domain name system (RFC 1035, section 2.3.4).
const maxLabel = 63

// punycodeLength returns the number of bytes of a label in the domain name system, where other letters than ASCII's are written as
// RFC 3492 says: "caf\u00e9" is xn--caf-dma, of 11 bytes. For a label that is longer than maxLabel it may return less, but more than
// maxLabel.
func punycodeLength(label string) int {
	const base, tMin, tMax, skew, damp, firstBias = 36, 1, 26, 38, 700, 72 // RFC 3492, section 5
	runes := utf8.RuneCountInString(label)
	if runes == len(label) || runes > maxLabel {
		return runes
	}
	ascii := 0
	for i := range len(label) {
		if label[i] < utf8.RuneSelf {
			ascii++
		}
	}
	length := len("xn--") + ascii
	if ascii > 0 {
		length += len("-")
	}
	delta, bias, code := 0, firstBias, rune(utf8.RuneSelf)
	for done := ascii; done < runes; code++ {
		next := rune(unicode.MaxRune)
		for _, r := range label {
			if r >= code {
				next = min(next, r)
			}
		}
		delta += int(next-code) * (done + 1)
		code = next
		for _, r := range label {
			if r < code {
				delta++
			}
			if r != code {
				continue
			}
			for q, k := delta, base; ; k += base {
				length++
				t := min(max(k-bias, tMin), tMax)
				if q < t {
					break
				}
				q = (q - t) / (base - t)
			}
			if done == ascii {
				delta /= damp
			} else {
				delta /= 2
			}
			done++
			delta += delta / done
			bias = 0
			for ; delta > (base-tMin)*tMax/2; bias += base {
				delta /= base - tMin
			}
			bias += (base - tMin + 1) * delta / (delta + skew)
			delta = 0
		}
		delta++
	}
	return length
}
