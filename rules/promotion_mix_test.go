package rules

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// promotionMixCalendar makes a post a day of each letter: S sells, a point does not.
func promotionMixCalendar(letters string) []*draft.Post {
	var posts []*draft.Post
	for i, letter := range letters {
		text := "Ana folds the dough."
		if letter == 'S' {
			text = "20% off rye."
		}
		posts = append(posts, &draft.Post{Text: draft.NewText(text), Lang: "en", Channels: []string{"x"},
			When: draft.Moment{Time: time.Date(2026, 3, 1+i, 9, 0, 0, 0, time.UTC), Precision: draft.Minute}})
	}
	return posts
}

func promotionMixTold(t *testing.T, r *check.Rule, posts []*draft.Post) string {
	set, err := check.Compile(r)
	require.NoError(t, err)
	ctx := &draft.Context{Calendar: draft.NewIndex(posts)}
	var b strings.Builder
	for _, p := range posts {
		b.WriteByte(".!"[min(1, len(set.Post(nil, p, ctx)))])
	}
	return b.String()
}

func TestPromotionMixTellsOnce(t *testing.T) {
	for _, c := range []struct{ posts, want string }{
		{"SSS.", "...."},
		{"SSSSS", "...!."},
		{"SSSSSSSSSSSSSSSSSS", "...!...!.......!.."}, // a run of four, eight, sixteen
		{".S..S", "....!"},
		{".S...S..S.S.S.S.S.S.S", "..........!.........!"}, // the rest of a bad fortnight is one finding
		{"S..S..S..S..S", "......!......"},
	} {
		assert.Equal(t, c.want, promotionMixTold(t, PromotionMix, promotionMixCalendar(c.posts)), c.posts)
	}
}

func TestPromotionMixOfAPostThatIsAdded(t *testing.T) {
	set, err := check.Compile(PromotionMix)
	require.NoError(t, err)
	posts := promotionMixCalendar("..SSSS.")
	ctx := &draft.Context{Calendar: draft.NewIndex(append(posts[:5:5], posts[6]))} // without the fourth promotion
	found := set.Post(nil, posts[5], ctx)
	require.Len(t, found, 1)
	assert.Len(t, found[0].Related, 3)
	assert.Empty(t, set.Post(nil, promotionMixCalendar("S")[0], ctx), "it goes out first")
	assert.Empty(t, set.Post(nil, &draft.Post{Text: posts[5].Text, Lang: "en", Channels: []string{"x"}}, ctx), "nobody knows when it goes out")
}

func TestPromotionMixReadsLargeCalendars(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	posts := promotionMixCalendar(strings.Repeat("S..", 5_000))
	start := time.Now()
	promotionMixTold(t, PromotionMix, posts)
	promotionMixTold(t, NoConversation, posts)
	assert.Less(t, time.Since(start), 10*time.Second)
}

func TestNoConversationIsToldOnceARun(t *testing.T) {
	for _, c := range []struct{ posts, want string }{
		{strings.Repeat(".", 9), strings.Repeat(".", 9)},
		{strings.Repeat(".", 25), strings.Repeat(".", 9) + "!" + strings.Repeat(".", 15)},
		{strings.Repeat(".", 9) + "?" + strings.Repeat(".", 10), strings.Repeat(".", 19) + "!"},
	} {
		posts := promotionMixCalendar(c.posts)
		for i, letter := range c.posts {
			if letter == '?' {
				posts[i].Text = draft.NewText("Which loaf?")
			}
		}
		assert.Equal(t, c.want, promotionMixTold(t, NoConversation, posts), c.posts)
	}
}

func TestVanityMetricsOfObjectives(t *testing.T) {
	set, err := check.Compile(VanityMetrics)
	require.NoError(t, err)
	for objective, want := range map[string]int{
		"5k followers by June": 1, "Grow followers": 1, "1 000 abonnés Instagram": 1, "Gagner des abonnés": 1, "more likes": 1,
		"": 0, "hire two bakers": 0, "answer followers’ questions within 24 h": 0, "500 newsletter subscribers": 0, "répondre à nos abonnés": 0, "the likes of us": 0,
	} {
		posts := promotionMixCalendar("..")
		posts[0].Objective, posts[1].Objective = draft.Words(objective), draft.Words(objective)
		ctx := &draft.Context{Calendar: draft.NewIndex(posts)}
		found := set.Post(set.Post(nil, posts[0], ctx), posts[1], ctx)
		assert.Len(t, found, want, objective)
		for _, f := range found {
			assert.Equal(t, posts[0].Objective, f.Quote)
		}
	}
}

func TestSellingAndTalkingCostsNothingOnCleanPosts(t *testing.T) {
	if raceEnabled {
		t.Skip("under the race detector sync.Pool drops items at random")
	}
	for _, r := range []*check.Rule{AllAboutUs, PromotionMix, HardSell, VanityMetrics, EngagementBait, NoConversation} {
		set, err := check.Compile(r)
		require.NoError(t, err)
		for _, text := range []string{"The oven is on.", "We like to share our bread with friends. Last chance for rye today!", "Thank you, dear followers! Page two has the recipe.",
			"Our bakers start at four, and we are with them, our lamps on, our radio low, our first coffee in hand: come and see.", "Tag the laundry; comment on it?"} {
			p := &draft.Post{Text: draft.NewText(text), Lang: "en", Channels: []string{"x"}}
			assert.Zero(t, testing.AllocsPerRun(100, func() { set.Post(nil, p, &quietDay) }), fmt.Sprint(r.ID, ": ", text))
		}
	}
}
