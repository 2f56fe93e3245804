package check_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// A rule that looks at its triggers first finds what it finds without them: in all examples, in posts that are pieced together from them, and in rows of
// phrases of its lists.
func TestTriggersSkipNothing(t *testing.T) {
	set, err := rules.Compile(rules.All()...)
	require.NoError(t, err)
	strict := set.Strict()
	var texts []string
	found := map[string]int{}
	same := func(p *draft.Post, ctx *draft.Context) {
		want, got := strict.Post(nil, p, ctx), set.Post(nil, p, ctx)
		if !assert.Equal(t, want, got, p.Text.String()) {
			t.FailNow()
		}
		for _, f := range got {
			found[f.Rule]++
		}
	}
	for _, r := range rules.All() {
		if len(r.Triggers) == 0 {
			continue
		}
		for _, e := range r.Examples {
			posts, _, err := e.Calendar()
			require.NoError(t, err)
			for _, p := range posts {
				same(p, e.Given.With(draft.NewIndex(posts)))
				texts = append(texts, p.Text.String())
			}
		}
	}
	r := rand.New(rand.NewPCG(3, 4))
	for range 4000 {
		a, b := strings.Fields(texts[r.IntN(len(texts))]), strings.Fields(texts[r.IntN(len(texts))])
		words := append(a[:len(a):len(a)][r.IntN(len(a)+1):], b[:r.IntN(len(b)+1)]...)
		same(&draft.Post{Text: draft.NewText(strings.Join(words, " ")), Channels: []string{"facebook"}}, nil)
	}
	for _, rule := range rules.All() {
		if len(rule.Triggers) == 0 {
			continue
		}
		lists, err := check.Phrases(rule)
		require.NoError(t, err)
		for range 1500 {
			var row []string
			for range 8 {
				list := lists[r.IntN(len(lists))]
				row = append(row, list[r.IntN(len(list))])
			}
			same(&draft.Post{Text: draft.NewText(strings.Join(row, " "))}, nil)
		}
	}
	for _, r := range rules.All() {
		if len(r.Triggers) > 0 {
			assert.Greater(t, found[r.ID], 10, r.ID)
		}
	}
}
