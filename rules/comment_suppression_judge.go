package rules

import (
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
)

// judgeSuppression judges one phrase by what stands in its sentence: what is unwelcome to the brand alone, and what a house may forbid.
func judgeSuppression(p *check.Pass, list string, h check.Hit) (s suppression) {
	if h.Tag || askedOrQuoted(h.Quote) {
		return s
	}
	in := func(list string) (check.Hit, bool) { return suppressionWord(p, list, h) }
	dislike, unwelcome := in("unwelcome")
	_, protects := in("abuse")
	if protects && !unwelcome && list != "hush" && list != "door" {
		return s
	}
	said, aimed := in("said")
	switch list {
	case "hush":
		return suppression{check.Block, h.Quote, suppressCritics}
	case "door":
		return suppression{check.Warn, h.Quote, suppressDoor}
	case "shut":
		if p.Has("entries", "abuse") { // "comments are closed, the winner is Ana"; a thread full of hatred
			return s
		}
		return suppression{check.Warn, h.Quote, suppressShut}
	case "lawyer":
		if aimed && !protects {
			return suppression{check.Block, h.Quote, suppressLaw}
		}
		return s
	}
	if p.Has("entries") && !unwelcome || suppressionSpared(p, h) {
		return s
	}
	s.quote = h.Quote
	for _, o := range [...]check.Hit{said, dislike} {
		if o.Quote.Text == h.Quote.Text {
			s.quote = h.Quote.Text.Quote(min(s.quote.Start, o.Quote.Start), max(s.quote.End, o.Quote.End))
		}
	}
	switch {
	case unwelcome && (aimed || list == "threat"):
		s.severity, s.reason = check.Block, suppressCritics
	case unwelcome && list == "doomed" && !p.Has("said"), list == "threat" && !aimed && suppressionOnPage(p, h):
		s.severity, s.reason = check.Warn, suppressCritics
	case aimed && suppressionMoved(p, h) && !suppressionOnPage(p, h): // "reviews will be removed from the old site"
	case aimed && (list == "doomed" || list == "threat"):
		s.severity, s.reason = check.Warn, suppressAll
	case aimed && list == "right":
		s.severity, s.reason = check.Note, suppressAll
	}
	return s
}

// suppressionWord returns the first word of a list in the sentence of h and not in h itself.
func suppressionWord(p *check.Pass, list string, h check.Hit) (check.Hit, bool) {
	for _, o := range p.Hits(list) {
		if o.Sentence == h.Sentence && !o.Tag && !quoted(o.Quote) {
			return o, true
		}
	}
	return check.Hit{}, false
}

// suppressionSpared reports whether the sentence says that nothing is taken down: "no critical comment will be removed", "aucun avis ne sera effacé".
func suppressionSpared(p *check.Pass, h check.Hit) bool {
	for i := h.First - 6; i < h.First; i++ {
		switch q, w := p.Word(i); w {
		case "no", "never", "none", "not", "aucun", "aucune", "jamais", "ne":
			_, next := p.Word(i + 1)
			return next != "more" && suppressionGoesOn(h.Quote.Text.String()[:h.Quote.Start], q.Start)
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
