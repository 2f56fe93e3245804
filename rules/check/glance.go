package check

import "slices"

// A glance is what a match tells before anybody looks which phrase of which list it is: enough for nearly every question of a rule, and a few numbers
// to put together.
type glance struct {
	triggers uint64   // a bit for each rule that one of its lists triggers
	lexicons uint64   // a bit by lexiconBit: such a lexicon may have hits
	lists    [4]int32 // of which it may be a phrase, some of them twice if they are fewer
	keys     [4]uint8 // their nameKeys
	more     []int32  // the lists that are left if they are more
}

func lexiconBit(lexicon int32) uint64 { return 1 << (lexicon & 63) }

// glances are those that a Pass has met: of most sets no post of a calendar holds a phrase.
type glances struct {
	list   []glance  // the first is of no set
	number [][]int32 // by index and by the languages of a post: of each set its number in list, 0 if it was not met
}

// languages numbers what the languages of a post may be, with and without doubt.
const languages = 8

func (p *Pass) languages() int {
	if p.doubt {
		return int(p.Lang) + languages/2
	}
	return int(p.Lang)
}

// sum puts together what the matches tell in the languages of the post.
func (p *Pass) sum() {
	triggered := uint64(0)
	clear(p.may[:])
	clear(p.present)
	for i := range p.matches {
		m := &p.matches[i]
		numbers := p.glances.number[int(m.index)*languages+p.languages()]
		if int(m.set) < len(numbers) {
			m.glance = numbers[m.set]
		}
		if m.glance == 0 {
			m.glance = p.meet(m)
		}
		g := &p.glances.list[m.glance]
		triggered |= g.triggers
		p.may[g.keys[0]], p.may[g.keys[1]], p.may[g.keys[2]], p.may[g.keys[3]] = true, true, true, true
		p.present[g.lists[0]], p.present[g.lists[1]], p.present[g.lists[2]], p.present[g.lists[3]] = true, true, true, true
		for _, list := range g.more {
			p.may[p.set.lists[list].key], p.present[list] = true, true
		}
	}
	p.triggered = triggered
	if p.set.strict {
		for i := range p.may {
			p.may[i] = true
		}
	}
}

// meet notes what a set tells in the languages of the post.
func (p *Pass) meet(m *match) int32 {
	x, numbers := p.set.indexes[m.index], &p.glances.number[int(m.index)*languages+p.languages()]
	if *numbers == nil {
		*numbers = make([]int32, x.sets.count())
	}
	var g glance
	var lists []int32
	for n, to := x.of(m.set); n < to; n++ {
		if e := x.member(n); p.speaks(e) {
			info := &p.set.lists[e.list]
			lists = append(lists, e.list)
			g.triggers |= info.triggers
			g.lexicons |= lexiconBit(info.lexicon)
		}
	}
	slices.Sort(lists)
	lists = slices.Compact(lists)
	for i := range g.lists {
		if g.lists[i] = int32(len(p.set.lists)); len(lists) > 0 { // else it is a list that nobody asks for
			g.lists[i] = lists[i%len(lists)]
			g.keys[i] = p.set.lists[g.lists[i]].key
		}
	}
	g.more = lists[min(len(g.lists), len(lists)):]
	p.glances.list = append(p.glances.list, g)
	(*numbers)[m.set] = int32(len(p.glances.list) - 1)
	return (*numbers)[m.set]
}

// speaks reports whether an entry is in a language of the post.
func (p *Pass) speaks(e *entry) bool {
	return e.lang&p.Lang != 0 && !(e.both && p.doubt && e.lang != English|French)
}
