package rules

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

func TestNeglectedChannel(t *testing.T) {
	set, err := check.Compile(NeglectedChannel)
	require.NoError(t, err)
	day := func(s string) time.Time {
		at, err := time.Parse(time.DateOnly, s)
		require.NoError(t, err)
		return at
	}
	on := func(channel string, days ...string) (posts []*draft.Post) {
		for _, d := range days {
			posts = append(posts, &draft.Post{Text: draft.NewText(channel + " " + d), Channels: []string{channel}, When: draft.Moment{Time: day(d), Precision: draft.Day}})
		}
		return posts
	}
	daily := func(channel, from string, n int) []*draft.Post {
		var days []string
		for i := range n {
			days = append(days, day(from).AddDate(0, 0, i).Format(time.DateOnly))
		}
		return on(channel, days...)
	}
	join := func(lists ...[]*draft.Post) (all []*draft.Post) {
		for _, l := range lists {
			all = append(all, l...)
		}
		return all
	}
	declared := func(now string, quiet time.Duration) *draft.Context {
		ctx := &draft.Context{Channels: map[string]draft.Channel{"x": {QuietAfter: quiet}}}
		if now != "" {
			ctx.Now = day(now)
		}
		return ctx
	}
	const week = 7 * 24 * time.Hour
	for name, c := range map[string]struct {
		posts []*draft.Post
		ctx   *draft.Context
		place string
		want  string
	}{
		// What is declared and not planned.
		"a gap ahead":               {on("x", "2026-03-01", "2026-03-20"), declared("2026-03-02", 0), "x 2026-03-20", "Nothing is planned on x from 2 March to 20 March 2026, 18 days, while"},
		"a gap to the end":          {join(on("x", "2026-03-01"), daily("linkedin", "2026-03-01", 30)), declared("2026-03-02", 0), "x 2026-03-01", "Nothing is planned on x from 2 March to 30 March 2026, 28 days, while"},
		"nothing at all":            {daily("linkedin", "2026-03-01", 30), declared("2026-02-01", 0), "", "The road map names x, and the calendar has nothing for it in 29 days"},
		"a gap at the start":        {join(on("x", "2026-03-25"), daily("linkedin", "2026-03-01", 30)), declared("2026-02-01", 0), "x 2026-03-25", "from 1 March to 25 March 2026, 24 days"},
		"a gap that the brand set":  {on("x", "2026-03-01", "2026-03-09"), declared("2026-03-01", week), "", ""},
		"a shorter one than set":    {on("x", "2026-03-01", "2026-03-12"), declared("2026-03-02", week), "x 2026-03-12", "10 days"},
		"a gap that is no gap":      {on("x", "2026-03-01", "2026-03-15"), declared("2026-03-02", 0), "", ""},
		"a quiet channel":           {on("x", "2026-03-01", "2026-03-29"), declared("2026-03-02", 6*week), "", ""},
		"the calendar is too short": {daily("linkedin", "2026-03-01", 13), declared("2026-02-01", 0), "", ""},
		"the calendar is over":      {on("x", "2026-01-01", "2026-03-01"), declared("2026-04-01", 0), "", ""},
		"nobody knows the hour":     {on("x", "2026-03-01", "2026-03-29"), declared("", 0), "", ""},
		"no date":                   {[]*draft.Post{{Text: draft.NewText("Bread."), Channels: []string{"x"}}}, declared("2026-03-02", 0), "", ""},

		// The rhythm of any channel.
		"a hole":                    {join(daily("x", "2026-03-01", 6), daily("x", "2026-03-17", 4)), nil, "x 2026-03-17", "x has had nothing for 11 days when this post goes out; usually it has a post every day."},
		"a hole that is past":       {join(daily("x", "2026-03-01", 6), daily("x", "2026-03-17", 4)), &draft.Context{Now: day("2026-03-18")}, "", ""},
		"a hole after a past one":   {join(on("x", "2026-01-01"), daily("x", "2026-03-01", 6), daily("x", "2026-03-17", 4)), &draft.Context{Now: day("2026-03-02")}, "x 2026-03-17", "11 days"},
		"weekly, and once not":      {on("x", "2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26", "2026-02-02", "2026-02-09", "2026-03-09"), nil, "x 2026-03-09", "28 days when this post goes out; usually it has a post every 7 days"},
		"weekly, a week off":        {on("x", "2026-01-05", "2026-01-12", "2026-01-19", "2026-01-26", "2026-02-02", "2026-02-16", "2026-02-23"), nil, "", ""},
		"a week off":                {join(daily("x", "2026-03-01", 6), daily("x", "2026-03-14", 4)), nil, "", ""},
		"a hole the brand allows":   {join(daily("x", "2026-03-01", 6), daily("x", "2026-03-17", 4)), declared("", 2*week), "", ""},
		"five posts are no rhythm":  {join(daily("x", "2026-03-01", 3), daily("x", "2026-03-29", 2)), nil, "", ""},
		"it stops":                  {join(daily("x", "2026-03-01", 8), on("linkedin", "2026-03-30")), nil, "x 2026-03-08", "This is the last post on x, which usually has one every day, and the calendar goes on for 23 days"},
		"several posts on each day": {join(daily("x", "2026-03-01", 4), daily("x", "2026-03-01", 4), on("x", "2026-03-20")), nil, "", ""},
	} {
		found := set.Calendar(nil, &draft.Calendar{Posts: c.posts}, c.ctx)
		if c.want == "" {
			assert.Empty(t, found, name)
			continue
		}
		require.Len(t, found, 1, name)
		assert.Contains(t, found[0].Message, c.want, name)
		assert.Equal(t, c.place, found[0].Quote.String(), name)
	}
}

// Replies, drafts that were dropped and versions of a post feed no channel.
func TestNeglectedChannelCounts(t *testing.T) {
	set, err := check.Compile(NeglectedChannel)
	require.NoError(t, err)
	at := func(day int) draft.Moment {
		return draft.Moment{Time: time.Date(2026, 3, day, 9, 0, 0, 0, time.UTC), Precision: draft.Minute}
	}
	one := &draft.Post{Text: draft.NewText("One."), Channels: []string{"x"}, When: at(1)}
	end := &draft.Post{Text: draft.NewText("End."), Channels: []string{"x"}, When: at(30)}
	ctx := &draft.Context{Now: at(2).Time, Channels: map[string]draft.Channel{"x": {}}}
	for name, p := range map[string]*draft.Post{
		"reply":   {InReplyTo: draft.Words("@ana")},
		"dropped": {Status: draft.Words("rejected")},
		"version": {VariantOf: one},
	} {
		p.Text, p.Channels, p.When = draft.NewText("Two."), []string{"x"}, at(15)
		assert.Len(t, set.Calendar(nil, &draft.Calendar{Posts: []*draft.Post{one, p, end}}, ctx), 1, name)
	}
	two := &draft.Post{Text: draft.NewText("Two."), Channels: []string{"x"}, When: at(15)}
	assert.Empty(t, set.Calendar(nil, &draft.Calendar{Posts: []*draft.Post{one, two, end}}, ctx))
}
