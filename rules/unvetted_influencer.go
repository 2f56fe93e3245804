package rules

import (
	"fmt"
	"strings"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// UnvettedInfluencer finds partners whom nobody of the brand has looked at.
var UnvettedInfluencer = &check.Rule{
	ID:       "unvetted-influencer",
	Title:    "speaks for the brand through somebody whom nobody has vetted",
	Why:      "In February 2017 Disney’s Maker Studios cut its ties with PewDiePie, then the biggest name on YouTube: nine of his videos since the previous August had held anti-Semitic jokes, and it was a newspaper that looked. A second show and the place among channels safe for advertisers went with the contract.",
	Source:   "https://socialblade.com/blog/disney-maker-studios-drops-pewdiepie/ and https://www.newstalkflorida.com/entertainment/disney-ends-deal-youtube-star-anti-semitic-stunt/",
	Fix:      "Read the last months of that account, then write the partner into postlint.toml: partners = [{handle = \"@name\", vetted = true}].",
	Needs:    "the partners of the brand, with who is vetted",
	Severity: check.Warn,
	Uses:     []*check.Lexicon{adDisclosureBonds, promotion},
	Post:     unvettedInfluencer,
	Examples: []check.Example{
		{Posts: "Our new oven, tried in partnership with ⟦@ovenlea⟧.", Given: unvettedGiven},
		{Posts: "Our new oven, tried in partnership with @jobakes.", Given: unvettedGiven},
		{Posts: "Our new oven, tried in partnership with @ovenlea."},
		{Posts: "@ovenlea, thank you for coming on Saturday!", Given: unvettedGiven},
		{Posts: "Meet our new ambassador ⟦@annaloaf⟧.", Given: unvettedGiven},
		{Posts: "Meet our new baker @annaloaf.", Given: unvettedGiven},
		{Posts: "15 % off the rye this week with code ⟦ANNALOAF15⟧.", Given: unvettedGiven},
		{Posts: "15 % off the rye this week with code RYE15.", Given: unvettedGiven},
		{Posts: "Our week of rye, sponsored by ⟦@millroadflour⟧.", Given: unvettedGiven},
		{Posts: "Our week of rye, sponsored by @jobakes.", Given: unvettedGiven},

		{Posts: "Notre nouveau four, essayé en partenariat avec ⟦@leacuit⟧.", Given: unvettedGiven},
		{Posts: "Notre nouveau four, essayé en partenariat avec @jobakes.", Given: unvettedGiven},
		{Posts: "Notre nouvelle ambassadrice ⟦@annaloaf⟧ vous attend samedi.", Given: unvettedGiven},
		{Posts: "Notre boulangère @annaloaf vous attend samedi.", Given: unvettedGiven},
		{Posts: "-15 % sur le seigle avec le code ⟦ANNA15⟧.", Given: unvettedGiven},
		{Posts: "-15 % sur le seigle avec le code SEIGLE15.", Given: unvettedGiven},
		{Posts: "Ce soir, le fournil vu par l’influenceuse ⟦@leacuit⟧.", Given: unvettedGiven},
		{Posts: "Ce soir, le fournil vu par la voisine @leacuit.", Given: unvettedGiven},
	},
}

var unvettedGiven = &draft.Context{Brand: draft.Brand{Name: "Rye and Son", Handles: []string{"@ryeandson"}, Partners: []draft.Partner{
	{Handle: "@jobakes", Vetted: true}, {Handle: "@annaloaf"},
}}}

func unvettedInfluencer(p *check.Pass) {
	b := &p.Context.Brand
	if p.Post.Text == nil || p.Post.Kind != draft.Copy || len(b.Partners) == 0 && p.Post.Partner.IsZero() {
		return
	}
	if partner := p.Post.Partner; !adDisclosureNo(partner.String()) {
		if known, found := adDisclosurePartner(b, partner.String()); !known.Vetted {
			unvettedSay(p, partner, found)
		}
		return
	}
	if len(b.Partners) == 0 {
		return
	}
	for _, q := range unvettedBound(p) {
		if known, found := adDisclosurePartner(b, q.String()); !known.Vetted {
			unvettedSay(p, q, found)
			return
		}
	}
	for _, h := range p.Hits("code") {
		if q, word := p.Word(h.Last + 1); h.First >= 0 && codeLike(q.String(), word) {
			if k, ok := unvettedOwner(b, word); ok {
				p.Report(q, check.Warn, fmt.Sprintf("“%s” is a code of %s, whom nobody has marked as vetted. Read what that account publishes before your name stands beside it.", q, k.Handle))
				return
			}
		}
	}
}

func unvettedSay(p *check.Pass, who draft.Quote, listed bool) {
	state := "is not on the brand’s list of partners"
	if listed {
		state = "is on the brand’s list of partners, but not marked as vetted"
	}
	p.Report(who, check.Warn, fmt.Sprintf("“%s” speaks for you here and %s. Read what that account has published before your name stands beside it, then set vetted = true.", who, state))
}

// unvettedBound returns the accounts that the text binds to the brand: those after "in partnership with", and, where the post is known to be
// paid for, all that it names. Praise for somebody, or thanks, is no bond.
func unvettedBound(p *check.Pass) (bound []draft.Quote) {
	paid := !adDisclosureNo(p.Post.Paid.String())
	if !paid && !p.Has("tie") {
		return nil
	}
	after := unvettedAfter(p)
	for _, m := range adDisclosureMentions(p) {
		if paid || after[m] {
			bound = append(bound, m)
		}
	}
	return bound
}

// unvettedAfter returns the accounts right after words of partnership, and those in a run of accounts after them.
func unvettedAfter(p *check.Pass) map[draft.Quote]bool {
	after := map[draft.Quote]bool{}
	for _, h := range p.Hits("tie") {
		if h.Tag || h.First < 0 {
			continue
		}
		for i := h.Last + 1; i < p.Words(); i++ {
			q, word := p.Word(i)
			if word != "and" && word != "et" && word != "&" && (word != "" || !strings.HasPrefix(q.String(), "@")) {
				break
			}
			after[q] = true
		}
	}
	return after
}

// unvettedOwner returns the partner after whom a code is named, "ANNA15" of @annaloaf, if nobody has vetted that partner.
func unvettedOwner(b *draft.Brand, code string) (draft.Partner, bool) {
	name := strings.TrimRight(code, "0123456789")
	for _, k := range b.Partners {
		if len(name) > 3 && !k.Vetted && strings.HasPrefix(check.Squash(k.Handle), name) {
			return k, true
		}
	}
	return draft.Partner{}, false
}
