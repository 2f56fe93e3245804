package news

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed regions.tsv
var regionsTSV string

// A region is a country, or a state of the United States.
type region struct {
	code   string // "FR", "US-CO"
	iso3   string // "FRA"; "" for a state
	en, fr string
}

// gazetteer finds regions by what feeds call them.
type gazetteer struct {
	byCode, byISO3, byName map[string]*region
	longest                int // words of the longest name
}

// places is read at the first refresh: who only lints never pays for it.
var places = sync.OnceValue(func() *gazetteer {
	g := &gazetteer{byCode: map[string]*region{}, byISO3: map[string]*region{}, byName: map[string]*region{}}
	for line := range strings.Lines(regionsTSV) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 5 || strings.HasPrefix(line, "#") {
			continue
		}
		r := &region{code: f[0], iso3: f[1], en: f[2], fr: f[3]}
		g.byCode[r.code] = r
		if r.iso3 != "" {
			g.byISO3[r.iso3] = r
		}
		for _, name := range append(strings.Split(f[4], "|"), r.en, r.fr) {
			if name != "" && g.byName[name] == nil { // Georgia is the country, which stands first
				g.byName[name] = r
				g.longest = max(g.longest, len(strings.Fields(name)))
			}
		}
	}
	return g
})

// codesIn returns the codes of the regions that a text names, in its order, each once. Capitals count: "grenade" is no Grenada. The longest
// name wins, so that Papua New Guinea is not Guinea.
func codesIn(text string) []string {
	var codes []string
	g, words := places(), strings.Fields(text)
	for i := 0; i < len(words); i++ {
		for n := min(g.longest, len(words)-i); n > 0; n-- {
			r := g.byName[bareName(words[i:i+n])]
			if r == nil {
				continue
			}
			if !slices.Contains(codes, r.code) {
				codes = append(codes, r.code)
			}
			i += n - 1
			break
		}
	}
	return codes
}

// bareName joins the words of a name without the marks around it: "(Chile)," is Chile, "l’Italie" and "France's" are Italie and France.
func bareName(words []string) string {
	name := strings.Join(words, " ")
	if places().byName[name] != nil { // "Washington, D.C."
		return name
	}
	name = strings.TrimFunc(name, func(r rune) bool { return !unicode.IsLetter(r) })
	for _, mark := range []string{"'", "’"} {
		if before, after, ok := strings.Cut(name, mark); ok {
			switch {
			case utf8.RuneCountInString(before) == 1:
				name = after
			case after == "s":
				name = before
			}
		}
	}
	return name
}

// country returns the country of a region: "US" of "US-CO".
func country(code string) string {
	c, _, _ := strings.Cut(code, "-")
	return c
}

// national adds the country to a territory that has a code of its own: a cyclone on Mayotte is news in all of France.
func national(codes []string) []string {
	out := slices.Clone(codes)
	for _, c := range codes {
		switch c {
		case "BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "WF", "YT":
			out = append(out, "FR")
		case "AS", "GU", "MP", "PR", "VI":
			out = append(out, "US")
		}
	}
	return unique(out)
}

// nameOf returns the English and the French name of a region, its code if it has none.
func nameOf(code string) (en, fr string) {
	if r := places().byCode[code]; r != nil {
		return r.en, r.fr
	}
	return code, code
}

// inFrench puts the preposition before the name of a country: "en Grèce", "au Chili", "aux Philippines".
func inFrench(name string) string {
	first, _ := utf8.DecodeRuneInString(name)
	switch {
	case slices.Contains([]string{"Cuba", "Chypre", "Haïti", "Taïwan", "Malte", "Madagascar", "Mayotte", "Hong Kong", "Porto Rico", "Maurice", "La Réunion"}, name):
		return "à " + name
	case strings.HasPrefix(name, "Îles "), strings.HasPrefix(name, "États-"), strings.HasPrefix(name, "Pays-"), name == "Philippines", name == "Émirats arabes unis",
		name == "Bahamas", name == "Maldives", name == "Comores", name == "Seychelles", name == "Fidji", name == "Tonga", name == "Palaos":
		return "aux " + name
	case strings.ContainsRune("AEIOUÉÈÎÅ", first):
		return "en " + name
	case strings.HasSuffix(name, "e") && !slices.Contains([]string{"Mexique", "Cambodge", "Mozambique", "Zimbabwe", "Belize", "Suriname"}, name):
		return "en " + name
	}
	return "au " + name
}
