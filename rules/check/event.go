package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/draft"
)

// An EventHit says that an event is in the news when and where the post is read, and where the post speaks of it.
type EventHit struct {
	Event *draft.Event
	Refs  []EventRef // none: the post does not name it
}

// An EventRef is a place where a post names an event.
type EventRef struct {
	Quote       draft.Quote
	By          RefKind
	First, Last int // its words, as in Hit
}

// RefKind is how an event is named, the surest first.
type RefKind uint8

const (
	ByTag   RefKind = iota // by one of its hashtags
	ByTerm                 // by one of its terms or by its name
	ByWord                 // by the words of its hashtag in prose: "Sandy"
	ByName                 // by two words of its name, or by one and its place: "milkshakes" and "Scotland"
	ByPlace                // by its place alone: "Boston"
)

// Events returns the events that are in the news when the post goes out, in a region in which it is read. A post without date goes out now;
// without a clock no event is known to be active.
func (p *Pass) Events() []EventHit {
	if p.eventsOK {
		return p.events
	}
	p.eventsOK = true
	if len(p.Context.Events) == 0 {
		return nil
	}
	from, to, known := p.Context.Window(p.Post)
	if !known {
		return nil
	}
	regions := p.Context.Regions(p.Post)
	refs := p.eventRefs()
	for i := range p.Context.Events {
		if e := &p.Context.Events[i]; e.ActiveAt(from, to) && e.Concerns(regions) {
			p.events = append(p.events, EventHit{e, refs[i]})
		}
	}
	return p.events
}

type eventIndexKey struct{}

// eventIndex is the names of all events of a context; the list of a term is the number of its event, its weight the RefKind.
type eventIndex struct{ *index }

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
	_ = x.addPlain(words, entry{list: int32(event), lang: English | French, weight: int16(by), cond: cond}) // a name without a word is none
}

func newEventIndex(events []draft.Event) *eventIndex {
	x := &eventIndex{newIndex()}
	for i := range events {
		e := &events[i]
		for _, h := range e.Hashtags {
			words := tagWords(h)
			x.put(i, ByTag, Squash(h))
			if strings.Contains(words, " ") {
				x.putName(i, ByTerm, words)
			} else if r, _ := utf8.DecodeRuneInString(words); unicode.IsUpper(r) {
				x.putName(i, ByWord, words)
			}
		}
		for _, t := range e.Terms {
			x.put(i, ByTerm, t)
		}
		for _, n := range properNames(e.Name) {
			x.put(i, ByTerm, n)
		}
		place, _, _ := strings.Cut(e.Place, ",")
		x.putName(i, ByPlace, place)
		for _, w := range strings.FieldsFunc(e.Name, notLetter) {
			if len(w) >= shortestName {
				x.put(i, ByName, w)
			}
		}
	}
	return x
}

// eventRefs finds all events of the context that the post names.
func (p *Pass) eventRefs() map[int][]EventRef {
	x := p.Context.Memo(eventIndexKey{}, func() any { return newEventIndex(p.Context.Events) }).(*eventIndex)
	var refs map[int][]EventRef
	words := map[int][]EventRef{} // of names, which count in company
	add := func(text *draft.Text, t *tokens, outside int) {
		x.look(t)
		for _, m := range x.scan(nil, t) {
			tm := x.entry(m.term)
			ref, ok := x.ref(text, t, m, outside)
			switch {
			case !ok:
			case ref.By == ByName:
				words[int(tm.list)] = append(words[int(tm.list)], ref)
			default:
				if refs == nil {
					refs = map[int][]EventRef{}
				}
				refs[int(tm.list)] = addRef(refs[int(tm.list)], ref)
			}
		}
	}
	add(p.Post.Text, &p.tokens, 0)
	for i, q := range p.Post.Hashtags {
		p.outside.tag(q)
		add(q.Text, &p.outside, i+1)
	}
	for event, named := range words {
		if ref, ok := inCompany(named, refs[event]); ok {
			if refs == nil {
				refs = map[int][]EventRef{}
			}
			refs[event] = addRef(refs[event], ref)
		}
	}
	return refs
}

// ref makes a reference of a match, unless its words are not written as a name is.
func (x *eventIndex) ref(text *draft.Text, t *tokens, m match, outside int) (ref EventRef, ok bool) {
	if !x.stands(t, m) {
		return ref, false
	}
	ref = EventRef{By: RefKind(x.entry(m.term).weight), First: -outside, Last: -outside}
	if m.entity >= 0 {
		e := t.entities[m.entity]
		if e.Kind == draft.Mention || ref.By == ByName {
			return ref, false
		}
		if ref.Quote = text.Quote(e.Start, e.End); ref.By != ByPlace {
			ref.By = ByTag
		}
		if outside == 0 {
			ref.First, ref.Last, _ = t.around(e.Start, e.End)
		}
		return ref, true
	}
	a, b := &t.list[m.first], &t.list[m.last]
	if ref.By == ByTag { // the tag's letters as a word of a sentence; ByWord has it where it is a name
		return ref, false
	}
	ref.Quote = text.Quote(int(a.start), int(b.end))
	if outside == 0 {
		ref.First, ref.Last = int(m.first), int(m.last)
	}
	if a.entity >= 0 && a.entity == b.entity { // a tag that holds the name: #PrayForBoston
		e := t.entities[a.entity]
		ref.Quote = text.Quote(e.Start, e.End)
	}
	return ref, true
}

// inCompany returns the first of the words of a name if there are two different ones, or one and another reference elsewhere, and if one of
// all is written with a capital: alone, a word of a name is a word like any other.
func inCompany(words, refs []EventRef) (EventRef, bool) {
	different, capital := 0, false
	for i, w := range words {
		new := true
		for _, o := range words[:i] {
			new = new && draft.Fold(o.Quote.String()) != draft.Fold(w.Quote.String())
		}
		for _, r := range refs {
			new = new && (r.Quote.Text != w.Quote.Text || r.Quote.End <= w.Quote.Start || w.Quote.End <= r.Quote.Start)
		}
		if new {
			different++
		}
		capital = capital || shape(w.Quote.String()) == 1 && w.First > 0
	}
	if len(refs) > 0 {
		different, capital = different+1, true
	}
	return words[0], different > 1 && capital
}

// shortestName is the number of bytes from which a word of an event's name tells something: "thrown", not "at".
const shortestName = 4

func notLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }

// addRef keeps the surest way in which a place names an event.
func addRef(refs []EventRef, r EventRef) []EventRef {
	for i, o := range refs {
		if o.Quote.Text == r.Quote.Text && o.Quote.Start < r.Quote.End && r.Quote.Start < o.Quote.End {
			if r.By < o.By || r.By == o.By && r.Quote.End-r.Quote.Start > o.Quote.End-o.Quote.Start {
				refs[i] = r
			}
			return refs
		}
	}
	return append(refs, r)
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
