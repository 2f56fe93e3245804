package rules

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// judgeToneDeafTiming judges a post beside an event of the senses s that is in the news.
func judgeToneDeafTiming(p *check.Pass, e check.EventHit, s senses) (v verdict) {
	kind := toneDeafKindOf(e.Event, s)
	clash := kind.clash(p, e)
	if clash.sells|clash.words|clash.place == check.Off || p.Has("help", "notice") {
		return v
	}
	if _, sells := standingOffer(p); p.Has("solemn") && !sells { // kind words do not excuse an offer
		return v
	}
	judges := []func(*check.Pass, check.EventHit, senses, toneDeafKind, toneDeafClash) verdict{toneDeafBesideCrisis, toneDeafWord, toneDeafHint, toneDeafPlace, toneDeafOffer}
	if ref := referTo(p, e, s); kind != toneDeafCrisis && ref.strength >= told { // disaster-piggyback's, but for what only lures
		judges = judges[2:3]
	}
	for _, judge := range judges {
		if v = judge(p, e, s, kind, clash); v.severity != check.Off {
			break
		}
	}
	if v.severity != check.Off {
		v.related = append(v.related, inTheNews(e.Event)...)
	}
	return v
}

// toneDeafPlace finds an invitation to the very place where it happens, or an offer there.
func toneDeafPlace(p *check.Pass, e check.EventHit, _ senses, _ toneDeafKind, clash toneDeafClash) (v verdict) {
	if clash.place == check.Off {
		return v
	}
	for _, ref := range e.Refs {
		if ref.By != check.ByPlace {
			continue
		}
		if invitation, ok := p.First("invite"); ok {
			return verdict{clash.place, invitation.Quote, fmt.Sprintf("“%s” invites people to “%s”, the place of %s, which is in the news. Hold the post until they can come.", invitation, ref.Quote, newsName(e.Event)), nil}
		}
		if offer, ok := standingOffer(p); ok {
			return verdict{clash.place, offer.Quote, fmt.Sprintf("“%s” sells beside “%s”, the place of %s, which is in the news. Leave the place out, or hold the post %s.", offer, ref.Quote, newsName(e.Event), clash.until), nil}
		}
	}
	return v
}

// toneDeafWord finds a figure of speech that the event takes literally, or what the event was done with, in a post that sells or jokes.
func toneDeafWord(p *check.Pass, e check.EventHit, s senses, kind toneDeafKind, clash toneDeafClash) (v verdict) {
	severity := clash.words
	if severity == check.Off {
		return v
	}
	if word, ok := toneDeafFigure(p, figured(e, s)); ok && !word.Tag && !literal(p, e, word) { // #bathbomb is a product
		return verdict{severity, word.Quote, fmt.Sprintf("“%s” goes out while %s is in the news, and will read like a joke on it. Say it without this word, or hold the post.", word, newsName(e.Event)), nil}
	}
	if kind < toneDeafNatural {
		return v
	}
	for _, word := range p.Hits("arms") {
		if _, light := toneDeafLight(p); s.shares(word) && (light || p.Has("lure", "plug", "contest", "offer")) {
			return verdict{min(severity, check.Warn), word.Quote, fmt.Sprintf("“%s” is advertised while %s is in the news, and reads as if nobody had looked. Hold the post.", word, newsName(e.Event)), nil}
		}
	}
	return v
}

// toneDeafHint finds a word of what happens, and nothing surer, that lures in the same sentence: "There is smoke over the town, and a new collection
// in our shop."
func toneDeafHint(p *check.Pass, e check.EventHit, s senses, _ toneDeafKind, clash toneDeafClash) (v verdict) {
	ref := referTo(p, e, s)
	if clash.words < check.Warn || ref.strength != hinted && ref.strength != told {
		return v
	}
	for _, word := range p.Hits("mixed") {
		for _, lure := range p.Hits("lure") {
			if word.Quote == ref.Quote && word.Sentence == lure.Sentence {
				return verdict{check.Warn, word.Quote, fmt.Sprintf("“%s” beside “%s” goes out while %s is in the news, and may be read as selling on the back of it. Say it without this word, or hold the post.", word, lure, newsName(e.Event)), nil}
			}
		}
	}
	return v
}

// toneDeafFigure returns the first figure of speech of the senses s: of those that disaster-piggyback knows, else of our own.
func toneDeafFigure(p *check.Pass, s senses) (*check.Hit, bool) {
	if h := punOn(p, s); h != nil {
		return h, true
	}
	for i, h := range p.Hits("same") {
		if s.shares(h) {
			return &p.Hits("same")[i], true
		}
	}
	return nil, false
}

// toneDeafOffer finds what sells, or, less gravely, what lures or jokes, in a post that should wait.
func toneDeafOffer(p *check.Pass, e check.EventHit, _ senses, kind toneDeafKind, clash toneDeafClash) (v verdict) {
	severity, until := clash.sells, clash.until
	if severity == check.Off {
		return v
	}
	selling, sells := standingOffer(p)
	if h, ok := p.First("contest"); ok && !sells {
		selling, sells = h, ok
	}
	if sells && severity == check.Warn {
		return verdict{check.Warn, selling.Quote, fmt.Sprintf("“%s” sells while %s is in the news for the same readers. Hold it %s; what helps, condoles or says that you are closed passes.", selling, newsName(e.Event), until), nil}
	}
	quote, soft := selling.Quote, sells
	if !soft && severity == check.Warn && kind != toneDeafNatural {
		if quote, soft = toneDeafLight(p); !soft {
			if h := p.Hits("lure"); len(h) > 1 { // one alone is a recipe, or a paint that is available now
				quote, soft = h[0].Quote, true
			}
		}
	}
	if !soft {
		return v
	}
	return verdict{check.Note, quote, fmt.Sprintf("“%s” goes out while %s is in the news. If your readers are near it, hold the post %s.", quote, newsName(e.Event), until), nil}
}

// toneDeafLight returns what jokes or makes merry: words, else a face.
func toneDeafLight(p *check.Pass) (q draft.Quote, ok bool) {
	if h, ok := p.First("light"); ok {
		return h.Quote, true
	}
	text := p.Post.Text.String()
	if i := strings.IndexAny(text, "😂🤣🤪😜😝🥳🎉🎊🪩"); i >= 0 {
		_, size := utf8.DecodeRuneInString(text[i:])
		return p.Post.Text.Quote(i, i+size), true
	}
	return q, false
}
