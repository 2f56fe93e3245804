package rules

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// A hardSellEnd is what a post says about the end of an offer.
type hardSellEnd struct {
	post  *draft.Post
	quote draft.Quote
	last  int  // the day on which it ends, as hardSellDay counts
	now   bool // it ends today, or is about to
	words []string
}

const (
	hardSellSoon   = 3  // days after a "last chance" in which it may be said again
	hardSellMemory = 31 // days after which readers, and this rule, have forgotten the offer
	hardSellBare   = 7  // the same for "Ends tonight!", which says of no offer that it is another one
	hardSellRecent = 16 // ends that are looked back at, so that time stays linear
)

func hardSellSayAgain(p *check.Pass, again hardSellAgainRemark) {
	this, before := again.this, again.before
	p.Report(this.quote, check.Warn, fmt.Sprintf("“%s”, but by the post of %s it was over by then. A clock that starts again is false, and in Britain and the EU unlawful. Say until when it is now, and why.", this.quote, dayName(before.post.When)),
		check.Related{Quote: before.quote, Message: "told the end first"})
}

// hardSellLate reports an end that is told with a date, "ends tonight, 8 March", in a post that goes out on another day.
func hardSellLate(p *check.Pass) bool {
	if p.Post.When.Precision < draft.Day {
		return false
	}
	for _, h := range p.Hits("ends") {
		day, dated := hardSellDate(p, h.Last+1)
		next, _ := p.Word(h.Last + 1)
		if h.Tag || quoted(h.Quote) || !dated || !hardSellToday(h) || day == hardSellDay(p.Post.When) || strings.ContainsAny(h.Quote.Text.String()[h.Quote.End:next.Start], ".!?\n") {
			continue
		}
		p.Report(h.Quote, check.Warn, fmt.Sprintf("“%s” is told with another date than %s, when this post goes out. Correct the one or the other: an end that is not true misleads people.", h, dayName(p.Post.When)))
		return true
	}
	return false
}

// hardSellToday reports whether the words name the day of the post: "last day: Sunday" is said in advance, "ends tonight" is not.
func hardSellToday(h check.Hit) bool {
	said := draft.Fold(h.String())
	return slices.ContainsFunc(hardSellTodays[:], func(day string) bool { return strings.Contains(said, day) })
}

var hardSellTodays = [...]string{"tonight", "today", "evening", "midnight", "soir", "aujourd", "minuit"}

type hardSellAgainRemark struct{ this, before hardSellEnd }

// What is kept of a post: the end that it tells, and how it pushes, if that end is now.
type (
	hardSellEnds   struct{}
	hardSellPushes struct{}
)

// hardSellAgain judges a post that tells an end: whether an earlier post on the same channel put it before, else whether it pushes.
func hardSellAgain(p *check.Pass) {
	push, tells := p.Kept(p.Post, hardSellPushes{}).(hardSellRemark)
	if !tells {
		return
	}
	if again, found := hardSellBefore(p); found {
		hardSellSayAgain(p, again)
	} else {
		push.report(p)
	}
}

type hardSellEndsKey struct{}

// hardSellBefore returns the end that the post tells although an earlier post on the same channel put it before.
func hardSellBefore(p *check.Pass) (r hardSellAgainRemark, found bool) {
	ctx := p.Context
	if ctx.Calendar == nil {
		return r, false
	}
	number, kept := int32(p.Seat().Number()), p.KeptOf(hardSellEnds{})
	ends := func(number int32) (hardSellEnd, bool) {
		end, tells := kept(number).(hardSellEnd)
		return end, tells
	}
	again := ctx.Memo(hardSellEndsKey{}, func() any {
		again := map[promotionMixPlace]hardSellAgainRemark{}
		for line, posts := range promotionMixSeries(ctx, false) {
			hardSellWalk(line.channel, posts, ends, again)
		}
		return again
	}).(map[promotionMixPlace]hardSellAgainRemark)
	for _, name := range p.Post.Channels {
		if number < 0 {
			again = map[promotionMixPlace]hardSellAgainRemark{}
			posts := promotionMixWith(ctx, name, false, p.Post)
			hardSellLook(name, posts[:slices.Index(posts, -1)+1], ends, again)
		}
		if r, found = again[promotionMixPlace{number, name}]; found {
			return r, true
		}
	}
	return r, false
}

func hardSellWalk(channel string, posts []int32, ends func(number int32) (hardSellEnd, bool), again map[promotionMixPlace]hardSellAgainRemark) {
	var recent []hardSellEnd
	for _, post := range posts {
		this, tells := ends(post)
		if !tells {
			continue
		}
		hardSellMatch(promotionMixPlace{post, channel}, this, recent, again)
		recent = append(recent[max(0, len(recent)-hardSellRecent+1):], this)
	}
}

// hardSellLook is hardSellWalk for the last of the posts alone, which is an addition.
func hardSellLook(channel string, posts []int32, ends func(number int32) (hardSellEnd, bool), again map[promotionMixPlace]hardSellAgainRemark) {
	var recent []hardSellEnd
	for i := len(posts) - 2; i >= 0 && len(recent) < hardSellRecent; i-- {
		if end, tells := ends(posts[i]); tells {
			recent = append(recent, end)
		}
	}
	slices.Reverse(recent)
	this, _ := ends(-1)
	hardSellMatch(promotionMixPlace{-1, channel}, this, recent, again)
}

func hardSellMatch(place promotionMixPlace, this hardSellEnd, recent []hardSellEnd, again map[promotionMixPlace]hardSellAgainRemark) {
	if !this.now {
		return
	}
	day := hardSellDay(this.post.When)
	for _, before := range slices.Backward(recent) {
		if ago := day - hardSellDay(before.post.When); day > before.last && ago <= hardSellMemory && hardSellSame(before, this, ago) {
			again[place] = hardSellAgainRemark{this, before}
			return
		}
	}
}

// hardSellSame reports whether two posts speak of one offer: they say so, or share two words of substance and two in five of the shorter one. Two
// posts of which one says nothing of what is offered are taken for one offer if they are near each other.
func hardSellSame(a, b hardSellEnd, ago int) bool {
	if c := a.post.Campaign.String(); c != "" && b.post.Campaign.String() != "" {
		return strings.EqualFold(c, b.post.Campaign.String())
	}
	shared, least := 0, min(len(a.words), len(b.words))
	if least < 2 {
		return ago <= hardSellBare
	}
	for _, w := range a.words {
		if _, found := slices.BinarySearch(b.words, w); found {
			shared++
		}
	}
	return shared > 1 && 5*shared >= 2*least
}

// hardSellEndOf reads what a post says about the end of an offer: today, or by a date. The end of anything else is nobody's trick.
func hardSellEndOf(p *check.Pass) (end hardSellEnd, tells bool) {
	if p.Post.When.Precision < draft.Day && p.Post.When.Precision != draft.Relative {
		return end, false
	}
	_, sells := firstOffer(p)
	ofOffer := func(q draft.Quote) bool { return sells || hardSellSaysNothing(p, q) }
	day := hardSellDay(p.Post.When)
	if h, ok := inProse(p, "ends"); ok {
		if !ofOffer(h.Quote) {
			return end, false
		}
		end = hardSellEnd{quote: h.Quote, last: day, now: true}
		if last, dated := hardSellDate(p, h.Last+1); dated && p.Post.When.Dated() && !hardSellToday(h) {
			end.last, end.now = last, last <= day
		}
	} else if h, ok := inProse(p, "chance"); ok {
		if !ofOffer(h.Quote) {
			return end, false
		}
		end = hardSellEnd{quote: h.Quote, last: day + hardSellSoon, now: true}
	}
	if p.Post.When.Dated() {
		for _, h := range p.Hits("until") {
			if h.Tag || end.quote.IsZero() && !ofOffer(h.Quote) {
				continue
			}
			if last, ok := hardSellDate(p, h.Last+1); ok {
				if end.quote.IsZero() {
					end.quote = h.Quote
				}
				end.last = last
				break
			}
		}
	}
	if end.quote.IsZero() || p.Has("duty", "help", "notice", "contest", "longer") {
		return end, false
	}
	var room [64]string // most posts have fewer
	words := room[:0]
	for i := range p.Words() {
		if q, word := p.Word(i); hardSellTelling(q, word, end.quote) {
			words = append(words, word)
		}
	}
	slices.Sort(words)
	end.post, end.words = p.Post, slices.Clone(slices.Compact(words))
	return end, true
}

// hardSellSaysNothing reports whether a post has at most one word of substance beside those of its end: "Ends tonight!" is said of an offer.
func hardSellSaysNothing(p *check.Pass, end draft.Quote) bool {
	first := ""
	for i := range p.Words() {
		switch q, word := p.Word(i); {
		case word == first || !hardSellTelling(q, word, end):
		case first != "":
			return false
		default:
			first = word
		}
	}
	return true
}

// hardSellTelling reports whether a word has substance and is none of those of the end itself.
func hardSellTelling(q draft.Quote, word string, end draft.Quote) bool {
	return (q.Start < end.Start || q.End > end.End) && (len(word) > 3 || strings.ContainsFunc(word, unicode.IsDigit))
}
