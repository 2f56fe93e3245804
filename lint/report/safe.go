package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Safe returns s on one line and without a character that a terminal or the log of a build could take for a command, that turns the
// direction of writing, or that nobody can see: "\x1b" is shown as `\x1b`, U+202E as `\u202e`, a line end as ⏎, a byte that is no UTF-8 as `\xff`.
//
// The log of GitHub obeys lines that begin with "::", behind white space too; GitHub, Azure Pipelines and TeamCity obey "##[", "##vso[" and
// "##teamcity[" anywhere in a line. Their first sign is shown as `\x3a` and `\x23`.
func Safe(s string) string {
	if size, _ := simple(s, len(s)); size == len(s) {
		return s
	}
	var b strings.Builder
	done := 0 // s[:done] is in b
	shown := false
	show := func(at, size int, as string) {
		b.WriteString(s[done:at])
		b.WriteString(as)
		done, shown = at+size, true
	}
	text := len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace)) // before it is nothing but white space
	before := rune(0)
	for i := 0; i < len(s); {
		if size, _ := simple(s[i:], len(s)); size > 0 {
			i += size
			continue // what comes next is simple, too, or the end
		}
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		switch {
		case r == '\n':
			show(i, size, "⏎")
		case r == '\r' && strings.HasPrefix(s[i:], "\r\n"):
			show(i, size, "")
		case r == '\t':
			show(i, size, " ")
		case r == utf8.RuneError && size == 1:
			show(i, size, fmt.Sprintf(`\x%02x`, s[i]))
		case i == text && strings.HasPrefix(s[i:], "::"), r == '#' && orders(s[i:]):
			show(i, size, fmt.Sprintf(`\x%02x`, r))
		case hidden(before, r):
			show(i, size, escape(r))
		}
		if before = r; shown {
			before, shown = 0, false // nothing joins what is no longer there
		}
		i += size
	}
	if done == 0 {
		return s
	}
	b.WriteString(s[done:])
	return b.String()
}

// orders reports whether s begins as an order to a build service does: "##[", "##vso[", "##teamcity[".
func orders[T string | []byte](s T) bool {
	if len(s) < 2 || s[0] != '#' || s[1] != '#' {
		return false
	}
	for i := 2; i < len(s); i++ {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return s[i] == '['
		}
	}
	return false
}

func escape(r rune) string {
	switch {
	case r < utf8.RuneSelf:
		return fmt.Sprintf(`\x%02x`, r)
	case r <= 0xFFFF:
		return fmt.Sprintf(`\u%04x`, r)
	}
	return fmt.Sprintf(`\U%08x`, r)
}

const (
	nonJoiner = '\u200c'
	joiner    = '\u200d' // joins two emoji into one
	blackFlag = '\U0001F3F4'
)

// hidden reports whether r, which stands behind before, steers what is printed or cannot be seen. What emoji and the scripts that need them are
// made of can be: joiners, variation selectors, the tags of flags. Behind a Latin letter they only hide.
func hidden(before, r rune) bool {
	switch {
	case r < utf8.RuneSelf:
		return r < ' ' || r == 0x7F
	case r < 0x300:
		return r < 0xA0 || r == 0xAD
	case r >= 0x2010 && r <= 0x2027: // dashes, quotation marks and the ellipsis, which are everywhere
		return false
	case r == joiner, r == nonJoiner:
		return !joins(before)
	case unicode.Is(unicode.Variation_Selector, r):
		return !joins(before) || unicode.Is(unicode.Variation_Selector, before)
	case isTag(r):
		return before != blackFlag && !isTag(before)
	case unicode.Is(unicode.Prepended_Concatenation_Mark, r):
		return false // signs of Arabic numbers, which are seen
	}
	return unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp, unicode.Other_Default_Ignorable_Code_Point)
}

func joins(r rune) bool {
	return r >= '0' && r <= '9' || r == '#' || r == '*' || r == '©' || r == '®' || r >= 0x600 && !unicode.Is(unicode.Cf, r)
}

func isTag(r rune) bool { return r >= 0xE0020 && r <= 0xE007F }
