package check

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/draft"
)

type eventIndexKey struct{}

// eventIndex is the names of all events of a context; the list of a term is the number of its event, its weight the RefKind.
type eventIndex struct {
	*index
	names  *builder           // of the index; nil once it is frozen
	places map[string][]int32 // events by the names of their places, folded and as one word
	kinds  []string           // of each event its kind, or its hazard
}

// put adds words that name an event, however they are written.
func (x *eventIndex) put(event int, by RefKind, words string) { x.add(event, by, words, 0) }

// putName adds words that name an event where they have the capitals of a name: "Sandy" is the storm, "sandy" is a beach, and nobody who feels
// "not guilty" speaks of #NotGuilty.
func (x *eventIndex) putName(event int, by RefKind, words string) { x.add(event, by, words, '=') }

func (x *eventIndex) add(event int, by RefKind, words string, cond byte) {
	// Names are data: what a list would read as a sign of its own syntax is none.
	words = strings.Map(func(r rune) rune {
		if strings.ContainsRune("()<>*|=^", r) {
			return ' '
		}
		return r
	}, strings.ReplaceAll(words, "->", " "))
	_ = x.names.addPlain(words, entry{list: int32(event), lang: English | French, weight: int16(by), cond: cond}) // a name without a word is none
}

func newEventIndex(events []draft.Event) *eventIndex {
	x := &eventIndex{names: newBuilder(), places: map[string][]int32{}, kinds: make([]string, len(events))}
	for i := range events {
		e := &events[i]
		x.kinds[i] = cmp.Or(e.Hazard, e.Kind)
		for _, h := range e.Hashtags {
			words := tagWords(h)
			x.put(i, ByTag, Squash(h))
			if strings.Contains(words, " ") {
				x.putName(i, ByTerm, words)
				x.putPlaced(i, words, e.Place)
			} else if r, _ := utf8.DecodeRuneInString(words); unicode.IsUpper(r) {
				x.putName(i, ByWord, words)
			}
		}
		for _, t := range e.Terms {
			for _, form := range numbers(t) {
				x.put(i, ByTerm, form)
			}
		}
		for _, n := range properNames(e.Name) {
			if !strings.Contains(Squash(e.Place), Squash(n)) { // a place is no more than a place: "La Réunion"
				x.put(i, ByTerm, n)
			}
		}
		if e.Kind == "epidemic" {
			if name := diseaseName(e.Name, e.Place); name != "" {
				x.put(i, ByTerm, name)
			}
		}
		for n, place := range places(e.Place) {
			if n == 0 {
				x.putName(i, ByPlace, place)
			}
			if norm := Squash(place); len(norm) >= shortestPlace {
				x.places[norm] = append(x.places[norm], int32(i))
			}
		}
		if name := stormName(e.Name); name != "" {
			x.putName(i, ByWord, name)
			x.put(i, ByTag, name)
			for _, w := range stormWords {
				x.put(i, ByTag, w+name)
			}
		}
		for _, w := range strings.FieldsFunc(e.Name, notLetter) {
			if len(w) >= shortestName {
				x.put(i, ByName, w)
			}
		}
	}
	x.index, x.names = x.names.freeze(), nil
	return x
}

// shortestName is the number of bytes from which a word of an event's name tells something: "thrown", not "at".
const shortestName = 4

func notLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }

// shortestPlace is the number of bytes from which the name of a place is looked for inside a hashtag: "nice", not "US".
const shortestPlace = 4

// places returns the names that an event's place is made of, without articles: Havre and Normandie of "Le Havre, Normandie".
func places(place string) []string {
	var names []string
	for part := range strings.FieldsFuncSeq(place, func(r rune) bool { return strings.ContainsRune(",;/()", r) }) {
		part = strings.TrimSpace(part)
		for _, article := range [...]string{"le ", "la ", "les ", "the ", "l'", "l’"} {
			if len(part) > len(article) && strings.EqualFold(part[:len(article)], article) {
				part = part[len(article):]
				break
			}
		}
		if part != "" {
			names = append(names, part)
		}
	}
	return names
}

// putPlaced adds the words of a hashtag that names the place as a sentence writes them: "Aurora shooting" of "#AuroraShooting", and "aurora shooting"
// unless the place is so short that it may be a word of its own, as Nice is.
func (x *eventIndex) putPlaced(event int, words, place string) {
	tag := strings.Fields(words)
	for _, p := range places(place) {
		n := len(strings.Fields(p))
		if n >= len(tag) || draft.Fold(strings.Join(tag[:n], " ")) != draft.Fold(p) {
			continue
		}
		x.putName(event, ByTerm, strings.Join(tag[:n], " ")+" "+strings.ToLower(strings.Join(tag[n:], " ")))
		if len(p) > shortestPlace {
			x.put(event, ByTerm, words)
		}
	}
}

// numbers returns a term with its first and its last word in the singular and the plural as both languages form them with an s: "attentat de Lyon"
// and "attentats de Lyon". One word alone only grows: "Paris" without its s is a bet.
func numbers(term string) []string {
	forms := []string{term}
	words := strings.Fields(term)
	if len(words) == 0 {
		return forms
	}
	for _, at := range []int{0, len(words) - 1} {
		w := words[at]
		if r, _ := utf8.DecodeLastRuneInString(w); len(w) < shortestName || !unicode.IsLetter(r) {
			continue
		}
		other := w + "s"
		if stem, plural := strings.CutSuffix(w, "s"); plural {
			if other = stem; len(words) == 1 || unicode.IsUpper([]rune(w)[0]) {
				continue
			}
		}
		changed := slices.Clone(words)
		changed[at] = other
		forms = append(forms, strings.Join(changed, " "))
	}
	return forms
}

// stormWords stand before the name of a storm.
var stormWords = []string{"hurricane", "storm", "cyclone", "typhoon", "ouragan", "tempete", "typhon"}

// stormName returns the name of the storm that an event's name holds: "Benjamin" of "Tempête Benjamin, vigilance rouge".
func stormName(name string) string {
	words := strings.FieldsFunc(name, notLetter)
	for i := 1; i < len(words); i++ {
		if r, _ := utf8.DecodeRuneInString(words[i]); unicode.IsUpper(r) && slices.Contains(stormWords, draft.Fold(words[i-1])) {
			return words[i]
		}
	}
	return ""
}

// diseaseName returns what is left of an epidemic's name without its place and the words for an epidemic: "Dengue" of "Dengue outbreak in Réunion".
func diseaseName(name, place string) string {
	generic := " epidemic outbreak pandemic virus disease cases health crisis emergency of in the a an de du des la le les l d en au aux a epidemie pandemie maladie cas foyer crise sanitaire alerte " + strings.Join(strings.FieldsFunc(draft.Fold(place), notLetter), " ") + " "
	var left []string
	for w := range strings.FieldsFuncSeq(name, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("’'(),:", r) }) {
		if !strings.Contains(generic, " "+draft.Fold(w)+" ") {
			left = append(left, w)
		}
	}
	return strings.Join(left, " ")
}

// An affix is what people write before or after the name of a place to make a hashtag of what happened there.
type affix struct {
	word  string
	kinds string // of event or hazard, for which it is written; "": all
}

var (
	tagHeads = []affix{{"prayfor", ""}, {"pray4", ""}, {"prayersfor", ""}, {"standwith", ""}, {"westandwith", ""}, {"staystrong", ""}, {"helpfor", ""}, {"jesuis", ""}, {"noussommes", ""}, {"priezpour", ""}, {"prionspour", ""}, {"pensees", ""}, {"solidarite", ""}, {"soutien", ""}}
	tagTails = []affix{{"strong", ""}, {"united", ""}, {"victims", ""}}
	// What happened stands on either side: #ParisAttacks, #AttentatsDeParis.
	tagWhats = []affix{
		{"shooting", "mass-violence"}, {"shootings", "mass-violence"}, {"massacre", "mass-violence"}, {"attack", "mass-violence war"}, {"attacks", "mass-violence war"}, {"stabbing", "mass-violence"}, {"bombing", "mass-violence war"}, {"bombings", "mass-violence war"},
		{"attentat", "mass-violence"}, {"attentats", "mass-violence"}, {"fusillade", "mass-violence"}, {"attaque", "mass-violence war"}, {"attaques", "mass-violence war"}, {"tuerie", "mass-violence"},
		{"earthquake", "earthquake tsunami"}, {"quake", "earthquake tsunami"}, {"seisme", "earthquake tsunami"}, {"tsunami", "earthquake tsunami"},
		{"fire", "wildfire accident"}, {"fires", "wildfire accident"}, {"wildfire", "wildfire"}, {"wildfires", "wildfire"}, {"incendie", "wildfire accident"}, {"incendies", "wildfire accident"}, {"feux", "wildfire"},
		{"flood", "flood storm"}, {"floods", "flood storm"}, {"flooding", "flood storm"}, {"inondation", "flood storm"}, {"inondations", "flood storm"}, {"crue", "flood storm"}, {"crues", "flood storm"},
		{"storm", "storm"}, {"hurricane", "storm"}, {"tornado", "storm"}, {"cyclone", "storm"}, {"tempete", "storm"}, {"ouragan", "storm"},
		{"explosion", "accident mass-violence"}, {"blast", "accident mass-violence"}, {"crash", "accident"}, {"accident", "accident"}, {"collapse", "accident"}, {"effondrement", "accident"},
		{"riots", "protest"}, {"protests", "protest"}, {"unrest", "protest"}, {"emeutes", "protest"}, {"volcano", "eruption"}, {"eruption", "eruption"}, {"landslide", "landslide"}, {"outbreak", "epidemic"}, {"war", "war"}, {"guerre", "war"},
	}
)

// tagPlace calls found with each event of whose place a hashtag, folded and as one word, says what happened there or that people think of it.
func (x *eventIndex) tagPlace(norm string, found func(event int)) {
	if len(x.places) == 0 || len(norm) < 2*shortestPlace {
		return
	}
	try := func(place string, a affix) {
		for _, i := range x.places[place] {
			if kind := x.kinds[i]; a.kinds == "" || kind == "" || kind == "natural-disaster" || strings.Contains(" "+a.kinds+" ", " "+kind+" ") {
				found(int(i))
			}
		}
	}
	for n, heads := range [...][]affix{tagHeads, tagWhats} {
		for _, a := range heads {
			rest, ok := strings.CutPrefix(norm, a.word)
			if !ok {
				continue
			}
			try(rest, a)
			for _, link := range [...]string{"de", "du", "des", "a", "au", "aux", "en", "in", "la", "le", "les", "dela", "ala", "avec"} {
				if place, ok := strings.CutPrefix(rest, link); ok {
					try(place, a)
				}
			}
		}
		for _, a := range [...][]affix{tagTails, tagWhats}[n] {
			if place, ok := strings.CutSuffix(norm, a.word); ok {
				try(place, a)
			}
		}
	}
}

// tagWords returns the words that the capitals of a hashtag tell apart: "Hurricane Sandy".
func tagWords(tag string) string {
	var t tokens
	t.tag(draft.Words(tag))
	words := make([]string, 0, len(t.list))
	for _, k := range t.list {
		words = append(words, t.text[k.start:k.end])
	}
	return strings.Join(words, " ")
}

// properNames returns the runs of two or more capitalised words of an event's name: "Hurricane Sandy" of "Hurricane Sandy landfall". One
// such word alone may be any word at the start of a sentence.
func properNames(name string) []string {
	var names, run []string
	flush := func() {
		if len(run) > 1 {
			names = append(names, strings.Join(run, " "))
		}
		run = nil
	}
	for _, w := range strings.Fields(name) {
		word := strings.Trim(w, ".,;:!?()«»“”\"'")
		if r, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(r) {
			run = append(run, word)
		} else {
			flush()
		}
		if word != w && len(w) > 0 && strings.ContainsRune(".,;:!?()", rune(w[len(w)-1])) {
			flush()
		}
	}
	flush()
	return names
}
