package rules

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// A post without a field that most others have is named; where few have it, or the calendar is short, nobody is.
func TestNoRoadmapFields(t *testing.T) {
	set, err := check.Compile(NoRoadmap)
	require.NoError(t, err)
	for _, c := range []struct {
		posts, objectives, audiences int
		want                         string
	}{
		{5, 3, 0, "This post has no objective (3 of 5 posts have one). Say"},
		{10, 6, 9, "This post has no objective (6 of 10 posts have one) and no audience (9 of 10 posts have one). Say"},
		{10, 5, 6, "This post has no audience (6 of 10 posts have one). Say"},
		{10, 5, 5, ""}, {4, 3, 3, ""}, {6, 6, 6, ""}, {6, 0, 0, ""},
	} {
		var posts []*draft.Post
		for i := range c.posts {
			p := &draft.Post{Text: draft.NewText(fmt.Sprintf("Loaf %d is out.", i)), Objective: draft.Words("–")}
			if i < c.objectives {
				p.Objective = draft.Words("Sell rye")
			}
			if i < c.audiences {
				p.Audience = draft.Words("Neighbours")
			}
			posts = append(posts, p)
		}
		ctx := (*draft.Context)(nil).With(draft.NewIndex(posts))
		for i, p := range posts {
			found := set.Post(nil, p, ctx)
			if c.want == "" || i < c.posts-1 {
				if i < min(c.objectives, c.audiences) || c.want == "" {
					assert.Empty(t, found, "%+v", c)
				}
				continue
			}
			require.Len(t, found, 1, "%+v", c)
			assert.Contains(t, found[0].Message, c.want)
		}
	}
}

func TestNoRoadmapAllocatesNothing(t *testing.T) {
	if raceEnabled {
		t.Skip("under the race detector sync.Pool drops items at random")
	}
	set, err := check.Compile(NoRoadmap, TooManyChannels, SecondOpinion, SingleDepartment)
	require.NoError(t, err)
	var posts []*draft.Post
	for range 12 {
		posts = append(posts, &draft.Post{Text: draft.NewText("Bread is out."), Lang: "en", Channels: []string{"linkedin"}, Author: draft.Words("Ana"), Objective: draft.Words("Sell rye"), Audience: draft.Words("Neighbours")})
	}
	ctx := &draft.Context{Channels: noRoadmapPlan.Channels, Team: secondOpinionCrew.Team, Calendar: draft.NewIndex(posts)}
	require.Empty(t, set.Post(nil, posts[3], ctx))
	assert.Zero(t, testing.AllocsPerRun(100, func() { set.Post(nil, posts[3], ctx) }))
}
