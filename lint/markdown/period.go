package markdown

import (
	"slices"
	"strconv"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/draft"
)

// A period is the run of days that a title names, from the first to the last. A title that names none has the zero period.
type period struct {
	first, last civil
	quote       draft.Quote

	zone  *time.Location // of shown
	shown *draft.Period  // the period in the zone that was asked for last: the posts under a title share it
}

// A civil is a day, a month (day 0), or either without its year (year 0).
type civil struct{ year, month, day int }

// periodFor returns the period that the nearest title above a post names. The heading of a single post may speak of any month; that
// of a file, a week or a calendar says when its posts go out. nil: no title does.
func (d *doc) periodFor(f *found) *period {
	if f.single {
		return nil
	}
	for s := f.sec; s != nil; s = s.parent {
		if s.head < 0 || s.head >= f.first && s.level > 1 {
			continue
		}
		if p := d.periodOf(s); p.first.month > 0 {
			return p
		}
	}
	return nil
}

var planWords = set("calendar calendrier planning plan schedule calendario kalender calendarul posts publications")

// isPlan reports whether a heading calls what is under it a plan: "Content calendar, March 2026".
func isPlan(s *section) bool {
	return slices.ContainsFunc(wordsIn(draft.Fold(s.title)), func(w string) bool { return planWords.of(w) })
}

// periodOf reads the title of a section, once.
func (d *doc) periodOf(s *section) *period {
	if s.period == nil {
		var p period
		if s.level == 1 || s.week || isPlan(s) {
			p = readPeriod(s.when.quote, s.when.weekOf, s.week && s.level > 1)
		}
		if p.first.month > 0 && p.last.year == 0 {
			year := d.yearAbove(s)
			p.first.year, p.last.year = year, year
			if year == 0 {
				p = period{}
			}
		}
		if p.first.month > 0 && p.last.before(p.first) {
			p.first.year-- // "29 décembre – 4 janvier 2026"
		}
		s.period = &p
	}
	return s.period
}

// yearAbove returns the year of dates without one under a heading.
func (d *doc) yearAbove(s *section) int {
	for a := s; a != nil; a = a.parent {
		if a.when.year > 0 {
			return a.when.year
		}
	}
	return d.year()
}

func (a civil) before(b civil) bool {
	return a.year < b.year || a.year == b.year && (a.month < b.month || a.month == b.month && a.day > 0 && b.day > 0 && a.day < b.day)
}

// in returns the period in a zone; nil for nil.
func (p *period) in(zone *time.Location) *draft.Period {
	if p == nil {
		return nil
	}
	if p.shown != nil && p.zone == zone {
		return p.shown
	}
	from := time.Date(p.first.year, time.Month(p.first.month), max(p.first.day, 1), 0, 0, 0, 0, zone)
	to := time.Date(p.last.year, time.Month(p.last.month), p.last.day+1, 0, 0, 0, 0, zone)
	if p.last.day == 0 {
		to = time.Date(p.last.year, time.Month(p.last.month)+1, 1, 0, 0, 0, 0, zone)
	}
	if p.first == p.last && p.first.day > 0 { // "Week of March 24": the seven days from it on, and the week around it
		from, to = monday(from), from.AddDate(0, 0, 7)
	}
	p.zone, p.shown = zone, &draft.Period{From: from, To: to, Quote: p.quote}
	return p.shown
}

// A dateWord is a word, a number or a sign of a title, with its place.
type dateWord struct {
	s        string // folded
	n        int    // of a number, else -1
	month    int    // that it names
	from, to int
}

// joints stand between the days, months and years of a period.
var joints = set("- – — . , & au aux to et of de du del der le the er th st nd rd through until till bis al a hasta ate and vom")

// readPeriod reads "March 2026", "1er – 15 mars 2026", "Week of March 24, 2026". A single day is a period only if it stands for its
// week, and a month without a year only as the heading of its posts (month).
func readPeriod(q draft.Quote, weekOf, month bool) period {
	list := dateWords(q.String())
	for i := 0; i < len(list); {
		from := i
		var run []dateWord
		for ; i < len(list); i++ {
			w := list[i]
			counted := i > 0 && (weekWords.of(list[i-1].s) || dayWords.of(list[i-1].s) || list[i-1].s == "#")
			if date := w.month > 0 || w.n >= 1 && w.n <= 31 && len(w.s) <= 2 && !counted || w.n >= 2000 && w.n < 2100; date {
				run = append(run, w)
				continue
			}
			if !joints.of(w.s) && weekdays.of(w.s) == 0 {
				break
			}
		}
		if p, ok := runPeriod(run, weekOf, month && from == 0); ok {
			start := run[0].from
			for k := from - 1; k >= 0 && k >= from-1 && weekWords.of(list[k].s); k-- {
				start = list[k].from
			}
			p.quote = draft.Quote{Text: q.Text, Start: q.Start + start, End: q.Start + run[len(run)-1].to}
			return p
		}
		if i == from {
			i++
		}
	}
	return period{}
}

// runPeriod reads days, months and years that stand side by side. In "1 – 15 mars" the month is that of both days, in "March 2–8"
// too, and a year is that of all before it.
func runPeriod(run []dateWord, weekOf, month bool) (p period, ok bool) {
	var days []civil
	end := len(run) - 1
	for end > 0 && run[end].n >= 2000 {
		end--
	}
	if end > 1 && run[0].month > 0 && weekdays.of(run[0].s) > 0 && run[2].month > 0 && run[end].month > 0 {
		run = run[1:] // "mar. 3 mars" is a Tuesday, "Mar 30 – Apr 5" none
	}
	for _, w := range run {
		last := len(days) - 1
		m := w.month
		switch {
		case w.n >= 2000:
			for k := range days {
				if days[k].year == 0 {
					days[k].year = w.n
				}
			}
		case m > 0 && (last < 0 || days[last].month > 0):
			days = append(days, civil{month: m})
		case m > 0:
			for k := range days {
				if days[k].month == 0 {
					days[k].month = m
				}
			}
		case last >= 0 && days[last].month > 0 && days[last].day == 0:
			days[last].day = w.n
		case last >= 0 && days[0].month > 0 && run[0].month > 0:
			days = append(days, civil{month: days[last].month, day: w.n})
		default:
			days = append(days, civil{day: w.n})
		}
	}
	if len(days) == 0 || len(days) > 2 {
		return p, false
	}
	p.first, p.last = days[0], days[len(days)-1]
	if p.first.month == 0 || p.last.month == 0 || p.first.year != p.last.year && p.first.year == 0 {
		return p, false
	}
	switch {
	case len(days) == 2:
		return p, p.first.day > 0 == (p.last.day > 0) && (p.first.day > 0 || p.last.year > 0)
	case p.first.day > 0:
		return p, weekOf
	}
	return p, p.first.year > 0 || month
}

// isoDate turns the "2026", "-", "03" at the end of a list into a month and its year, and "2026-03", "-", "08" into a day.
func isoDate(list []dateWord) []dateWord {
	n := len(list)
	if n < 3 || list[n-2].s != "-" || list[n-1].n < 1 || len(list[n-1].s) != 2 || list[n-3].to != list[n-2].from || list[n-2].to != list[n-1].from {
		return list
	}
	year, last := list[n-3], list[n-1]
	switch {
	case year.n < 2000:
		return list
	case n > 3 && list[n-4].month > 0 && list[n-4].from == year.from:
		return append(list[:n-3], last, dateWord{n: year.n, from: year.from, to: last.to})
	case last.n <= 12:
		return append(list[:n-3], dateWord{n: -1, month: last.n, from: year.from, to: last.to}, dateWord{n: year.n, from: year.from, to: last.to})
	}
	return list
}

// dateWords cuts a title into its words, numbers and signs.
func dateWords(s string) []dateWord {
	var out []dateWord
	for at := 0; at < len(s); {
		r, size := utf8.DecodeRuneInString(s[at:])
		end := at + size
		if kind := dateClass(r); kind > 0 {
			for end < len(s) {
				r, size := utf8.DecodeRuneInString(s[end:])
				if dateClass(r) != kind {
					break
				}
				end += size
			}
		}
		if !unicode.IsSpace(r) {
			w := dateWord{s: draft.Fold(s[at:end]), n: -1, from: at, to: end}
			w.month = months.of(w.s)
			if dateClass(r) == 1 && end-at <= 4 {
				w.n, _ = strconv.Atoi(s[at:end])
			}
			out = isoDate(append(out, w))
		}
		at = end
	}
	return out
}
