package rules

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// An exclusionaryRemark is what a judge has to say. The zero value is nothing.
type exclusionaryRemark struct {
	severity check.Severity
	quote    draft.Quote
	words    string // instead of those of the quote, in the message
	reason   string
}

const (
	excludesSlur    = "is a slur, and no joke or intention takes it back. Leave it out."
	excludesCliche  = "puts a whole group in its place, and it will be quoted without the rest of the post. Say what you mean without it."
	excludesDemeans = "demeans the people it names or uses them as a joke. Say it without them, or with the word that they use for themselves."
	excludesDay     = "on Women’s Day is the cliché that the day is against. Let a woman’s work be the subject, or sell it on another day."
	excludesService = "turns a group of people away, which is against the law in many places and makes the brand the story. Say what you offer, not whom you refuse."
	excludesCamp    = "turns people away for what they think or do, and the others remember it too. Say what you offer, not whom you refuse."
	excludesJob     = "bars people from a job for who they are, which employment law forbids in most countries. Ask for what the work needs: skills, hours, licences."
	excludesHint    = "tells some people not to apply although they could do the work. Ask for the skill instead, and name everybody: fluent in, hôte ou hôtesse, tous âges."
)

// exclusionarySlur finds slurs; the message shows only their first letter.
func exclusionarySlur(p *check.Pass) exclusionaryRemark {
	for _, h := range p.Hits("slur") {
		if exclusionarySaid(p, h) && !p.Has("ally") {
			_, size := utf8.DecodeRuneInString(h.String())
			return exclusionaryRemark{check.Block, h.Quote, h.String()[:size] + "***", excludesSlur}
		}
	}
	return exclusionaryRemark{}
}

// exclusionaryCliche finds clichés, demeaning words, and household goods for Women's Day. A post against them names them too.
func exclusionaryCliche(p *check.Pass) exclusionaryRemark {
	if p.Has("ally") {
		return exclusionaryRemark{}
	}
	for _, h := range p.Hits("cliche") {
		if exclusionarySaid(p, h) {
			return exclusionaryRemark{check.Block, h.Quote, "", excludesCliche}
		}
	}
	for _, h := range p.Hits("demeaning") {
		if exclusionarySaid(p, h) {
			return exclusionaryRemark{check.Warn, h.Quote, "", excludesDemeans}
		}
	}
	if day, found := p.First("womensday"); found {
		_, sells := firstOffer(p)
		for _, h := range p.Hits("chores") {
			if exclusionarySaid(p, h) && (sells || day.Sentence == h.Sentence) {
				return exclusionaryRemark{check.Warn, h.Quote, "", excludesDay}
			}
		}
	}
	return exclusionaryRemark{}
}

// exclusionaryService finds people who are turned away: "we don't serve …", "no … allowed", "… not welcome".
func exclusionaryService(p *check.Pass) exclusionaryRemark {
	if p.Has("ally") {
		return exclusionaryRemark{}
	}
	for _, list := range [...]string{"people", "camp"} {
		for _, h := range p.Hits(list) {
			q, away := exclusionaryAway(p, h)
			if !away || !exclusionarySaid(p, h) || askedOrQuoted(h.Quote) {
				continue
			}
			if list == "camp" {
				return exclusionaryRemark{check.Warn, q, "", excludesCamp}
			}
			return exclusionaryRemark{check.Block, q, "", excludesService}
		}
	}
	return exclusionaryRemark{}
}

// exclusionaryAway reports whether the people h are turned away, and in which words.
func exclusionaryAway(p *check.Pass, h check.Hit) (draft.Quote, bool) {
	for _, o := range p.Hits("turnaway") {
		if o.Sentence == h.Sentence && o.Last < h.First && h.First-o.Last <= 2 {
			return h.Quote.Text.Quote(o.Quote.Start, h.Quote.End), true
		}
	}
	none := -1
	for i := h.First - 2; i < h.First; i++ {
		switch _, w := p.Word(i); w {
		case "no", "aucun", "aucune", "pas":
			none = i
		}
	}
	for _, o := range p.Hits("unwanted") {
		if o.Sentence != h.Sentence || o.First != h.Last+1 {
			continue
		}
		_, first := p.Word(o.First)
		_, second := p.Word(o.First + 1)
		switch {
		case none >= 0:
			q, _ := p.Word(none)
			return h.Quote.Text.Quote(q.Start, o.Quote.End), true
		case first == "not" || first == "aren" || second == "not" || first == "stay" || first == "keep" || first == "need" || first == "needn",
			second == "pas" || second == "plus" || first == "dehors" || first == "interdits" || first == "interdites" || first == "passez" || first == "s":
			return h.Quote.Text.Quote(h.Quote.Start, o.Quote.End), true
		}
	}
	return draft.Quote{}, false
}

// exclusionaryJob finds what bars a candidate, in a job offer only: "young and dynamic" may be a wine.
func exclusionaryJob(p *check.Pass) (r exclusionaryRemark) {
	if !p.Has("job") {
		return r
	}
	for _, h := range p.Hits("barred") {
		if exclusionarySaid(p, h) && !hostileDenied(p, h.First-1) && exclusionaryAge(p, h) {
			return exclusionaryRemark{check.Block, h.Quote, "", excludesJob}
		}
	}
	for _, h := range p.Hits("hint") {
		if exclusionarySaid(p, h) && !hostileDenied(p, h.First-1) && !p.Has("both", "scheme") {
			return exclusionaryRemark{check.Warn, h.Quote, "", excludesHint}
		}
	}
	return r
}

// exclusionaryAge reports whether numbers in h are the ages of candidates: not those of children, of a scheme whose limits are the law's, minutes or years of
// experience. Words without a number pass through.
func exclusionaryAge(p *check.Pass, h check.Hit) bool {
	if !strings.ContainsAny(h.String(), "0123456789") {
		return true
	}
	if p.Has("scheme") {
		return false
	}
	for i := h.First; i <= h.Last; i++ {
		if _, w := p.Word(i); w != "" && w[0] >= '0' && w[0] <= '9' {
			if n, err := strconv.Atoi(w); err != nil || n < 16 || n > 65 {
				return false
			}
		}
	}
	for i := h.First - 5; i < h.First; i++ {
		switch _, w := p.Word(i); w {
		case "enfants", "enfant", "children", "kids", "child", "adolescents", "teenagers", "eleves", "pupils", "clients", "customers", "experience":
			return false
		}
	}
	switch _, next := p.Word(h.Last + 1); next {
	case "minutes", "minute", "mins", "min", "hours", "hour", "heures", "people", "%", "employees", "miles", "km", "k", "days", "seconds", "degrees", "€", "$", "£",
		"applications", "d", "of", "staff", "colleagues":
		return false
	}
	return true
}

// exclusionarySaid reports whether the post itself says the words: a quotation is somebody else's, a product only bears them.
func exclusionarySaid(p *check.Pass, h check.Hit) bool {
	return !quoted(h.Quote) && !ownWord(&p.Context.Brand, h)
}
