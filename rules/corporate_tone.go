package rules

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

//go:embed corporate_tone.toml
var corporateToneTOML string

//go:embed corporate_apology.toml
var corporateApologyTOML string

// CorporateTone hears the press release, the meeting room and the hotline in a post: formulas, boasts, jargon, and apologies that are none.
var CorporateTone = &check.Rule{
	ID:       "corporate-tone",
	Title:    "sounds like a press release or a hotline",
	Why:      "In 2011 people were angry that Bing had asked for retweets before it would give money to Japan. Its answer, “We apologize the tweet was negatively perceived”, was sorry for the readers. In 2013 Bank of America told one protester after another that it was “here to help, listen, and learn”; they took it for a robot.",
	Source:   "http://www.switched.com/2011/03/14/bing-japan-tsunami-tweet-sparks-twitter-outrage/ and https://thefinancialbrand.com/31832/bank-of-america-occupy-automated-twitter-replies/2/",
	Fix:      "Say it as you would to one person at the counter: the news first, a name, a number, what they can do now. In an apology: what you did, that it was wrong, what you have changed.",
	Needs:    "the rest of the calendar, for a formula that opens three posts of a week",
	Severity: check.Warn,
	Lexicon:  corporateToneTOML,
	Uses:     []*check.Lexicon{{Name: "corporate-apology", TOML: corporateApologyTOML}},
	Triggers: []string{"dodge", "slight", "excuse", "opener", "eager", "boast", "jargon", "self", "letter", "puff", "vogue", "office", "ego", "feeling", "slogan", "canned", "inconvenience"},
	Post:     corporateTone,
	Beside:   wornFormula,
	Examples: corporateExamples,
}

var corporateExamples = []check.Example{
	{Severity: check.Warn, Posts: "We are ⟦proud to announce⟧ the opening of our Leeds bakery."},
	{Posts: "Our Leeds bakery opens on Saturday at eight. There are forty loaves."},
	{Severity: check.Warn, Posts: "⟦Delighted to share our new brand⟧ identity with you all."},
	{Posts: "Share this sourdough with the whole street: come at six, brand new loaves."},
	{Severity: check.Warn, Posts: "2026-03-02 x: We are proud to back the food bank: 40 loaves.\n2026-03-04 x: Proud to bake for the school fair, 200 buns.\n2026-03-06 x: We’re ⟦proud to⟧ feed the choir on Friday at six."},
	{Posts: "2026-03-02 x: We are proud to back the food bank: 40 loaves.\n2026-03-04 x: Buns for the school fair: 200.\n2026-03-06 x: We’re proud to feed the choir on Friday at six."},
	{Posts: "2026-03-02 x: We are proud to back the food bank: 40 loaves.\n2026-03-11 x: Proud to bake for the school fair, 200 buns.\n2026-03-18 x: We’re proud to feed the choir on Friday at six."},
	{Severity: check.Warn, Posts: "As a ⟦trusted partner⟧ of local shops, we leverage a holistic approach to bread."},
	{Posts: "Six shops in Leeds sell our bread. Ask Tom on Mill Road what he thinks of it."},
	{Severity: check.Warn, Posts: "⟦Going forward⟧, kindly utilise the portal for all enquiries."},
	{Posts: "Kindly lent by a neighbour: the ladder for tonight’s lights."},
	// Bing, 12 March 2011, and Bank of America, 6 July 2013: see Source.
	{Severity: check.Warn, Posts: "We apologize the tweet ⟦was negatively perceived⟧. Intent was to provide an easy way for people to help Japan.", Source: "http://www.switched.com/2011/03/14/bing-japan-tsunami-tweet-sparks-twitter-outrage/"},
	{Severity: check.Warn, Posts: "We are ⟦here to help, listen⟧, and learn from our customers and are glad to assist with any account related inquiries.", Source: "https://thefinancialbrand.com/31832/bank-of-america-occupy-automated-twitter-replies/2/"},
	{Posts: "- x reply=@ana: Thank you for your patience, Ana. Your lamp left on Monday; here is its number: 4411."},
	{Severity: check.Warn, Posts: "Sorry ⟦if anyone was⟧ hurt by this morning’s joke."},
	{Posts: "Sorry: this morning’s joke hurt people. We have taken it down."},
	{Posts: "We got this wrong. It was not our intention to hurt anyone, and that is no excuse. The poster is gone, and we are sorry."},
	{Severity: check.Warn, Posts: "We apologise ⟦for any inconvenience⟧ this may have caused."},
	{Severity: check.Note, Posts: "We apologise ⟦for any inconvenience⟧: the lift at Mill Road stops from 9 to 11."},
	{Severity: check.Note, Posts: "We’re ⟦excited to announce⟧ that Mia bakes with us from Monday, and that she brings her sourdough."},
	{Posts: "Saline solution, a seamless sock, a robust coffee: what to pack for the train journey."},
	{Posts: "Our innovative, award-winning cheddar is back."},
	{Posts: "“We leverage synergies to empower stakeholders”: the first slide of 1998. We laughed too."},
	{Posts: "Synergy at seven, Holistic Approach at eight. Which class is yours?", Given: &draft.Context{Brand: draft.Brand{Products: []string{"Synergy", "Holistic Approach"}}}},
	{Posts: "We’re hiring in Leeds: you talk to stakeholders, drive change and know your KPIs."},
	{Posts: "- linkedin: We are pleased to announce the results of the first half.", Given: &draft.Context{Channels: map[string]draft.Channel{"linkedin": {Audience: "press and investors"}}}},

	{Severity: check.Warn, Posts: "Nous avons ⟦le plaisir de vous annoncer⟧ l’ouverture de notre boulangerie."},
	{Posts: "La boulangerie ouvre samedi à huit heures. Il y aura quarante pains."},
	{Severity: check.Warn, Posts: "Nous sommes ⟦fiers de vous présenter⟧ notre nouvelle identité visuelle."},
	{Posts: "Nous sommes fiers de Mia, qui a dessiné la nouvelle enseigne."},
	{Severity: check.Warn, Posts: "2026-03-02 x: Nous sommes fiers de nourrir la chorale.\n2026-03-04 x: Ravis de cuire pour l’école, 200 brioches.\n2026-03-06 x: On est ⟦fiers de⟧ soutenir la banque alimentaire : 40 pains."},
	{Posts: "2026-03-02 x: Nous sommes fiers de nourrir la chorale.\n2026-03-04 linkedin: Ravis de cuire pour l’école, 200 brioches.\n2026-03-06 x: On est fiers de soutenir la banque alimentaire : 40 pains."},
	{Severity: check.Warn, Posts: "⟦Acteur majeur⟧ du pain, nous accompagnons nos clients avec agilité."},
	{Posts: "Ce pain de seigle accompagne bien un plateau d’huîtres. Le chat agile du fournil confirme."},
	{Severity: check.Warn, Posts: "⟦Notre raison d’être est⟧ de réinventer l’expérience client."},
	{Posts: "Le col est incontournable, le test ADN du chien aussi : c’est bien un corgi."},
	{Severity: check.Warn, Posts: "Nous sommes désolés ⟦si certains⟧ ont mal pris notre affiche."},
	{Posts: "Nous avons eu tort : l’affiche était blessante, elle est retirée. Désolés."},
	{Severity: check.Warn, Posts: "Nos propos ont été ⟦sortis de leur contexte⟧, nous le regrettons."},
	{Severity: check.Warn, Posts: "Nous vous ⟦prions de nous excuser⟧ pour les désagréments rencontrés."},
	{Severity: check.Note, Posts: "⟦Veuillez nous excuser⟧ pour la gêne : l’ascenseur de la rue du Four est arrêté de 9 h à 11 h."},
	{Posts: "Désolés, le four est tombé en panne à 9 h. Le pain arrive à 11 h."},
	{Severity: check.Warn, Posts: "Nous avons bien pris note de votre message et ⟦restons à votre entière disposition⟧."},
	{Posts: "Merci Ana, bien reçu : le remboursement part demain, Jo vous appelle."},
	{Severity: check.Note, Posts: "⟦Ravis de vous dévoiler⟧ la vitrine que Léa a peinte cette semaine, rue du Four."},
	{Posts: "Veuillez évacuer par la sortie nord. Dans ce cadre en chêne, le plan du magasin."},
	{Posts: "On recrute en CDI : vous accompagnez nos clients, et le levier de croissance, c’est le levain."},
}

// corporateTone says one thing about a post, the gravest; where two are equally grave, the first judge's. What the week before it adds is said beside a
// hint.
func corporateTone(p *check.Pass) {
	if !p.Triggered() {
		return
	}
	var worst toneRemark
	for _, judge := range [...]func(*check.Pass) (toneRemark, bool){nonApology, pressRelease, cannedAnswer, cannedRegret} {
		if r, found := judge(p); found && r.severity > worst.severity {
			worst = r
		}
	}
	if worst.severity != check.Off {
		worst.report(p)
	}
	toneKeep(p, worst.severity < check.Warn)
}

// A toneRemark is what a judge has to say. The gravest words come first.
type toneRemark struct {
	severity check.Severity
	words    []check.Hit
	reason   string
}

// report names the three gravest phrases and points to them; the fourth tells nobody more.
func (r toneRemark) report(p *check.Pass) {
	var named []string
	var related []check.Related
	for i, h := range r.words[:min(3, len(r.words))] {
		s := fmt.Sprintf("“%s”", h)
		if h.Note != "" {
			s += " → " + h.Note
		}
		named = append(named, s)
		if i > 0 {
			related = append(related, check.Related{Quote: h.Quote, Message: s})
		}
	}
	p.Report(r.words[0].Quote, r.severity, strings.Join(named, "; ")+". "+r.reason, related...)
}
