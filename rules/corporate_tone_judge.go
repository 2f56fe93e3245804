package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// toneFamilies are the lists that are weighed together, each with the family that it counts for. A phrase is counted in the first of
// them that has it.
var toneFamilies = [...]struct {
	list   string
	family uint8
}{{"opener", toneAnnounces}, {"eager", toneAnnounces}, {"boast", tonePraises}, {"jargon", toneMeets}, {"self", toneUs}, {"letter", toneOffice},
	{"puff", tonePraises}, {"vogue", toneMeets}, {"office", toneOffice}, {"ego", toneUs}}

const (
	toneAnnounces uint8 = 1 << iota
	tonePraises
	toneMeets
	toneOffice
	toneUs
)

// opening is how many words from its beginning a post is still opening: "Big news today, folks: we are proud to announce".
const opening = 10

// A weighing is what the words of a post come to.
type weighing struct {
	words    []check.Hit
	score    int
	strong   int // words of weight 2 or 3
	families uint8
	opens    int // weight of the formula that the post opens with
}

// pressRelease weighs formulas, boasts, jargon, office words and self-praise against the length of the post. One word alone is nothing, unless
// it is the formula that the post opens with.
func pressRelease(p *check.Pass) (r toneRemark, found bool) {
	n := 0
	for _, f := range toneFamilies {
		n += len(p.Hits(f.list))
	}
	if n == 0 && !p.Has("feeling") || n == 1 && !p.Has("opener", "eager", "feeling") {
		return r, false
	}
	var few [16]check.Hit
	w := weigh(p, few[:0])
	if r.severity = w.severity(p); r.severity == check.Off {
		return r, false
	}
	r.words = slices.Clone(w.words)
	slices.SortStableFunc(r.words, func(a, b check.Hit) int {
		return cmp.Or(cmp.Compare(b.Weight, a.Weight), cmp.Compare(a.First, b.First))
	})
	if len(r.words) == 1 {
		r.reason = "A formula puts your feelings before the news, as a press release does, and readers stop there. Say first what is new, for whom and where to see it."
	} else {
		r.reason = fmt.Sprintf("%d such phrases in %d words read like a press release, and nobody answers those. Say it as you would to one person at the counter.", len(r.words), p.Words())
	}
	return r, true
}

// weigh adds up the words of a post. The words go into a slice of the caller, so that a post that passes costs no allocation.
func weigh(p *check.Pass, words []check.Hit) (w weighing) {
	for _, f := range toneFamilies {
		for _, h := range p.Hits(f.list) {
			if h.Tag || repeats(words, h) || quoted(h.Quote) || ownWord(&p.Context.Brand, h) || f.family == toneAnnounces && toPress(p) {
				continue
			}
			words = append(words, h)
			w.score, w.families = w.score+h.Weight, w.families|f.family
			if h.Weight > 1 {
				w.strong++
			}
			if f.family == toneAnnounces {
				w.opens = max(w.opens, opensWith(h))
			}
		}
	}
	w.words = words
	return announced(p, w)
}

// toneAnnounced are the formulas of announcement by the lists that they are made of: "delighted" + "to share", and then what companies announce.
var toneAnnounced = [...]struct {
	frame  frame
	weight int
}{{frame{5, []string{"feeling", "tell", "matter"}, false}, 3}, {frame{3, []string{"feeling", "tell"}, false}, 2}}

// announced adds to a weighing what the frames find, unless the same words are counted already with no less weight.
func announced(p *check.Pass, w weighing) weighing {
	if toPress(p) {
		return w
	}
	for _, f := range toneAnnounced {
		h, found := f.frame.find(p, 0)
		if !found || ownWord(&p.Context.Brand, h) {
			continue
		}
		h.Weight, h.Note = f.weight, toneNews(p)
		for i, o := range w.words {
			if o.Quote.Start >= h.Quote.End || h.Quote.Start >= o.Quote.End || o.Weight == 1 {
				continue
			}
			if more := h.Weight - o.Weight; more > 0 {
				w.score += more
				w.words[i].Weight = h.Weight
				w.opens = max(w.opens, opensWith(h))
			}
			return w
		}
		w.words = append(w.words, h)
		w.score, w.strong, w.families = w.score+h.Weight, w.strong+1, w.families|toneAnnounces
		w.opens = max(w.opens, opensWith(h))
		return w
	}
	return w
}

// opensWith returns the weight of a formula that the post opens with, else 0.
func opensWith(h check.Hit) int {
	if h.First > opening {
		return 0
	}
	return h.Weight
}

// toneNews is what to do instead of a formula, in the language of the post.
func toneNews(p *check.Pass) string {
	if p.Lang == check.French {
		return "commencer par la nouvelle"
	}
	return "begin with the news"
}

// severity holds the score against the length of the post: 3 points in 10 words, 4 in 14, 10 in 80 words or more. Notices of the law and of
// the stock exchange and job offers need twice as much, for there the words of the trade name things.
func (w weighing) severity(p *check.Pass) check.Severity {
	need := 4 + max(0, min(p.Words(), 80)-14)/10
	if p.Words() <= 10 {
		need = 3
	}
	formula := w.families&toneAnnounces != 0
	opens := w.opens
	if p.Has("notice", "job") {
		need, opens, formula = 2*need, min(opens, 2), false
	}
	mixed := w.families&(w.families-1) != 0
	// Two weak words, or two of one family of which one is weak, are everybody's: "our innovative, award-winning cheese".
	several := len(w.words) > 2 || w.strong > 1 || w.strong > 0 && len(w.words) > 1 && mixed
	switch {
	case opens == 3, several && w.score >= need, formula && mixed && w.score >= 5:
		return check.Warn
	case opens == 2 && !answers(p), several && mixed && w.score >= 4 && 2*w.score >= need:
		return check.Note
	}
	return check.Off
}

// repeats reports whether h lies in a phrase that is already counted or is another form of its word.
func repeats(words []check.Hit, h check.Hit) bool {
	for _, o := range words {
		if o.Quote.Start < h.Quote.End && h.Quote.Start < o.Quote.End || o.Note == h.Note && sameStem(o.String(), h.String()) {
			return true
		}
	}
	return false
}

func sameStem(a, b string) bool {
	n := min(5, len(a), len(b))
	return strings.EqualFold(a[:n], b[:n])
}

// quoted reports whether q stands between quotation marks: the words of somebody else are theirs.
func quoted(q draft.Quote) bool { return q.Between()&(draft.Quoted|draft.StraightIn) != 0 }

// ownSenses are words that in some trades are the things themselves: a railway sells journeys and a chemist solutions.
var ownSenses = [...]struct{ stem, sectors string }{
	{"journey", "travel transport rail airline cruise tourism voyage tourisme"},
	{"solution", "chemistry laboratory pharmacy optician cosmetics chimie laboratoire pharmacie opticien"},
	{"ecosystem", "nature environment conservation"}, {"écosystème", "nature environnement"},
	{"agil", "software logiciel"}, {"insight", "research"}, {"optimi", "software logiciel"},
}

// ownWord reports whether the words belong to the name of the brand or of a product, or mean what the brand sells.
func ownWord(b *draft.Brand, h check.Hit) bool {
	words := h.String()
	within := func(name string) bool { return holds(name, words) }
	if within(b.Name) || slices.ContainsFunc(b.Aliases, within) || slices.ContainsFunc(b.Products, within) {
		return true
	}
	for _, s := range ownSenses {
		if b.Sector == "" || !holds(words, s.stem) {
			continue
		}
		for sector := range strings.FieldsSeq(s.sectors) {
			if holds(b.Sector, sector) {
				return true
			}
		}
	}
	return false
}

// holds reports whether s holds part, whatever the capitals.
func holds(s, part string) bool {
	if part == "" {
		return true
	}
	for i := 0; i+len(part) <= len(s); i++ {
		if s[i]|0x20 == part[0]|0x20 && strings.EqualFold(s[i:i+len(part)], part) {
			return true
		}
	}
	return false
}

// toPress reports whether the post is for journalists or investors, who expect the formulas.
func toPress(p *check.Pass) bool {
	if forPress(p.Post.Account.String()) || forPress(p.Post.Audience.String()) {
		return true
	}
	for _, name := range p.Post.Channels {
		if c := p.Context.Channels[name]; forPress(c.Handle) || forPress(c.Audience) {
			return true
		}
	}
	return false
}

func forPress(facts string) bool {
	for word := range strings.FieldsFuncSeq(facts, func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch strings.ToLower(word) {
		case "press", "presse", "journalists", "journalistes", "investors", "investisseurs", "newsroom":
			return true
		}
	}
	return false
}
