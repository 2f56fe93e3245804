package rules

import (
	"fmt"
	"strings"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// hashtagUse is what a post does under its hashtags.
type hashtagUse struct {
	p    *check.Pass
	read bool

	sells, ties           check.Hit // an offer; help with strings. The zero Hit is none.
	grieves, gives, tells bool      // it condoles or speaks of the matter; it gives; it informs

	// A post can have any number of tags, and what is asked of the text for each is kept, or they would take the square of its length.
	events  map[draft.Quote][]tagOfEvent
	senses  map[*hashtagMeaning][]draft.Quote // where words show the sense
	checked map[string]string                 // what was found out, by tag
}

// look reads the post once, when the first of its tags turns out to matter.
func (u *hashtagUse) look() {
	if u.read {
		return
	}
	u.read = true
	p := u.p
	u.gives = p.Has("help", "giving")
	u.tells = p.Has("notice", "informing")
	u.grieves = saidOutsideTags(p, "condolence") || p.Has("sincere")
	u.ties, _ = tied(p)
	u.sells = u.offer()
}

// saidOutsideTags reports whether a phrase of the list stands in the text: #JeSuisCharlie alone is no condolence.
func saidOutsideTags(p *check.Pass, list string) bool {
	for _, h := range p.Hits(list) {
		if !h.Tag {
			return true
		}
	}
	return false
}

// sincere reports whether the post grieves, helps or informs.
func (u *hashtagUse) sincere() bool { return u.grieves || u.gives || u.tells }

// offer returns what shows that the post sells.
func (u *hashtagUse) offer() check.Hit {
	if h, ok := firstOffer(u.p); ok {
		return h
	}
	if h, ok := u.p.First("money"); ok && !u.gives && u.ties.Quote.Text == nil { // "3 € per ribbon go to the League" is a gift
		return h
	}
	return check.Hit{}
}

// pitch returns what praises goods under the tag without an offer.
func (u *hashtagUse) pitch(t check.Tag) (check.Hit, bool) {
	for _, list := range [...]string{"buying", "contest"} {
		if h, ok := u.close(list, t); ok {
			return h, true
		}
	}
	if h, ok := u.close("lure", t); ok {
		_, goods := u.close("goods", t)
		return h, goods
	}
	return check.Hit{}, false
}

// joke returns what tells that the post is about something light.
func (u *hashtagUse) joke(t check.Tag) (check.Hit, bool) {
	if h, ok := u.close("goods", t); ok {
		return h, true
	}
	return u.close("light", t)
}

// trade returns what shows that the post is about business, or about the brand's own things, where nothing in it is in earnest.
func (u *hashtagUse) trade(t check.Tag) (check.Hit, bool) {
	if u.sincere() || u.ties.Quote.Text != nil {
		return check.Hit{}, false
	}
	for _, list := range [...]string{"trade", "lure"} {
		if h, ok := u.close(list, t); ok {
			return h, true
		}
	}
	for _, h := range reaching(u.p.Hits("simile"), t.First-1) { // "unlike #MH370"
		if h.Last != t.First-1 || h.First < 0 {
			break
		}
		if !h.Tag {
			return h, true
		}
	}
	if h, ok := u.close("own", t); ok && u.p.Words() <= tagBrief && strings.ContainsAny(u.p.Post.Text.String(), "!?😉😂") { // nobody mourns with a wink
		return h, true
	}
	return check.Hit{}, false
}

const (
	tagReach = 12 // words between a tag and what is said under it
	tagBrief = 30 // a post of so many words says all of it under each of its tags
)

// close returns the first phrase of a list that the post says under the tag. Long posts hold many words that have nothing to do with
// the tags at their end.
func (u *hashtagUse) close(list string, t check.Tag) (check.Hit, bool) {
	hits, brief := u.p.Hits(list), u.p.Words() <= tagBrief
	if !brief {
		if t.Quote.Text != u.p.Post.Text { // clouds of tags hold #shopping beside anything
			return check.Hit{}, false
		}
		hits = reaching(hits, t.First-tagReach)
	}
	for _, h := range hits {
		switch {
		case !brief && (h.First < 0 || h.First-t.First > tagReach):
			return check.Hit{}, false
		case sameWords(h.Quote, t.Quote): // the tag itself: #BalanceTonPorc holds pork
		case brief || !h.Tag:
			return h, true
		}
	}
	return check.Hit{}, false
}

// speaks reports whether the post, outside the tag, has words of the matter of an event.
func (u *hashtagUse) speaks(t check.Tag) bool {
	for _, h := range u.p.Hits("matter") {
		if !sameWords(h.Quote, t.Quote) {
			return true
		}
	}
	return false
}

// A doing is what the post does under one tag, in words for a message; with no hit, the verb says it all.
type doing struct {
	verb string
	hit  check.Hit
}

func (d doing) String() string {
	if d.hit.Quote.Text == nil {
		return d.verb
	}
	return fmt.Sprintf("%s (“%s”)", d.verb, d.hit)
}

const (
	tagSells   = "sells under it"
	tagTies    = "ties its help to a condition"
	tagPitches = "talks of buying under it"
	tagRides   = "rides it"
	tagJokes   = "is about something else"
	tagTrades  = "is about the brand"
	tagMocks   = "puts goods into it"
	tagSilent  = "does not say that it is about that"
	tagSides   = "takes a side in that"
	tagReads   = "is read as that, whatever it says"
)

// underEvent weighs a post under a tag of an event in the news. A tag that is only the event's place is everyday until somebody sells in
// its name.
func (u *hashtagUse) underEvent(t check.Tag, named bool) (check.Severity, doing) {
	u.look()
	ride, rides := u.close("riding", t)
	light, jokes := u.joke(t)
	pitch, buys := u.pitch(t)
	sells := u.sells.Quote.Text != nil
	trade, trades := u.trade(t)
	buys = buys && !u.gives && !u.tells
	switch {
	case sells && (named || rides) && !u.gives:
		return check.Block, doing{tagSells, u.sells}
	case sells && u.p.Has("whole"): // all of it goes to those whom the tag is about
		return check.Note, doing{tagSells, u.sells}
	case sells:
		return check.Warn, doing{tagSells, u.sells}
	case u.ties.Quote.Text != nil:
		return check.Warn, doing{tagTies, u.ties}
	case buys && (named || rides):
		return check.Block, doing{tagPitches, pitch}
	case buys:
		return check.Warn, doing{tagPitches, pitch}
	case rides && jokes:
		return check.Block, doing{tagJokes, light}
	case rides && !u.sincere():
		return check.Warn, doing{tagRides, ride}
	case !named:
		return check.Off, doing{}
	case jokes && !u.gives && !u.tells: // "our hearts are with you, here is a bowl of breakfast"
		return check.Warn, doing{tagJokes, light}
	case u.sincere() || u.speaks(t):
		return check.Off, doing{}
	case trades:
		return check.Warn, doing{tagTrades, trade}
	}
	// Three of ten brand posts of 2020 that carry the pandemic's tag say nothing that a list can know, and mean it well.
	return check.Note, doing{verb: tagSilent}
}

// underMeaning weighs a post under a tag that is known; meant says that its own words show it.
func (u *hashtagUse) underMeaning(t check.Tag, m *hashtagMeaning, meant bool) (check.Severity, doing) {
	u.look()
	pitch, pitches := u.pitch(t)
	light, jokes := u.joke(t)
	trade, trades := u.trade(t)
	sells := u.sells.Quote.Text != nil
	sincere := u.sincere() || meant && m.Needs == "always"
	least := func(helped, bare check.Severity, ok bool) check.Severity {
		if ok {
			return helped
		}
		return bare
	}
	switch m.Gravity {
	case "cause": // a sale in the name of the sick, with nothing for them
		if sells && !u.gives {
			return check.Warn, doing{tagSells, u.sells}
		}
		if trades && !meant {
			return check.Warn, doing{tagTrades, trade}
		}
		return check.Off, doing{}
	case "protest":
		switch {
		case sells:
			return least(check.Off, check.Block, u.gives), doing{tagSells, u.sells}
		case pitches && !sincere:
			return check.Warn, doing{tagPitches, pitch}
		case jokes && !sincere:
			return check.Warn, doing{tagJokes, light}
		case trades && !meant:
			return check.Warn, doing{tagTrades, trade}
		}
		return check.Off, doing{}
	}
	switch {
	case sells:
		return least(check.Warn, check.Block, u.gives), doing{tagSells, u.sells}
	case u.ties.Quote.Text != nil:
		return check.Warn, doing{tagTies, u.ties}
	case pitches && m.Gravity == "politics":
		return least(check.Warn, check.Block, sincere), doing{tagPitches, pitch}
	case pitches && !u.gives && !u.tells:
		return least(check.Warn, check.Block, sincere && m.Gravity != "survivors"), doing{tagPitches, pitch}
	case m.Gravity == "politics":
		return least(check.Off, check.Warn, u.tells), doing{verb: tagSides}
	case sincere:
		return check.Off, doing{}
	case m.Gravity == "hate":
		return check.Block, doing{verb: tagReads}
	case m.Gravity == "survivors" && jokes:
		return check.Block, doing{tagJokes, light}
	case m.Gravity == "survivors" && !u.speaks(t):
		return check.Warn, doing{verb: tagSilent}
	case jokes:
		return check.Warn, doing{tagJokes, light}
	case trades && !u.speaks(t):
		return check.Warn, doing{tagTrades, trade}
	}
	return check.Off, doing{}
}
