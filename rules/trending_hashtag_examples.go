package rules

import (
	"time"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

func tagDay(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// tagEvent is a context with one event in the news for a week.
func tagEvent(e draft.Event, start time.Time) *draft.Context {
	e.Start, e.End = start, start.AddDate(0, 0, 7)
	return &draft.Context{Events: []draft.Event{e}}
}

var (
	// Told in the sources of the rule.
	auroraShooting = tagEvent(draft.Event{Name: "Shooting in a cinema at Aurora", Kind: "mass-violence", Place: "Aurora, Colorado", Hashtags: []string{"#Aurora"}}, tagDay(2012, 7, 20))
	stormSandy     = tagEvent(draft.Event{Name: "Hurricane Sandy", Kind: "natural-disaster", Place: "New York", Hashtags: []string{"#Sandy", "#Frankenstorm"}}, tagDay(2012, 10, 28))
	// https://www.theatlantic.com/business/archive/2011/07/entemanns-unwittingly-hijacks-casey-anthony-hashtag/352493/
	anthonyVerdict = tagEvent(draft.Event{Name: "Casey Anthony is acquitted of the murder of her child", Kind: "verdict", Hashtags: []string{"#notguilty"}}, tagDay(2011, 7, 5))
	niceAttack     = tagEvent(draft.Event{Name: "Attentat de Nice", Kind: "mass-violence", Place: "Nice", Hashtags: []string{"#Nice06", "#PorteOuverte"}}, tagDay(2016, 7, 14))
	stormBenjamin  = tagEvent(draft.Event{Name: "Tempête Benjamin", Kind: "natural-disaster", Place: "France"}, tagDay(2025, 10, 22))
	unknownTrend   = &draft.Context{Trends: []draft.Trend{{Hashtag: "#MorningLight", Seen: tagDay(2026, 3, 2)}}}
	knownTrend     = &draft.Context{Trends: []draft.Trend{
		{Hashtag: "#MorningLight", Seen: tagDay(2026, 3, 2), Meaning: "a photo challenge"},
		{Hashtag: "#PourElise", Seen: tagDay(2026, 3, 2), Meaning: "meurtre d’une lycéenne"},
	}}
)

var trendingHashtagExamples = []check.Example{
	// Known tags, English.
	{Posts: "2014-09-08 x: ⟦#WhyIStayed⟧ You had pizza.", Source: "https://civilian.com/twitter-done-wrong/", Severity: check.Block}, // DiGiorno, uproxx.com
	{Posts: "Why I stayed: eleven years of pizza and one very patient oven. Meet Paul."},
	{Posts: "- x checked=#WhyIStayed/our_loyalty_week: ⟦#WhyIStayed⟧: the pizza.", Severity: check.Block}, // no look-up makes it the brand's
	{Posts: "If he frightens you, call us, day and night, for free. #WhyIStayed"},
	{Posts: "Anyone else need a second doughnut before ten? ⟦#MeToo⟧", Severity: check.Block},
	{Posts: "Anyone else need a second doughnut before ten? Me too!"},
	{Posts: "Our staff learned this week how to listen when a colleague reports harassment. #MeToo"},
	{Posts: "⟦#BlackLivesMatter⟧ and black coats matter: 30% off till Sunday.", Severity: check.Block},
	{Posts: "Black coats matter in January: 30% off till Sunday. #CoatSeason"},
	{Posts: "We failed our Black colleagues, and we are listening. #BlackLivesMatter"},
	{Posts: "⟦#TimesUp⟧ for predators, and for our summer deals: 20% off ends tonight.", Severity: check.Block},
	{Posts: "#TimesUp! Our summer deals end tonight: 20% off."},
	{Posts: "2026-09-11 facebook: ⟦#NeverForget⟧ the twin towers of pancakes, $9.11 all day.", Severity: check.Block},
	{Posts: "2026-09-11 facebook: We stop at 8:46 to remember. #NeverForget"},
	{Posts: "2026-05-04 facebook: #NeverForget your lunch again: a free bag with every box, $12."},
	{Posts: "- facebook: ⟦#NeverForget⟧ your lunch again: 20% off every box.", Severity: check.Warn},
	{Posts: "Pink is the colour of the month: 20% off every scarf. ⟦#PinkOctober⟧", Severity: check.Warn},
	{Posts: "All proceeds of the pink scarf go to the cancer ward of St Anne: 20% off the price, nothing off the gift. #PinkOctober"},
	// Known tags, French.
	{Posts: "⟦#BalanceTonPorc⟧ : notre rôti du dimanche arrive au comptoir.", Severity: check.Block},
	{Posts: "Notre rôti de porc du dimanche arrive au comptoir. #Boucherie"},
	{Posts: "Deux ans après #BalanceTonPorc, notre cellule d’écoute reste ouverte à toutes les victimes."},
	{Posts: "⟦#GrandRemplacement⟧ de vos vieux matelas, reprise comprise.", Severity: check.Block},
	{Posts: "Le grand remplacement de vos vieux matelas, reprise comprise."},
	{Posts: "Notre débat de jeudi : d’où vient la théorie du #GrandRemplacement ? Avec deux historiens."},
	{Posts: "⟦#GiletsJaunes⟧ : chez nous, ce sont nos prix qui manifestent.", Severity: check.Block},
	{Posts: "Gilets jaunes homologués pour vos chantiers, livrés demain."},
	{Posts: "Samedi, le magasin du centre ferme à 14 h pendant la marche des #GiletsJaunes."},
	{Posts: "2026-11-12 instagram: ⟦#13Novembre⟧ : karaoké géant, deux pour un sur les cocktails.", Severity: check.Block},
	{Posts: "2026-11-13 instagram: #13Novembre. Une bougie à la fenêtre de l’atelier, pour celles et ceux du Bataclan."},
	{Posts: "⟦#OctobreRose⟧ : toute la boutique voit la vie en rose, -15 % !", Severity: check.Warn},
	{Posts: "#OctobreRose : 5 € par foulard sont versés à la Ligue contre le cancer, jusqu’à 2 000 €."},
	// Forms of grief that anybody can fill in.
	{Posts: "Ce soir on fond pour toi. ⟦#JeSuisRaclette⟧", Severity: check.Warn},
	{Posts: "Ce soir on fond pour toi. #Raclette"},
	{Posts: "Our new scent lands on Friday: order yours. ⟦#RIPNina⟧", Severity: check.Warn},
	{Posts: "Thank you for every song. #RIPNina"},
	// Tags of an event in the news, and their everyday twins.
	{Posts: "2012-07-20 x: ⟦#Aurora⟧ is trending, clearly about our Kim K inspired #Aurora dress ;)", Source: "https://www.webpronews.com/this-classless-tweet-will-probably-cost-celeb-boutique-some-business/", Given: auroraShooting, Severity: check.Block}, // Celeb Boutique, webpronews.com
	{Posts: "2012-03-20 x: The #Aurora danced over the fjord last night, and our Aurora dress with it: shop it now.", Given: auroraShooting},
	{Posts: "2012-07-20 x: Our hearts go out to the families. #Aurora", Given: auroraShooting},
	{Posts: "2011-07-05 x: Who's ⟦#notguilty⟧ about eating all the tasty treats they want?!", Source: "https://birthmoviesdeath.com/2011/07/06/hilarious-social-media-disaster-entenmanns-tries-to-sell-cake-using-casey-a", Given: anthonyVerdict, Severity: check.Warn}, // Entenmann's, theatlantic.com
	{Posts: "2011-07-05 x: Not guilty about eating the last tasty treat? Neither are we.", Given: anthonyVerdict},
	{Posts: "2012-10-29 x: Take care, all of you on the path of ⟦#Sandy⟧! Our web shop is open for shopping in bed today.", Given: stormSandy, Severity: check.Block},
	{Posts: "2012-10-29 x: All our stores on the coast are closed today. Stay safe, everyone. #Sandy", Given: stormSandy},
	{Posts: "2012-10-29 x: Sandy toes, salty hair: shop the beach edit.", Given: stormSandy},
	{Posts: "2012-10-29 x: Each retweet, and we give $1 to the victims. ⟦#Sandy⟧", Given: stormSandy, Severity: check.Warn},
	{Posts: "2012-10-29 x: Hold on tight, savings inside. ⟦#Frankenstorm⟧", Given: stormSandy, Severity: check.Warn},
	{Posts: "2012-10-29 x: Our new umbrella would not have helped either! ⟦#Frankenstorm⟧", Given: stormSandy, Severity: check.Warn},
	{Posts: "2012-10-29 x: Stay away from the pier: the water is still rising. #Frankenstorm", Given: stormSandy},
	{Posts: "2012-10-29 x: What a night. ⟦#Frankenstorm⟧", Given: stormSandy, Severity: check.Note},
	{Posts: "2016-07-15 x: ⟦#Nice⟧ en tendance ? Nos bikinis aussi !", Given: niceAttack, Severity: check.Block},
	{Posts: "2016-05-15 x: Cap sur #Nice : nos bikinis sont prêts !", Given: niceAttack},
	{Posts: "2016-07-15 x: ⟦#PorteOuverte⟧ jusqu’à minuit : -10 % sur les robes.", Given: niceAttack, Severity: check.Block},
	{Posts: "2016-07-15 x: Qui cherche un abri ce soir ? La réception ne ferme pas. #PorteOuverte", Given: niceAttack},
	{Posts: "2025-10-23 facebook: ⟦#Benjamin⟧ décoiffe, nos brosses aussi : -10 %.", Given: stormBenjamin, Severity: check.Block},
	{Posts: "2025-10-23 facebook: Benjamin, notre coiffeur, décoiffe : brosses à -10 %.", Given: stormBenjamin},
	{Posts: "2025-10-23 facebook: #Benjamin : livraisons reportées à samedi dans le Nord.", Given: stormBenjamin},
	// What trends, and nobody knows why.
	{Posts: "2026-03-02 x: ⟦#MorningLight⟧ and our lamp: 20% off.", Given: unknownTrend, Severity: check.Block},
	{Posts: "2026-03-02 x: Good day to you all. ⟦#MorningLight⟧", Given: unknownTrend, Severity: check.Warn},
	{Posts: "2026-03-02 x checked=#MorningLight/a_photo_challenge: #MorningLight and our lamp: 20% off.", Given: unknownTrend},
	{Posts: "2026-03-02 x: #MorningLight and our lamp: 20% off.", Given: knownTrend},
	{Posts: "2026-03-06 x: #MorningLight and our lamp: 20% off.", Given: unknownTrend},
	{Posts: "2026-03-02 x: ⟦#PourElise⟧ : le coffret piano à -20 %.", Given: knownTrend, Severity: check.Block},
	{Posts: "2026-03-02 x: Für Elise : le coffret piano à -20 %. #Piano", Given: knownTrend},
	{Posts: "⟦#LAX⟧ is trending, and so are our $89 flights.", Severity: check.Warn},
	{Posts: "Fly to #LAX for $89 in May."},
	{Posts: "2012-07-20 x checked=#Aurora/northern_lights_festival: ⟦#Aurora⟧ nights: shop the festival poster.", Given: auroraShooting, Severity: check.Note},
}
