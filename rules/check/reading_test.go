package check_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

type rye struct{}

// ryes says how many posts of the calendar speak of rye, of those that do.
func ryes(t *testing.T) *check.Set {
	r := &check.Rule{ID: "ryes", Title: "-", Why: "-", Source: "-", Fix: "-", Severity: check.Note, Lexicon: "[rye.en]\nterms = [\"rye\"]"}
	r.Post = func(p *check.Pass) {
		assert.Nil(t, p.Context.Calendar)
		if h, ok := p.First("rye"); ok {
			p.Keep(rye{}, h.Quote)
		}
	}
	r.Beside = func(p *check.Pass) {
		assert.False(t, p.Has("rye"), "the words are gone")
		assert.Zero(t, p.Words())
		q, ok := p.Kept(p.Post, rye{}).(draft.Quote)
		if !ok || p.Context.Calendar == nil {
			return
		}
		others := 0
		for _, o := range p.Context.Calendar.Posts {
			if p.Kept(o, rye{}) != nil && o != p.Post {
				others++
			}
		}
		p.Report(q, check.Note, fmt.Sprint(others))
	}
	set, err := check.Compile(r)
	require.NoError(t, err)
	return set
}

func TestReading(t *testing.T) {
	set := ryes(t)
	posts := make([]*draft.Post, 3*check.PerShare+1)
	for i := range posts {
		text := "Rye is out."
		if i%2 == 1 {
			text = "Spelt is out."
		}
		posts[i] = &draft.Post{Text: draft.NewText(text)}
	}
	ctx := (*draft.Context)(nil).With(draft.NewIndex(posts))
	judged := func(p *draft.Post) bool { return p != posts[2] }
	read := set.Read(posts, nil, judged)
	for i, p := range posts {
		found := read.Posts(nil, i, i+1, ctx)
		if i%2 == 1 || i == 2 {
			assert.Empty(t, found)
			continue
		}
		require.Len(t, found, 1)
		assert.Equal(t, fmt.Sprint(len(posts)/2), found[0].Message, "a post that is not judged counts all the same")
		assert.Equal(t, found, set.Post(nil, p, ctx))
	}
	added := &draft.Post{Text: draft.NewText("More rye.")}
	found := set.Post(nil, added, ctx)
	require.Len(t, found, 1)
	assert.Equal(t, fmt.Sprint(len(posts)/2+1), found[0].Message)
	assert.Empty(t, set.Post(nil, added, nil))
}

func TestShare(t *testing.T) {
	for _, n := range []int{0, 1, check.PerShare, check.PerShare + 1, 1000} {
		done := make([]int, n)
		check.Share(n, func(from, to int) {
			assert.Zero(t, from%check.PerShare)
			for i := from; i < to; i++ {
				done[i]++
			}
		})
		for i := range done {
			require.Equal(t, 1, done[i])
		}
	}
}
