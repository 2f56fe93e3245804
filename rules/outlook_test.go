package rules

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/draft"
)

func TestRemembrance(t *testing.T) {
	day := func(month time.Month, d int) time.Time { return time.Date(2026, month, d, 15, 0, 0, 0, time.UTC) }
	named := func(from, to time.Time, regions ...string) (list []string) {
		for _, o := range Remembrance(from, to, regions) {
			list = append(list, o.Day.Format("01-02 ")+o.Name)
		}
		return list
	}
	holocaust := "01-27 the day in memory of the victims of the Holocaust"
	assert.Equal(t, []string{holocaust}, named(day(1, 27), day(1, 27)), "the hour does not matter")
	assert.Empty(t, named(day(1, 28), day(1, 30)))
	assert.Contains(t, named(day(1, 1), day(12, 31), "US"), "05-25 the day on which the United States mourns its war dead", "the last Monday of May")
	assert.Contains(t, named(day(11, 1), day(11, 30), "FR"), "11-11 the day on which France and Belgium mourn their war dead")
	for _, name := range named(day(1, 1), day(12, 31)) {
		assert.NotContains(t, name, "France", "of a brand without regions nothing is known")
	}
	years := Remembrance(day(1, 27), day(1, 27).AddDate(1, 0, 0), nil)
	assert.Equal(t, "2026-01-27", years[0].Day.Format(time.DateOnly))
	assert.Equal(t, "2027-01-27", years[len(years)-1].Day.Format(time.DateOnly), "each year again")
}

func TestMixesJudgeAsThePromotionMixDoes(t *testing.T) {
	posts := promotionMixCalendar("S..SS")
	posts[1].Channels = []string{"linkedin", "x"}
	posts[2].Status = draft.Words("rejected")
	mixes := Mixes(posts, nil)
	require.Len(t, mixes, 2)
	assert.Equal(t, draft.Mix{Channel: "linkedin", Posts: posts[1:2], Sells: []bool{false}}, mixes[0])
	assert.Equal(t, draft.Mix{Channel: "x", Posts: []*draft.Post{posts[0], posts[1], posts[3], posts[4]}, Sells: []bool{true, false, true, true}}, mixes[1])
	assert.Empty(t, Mixes(nil, nil))
}
