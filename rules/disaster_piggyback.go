package rules

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

//go:embed disaster_piggyback.toml
var disasterTOML string

// disaster is the vocabulary of disasters and tragedies, and of the jokes that are made with it.
var disaster = &check.Lexicon{Name: "disaster", TOML: disasterTOML}

// DisasterPiggyback finds posts that sell or joke on the back of a disaster, a tragedy or a death.
var DisasterPiggyback = &check.Rule{
	ID:       "disaster-piggyback",
	Title:    "sells or jokes on the back of a disaster",
	Why:      "On the day Hurricane Sandy reached the East Coast in 2012, American Apparel mailed customers there a discount “in case you're bored during the storm”, code SANDYSALE, and Gap told everyone in its path to “stay safe”, then of “lots of Gap.com shopping today”. Both were in the news beside the storm, and Gap had to explain itself the day after.",
	Source:   "https://www.thedrum.com/news/2012/10/30/gap-joins-american-apparel-suggesting-hurricane-sandy-could-be-good-time-online",
	Fix:      "Leave the product out and say only what helps: that you are closed, what you give and to whom, where people find shelter. Or wait until the event has left the news.",
	Needs:    "the events of news.toml, to block; without them it warns of what the words alone tell",
	Severity: check.Block,
	Uses:     []*check.Lexicon{disaster, promotion, relief},
	Triggers: []string{"grave", "mixed", "infamous", "fabled"},
	Post:     disasterPiggyback,
	Examples: disasterExamples(),
}

func disasterPiggyback(p *check.Pass) {
	var worst verdict
	for _, e := range p.Events() {
		if v := judgeEvent(p, e, eventSenses(p.Context)[e.Event]); v.severity > worst.severity {
			worst = v
		}
	}
	if worst.severity == check.Off && p.Triggered() {
		worst = judgeText(p)
	}
	if worst.severity != check.Off {
		p.Report(worst.quote, worst.severity, worst.message, worst.related...)
	}
}

// judgeText asks about a post that speaks of a tragedy which no event of the news explains. It never blocks: disaster words beside sales words
// are nearly always about something else, flood lamps and shipwreck ornaments.
func judgeText(p *check.Pass) (v verdict) {
	offer, sells := standingOffer(p)
	condition, strung := tied(p)
	if v = judgeInfamous(p); v.severity != check.Off {
		return v
	}
	if !sells && !strung && !p.Has("contest") {
		return v
	}
	words := graveWords(p)
	v.severity = check.Warn
	switch {
	case strung && len(words) > 1:
		v.quote = condition.Quote
		v.message = fmt.Sprintf("“%s” speaks of people in need, and “%s” ties their help to something for the brand. Give without a condition.", words[0], condition)
	case p.Has("help", "notice"):
		return verdict{}
	case len(words) > 1 || len(words) > 0 && sells && (p.Has("scene") || disasterCode(p)):
		v.quote = words[0].Quote
		v.message = fmt.Sprintf("“%s” reads like something that really happened, and the post sells. If it did, take the offer out; if not, find another word.", words[0])
	case sells:
		word, ok := soldDisaster(p, offer)
		if !ok {
			return verdict{}
		}
		v.quote = word
		v.message = fmt.Sprintf("“%s” names a disaster beside “%s”. If it is a real one, take the offer out; if not, find another word.", word, offer)
	default:
		return verdict{}
	}
	if sells && offer.Quote != v.quote {
		v.related = []check.Related{{Quote: offer.Quote, Message: "the offer"}}
	}
	return v
}

// judgeInfamous finds a tragedy that the whole world knows, used to praise or to sell: "cheaper than ...", long after it has left the news.
func judgeInfamous(p *check.Pass) (v verdict) {
	if p.Has("help", "notice") {
		return v
	}
	for _, h := range p.Hits("infamous") {
		if compared(p, h.First) && h.First >= 0 && !p.Has("told", "condolence") {
			return verdict{check.Warn, h.Quote, fmt.Sprintf("“%s” stands in a comparison. People died; compare with something else.", h), nil}
		}
	}
	thing, business := p.First("own", "offer", "percent", "trade", "goods")
	if !business {
		return v
	}
	words := slices.Clone(p.Hits("fabled"))
	for _, h := range p.Hits("grave") {
		if sensesOf(h.Note)&epidemics == 0 { // "like the lockdown" is how people count these years
			words = append(words, h)
		}
	}
	for _, h := range words {
		if compared(p, h.First) && h.First >= 0 && !p.Has("told", "condolence") {
			return verdict{check.Warn, h.Quote, fmt.Sprintf("“%s” stands in a comparison beside “%s”. People died; compare it with something else.", h, thing), nil}
		}
	}
	offer, sells := standingOffer(p)
	for _, h := range p.Hits("infamous") {
		if !p.Has("told", "condolence") && (sells && h.Sentence == offer.Sentence || p.Has("pun")) {
			return verdict{check.Warn, h.Quote, fmt.Sprintf("“%s” is remembered for its dead, and this post sells beside it. Take one of them out.", h), nil}
		}
	}
	return v
}

// soldDisaster finds a disaster that is part of the offer itself: "Hurricane Sale", a joke on it, a code that is named after it.
func soldDisaster(p *check.Pass, offer check.Hit) (word draft.Quote, ok bool) {
	for _, list := range []string{"grave", "mixed"} {
		for _, h := range p.Hits(list) {
			s := sensesOf(h.Note)
			if h.Near(offer, 1) || nextTo(h, p.Hits("lure")) || punOn(p, s) != nil {
				return h.Quote, true
			}
			if _, ok := graveCode(p, s, nil); ok {
				return h.Quote, true
			}
		}
	}
	return word, false
}

// disasterCode reports whether a promotion code holds the name of a disaster.
func disasterCode(p *check.Pass) bool {
	_, ok := graveCode(p, ^senses(0), nil)
	return ok
}

// nextTo reports whether one of the hits stands beside h: "wildfire sale".
func nextTo(h check.Hit, hits []check.Hit) bool {
	return slices.ContainsFunc(hits, func(o check.Hit) bool { return h.Near(o, 0) })
}

// graveWords returns the different words of the post that are literal by themselves or by the frame around them.
func graveWords(p *check.Pass) (words []check.Hit) {
	add := func(h check.Hit) {
		for _, w := range words {
			if strings.EqualFold(w.String(), h.String()) {
				return
			}
		}
		words = append(words, h)
	}
	for _, h := range p.Hits("grave") {
		add(h)
	}
	for _, h := range p.Hits("mixed") {
		if framed(p, h.First) || len(words) > 0 {
			add(h)
		}
	}
	return words
}
