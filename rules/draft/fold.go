package draft

import "unicode/utf8"

//go:generate go run ../internal/gen

// Fold returns s as it is compared: lower case, without accents, œ æ ß as oe ae ss, typographic apostrophes and dashes as ' and -,
// every kind of space as a space, letters of other styles (𝗯𝗼𝗹𝗱, ｆｕｌｌｗｉｄｔｈ, ﬁ) as plain ones, and without zero-width characters. Bytes that
// are no UTF-8 stay as they are.
func Fold(s string) string {
	if folded(s) {
		return s
	}
	var short [128]byte // most of what is folded is a name of few words
	dst := short[:0]
	if len(s) > len(short) {
		dst = make([]byte, 0, len(s))
	}
	if dst = AppendFold(dst, s); string(dst) == s {
		return s
	}
	return string(dst)
}

// folded reports whether s is ASCII without capitals, which Fold leaves alone.
func folded(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= utf8.RuneSelf || 'A' <= s[i] && s[i] <= 'Z' {
			return false
		}
	}
	return true
}

// AppendFold appends s to dst as Fold would return it.
func AppendFold(dst []byte, s string) []byte {
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if 'A' <= c && c <= 'Z' {
				c += 'a' - 'A'
			}
			dst = append(dst, c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if shown, changed := FoldRune(r); changed {
			dst = append(dst, shown...)
		} else {
			dst = append(dst, s[i:i+size]...)
		}
		i += size
	}
	return dst
}

// FoldRune returns what r is compared as, "" if it is passed over, and whether that is something else than r.
func FoldRune(r rune) (shown string, changed bool) {
	if r >= foldLast {
		return "", r >= 0xE0000 && r < 0xE1000 // tags and variation selectors
	}
	if r < 0 {
		return "", false
	}
	v := foldPages[foldIndex[r/foldPage]][r%foldPage]
	if v == 0 {
		return "", false
	}
	return foldPool[foldEnds[v-1]:foldEnds[v]], true
}
