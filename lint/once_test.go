package lint_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/rules/draft"
)

// What is said once a run is said of a post that is judged, even if another one goes out before it.
func TestSaidOnce(t *testing.T) {
	now := time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC)
	cal := &lint.Calendar{}
	for hours := range 4 {
		cal.Posts = append(cal.Posts, &lint.Post{Text: lint.NewText("The oak chairs are dry."), When: lint.Moment{Time: now.Add(time.Duration(hours) * time.Hour), Precision: lint.Minute}})
	}
	stale := func(judged func(*lint.Post) bool) (found []lint.Finding) {
		for _, f := range lint.Default().LintWhere(cal, &lint.Context{Now: now}, judged) {
			if f.Rule == "stale-news" {
				found = append(found, f)
			}
		}
		return found
	}
	found := stale(func(p *lint.Post) bool { return p != cal.Posts[0] })
	require.Len(t, found, 1)
	assert.Same(t, cal.Posts[1], found[0].Post)
	assert.Empty(t, stale(func(*lint.Post) bool { return false }))

	// Who lets it stand has heard it; an ignore comment elsewhere has nothing to do with it.
	all := func(*lint.Post) bool { return true }
	cal.Ignores = []draft.Ignore{{Rule: "stale-news", Reason: "Ana reads the papers", Posts: cal.Posts[2:3]}}
	assert.Len(t, stale(all), 1)
	cal.Ignores[0].Posts = cal.Posts[:1]
	assert.Empty(t, stale(all))
}
