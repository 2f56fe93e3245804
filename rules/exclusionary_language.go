package rules

import (
	_ "embed"
	"fmt"

	"github.com/postlint/postlint/rules/check"
)

//go:embed exclusionary_language.toml
var exclusionaryLanguageTOML string

// ExclusionaryLanguage finds wording that shuts people out or demeans them: clichés, slurs, job offers that bar people by age, sex or origin, and refused
// service. Posts by those concerned, and posts against such wording, pass.
var ExclusionaryLanguage = &check.Rule{
	ID:       "exclusionary-language",
	Title:    "shuts people out or demeans them",
	Why:      "On 8 March 2021 Burger King UK opened Women's Day with “Women belong in the kitchen.” It was bait for the next tweet, about a scholarship for women chefs; the bait is what went round, and Burger King apologised and deleted it. Two bakeries that turned same-sex couples away, Masterpiece Cakeshop in 2012 and Tastries in 2017, spent years in court and in the news.",
	Source:   "https://www.mytalk1071.com/burger-king-tweets-out-women-belong-in-the-kitchen/ and https://en.wikipedia.org/wiki/Masterpiece_Cakeshop_v._Colorado_Civil_Rights_Commission and http://www.bakersfield.com/news/tastries-bakery-at-center-of-firestorm-after-refusing-to-make/article_e67dda12-8c52-11e7-b55e-bbacc42729f3.html",
	Fix:      "Say what you offer and what the work needs (skills, hours, licences), not who people are. Call people what they call themselves, and make the joke about your product.",
	Severity: check.Block,
	Lexicon:  exclusionaryLanguageTOML,
	Uses:     []*check.Lexicon{promotion},
	Triggers: []string{"slur", "gender", "barred", "hint", "cliche", "people", "woman", "camp", "forpros", "real", "mad", "demeaning", "chores"},
	Post:     exclusionaryLanguage,
	Examples: exclusionaryExamples,
}

var exclusionaryExamples = []check.Example{
	// Burger King UK, 8 March 2021: see Source.
	{Severity: check.Block, Posts: "⟦Women belong in the kitchen⟧.", Source: "https://www.mytalk1071.com/burger-king-tweets-out-women-belong-in-the-kitchen/"},
	{Posts: "“Women belong in the kitchen”: we asked nine chefs what they answer to that stereotype."},
	{Severity: check.Block, Posts: "⟦We don’t serve gay couples⟧. It is our shop."},
	{Posts: "We serve gay couples, straight couples and people who come alone with a newspaper. It is our shop."},
	{Posts: "We don’t serve breakfast after eleven. It is our shop, and our cook sleeps late."},
	{Severity: check.Block, Posts: "⟦Ladies, leave the oven to the men⟧."},
	{Posts: "Ladies and gentlemen, leave the oven door shut."},
	{Severity: check.Block, Posts: "⟦Foreigners not welcome⟧ at the Tuesday quiz."},
	{Posts: "Foreigners welcome at the Tuesday quiz, and so are beginners."},
	{Severity: check.Block, Posts: "We’re hiring a barista, ⟦under 30⟧ please."},
	{Posts: "We’re hiring a barista. The walk from the station takes under 30 minutes."},
	{Severity: check.Warn, Posts: "Join our team in Leeds: ⟦native English speaker⟧, weekends free."},
	{Posts: "Join our team in Leeds: fluent English, weekends free."},
	{Posts: "Plant native English bluebells and join our garden walk in Leeds."},
	{Severity: check.Warn, Posts: "⟦Wheelchair-bound⟧? Call us and we carry you."},
	{Posts: "Wheelchair users: the lift is behind the till. Call us if it is stuck."},
	{Severity: check.Warn, Posts: "Happy Women’s Day! All ⟦vacuum cleaners⟧ half price."},
	{Posts: "Happy Women’s Day! Our engineers Ana and Mia talk at six."},
	{Severity: check.Block, Posts: "Our new menu is ⟦retarded⟧ good."},
	{Posts: "The curtains are made of flame retardant cotton. Delivery fee waived."},
	{Severity: check.Warn, Posts: "We are ⟦so OCD⟧ about our shelves."},
	{Posts: "I am bipolar, and this bakery gave me my mornings back. Jo, baker."},

	{Severity: check.Block, Posts: "⟦Pas de musulmans à notre⟧ fête du pain."},
	{Posts: "Pas de sucre à notre fête du pain, ou si peu."},
	{Severity: check.Block, Posts: "⟦Mesdames, à vos casseroles⟧ : la fonte est à 30 euros."},
	{Posts: "À vos casseroles, tout le monde : la fonte est à 30 euros."},
	{Severity: check.Block, Posts: "On recrute un serveur ou une serveuse, ⟦moins de 30 ans⟧."},
	{Posts: "On recrute un serveur ou une serveuse, moins de 30 heures par semaine."},
	{Posts: "On recrute en CDI une personne pour garder des enfants de 3 à 6 ans."},
	{Posts: "On recrute en apprentissage : contrat ouvert de 16 à 29 ans, c’est la loi qui le fixe."},
	{Severity: check.Block, Posts: "Recherche vendeuse, ⟦physique agréable⟧, libre le samedi."},
	{Posts: "Recherche vendeuse ou vendeur, accueil agréable, libre le samedi."},
	{Severity: check.Warn, Posts: "Recrutons ⟦une hôtesse⟧ pour le salon du livre."},
	{Posts: "Recrutons une hôtesse ou un hôte pour le salon du livre."},
	{Severity: check.Warn, Posts: "Pour rater ce flan, il ⟦faut être autiste⟧."},
	{Posts: "Atelier flan pour les personnes autistes et leurs proches, samedi à dix heures."},
	{Severity: check.Block, Posts: "⟦Nous ne servons pas les gens du voyage⟧."},
	{Posts: "Nous ne servons pas les huîtres en mai."},
	{Severity: check.Warn, Posts: "Journée de la femme : un ⟦fer à repasser⟧ offert."},
	{Posts: "Journée de la femme : Léa, chaudronnière, répond à vos questions."},
	{Posts: "« C’est un travail d’Arabe » : cette phrase est raciste, parlons-en jeudi au musée."},
	{Posts: "Pas de voyageurs dans le train de 8 h 12, retard de dix minutes."},
}

// exclusionaryLanguage reports the gravest wording of the post, once.
func exclusionaryLanguage(p *check.Pass) {
	if !p.Triggered() {
		return
	}
	var r exclusionaryRemark
	for _, judge := range [...]func(*check.Pass) exclusionaryRemark{exclusionarySlur, exclusionaryJob, exclusionaryCliche} {
		if s := judge(p); s.severity > r.severity {
			r = s
		}
	}
	if r.severity == check.Off {
		return
	}
	words := r.words
	if words == "" {
		words = r.quote.String()
	}
	p.Report(r.quote, r.severity, fmt.Sprintf("“%s” %s", words, r.reason))
}
