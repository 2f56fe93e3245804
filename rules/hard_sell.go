package rules

import (
	_ "embed"
	"fmt"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

//go:embed hard_sell.toml
var hardSellTOML string

// HardSell finds the cold call in a post that everybody reads: a sales talk asked of strangers, a price that is told in private only, haste piled
// on haste, and an end that comes again.
var HardSell = &check.Rule{
	ID:       "hard-sell",
	Title:    "sells like a cold call",
	Why:      "Emma, a maker of mattresses, pushed its customers with clocks that ran out and started again, and with claims that a mattress was in demand. The British competition authority looked into it from November 2022 on, and in the end Emma admitted before the High Court that it had broken the law.",
	Source:   "https://www.mondaq.com/uk/consumer-law/1796514/misleading-sales-practices-dont-sleep-on-the-cmas-recent-settlement",
	Needs:    "the words; for an end that comes again also the date and the network of the post, and the rest of the calendar",
	Fix:      "Say what it is, what it costs and where to find it, once. If there is an end, give its date. Sales talks belong where somebody has asked for one.",
	Severity: check.Warn,
	Lexicon:  hardSellTOML,
	Uses:     []*check.Lexicon{promotion, relief},
	Triggers: []string{"pitch", "ask", "leave", "secret", "price", "haste", "scarce", "clock", "ends", "chance", "until"},
	Post:     hardSell,
	Beside:   hardSellAgain,
	Examples: []check.Example{
		{Posts: "Still baking by hand? ⟦Book a demo⟧ of our oven, link below."},
		{Posts: "Still baking by hand? Here is what Tom changed in his bakery, hour by hour, with the costs."},
		{Posts: "Burnt crusts? ⟦Schedule a free 20-minute call⟧ with our sales team."},
		{Posts: "Burnt crusts? The stone is too hot. Put a second tray under the first, 20 minutes in."},
		{Posts: "The walnut table is back. ⟦DM for prices⟧."},
		{Posts: "The walnut table is back: £480, in Leeds and on our site."},
		{Posts: "⟦Act now⟧ before it’s too late: the oven course will never be this cheap again."},
		{Posts: "Act now: the river is rising on Mill Road. Evacuate before it’s too late, shelter at the school."},
		{Posts: "⟦Spots are filling fast⟧, don’t wait! The oven course starts in May."},
		{Posts: "The oven course starts on 4 May, £60. Book on our site by 30 April."},
		{Posts: "⟦Only today⟧!!! Half price on every loaf!!!"},
		{Posts: "Half price on yesterday’s loaves, today only, until we close at six."},
		{Posts: "⟦Leave your number⟧ below, and one of our bakers will call you about the oven."},
		{Posts: "Leave your shoes at the door: the flour was swept an hour ago."},
		{Posts: "2026-03-06 x: Half price on the walnut tables ends tonight.\n2026-03-11 x: Half price on the walnut tables ⟦ends tonight⟧!"},
		{Posts: "2026-03-06 x: Half price on the walnut tables ends tonight.\n2026-03-06 x: Six hours left: half price on the walnut tables ends tonight."},
		{Posts: "2026-03-02 x: The spring sale runs until Sunday 8 March: 20 % off the tables.\n2026-03-09 x: The spring sale ⟦ends tonight⟧: 20 % off the tables."},
		{Posts: "2026-03-02 x: The spring sale runs until Sunday 8 March: 20 % off the tables.\n2026-03-08 x: The spring sale ends tonight at eight, as announced on Monday: 20 % off the tables."},
		{Posts: "2026-03-09 x: Half price on the walnut tables ⟦ends tonight⟧, 8 March!"},
		{Posts: "2026-03-08 x: Half price on the walnut tables ends tonight, Sunday 8 March!"},
		{Posts: "2026-03-06 x: Half price on the walnut tables ends tonight.\n2026-04-20 x: Free delivery of rye in Leeds ends tonight."},
		{Posts: "Book a table for Sunday, we have goose."},
		{Posts: "- x reply=@jo: Of course: DM us for the prices of 2019, they are no longer on the site."},

		{Posts: "Vous pétrissez encore à la main ? ⟦Réservez votre appel découverte⟧, lien ci-dessous."},
		{Posts: "Vous pétrissez encore à la main ? Voici ce que Tom a changé chez lui, heure par heure, coûts compris."},
		{Posts: "Croûtes brûlées ? ⟦Prenons 20 minutes⟧ pour en parler."},
		{Posts: "Croûtes brûlées ? La pierre est trop chaude. Glissez une seconde plaque sous la première au bout de 20 minutes."},
		{Posts: "La table en noyer est de retour. ⟦Prix en MP⟧."},
		{Posts: "La table en noyer est de retour : 480 €, à Lille et sur notre site."},
		{Posts: "⟦MP pour les prix⟧ !"},
		{Posts: "Stage de pain : ⟦dernières places⟧, dépêchez-vous !"},
		{Posts: "Stage de pain : dernières places pour le 4 mai, 60 €, sur notre site."},
		{Posts: "⟦N’attendez plus⟧, c’est maintenant ou jamais : le four à ce prix."},
		{Posts: "N’attendez plus, la rivière monte rue du Four : évacuez avant qu’il ne soit trop tard."},
		{Posts: "⟦Aujourd’hui seulement⟧ !!! Moitié prix sur tous les pains !!!"},
		{Posts: "Moitié prix sur les pains d’hier, aujourd’hui seulement, jusqu’à dix-huit heures."},
		{Posts: "⟦Laissez votre numéro⟧ en commentaire, un boulanger vous rappelle pour le four."},
		{Posts: "Laissez vos chaussures à la porte : on vient de balayer la farine."},
		{Posts: "2026-03-06 facebook: Moitié prix sur les tables en noyer : l’offre se termine ce soir.\n2026-03-11 facebook: Moitié prix sur les tables en noyer : l’offre se ⟦termine ce soir⟧ !"},
		{Posts: "2026-03-06 facebook: Moitié prix sur les tables en noyer : l’offre se termine ce soir.\n2026-03-07 facebook: L’offre est prolongée jusqu’à dimanche, faute de pluie : moitié prix sur les tables en noyer."},
		{Posts: "2026-03-09 facebook: Moitié prix sur les tables : l’offre se ⟦termine ce soir⟧, dimanche 8 mars !"},
		{Posts: "2026-03-08 facebook: Moitié prix sur les tables : l’offre se termine ce soir, dimanche 8 mars !"},
		{Posts: "2026-03-02 facebook: Moitié prix sur les tables, dernier jour : dimanche 8 mars."},
		{Posts: "2026-03-02 facebook: Soldes de printemps jusqu’au dimanche 8 mars : -20 % sur les tables.\n2026-03-10 facebook: Soldes de printemps, -20 % sur les tables : ⟦dernier jour⟧."},
		{Posts: "2026-03-02 facebook: Soldes de printemps jusqu’au dimanche 8 mars : -20 % sur les tables.\n2026-03-08 facebook: Soldes de printemps, -20 % sur les tables : dernier jour."},
		{Posts: "Réservez une table pour dimanche, il y a de l’oie."},
	},
}

func hardSell(p *check.Pass) {
	if !p.Triggered() {
		return
	}
	end, tells := hardSellEndOf(p)
	if tells {
		p.Keep(hardSellEnds{}, end)
	}
	if answers(p) {
		return // somebody has asked
	}
	if h, ok := hardSellPitch(p); ok {
		p.Report(h.Quote, check.Warn, fmt.Sprintf("“%s” is a cold call to everybody who reads this. Show what the talk would show: one result, one price, one answer, and let people come to you.", h))
		return
	}
	if h, ok := hardSellSecret(p); ok {
		p.Report(h.Quote, check.Warn, fmt.Sprintf("“%s” hides the price, so people think it is too high or made up for each. In France consumers must see it without asking. Write it into the post.", h))
		return
	}
	if hardSellLate(p) {
		return
	}
	push := hardSellPush(p)
	if tells && end.now && p.Has("ends", "chance") {
		p.Keep(hardSellPushes{}, push) // only the posts before it tell whether the end is a false one, which is graver
		return
	}
	push.report(p)
}

// together returns the first phrase of a list after which one of another list stands, with at most n words between them, as one hit. Such a pair
// takes the place of a product of choices, which would fill the index.
func together(p *check.Pass, list, other string, n int) (check.Hit, bool) {
	if !p.MayHave(list, other) {
		return check.Hit{}, false
	}
	for _, h := range p.Hits(list) {
		for _, o := range reaching(p.Hits(other), h.Last+1) {
			if o.First > h.Last+n+1 {
				break
			}
			if h.Tag || o.Tag || o.Last <= h.Last || !h.Near(o, n) || quoted(h.Quote) {
				continue
			}
			h.Quote.End, h.Last = o.Quote.End, o.Last
			return h, true
		}
	}
	return check.Hit{}, false
}

// hardSellPitch finds a sales talk: in words that are nothing else, or as what the post asks people to book.
func hardSellPitch(p *check.Pass) (check.Hit, bool) {
	if h, ok := inProse(p, "pitch"); ok {
		return h, true
	}
	if h, ok := together(p, "ask", "talk", 3); ok {
		return h, true
	}
	if h, ok := inProse(p, "leave"); ok && p.Has("callback") {
		return h, true
	}
	return check.Hit{}, false
}

// hardSellSecret finds a price that is told in private only. In French a "prix" may be a prize, so that a contest is left alone.
func hardSellSecret(p *check.Pass) (check.Hit, bool) {
	if h, ok := inProse(p, "secret"); ok {
		return h, true
	}
	if p.Has("contest") {
		return check.Hit{}, false
	}
	if h, ok := together(p, "private", "price", 4); ok {
		return h, true
	}
	return together(p, "price", "private", 2)
}

// A hardSellRemark is what is to be said of some words; the zero one is nothing.
type hardSellRemark struct {
	quote   draft.Quote
	message string
	related []check.Related
}

func (r hardSellRemark) report(p *check.Pass) {
	if !r.quote.IsZero() {
		p.Report(r.quote, check.Warn, r.message, r.related...)
	}
}

// hardSellPush counts haste, scarcity, the clock and cries. Two make a push, unless both are the clock: "last day, ends tonight" is news.
func hardSellPush(p *check.Pass) (r hardSellRemark) {
	var few [8]check.Hit
	pushes := apart(apart(few[:0], p.Hits("haste")), p.Hits("scarce"))
	hard := len(pushes)
	pushes = apart(pushes, p.Hits("clock"))
	cries := p.Index("!!!") >= 0 || p.Index("! ! !") >= 0
	if len(pushes) == 0 || len(pushes) < 2 && !cries || hard == 0 && !cries || p.Has("duty", "help", "notice") {
		return r
	}
	if _, sells := firstOffer(p); p.Has("contest") && !sells {
		return r // nobody pays for a contest
	}
	first, rest := pushes[0], "!!!"
	for _, h := range pushes[1:] {
		if h.First < first.First {
			first = h
		}
	}
	for _, h := range pushes {
		if h.First != first.First {
			rest = h.String()
			r.related = append(r.related, check.Related{Quote: h.Quote, Message: "pushes too"})
		}
	}
	r.quote = first.Quote
	r.message = fmt.Sprintf("“%s” and “%s” push together, and pressed people leave or regret. Give the end as a date, once, and a reason to come.", first, rest)
	return r
}
