package rules

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

func TestBlobIsFresh(t *testing.T) {
	want, err := check.Blob(All()...)
	require.NoError(t, err)
	require.True(t, bytes.Equal(want, blob), "words.blob is not what gen writes: run go generate ./rules/...")
}

// What is compiled ahead finds what is compiled at start finds: the examples of all rules, by all rules and by each.
func TestCompiledAhead(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and nothing in it runs at the same time as something else")
	}
	choices := [][]*check.Rule{All()}
	for _, r := range All() {
		choices = append(choices, []*check.Rule{r})
	}
	for _, choice := range choices {
		want, err := check.Compile(choice...)
		require.NoError(t, err)
		got, err := Compile(choice...)
		require.NoError(t, err)
		posts, findings := 0, 0
		for _, r := range All() {
			for _, e := range r.Examples {
				drafts, _, err := e.Calendar()
				require.NoError(t, err)
				ctx := e.Given.With(draft.NewIndex(drafts))
				for _, p := range drafts {
					found := want.Post(nil, p, ctx)
					require.Equal(t, found, got.Post(nil, p, ctx), p.Text.String())
					posts, findings = posts+1, findings+len(found)
				}
			}
		}
		if len(choice) > 1 {
			assert.Greater(t, posts, 200)
			assert.Greater(t, findings, 100)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	all := All()
	b.SetBytes(int64(len(blob)))
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Compile(all...); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCompile(b *testing.B) {
	all := All()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := check.Compile(all...); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkPost judges a clean post by the whole catalogue.
func BenchmarkPost(b *testing.B) {
	set, err := Compile(All()...)
	require.NoError(b, err)
	text := "On Thursdays we dye wool, à l’atelier. The fleece is from a neighbour’s flock: fruity, sweet, a little wild. Come and taste. Our new menu is for the people of the town."
	p := &draft.Post{Text: draft.NewText(text), Channels: []string{"x"}}
	require.Empty(b, set.Post(nil, p, nil))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		set.Post(nil, p, nil)
	}
}
