package rules

import (
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// memorialDayExamples returns drafts that sell on a day of remembrance, each with a near-twin that passes.
func memorialDayExamples() []check.Example {
	in := func(region string) *draft.Context {
		return &draft.Context{Brand: draft.Brand{Regions: []string{region}}}
	}
	germany, america, canada, france := in("DE"), in("US"), in("CA"), in("FR")
	return []check.Example{
		// https://qz.com/kfc-blamed-a-bot-for-its-kristallnacht-marketing-fail-i-1849769594
		{Posts: "2022-11-09T13:00 facebook: It's memorial day for ⟦Kristallnacht⟧! Treat yourself with more tender cheese on your crispy chicken. Now at KFCheese!", Source: "https://qz.com/kfc-blamed-a-bot-for-its-kristallnacht-marketing-fail-i-1849769594", Given: germany, Severity: check.Warn},
		// https://www.nbr.co.nz/us-telco-apologises-for-911-social-media-blunder/
		{Posts: "2013-09-11 facebook: Play 9 holes for ⟦$9.11⟧", Given: america, Severity: check.Warn},
		{Posts: "⟦Memorial Day⟧ sale: 30% off every lamp.", Severity: check.Warn},
		{Posts: "Dream big: 15% off desks all weekend. ⟦#MLKDay⟧", Severity: check.Warn},
		{Posts: "Let us remember the fallen, then treat yourself: ⟦Anzac Day⟧ brunch at ten.", Severity: check.Warn},
		{Posts: "This ⟦Remembrance Sunday⟧, treat yourself to a long brunch.", Severity: check.Warn},
		{Posts: "⟦Remember Pearl Harbor⟧ with our grill: burgers two for one.", Severity: check.Warn},
		{Posts: "⟦Juneteenth⟧ ice cream, $4.99 a tub.", Severity: check.Warn},
		{Posts: "⟦World AIDS Day⟧ deals start now: half price rings.", Severity: check.Warn},
		{Posts: "2026-09-11 instagram: ⟦Never forget⟧ a birthday again: 20% off all cards.", Given: america, Severity: check.Warn},
		{Posts: "2026-12-06 x: Ranges open late and ⟦rifles⟧ in stock: shop now.", Given: canada, Severity: check.Warn},
		{Posts: "⟦Happy Memorial Day⟧, everyone!", Severity: check.Note},
		{Posts: "2026-09-11 instagram: ⟦20% off⟧ all cards today.", Given: america, Severity: check.Note},

		{Posts: "2022-11-09T13:00 facebook: It's chicken day! Treat yourself with more tender cheese.", Given: germany},
		{Posts: "2013-09-11 facebook: Play 9 holes for $9.50", Given: canada},
		{Posts: "2013-06-20 facebook: Play 9 holes for $9.11", Given: america},
		{Posts: "Remember Pearl Harbor. Flags fly at half-staff today."},
		{Posts: "Ice cream, $4.99 a tub."},
		{Posts: "Labor Day sale: 30% off every lamp."},
		{Posts: "On Memorial Day we remember those who did not come home. Our shops open at noon."},
		{Posts: "Every team member has the day off to volunteer. #MLKDay"},
		{Posts: "Let us remember the fallen: Anzac Day dawn service at five, coffee for everyone."},
		{Posts: "This Remembrance Sunday we keep the silence in all our shops."},
		{Posts: "A free meal for all veterans on Veterans Day. Thank you for your service."},
		{Posts: "2026-09-11 instagram: Never forget. 2,977 lives.", Given: america},
		{Posts: "2026-09-11 instagram: 20% off all cards today.", Given: canada},
		{Posts: "Our spring sale ends 9/11: 20% off all cards."},
		{Posts: "Black Friday comes early: 30% off every lamp."},

		// Such a post stood among condolences on 6 December 2022: https://www.tvanouvelles.ca/2022/12/06/demande-de-permis-darmes-la-grc-rend-hommage-aux-victimes-de-polytechnique-et-promeut-sa-nouvelle-application
		{Posts: "2022-12-06 x: Le ⟦permis d'armes à feu⟧ en trois minutes : essayez notre service en ligne.", Given: canada, Severity: check.Warn},
		{Posts: "⟦#13Novembre⟧ : soirée dansante en terrasse, cocktails à volonté.", Severity: check.Warn},
		{Posts: "Le 27 janvier, on n'oublie rien, et surtout pas les ⟦27 %⟧ sur les cahiers !", Severity: check.Warn},
		{Posts: "⟦Jour du Souvenir⟧ : profitez de -20 % sur tous les manteaux.", Severity: check.Warn},
		{Posts: "Pour la ⟦journée de la mémoire de la Shoah⟧, faites-vous plaisir : notre brunch est de retour.", Severity: check.Warn},
		{Posts: "2026-11-13 facebook: ⟦Minute de silence⟧ sur les prix : -30 % ce soir.", Given: france, Severity: check.Warn},
		{Posts: "⟦13 novembre⟧ : -20 % sur toute la carte.", Severity: check.Warn},
		{Posts: "⟦Abolition de l'esclavage⟧ : libérez vos envies, -20 % sur les sacs.", Severity: check.Warn},
		{Posts: "⟦Joyeux 11 novembre⟧ à tous !", Severity: check.Note},
		{Posts: "2026-11-13 instagram: ⟦Livraison offerte⟧ ce vendredi.", Given: france, Severity: check.Note},

		{Posts: "2022-12-05 x: Le permis d'armes à feu en trois minutes : essayez notre service en ligne.", Given: canada},
		{Posts: "Jusqu'au 13 novembre : -20 % sur toute la carte."},
		{Posts: "Libérez vos envies : -20 % sur les sacs."},
		{Posts: "#13Novembre : nos pensées vont aux familles. La terrasse reste fermée."},
		{Posts: "Le 27 janvier, on n'oublie pas la remise des cahiers."},
		{Posts: "Jour du Souvenir : nos magasins ouvrent à midi, après la cérémonie."},
		{Posts: "Pour la journée de la mémoire de la Shoah, la bibliothèque lit des lettres d'enfants."},
		{Posts: "2026-11-14 facebook: Silence sur les prix : -30 % ce soir.", Given: france},
		{Posts: "Ouvert le 11 novembre, et -20 % sur tous les manteaux."},
		{Posts: "Rendez-vous place du 8 mai 1945 : -20 % sur les fleurs."},
		{Posts: "Soldes d'hiver dès le 8 janvier : -20 % sur tout."},
	}
}
