package rules

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// Whoever follows the advice of the three rules about people must not be told the same again.
func TestHostileToneAndItsNeighboursFollowTheirAdvice(t *testing.T) {
	rules := []*check.Rule{HostileTone, ExclusionaryLanguage, CommentSuppression}
	set, err := check.Compile(rules...)
	require.NoError(t, err)
	for _, r := range rules {
		advice := map[string]bool{r.Fix: true}
		for _, e := range r.Examples {
			posts, _, err := e.Calendar()
			require.NoError(t, err)
			for _, p := range posts {
				for _, f := range set.Post(nil, p, e.Given) {
					advice[regexp.MustCompile(`“[^”]*”`).ReplaceAllString(f.Message, "")] = true
				}
			}
		}
		require.Greater(t, len(advice), 3, r.ID)
		for a := range advice {
			assert.Empty(t, set.Post(nil, &draft.Post{Text: draft.NewText(a)}, nil), a)
		}
	}
}

func TestHostileToneAndItsNeighboursCostNothingOnCleanPosts(t *testing.T) {
	if raceEnabled {
		t.Skip("under the race detector sync.Pool drops items at random")
	}
	set, err := check.Compile(HostileTone, ExclusionaryLanguage, CommentSuppression)
	require.NoError(t, err)
	for _, text := range []string{"The oven is on.", "SPRING IS HERE! COME AND SEE THE MARKET AT MILL ROAD! From 9 to 5*.", "Thank you for your patience, please DM us!", "Sorry for the wait."} {
		p := &draft.Post{Text: draft.NewText(text), Lang: "en"}
		assert.Zero(t, testing.AllocsPerRun(100, func() { set.Post(nil, p, &quietDay) }), text)
	}
}

// A slur is not repeated in the finding.
func TestExclusionaryLanguagePrintsNoSlur(t *testing.T) {
	set, err := check.Compile(ExclusionaryLanguage)
	require.NoError(t, err)
	found := set.Post(nil, &draft.Post{Text: draft.NewText("What a retarded idea, said the oven."), Lang: "en"}, nil)
	require.Len(t, found, 1)
	assert.False(t, strings.Contains(found[0].Message, "retarded"), found[0].Message)
}

func TestHostileToneReadsMaskedWords(t *testing.T) {
	for word, masked := range map[string]bool{"f***": true, "F**K": true, "m*rde": true, "sh*t": true, "b*tch": true, "p*****": true,
		"prices*": false, "E*Trade": false, "A*STAR": false, "***": false, "M*A*S*H": false, "*fuck": false} {
		_, found := hostileMasked(&draft.Post{Text: draft.NewText("Oh " + word + ", Monday.")})
		assert.Equal(t, masked, found, word)
	}
}
