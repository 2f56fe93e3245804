package rules

import (
	"slices"
	"sort"

	"github.com/postlint/postlint/rules/draft"
)

// A promotionMixLine names a series of posts: those of a channel that are dated, or those of a channel in one file whose days are counted from a
// start that nobody knows.
type promotionMixLine struct{ channel, file string }

type promotionMixSeriesKey struct{ replies bool }

// promotionMixSeries returns the numbers of the posts of each channel in the order in which they go out. Left out are those that do not go out, those
// that are only a title so far, and those without a date; of several variants the first counts.
func promotionMixSeries(ctx *draft.Context, replies bool) map[promotionMixLine][]int32 {
	return ctx.Memo(promotionMixSeriesKey{replies}, func() any {
		series := map[promotionMixLine][]int32{}
		if ctx.Calendar == nil {
			return series
		}
		for _, l := range ctx.Calendar.Lines() {
			line := promotionMixLine{channel: l.Channel}
			if l.Relative {
				line.file = promotionMixFile(l.File)
			}
			numbers := make([]int32, 0, l.Len())
			for o := range l.Outings() {
				if !o.Brief && (replies || !o.Reply) {
					numbers = append(numbers, o.Number)
				}
			}
			if len(numbers) > 0 {
				series[line] = numbers
			}
		}
		return series
	}).(map[promotionMixLine][]int32)
}

// promotionMixWith returns the series with a post that the calendar does not hold, as the number -1, after those of the same time.
func promotionMixWith(ctx *draft.Context, channel string, replies bool, p *draft.Post) []int32 {
	if p.When.Precision == draft.None {
		return nil
	}
	posts := promotionMixSeries(ctx, replies)[promotionMixLineOf(channel, p)]
	at := sort.Search(len(posts), func(i int) bool { return promotionMixOrder(ctx.Calendar.Posts[posts[i]], p) > 0 })
	return slices.Insert(slices.Clone(posts), at, -1)
}

func promotionMixLineOf(channel string, p *draft.Post) promotionMixLine {
	line := promotionMixLine{channel: channel}
	if p.When.Precision == draft.Relative {
		line.file = promotionMixFile("")
		if f := p.File(); f != nil {
			line.file = promotionMixFile(f.Name)
		}
	}
	return line
}

// promotionMixFile is never that of the line of dated posts.
func promotionMixFile(name string) string { return "\x00" + name }

func promotionMixOrder(a, b *draft.Post) int {
	if a.When.Precision == draft.Relative {
		return a.When.Day - b.When.Day
	}
	return a.When.End().Compare(b.When.End())
}

// A promotionMixPlace is a post on one of its channels: by its number in the calendar, -1 if it is an addition.
type promotionMixPlace struct {
	number  int32
	channel string
}

func promotionMixPosts(ctx *draft.Context, numbers []int32) []*draft.Post {
	posts := make([]*draft.Post, len(numbers))
	for i, n := range numbers {
		posts[i] = ctx.Calendar.Posts[n]
	}
	return posts
}
