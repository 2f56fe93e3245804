package rules

import (
	"strings"
	"sync"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// senses says what a word or an event speaks of: hazards, kinds of event, fire and explosion, "any" of them.
type senses uint32

// senseBit holds the bit of each name that a word list writes after ->.
var senseBit = func() map[string]senses {
	bits := map[string]senses{}
	for _, names := range [][]string{{"any", "explosion", "fire"}, draft.Hazards, draft.EventKinds} {
		for _, n := range names {
			bits[n] = 1 << len(bits)
		}
	}
	return bits
}()

// sensesOf reads the note of a word.
func sensesOf(note string) (s senses) {
	for name := range strings.FieldsSeq(note) {
		s |= senseBit[name]
	}
	return s
}

var (
	anySense  = senseBit["any"]
	epidemics = senseBit["epidemic"]
	hazards   = sensesOf(strings.Join(draft.Hazards, " "))
	contested = sensesOf("protest verdict debate brand-crisis election")
)

// means reports whether a word speaks of an event of the senses s.
func (s senses) means(word check.Hit) bool { return sensesOf(word.Note)&(s|anySense) != 0 }

// shares is means without the words that fit every event.
func (s senses) shares(word check.Hit) bool { return sensesOf(word.Note)&s&^anySense != 0 }

// newsName names an event in messages, with its place and its day: “Aurora cinema shooting” (Aurora, Colorado, 20 July 2012).
func newsName(e *draft.Event) string {
	var more []string
	if place := e.Place; place != "" && !strings.Contains(draft.Fold(e.Name), draft.Fold(place)) {
		more = append(more, place)
	}
	if !e.Start.IsZero() {
		more = append(more, e.Start.Format("2 January 2006"))
	}
	if len(more) == 0 {
		return "“" + e.Name + "”"
	}
	return "“" + e.Name + "” (" + strings.Join(more, ", ") + ")"
}

// figured returns the senses in which figures of speech clash with the event. From elsewhere an attack is an attack: that one was a bomb, which French
// does not tell from the word, is forgotten by then.
func figured(e check.EventHit, s senses) senses {
	if e.Reach == draft.Elsewhere && e.Event.Kind == "mass-violence" {
		return senseBit["mass-violence"]
	}
	return s
}

type sensesKey struct{}

// eventSenses returns what each event of the context is: what it says itself, else what its name and terms say.
func eventSenses(ctx *draft.Context) map[*draft.Event]senses {
	return ctx.Memo(sensesKey{}, func() any {
		all := make(map[*draft.Event]senses, len(ctx.Events))
		for i := range ctx.Events {
			e := &ctx.Events[i]
			all[e] = readSenses(e)
		}
		return all
	}).(map[*draft.Event]senses)
}

func readSenses(e *draft.Event) senses {
	s := senseBit[e.Kind] | senseBit[e.Hazard]
	if e.Hazard != "" || s&contested != 0 && e.Kind != "brand-crisis" { // the brand's own crisis is about something that jokes must avoid
		return s
	}
	name := append([]string{e.Name}, e.Terms...)
	told := sensesIn(strings.Join(name, ". "))
	if told == 0 { // "Shooting at the theatre" is no figure of speech in the name of an event: its words speak one by one
		told = sensesIn(strings.Join(strings.Fields(strings.Join(name, " ")), ". "))
	}
	if e.Kind != "natural-disaster" || told&hazards != 0 {
		s |= told
	}
	if e.Kind == "natural-disaster" && s&hazards == 0 {
		s |= hazards
	}
	return s
}

// sensesIn returns what the words of a text speak of, in both languages: a name of three words tells none.
func sensesIn(text string) (s senses) {
	for _, lang := range []string{"en", "fr"} {
		for _, f := range eventWords().Post(nil, &draft.Post{Lang: lang, Text: draft.NewText(text)}, nil) {
			s |= sensesOf(f.Message)
		}
	}
	return s
}

// eventWords looks up the words that tell what an event is.
var eventWords = sync.OnceValue(func() *check.Set {
	set, err := Compile(&check.Rule{ID: "event-words", Title: "-", Why: "-", Source: "-", Fix: "-", Severity: check.Note, Uses: []*check.Lexicon{disaster},
		Post: func(p *check.Pass) {
			for _, list := range []string{"named", "grave", "mixed"} {
				for _, h := range p.Hits(list) {
					p.Report(h.Quote, check.Note, h.Note)
				}
			}
		}})
	if err != nil {
		panic(err) // the word lists are part of the program
	}
	return set
})

// codeStems are what promotion codes make of disasters: STORMY20, ALLSOGGY.
var codeStems = []struct{ stem, sense string }{
	{"storm", "storm flood"}, {"hurricane", "storm"}, {"tornado", "storm"}, {"soggy", "storm flood"}, {"rainy", "storm flood"}, {"windy", "storm"}, {"tempete", "storm"}, {"ouragan", "storm"}, {"cyclone", "storm"},
	{"flood", "flood storm"}, {"inondation", "flood storm"}, {"quake", "earthquake"}, {"shake", "earthquake"}, {"seisme", "earthquake"}, {"tremble", "earthquake"}, {"tsunami", "tsunami"},
	{"wildfire", "wildfire"}, {"smoke", "wildfire fire"}, {"haze", "wildfire"}, {"incendie", "wildfire fire"}, {"volcan", "eruption"}, {"heatwave", "heat"}, {"canicule", "heat"}, {"blizzard", "snow storm"}, {"snowed", "snow storm"},
	{"quarantin", "epidemic"}, {"lockdown", "epidemic"}, {"covid", "epidemic"}, {"corona", "epidemic"}, {"confine", "epidemic"}, {"explosion", "explosion"}, {"attentat", "mass-violence"}, {"disaster", "any"}, {"tragedy", "any"},
}

// graveCode finds a promotion code that holds a word of the senses s or of the name of the event, if there is one.
func graveCode(p *check.Pass, s senses, e *draft.Event) (code draft.Quote, ok bool) {
	for _, h := range p.Hits("code") {
		for i := h.Last + 1; h.First >= 0 && i <= h.Last+3; i++ { // "code: all soggy", "code is STORMY20"
			q, word := p.Word(i)
			if q.Text == nil || q.String() == word { // small letters: no code, but for the words after a colon
				if !strings.Contains(word, "soggy") {
					continue
				}
			}
			for _, c := range codeStems {
				if sensesOf(c.sense)&(s|anySense) != 0 && strings.Contains(word, c.stem) {
					return q, true
				}
			}
			if holdsName(word, e) {
				return q, true
			}
		}
	}
	return code, false
}

// holdsName reports whether a code is made of a hashtag or of a capitalised word of the event's name: SANDYSALE.
func holdsName(code string, e *draft.Event) bool {
	if e == nil {
		return false
	}
	for _, tag := range e.Hashtags {
		if t := check.Squash(tag); len(t) > 3 && strings.Contains(code, t) {
			return true
		}
	}
	for word := range strings.FieldsSeq(e.Name) {
		if t := check.Squash(word); len(t) > 3 && word[0] < 'a' && strings.Contains(code, t) {
			return true
		}
	}
	return false
}
