package rules

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

func TestSingleDepartment(t *testing.T) {
	set, err := check.Compile(SingleDepartment)
	require.NoError(t, err)
	team := map[string]draft.Member{"ana": {Department: "Marketing"}, "ben": {Department: "Workshop"}, "cleo": {Department: "Ventes"}}
	by := func(n int, author, department string) (posts []*draft.Post) {
		for range n {
			posts = append(posts, &draft.Post{Text: draft.NewText("Bread is out."), Author: draft.Words(author), Department: draft.Words(department)})
		}
		return posts
	}
	join := func(lists ...[]*draft.Post) (all []*draft.Post) {
		for _, l := range lists {
			all = append(all, l...)
		}
		return all
	}
	const all = "All 10 posts whose department is known are by Marketing, and the team has also Ventes, Workshop. Plan what the others have to tell."
	for name, c := range map[string]struct {
		posts []*draft.Post
		team  map[string]draft.Member
		want  string
	}{
		"by the author":         {by(10, "Ana", ""), team, all},
		"by its own field":      {by(10, "", "MARKETING"), team, all},
		"some unknown":          {join(by(10, "Ana", ""), by(4, "", "")), team, all},
		"an unknown department": {by(10, "", "Agency Rye"), team, "are by Agency Rye, and the team has also Marketing, Ventes, Workshop"},
		"its own field counts":  {by(10, "Ben", "Marketing"), team, all},
		"two departments":       {join(by(10, "Ana", ""), by(1, "Ben", "")), team, ""},
		"two authors":           {join(by(9, "Ana", ""), by(1, "Ana & Ben", "")), team, ""},
		"too few":               {by(9, "Ana", ""), team, ""},
		"mostly unknown":        {join(by(10, "Ana", ""), by(11, "", "")), team, ""},
		"no team":               {by(10, "", "Marketing"), nil, ""},
		"a team of one":         {by(10, "Ana", ""), map[string]draft.Member{"ana": {Department: "Marketing"}, "ben": {}}, ""},
		"an empty calendar":     {nil, team, ""},
	} {
		found := set.Calendar(nil, &draft.Calendar{Posts: c.posts}, &draft.Context{Team: c.team})
		if c.want == "" {
			assert.Empty(t, found, name)
			continue
		}
		require.Len(t, found, 1, name)
		assert.Contains(t, found[0].Message, c.want, name)
		assert.Equal(t, check.Note, found[0].Severity)
	}
	assert.Empty(t, set.Calendar(nil, &draft.Calendar{Posts: by(10, "Ana", "")}, nil))
}
