package rules

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// harmlessFile holds ordinary posts, one a line in the form of check.Example, that a careful editor would publish without a second look.
// A line that begins with "# " is a comment.
const harmlessFile = "../testdata/harmless.txt"

// TestHarmlessPosts is the bar for every rule: on a quiet day nothing in an ordinary post is blocked, and one post in a hundred at most
// deserves a warning. Each post is a calendar of its own, checked on its own day.
func TestHarmlessPosts(t *testing.T) {
	set, err := check.Compile(All()...)
	require.NoError(t, err)
	var posts int
	var warned []string
	ofLang := map[string]int{}
	seen := map[string]int{}
	for i, line := range harmlessLines(t) {
		if line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		at := fmt.Sprintf("%s:%d", harmlessFile, i+1)
		post := harmlessPost(t, at, line)
		posts++
		ofLang[post.Lang]++
		key := draft.Fold(post.Text.String())
		assert.Zerof(t, seen[key], "%s: the same post as in line %d", at, seen[key])
		seen[key] = i + 1

		worst := check.Off
		var told strings.Builder
		for _, f := range findingsAlone(set, post) {
			worst = max(worst, f.Severity)
			if f.Severity >= check.Warn {
				fmt.Fprintf(&told, "\n\t%s (%s) %q: %s", f.Rule, f.Severity, f.Quote, f.Message)
			}
		}
		if worst >= check.Warn {
			warned = append(warned, fmt.Sprintf("%s: %s%s", at, line, told.String()))
		}
		assert.Lessf(t, worst, check.Block, "%s: a harmless post is blocked: %s%s", at, line, told.String())
	}
	assert.GreaterOrEqual(t, posts, 300)
	for _, lang := range []string{"en", "fr"} {
		assert.GreaterOrEqual(t, ofLang[lang], 120, lang)
	}
	assert.LessOrEqualf(t, 100*len(warned), posts, "%d of %d harmless posts get a warning", len(warned), posts)
	for _, w := range warned {
		t.Log(w)
	}
}

func harmlessLines(t *testing.T) []string {
	t.Helper()
	src, err := os.ReadFile(harmlessFile)
	require.NoError(t, err)
	return strings.Split(strings.ReplaceAll(string(src), "\r\n", "\n"), "\n")
}

// harmlessPost reads one line. Its header must be complete: a mistyped one would be read as part of the post, and switch off what looks at
// dates and channels.
func harmlessPost(t *testing.T, at, line string) *draft.Post {
	t.Helper()
	e := check.Example{Posts: line}
	require.Falsef(t, e.Bad(), "%s: a harmless post has no marks", at)
	posts, _, err := e.Calendar()
	require.NoError(t, err, at)
	require.Len(t, posts, 1, at)
	post := posts[0]
	require.Falsef(t, post.When.Time.IsZero(), "%s: no date", at)
	require.NotEmptyf(t, post.Channels, "%s: no channel", at)
	require.NotEmptyf(t, post.Lang, "%s: no lang", at)
	return post
}

// findingsAlone returns what the set finds in a calendar of this post alone, on the day of the post.
func findingsAlone(set *check.Set, post *draft.Post) []check.Finding {
	cal := &draft.Calendar{Posts: []*draft.Post{post}}
	ctx := &draft.Context{Now: post.When.Time, Calendar: draft.NewIndex(cal.Posts)}
	return set.Calendar(set.Post(nil, post, ctx), cal, ctx)
}
