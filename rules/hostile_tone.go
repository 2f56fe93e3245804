package rules

import (
	_ "embed"
	"fmt"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

//go:embed hostile_tone.toml
var hostileToneTOML string

// HostileTone hears insults, contempt, sarcasm, shouting and swearing. Irony at our own expense and the words of others pass.
var HostileTone = &check.Rule{
	ID:       "hostile-tone",
	Title:    "insults, mocks or shouts at people",
	Why:      "In 2010 Amy's Baking Company told a reviewer to “keep your ugly face and you ugly opinions to yourself”; by 2013 its shouting at commenters was world news. In March 2010 Nestlé answered its critics: “it's our page, we set the rules”, and had to apologise for being rude.",
	Source:   "https://consumerist.com/2013/05/14/amys-baking-company-shows-businesses-how-not-to-react-to-internet-criticism-in-epic-facebook-meltdown/index.html and https://adage.com/article/adages/nestle-facebook-fans-embraced/142881/",
	Fix:      "Sleep on it, and let a colleague read it. Answer what was said, not who said it: the fact, the regret, the next step. If there is nothing to answer, say nothing.",
	Severity: check.Block,
	Lexicon:  hostileToneTOML,
	Triggers: []string{"scorn", "jab", "curt", "bark", "whatpart", "fumbled", "broke", "carp", "toohard", "unwanted", "stale", "brains", "filth", "insult", "slight", "junk", "sneer", "oath", "mild"},
	Post:     hostileTone,
	Examples: hostileToneExamples,
}

var hostileToneExamples = []check.Example{
	// Amy's Baking Company 2010: see Source. StubHub, 5 October 2012:
	// http://consumerist.com/2012/10/08/10-examples-of-why-companies-should-just-avoid-twitter-altogether
	{Severity: check.Block, Posts: "Do US a favor and ⟦keep your ugly face⟧ and you ugly opinions to yourself and go back to the restaurant that you really work at!!", Source: "https://consumerist.com/2013/05/14/amys-baking-company-shows-businesses-how-not-to-react-to-internet-criticism-in-epic-facebook-meltdown/index.html"},
	{Severity: check.Warn, Posts: "⟦Thanks for the lecture on marketing⟧, Tom. It is our page, so our rules."},
	{Severity: check.Warn, Posts: "Thank ⟦f***⟧ it's Friday!"},
	{Posts: "Thank goodness it’s Friday! Thanks for the lesson in knot-tying, Ana."},
	{Severity: check.Block, Posts: "Read the label next time, you ⟦idiots⟧."},
	{Posts: "Read the label twice: the idiots who printed it upside down were us."},
	{Severity: check.Block, Posts: "You have to be a ⟦moron⟧ to pay more for plums."},
	{Posts: "You have to be a member to order plums early."},
	{Severity: check.Block, Posts: "Monday again, and again these stupid ⟦reviewers⟧."},
	{Posts: "There are no stupid questions. Ask our reviewers anything on Monday."},
	{Severity: check.Block, Posts: "Unlike those ⟦crooks⟧ across the road, we weigh the fish in front of you."},
	{Posts: "Like the fishmonger across the road, we weigh the fish in front of you."},
	{Severity: check.Warn, Posts: "⟦What part of SHUT ON MONDAY don’t you understand⟧?"},
	{Posts: "What part of the loaf do you like best? We understand both camps."},
	{Severity: check.Block, Posts: "⟦Our rivals sell garbage⟧, taste ours."},
	{Posts: "Garbage goes out on Monday, our rivals on the pitch said after the match."},
	{Severity: check.Warn, Posts: "⟦STOP ASKING US ABOUT THE PARKING SPACES⟧!!!"},
	{Posts: "SPRING SALE! EVERYTHING MUST GO! COME TO MILL ROAD TODAY!"},
	{Severity: check.Warn, Posts: "This oven is the ⟦shit⟧, and the bread knows it."},
	{Posts: "This oven is badass, and hell yes, the bread is damn good."},
	{Posts: "“You idiots, the door opens outwards”: the first line of our new play."},
	{Posts: "No child should hear “you are a loser”. Our clubs say no to bullying."},
	{Severity: check.Warn, Posts: "⟦For the hundredth time⟧, the shop is shut on Mondays."},
	{Posts: "For the hundredth time, Ana baked her rye loaf. Happy birthday, loaf!", Given: &draft.Context{Brand: draft.Brand{Products: []string{"For the Hundredth Time"}}}},

	{Severity: check.Warn, Posts: "⟦Encore un génie qui n’a pas⟧ lu la pancarte."},
	{Posts: "Encore un génie à table : Léa a inventé la brioche carrée."},
	{Severity: check.Block, Posts: "⟦Bande de nuls⟧, la fête était hier."},
	{Posts: "Une bande de copains, et la fête était hier."},
	{Severity: check.Block, Posts: "Il faut être ⟦abruti⟧ pour acheter ses prunes ailleurs."},
	{Posts: "Il faut être matinal pour acheter nos prunes."},
	{Severity: check.Block, Posts: "⟦Allez vous faire voir⟧, c’est notre recette."},
	{Posts: "Allez vous faire une tartine, c’est notre recette."},
	{Severity: check.Warn, Posts: "⟦Apprenez à lire, c’est⟧ écrit sur la porte."},
	{Posts: "Apprenez à lire une carte : sortie en forêt dimanche, c’est écrit sur la porte."},
	{Severity: check.Warn, Posts: "Ce gâteau, ⟦putain⟧, quelle tuerie."},
	{Severity: check.Warn, Posts: "Lundi, encore la ⟦m*rde⟧ au fournil."},
	{Posts: "On dit merde à tous les bacheliers ! Le chili con carne est offert."},
	{Severity: check.Warn, Posts: "⟦ARRÊTEZ DE NOUS APPELER LE DIMANCHE⟧ !!!"},
	{Posts: "OUVERT LE DIMANCHE ! VENEZ GOÛTER LA NOUVELLE BRIOCHE !"},
	{Severity: check.Block, Posts: "Nos concurrents sont des ⟦charlatans⟧, goûtez plutôt chez nous."},
	{Posts: "Nos concurrents sont des boulangers comme nous, goûtez plutôt partout."},
	{Posts: "Traiter quelqu’un d’imbécile n’est pas un jeu : parlons du harcèlement jeudi."},
}

// hostileTone reports the gravest thing of the post, once.
func hostileTone(p *check.Pass) {
	r := hostileRemark{}
	judges := []func(*check.Pass) hostileRemark{hostileScorn, hostileInsult, hostileShouting, hostileOath}
	if !p.Triggered() {
		judges = []func(*check.Pass) hostileRemark{hostileShouting, hostileMask} // capitals and asterisks are in no list
	}
	for _, judge := range judges {
		if s := judge(p); s.severity > r.severity {
			r = s
		}
	}
	if r.severity != check.Off {
		p.Report(r.quote, r.severity, fmt.Sprintf("“%s” %s", r.quote, r.reason))
	}
}

// A hostileRemark is what a judge has to say. The zero value is nothing.
type hostileRemark struct {
	severity check.Severity
	quote    draft.Quote
	reason   string
}

const (
	hostileInsults = "is an insult, and whoever it is meant for, everybody who reads along takes it personally. Say the fact without the name: what happened, and what you do about it."
	hostileScorns  = "treats the people you write for with contempt, and that is what gets copied and shared. Answer what was said, not who said it, or leave it."
	hostileJabs    = "sounds like sarcasm or a telling-off, and in public the brand always loses that exchange. Give the answer once more, kindly, or leave it."
	hostileShouts  = "shouts at the reader in capitals. Write it in small letters and say please; the same words will be read."
	hostileSwears  = "is a swear word, and part of your readers will remember only that. Say it without."
	hostileTeases  = "is coarse for a brand. Keep it only if this is how you always speak to these readers."
)
