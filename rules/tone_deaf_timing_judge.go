package rules

import (
	"fmt"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// How long after the start of what people did or suffered nothing is sold: newsrooms and handbooks say one to two days.
const (
	toneDeafHold      = 48 * time.Hour
	toneDeafShortHold = 24 * time.Hour // where it is not critical
)

// toneDeafKind is how an event holds posts back.
type toneDeafKind uint8

const (
	toneDeafNone      toneDeafKind = iota
	toneDeafEpidemic               // lasts for months: only jokes with its words
	toneDeafDeath                  // of somebody known: the world goes on selling, unless a nation stops
	toneDeafMourning               // declared, for a time
	toneDeafNatural                // while it lasts
	toneDeafHumanMade              // an attack, an accident, a war: two days
)

// toneDeafKindOf tells the kind from what the event says it is, else from its words. A word for violence outweighs one for weather: nobody holds a
// vigil for rain.
func toneDeafKindOf(e *draft.Event, s senses) toneDeafKind {
	if e.Kind != "" {
		s = senseBit[e.Kind]
	}
	switch {
	case s&^anySense != 0 && s&^contested&^anySense == 0: // a quarrel is no tragedy
		return toneDeafNone
	case s&sensesOf("mass-violence war") != 0:
		return toneDeafHumanMade
	case s&(hazards|senseBit["natural-disaster"]) != 0:
		return toneDeafNatural
	case s&sensesOf("accident explosion fire") != 0:
		return toneDeafHumanMade
	case s&senseBit["mourning"] != 0:
		return toneDeafMourning
	case s&senseBit["death"] != 0:
		return toneDeafDeath
	case s&epidemics != 0:
		return toneDeafEpidemic
	case s != 0: // "twelve dead"
		return toneDeafHumanMade
	}
	return toneDeafNone
}

// judgeToneDeafTiming judges a post beside an event of the senses s that is in the news.
func judgeToneDeafTiming(p *check.Pass, e check.EventHit, s senses) (v verdict) {
	kind := toneDeafKindOf(e.Event, s)
	if kind == toneDeafNone || e.Event.Severity == draft.Low || p.Has("help", "notice") {
		return v
	}
	if _, sells := standingOffer(p); p.Has("solemn") && !sells { // kind words do not excuse an offer
		return v
	}
	if referTo(p, e, s).strength >= told { // disaster-piggyback's
		return v
	}
	for _, judge := range []func(*check.Pass, check.EventHit, senses, toneDeafKind) verdict{toneDeafWord, toneDeafInvitation, toneDeafOffer} {
		if v = judge(p, e, s, kind); v.severity != check.Off {
			break
		}
	}
	if v.severity != check.Off && e.Event.Quote.Text != nil {
		v.related = append(v.related, check.Related{Quote: e.Event.Quote, Message: "the event in the news"})
	}
	return v
}

// toneDeafInvitation finds an invitation to the very place where it happens.
func toneDeafInvitation(p *check.Pass, e check.EventHit, _ senses, kind toneDeafKind) (v verdict) {
	invitation, ok := p.First("invite")
	if !ok || kind != toneDeafNatural && (kind != toneDeafHumanMade || !toneDeafWithin(p, e.Event, toneDeafHold)) {
		return v
	}
	for _, ref := range e.Refs {
		if ref.By == check.ByPlace {
			return verdict{check.Warn, invitation.Quote, fmt.Sprintf("“%s” invites people to “%s”, the place of “%s”, which is in the news. Hold the post until they can come.", invitation, ref.Quote, e.Event.Name), nil}
		}
	}
	return v
}

// toneDeafWord finds a figure of speech that the event takes literally, or what the event was done with, in a post that sells or jokes.
func toneDeafWord(p *check.Pass, e check.EventHit, s senses, kind toneDeafKind) (v verdict) {
	fresh := kind == toneDeafNatural || toneDeafWithin(p, e.Event, toneDeafHold)
	word, figurative := toneDeafFigure(p, s)
	if !figurative {
		for _, h := range p.Hits("arms") {
			if _, light := toneDeafLight(p); s.shares(h) && (light || p.Has("lure", "plug", "contest", "offer")) {
				word = &h
				break
			}
		}
	}
	if word == nil || !fresh {
		return v
	}
	severity := check.Warn
	if figurative && !word.Tag && e.Event.Severity == draft.Critical && kind >= toneDeafNatural && toneDeafHere(p, e.Event) { // #bathbomb is a product
		severity = check.Block
	}
	if !figurative {
		return verdict{severity, word.Quote, fmt.Sprintf("“%s” is advertised while %s is in the news, and reads as if nobody had looked. Hold the post.", word, toneDeafName(e.Event)), nil}
	}
	return verdict{severity, word.Quote, fmt.Sprintf("“%s” goes out while %s is in the news, and will read like a joke on it. Say it without this word, or hold the post.", word, toneDeafName(e.Event)), nil}
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
func toneDeafOffer(p *check.Pass, e check.EventHit, _ senses, kind toneDeafKind) (v verdict) {
	critical := e.Event.Severity == draft.Critical
	until := "until it has left the news"
	switch {
	case kind == toneDeafMourning:
		until = "until the mourning ends"
	case kind == toneDeafNatural && critical:
	case (kind == toneDeafHumanMade || kind == toneDeafDeath) && critical && toneDeafWithin(p, e.Event, toneDeafHold):
		until = "until " + e.Event.Start.Add(toneDeafHold).Format("2 January 2006")
	case kind == toneDeafHumanMade && toneDeafWithin(p, e.Event, toneDeafShortHold):
		until = "until " + e.Event.Start.Add(toneDeafShortHold).Format("2 January 2006")
	default:
		return v
	}
	selling, sells := standingOffer(p)
	if h, ok := p.First("contest"); ok && !sells {
		selling, sells = h, ok
	}
	// A brand that never said where it sells is no reason to stop at every flood of the world.
	if known := critical || kind == toneDeafMourning; sells && known && toneDeafHere(p, e.Event) {
		return verdict{check.Warn, selling.Quote, fmt.Sprintf("“%s” sells while %s is in the news for the same readers. Hold it %s; what helps, condoles or says that you are closed passes.", selling, toneDeafName(e.Event), until), nil}
	}
	quote, soft := selling.Quote, sells
	if !soft && critical && kind != toneDeafNatural && toneDeafHere(p, e.Event) {
		if quote, soft = toneDeafLight(p); !soft {
			if h := p.Hits("lure"); len(h) > 1 { // one alone is a recipe, or a paint that is available now
				quote, soft = h[0].Quote, true
			}
		}
	}
	if !soft {
		return v
	}
	return verdict{check.Note, quote, fmt.Sprintf("“%s” goes out while %s is in the news. If your readers are near it, hold the post %s.", quote, toneDeafName(e.Event), until), nil}
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

// toneDeafHere reports whether the event is known to be in a region of the post, or concerns everyone. Those elsewhere are not among the events of
// the pass; what is left is a brand that has not said where it is.
func toneDeafHere(p *check.Pass, e *draft.Event) bool {
	return len(e.Regions) == 0 || len(p.Context.Regions(p.Post)) > 0
}

// toneDeafWithin reports whether the post can go out within d of the start of the event.
func toneDeafWithin(p *check.Pass, e *draft.Event, d time.Duration) bool {
	from, _, known := p.Context.Window(p.Post)
	return known && !e.Start.IsZero() && !from.After(e.Start.Add(d))
}

func toneDeafName(e *draft.Event) string {
	if e.Place == "" || strings.Contains(e.Name, e.Place) {
		return "“" + e.Name + "”"
	}
	return "“" + e.Name + "” (" + e.Place + ")"
}
