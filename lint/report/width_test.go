package report

import (
	"testing"
	"unicode"

	"github.com/stretchr/testify/assert"
	eastasian "golang.org/x/text/width"
)

func TestWidth(t *testing.T) {
	for s, want := range map[string]int{
		"":                   0,
		"soldes":             6,
		"déjà":               4,
		"de\u0301ja\u0300":   4, // the same in NFD, as file names of a Mac are
		"\u0301":             0,
		"L’été":              5,
		"日本":                 4,
		"カフェ":                6,
		"ｶﾌｪ":                3,
		"한국":                 4,
		"\u1112\u1161\u11ab": 2, // 한 in three letters
		"！":                  2,
		"✅":                  2,
		"⭐⚡✨":                6,
		"☀":                  1,
		"☀️":                 2,
		"❤️‍🔥":               2,
		"©":                  1,
		"©️":                 2,
		"👍🏽":                 2,
		"☝🏿":                 2,
		"🏽":                  2,
		"👩‍🚀":                2,
		"👨‍👩‍👧‍👦":            2,
		"🕵🏻‍♂️":              2,
		"🏳️‍🌈":               2,
		"🇫🇷":                 2,
		"🇫🇷🇧🇪":               4,
		"🇫":                  1,
		"🏴󠁧󠁢󠁳󠁣󠁴󠁿":            2,
		"1️⃣2️⃣#️⃣":          6,
		"12":                 2,
		"e\u200d":            1,
		"🎉🎉 fête":            9,
	} {
		assert.Equal(t, want, width(s), "%q", s)
	}
}

// What is wide is what Unicode says is wide; between those the table may cover what is not assigned.
func TestWideIsUnicode(t *testing.T) {
	for r := rune(0x300); r <= unicode.MaxRune; r++ {
		k := eastasian.LookupRune(r).Kind()
		is := k == eastasian.EastAsianWide || k == eastasian.EastAsianFullwidth
		if assigned := unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z, unicode.C); is != unicode.Is(wide, r) && (is || assigned) {
			t.Fatalf("%U is wide: %v", r, is)
		}
	}
}

func TestCutAndTail(t *testing.T) {
	const family = "👨‍👩‍👧‍👦"
	assert.Equal(t, "été", cut("été", 3))
	assert.Equal(t, "ét…", cut("étés", 3))
	assert.Equal(t, "a…", cut("a"+family+"b", 3), "an emoji is never cut in two")
	assert.Equal(t, "a"+family+"…", cut("a"+family+"bc", 4))
	assert.Equal(t, "b", tail(family+"b", 2))
	assert.Equal(t, family+"b", tail("a"+family+"b", 3))
}

func FuzzWidth(f *testing.F) {
	f.Add("1️⃣👩‍🚀e\u0301🇫🇷🏴󠁧󠁢󠁳󠁣󠁴󠁿\xff日", 5)
	f.Fuzz(func(t *testing.T, s string, columns int) {
		columns = max(1, columns%100)
		if w := width(cut(s, columns)); w > columns {
			t.Fatalf("%q cut to %d takes %d", s, columns, w)
		}
		if w := width(tail(s, columns)); w > columns {
			t.Fatalf("the tail %d of %q takes %d", columns, s, w)
		}
	})
}
