package rules

import (
	"sort"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// A suppression is what the rule says of some words. The zero value is nothing.
type suppression struct {
	severity check.Severity
	quote    draft.Quote
	reason   string
}

const (
	suppressCritics = "silences criticism, and that becomes the story: people copy the threat and come back in numbers. Let it stand and answer it; take down only insults, spam and private data."
	suppressAll     = "does not say which comments, so people read: the critical ones. Say what you take down (insults, spam, private data) and that criticism stays."
	suppressDoor    = "shows people the door for disagreeing. Say what you decided and why, and where they can tell you more."
	suppressShut    = "shuts the door in the middle of the talk, and it goes on elsewhere without you. Say why, and where you answer instead."
	suppressLaw     = "threatens people who criticise you with a court, and that spreads further than what they wrote. Answer the facts; leave the law to a letter."
	suppressBought  = "buys a customer's words back, which review sites forbid and people publish. Repair what went wrong whatever they wrote, and let them decide."
)

// What a phrase of silencing is, from a threat to a remark at the door.
const (
	suppressDoomed = iota // "will be deleted", "we have deleted"
	suppressThreat        // the same at the reader: "you will be blocked"
	suppressFact          // "is deleted"
	suppressRight         // "reserve the right to delete"
)

// suppressionFrames say how silencing is put into words. A kind of -1 is judged as it stands, with its severity and reason.
var suppressionFrames = [...]struct {
	frame    frame
	kind     int
	severity check.Severity
	reason   string
}{
	{frame{1, []string{"youare", "willbe", "gone"}, false}, suppressThreat, 0, ""},
	{frame{1, []string{"we", "strike", "whom"}, false}, suppressThreat, 0, ""},
	{frame{0, []string{"we", "whom", "strike"}, false}, suppressThreat, 0, ""}, // "on vous bloque"
	{frame{2, []string{"willbe", "gone"}, false}, suppressDoomed, 0, ""},
	{frame{2, []string{"we", "strike"}, false}, suppressDoomed, 0, ""},
	{frame{1, []string{"isnow", "gone"}, false}, suppressFact, 0, ""},
	{frame{0, []string{"right"}, false}, suppressRight, 0, ""},

	{frame{7, []string{"undo", "theirs", "sweetener"}, false}, -1, check.Block, suppressBought},
	{frame{5, []string{"sweetener", "undo", "theirs"}, false}, -1, check.Block, suppressBought},
	{frame{3, []string{"keep", "unwelcome", "self"}, false}, -1, check.Block, suppressCritics},
	{frame{3, []string{"keep", "said", "self"}, false}, -1, check.Block, suppressCritics},
	{frame{9, []string{"unwelcome", "keep", "self"}, false}, -1, check.Block, suppressCritics},
	{frame{8, []string{"unwelcome", "hush"}, false}, -1, check.Block, suppressCritics},
	{frame{3, []string{"hush", "unwelcome"}, false}, -1, check.Block, suppressCritics},
	{frame{2, []string{"only", "praise", "words", "letin"}, false}, -1, check.Block, suppressCritics},
	{frame{2, []string{"only", "words", "praise", "letin"}, false}, -1, check.Block, suppressCritics},
	{frame{2, []string{"only", "allow", "praise", "words"}, false}, -1, check.Block, suppressCritics},
	{frame{2, []string{"allow", "only", "words", "praise"}, false}, -1, check.Block, suppressCritics},
	{frame{2, []string{"only", "sour", "words", "letin"}, false}, -1, check.Block, suppressCritics},
	{frame{2, []string{"only", "words", "sour", "letin"}, false}, -1, check.Block, suppressCritics},
	{frame{1, []string{"sour", "words", "notok"}, false}, -1, check.Block, suppressCritics},
	{frame{1, []string{"words", "sour", "notok"}, false}, -1, check.Block, suppressCritics},
	{frame{4, []string{"dont", "post", "sour", "words"}, false}, -1, check.Warn, suppressDoor},
	{frame{4, []string{"dont", "post", "words", "sour"}, false}, -1, check.Warn, suppressDoor},

	{frame{4, []string{"speak", "unwelcome", "penalty"}, false}, -1, check.Block, suppressCritics},
	{frame{8, []string{"speak", "penalty"}, false}, -1, check.Warn, suppressCritics},
	{frame{6, []string{"words", "notnice", "dontwant"}, false}, -1, check.Block, suppressCritics},
	{frame{4, []string{"notnice", "dontwant"}, false}, -1, check.Warn, suppressDoor},
	{frame{5, []string{"dislike", "leave"}, true}, -1, check.Warn, suppressDoor},
	{frame{0, []string{"door"}, false}, -1, check.Warn, suppressDoor},
	{frame{5, []string{"thread", "off"}, false}, -1, check.Warn, suppressShut},
	{frame{2, []string{"we", "shutter", "thread"}, false}, -1, check.Warn, suppressShut},
	{frame{0, []string{"shut"}, false}, -1, check.Warn, suppressShut},
	{frame{0, []string{"lawyer"}, false}, -1, check.Block, suppressLaw},
}

// judgeSuppression returns the gravest that the post says.
func judgeSuppression(p *check.Pass) (worst suppression) {
	for i := range suppressionFrames {
		f := &suppressionFrames[i]
		for h, found := f.frame.find(p, 0); found; h, found = f.frame.find(p, h.First+1) {
			s := suppression{f.severity, h.Quote, f.reason}
			switch {
			case f.kind >= 0:
				s = suppressionAimed(p, f.kind, h)
			case !suppressionStands(p, f.reason, h):
				continue
			}
			if s.severity > worst.severity {
				worst = s
			}
		}
	}
	return worst
}

// suppressionStands reports whether a phrase that needs nothing beside it is meant: "comments are closed, the winner is Ana" only closes, and what is asked
// is no threat.
func suppressionStands(p *check.Pass, reason string, h check.Hit) bool {
	_, unwelcome := suppressionWord(p, "unwelcome", h)
	_, protects := suppressionWord(p, "abuse", h)
	switch reason {
	case suppressShut:
		return !p.Has("entries", "abuse") && !askedOrQuoted(h.Quote)
	case suppressLaw:
		_, aimed := suppressionWord(p, "said", h)
		return (aimed || unwelcome) && !protects && !askedOrQuoted(h.Quote)
	case suppressBought:
		return !protects
	case suppressDoor:
		return true
	}
	return !askedOrQuoted(h.Quote)
}

// suppressionAimed judges a phrase by what stands in its sentence: what is unwelcome to the brand alone, and what a house may forbid.
func suppressionAimed(p *check.Pass, kind int, h check.Hit) (s suppression) {
	dislike, unwelcome := suppressionWord(p, "unwelcome", h)
	_, protects := suppressionWord(p, "abuse", h)
	said, aimed := suppressionWord(p, "said", h)
	critic, named := suppressionWord(p, "critic", h)
	if askedOrQuoted(h.Quote) || protects && !unwelcome || p.Has("entries") && !unwelcome || suppressionSpared(p, h) {
		return s
	}
	if !aimed && named {
		said, aimed = critic, true
	}
	s.quote = h.Quote
	for _, o := range [...]check.Hit{said, dislike} {
		if o.Quote.Text == h.Quote.Text {
			s.quote = h.Quote.Text.Quote(min(s.quote.Start, o.Quote.Start), max(s.quote.End, o.Quote.End))
		}
	}
	loud := kind == suppressDoomed || kind == suppressThreat
	switch {
	case kind == suppressFact && !aimed:
	case unwelcome && (aimed || kind == suppressThreat):
		s.severity, s.reason = check.Block, suppressCritics
	case unwelcome && loud && !p.Has("said"), kind == suppressThreat && !aimed && suppressionOnPage(p, h):
		s.severity, s.reason = check.Warn, suppressCritics
	case aimed && suppressionMoved(p, h) && !suppressionOnPage(p, h): // "reviews will be removed from the old site"
	case aimed && loud:
		s.severity, s.reason = check.Warn, suppressAll
	case aimed && kind == suppressRight:
		s.severity, s.reason = check.Note, suppressAll
	}
	return s
}

// suppressionWord returns the first word of a list in the sentence of h.
func suppressionWord(p *check.Pass, list string, h check.Hit) (check.Hit, bool) {
	hits := p.Hits(list)
	i := sort.Search(len(hits), func(i int) bool { return hits[i].Sentence < 0 || hits[i].Sentence >= h.Sentence })
	for ; i < len(hits) && hits[i].Sentence == h.Sentence; i++ {
		if !hits[i].Tag && !quoted(hits[i].Quote) {
			return hits[i], true
		}
	}
	return check.Hit{}, false
}

// suppressionSpared reports whether the sentence says that nothing is taken down: "no critical comment will be removed", "aucun avis ne sera effacé".
func suppressionSpared(p *check.Pass, h check.Hit) bool {
	for i := h.First - 6; i <= h.Last; i++ {
		switch q, w := p.Word(i); w {
		case "no", "never", "none", "not", "aucun", "aucune", "jamais", "ne":
			_, next := p.Word(i + 1)
			return next != "more" && (q.Start >= h.Quote.Start || suppressionGoesOn(h.Quote.Text.String()[:h.Quote.Start], q.Start))
		}
	}
	return false
}

// suppressionGoesOn reports whether no sentence ends in text after at.
func suppressionGoesOn(text string, at int) bool {
	for _, r := range text[at:] {
		if r == '.' || r == '!' || r == '?' {
			return false
		}
	}
	return true
}

// suppressionMoved reports whether h goes on to say from where.
func suppressionMoved(p *check.Pass, h check.Hit) bool {
	_, next := p.Word(h.Last + 1)
	return next == "from" || next == "du" || next == "de"
}

// suppressionOnPage reports whether the page of the brand is named right after h: "we'll remove it from this page".
func suppressionOnPage(p *check.Pass, h check.Hit) bool {
	for i := h.Last + 1; i <= h.Last+4; i++ {
		switch _, w := p.Word(i); w {
		case "page", "wall", "profile", "timeline", "mur":
			return true
		}
	}
	return false
}
