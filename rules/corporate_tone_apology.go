package rules

import (
	"slices"
	"sort"
	"strings"

	"github.com/postlint/postlint/rules/check"
)

// nonApology finds regret about how people took it instead of what was done. Whoever also owns the fault may say what was meant.
func nonApology(p *check.Pass) (r toneRemark, found bool) {
	h, found := inProse(p, "dodge")
	if !found {
		h, found = beside(p, "slight", "regret")
	}
	r.severity = check.Warn
	switch owned := p.Has("owned"); {
	case found && owned:
		r.severity = check.Note
	case found || owned:
	case p.Has("regret"):
		h, found = inProse(p, "excuse")
	default:
		if h, found = beside(p, "excuse", "ours"); found {
			h, found = beside(p, "excuse", "own")
		}
	}
	if found {
		r.words = []check.Hit{h}
		r.reason = "This is sorry for how people took it, not for what was done, and that feeds the anger. Say what you did, that it was wrong, and what you have changed."
	}
	return r, found
}

// cannedAnswer finds answers that were written before the question: two such phrases, or one in the language of the office, or a slogan that is
// all that the post says. One alone ("thank you for your patience") is politeness.
func cannedAnswer(p *check.Pass) (r toneRemark, found bool) {
	var few [8]check.Hit
	words := apart(few[:0], p.Hits("slogan"))
	slogan := len(words) > 0
	words = apart(words, p.Hits("canned"))
	if len(words) == 0 {
		return r, false
	}
	words = apart(words, p.Hits("inconvenience"))
	n := len(words)
	words = apart(apart(words, p.Hits("letter")), p.Hits("office"))
	switch {
	case n > 1, len(words) > 2, slogan && allThereIs(p, words[0]):
		r.severity = check.Warn
	case len(words) > 1:
		r.severity = check.Note
	default:
		return r, false
	}
	r.words = slices.Clone(words)
	r.reason = "This could be sent to anybody about anything, and people can tell. Name what this person asked, and what you will do by when."
	return r, true
}

// cannedRegret finds regret by the yard. In a reply, or beside what happened and until when, it is only a worn phrase.
func cannedRegret(p *check.Pass) (r toneRemark, found bool) {
	h, found := beside(p, "inconvenience", "regret")
	if !found {
		return r, false
	}
	r.words, r.severity = []check.Hit{h}, check.Note
	if allThereIs(p, h) {
		r.severity = check.Warn
	}
	r.reason = "It is the sentence of every loudspeaker. Say what went wrong, for whom, and until when."
	return r, true
}

// inProse returns the first phrase of a list that the post itself says: a hashtag is a label, not a tone, and a quotation is somebody else's.
func inProse(p *check.Pass, list string) (check.Hit, bool) {
	for _, h := range p.Hits(list) {
		if !h.Tag && !quoted(h.Quote) {
			return h, true
		}
	}
	return check.Hit{}, false
}

// beside returns the first phrase of a list that stands in one sentence with a word of another.
func beside(p *check.Pass, list, other string) (check.Hit, bool) {
	others := p.Hits(other)
	for _, h := range p.Hits(list) {
		i := sort.Search(len(others), func(i int) bool { return others[i].Sentence < 0 || others[i].Sentence >= h.Sentence })
		for ; i < len(others) && others[i].Sentence == h.Sentence; i++ {
			if !h.Tag && !others[i].Tag && !quoted(h.Quote) {
				return h, true
			}
		}
	}
	return check.Hit{}, false
}

// apart appends the hits that share no word with those before them: "here to help, listen and learn from you" is one phrase, not two.
func apart(words, hits []check.Hit) []check.Hit {
	for _, h := range hits {
		shared := h.Tag || quoted(h.Quote)
		for _, w := range words {
			shared = shared || w.Quote.Start < h.Quote.End && h.Quote.Start < w.Quote.End
		}
		if !shared {
			words = append(words, h)
		}
	}
	return words
}

// allThereIs reports whether a post that answers nobody says little besides h: it is short and has no number, so neither an hour nor a place.
func allThereIs(p *check.Pass, h check.Hit) bool {
	return p.Words() <= h.Last-h.First+12 && !answers(p) && !strings.ContainsAny(p.Post.Text.String(), "0123456789")
}

// answers reports whether the post is a reply: the file says so, or it begins with the name of somebody.
func answers(p *check.Pass) bool {
	return !p.Post.InReplyTo.IsZero() || strings.HasPrefix(strings.TrimSpace(p.Post.Text.String()), "@")
}
