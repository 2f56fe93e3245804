package rules

import (
	"fmt"
	"slices"
	"strings"
	"time"
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

type hardSellAgainRemark struct{ this, before hardSellEnd }

type hardSellEndsKey struct{}

// hardSellAgain returns the end that the post tells although an earlier post on the same channel put it before.
func hardSellAgain(p *check.Pass) (r hardSellAgainRemark, found bool) {
	if !p.Has("ends", "chance") || p.Context.Calendar == nil {
		return r, false
	}
	this, tells := hardSellEndOf(p)
	if !tells || !this.now {
		return r, false
	}
	ctx := p.Context
	again := ctx.Memo(hardSellEndsKey{}, func() any {
		again := map[promotionMixPlace]hardSellAgainRemark{}
		for line, posts := range promotionMixSeries(ctx, false) {
			hardSellWalk(line.channel, posts, promotionMixTraitsOf(ctx).ends, again)
		}
		return again
	}).(map[promotionMixPlace]hardSellAgainRemark)
	for _, name := range p.Post.Channels {
		if !ctx.Calendar.Holds(p.Post) {
			again = map[promotionMixPlace]hardSellAgainRemark{}
			posts := promotionMixWith(ctx, name, false, p.Post)
			at := slices.Index(posts, p.Post)
			hardSellLook(name, posts[:at+1], this, promotionMixTraitsOf(ctx).ends, again)
		}
		if r, found = again[promotionMixPlace{p.Post, name}]; found {
			return r, true
		}
	}
	return r, false
}

func hardSellWalk(channel string, posts []*draft.Post, ends map[*draft.Post]hardSellEnd, again map[promotionMixPlace]hardSellAgainRemark) {
	var recent []hardSellEnd
	for _, post := range posts {
		this, tells := ends[post]
		if !tells {
			continue
		}
		hardSellMatch(channel, this, recent, again)
		recent = append(recent[max(0, len(recent)-hardSellRecent+1):], this)
	}
}

// hardSellLook is hardSellWalk for the last of the posts alone.
func hardSellLook(channel string, posts []*draft.Post, this hardSellEnd, ends map[*draft.Post]hardSellEnd, again map[promotionMixPlace]hardSellAgainRemark) {
	var recent []hardSellEnd
	for i := len(posts) - 2; i >= 0 && len(recent) < hardSellRecent; i-- {
		if end, tells := ends[posts[i]]; tells {
			recent = append(recent, end)
		}
	}
	slices.Reverse(recent)
	hardSellMatch(channel, this, recent, again)
}

func hardSellMatch(channel string, this hardSellEnd, recent []hardSellEnd, again map[promotionMixPlace]hardSellAgainRemark) {
	if !this.now {
		return
	}
	day := hardSellDay(this.post.When)
	for _, before := range slices.Backward(recent) {
		if ago := day - hardSellDay(before.post.When); day > before.last && ago <= hardSellMemory && hardSellSame(before, this, ago) {
			again[promotionMixPlace{this.post, channel}] = hardSellAgainRemark{this, before}
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
	if p.Post.When.Precision < draft.Day && p.Post.When.Precision != draft.Relative || p.Has("duty", "help", "notice", "contest", "longer") {
		return end, false
	}
	day := hardSellDay(p.Post.When)
	if h, ok := inProse(p, "ends"); ok {
		end = hardSellEnd{quote: h.Quote, last: day, now: true}
	} else if h, ok := inProse(p, "chance"); ok {
		end = hardSellEnd{quote: h.Quote, last: day + hardSellSoon, now: true}
	}
	if p.Post.When.Dated() {
		for _, h := range p.Hits("until") {
			if last, ok := hardSellDate(p, h.Last+1); ok && !h.Tag {
				if end.quote.IsZero() {
					end.quote = h.Quote
				}
				end.last = last
				break
			}
		}
	}
	if end.quote.IsZero() {
		return end, false
	}
	end.post = p.Post
	for i := range p.Words() {
		q, word := p.Word(i)
		if hit := q.Start >= end.quote.Start && q.End <= end.quote.End; !hit && (len(word) > 3 || strings.ContainsFunc(word, unicode.IsDigit)) {
			end.words = append(end.words, word)
		}
	}
	slices.Sort(end.words)
	end.words = slices.Compact(end.words)
	_, sells := firstOffer(p)
	return end, sells || len(end.words) < 2
}

// hardSellDay counts days: those of the calendar, or those from a start that nobody knows.
func hardSellDay(m draft.Moment) int {
	if m.Precision == draft.Relative {
		return m.Day
	}
	y, month, d := m.Time.Date()
	return int(time.Date(y, month, d, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

// hardSellDate reads a date that begins at word i: "Sunday 8 March", "March 8th", "dimanche 8 mars", or a weekday alone, which is the next.
func hardSellDate(p *check.Pass, i int) (day int, ok bool) {
	at := p.Post.When.Time
	number, month, weekday := 0, time.Month(0), -1
	for n := range 4 {
		_, word := p.Word(i + n)
		if w, named := hardSellWeekdays[word]; named && weekday < 0 && number == 0 {
			weekday = w
		} else if m, named := hardSellMonths[word]; named && month == 0 {
			month = m
		} else if d := hardSellNumber(word); d > 0 && number == 0 {
			number = d
		} else if word != "the" && word != "le" {
			break
		}
	}
	switch {
	case number > 0 && month > 0:
		end := time.Date(at.Year(), month, number, 0, 0, 0, 0, time.UTC)
		if at.Sub(end) > 180*24*time.Hour { // told in December of January
			end = end.AddDate(1, 0, 0)
		}
		return hardSellDay(draft.Moment{Time: end, Precision: draft.Day}), true
	case weekday >= 0:
		return hardSellDay(p.Post.When) + (weekday-int(at.Weekday())+7)%7, true
	}
	return 0, false
}

// hardSellNumber reads a day of the month: "8", "8th", "1er".
func hardSellNumber(word string) (n int) {
	rest := strings.TrimLeftFunc(word, unicode.IsDigit)
	switch rest {
	case "", "st", "nd", "rd", "th", "er":
	default:
		return 0
	}
	for _, r := range word[:len(word)-len(rest)] {
		if n = 10*n + int(r-'0'); r > '9' || n > 31 {
			return 0
		}
	}
	return n
}

var hardSellMonths = func() map[string]time.Month {
	names := map[string]time.Month{}
	for _, list := range [...]string{
		"january february march april may june july august september october november december", "jan feb mar apr - jun jul aug sept oct nov dec",
		"janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
	} {
		for i, name := range strings.Fields(list) {
			names[name] = time.Month(i + 1)
		}
	}
	return names
}()

var hardSellWeekdays = func() map[string]int {
	names := map[string]int{}
	for _, list := range [...]string{"sunday monday tuesday wednesday thursday friday saturday", "dimanche lundi mardi mercredi jeudi vendredi samedi"} {
		for i, name := range strings.Fields(list) {
			names[name] = i
		}
	}
	return names
}()
