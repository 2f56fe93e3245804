package check

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/draft"
)

// The bytes of a text are those of the post that is judged, a brief's too, and not those of the one before.
func TestBytesOfAText(t *testing.T) {
	var asked func(p *Pass)
	set, err := Compile(&Rule{ID: "bytes", Title: "-", Why: "-", Source: "-", Fix: "-", Severity: Note, Post: func(p *Pass) { asked(p) }})
	require.NoError(t, err)
	for _, post := range []*draft.Post{
		{Text: draft.NewText("50 % off: see [link] at 8 #Été")}, {Text: draft.NewText("[link], 100 %"), Kind: draft.Brief}, {Text: draft.NewText("")}, {},
	} {
		text := post.Text.String()
		asked = func(p *Pass) {
			for c := range 256 {
				holds := false
				for i := range len(text) {
					holds = holds || text[i] == byte(c)
				}
				assert.Equal(t, holds, p.Holds(string([]byte{byte(c)})), "%q in %q", c, text)
			}
		}
		set.Post(nil, post, nil)
	}
	asked = func(p *Pass) {
		assert.Equal(t, 2, p.Index("link"))
		assert.Equal(t, -1, p.Index("kink"), "all of its bytes are there")
		assert.Equal(t, -1, p.Index("[link]"))
		assert.True(t, p.Holds("knil"))
		assert.False(t, p.Holds("knil]"))
	}
	set.Post(nil, &draft.Post{Text: draft.NewText("A link")}, nil)
}

// What a list can have at most is told before its capitals, its longer phrases and its stop phrases are looked at.
func TestAtMost(t *testing.T) {
	words := "[own.en]\nterms = [\"we\", \"our own\", \"our\", \"=US\"]\nweight = 2\n\n[hide.en]\nterms = [\"we bakers\"]\nstop = true\n"
	asked := 0
	set, err := Compile(&Rule{ID: "most", Title: "-", Why: "-", Source: "-", Fix: "-", Severity: Note, Lexicon: words, Post: func(p *Pass) {
		asked++
		hits, weight := p.AtMost("own")
		assert.Equal(t, 5, hits)
		assert.Equal(t, 10, weight)
		assert.Len(t, p.Hits("own"), 2)
	}})
	require.NoError(t, err)
	set.Post(nil, &draft.Post{Text: draft.NewText("We bake our own bread. We bakers ask us."), Lang: "en"}, nil)
	assert.Equal(t, 1, asked)
}
