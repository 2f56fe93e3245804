package rules

import (
	"regexp"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// Whoever follows the advice must not be told the same again.
func TestCorporateToneFollowsItsOwnAdvice(t *testing.T) {
	set, err := check.Compile(CorporateTone)
	require.NoError(t, err)
	advice := []string{CorporateTone.Fix}
	for _, m := range regexp.MustCompile(`-> ([^"]+)"`).FindAllStringSubmatch(CorporateTone.Lexicon, -1) {
		advice = append(advice, m[1])
	}
	for _, e := range CorporateTone.Examples {
		posts, _, err := e.Calendar()
		require.NoError(t, err)
		for _, p := range posts {
			for _, f := range set.Post(nil, p, e.Given) {
				advice = append(advice, regexp.MustCompile(`“[^”]*”`).ReplaceAllString(f.Message, ""))
			}
		}
	}
	require.Greater(t, len(advice), 200)
	for _, a := range advice {
		assert.Empty(t, set.Post(nil, &draft.Post{Text: draft.NewText(a)}, nil), a)
	}
}

func TestCorporateToneCostsNothingOnCleanPosts(t *testing.T) {
	if raceEnabled {
		t.Skip("under the race detector sync.Pool drops items at random")
	}
	set, err := check.Compile(CorporateTone)
	require.NoError(t, err)
	for _, text := range []string{"The oven is on.", "Our innovative, award-winning cheddar is back.", "Thank you for your patience!", "Sorry for the wait."} {
		p := &draft.Post{Text: draft.NewText(text), Lang: "en"}
		assert.Zero(t, testing.AllocsPerRun(100, func() { set.Post(nil, p, &quietDay) }), text)
	}
}

var quietDay draft.Context
