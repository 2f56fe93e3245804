package rules

import (
	"fmt"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// wornOut is how many posts of a week on one channel may not open with the same feelings. One is pride, a third is a habit.
const wornOut = 3

// toneOpens is what is kept of a post that opens with feelings: where it does, and whether nothing graver was said of it.
type (
	toneOpens struct {
		quote draft.Quote
		alone bool
	}
	toneOpensKey struct{}
)

func toneKeep(p *check.Pass, alone bool) {
	if h, opens := toneOpening(p); opens {
		p.Keep(toneOpensKey{}, toneOpens{h.Quote, alone})
	}
}

// wornFormula finds the third post of a week on a channel that opens with "We are proud to" or its like. It is told once a week.
func wornFormula(p *check.Pass) {
	this, _ := p.Kept(p.Post, toneOpensKey{}).(toneOpens)
	if !this.alone || p.Post.When.Precision == draft.None {
		return
	}
	for _, channel := range p.Post.Channels {
		before := toneWeekBefore(p, channel)
		if len(before) == 0 {
			continue
		}
		var related []check.Related
		for _, b := range before {
			related = append(related, check.Related{Quote: b, Message: "opens the same way in the same week"})
		}
		p.Report(this.quote, check.Warn, fmt.Sprintf("“%s” opens %d posts of one week on %s with what you feel, and readers learn to scroll past. Open this one with the news: what is new, for whom, where to see it.",
			this.quote, wornOut, channel), related...)
		return
	}
}

// toneOpening returns the feelings that a post opens with: "We are proud to", "Ravis de". A reply may be glad.
func toneOpening(p *check.Pass) (check.Hit, bool) {
	h, found := check.Hit{}, false
	for _, h = range p.Hits("feeling") {
		if found = h.First >= 0 && h.First <= 5 && !h.Tag && !quoted(h.Quote) && toneOurs(p, h); found {
			break
		}
	}
	if !found || answers(p) || toPress(p) {
		return h, false
	}
	return h, true
}

// toneOurs reports whether h is said of ourselves: "we are proud to", or "Proud to" with nobody before it.
func toneOurs(p *check.Pass, h check.Hit) bool {
	for i := range h.First {
		switch _, w := p.Word(i); w {
		case "we", "i", "our", "nous", "notre", "on", "je", "j":
			return true
		}
	}
	return h.First == 0
}

type toneWeekKey struct{}

// toneWeekBefore returns how the posts before this one open if it is the third of its week on the channel that opens with feelings.
func toneWeekBefore(p *check.Pass, channel string) []draft.Quote {
	ctx, number := p.Context, int32(p.Seat().Number())
	all := ctx.Memo(toneWeekKey{}, func() any {
		found := map[promotionMixPlace][]draft.Quote{}
		for line, posts := range promotionMixSeries(ctx, false) {
			toneWalk(p, line.channel, posts, found)
		}
		return found
	}).(map[promotionMixPlace][]draft.Quote)
	if number < 0 {
		all = map[promotionMixPlace][]draft.Quote{}
		toneWalk(p, channel, promotionMixWith(ctx, channel, false, p.Post), all)
	}
	return all[promotionMixPlace{number, channel}]
}

// toneWalk goes through the posts of a channel in their order, week by week.
func toneWalk(p *check.Pass, channel string, posts []int32, found map[promotionMixPlace][]draft.Quote) {
	opens := p.KeptOf(toneOpensKey{})
	week, before := 0, []draft.Quote(nil)
	for _, number := range posts {
		this, ok := opens(number).(toneOpens)
		if !ok {
			continue
		}
		post := p.Post
		if number >= 0 {
			post = p.Context.Calendar.Posts[number]
		}
		if w, _ := post.When.Week(); before == nil || w != week {
			week, before = w, nil
		}
		if len(before) == wornOut-1 {
			found[promotionMixPlace{number, channel}] = before
		}
		before = append(before, this.quote)
	}
}
