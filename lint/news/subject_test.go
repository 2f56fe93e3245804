package news

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Headlines of grave news, and their near twins that are none.
func TestSubjectOf(t *testing.T) {
	for headline, want := range map[string]string{
		"A gunman opens fire at a market":                          "mass-violence",
		"Fusillade à Montrevel : deux blessés":                     "mass-violence",
		"Attaque au couteau dans une gare":                         "mass-violence",
		"Dozens die as airstrikes hit a port":                      "war",
		"Un séisme secoue le nord du pays":                         "natural-disaster earthquake",
		"Feux de forêt : des villages évacués":                     "natural-disaster wildfire",
		"Typhoon Example makes landfall":                           "natural-disaster storm",
		"Hurricane and flood":                                      "natural-disaster storm",
		"Two trains collide":                                       "accident",
		"Le naufrage d’un ferry":                                   "accident",
		"An Ebola outbreak is declared":                            "epidemic",
		"L’acteur est décédé":                                      "death",
		"The actor dies of a heart attack":                         "death",
		"La chanteuse meurt d’une attaque cardiaque":               "death",
		"A former president is sentenced":                          "verdict",
		"Des manifestations dans la capitale":                      "protest",
		"A trade war over steel":                                   "",
		"La guerre des prix reprend entre les enseignes":           "",
		"Shooting stars tonight":                                   "",
		"Stormy Example publishes a book":                          "",
		"Un coup de théâtre à la finale":                           "",
		"Snowden and the heat of the debate":                       "",
		"The bridge opens":                                         "",
		"Le pont ouvre":                                            "",
		"The committee freezes the assets of a rioting fan's club": "protest",
	} {
		kind, hazard := subjectOf(headline)
		if hazard != "" {
			kind += " " + hazard
		}
		assert.Equal(t, want, kind, headline)
	}
	for _, search := range []string{"attack on titan", "free fire", "fire tv", "guerre des étoiles", "l'attaque des Verts", "mort subite", "civil war", "riot games"} {
		kind, _ := firmSubjectOf(search)
		assert.Empty(t, kind, search)
	}
}

func TestDeaths(t *testing.T) {
	for headline, want := range map[string]int{
		"kills at least 11\u00a0people": 11, "leaving 1,204 people dead": 1204, "two people were killed": 2, "dozens killed": 24,
		"fait au moins 1\u202f204 morts": 1204, "deux personnes tuées": 2, "12 morts et 40 blessés": 12, "41 morts": 41,
		"nobody was hurt": 0, "wins for the 12th time": 0, "au 12 avenue": 0,
	} {
		assert.Equal(t, want, deaths(headline), headline)
	}
}

func TestCodesIn(t *testing.T) {
	for text, want := range map[string][]string{
		"Papua New Guinea, Guinea":          {"PG", "GN"},
		"ville d’Italie (Italie), en Grèce": {"IT", "GR"},
		"une grenade, a turkey, China's":    {"CN"},
		"City in Ohio, United States":       {"US-OH", "US"},
		"Georgia":                           {"GE"},
		"Washington, D.C.":                  {"US-DC"},
		"l'Algérie et le Niger":             {"DZ", "NE"},
	} {
		assert.Equal(t, want, codesIn(text), text)
	}
}

func TestInFrench(t *testing.T) {
	for name, want := range map[string]string{"Grèce": "en Grèce", "Chili": "au Chili", "Mexique": "au Mexique", "Iran": "en Iran", "Philippines": "aux Philippines", "Cuba": "à Cuba", "États-Unis": "aux États-Unis"} {
		assert.Equal(t, want, inFrench(name))
	}
}

func TestSearches(t *testing.T) {
	for s, want := range map[string]int{"200000+": 200_000, "50,000+": 50_000, "10K+": 10_000, "2M+": 2_000_000, "": 0, "many": 0} {
		assert.Equal(t, want, searches(s), s)
	}
}
