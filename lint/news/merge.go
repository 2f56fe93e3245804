package news

import (
	"slices"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// A Refresh is what feeds brought, on its way into files of news.
type Refresh struct {
	Now      time.Time
	Brought  []*Snapshot     // in the order of Feeds; their texts are UTF-8, as Request.Answer gives them
	Answered map[string]bool // the feeds all of whose addresses answered
	Regions  []string        // what they were asked for; none: everything
	Partial  bool            // some feed was not heard: what an entry says more than was brought may be from that one, and stays
	Checked  bool            // set checked to Now: somebody told of what people do
}

// Changes is what a refresh did, for people.
type Changes struct {
	Added, Updated, Removed int // entries
	Known                   int // events that a person wrote down before a feed told of them
	Explained               int // tags that belong to an event that is known
}

// Merge writes what feeds brought into the files of news, whose first gets what is new, and returns their new contents. What people wrote
// stays byte for byte: only entries with a feed are changed, line by line, and what a person added to one (meaning, dismissed) stays with
// it. Entries of feeds that left the news two days ago go, and trends after 48 hours. Merging the same twice changes nothing.
func (r *Refresh) Merge(files []*draft.File) ([]string, Changes, error) {
	m := merger{Refresh: r}
	for _, f := range files {
		ed, err := open(f)
		if err != nil {
			return nil, m.done, err
		}
		m.files = append(m.files, ed)
	}
	all := Join(r.Brought...)
	m.events = unify(all.Events)
	m.mergeEvents()
	m.mergeTrends(all.Trends)
	if r.Checked {
		m.files[0].setChecked(r.Now)
	}
	var out []string
	for _, ed := range m.files {
		text, err := ed.result()
		if err != nil {
			return nil, m.done, err
		}
		out = append(out, text)
	}
	return out, m.done, nil
}

type merger struct {
	*Refresh
	files  []*editor
	events []told
	tags   map[string]bool // of all events that stay or come
	done   Changes
}

func (m *merger) mergeEvents() {
	m.tags = map[string]bool{}
	taken := make([]bool, len(m.events))
	type place struct {
		ed *editor
		t  *table
		e  *draft.Event
	}
	var unnamed []place
	keep := func(e *draft.Event) {
		for _, t := range e.Hashtags {
			m.tags[squash(t)] = true
		}
	}
	rewrite := func(p place, u *told) {
		e := u.Event
		e.Feed, e.ID, e.Meaning, e.Dismissed = p.e.Feed, p.e.ID, p.e.Meaning, p.e.Dismissed
		switch {
		case !m.Partial:
		case has(u.by, e.Feed, e.ID):
			absorb(&e, p.e)
		default: // its own feed was not heard: another one adds to what it said
			e = *p.e
			absorb(&e, &u.Event)
		}
		if until := p.e.Until(); !until.IsZero() && until.Before(u.Start) {
			e.Meaning, e.Dismissed = "", "" // under an old name, a new storm
		} else if p.e.Start.Before(e.Start) && apart(p.e.Start, e.Start) < 14*24*time.Hour {
			e.Start = p.e.Start // a feed without dates says today, every day
		}
		keep(&e)
		m.updated(p.ed, p.t, eventLines(p.e), eventLines(&e))
	}
	// First by name, then by what happened: an entry must not be taken for another one whose name is there.
	for _, ed := range m.files {
		for i, t := range ed.of("event") {
			e := &ed.snapshot.Events[i]
			if e.Feed == "" {
				keep(e)
				for j := range m.events {
					if !taken[j] && same(e, &m.events[j].Event) && !over(e, m.Now) {
						taken[j] = true
						m.done.Known++
					}
				}
				continue
			}
			j := slices.IndexFunc(m.events, func(u told) bool { return has(u.by, e.Feed, e.ID) })
			if j < 0 {
				unnamed = append(unnamed, place{ed, t, e})
				continue
			}
			if !taken[j] {
				taken[j] = true
				rewrite(place{ed, t, e}, &m.events[j])
			}
		}
	}
	for _, p := range unnamed {
		j := slices.IndexFunc(m.events, func(u told) bool { return same(p.e, &u.Event) })
		switch {
		case j >= 0 && !taken[j] && !over(p.e, m.Now):
			taken[j] = true
			rewrite(p, &m.events[j])
		case over(p.e, m.Now), m.Answered[p.e.Feed] && isLocal(p.e.Feed) && p.e.Concerns(m.Regions):
			p.ed.remove(p.t)
			m.done.Removed++
		default:
			keep(p.e)
		}
	}
	for j := range m.events {
		keep(&m.events[j].Event)
		if !taken[j] {
			m.added("event", eventLines(&m.events[j].Event))
		}
	}
}

func isLocal(feed string) bool {
	return slices.ContainsFunc(Feeds, func(f *Feed) bool { return f.Name == feed && f.Local })
}

// mergeTrends is mergeEvents for hashtags. A tag of an event that is known is no riddle, and one that a person wrote down is looked at.
func (m *merger) mergeTrends(brought []draft.Trend) {
	known := map[string]bool{}
	for _, ed := range m.files {
		for _, t := range ed.snapshot.Trends {
			if t.Feed == "" && (t.Meaning != "" || t.ActiveAt(m.Now, m.Now)) {
				known[squash(t.Hashtag)] = true
			}
		}
	}
	for _, ed := range m.files {
		for i, t := range ed.of("trend") {
			old := &ed.snapshot.Trends[i]
			j := slices.IndexFunc(brought, func(t draft.Trend) bool { return t.Feed == old.Feed && t.ID == old.ID })
			switch tag := squash(old.Hashtag); {
			case old.Feed == "":
			case known[tag] && old.Meaning == "", faded(old, m.Now) && j < 0:
				ed.remove(t)
				m.done.Removed++
			case j >= 0:
				known[tag] = true
				new := brought[j]
				new.Meaning, new.Seen = old.Meaning, later(old.Seen, new.Seen)
				m.updated(ed, t, trendLines(old), trendLines(&new))
			default:
				known[tag] = true
			}
		}
	}
	for i := range brought {
		t := &brought[i]
		switch tag := squash(t.Hashtag); {
		case known[tag]:
		case m.tags[tag]:
			m.done.Explained++
		default:
			known[tag] = true
			m.added("trend", trendLines(t))
		}
	}
}

func (m *merger) added(name string, l []line) {
	ed := m.files[0]
	ed.append(entry(name, l, ed.eol))
	m.done.Added++
}

func (m *merger) updated(ed *editor, t *table, old, new []line) {
	if !slices.Equal(old, new) {
		ed.update(t, old, new)
		m.done.Updated++
	}
}
