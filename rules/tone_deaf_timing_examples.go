package rules

import (
	"time"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// toneDeafTimingExamples returns drafts that are wrong on their day, each with a near-twin that passes: other words, another day, another country.
func toneDeafTimingExamples() []check.Example {
	given := func(e draft.Event, region string) *draft.Context {
		return &draft.Context{Events: []draft.Event{e}, Brand: draft.Brand{Regions: []string{region}}}
	}
	abroad := func(c *draft.Context, region string) *draft.Context {
		return &draft.Context{Events: c.Events, Brand: draft.Brand{Regions: []string{region}}}
	}
	morning := func(year int, month time.Month, day int) time.Time {
		return time.Date(year, month, day, 4, 0, 0, 0, time.UTC)
	}
	aurora := given(draft.Event{Name: "Aurora cinema shooting", Kind: "mass-violence", Place: "Aurora, Colorado", Regions: []string{"US"}, Severity: draft.Critical, Start: morning(2012, 7, 20)}, "US")
	attack := given(draft.Event{Name: "Knife attack at the central station", Kind: "mass-violence", Place: "Harlow", Regions: []string{"GB"}, Severity: draft.Critical, Start: morning(2026, 9, 14)}, "GB")
	crash := given(draft.Event{Name: "Train crash near the coast", Kind: "accident", Regions: []string{"GB"}, Start: morning(2026, 9, 14)}, "GB")
	storm := given(draft.Event{Name: "Storm Odile, red warning", Kind: "natural-disaster", Hazard: "storm", Regions: []string{"IE"}, Severity: draft.Critical, Start: morning(2026, 9, 14)}, "IE")
	queen := given(draft.Event{Name: "National mourning for the president", Kind: "mourning", Regions: []string{"IE"}, Start: morning(2026, 9, 10), End: morning(2026, 9, 20)}, "IE")
	blast := given(draft.Event{Name: "Explosion mortelle dans un immeuble", Kind: "accident", Place: "Lille", Regions: []string{"FR"}, Severity: draft.Critical, Start: morning(2026, 9, 14)}, "FR")
	attentat := given(draft.Event{Name: "Attentat dans un marché", Kind: "mass-violence", Place: "Lyon", Regions: []string{"FR"}, Severity: draft.Critical, Start: morning(2026, 9, 14)}, "FR")
	tempete := given(draft.Event{Name: "Tempête Nils, vigilance rouge", Kind: "natural-disaster", Hazard: "storm", Regions: []string{"FR"}, Severity: draft.Critical, Start: morning(2026, 9, 14)}, "FR")
	feux := given(draft.Event{Name: "Feux de forêt, villages évacués", Kind: "natural-disaster", Hazard: "wildfire", Regions: []string{"FR"}, Start: morning(2026, 9, 14)}, "FR")
	deuil := given(draft.Event{Name: "Deuil national", Kind: "mourning", Regions: []string{"FR"}, Start: morning(2026, 9, 14), End: morning(2026, 9, 17)}, "FR")
	sore := &draft.Context{Brand: draft.Brand{SorePoints: []string{"exploding batteries", "batteries qui explosent"}}}
	recall := given(draft.Event{Name: "Recall of lamps that catch fire", Kind: "brand-crisis", Start: morning(2026, 9, 1)}, "BE")
	return []check.Example{
		// https://www.dailydot.com/unclick/nra-twitter-happy-friday-shooters-tweet-backlash/
		{Posts: "2012-07-20T09:20 x: Good morning, ⟦shooters⟧. Happy Friday! Weekend plans?", Source: "http://gulfnews.com/business/media-marketing/top-social-media-fails-1.1216681", Given: aurora, Severity: check.Block},
		{Posts: "2012-07-20T17:00 x: Our autumn line is a ⟦killer look⟧ for every office.", Given: aurora, Severity: check.Block},
		{Posts: "2026-09-15 instagram: ⟦20% off⟧ every raincoat until Sunday.", Given: attack, Severity: check.Warn},
		{Posts: "2026-09-15 instagram: Lamp oil, matches and hunting ⟦rifles⟧: shop now.", Given: attack, Severity: check.Warn},
		{Posts: "2026-09-14 x: Two days of ⟦sinking prices⟧ on all our lamps.", Given: crash, Severity: check.Warn},
		{Posts: "2026-09-14 x: Every lamp is ⟦half price⟧ today.", Given: crash, Severity: check.Note},
		{Posts: "2026-09-16 facebook: The new menu will ⟦blow you away⟧.", Given: storm, Severity: check.Block},
		{Posts: "2026-09-16 facebook: ⟦Free delivery⟧ on all puzzles this week.", Given: storm, Severity: check.Warn},
		{Posts: "2026-09-18 facebook: Our ⟦clearance sale⟧ starts on Friday.", Given: queen, Severity: check.Warn},
		{Posts: "2026-09-15 instagram: ⟦Join us⟧ at our new cafe in Harlow tonight.", Given: attack, Severity: check.Warn},

		{Posts: "2026-09-18 instagram: ⟦Explosive⟧ prices on every phone.", Given: sore, Severity: check.Warn},
		{Posts: "2026-09-03 instagram: The new rug is ⟦on fire⟧ in Belgium.", Given: recall, Severity: check.Warn},

		{Posts: "2012-07-20T09:20 x: Good morning, photographers. Good light today. Any plans?", Given: aurora},
		{Posts: "2012-07-19T09:20 x: Good morning, shooters! What are you up to today?", Given: aurora},    // the day before
		{Posts: "2026-09-15 instagram: 20% off every raincoat until Sunday.", Given: abroad(attack, "CA")}, // another country
		{Posts: "2026-09-18 instagram: 20% off every raincoat until Sunday.", Given: attack},               // the third day
		{Posts: "2026-09-14 x: Our glue gun and two lamps went to the school fair.", Given: attack},
		{Posts: "2026-09-16 facebook: Our shops are closed until Thursday. The 20% off voucher stays valid.", Given: storm},
		{Posts: "2026-09-16 facebook: Free delivery of water and blankets for everyone who needs help: donate here.", Given: storm},
		{Posts: "2026-09-18 facebook: Our clearance sale is postponed to October.", Given: queen},
		{Posts: "2026-09-15 instagram: The chairs for the new cafe are being oiled.", Given: attack},

		{Posts: "2026-09-14T08:00 facebook: On ⟦explose tout⟧ aujourd'hui !", Given: blast, Severity: check.Block},
		{Posts: "2026-09-15 facebook: ⟦Boum⟧ ! La nouvelle carte est là.", Given: blast, Severity: check.Block},
		{Posts: "2026-09-15 instagram: ⟦-30 %⟧ et pas une lampe de moins.", Given: attentat, Severity: check.Warn},
		{Posts: "2026-09-15 instagram: ⟦On dégaine⟧ les prix d'automne.", Given: attentat, Severity: check.Block},
		{Posts: "2026-09-15 x: Le rayon ⟦fusils⟧ s'agrandit, venez essayer nos modèles, nouveauté de l'année.", Given: attentat, Severity: check.Warn},
		{Posts: "2026-09-15 facebook: ⟦Livraison offerte⟧ sur les plaids.", Given: tempete, Severity: check.Warn},
		{Posts: "2026-09-15 facebook: Des prix ⟦incendiaires⟧ sur le mobilier.", Given: feux, Severity: check.Warn},
		{Posts: "2026-09-16 facebook: ⟦Vente flash⟧ jusqu'à minuit.", Given: deuil, Severity: check.Warn},

		{Posts: "2026-09-15 facebook: ⟦On se retrouve⟧ ce soir sur la terrasse de Lyon ?", Given: attentat, Severity: check.Warn},

		{Posts: "2026-09-18 instagram: Des prix ⟦explosifs⟧ sur les téléphones.", Given: sore, Severity: check.Warn},
		{Posts: "2026-09-03 instagram: Le nouveau tapis ⟦met le feu⟧ à la Belgique.", Given: recall, Severity: check.Warn},

		{Posts: "2026-09-18 instagram: Moderate prices on every phone, and a safer battery.", Given: sore},
		{Posts: "2026-09-03 instagram: The new rug is in our Belgian shops.", Given: recall},
		{Posts: "2026-09-18 instagram: Des prix doux sur les téléphones.", Given: sore},
		{Posts: "2026-09-14T08:00 facebook: On range tout aujourd'hui !", Given: blast},
		{Posts: "2026-09-10 facebook: Boum ! La nouvelle carte est là.", Given: blast},
		{Posts: "2026-09-15 instagram: Les lampes de l'atelier, vues d'en haut.", Given: attentat},
		{Posts: "2026-09-15 instagram: -30 % et pas une lampe de moins.", Given: abroad(attentat, "BE")},
		{Posts: "2026-09-15 x: Le pistolet à colle de l'atelier a trente ans.", Given: attentat},
		{Posts: "2026-09-15 facebook: La terrasse de Lyon a été repeinte en vert.", Given: attentat},
		{Posts: "2026-09-15 facebook: Livraison suspendue aujourd'hui, nos équipes sont en sécurité.", Given: tempete},
		{Posts: "2026-09-15 facebook: Des prix doux sur le mobilier.", Given: feux},
		{Posts: "2026-09-16 facebook: Nos magasins resteront fermés demain, jour de deuil.", Given: deuil},
	}
}
