package markdown

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/postlint/postlint/rules/draft"
)

func TestGlossary(t *testing.T) {
	long := strings.Repeat("very ", 9) + "long"
	g := &glossary[int]{words: long, read: func(long string) map[string]int {
		return map[string]int{"oven": 1, "été": 2, "x": 3, long: 4, long + "er, by far": 5}
	}}
	for w, want := range map[string]int{"oven": 1, "été": 2, "x": 3, long: 4, long + "er, by far": 5, "": 0, "over": 0, "even": 0, "ove": 0, "ovens": 0, "y": 0, long + ".": 0} {
		assert.Equal(t, want, g.of(w), w)
	}
}

// TestNameless holds that a title is called nameless only if reading it to the end finds no name but the number of a post.
func TestNameless(t *testing.T) {
	aliases := slices.Sorted(maps.Keys(fieldOf.all().of))
	langs := slices.Sorted(maps.Keys(langs.all().of))
	titles := []string{"14 mars", "2026-03-14 · p00012", "3/5", "Guest post", "Personal e-mail", "Option B", "Shorter alt", "Alternate caption", "Diapo 3", "Slide 2: the oven", "QC-1", "#4 oven", "Oven (fr)", "Four en bref FR", "（EN） oven", "Post AM", "Thread A"}
	for i, a := range aliases {
		b := aliases[(i*7+3)%len(aliases)]
		titles = append(titles, a, strings.ToUpper(a), a+" oven", "oven "+a, a+" & "+b, a+" / "+b, a+"\u0903", a[:len(a)-1]+"(t)"+b, langs[i%len(langs)]+" oven", "oven "+strings.ToUpper(langs[i%len(langs)]))
	}
	nameless := 0
	for _, s := range titles {
		folded := draft.Fold(s)
		list := wordsIn(folded)
		n := readName(s, folded, list, nil)
		full := name{lang: n.lang}
		full.meaning(s, folded, trimLabel(folded), list)
		assert.Equal(t, full, n, s)
		if isNameless(folded, list) {
			nameless++
		}
	}
	assert.Positive(t, nameless)
}
