package rules

import (
	_ "embed"
	"time"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

//go:embed political_content.toml
var politicalTOML string

//go:embed political_entities.toml
var politicalEntitiesTOML string

// PoliticalContent finds what takes a side in politics, and says where a post only touches it.
//
// What counts is the combination: a party and a judgement, an issue and a stance, a vote and a name. A name in passing, or a call to vote
// for nobody in particular, is a note. A vote that is a game passes.
var PoliticalContent = &check.Rule{
	ID:       "political-content",
	Title:    "takes a side in politics, or touches it",
	Why:      "In October 2017 the owners of Cup It Up American Grill in Arizona listed on the page of their restaurant what they support, “OUR PRESIDENT — Donald J. Trump” and “Repealing Obama Care” among it. Threats came in, and within days the restaurant closed.",
	Source:   "https://bipartisanreport.com/2017/10/08/restaurant-owner-posts-hateful-pro-trump-rant-immediately-gets-a-hilarious-awakening/ and https://www.bizpacreview.com/2017/10/14/threats-force-arizona-eatery-close-indefinitely-professing-support-trump-god-facebook-548546/",
	Fix:      "Say what the brand itself does, sells or changes, and leave candidates, parties, votes and laws to those whose trade they are.",
	Needs:    "the date of the post, for who holds which office; an event of kind election makes it graver",
	Severity: check.Block,
	Lexicon:  politicalTOML + politicalEntitiesTOML,
	Uses:     []*check.Lexicon{promotion, relief},
	Triggers: []string{"advocacy", "lean", "hymn", "vote", "runs", "walkout", "backs", "person", "party", "camp", "issue", "power", "election", "movement", "turnout", "byname", "wing", "title", "subject", "act", "mandate", "civic", "demand"},
	Post:     politicalContent,
	Examples: []check.Example{
		// Documented: Cup It Up American Grill (above), in our words; Kenneth Cole, https://news.yahoo.com/kenneth-cole-twitter-syria-202644720.html; Seattle
		// Seahawks, https://wikknow.blogspot.com/2015/01/seattle-seahawks-apologize-for-tweet.html; Gap, in our words, https://medianut.substack.com/p/mind-the-gap.
		{Posts: "2017-10-06 facebook: Everyone in our kitchen supports \"our president, ⟦Donald J. Trump⟧\", and whoever does not may eat at home.", Severity: check.Block},
		{Posts: "2017-10-06 facebook: \"Repealing ⟦Obama Care⟧\"", Severity: check.Block},
		{Posts: "2013-02-01 x: Regardless of the ⟦right to bear arms⟧, we in no way condone the right to bare feet", Source: "http://news.yahoo.com/kenneth-cole-twitter-syria-202644720.html", Severity: check.Warn},
		{Posts: "2015-01-19 x: ⟦We shall overcome⟧. #MLKDay", Source: "https://wikknow.blogspot.com/2015/01/seattle-seahawks-apologize-for-tweet.html", Severity: check.Warn},
		{Posts: "2020-11-04 x: Two colours, one jumper: ⟦together, we can move forward⟧.", Severity: check.Warn, Given: politicalElection},
		{Posts: "2020-12-04 x: The bridge is open again: together, we can move forward.", Given: politicalElection},
		{Posts: "We knead from four: what a loaf needs is time, and the right to rest."},

		// A vote, and a game.
		{Posts: "⟦Vote for⟧ Miller on Thursday. The whole bakery will.", Severity: check.Block},
		{Posts: "Vote for your favourite crust by Thursday. The whole bakery will."},
		{Posts: "Vote for Team Rye or Team Wheat on Thursday!"},
		{Posts: "Vote for Nora, our player of the month, before Thursday."},
		{Posts: "⟦Votez⟧ Lemoine dimanche : la mairie, c’est nous tous.", Severity: check.Block},
		{Posts: "Votez Léonie dimanche, elle est en finale du concours de pâtisserie."},
		{Posts: "Votez pour votre croûte préférée avant dimanche."},
		{Posts: "⟦Register to vote⟧ by Friday. We give our staff the morning.", Severity: check.Note},
		{Posts: "⟦I voted⟧? 20 % off every loaf, today only.", Severity: check.Warn},

		// A side, and the same words about bread.
		{Posts: "Sourdough for all, and the minister ⟦must resign⟧.", Severity: check.Block},
		{Posts: "Sourdough for all, and the dough must rest."},
		{Posts: "“The minister ⟦must resign⟧”: the book is on our shelf.", Severity: check.Warn},
		{Posts: "⟦Make crusts great again⟧.", Severity: check.Block},
		{Posts: "Make crusts a great thing again."},
		{Posts: "Le ministre ⟦doit démissionner⟧, et le pain doit lever.", Severity: check.Block},
		{Posts: "Le levain doit reposer, et le pain doit lever."},
		{Posts: "Les législatives approchent : ⟦faites barrage⟧ et venez goûter nos chouquettes.", Severity: check.Block},

		// An issue with a stance, with a law, alone, explained, and as the brand's own trade.
		{Posts: "Stop the ⟦carbon tax⟧, it kills bakeries.", Severity: check.Block},
		{Posts: "Stop the timer, it is done."},
		{Posts: "The ⟦carbon tax⟧ reform passed yesterday.", Severity: check.Warn},
		{Posts: "Our guide to the ⟦carbon tax⟧ law: what a baker fills in.", Severity: check.Note},
		{Posts: "The ⟦carbon tax⟧ law in ten lines.", Severity: check.Note, Given: &draft.Context{Brand: draft.Brand{OwnSubjects: []string{"carbon tax"}}}},
		{Posts: "Non à la ⟦réforme des retraites⟧ : nos fours restent éteints mardi.", Severity: check.Block},
		{Posts: "Retraite yoga à la ferme : petit déjeuner compris."},
		{Posts: "Non à la cuisson trop longue : nos fours restent doux."},

		// Support for somebody who runs, words of public affairs that add up, a law by its number or name.
		{Posts: "⟦Supporting Anna Durand for mayor⟧: find her at our stall on Saturday.", Severity: check.Block},
		{Posts: "Supporting Anna, our apprentice, at Saturday’s final: find her at our stall."},
		{Posts: "We stand with ⟦Prop 12⟧, and so should bakers.", Severity: check.Block},
		{Posts: "We stand with floury hands, and so should bakers: recipe 12."},
		{Posts: "The ⟦deficit⟧ and the veterans: a word from our baker.", Severity: check.Note},
		{Posts: "The dough and the oven: a word from our baker."},
		{Posts: "Notre maison ⟦soutient Anna Durand aux municipales⟧.", Severity: check.Block},
		{Posts: "Notre maison soutient Anna Durand aux championnats de pâtisserie."},
		{Posts: "Oui à la ⟦loi⟧ Durand, dit notre boulanger.", Severity: check.Block},
		{Posts: "Oui à la loi du levain, dit notre boulanger : on attend."},

		// People and parties, on their dates; the look-alikes of their names.
		{Posts: "2018-03-02 x: Bravo ⟦Macron⟧, la baguette est sauvée.", Severity: check.Warn},
		{Posts: "Meet us at the fair on Friday, stand 12. #GovCon #SenLab"},
		{Posts: "2018-03-02 x: Bravo au club, qui joue ce soir en maillot Macron."},
		{Posts: "2018-03-02 x lang=en: The new jersey is here. Macron chose green, and we like it."},
		{Posts: "2018-03-02 x: Bravo à tous, les macarons sont sauvés."},
		{Posts: "2020-03-02 x: ⟦Trump⟧ ruined our wheat price.", Severity: check.Block},
		{Posts: "2020-03-02 x: Rain ruined our wheat, our trump card is rye."},
		{Posts: "2015-03-02 x: The day ⟦President Obama⟧ had pie.", Severity: check.Note},
		{Posts: "2015-03-02 x: ⟦President Obama⟧ can't bake our pie.", Severity: check.Warn},
		{Posts: "2020-11-04 x: ⟦Biden⟧ had pie.", Severity: check.Warn, Given: politicalElection},
		{Posts: "2020-11-04 x: ⟦Angela Merkel⟧ had pie.", Severity: check.Note, Given: politicalElection},
		{Posts: "⟦Reform⟧ is the only one that likes pubs.", Severity: check.Warn},
		{Posts: "My back likes one class only: Reformer Pilates."},
		{Posts: "⟦La gauche⟧ a ruiné nos marchés.", Severity: check.Warn},
		{Posts: "À gauche du marché, notre étal. La droite du four chauffe plus."},

		// A quarrel in the news.
		{Posts: "2019-05-18 x: Good people of ⟦Leith⟧, pints of custard all weekend!", Severity: check.Warn, Given: politicalProtest},
		{Posts: "2019-05-18 x: Good people of Leith, pints of cider all weekend!", Given: politicalProtest},
		{Posts: "2019-05-18 x: ⟦#custardgate⟧? Our pies are at home.", Severity: check.Warn, Given: politicalProtest},
	},
}

var (
	politicalElection = &draft.Context{Events: []draft.Event{{Name: "Presidential election", Kind: "election", Regions: []string{"US"},
		Start: time.Date(2020, 11, 3, 0, 0, 0, 0, time.UTC)}}}
	politicalProtest = &draft.Context{Events: []draft.Event{{Name: "Custard thrown at politicians", Place: "Leith, Scotland", Hashtags: []string{"#custardgate"},
		Start: time.Date(2019, 5, 17, 0, 0, 0, 0, time.UTC)}}}
)
