package rules

import (
	"time"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// disasterExamples returns the drafts that show what the rule catches, each with a near-twin that passes. The words of incidents that were
// reported have their source beside them.
func disasterExamples() []check.Example {
	during := func(e draft.Event) *draft.Context { // a day on which the event is in the news
		return &draft.Context{Now: time.Date(2026, 9, 14, 9, 0, 0, 0, time.UTC), Events: []draft.Event{e}}
	}
	sandy := during(draft.Event{Name: "Hurricane Sandy landfall", Place: "New York", Hashtags: []string{"#Sandy", "#Frankenstorm"}})
	odile := during(draft.Event{Name: "Hurricane Odile reaches the coast", Kind: "natural-disaster", Hazard: "storm", Place: "Tampa, Florida", Hashtags: []string{"#Odile"}})
	quake := during(draft.Event{Name: "Earthquake in the south of the country", Hashtags: []string{"#SouthQuake"}})
	bombing := during(draft.Event{Name: "Boston Marathon bombing", Place: "Boston", Hashtags: []string{"#BostonMarathon"}})
	blast := during(draft.Event{Name: "Explosion at the harbour, dozens wounded", Place: "Harbour Quarter"})
	fires := during(draft.Event{Name: "Wildfires around the city", Hashtags: []string{"#HillFire"}})
	singer := during(draft.Event{Name: "Death of Nina Vale", Hashtags: []string{"#NinaVale"}})
	benoite := during(draft.Event{Name: "Tempête Benoîte, vigilance rouge", Hashtags: []string{"#TempeteBenoite"}})
	seisme := during(draft.Event{Name: "Séisme dans les Alpes, douze morts", Hashtags: []string{"#SeismeAlpes"}})
	attentat := during(draft.Event{Name: "Attentat à Lyon", Place: "Lyon", Hashtags: []string{"#PrayForLyon"}})
	crues := during(draft.Event{Name: "Crues de la Loire, villages évacués", Place: "Orléans"})
	chanteur := during(draft.Event{Name: "Mort du chanteur Luc Aubry", Hashtags: []string{"#LucAubry"}})
	return []check.Example{
		// https://www.thedrum.com/news/2012/10/30/american-apparel-creates-storm-its-own-twitter-hurricane-sandy-20-sale
		{Posts: "⟦Hurricane Sandy⟧ Sale. In case you're bored during the storm, 20% off everything for the next 36 hours. Just Enter SANDYSALE at Checkout.", Source: "https://www.thedrum.com/news/2012/10/30/american-apparel-creates-storm-its-own-twitter-hurricane-sandy-20-sale", Given: sandy, Severity: check.Block},
		// http://www.thedrum.com/news/2012/10/30/gap-joins-american-apparel-suggesting-hurricane-sandy-could-be-good-time-online
		{Posts: "Stay safe in ⟦#Sandy⟧, New York! 20% off everything in our web shop until midnight.", Given: sandy, Severity: check.Block},
		// https://money.cnn.com/gallery/news/companies/2013/12/18/dumbest-moments-business/4.html
		{Posts: "Boston, our hearts are with you. ⟦Here's a bowl⟧ of breakfast energy we could all use to start today", Source: "https://money.cnn.com/gallery/news/companies/2013/12/18/dumbest-moments-business/4.html", Given: bombing, Severity: check.Block},
		{Posts: "Windows boarded up? Beat the boredom of the ⟦hurricane⟧ with 30% off puzzles.", Given: odile},
		{Posts: "Board games by candlelight: use code ⟦ODILE15⟧ at checkout.", Given: odile, Severity: check.Block},
		{Posts: "Our floors are moving too after last night's ⟦earthquake⟧: rugs from $49.", Given: quake, Severity: check.Block},
		{Posts: "⟦Earth-shattering⟧ news: the new menu is here.", Given: quake, Severity: check.Warn},
		{Posts: "An ⟦explosion of flavour⟧ comes to the Harbour Quarter tonight!", Given: blast, Severity: check.Block},
		{Posts: "⟦For every share⟧ we send one blanket to the families who lost their homes in the #HillFire.", Given: fires, Severity: check.Warn},
		{Posts: "⟦2% of sales⟧ go to the wildfire relief fund. And everything is half price this week! #HillFire", Given: fires, Severity: check.Warn},
		{Posts: "She gave us all the songs. Our candles give you the mood. ⟦#NinaVale⟧", Given: singer, Severity: check.Warn},
		{Posts: "The ⟦mass shooting⟧ left three victims, and our killer deals leave no one behind: shop now.", Severity: check.Warn},
		{Posts: "⟦Wildfire⟧ sale! Everything must go, 40% off.", Severity: check.Warn},
		{Posts: "⟦Odile⟧ got you down? Pancakes for $6 all week.", Given: odile, Severity: check.Warn},
		{Posts: "In tribute to ⟦Boston⟧: buy any pair and get the laces free.", Given: bombing, Severity: check.Block},
		{Posts: "Our prices fall faster than the ⟦twin towers⟧.", Severity: check.Warn},

		{Posts: "Odile has gone, and our kitchen gives free soup to everyone without power.", Given: odile},
		{Posts: "In tribute to Boston, our runners stay silent for a minute at ten.", Given: bombing},
		{Posts: "Our prices fall faster than the leaves."},
		{Posts: "Twenty years on: read how our shop beside the twin towers was rebuilt."},
		{Posts: "Hurricane Sandy has closed our shops in New York until Friday. Everyone on the team is safe.", Given: sandy},
		{Posts: "Take care, all of you on the path of #Sandy! Our shops are open as shelters, with water and blankets for everyone.", Given: sandy},
		{Posts: "Boston, our hearts are with you. Nothing else from us until tomorrow.", Given: bombing},
		{Posts: "Rainy Sunday? Beat the boredom with 30% off puzzles.", Given: odile},
		{Posts: "Board games by candlelight: use code COSY15 at checkout.", Given: odile},
		{Posts: "Dance lessons for beginners: rugs rolled up, tickets from $9.", Given: quake},
		{Posts: "An explosion of flavour comes to the Harbour Quarter tonight!"},
		{Posts: "We sent 400 blankets this morning to the families who lost their homes in the #HillFire. You can donate here too.", Given: fires},
		{Posts: "Whatever we take on Sunday at the bake sale goes to the wildfire relief fund, down to the last cent. #HillFire", Given: fires},
		{Posts: "She gave us all the songs. Thank you, and rest in peace. #NinaVale", Given: singer},
		{Posts: "Killer deals on everything you need for a photo shooting: shop now."},
		{Posts: "Our autumn sale spreads like wildfire: 40% off."},
		{Posts: "Our spring sale is postponed because of the hurricane. Stay safe.", Given: odile},
		{Posts: "Take the city by storm: 20% off raincoats, and a flood of orders already."},

		{Posts: "⟦#TempeteBenoite⟧ : restez au chaud, -20 % sur tous les plaids.", Given: benoite, Severity: check.Block},
		{Posts: "Courage à tous ceux que touche la #TempeteBenoite. ⟦Nouvelle collection⟧ en ligne !", Given: benoite, Severity: check.Block},
		{Posts: "Bloqués par la ⟦tempête⟧ ? Livraison offerte avec le code PLAID.", Given: benoite},
		{Posts: "⟦Séisme⟧ sur les prix, comme cette nuit : tout à moitié prix !", Given: seisme, Severity: check.Block},
		{Posts: "Ce week-end, ⟦ça va exploser⟧ : tout est à moitié prix.", Given: attentat, Severity: check.Warn},
		{Posts: "Lyon, nos pensées vont à tes familles. ⟦Voici une recette⟧ pour vous réconforter.", Given: attentat, Severity: check.Block},
		{Posts: "⟦Un partage⟧ = 1 € pour les sinistrés de la Loire.", Given: crues, Severity: check.Warn},
		{Posts: "⟦Luc Aubry⟧ nous a quittés. Ses vinyles, eux, restent : -15 %.", Given: chanteur, Severity: check.Block},
		{Posts: "Promo ⟦confinement⟧ : vaccin contre l'ennui, deux pizzas achetées, une offerte !", Severity: check.Warn},
		{Posts: "⟦Fusillade⟧ au lycée cette nuit : on vous change les idées avec -10 % sur les burgers.", Severity: check.Warn},

		{Posts: "⟦Orléans⟧, les pieds au sec ? Nos bottes sont à 19 €.", Given: crues, Severity: check.Warn},
		{Posts: "Notre poêle chauffe plus fort que ⟦Tchernobyl⟧.", Severity: check.Warn},

		{Posts: "Orléans, les pieds au sec ? Appelez le 18 et montez à l'étage.", Given: crues},
		{Posts: "Notre poêle chauffe plus fort que le soleil de mai."},
		{Posts: "Restez au chaud, -20 % sur tous les plaids.", Given: benoite},
		{Posts: "Courage à tous ceux que touche la #TempeteBenoite. Nos magasins restent fermés demain.", Given: benoite},
		{Posts: "Bloqués par la tempête ? Le gymnase d'accueil est ouvert, repas chauds offerts aux sinistrés.", Given: benoite},
		{Posts: "Un vrai séisme dans le monde du fromage : notre tomme a gagné la médaille d'or."},
		{Posts: "Lyon, nos pensées vont à tes familles. Nous ne publions rien cette semaine.", Given: attentat},
		{Posts: "Nous avons versé 3 000 € aux sinistrés de la Loire ce matin.", Given: crues},
		{Posts: "Luc Aubry nous a quittés. Merci pour toutes ces chansons.", Given: chanteur},
		{Posts: "Cette tarte est une tuerie : -10 % ce midi."},
		{Posts: "Tempête de promos et avalanche de cadeaux : -30 % jusqu'à samedi."},
		{Posts: "Notre vente flash est reportée à cause du séisme. Prenez soin de vous.", Given: seisme},
	}
}
