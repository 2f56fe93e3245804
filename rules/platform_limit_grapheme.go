package rules

import (
	"unicode"
	"unicode/utf8"
)

// platformLimitGrapheme returns the length of the first grapheme of s, what a reader takes for one character, and whether it is an emoji. It
// follows Unicode's annex 29, without the clusters of Indic consonants and prepended marks.
func platformLimitGrapheme(s string) (size int, emoji bool) {
	first, size := utf8.DecodeRuneInString(s)
	if first < utf8.RuneSelf && (size == len(s) || s[size] < utf8.RuneSelf) { // plain text, nearly always
		if first == '\r' && size < len(s) && s[size] == '\n' {
			return 2, false
		}
		return size, false
	}
	if unicode.IsControl(first) {
		return size, false
	}
	picture := platformLimitPictographic(first)
	emoji = picture && first != '©' && first != '®' && first != '™' // signs, unless a variation selector makes them emoji
	last, letter := first, first
	for size < len(s) {
		r, n := utf8.DecodeRuneInString(s[size:])
		switch {
		case platformLimitExtends(r):
			if r == 0xFE0F && picture || r == 0x20E3 && platformLimitKey(first) {
				emoji = true
			}
		case last == 0x200D && picture && platformLimitPictographic(r):
		case platformLimitFlag(first) && platformLimitFlag(r) && last == first && size == n:
			emoji = true
		case platformLimitHangul(letter, r):
			letter = r
		default:
			return size, emoji
		}
		last = r
		size += n
	}
	return size, emoji
}

func platformLimitKey(r rune) bool { return '0' <= r && r <= '9' || r == '#' || r == '*' }

// platformLimitFlag reports whether r is one of the letters of which two are a flag.
func platformLimitFlag(r rune) bool { return 0x1F1E6 <= r && r <= 0x1F1FF }

// platformLimitExtends reports whether r belongs to what stands before it.
func platformLimitExtends(r rune) bool {
	return r >= 0x300 && (unicode.Is(unicode.M, r) || r == 0x200C || r == 0x200D || 0x1F3FB <= r && r <= 0x1F3FF || 0xE0020 <= r && r <= 0xE007F || r == 0xFF9E || r == 0xFF9F)
}

// platformLimitHangul reports whether the Korean letters or syllables a and b are of one syllable.
func platformLimitHangul(a, b rune) bool {
	lead := func(r rune) bool { return 0x1100 <= r && r <= 0x115F || 0xA960 <= r && r <= 0xA97C }
	vowel := func(r rune) bool { return 0x1160 <= r && r <= 0x11A7 || 0xD7B0 <= r && r <= 0xD7C6 }
	trail := func(r rune) bool { return 0x11A8 <= r && r <= 0x11FF || 0xD7CB <= r && r <= 0xD7FB }
	syllable := func(r rune) bool { return 0xAC00 <= r && r <= 0xD7A3 }
	open := func(r rune) bool { return syllable(r) && (r-0xAC00)%28 == 0 }
	switch {
	case lead(a):
		return lead(b) || vowel(b) || syllable(b)
	case vowel(a), open(a):
		return vowel(b) || trail(b)
	case trail(a), syllable(a):
		return trail(b)
	}
	return false
}

// platformLimitPictographic reports whether r can begin an emoji, or follow a joiner in one: Extended_Pictographic of Unicode 15.0.
func platformLimitPictographic(r rune) bool {
	return r >= 0xA9 && (r >= 0x1F000 && !platformLimitFlag(r) && (r < 0x1F3FB || r > 0x1F3FF) && r < 0x20000 || r < 0x10000 && unicode.Is(platformLimitPictures, r))
}

var platformLimitPictures = &unicode.RangeTable{LatinOffset: 2, R16: []unicode.Range16{
	{0xA9, 0xA9, 1}, {0xAE, 0xAE, 1}, {0x203C, 0x203C, 1}, {0x2049, 0x2049, 1}, {0x2122, 0x2122, 1}, {0x2139, 0x2139, 1}, {0x2194, 0x2199, 1},
	{0x21A9, 0x21AA, 1}, {0x231A, 0x231B, 1}, {0x2328, 0x2328, 1}, {0x2388, 0x2388, 1}, {0x23CF, 0x23CF, 1}, {0x23E9, 0x23F3, 1}, {0x23F8, 0x23FA, 1},
	{0x24C2, 0x24C2, 1}, {0x25AA, 0x25AB, 1}, {0x25B6, 0x25B6, 1}, {0x25C0, 0x25C0, 1}, {0x25FB, 0x25FE, 1}, {0x2600, 0x2605, 1}, {0x2607, 0x2612, 1},
	{0x2614, 0x2685, 1}, {0x2690, 0x2705, 1}, {0x2708, 0x2712, 1}, {0x2714, 0x2714, 1}, {0x2716, 0x2716, 1}, {0x271D, 0x271D, 1}, {0x2721, 0x2721, 1},
	{0x2728, 0x2728, 1}, {0x2733, 0x2734, 1}, {0x2744, 0x2744, 1}, {0x2747, 0x2747, 1}, {0x274C, 0x274C, 1}, {0x274E, 0x274E, 1}, {0x2753, 0x2755, 1},
	{0x2757, 0x2757, 1}, {0x2763, 0x2767, 1}, {0x2795, 0x2797, 1}, {0x27A1, 0x27A1, 1}, {0x27B0, 0x27B0, 1}, {0x27BF, 0x27BF, 1}, {0x2934, 0x2935, 1},
	{0x2B05, 0x2B07, 1}, {0x2B1B, 0x2B1C, 1}, {0x2B50, 0x2B50, 1}, {0x2B55, 0x2B55, 1}, {0x3030, 0x3030, 1}, {0x303D, 0x303D, 1}, {0x3297, 0x3297, 1},
	{0x3299, 0x3299, 1},
}}
