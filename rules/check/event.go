package check

import "github.com/postlint/postlint/rules/draft"

// An EventHit says that an event is in the news when and where the post is read, and where the post speaks of it.
type EventHit struct {
	Event *draft.Event
	Reach draft.Reach // how near it is to the readers of the post
	Refs  []EventRef  // none: the post does not name it; of more than 500 the first ones, which is then said as for Hits
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

// Events returns the events that the post meets when it goes out: those in a region in which it is read, and from elsewhere those that are
// critical, of which everyone hears. A post without date goes out now; without a clock no event is known to be met.
func (p *Pass) Events() []EventHit {
	if !p.eventsOK {
		p.eventsOK = true
		p.findEvents()
	}
	for i := range p.events {
		if refs := p.events[i].Refs; len(refs) == mostRefs {
			p.cut = refs[mostRefs-1].Quote
		}
	}
	return p.events
}

func (p *Pass) findEvents() {
	if len(p.Context.Events) == 0 {
		return
	}
	from, to, known := p.Context.Window(p.Post)
	if !known {
		return
	}
	regions := p.Context.Regions(p.Post)
	refs := p.eventRefs()
	for i := range p.Context.Events {
		e := &p.Context.Events[i]
		if reach := e.Reach(regions); e.Meets(from, to) && (reach != draft.Elsewhere || e.Severity == draft.Critical) {
			p.events = append(p.events, EventHit{e, reach, refs[i]})
		}
	}
}

// eventRefs finds all events of the context that the post names.
func (p *Pass) eventRefs() map[int][]EventRef {
	x := p.Context.Memo(eventIndexKey{}, func() any { return newEventIndex(p.Context.Events) }).(*eventIndex)
	var refs map[int][]EventRef
	words := map[int][]EventRef{} // of names, which count in company
	add := func(text *draft.Text, t *tokens, outside int) {
		x.look(t)
		p.named = x.scan(p.named[:0], t)
		for _, m := range p.named {
			for i, to := x.of(m.set); i < to; i++ {
				e := x.member(i)
				event := int(e.list)
				ref, ok := x.ref(text, t, &m, e, outside)
				switch {
				case !ok:
				case ref.By == ByName:
					if w := words[event]; len(w) < mostRefs {
						words[event] = append(w, ref)
					}
				default:
					if refs == nil {
						refs = map[int][]EventRef{}
					}
					refs[event] = addRef(refs[event], ref)
				}
			}
		}
	}
	add(p.Post.Text, &p.tokens, 0)
	for i, q := range p.Post.Hashtags { // read has cut them
		add(q.Text, &p.outside[i], i+1)
	}
	for i := range p.Tags() {
		t := &p.tags[i]
		x.tagPlace(t.Norm, func(event int) {
			if refs == nil {
				refs = map[int][]EventRef{}
			}
			refs[event] = addRef(refs[event], EventRef{Quote: t.Quote, By: ByTag, First: t.First, Last: t.First})
		})
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
func (x *eventIndex) ref(text *draft.Text, t *tokens, m *match, named *entry, outside int) (ref EventRef, ok bool) {
	if !x.stands(t, m, named) {
		return ref, false
	}
	ref = EventRef{By: RefKind(named.weight), First: -outside, Last: -outside}
	if m.entity >= 0 {
		e := t.entities[m.entity]
		if e.Kind == draft.Mention || ref.By == ByName {
			return ref, false
		}
		if ref.Quote = text.Quote(e.Start, e.End); ref.By != ByPlace {
			ref.By = ByTag
		}
		if outside == 0 {
			first, last, _ := t.around(e.Start, e.End)
			ref.First, ref.Last = int(first), int(last)
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
	different, capital, seen := 0, false, map[string]bool{}
	for _, w := range words {
		folded := draft.Fold(w.Quote.String())
		new := !seen[folded]
		seen[folded] = true
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

// mostRefs is how many places are remembered in which a post names one event: each is held against the others.
const mostRefs = 500

// addRef keeps the surest way in which a place names an event.
func addRef(refs []EventRef, r EventRef) []EventRef {
	if len(refs) == mostRefs {
		return refs
	}
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
