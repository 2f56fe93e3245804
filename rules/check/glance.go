package check

// A glance is what a match tells before anybody looks which phrase of which list it is: enough for nearly every question of a rule, and a few numbers
// to put together.
type glance struct {
	triggers uint64   // a bit for each rule that one of its lists triggers
	lexicons uint64   // a bit by lexiconBit: such a lexicon may have hits
	lists    span     // of which it may be a phrase, in glances.lists
	keys     [4]uint8 // the nameKeys of these, some of them twice if they are fewer
}

func lexiconBit(lexicon int32) uint64 { return 1 << (lexicon & 63) }

// glances are those that a Pass has met: of most sets no post of a calendar holds a phrase.
type glances struct {
	list   []glance  // the first is of no set
	lists  []int32   // of each glance those of which it tells
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
	triggered, may, spoken := uint64(0), &p.may, p.languages()
	clear(may[:])
	for i := range p.matches {
		m := &p.matches[i]
		numbers := p.glances.number[int(m.index)*languages+spoken]
		if int(m.set) < len(numbers) {
			m.glance = numbers[m.set]
		}
		if m.glance == 0 {
			m.glance = p.meet(m)
		}
		g := &p.glances.list[m.glance]
		triggered |= g.triggers
		may[g.keys[0]], may[g.keys[1]], may[g.keys[2]], may[g.keys[3]] = true, true, true, true
		for i := g.lists.from + int32(len(g.keys)); i < g.lists.to; i++ {
			may[p.set.lists[p.glances.lists[i]].key] = true
		}
	}
	p.triggered, p.presentOK = triggered, false
	if p.set.strict {
		for i := range may {
			may[i] = true
		}
	}
}

// isPresent reports whether the post may hold a phrase of a list.
func (p *Pass) isPresent(list int32) bool {
	if !p.presentOK {
		clear(p.present)
		for i := range p.matches {
			lists := p.glances.list[p.matches[i].glance].lists
			for _, list := range p.glances.lists[lists.from:lists.to] {
				p.present[list] = true
			}
		}
		p.presentOK = true
	}
	return p.present[list]
}

// meet notes what a set tells in the languages of the post.
func (p *Pass) meet(m *match) int32 {
	x, numbers := p.set.indexes[m.index], &p.glances.number[int(m.index)*languages+p.languages()]
	if *numbers == nil {
		*numbers = make([]int32, x.sets.count())
	}
	g := glance{lists: span{from: int32(len(p.glances.lists))}}
	for n, to := x.of(m.set); n < to; n++ {
		if e := x.member(n); p.speaks(e) {
			info := &p.set.lists[e.list]
			p.glances.lists = append(p.glances.lists, e.list)
			g.triggers |= info.triggers
			g.lexicons |= lexiconBit(info.lexicon)
		}
	}
	g.lists.to = int32(len(p.glances.lists))
	if lists := p.glances.lists[g.lists.from:]; len(lists) > 0 {
		for i := range g.keys {
			g.keys[i] = p.set.lists[lists[i%len(lists)]].key
		}
	}
	p.glances.list = append(p.glances.list, g)
	(*numbers)[m.set] = int32(len(p.glances.list) - 1)
	return (*numbers)[m.set]
}

// speaks reports whether an entry is in a language of the post.
func (p *Pass) speaks(e *entry) bool {
	return e.lang&p.Lang != 0 && !(e.both && p.doubt && e.lang != English|French)
}
