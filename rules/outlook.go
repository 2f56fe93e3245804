package rules

import (
	"cmp"
	"maps"
	"slices"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// Remembrance returns the days of remembrance between two dates, both included, that are kept everywhere or in one of the regions, in the order of
// the calendar. They are those of the rule memorial-day; days that move with another calendar, such as Yom HaShoah, are not among them.
func Remembrance(from, to time.Time, regions []string) []draft.Observance {
	var found []draft.Observance
	from, to = midnight(from), midnight(to)
	for year := from.Year(); year <= to.Year(); year++ {
		for i := range memorialDays {
			d := &memorialDays[i]
			if day := d.in(year); !day.IsZero() && !day.Before(from) && !day.After(to) && d.concerns(regions) {
				found = append(found, draft.Observance{Day: day, Name: d.What, Regions: slices.Clone(d.Regions)})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b draft.Observance) int { return a.Day.Compare(b.Day) })
	return found
}

func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, time.UTC)
}

// Mixes returns what is published on each channel, in the order of their names, and which of it sells, as the rule promotion-mix judges it: without posts that
// are dropped, replies, briefs, second variants, and posts of which no day is known.
func Mixes(posts []*draft.Post, ctx *draft.Context) []draft.Mix {
	ctx = ctx.With(draft.NewIndex(posts))
	set, err := Compile(PromotionMix)
	if err != nil {
		panic(err) // our own word lists
	}
	read := set.Read(posts, ctx, func(*draft.Post) bool { return false })
	series := promotionMixSeries(ctx, false)
	// The lines of one channel: its dated posts, then those of each file that counts its days.
	lines := slices.SortedFunc(maps.Keys(series), func(a, b promotionMixLine) int {
		return cmp.Or(cmp.Compare(a.channel, b.channel), cmp.Compare(a.file, b.file))
	})
	var mixes []draft.Mix
	for _, line := range lines {
		if n := len(mixes); n == 0 || mixes[n-1].Channel != line.channel {
			mixes = append(mixes, draft.Mix{Channel: line.channel})
		}
		m := &mixes[len(mixes)-1]
		for _, n := range series[line] {
			p := posts[n]
			m.Posts, m.Sells = append(m.Posts, p), append(m.Sells, read.Kept(p, promotionMixSold{}) != nil)
		}
	}
	return mixes
}
