package check_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// A rule that is not shown the whole of a giant post says so, where it stopped; the other rules don't.
func TestGiantPostIsCut(t *testing.T) {
	rule := func(id string, judge func(*check.Pass)) *check.Rule {
		return &check.Rule{ID: id, Title: "is a test", Why: "A test.", Source: "https://example.org", Fix: "Do nothing.", Severity: check.Warn, Lexicon: "[bread]\nany = {terms = [\"bread\", \"pain\"]}\n", Post: judge}
	}
	set, err := check.Compile(
		rule("words", func(p *check.Pass) { p.Hits("bread") }),
		rule("news", func(p *check.Pass) { p.Events() }),
		rule("both", func(p *check.Pass) { p.Events(); p.Has("bread") }),
		rule("neither", func(p *check.Pass) { p.Entities() }),
	)
	require.NoError(t, err)
	now := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	ctx := &draft.Context{Now: now, Events: []draft.Event{{Name: "Storm", Kind: "accident", Start: now, Hashtags: []string{"#Aurora"}}}}
	cut := func(text string) (at map[string]int) {
		at = map[string]int{}
		for _, f := range set.Post(nil, &draft.Post{Text: draft.NewText(text)}, ctx) {
			assert.Equal(t, check.Note, f.Severity)
			assert.Contains(t, f.Message, "stopped reading here")
			at[f.Rule] = f.Quote.Start
		}
		return at
	}
	assert.Equal(t, map[string]int{"words": 1999 * len("pain "), "both": 1999 * len("pain ")}, cut(strings.Repeat("pain ", 2500)))
	assert.Equal(t, map[string]int{"news": 499 * len("#Aurora "), "both": 499 * len("#Aurora ")}, cut(strings.Repeat("#Aurora ", 600)))
	assert.Empty(t, cut(strings.Repeat("pain ", 1999)+strings.Repeat("#Aurora ", 499)))
}
