package rules

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

func TestSecondOpinion(t *testing.T) {
	set, err := check.Compile(SecondOpinion)
	require.NoError(t, err)
	words := func(names ...string) (quotes []draft.Quote) {
		for _, n := range names {
			quotes = append(quotes, draft.Words(n))
		}
		return quotes
	}
	const contest = "Name our new loaf: the contest ends on Friday."
	for name, c := range map[string]struct {
		text, author, campaign string
		reviewers              []draft.Quote
		want                   string
	}{
		"nobody else":               {contest, "Ana", "", nil, "This is a contest (“contest”), and only Ana has seen it. Let jo or max read it before it goes out, and write the name into `reviewers`."},
		"the author again":          {contest, "Ana", "", words("ana"), "only Ana has seen it"},
		"a stranger, twice":         {contest, "Zoé", "", words("zoe"), "only Zoé has seen it"},
		"a reviewer":                {contest, "Ana", "", words("Jo"), ""},
		"somebody else":             {contest, "Ana", "", words("The lawyer"), ""},
		"two authors":               {contest, "Ana & Ben", "", nil, ""},
		"a reviewer wrote it":       {contest, "Jo", "", nil, "Let max read it"},
		"a campaign":                {"Bread is out.", "Ana", "Rye 2026", nil, "part of the campaign “Rye 2026”"},
		"no campaign":               {"Bread is out.", "Ana", " – ", nil, ""},
		"a grave word and an offer": {"Earthquake victims need you: 20 % off every loaf.", "Ana", "", nil, "beside an offer"},
		"a grave word":              {"We bake for the victims of the earthquake.", "Ana", "", nil, ""},
	} {
		post := &draft.Post{Text: draft.NewText(c.text), Lang: "en", Author: draft.Words(c.author), Campaign: draft.Words(c.campaign), Reviewers: c.reviewers}
		found := set.Post(nil, post, secondOpinionCrew.With(nil))
		if c.want == "" {
			assert.Empty(t, found, name)
			continue
		}
		require.Len(t, found, 1, name)
		assert.Contains(t, found[0].Message, c.want, name)
	}
	alone := &draft.Context{Team: map[string]draft.Member{"jo": {Reviewer: true}}}
	assert.Empty(t, set.Post(nil, &draft.Post{Text: draft.NewText(contest), Lang: "en", Author: draft.Words("Jo")}, alone))
}
