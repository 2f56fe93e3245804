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

// exclusionaryFrames are clichés and refusals by the lists that they are made of, the gravest first.
var exclusionaryFrames = [...]struct {
	frame    frame
	severity check.Severity
	reason   string
}{
	{frame{3, []string{"we", "not", "serve", "people"}, false}, check.Block, excludesService},
	{frame{3, []string{"we", "serve", "nothere", "people"}, false}, check.Block, excludesService},
	{frame{4, []string{"not", "make", "for", "people"}, false}, check.Block, excludesService},
	{frame{2, []string{"refusal", "people"}, false}, check.Block, excludesService},
	{frame{1, []string{"none", "people", "here"}, false}, check.Block, excludesService},
	{frame{1, []string{"people", "unwanted"}, false}, check.Block, excludesService},
	{frame{3, []string{"people", "mayfind", "elsewhere"}, false}, check.Block, excludesService},
	{frame{2, []string{"woman", "belong", "stove"}, false}, check.Block, excludesCliche},
	{frame{2, []string{"back", "stove", "woman"}, false}, check.Block, excludesCliche},
	{frame{1, []string{"even", "woman", "can"}, false}, check.Block, excludesCliche},
	{frame{3, []string{"woman", "leave", "men"}, false}, check.Block, excludesCliche},
	{frame{1, []string{"woman", "cannot", "manly"}, false}, check.Block, excludesCliche},
	{frame{3, []string{"we", "not", "serve", "camp"}, false}, check.Warn, excludesCamp},
	{frame{3, []string{"we", "serve", "nothere", "camp"}, false}, check.Warn, excludesCamp},
	{frame{2, []string{"refusal", "camp"}, false}, check.Warn, excludesCamp},
	{frame{1, []string{"none", "camp", "here"}, false}, check.Warn, excludesCamp},
	{frame{1, []string{"camp", "unwanted"}, false}, check.Warn, excludesCamp},
	{frame{1, []string{"woman", "cease", "nag"}, false}, check.Warn, excludesCliche},
	{frame{5, []string{"forher", "forpros"}, false}, check.Warn, excludesCliche},
	{frame{1, []string{"real", "acts"}, false}, check.Warn, excludesCliche},
	{frame{0, []string{"mad", "thing"}, false}, check.Warn, excludesDemeans},
	{frame{0, []string{"thing", "mad"}, false}, check.Warn, excludesDemeans},
	{frame{2, []string{"thing", "very", "mad"}, false}, check.Warn, excludesDemeans},
}

// exclusionaryCliche finds clichés, refusals, demeaning words, and household goods for Women's Day. A post against them names them too.
func exclusionaryCliche(p *check.Pass) exclusionaryRemark {
	if p.Has("ally") {
		return exclusionaryRemark{}
	}
	for _, h := range p.Hits("cliche") {
		if exclusionarySaid(p, h) {
			return exclusionaryRemark{check.Block, h.Quote, "", excludesCliche}
		}
	}
	for i := range exclusionaryFrames {
		f := &exclusionaryFrames[i]
		if h, found := f.frame.find(p, 0); found && exclusionarySaid(p, h) && !askedOrQuoted(h.Quote) {
			return exclusionaryRemark{f.severity, h.Quote, "", f.reason}
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

// exclusionaryOffer says in which words work is offered: "hiring", "seeking a waiter".
var exclusionaryOffer = frame{6, []string{"seek", "role"}, false}

// exclusionaryLooks is an offer that asks for a sex: "looking for a pretty girl to run our stall".
var exclusionaryLooks = frame{3, []string{"seek", "gender", "task"}, false}

// exclusionaryJob finds what bars a candidate, in a job offer only: "young and dynamic" may be a wine.
func exclusionaryJob(p *check.Pass) (r exclusionaryRemark) {
	if h, found := exclusionaryLooks.find(p, 0); found && exclusionarySaid(p, h) {
		r = exclusionaryRemark{check.Warn, h.Quote, "", excludesHint}
	}
	if _, offers := exclusionaryOffer.find(p, 0); !offers && !p.Has("job") {
		return r
	}
	for _, h := range p.Hits("barred") {
		if exclusionarySaid(p, h) && !hostileDenied(p, h.First-1) && exclusionaryAge(p, h) {
			return exclusionaryRemark{check.Block, h.Quote, "", excludesJob}
		}
	}
	for _, h := range p.Hits("hint") {
		if exclusionarySaid(p, h) && !hostileDenied(p, h.First-1) && !p.Has("both", "scheme") && exclusionaryAge(p, h) {
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
