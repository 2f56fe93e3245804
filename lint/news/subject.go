package news

import (
	"slices"
	"strings"
	"unicode"

	"github.com/postlint/postlint/rules/draft"
)

// subjects tells kind and hazard from the words of a headline, English and French: the first line with a word in it wins, so what is surest
// stands first. A word ends with * where only its beginning counts. These are headlines of grave news, picked by editors: in
// the copy of a post the same words need far more care, and rules have lists of their own.
var subjects = []struct{ kind, hazard, words string }{
	{"natural-disaster", "tsunami", "tsunami*, raz de maree"},
	{"natural-disaster", "earthquake", "earthquake*, quake, quakes, seisme*, tremblement de terre, tremblements de terre"},
	{"natural-disaster", "eruption", "volcanic eruption*, volcano*, erupts, erupted, eruption volcanique, volcan*"},
	{"natural-disaster", "landslide", "landslide*, mudslide*, glissement de terrain, glissements de terrain, coulee de boue, coulees de boue"},
	{"natural-disaster", "wildfire", "wildfire*, bushfire*, forest fire*, fire weather, red flag warning, fire warning, brush fire*, feu de foret, feux de foret, incendie de foret, incendies de foret, feux de vegetation"},
	{"natural-disaster", "snow", "heavy snow, snow squall*, snowfall*, snowstorm*, snow ice, blizzard*, ice storm*, winter storm*, freezing rain, hard freeze, extreme cold, wind chill, avalanche*, neige, chutes de neige, verglas, grand froid"},
	{"natural-disaster", "heat", "heat wave*, heatwave*, extreme heat, excessive heat, heat warning, canicule*, vague de chaleur, fortes chaleurs"},
	{"natural-disaster", "drought", "drought*, secheresse*"},
	{"natural-disaster", "storm", "hurricane*, typhoon*, cyclone*, tornado*, storm, storms, thunderstorm*, high wind*, extreme wind*, wind warning, ouragan*, typhon*, tempete*, tornade*, orage*, vent violent, vents violents"},
	{"natural-disaster", "flood", "flood*, heavy rain*, torrential rain*, rain warning, inondation*, crue, crues, pluie*, submersion*"},
	{"war", "", "airstrike*, air strike*, missile*, drone strike*, invades, invasion, shelling, frappe aerienne, frappes, bombardement*"},
	{"mass-violence", "", "shooting*, shot dead, gunman, gunmen, stabbing*, stabs, knife attack*, bombing*, bomb attack*, bomb explodes, bomb blast*, car bomb*, suicide attack*, opens fire, opened fire, terror*, massacre*, hostage*, ramming, attack, attacks, law enforcement warning, active shooter, " +
		"fusillade*, attentat*, tuerie*, attaque au couteau, attaque, prise d otages, assaillant*, poignard*"},
	{"accident", "", "crash, crashes, crashed, collision*, collide*, derail*, explosion*, explodes, blaze, deadly fire, fire kills, fire at, fire in, house fire, building fire, hotel fire, factory fire, capsiz*, sinks, sinking, stampede*, crowd crush*, collapse*, " +
		"accident*, deraille*, explose, incendie*, naufrage*, bousculade*, effondre*, s ecrase"},
	{"epidemic", "", "outbreak*, epidemic*, pandemic*, epidemie*, pandemie*, ebola, cholera"},
	{"war", "", "war, offensive, ceasefire, guerre, cessez le feu"},
	{"mourning", "", "national mourning, state funeral, deuil, obseques nationales, hommage national"},
	{"death", "", "dies, died, death of, assassinat*, meurt, mort, mort de, mort d, deces, decede*, disparition de"},
	{"verdict", "", "sentenced, convicted, acquitted, found guilty, verdict, condamne*, acquitte*, reconnu coupable"},
	{"protest", "", "protest*, riot, riots, rioting, demonstrators, unrest, military coup, coup attempt, manifestation*, emeute*, coup d etat, putsch*"},
	{"election", "", "election*, elected, referendum*, inaugurated, elu president, elue presidente"},
}

// figures are words of subjects in phrases that mean something else.
var figures = []string{"heart attack", "heart attacks", "panic attack", "attaque cardiaque", "attack on titan", "attaque des titans", "shooting star", "shooting stars", "shooting guard", "shooting photo",
	"photo shooting", "trade war", "price war", "guerre commerciale", "guerre des prix", "guerre des etoiles", "riot games", "perfect storm", "brainstorm"}

// faint are words that tell something only in a headline that an editor of news chose: in searches they are of games, films and sports.
var faint = []string{"attack", "attacks", "attaque", "war", "guerre", "offensive", "mort", "collapse*", "fire in", "fire at"}

// subjectOf returns what a headline is about, "" and "" if it is about nothing grave or contested.
func subjectOf(headline string) (kind, hazard string) { return subjectWithout(headline, nil) }

// firmSubjectOf is subjectOf without faint words.
func firmSubjectOf(headline string) (kind, hazard string) { return subjectWithout(headline, faint) }

// subjectWithout is subjectOf without some of its words.
func subjectWithout(headline string, left []string) (kind, hazard string) {
	text := spaced(headline)
	for _, f := range figures {
		text = strings.ReplaceAll(text, " "+f+" ", " | ")
	}
	for _, s := range subjects {
		for w := range strings.SplitSeq(s.words, ", ") {
			if holds(text, w) && !slices.Contains(left, w) {
				return s.kind, s.hazard
			}
		}
	}
	return "", ""
}

// spaced returns the folded words of a text with one space around each.
func spaced(text string) string {
	return " " + strings.Join(strings.FieldsFunc(draft.Fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }), " ") + " "
}

// holds reports whether a spaced text has the words; with * behind them any ending will do.
func holds(text, words string) bool {
	stem, open := strings.CutSuffix(words, "*")
	if open {
		return strings.Contains(text, " "+stem)
	}
	return strings.Contains(text, " "+words+" ")
}

// hazardWords are what the hashtags and terms of an event call its hazard.
var hazardWords = map[string]struct{ en, fr []string }{
	"storm":      {[]string{"Storm"}, []string{"Tempête"}},
	"flood":      {[]string{"Floods", "Flood"}, []string{"Inondations"}},
	"earthquake": {[]string{"Earthquake"}, []string{"Séisme"}},
	"wildfire":   {[]string{"Wildfire", "Wildfires"}, []string{"Incendies"}},
	"eruption":   {[]string{"Eruption", "Volcano"}, []string{"Éruption"}},
	"heat":       {[]string{"Heatwave"}, []string{"Canicule"}},
	"snow":       {[]string{"Snowstorm"}, []string{"Neige"}},
	"landslide":  {[]string{"Landslide"}, []string{"GlissementDeTerrain"}},
	"tsunami":    {[]string{"Tsunami"}, []string{"Tsunami"}},
	"drought":    {[]string{"Drought"}, []string{"Sécheresse"}},
}

// stormNames are the words before the name of a storm.
var stormNames = []string{"Storm", "Hurricane", "Typhoon", "Cyclone", "Tempête", "Ouragan", "Typhon"}

// tag gives an event the hashtags that people will use for it, since no feed of disasters has any: of a named storm its name, alone and after
// the words for storms; of anything else the place with the word for it. proper is the name of a storm or a volcano, "" without
// one. The name of a country alone is no hashtag of an event: it is that of every holiday there. Low events get none.
func tag(e *draft.Event, proper string) {
	if e.Severity == draft.Low {
		return
	}
	add := func(tags ...string) {
		for _, t := range tags {
			if t = "#" + t; len(t) > 4 && !slices.Contains(e.Hashtags, t) {
				e.Hashtags = append(e.Hashtags, t)
			}
		}
	}
	words := hazardWords[e.Hazard]
	if name := camel(proper); name != "" {
		add(name)
		before := slices.Concat(words.en[:min(1, len(words.en))], words.fr)
		if e.Hazard == "storm" {
			before = stormNames
		}
		for _, w := range before {
			add(w + name)
		}
	}
	for _, code := range e.Regions[:min(2, len(e.Regions))] {
		en, fr := nameOf(code)
		if proper == "" {
			for _, w := range words.en {
				add(camel(en)+w, w+camel(en))
			}
			for _, w := range words.fr {
				add(w + camel(fr))
			}
		}
		if e.Severity == draft.Critical {
			add("PrayFor" + camel(en))
		}
	}
	place, _, _ := strings.Cut(e.Place, ",")
	if name := camel(place); name != "" && len(codesIn(place)) == 0 && !strings.Contains(e.Place, ";") {
		if e.Kind != "natural-disaster" {
			add(name)
		}
		if len(words.en) > 0 {
			add(name + words.en[0])
		}
		if e.Severity == draft.Critical {
			add("PrayFor"+name, name+"Strong")
		}
	}
}

// squash returns the letters and digits of a tag or a name as they are compared.
func squash(s string) string { return strings.ReplaceAll(spaced(s), " ", "") }
