package report

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// What is simple is shown as it is wherever it stands, takes a column, and is neither an emoji nor a part of one.
func TestIsSimple(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !isSimple(r) {
			continue
		}
		for _, before := range []rune{0, ' ', 'e', '1', '#', '©', '👩', joiner, emojiStyle, '\U000E0041'} {
			if hidden(before, r) {
				t.Fatalf("%U is hidden behind %U", r, before)
			}
		}
		if runeWidth(r) != 1 || isEmoji(r) || isRegion(r) || isSkinTone(r) || r == keycap {
			t.Fatalf("%U is not simple", r)
		}
	}
}

// aroundAll is around without its short ways: all that could be shown is made safe, measured sign by sign, and then cut.
func aroundAll(text string, start, end int) (before, words, after string) {
	columns := func(s string) (w int) {
		for len(s) > 0 {
			size, more := sign(s)
			s, w = s[size:], w+more
		}
		return w
	}
	cut := func(s string, most int) string {
		if columns(s) <= most {
			return s
		}
		for at, w := 0, 1; ; {
			size, more := sign(s[at:])
			if w += more; w > most {
				return s[:at] + "…"
			}
			at += size
		}
	}
	from, to := max(0, start-utf8.UTFMax*lineWidth), min(len(text), end+utf8.UTFMax*lineWidth)
	for ; from < start && !utf8.RuneStart(text[from]); from++ {
	}
	for ; to < len(text) && !utf8.RuneStart(text[to]); to++ {
	}
	ordered := strings.Contains(Safe(text[from:to]), `\x23`)
	whole := safe(text[start:end], ordered)
	words = cut(whole, lineWidth)
	room := lineWidth - columns(words)
	if before = safe(text[from:start], ordered); from > 0 || columns(before) > room/2 {
		for columns(before) > max(0, room/2-1) {
			size, _ := sign(before)
			before = before[size:]
		}
		before = "…" + before
	}
	if words != whole {
		return before, words, ""
	}
	return before, words, cut(safe(text[end:to], ordered), max(1, room-columns(before)))
}

func FuzzAround(f *testing.F) {
	for _, s := range []string{"a", "é ", "e\u0301", "1️⃣", "👩‍🚀", "🇫🇷", "日本", "a::b ", "##vso[x] ", "## t ", "#tag ", "\x1b", "\xff", "\u202e", "«\u00a0©️ »", "☀️ ", "’…"} {
		for _, n := range []int{1, 30, 47, 48, 49, 95, 96, 97, 98, 400} {
			f.Add(strings.Repeat(s, n), s+"x"+s, strings.Repeat("b"+s, n), n%3)
			f.Add(strings.Repeat("b", n)+s, strings.Repeat("a", n)+s, s+strings.Repeat("c", n), n%3)
		}
	}
	f.Fuzz(func(t *testing.T, before, words, after string, skip int) {
		text := before + words + after
		start := max(0, len(before)-max(0, skip%7))
		end := start + len(words)
		got := around(text, start, end)
		b, w, a := aroundAll(text, start, end)
		if got.before != b || got.words != w || got.after != a {
			t.Fatalf("%q from %d to %d\nis  %q %q %q\nnot %q %q %q", text, start, end, got.before, got.words, got.after, b, w, a)
		}
		if got.indent != width(b) || got.columns != width(w) {
			t.Fatalf("%q %q: columns %d and %d", b, w, got.indent, got.columns)
		}
	})
}
