package main

import (
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/rules/draft"
)

func TestGlobsFor(t *testing.T) {
	list := strings.Fields
	for name, c := range map[string]struct{ wanted, others, globs, exclude string }{
		"nothing":              {others: "README.md docs/a.md"},
		"one among pages":      {wanted: "docs/plan.md", others: "docs/a.md docs/b.md", globs: "docs/plan.md"},
		"one alone":            {wanted: "docs/plan.md", globs: "docs/plan.md"}, // docs/*.md would catch the manual of tomorrow
		"one in its folder":    {wanted: "social/plan.md", globs: "social/*.md"},
		"a folder":             {wanted: "texts/a.md texts/b.md", globs: "texts/*.md"},
		"a deep folder":        {wanted: "texts/a.md texts/2026/b.md", others: "x.md", globs: "texts/**/*.md"},
		"every folder's page":  {wanted: "social/a.md social/b/c.md", others: "README.md social/README.md social/b/README.md", globs: "social/**/*.md", exclude: "**/README.md"},
		"a page that is one":   {wanted: "social/README.md social/a.md social/b.md social/c.md", others: "social/x/README.md", globs: "social/*.md"},
		"a page beside one":    {wanted: "social/README.md social/a.md social/b.md social/y/c.md", others: "social/x/README.md", globs: "social/**/*.md", exclude: "social/x/README.md"},
		"a stray page":         {wanted: "social/a.md social/b.md social/c.md", others: "social/style.md", globs: "social/*.md", exclude: "social/style.md"},
		"two halves":           {wanted: "m/social/a.md m/social/b.md", others: "m/pages/a.md m/pages/b.md", globs: "m/social/*.md"},
		"two endings":          {wanted: "social/a.md social/b.mdx", globs: "social/a.md social/b.mdx"},
		"the other ending":     {wanted: "social/a.md social/b.md", others: "social/x.mdx social/y.mdx", globs: "social/*.md"},
		"the top":              {wanted: "a.md b.md c.md", others: "README.md docs/x.md", globs: "*.md", exclude: "**/README.md"},
		"few at the top":       {wanted: "a.md b.md", others: "README.md", globs: "a.md b.md"},
		"folders of the month": {wanted: "a.md posts/2026-01/x.md posts/2026-02/y.md", others: "README.md", globs: "a.md posts/**/*.md"},
	} {
		globs, exclude := globsFor(list(c.wanted), list(c.others))
		assert.ElementsMatch(t, list(c.globs), globs, name)
		assert.ElementsMatch(t, list(c.exclude), exclude, name)
	}
}

// Whatever lies in a repository: the file that is written is read without mistakes, and its calendars are the files that hold posts, and no others.
func TestInitIsExact(t *testing.T) {
	step := rapid.SampledFrom([]string{"a", "b", "social", "été 2026", ".hidden", "it's \"x\"", "a#b", "tab\tin", "..a", "x y", "com,ma"})
	base := rapid.SampledFrom([]string{"README.md", "a.md", "b.md", "c.MD", "d.mdx", "e.markdown", "readme.md", "ü.md"})
	rapid.Check(t, func(t *rapid.T) {
		paths := rapid.SliceOfDistinct(rapid.Custom(func(t *rapid.T) string {
			return path.Join(append(rapid.SliceOfN(step, 0, 3).Draw(t, "folders"), base.Draw(t, "base"))...)
		}), rapid.ID[string]).Draw(t, "paths")
		s := &survey{}
		for _, p := range paths {
			if rapid.Bool().Draw(t, "holds posts") {
				s.add(p, &lint.Calendar{})
				s.undated = append(s.undated, p)
			} else {
				s.others = append(s.others, p)
			}
		}
		config, err := lint.ParseConfig(draft.NewFile(configName, []byte(s.toml())), lint.RuleIDs())
		require.NoError(t, err, s.toml())
		if len(s.holding) == 0 {
			require.Nil(t, config.Calendars)
			return
		}
		for _, p := range paths {
			require.Equal(t, slices.Contains(s.holding, p), config.IsCalendar(p), "%s\n%s", p, s.toml())
		}
	})
}

// Every remark of the file that is a setting is one: with its # away it is read.
func TestInitRemarks(t *testing.T) {
	for _, s := range []*survey{
		{},
		{holding: []string{"social/a.md"}, channels: map[string]int{"x": 2, "linkedin": 1}, langs: map[string]int{"fr": 1}, undated: []string{"social/a.md"}, thisYear: 2026, hasNews: true},
	} {
		var b strings.Builder
		for line := range strings.Lines(s.toml()) {
			if rest, ok := strings.CutPrefix(line, "# "); ok && (strings.Contains(rest, " = ") || strings.HasPrefix(rest, "[")) {
				line = rest
			}
			b.WriteString(line)
		}
		config, err := lint.ParseConfig(draft.NewFile(configName, []byte(b.String())), lint.RuleIDs())
		require.NoError(t, err, b.String())
		require.Len(t, config.House, 1)
		assert.NoError(t, config.House[0].Test())
		assert.NotEmpty(t, config.Brand.Name)
		assert.NotEmpty(t, config.Channels)
		assert.NotEmpty(t, config.Team)
		require.Len(t, config.Paths, 1)
		assert.Equal(t, 2026, config.Paths[0].Year)
	}
}
