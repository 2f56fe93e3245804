package rules

import (
	"slices"
	"sort"

	"github.com/postlint/postlint/rules/check"
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
		for _, posts := range series {
			slices.SortStableFunc(posts, promotionMixOrder)
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

// promotionMixTraits is what the posts of a calendar are, as far as rules ask that look at many. Each post is read once for all of these rules.
type promotionMixTraits struct {
	sells, opens map[*draft.Post]bool
	ends         map[*draft.Post]hardSellEnd
}

type promotionMixTraitsKey struct{}

func promotionMixTraitsOf(ctx *draft.Context) *promotionMixTraits {
	return ctx.Memo(promotionMixTraitsKey{}, func() any {
		t := &promotionMixTraits{sells: map[*draft.Post]bool{}, opens: map[*draft.Post]bool{}, ends: map[*draft.Post]hardSellEnd{}}
		if ctx.Calendar == nil {
			return t
		}
		set, err := Compile(
			promotionMixReader("promotion-mix", "", func(p *check.Pass) {
				if promotionMixSells(p) {
					t.sells[p.Post] = true
				}
			}, promotion),
			promotionMixReader("no-conversation", noConversationTOML, func(p *check.Pass) {
				if noConversationOpen(p) {
					t.opens[p.Post] = true
				}
			}),
			promotionMixReader("hard-sell", hardSellTOML, func(p *check.Pass) {
				if end, tells := hardSellEndOf(p); tells {
					t.ends[p.Post] = end
				}
			}, promotion, relief))
		if err != nil {
			panic(err) // our own word lists
		}
		for _, p := range ctx.Calendar.Posts {
			set.Post(nil, p, ctx)
		}
		return t
	}).(*promotionMixTraits)
}

// promotionMixReader is a rule that finds nothing and reads posts other than the one that is judged, with the words of the rule of that name.
func promotionMixReader(id, words string, read func(*check.Pass), shared ...*check.Lexicon) *check.Rule {
	return &check.Rule{ID: id, Title: "-", Why: "-", Source: "-", Fix: "-", Severity: check.Note, Lexicon: words, Uses: shared, Post: read}
}
