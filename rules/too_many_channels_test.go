package rules

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// A channel that is meant to be slow needs no post a week, and one post that goes to two channels feeds both.
func TestTooManyChannelsFed(t *testing.T) {
	set, err := check.Compile(TooManyChannels)
	require.NoError(t, err)
	calendar := func(channels ...string) *draft.Index {
		var posts []*draft.Post
		for i := range 5 {
			posts = append(posts, &draft.Post{Text: draft.NewText("Bread is out."), Channels: channels,
				When: draft.Moment{Time: time.Date(2026, 3, 2+7*i, 0, 0, 0, 0, time.UTC), Precision: draft.Day}})
		}
		return draft.NewIndex(posts)
	}
	slow := &draft.Context{Channels: map[string]draft.Channel{"x": {}, "youtube": {QuietAfter: 30 * 24 * time.Hour}, "blog": {}}}
	for name, c := range map[string]struct {
		ctx  *draft.Context
		want int
	}{
		"one of two":        {tooManyChannelsTwo.With(calendar("x")), 1},
		"both":              {tooManyChannelsTwo.With(calendar("x", "linkedin")), 0},
		"one, and one slow": {slow.With(calendar("x")), 0},
	} {
		n := 0
		for _, p := range c.ctx.Calendar.Posts {
			found := set.Post(nil, p, c.ctx)
			if n += len(found); len(found) > 0 {
				assert.Equal(t, "With this last post the calendar has 5 in 4 weeks for 2 channels (linkedin, x): less than one a week for each. Close or merge some, or say with quiet-after which are meant to be slow.", found[0].Message)
			}
		}
		assert.Equal(t, c.want, n, name)
	}
	// A post that is not in the calendar is the first on its channel.
	assert.Len(t, set.Post(nil, &draft.Post{Text: draft.NewText("Watch."), Channels: []string{"tiktok"}}, tooManyChannelsTwo), 1)
}
