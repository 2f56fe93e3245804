package main

import (
	"path"
	"slices"
	"strings"
	"testing"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/rules/draft"
)

// Whatever files are called, the postlint.toml that init writes can be read, takes every file that holds posts, and none that holds none unless its name can't be told in a glob.
func FuzzInitGlobs(f *testing.F) {
	f.Add("posts/a.md\nposts/b.md\nplan/été 2026.md", "README.md\nposts/README.md\ndocs/a.md")
	f.Add("a[1].md\n{b,c}.md\nd*.md\n\\e.md", "f?.md\n!g.md")
	f.Add("social/x/1.markdown\nsocial/x/2.markdown\nsocial/y/3.md", "social/y/notes.md")
	f.Fuzz(func(t *testing.T, holding, rest string) {
		names := func(list string) (names []string) {
			for name := range strings.SplitSeq(list, "\n") {
				if clean := path.Clean("/" + name)[1:]; lint.IsMarkdown(clean) && !strings.ContainsAny(clean, "\x00\r") && strings.ToValidUTF8(clean, "") == clean && !slices.Contains(names, clean) {
					names = append(names, clean)
				}
			}
			slices.Sort(names)
			return names
		}
		wanted := names(holding)
		others := slices.DeleteFunc(names(rest), func(name string) bool { return slices.Contains(wanted, name) })
		globs, exclude := globsFor(wanted, others)
		quoted := func(globs []string) string {
			var all []string
			for _, g := range globs {
				require.True(t, doublestar.ValidatePattern(g), g)
				all = append(all, lint.QuoteTOML(g))
			}
			return "[" + strings.Join(all, ", ") + "]"
		}
		config, err := lint.ParseConfig(draft.NewFile(configName, []byte("calendars = "+quoted(globs)+"\nexclude = "+quoted(exclude)+"\n")), lint.RuleIDs())
		require.NoError(t, err)
		if len(globs) == 0 {
			return // then paths are guessed by their names
		}
		for _, name := range wanted {
			assert.True(t, config.IsCalendar(name), "%q by %q without %q", name, globs, exclude)
		}
		for _, name := range others {
			if strings.ContainsAny(name, globSigns) {
				continue // no glob can name it alone
			}
			assert.False(t, config.IsCalendar(name), "%q by %q without %q", name, globs, exclude)
		}
	})
}
