package rules

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

func TestStaleNews(t *testing.T) {
	now := time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC)
	at := func(d time.Duration) *draft.Post {
		return &draft.Post{Text: draft.NewText("x"), When: draft.Moment{Time: now.Add(d), Precision: draft.Minute}}
	}
	status := func(s string) *draft.Post {
		p := at(time.Hour)
		p.Status = draft.Words(s)
		return p
	}
	set, err := check.Compile(StaleNews)
	require.NoError(t, err)
	for _, c := range []struct {
		name    string
		post    *draft.Post
		now     time.Time
		checked time.Time
		want    string
	}{
		{"never checked", at(time.Hour), now, time.Time{}, "goes out on 10 March 2026 at 10:00 UTC, and nobody has said when"},
		{"checked 24 hours ago", at(time.Hour), now, now.Add(-24 * time.Hour), ""},
		{"a minute longer ago", at(time.Hour), now, now.Add(-24*time.Hour - time.Minute), "last looked at on 9 March 2026 at 08:59 UTC"},
		{"checked by a clock that is ahead", at(time.Hour), now, now.Add(time.Hour), ""},
		{"in 48 hours", at(48 * time.Hour), now, time.Time{}, "12 March 2026 at 09:00 UTC"},
		{"a minute later", at(48*time.Hour + time.Minute), now, time.Time{}, ""},
		{"now", at(0), now, time.Time{}, "set `checked` in news.toml"},
		{"a minute ago", at(-time.Minute), now, time.Time{}, ""},
		{"today", &draft.Post{Text: draft.NewText("x"), When: draft.Moment{Time: now.Add(-9 * time.Hour), Precision: draft.Day}}, now, time.Time{}, "goes out on 10 March 2026, and"},
		{"without a date", &draft.Post{Text: draft.NewText("x")}, now, time.Time{}, ""},
		{"without a clock", at(time.Hour), time.Time{}, time.Time{}, ""},
		{"published", status("published"), now, time.Time{}, ""},
		{"an idea", status("idea"), now, time.Time{}, ""},
	} {
		found := set.Calendar(nil, &draft.Calendar{Posts: []*draft.Post{c.post}}, &draft.Context{Now: c.now, NewsChecked: c.checked})
		if c.want == "" {
			assert.Empty(t, found, c.name)
		} else if assert.Len(t, found, 1, c.name) {
			assert.Contains(t, found[0].Message, c.want, c.name)
			assert.Equal(t, check.Note, found[0].Severity, c.name)
		}
	}
	assert.Empty(t, set.Calendar(nil, &draft.Calendar{Posts: []*draft.Post{at(time.Hour)}}, nil), "no context")
	found := set.Calendar(nil, &draft.Calendar{Posts: []*draft.Post{at(3 * time.Hour), at(time.Hour), at(72 * time.Hour)}}, &draft.Context{Now: now})
	require.Len(t, found, 2, "those that go out soon")
	assert.Contains(t, found[0].Message, "10:00", "the next one first: a linter says only that")
}
