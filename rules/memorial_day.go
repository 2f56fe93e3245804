package rules

import (
	_ "embed"
	"fmt"
	"slices"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

//go:embed memorial_day_words.toml
var memorialDayWords string

// MemorialDay finds promotion on or with a day of remembrance.
var MemorialDay = &check.Rule{
	ID:       "memorial-day",
	Title:    "sells on a day of remembrance",
	Why:      "On 9 November 2022, the anniversary of the pogroms of 1938, KFC's app told its customers in Germany to treat themselves to tender cheese on crispy chicken. A calendar of observances had fed a template, and nobody had looked. In 2013 a golf course in Wisconsin offered nine holes for $9.11 on 11 September, and apologised amid death threats.",
	Source:   "https://qz.com/kfc-blamed-a-bot-for-its-kristallnacht-marketing-fail-i-1849769594 and https://bringmethenews.com/news/wisconsin-golf-course-offers-911-special-apologizes",
	Fix:      "Remember without a product, a price or a wish, or stay silent on that day. Sell on another one, under another name.",
	Needs:    "the day of the post and the regions of the brand, for days that only some countries keep; a day that is named needs nothing",
	Severity: check.Warn,
	Lexicon:  memorialDayWords,
	Uses:     []*check.Lexicon{disaster, promotion, relief},
	Triggers: []string{"day", "date", "cue", "offer", "percent", "code", "price", "weapon"},
	Post:     memorialDay,
	Examples: memorialDayExamples(),
}

func memorialDay(p *check.Pass) {
	if !p.Triggered() {
		return
	}
	offer, sells := standingOffer(p)
	named, place := memorialNamed(p)
	v := memorialDigits(p, named)
	if v.severity == check.Off {
		v = memorialOffer(p, named, place, offer, sells)
	}
	if v.severity == check.Off {
		v = memorialWeapon(p, named)
	}
	if v.severity == check.Off {
		v = memorialWish(p, named, place)
	}
	if v.severity == check.Off {
		v = memorialDate(p, offer, sells)
	}
	if v.severity == check.Off {
		v = memorialToday(p, offer, sells)
	}
	if v.severity == check.Off {
		return
	}
	if sells && offer.Quote != v.quote {
		v.related = append(v.related, check.Related{Quote: offer.Quote, Message: "the offer"})
	}
	p.ReportClash(p.Post.When.String(), v.quote, v.severity, v.message, v.related...)
}

// memorialOffer judges what sells in a post that names a day.
func memorialOffer(p *check.Pass, day *memorialOccasion, name check.Hit, offer check.Hit, sells bool) (v verdict) {
	if day == nil || p.Has("honoured") { // a meal for veterans honours them
		return v
	}
	switch helps := p.Has("help"); {
	case sells && (helps || p.Has("whole")):
		return verdict{check.Note, name.Quote, fmt.Sprintf("“%s” is %s, and “%s” stands beside the help. Let the help stand alone, or say who receives how much.", name, day.What, offer), nil}
	case sells:
		return verdict{check.Warn, name.Quote, fmt.Sprintf("“%s” is %s, and “%s” sells on it. Take one of the two out: a post that only remembers passes, and so does the offer under another name.", name, day.What, offer), nil}
	case helps || p.Has("notice") || day.Tone == memorialAwareness:
		return v
	case day.Tone != memorialSolemn: // an ice cream for Juneteenth, with its price
		goods, named := p.First("goods")
		price, priced := p.First("price")
		if !named || !priced {
			return v
		}
		return verdict{check.Warn, name.Quote, fmt.Sprintf("“%s” is %s, and “%s” for “%s” makes goods of it. Speak of one of them only.", name, day.What, goods, price), nil}
	}
	severity := check.Warn
	lure, loud := p.First("contest", "plug", "feast")
	if !loud {
		var ok bool
		if lure, ok = p.First("lure", "trade"); !ok {
			return v
		}
	}
	if memorialWeekend(p, name) || !loud && p.Has("cue", "condolence") { // who honours the dead and names a shop is clumsy, no more
		severity = check.Note
	}
	return verdict{severity, name.Quote, fmt.Sprintf("“%s” is %s, and “%s” beside it looks like selling on it. Speak of one of them only.", name, day.What, lure), nil}
}

// memorialWeekend reports whether the day is named for its days off.
func memorialWeekend(p *check.Pass, name check.Hit) bool {
	_, next := p.Word(name.Last + 1)
	return name.First >= 0 && (next == "weekend" || next == "week")
}

// memorialWeapon finds what people were killed with, offered on their day.
func memorialWeapon(p *check.Pass, named *memorialOccasion) (v verdict) {
	weapon, ok := p.First("weapon")
	if !ok || !p.Has("offer", "lure", "plug", "contest") || p.Has("notice") {
		return v
	}
	day := named
	if day == nil || !day.Arms {
		day = memorialOn(p, func(d *memorialOccasion) bool { return d.Arms })
	}
	if day == nil || !day.Arms {
		return v
	}
	return verdict{check.Warn, weapon.Quote, fmt.Sprintf("“%s” is advertised on %s. Hold the post for another day.", weapon, day.What), nil}
}

// memorialWish finds "happy" before a day of mourning.
func memorialWish(p *check.Pass, day *memorialOccasion, name check.Hit) (v verdict) {
	if day == nil || day.Tone != memorialSolemn {
		return v
	}
	for _, h := range p.Hits("happy") {
		if memorialBefore(h, name) {
			return verdict{check.Note, draft.Quote{Text: h.Quote.Text, Start: h.Quote.Start, End: name.Quote.End}, fmt.Sprintf("“%s %s” wishes joy on %s. Say what is remembered, or say nothing.", h, name, day.What), nil}
		}
	}
	return v
}

// memorialBefore reports whether the wish stands right before the name.
func memorialBefore(wish, name check.Hit) bool {
	return wish.First >= 0 && wish.Sentence == name.Sentence && wish.Last+1 == name.First
}

// memorialDate judges a date that everybody knows for its dead, where the post begins with it as with a title and sells, or makes a pun on what
// happened. A date inside the text is only the day on which an offer ends.
func memorialDate(p *check.Pass, offer check.Hit, sells bool) (v verdict) {
	if p.Has("help", "notice", "honoured") {
		return v
	}
	pun, puns := p.First("pun")
	for _, h := range p.Hits("date") {
		day := memorialOfDate(p, h.Note)
		if day == nil || !day.Digits || h.First < 0 {
			continue
		}
		switch {
		case puns && h.First <= 2:
			return verdict{check.Warn, h.Quote, fmt.Sprintf("“%s” is %s, and “%s” beside it is a pun on the dead. Say it without the date, or without the pun.", h, day.What, pun), nil}
		case sells && h.First == 0 && len(day.Regions) > 0 && memorialKept(p, day):
			return verdict{check.Warn, h.Quote, fmt.Sprintf("“%s” is %s, and “%s” sells under that title. Sell on another day, or without the date.", h, day.What, offer), nil}
		}
	}
	return v
}

// memorialKept reports whether a day is kept where the language of the post is read, as far as one can tell: the French have 13 November, Americans 9/11.
func memorialKept(p *check.Pass, day *memorialOccasion) bool {
	if len(p.Context.Regions(p.Post)) > 0 {
		return true // memorialOfDate has looked
	}
	return slices.Contains(day.Regions, "FR") == (p.Lang == check.French)
}

// memorialToday judges an offer that goes out on a day without speaking of it: with words of remembrance it plays with the day, without them it is
// only loud on a day that its country keeps quiet.
func memorialToday(p *check.Pass, offer check.Hit, sells bool) (v verdict) {
	cue, remembers := p.First("cue")
	if remembers && !sells {
		offer, sells = p.First("trade")
	}
	if !sells || p.Has("help", "notice", "honoured") {
		return v
	}
	day := memorialOn(p, func(d *memorialOccasion) bool { return d.Tone == memorialSolemn && (remembers || d.Quiet) })
	switch {
	case day == nil:
		return v
	case remembers:
		return verdict{check.Warn, cue.Quote, fmt.Sprintf("The post goes out on %s, where “%s” is said of the dead, and “%s” sells. Take one of them out.", day.What, cue, offer), nil}
	case len(day.Regions) == 0 || len(p.Context.Regions(p.Post)) == 0:
		return v // the whole world does not stop
	}
	return verdict{check.Note, offer.Quote, fmt.Sprintf("The post sells on %s. Another day would be quieter.", day.What), nil}
}
