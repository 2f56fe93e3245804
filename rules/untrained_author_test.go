package rules

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

func TestUntrainedAuthorNames(t *testing.T) {
	team := untrainedAuthorTeamOf(&draft.Context{Team: map[string]draft.Member{
		"ana": {Emails: []string{"Ana.Dupont@Example.com"}}, "jean-luc": {}, "Zoé Martin": {},
	}})
	for written, want := range map[string][]string{
		"Ana": {"ana"}, "ana dupont": {"ana"}, "@ana": {"ana"}, "ana.dupont@example.com": {"ana"}, "A. D. <ana.dupont@example.com>": {"ana"},
		"Jean-Luc": {"jean-luc"}, "Jean Luc": {"jean-luc"}, "jeanluc@elsewhere.example.com": {"jean-luc"}, "ZOE MARTIN": {"Zoé Martin"},
		"Ana & Jean-Luc": {"ana", "jean-luc"}, "Ana et Max": {"ana", ""}, "Marianne": {""}, "": nil, " – ": nil,
	} {
		var got []string
		for _, a := range team.authors(draft.Words(written)) {
			got = append(got, a.member)
		}
		assert.Equal(t, want, got, written)
	}
}

func TestUntrainedAuthorMessages(t *testing.T) {
	set, err := check.Compile(UntrainedAuthor)
	require.NoError(t, err)
	post := &draft.Post{Text: draft.NewText("Bread is out."), Author: draft.Words("Ana, Ben and Max")}
	found := set.Post(nil, post, untrainedAuthorCrew.With(nil))
	require.Len(t, found, 2)
	assert.Contains(t, found[0].Message, "“Ben” is not marked as trained")
	assert.Contains(t, found[1].Message, "“Max” is not in the team file")
	assert.Empty(t, set.Post(nil, post, nil))
}

func TestUntrainedAuthorAllocatesNothing(t *testing.T) {
	if raceEnabled {
		t.Skip("under the race detector sync.Pool drops items at random")
	}
	set, err := check.Compile(UntrainedAuthor)
	require.NoError(t, err)
	post, ctx := &draft.Post{Text: draft.NewText("Bread is out."), Author: draft.Words("Ana Dupont")}, untrainedAuthorCrew.With(nil)
	require.Empty(t, set.Post(nil, post, ctx))
	assert.Zero(t, testing.AllocsPerRun(100, func() { set.Post(nil, post, ctx) }))
}
