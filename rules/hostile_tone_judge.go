package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// hostileScorn finds contempt that needs no insult. One jab is a warning, two are a fight.
func hostileScorn(p *check.Pass) (r hostileRemark) {
	for _, h := range p.Hits("scorn") {
		if hostileSaid(p, h) {
			return hostileRemark{check.Block, h.Quote, hostileScorns}
		}
	}
	jabs := 0
	for _, list := range [...]string{"jab", "curt", "bark"} {
		for _, h := range p.Hits(list) {
			if !hostileSaid(p, h) || list == "curt" && !hostileAlone(h.Quote, "") || list == "bark" && (!hostileAlone(h.Quote, ",:;") || hostileSame(p, "jab", h)) {
				continue
			}
			if jabs++; jabs == 1 {
				r = hostileRemark{check.Warn, h.Quote, hostileJabs}
			}
		}
	}
	for i := range hostileJibes {
		if h, found := hostileJibes[i].find(p, 0); found && hostileSaid(p, h) && !p.Has("about") {
			if jabs++; jabs == 1 {
				r = hostileRemark{check.Warn, h.Quote, hostileJabs}
			}
		}
	}
	if jabs > 1 {
		r.severity, r.reason = check.Block, hostileScorns
	}
	return r
}

// hostileSame reports whether a word of the list shares words with h.
func hostileSame(p *check.Pass, list string, h check.Hit) bool {
	for _, o := range p.Hits(list) {
		if o.First <= h.Last && h.First <= o.Last {
			return true
		}
	}
	return false
}

// hostileJibes are mockery by the lists that it is made of.
var hostileJibes = [...]frame{
	{8, []string{"whatpart", "dontget"}, false},
	{6, []string{"genius", "fumbled"}, false},
	{4, []string{"broke", "remedy"}, false},
	{8, []string{"brave", "carp"}, false},
	{1, []string{"reading", "toohard"}, false},
	{3, []string{"keep", "opinion", "unwanted"}, false},
	{4, []string{"nextdoor", "stale"}, false},
	{5, []string{"whose", "brains"}, false},
	{1, []string{"bunch", "insult"}, false},
	{1, []string{"bunch", "slight"}, false},
}

// hostileRivals are those who sell the same, and what they are called.
var hostileRivals = [...]frame{{6, []string{"rival", "junk"}, false}, {2, []string{"junk", "rival"}, false}, {2, []string{"rival", "junk"}, true}}

// hostileInsult finds insults that are thrown at somebody. An insult that lies about is none: "an idiot-proof recipe", "we were idiots".
func hostileInsult(p *check.Pass) (r hostileRemark) {
	for _, list := range [...]string{"filth", "insult", "slight"} {
		for _, h := range p.Hits(list) {
			if !hostileSaid(p, h) || hostileAbout(p, h) || list == "slight" && askedOrQuoted(h.Quote) && !hostileCalled(p, h) {
				continue
			}
			if s := hostileThrown(p, h); s.severity > r.severity {
				r = s
			}
		}
	}
	if r.severity == check.Block {
		return r
	}
	for i := range hostileRivals {
		if h, found := hostileRivals[i].find(p, 0); found && hostileSaid(p, h) && !hostileAbout(p, h) && !hostileDenied(p, h.Last-1) && !askedOrQuoted(h.Quote) {
			return hostileRemark{check.Block, h.Quote, hostileInsults}
		}
	}
	for _, h := range p.Hits("sneer") {
		for _, o := range p.Hits("public") {
			if o.First == h.Last+1 && o.Sentence == h.Sentence && hostileSaid(p, h) && !hostileAbout(p, h) && !hostileDenied(p, h.First-1) {
				return hostileRemark{check.Block, o.Quote, hostileInsults}
			}
		}
	}
	return r
}

// hostileThrown judges an insult by what stands around it.
func hostileThrown(p *check.Pass, h check.Hit) hostileRemark {
	r := hostileRemark{check.Block, h.Quote, hostileInsults}
	if h.Weight == 1 {
		r.severity = check.Warn
	}
	for _, m := range p.Hits("mustbe") {
		if m.Last+1 == h.First && m.Sentence == h.Sentence {
			return r
		}
	}
	from, group := hostileAddress(p, h.First-1)
	switch _, next := p.Word(h.Last + 1); {
	case group >= 0:
		q, _ := p.Word(group)
		return hostileRemark{check.Block, h.Quote.Text.Quote(q.Start, h.Quote.End), hostileInsults}
	case from >= 0:
		return r
	case next == "like" || next == "comme":
		if _, who := p.Word(h.Last + 2); who == "you" || who == "vous" || who == "toi" {
			return r
		}
	}
	if h.Weight == 1 {
		return hostileRemark{}
	}
	if hostileAlone(h.Quote, "") || hostileCried(h.Quote) {
		return r
	}
	for _, o := range p.Hits("public") {
		if o.Near(h, 6) && !hostileDenied(p, h.First-1) && !hostileOurs(p, h) {
			return r
		}
	}
	for i := h.First - 2; i < h.First; i++ {
		switch _, w := p.Word(i); w {
		case "is", "are", "was", "were", "est", "sont", "these", "those", "ces", "such":
			if !hostileDenied(p, h.First-1) && !hostileOurs(p, h) {
				r.severity = check.Warn
				return r
			}
		}
	}
	return hostileRemark{}
}

// hostileCalled reports whether the post begins by calling somebody names, which a question mark does not take back: "You clowns ordered on Sunday?"
func hostileCalled(p *check.Pass, h check.Hit) bool {
	you, group := hostileAddress(p, h.First-1)
	return you == 0 && h.First == 1 || group == 0
}

// hostileAddress walks back from word i over what may stand between "you" and the insult ("you are all such …"), and returns the word that
// addresses, or the word of a group: "bande de …". -1: there is none.
func hostileAddress(p *check.Pass, i int) (you, group int) {
	for stop := i - 6; i > stop; i-- {
		switch _, w := p.Word(i); w {
		case "you", "youre", "yall", "vous", "tu", "toi":
			switch _, before := p.Word(i - 1); before {
			case "if", "si", "not", "pas", "for", "pour", "to", "of", "than": // "if you are an idiot in the kitchen, this is for you"
				return -1, -1
			}
			return i, -1
		case "t":
			return i, -1
		case "bande", "tas", "espece", "bunch":
			switch _, before := p.Word(i - 1); before {
			case "une", "la", "cette", "un", "a", "the", "this": // "attacked by a bunch of …" is about others
			default:
				return -1, i
			}
		case "are", "re", "all", "such", "a", "an", "just", "really", "little", "poor", "stupid", "dumb", "fucking", "bloody", "damn", "complete", "total", "absolute",
			"must", "be", "nothing", "but", "of", "old", "sad", "big", "fat", "ugly", "people", "guys", "utter", "pathetic", "and",
			"etes", "es", "tous", "toutes", "vraiment", "completement", "juste", "trop", "des", "de", "d", "un", "une", "qu", "que", "gros", "grosse", "vrais", "vrai", "sale",
			"sales", "petit", "petits", "pauvre", "pauvres", "sacres", "n", "ne":
		default:
			return -1, -1
		}
	}
	return -1, -1
}

// hostileSaid reports whether the post itself says the words, in earnest and not as a name: a quotation, a product and a title are none of its own.
func hostileSaid(p *check.Pass, h check.Hit) bool {
	return !h.Tag && !quoted(h.Quote) && !ownWord(&p.Context.Brand, h) && !hostileTitled(p, h)
}

// hostileTitled reports whether the words are part of a name: capitals at their beginning and on a word beside them, "the Rose Prick perfume".
func hostileTitled(p *check.Pass, h check.Hit) bool {
	capital := func(i int) bool {
		q, _ := p.Word(i)
		if q.IsZero() || q.Text == nil {
			return false
		}
		word := q.String()
		r, size := utf8.DecodeRuneInString(word)
		return unicode.IsUpper(r) && len(word) > size && word != strings.ToUpper(word)
	}
	return h.First > 0 && h.First == h.Last && capital(h.First) && (capital(h.First-1) && h.First > 1 || capital(h.Last+1))
}

// hostileAbout reports whether the sentence tells of insults, or of a film or book.
func hostileAbout(p *check.Pass, h check.Hit) bool {
	for _, o := range p.Hits("about") {
		if o.Sentence == h.Sentence {
			return true
		}
	}
	return false
}

// hostileOurs reports whether the insult falls on the writer: "the idiots were us", "nous sommes des idiots".
func hostileOurs(p *check.Pass, h check.Hit) bool {
	for i := h.First - 4; i < h.First; i++ {
		switch _, w := p.Word(i); w {
		case "we", "us", "i", "me", "nous", "je", "j":
			return true
		}
	}
	for i := h.Last + 1; i <= h.Last+10; i++ {
		_, verb := p.Word(i)
		switch _, w := p.Word(i + 1); w {
		case "us", "me", "nous", "moi":
			if verb == "is" || verb == "was" || verb == "were" || verb == "are" || verb == "est" || verb == "etait" {
				return true
			}
		}
	}
	return false
}

// hostileDenied reports whether word i or one of the two before it takes the insult back: "no stupid questions".
func hostileDenied(p *check.Pass, i int) bool {
	for n := range 3 {
		switch _, w := p.Word(i - n); w {
		case "not", "no", "never", "isn", "aren", "t", "nobody", "pas", "jamais", "aucun", "aucune", "ni":
			return true
		}
	}
	return false
}

// hostileAlone reports whether the words are a sentence of their own: "Losers!" but not "the losers of the cup". One of the marks may end it too.
func hostileAlone(q draft.Quote, marks string) bool {
	text := q.Text.String()
	before, after := strings.TrimRight(text[:q.Start], " "), strings.TrimLeft(text[q.End:], " \u00a0\u202f")
	return (before == "" || strings.ContainsAny(before[len(before)-1:], ".!?\n"+marks)) && (after == "" || strings.ContainsAny(after[:1], ".!\n"+marks))
}

// hostileCried reports whether the words are cried out: in capitals, before an exclamation mark.
func hostileCried(q draft.Quote) bool {
	s := q.String()
	return len(s) > 3 && s == strings.ToUpper(s) && strings.HasPrefix(q.Text.String()[q.End:], "!")
}

// hostileOath finds swear words, written out or masked, and those that only tease.
func hostileOath(p *check.Pass) hostileRemark {
	for _, list := range [...]string{"oath", "filth"} {
		for _, h := range p.Hits(list) {
			if hostileSaid(p, h) && !hostileAbout(p, h) {
				return hostileRemark{check.Warn, h.Quote, hostileSwears}
			}
		}
	}
	if r := hostileMask(p); r.severity != check.Off {
		return r
	}
	for _, h := range p.Hits("mild") {
		if hostileSaid(p, h) && !hostileAbout(p, h) {
			return hostileRemark{check.Note, h.Quote, hostileTeases}
		}
	}
	return hostileRemark{}
}

// hostileMask finds a swear word that is masked by asterisks.
func hostileMask(p *check.Pass) (r hostileRemark) {
	if p.Holds("*") {
		if q, found := hostileMasked(p.Post); found {
			r = hostileRemark{check.Warn, q, hostileSwears}
		}
	}
	return r
}
