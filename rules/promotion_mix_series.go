package rules

import (
	"slices"
	"sort"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// A promotionMixLine names a series of posts: those of a channel that are dated, or those of a channel in one file whose days are counted from a
// start that nobody knows.
type promotionMixLine struct{ channel, file string }

type promotionMixSeriesKey struct{ replies bool }

// promotionMixSeries returns the posts of each channel in the order in which they go out. Left out are those that do not go out, those that are
// only a title so far, and those without a date; of several variants the first counts.
func promotionMixSeries(ctx *draft.Context, replies bool) map[promotionMixLine][]*draft.Post {
	return ctx.Memo(promotionMixSeriesKey{replies}, func() any {
		series := map[promotionMixLine][]*draft.Post{}
		if ctx.Calendar == nil {
			return series
		}
		for _, p := range ctx.Calendar.Posts {
			if p.VariantOf != nil || p.Dropped() || p.Kind != draft.Copy || p.When.Precision == draft.None || !replies && !p.InReplyTo.IsZero() {
				continue
			}
			for _, c := range p.Channels {
				line := promotionMixLineOf(c, p)
				series[line] = append(series[line], p)
			}
		}
		type outing struct { // the end is worked out once, and not for each comparison
			end  time.Time
			post *draft.Post
		}
		var all []outing
		for line, posts := range series {
			if line.file != "" {
				slices.SortStableFunc(posts, promotionMixOrder)
				continue
			}
			all = all[:0]
			for _, p := range posts {
				all = append(all, outing{p.When.End(), p})
			}
			slices.SortStableFunc(all, func(a, b outing) int { return a.end.Compare(b.end) })
			for i, o := range all {
				posts[i] = o.post
			}
		}
		return series
	}).(map[promotionMixLine][]*draft.Post)
}

// promotionMixWith returns the series with a post that the calendar does not hold, after those of the same time.
func promotionMixWith(ctx *draft.Context, channel string, replies bool, p *draft.Post) []*draft.Post {
	if p.When.Precision == draft.None {
		return nil
	}
	posts := promotionMixSeries(ctx, replies)[promotionMixLineOf(channel, p)]
	at := sort.Search(len(posts), func(i int) bool { return promotionMixOrder(posts[i], p) > 0 })
	return slices.Insert(slices.Clone(posts), at, p)
}

func promotionMixLineOf(channel string, p *draft.Post) promotionMixLine {
	line := promotionMixLine{channel: channel}
	if p.When.Precision == draft.Relative {
		line.file = "\x00" // never the line of a dated post
		if f := p.File(); f != nil {
			line.file += f.Name
		}
	}
	return line
}

func promotionMixOrder(a, b *draft.Post) int {
	if a.When.Precision == draft.Relative {
		return a.When.Day - b.When.Day
	}
	return a.When.End().Compare(b.When.End())
}
