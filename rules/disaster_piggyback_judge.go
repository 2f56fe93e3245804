package rules

import (
	"fmt"
	"strings"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// standingOffer returns what says plainly that the post sells, and does not take it back: "our sale is postponed".
func standingOffer(p *check.Pass) (check.Hit, bool) {
	h, ok := firstOffer(p)
	if !ok {
		return h, false
	}
	for _, off := range p.Hits("off") {
		if off.Sentence == h.Sentence {
			return h, false
		}
	}
	return h, true
}

// plugged returns what sells in a softer voice. Goods are a plug where they are ours or a hashtag, and all of them beside a death.
func plugged(p *check.Pass, s senses) (check.Hit, bool) {
	if h, ok := p.First("plug", "need", "lure", "contest", "trade"); ok {
		return h, true
	}
	for _, h := range p.Hits("goods") {
		if h.Tag || s&senseBit["death"] != 0 {
			return h, true
		}
		for i := h.First - 3; i < h.First; i++ {
			switch _, w := p.Word(i); w {
			case "our", "my", "notre", "nos", "forget":
				return h, true
			}
		}
	}
	return check.Hit{}, false
}

// tied returns the condition to which a gift is tied. A gift of 100 % is none.
func tied(p *check.Pass) (check.Hit, bool) {
	for _, h := range p.Hits("strings") {
		if !strings.HasPrefix(h.String(), "100") {
			return h, true
		}
	}
	return check.Hit{}, false
}

// A verdict is what the rule says of a post.
type verdict struct {
	severity check.Severity
	quote    draft.Quote
	message  string
	related  []check.Related
}

// inTheNews points to where an event is written; one that a program made up has no place.
func inTheNews(e *draft.Event) []check.Related {
	if e.Quote.IsZero() {
		return nil
	}
	return []check.Related{{Quote: e.Quote, Message: "the event in the news"}}
}

// judgeEvent judges a post beside an event of the senses s that is in the news.
func judgeEvent(p *check.Pass, e check.EventHit, s senses) (v verdict) {
	if s != 0 && s&^contested&^anySense == 0 && s&senseBit["protest"] == 0 || e.Event.Kind == "brand-crisis" {
		return v // an election is no tragedy, and a crisis of the brand is tone-deaf-timing's
	}
	ref, pun := referTo(p, e, s), punOn(p, figured(e, s))
	if pun != nil && literal(p, e, pun) {
		pun = nil
	}
	if pun != nil && ref.strength < named {
		words := toneDeafKindOf(e.Event, s).clash(p, e).words
		if words < check.Warn || pun.Tag || words == check.Block && ref.strength < told { // its hold is over, it is a product (#bathbomb), or tone-deaf-timing says more
			pun = nil
		}
	}
	if ref.strength == silent && pun == nil {
		return v
	}
	offer, sells := standingOffer(p)
	if sells && ref.strength >= told {
		v = offerVerdict(p, newsName(e.Event), ref, offer)
	} else {
		v = quietVerdict(p, newsName(e.Event), ref, pun, s)
	}
	if v.severity == check.Off {
		return v
	}
	switch {
	case s&^contested == 0, // not known to be a tragedy
		ref.strength == told && e.Reach != draft.Here, // "the fire", in a country where something always burns
		s&epidemics != 0 && pun == nil,                // in everybody's mouth for months
		p.Has("notice"):                               // "flights are cancelled, vouchers are refunded"
		v.severity = min(v.severity, check.Warn)
	}
	if s&epidemics != 0 && pun == nil && (!sells || p.Has("help")) && !toneDeafWithin(p, e.Event, toneDeafLong) {
		v.severity = min(v.severity, check.Note) // by then nobody can speak of the shop without it
	}
	if sells && offer.Quote != v.quote {
		v.related = append(v.related, check.Related{Quote: offer.Quote, Message: "the offer"})
	}
	v.related = append(v.related, inTheNews(e.Event)...)
	return v
}

// offerVerdict judges an offer in a post that speaks of the event.
func offerVerdict(p *check.Pass, event string, ref reference, offer check.Hit) verdict {
	condition, strung := tied(p)
	switch helps := p.Has("help"); {
	case strung && (helps || p.Has("gift")):
		return stringsVerdict(event, condition)
	case p.Has("whole"):
		return verdict{check.Note, ref.Quote, fmt.Sprintf("%s carries “%s” here. Say who receives the money, how much, and when, so that nobody takes it for an advertisement.", event, offer), nil}
	case helps:
		return verdict{check.Warn, ref.Quote, fmt.Sprintf("%s is in the news, and this post puts “%s” beside the help. Let the help stand alone.", event, offer), nil}
	}
	return verdict{check.Block, ref.Quote, fmt.Sprintf("%s is in the news, and “%s” sells on the back of it. Take one of them out; a post that only helps, or only says that you are closed, passes.", event, offer), nil}
}

// quietVerdict judges a post without an offer, or one that hardly speaks of the event: conditions of help, puns, and softer plugs.
func quietVerdict(p *check.Pass, event string, ref reference, pun *check.Hit, s senses) verdict {
	condition, strung := tied(p)
	offer, sells := standingOffer(p)
	switch helps := p.Has("help"); {
	case strung && ref.strength >= told:
		return stringsVerdict(event, condition)
	case helps:
		return verdict{}
	case pun != nil && ref.strength == named && !p.Has("notice"):
		return verdict{check.Block, pun.Quote, fmt.Sprintf("“%s” is a pun on %s, which is in the news. Say it plainly, or say nothing today.", pun, event), nil}
	case ref.strength == alone:
		return aloneVerdict(p, event, ref, pun, s)
	case pun != nil && p.Has("condolence") && !sells:
		return verdict{}
	case !sells && ref.strength == hinted && pun == nil:
		price, ok := p.First("trade")
		if !ok || p.Has("notice", "condolence") {
			return verdict{}
		}
		return verdict{check.Warn, ref.Quote, fmt.Sprintf("%s is in the news, and “%s” beside “%s” may be read as selling on the back of it. Use another word, or wait.", event, ref, price), nil}
	case sells && ref.strength == hinted:
		return verdict{check.Warn, ref.Quote, fmt.Sprintf("%s is in the news, and “%s” beside “%s” may be read as selling on the back of it. Use another word, or wait.", event, ref, offer), nil}
	case pun != nil:
		return verdict{check.Warn, pun.Quote, fmt.Sprintf("“%s” is only a figure of speech, but %s is in the news. Use another word, or wait.", pun, event), nil}
	case ref.strength == named, ref.strength >= told && s&epidemics == 0:
		return plugVerdict(p, event, ref, s)
	}
	return verdict{}
}

// aloneVerdict judges a post that only drops the name or the place of the event: Boston has shops and Sandy is a first name, so that it warns at most.
func aloneVerdict(p *check.Pass, event string, ref reference, pun *check.Hit, s senses) verdict {
	offer, sells := standingOffer(p)
	plug, plugs := plugged(p, s)
	if ref.place { // "our shop in Saint-Malo" is an address
		plug, plugs = p.First("plug", "need", "contest", "trade")
	}
	if !plugs && (!ref.place || strings.ContainsAny(p.Post.Text.String(), "!?")) && !p.Has("help", "condolence") {
		plug, plugs = p.First("own")
	}
	if goods, ok := p.First("goods"); ok && !plugs && compared(p, ref.first) {
		plug, plugs = goods, true
	}
	switch {
	case sells:
		plug = offer
	case !plugs || p.Has("notice"):
		if pun == nil || p.Has("notice") {
			return verdict{}
		}
		plug = *pun
	}
	return verdict{check.Warn, ref.Quote, fmt.Sprintf("“%s” makes everybody think of %s, which is in the news, and “%s” beside it looks like selling on the back of it. Speak of one of them only, or wait.", ref, event, plug), nil}
}

func stringsVerdict(event string, condition check.Hit) verdict {
	return verdict{check.Warn, condition.Quote, fmt.Sprintf("Help for %s depends on “%s” here, so the tragedy works for the brand. Give without a condition, and say how much, to whom and when.", event, condition), nil}
}

// plugVerdict judges a softer plug: worst where it follows a condolence, none beside news of the service.
func plugVerdict(p *check.Pass, event string, ref reference, s senses) verdict {
	soft, ok := p.First("plug")
	if ok && ref.strength == named && p.Has("condolence") && !p.Has("notice") {
		return verdict{check.Block, soft.Quote, fmt.Sprintf("“%s” comes right after kind words about %s, which is in the news. Keep the kind words and leave the product out.", soft, event), nil}
	}
	plug, found := plugged(p, s)
	if !found || p.Has("notice") && !ok {
		return verdict{}
	}
	return verdict{check.Warn, ref.Quote, fmt.Sprintf("%s is in the news, and “%s” beside “%s” looks like selling on the back of it. Speak of one of them only.", event, plug, ref), nil}
}
