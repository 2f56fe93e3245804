package rules

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

func hardSellPost(day int, text string) *draft.Post {
	return &draft.Post{Text: draft.NewText(text), Lang: "en", Channels: []string{"x"}, When: draft.Moment{Time: time.Date(2026, 3, day, 0, 0, 0, 0, time.UTC), Precision: draft.Day}}
}

// An end that was told is remembered for a post that the calendar does not hold, for its own channel, and for its own offer.
func TestHardSellOfAPostThatIsAdded(t *testing.T) {
	set, err := check.Compile(HardSell)
	require.NoError(t, err)
	first := hardSellPost(6, "Half price on the walnut tables ends tonight.")
	ctx := &draft.Context{Calendar: draft.NewIndex([]*draft.Post{first, hardSellPost(20, "Half price on the walnut tables ends tonight.")})}
	again := hardSellPost(9, "Half price on the walnut tables ends tonight!")
	found := set.Post(nil, again, ctx)
	require.Len(t, found, 1)
	assert.Equal(t, check.Warn, found[0].Severity)
	require.Len(t, found[0].Related, 1)
	assert.Same(t, first.Text, found[0].Related[0].Quote.Text)
	assert.Empty(t, set.Post(nil, hardSellPost(5, again.Text.String()), ctx), "it goes out first")
	again.Channels = []string{"linkedin"}
	assert.Empty(t, set.Post(nil, again, ctx), "nobody there has read the first")
	assert.Empty(t, set.Post(nil, hardSellPost(9, "Free delivery of rye bread in Leeds ends tonight."), ctx), "another offer")
}

// "Ends tonight!" says of no offer that it is another one, so that it counts for a week.
func TestHardSellBareEnds(t *testing.T) {
	set, err := check.Compile(HardSell)
	require.NoError(t, err)
	for gap, want := range map[int]int{0: 0, 1: 1, 7: 1, 8: 0} {
		first, second := hardSellPost(2, "The spring sale on tables ends tonight."), hardSellPost(2+gap, "Ends tonight!")
		ctx := &draft.Context{Calendar: draft.NewIndex([]*draft.Post{first, second})}
		assert.Len(t, set.Post(nil, second, ctx), want, "%d days later", gap)
	}
}

func TestHardSellDate(t *testing.T) {
	day := hardSellDay(draft.Moment{Time: time.Date(2026, 3, 8, 0, 0, 0, 0, time.UTC), Precision: draft.Day})
	for text, want := range map[string]int{
		"8 March": day, "March 8th": day, "Sunday 8 March": day, "Sunday": day, "the 8th": 0, "le dimanche 8 mars": day, "dimanche": day, "stocks last": 0, "": 0,
	} {
		var got int
		rule := *HardSell
		rule.Post, rule.Beside = func(p *check.Pass) { got, _ = hardSellDate(p, 0) }, nil
		set, err := check.Compile(&rule)
		require.NoError(t, err)
		set.Post(nil, hardSellPost(4, text), nil)
		assert.Equal(t, want, got, text)
	}
}

// Time is linear in the number of posts even if all end tonight.
func TestHardSellStaysLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	posts := make([]*draft.Post, 5_000)
	for i := range posts {
		posts[i] = hardSellPost(1+i, fmt.Sprintf("Half price on walnut table number %d ends tonight.", i))
	}
	set, err := check.Compile(HardSell)
	require.NoError(t, err)
	ctx := (&draft.Context{}).With(draft.NewIndex(posts))
	n := 0
	start := time.Now()
	for _, p := range posts {
		n += len(set.Post(nil, p, ctx))
	}
	assert.Equal(t, len(posts)-1, n)
	assert.Less(t, time.Since(start), 10*time.Second)
}
