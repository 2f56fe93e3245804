package check_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// BenchmarkStages times what a post goes through, over the harmless posts of the tests with the word lists of the whole catalogue: cutting it into
// folded words, finding the phrases of all lists, telling its language and which rules these concern, and judging. Each stage is timed with those before it.
func BenchmarkStages(b *testing.B) {
	src, err := os.ReadFile("../../testdata/harmless.txt")
	require.NoError(b, err)
	var posts []*draft.Post
	size := 0
	for line := range strings.Lines(string(src)) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		all, _, err := check.Example{Posts: line}.Calendar()
		require.NoError(b, err)
		posts = append(posts, all...)
		size += len(all[0].Text.String())
	}
	set, err := rules.Compile(rules.All()...)
	require.NoError(b, err)
	for name, stage := range map[string]func(*draft.Post){
		"tokenise": set.Tokenise,
		"match":    set.Match,
		"ready":    set.MakeReady,
		"judge":    func(p *draft.Post) { set.Post(nil, p, nil) },
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				for _, p := range posts {
					stage(p)
				}
			}
		})
	}
}
