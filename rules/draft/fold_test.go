package draft_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"golang.org/x/text/unicode/norm"

	"github.com/postlint/postlint/rules/draft"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Été À L’ŒUVRE":              "ete a l'oeuvre",
		"STRASSE Straße":             "strasse strasse",
		"aujourd'hui aujourd‘hui":    "aujourd'hui aujourd'hui",
		"vraiment\u202f? Oui\u00a0!": "vraiment ? oui !",
		"𝗯𝗼𝗹𝗱 𝘀𝗰𝗿𝗶𝗽𝘁 Ａｕｒｏｒａ ﬁn":               "bold script aurora fin",
		"au\u200bro\u200dra\ufeff so\u00adft": "aurora soft",
		"e\u0301te\u0301":                     "ete",
		"Leverage™ it":                        "leverage  it",
		"vox\u2011pop — fin":                  "vox-pop - fin",
		"한국어 日本 привет":                       "한국어 日本 привет",
		"＃Ｎｉｃｅ":                               "#nice",
		"bad \xff\xc3 bytes":                  "bad \xff\xc3 bytes",
	} {
		assert.Equal(t, want, draft.Fold(in), "%q", in)
	}
}

// Unicode's own decompositions are the oracle for every letter that is one letter and its accents.
func TestFoldAgainstUnicode(t *testing.T) {
	for r := rune(0x80); r < 0x20000; r++ {
		if !unicode.Is(unicode.Latin, r) {
			continue
		}
		var want strings.Builder
		for _, d := range norm.NFD.String(string(r)) {
			if !unicode.Is(unicode.Mn, d) {
				want.WriteRune(unicode.ToLower(d))
			}
		}
		if w := want.String(); len(w) == 1 {
			assert.Equal(t, w, draft.Fold(string(r)), "%U", r)
		}
	}
}

func FuzzFold(f *testing.F) {
	f.Add("Été À L’ŒUVRE \xff 𝗯𝗼𝗹𝗱")
	f.Fuzz(func(t *testing.T, s string) {
		once := draft.Fold(s)
		// Where an accent is dropped between bytes that are no UTF-8, they may become a letter.
		if twice := draft.Fold(once); twice != once && utf8.ValidString(s) {
			t.Errorf("folding %q gives %q, and again %q", s, once, twice)
		}
	})
}

func BenchmarkFold(b *testing.B) {
	text := strings.Repeat("Soldes d’été : −20 % sur l’œuvre entière. Shop the Aurora dress! ", 4)
	buf := make([]byte, 0, 2*len(text))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		buf = draft.AppendFold(buf[:0], text)
	}
}
