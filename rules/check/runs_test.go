package check_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// Runs of words are those of the letters and digits that stand together, however they are written.
func TestAppendRuns(t *testing.T) {
	var runs []uint32
	var words int
	var links bool
	set, err := check.Compile(&check.Rule{ID: "runs", Title: "-", Why: "-", Source: "-", Fix: "-", Severity: check.Note, Post: func(p *check.Pass) {
		runs, words, links = p.AppendRuns(nil, 2)
	}})
	require.NoError(t, err)
	read := func(s string) ([]uint32, int, bool) {
		set.Post(nil, &draft.Post{Text: draft.NewText(s)}, nil)
		return runs, words, links
	}
	for _, same := range [][2]string{
		{"Half price, #BlackFriday!", "half price blackfriday"}, {"1,500 loaves & 20 % rye", "1 500 loaves 20 rye"}, {"@Ana_B bakes at five", "ana b bakes at five"},
		{"L’été, c’est à Noël : 15,5 %", "L'ete c'est a noel 15 5"}, {"No\u0308el #Marche\u0301DeNoël2026", "noel marchedenoel2026"},
		{"See https://example.com/a1 today or tomorrow", "see today or tomorrow"},
	} {
		a, n, _ := read(same[0])
		b, m, _ := read(same[1])
		assert.Equal(t, a, b, same[0])
		assert.Equal(t, n, m, same[0])
		assert.Len(t, b, m-1)
	}
	one, _, linked := read("Our rye rests: https://example.com/rye")
	assert.True(t, linked)
	other, _, linked := read("Our rye rests a day")
	assert.False(t, linked)
	assert.Equal(t, one, other[:2])
	assert.NotEqual(t, one[0], one[1])
	none, n, _ := read("Rye")
	assert.Empty(t, none)
	assert.Equal(t, 1, n)
}
