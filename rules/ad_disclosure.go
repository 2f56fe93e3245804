package rules

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

//go:embed ad_disclosure.toml
var adDisclosureTOML string

//go:embed ad_disclosure_coy.toml
var adDisclosureCoyTOML string

// adDisclosureBonds is the vocabulary of gifts, codes and partnerships.
var adDisclosureBonds = &check.Lexicon{Name: "ad-disclosure-bonds", TOML: adDisclosureTOML}

// AdDisclosure finds mentions that were paid for, in money or in goods, and do not say so as their country wants it.
var AdDisclosure = &check.Rule{
	ID:       "ad-disclosure",
	Title:    "is paid for, and does not say so where everyone sees it",
	Why:      "In 2017 Stephanie Davis wrote of vitamins she had “just started using”, with “code STEPH50” and no label. Britain’s Advertising Standards Authority ruled that readers had to be told it was an ad. A French law of 2023 wants “Publicité” or “Collaboration commerciale”, and since November 2024 accepts an equivalent.",
	Source:   "http://www.asa.org.uk/rulings/convits-ltd-a17-396044.html and https://masea-expertise.fr/lettres/20241120/breves/54381.html",
	Fix:      "Begin the post with a label that its country accepts: “#ad” in English, “Publicité” or “Collaboration commerciale” in French. If nothing was paid or given, say `paid: no`.",
	Needs:    "`paid` and `partner` of the post, the partners and the regions of the brand; own codes and gifts are told by the words",
	Severity: check.Block,
	Lexicon:  adDisclosureCoyTOML,
	Uses:     []*check.Lexicon{adDisclosureBonds, promotion},
	Triggers: []string{"coy", "brief", "gift", "sent", "mycode", "promocode", "use", "tie", "bond", "free", "invited", "offer", "code"},
	Post:     adDisclosure,
	Examples: []check.Example{
		{Severity: check.Block, Posts: "So happy with this kettle, ⟦gifted by⟧ @copperandco! My tea has never been better."},
		{Posts: "#ad So happy with this kettle, gifted by @copperandco! My tea has never been better."},
		{Posts: "The mural in our Leeds shop is an original, gifted by our neighbour @paintedbyjo."},
		{Severity: check.Block, Posts: "@copperandco ⟦sent me⟧ this kettle and I use it every morning."},
		{Posts: "Advert: @copperandco sent me this kettle and I use it every morning."},
		{Severity: check.Block, Posts: "- instagram: Two kettles for the price of one at @copperandco if you ⟦use my code⟧ LEA15."},
		{Severity: check.Warn, Posts: "Thanks @copperandco ⟦for the free kettle⟧!"},
		{Posts: "Thanks @copperandco for the visit, and for the laughter!"},
		{Severity: check.Warn, Posts: "Last hours, loves: 15 % off the kettle ⟦with my code⟧ LEA15."},
		{Posts: "Two kettles for the price of one this week. Use our code KETTLE15."},
		{Posts: "Ana reviewed my code before it went to @copperandco, and she found the bug."},
		// After http://www.asa.org.uk/rulings/convits-ltd-a17-396044.html, in our words.
		{Severity: check.Warn, Posts: "A word about @acmevits, the drops that ⟦I have just started using⟧. 30% off until Sunday with code LEA30 ❤️"},
		{Severity: check.Warn, Posts: "- instagram: My week with the kettle of @copperandco, who are so kind. It boils in ninety seconds, it does not drip, and it is the colour of the sea at home. Mine was gifted by them. ⟦#ad⟧"},
		{Severity: check.Warn, Posts: "The kettle of the year, and it doesn’t drip. ⟦#spon⟧"},
		{Posts: "The kettle of the year, and it doesn’t drip. #sponge"},
		{Severity: check.Warn, Posts: "2029-03-02 instagram: @copperandco ⟦sent me⟧ this kettle and I use it every morning."},
		{Posts: "2026-03-02 instagram: @copperandco sent me this kettle and I use it every morning. #gifted", Given: &draft.Context{Brand: draft.Brand{Regions: []string{"CA"}}}},
		{Posts: "In partnership with @leedsfoodbank we bring bread to forty families every Friday."},
		// After what Scott Disick published for Bootea on 19 May 2016: https://kleinmoynihan.com/an-instagram-influencers-unfortunate-product-endorsement-mishap
		{Severity: check.Warn, Posts: "Morning Lea! For Tuesday 6pm, ⟦write the below caption⟧: Slow porridge with my new @acmeoats bowl."},
		{Severity: check.Warn, Posts: "I ⟦was invited by⟧ @copperandco to try the new tea menu, and I stayed until dark."},
		{Posts: "I was invited by @leedsuniversity to speak about rye, and I stayed until dark."},
		{Severity: check.Warn, Posts: "So excited to be a ⟦brand ambassador for⟧ @copperandco!"},
		{Posts: "Ambassador for a day: our baker Ana shows her trade at the school."},
		{Severity: check.Warn, Posts: "I am so proud of my week ⟦in collaboration with⟧ @copperandco."},

		{Severity: check.Block, Posts: "Trop contente de cette bouilloire ⟦offerte par⟧ @cuivreetcie, elle est sublime !"},
		{Posts: "Collaboration commerciale : trop contente de cette bouilloire offerte par @cuivreetcie, elle est sublime !"},
		{Posts: "Concours : à gagner, une bouilloire offerte par @cuivreetcie. Tirage samedi au marché."},
		{Severity: check.Block, Posts: "Mon thé du matin, c’est grâce à @cuivreetcie qui ⟦m’a offert⟧ sa bouilloire.", Given: &draft.Context{Brand: draft.Brand{Regions: []string{"FR"}}}},
		{Severity: check.Warn, Posts: "⟦#ad⟧ Mon thé du matin, c’est grâce à @cuivreetcie qui m’a offert sa bouilloire.", Given: &draft.Context{Brand: draft.Brand{Regions: []string{"FR"}}}},
		{Posts: "2025-03-03 instagram: Partenariat rémunéré. Mon thé du matin, c’est grâce à @cuivreetcie qui m’a offert sa bouilloire.", Given: &draft.Context{Brand: draft.Brand{Regions: []string{"FR"}}}},
		{Severity: check.Block, Posts: "La bouilloire @cuivreetcie est à -15 % ⟦avec mon code⟧ LEA15, foncez."},
		{Posts: "Publicité : la bouilloire @cuivreetcie est à -15 % avec mon code LEA15, foncez."},
		{Severity: check.Warn, Posts: "Folle de ma bouilloire @cuivreetcie : -15 % avec le code ⟦LEA15⟧."},
		{Posts: "La bouilloire est à -15 % avec le code THE15, jusqu’à dimanche."},
		{Posts: "Nos élèves ont relu mon code Python avec @atelierduweb, et trouvé l’erreur."},
		{Severity: check.Warn, Posts: "J’ai été ⟦invitée par⟧ @cuivreetcie à goûter la nouvelle carte de thés."},
		{Posts: "J’ai été invitée par @universitelille à parler du seigle aux étudiants."},
		{Severity: check.Warn, Posts: "Trop fière de ⟦devenir ambassadrice⟧ @cuivreetcie !"},
		{Severity: check.Warn, Posts: "Coucou, tu peux ⟦publier le texte suivant⟧ : J’adore ma bouilloire @cuivreetcie !"},
		{Severity: check.Warn, Posts: "Je vous raconte ma journée ⟦en partenariat avec⟧ @cuivreetcie."},
		{Severity: check.Warn, Posts: "2026-03-02 instagram: ⟦#collab⟧ Mon thé du matin, c’est grâce à @cuivreetcie qui m’a offert sa bouilloire.", Given: &draft.Context{Brand: draft.Brand{Regions: []string{"BE"}}}},
		{Posts: "2026-03-02 instagram: #réclame Mon thé du matin, c’est grâce à @cuivreetcie qui m’a offert sa bouilloire.", Given: &draft.Context{Brand: draft.Brand{Regions: []string{"BE"}}}},
		{Posts: "En partenariat avec @banquealimentaire, nous portons du pain à quarante familles."},
	},
}

// An adDisclosureReason is why a label is due.
type adDisclosureReason struct {
	quote    draft.Quote
	severity check.Severity
	says     string
}

func adDisclosure(p *check.Pass) {
	if p.Post.Text == nil || p.Post.Kind != draft.Copy {
		return
	}
	why, due := adDisclosureFact(p)
	if !due {
		if !p.Triggered() {
			return
		}
		if why, due = adDisclosureWords(p); !due {
			return
		}
	}
	if d := p.Post.Disclosure.String(); d != "" && !adDisclosureNo(d) {
		return // the network's own tool, or a label on the picture: somebody thought of it
	}
	countries := adDisclosureIn(p)
	label, missing := adDisclosureAccepted(p, countries)
	severity, doubt := doubtful(p, adDisclosureRead, why.severity)
	switch {
	case len(missing) == 0:
		adDisclosurePlace(p, label)
	case label.words != "" && len(missing) < len(countries):
		p.Report(label.quote, check.Warn, fmt.Sprintf("%s, and “%s” is no label in %s. Begin with %s.%s", why.says, label.quote, adDisclosureNames(missing), adDisclosureSuggest(p, missing), doubt))
	default:
		if weak, found := adDisclosureWeak(p, missing); found && !adDisclosureOverlap(weak.quote, why.quote) {
			p.Report(weak.quote, check.Warn, fmt.Sprintf("%s, and “%s” is not accepted as a label%s. Begin with %s.%s", why.says, weak.quote, adDisclosureWhere(missing), adDisclosureSuggest(p, missing), doubt))
			return
		}
		p.Report(why.quote, severity, fmt.Sprintf("%s, and no label%s tells readers that this is advertising. Begin with %s.%s", why.says, adDisclosureWhere(missing), adDisclosureSuggest(p, missing), doubt))
	}
}

func adDisclosureOverlap(a, b draft.Quote) bool {
	return a.Text == b.Text && a.Start < b.End && b.Start < a.End
}

// adDisclosurePlace says where an accepted label is not seen: behind "more", or among other tags.
func adDisclosurePlace(p *check.Pass, label adDisclosureLabel) {
	if label.quote.Text != p.Post.Text {
		return // a tag that is kept outside the text: nobody knows yet where it will stand
	}
	before := p.Post.Text.String()[:label.quote.Start]
	for _, name := range p.Post.Channels {
		for _, f := range adDisclosureFolds {
			if f.Channel == name && utf8.RuneCountInString(before) > f.Shown {
				p.Report(label.quote, check.Warn, fmt.Sprintf("“%s” comes after character %d, and %s shows only the first %d: readers must know before they tap “more”. Move it to the beginning.", label.quote, utf8.RuneCountInString(before), name, f.Shown))
				return
			}
		}
	}
	if tags := strings.Fields(before); label.tag && len(tags) > 1 && strings.HasPrefix(tags[len(tags)-1], "#") && strings.HasPrefix(tags[len(tags)-2], "#") {
		p.Report(label.quote, check.Warn, fmt.Sprintf("“%s” is lost among the other tags, where nobody reads it. Move it to the beginning.", label.quote))
	}
}
