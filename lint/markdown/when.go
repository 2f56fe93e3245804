package markdown

import (
	"fmt"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// dateField reads the value of a field about time. What it does not understand is a problem, in words that say what it would.
func (d *doc) dateField(p *draft.Post, v *fieldValue) when {
	q := v.first()
	if q.IsZero() {
		return when{}
	}
	s := strings.TrimSpace(q.String())
	w, left, unsure := d.readDate(s)
	if left == noDay {
		return when{}
	}
	w.quote = q
	if v.field == fWeek && w.hasRel {
		w.week, w.rel, w.hasRel = w.rel, 0, false
	}
	if v.field == fTime {
		return when{weekday: w.weekday, loose: true, hour: w.hour, minute: w.minute, hasTime: w.hasTime, zone: w.zone, quote: q}
	}
	switch {
	case unsure:
		d.problem(q, p, fmt.Sprintf("Could not tell day from month in “%s”. Write 2026-04-03 or 3 April 2026.", s))
	case w.isZero() && !w.vague && v.field == fDate && looksLikeDate(s):
		d.problem(q, p, fmt.Sprintf("Did not understand the date “%s”. Write 2026-07-31, 31 juillet 2026 or 31 July 2026.", s))
	case w.day > 28 && w.month > 0 && w.day > daysIn(w.year, w.month), w.month > 12, w.day == 0 && w.month > 0 && left == numbersLeft:
		d.problem(q, p, fmt.Sprintf("Did not understand the date “%s”: there is no such day. Write 2026-07-31, 31 juillet 2026 or 31 July 2026.", s))
		w.day, w.month, w.year = 0, 0, 0
	}
	return w
}

// A said is what the value of a date field says.
type said struct {
	when   when
	left   leftover
	unsure bool
}

// mostSaid bounds the values that are remembered: hours and days come again, exact moments don't.
const mostSaid = 512

// readDate reads the value of a field about time; left is noDay if it is none on purpose. The same days and hours stand in many rows of a
// calendar, so that each is read once.
func (d *doc) readDate(s string) (w when, left leftover, unsure bool) {
	if v := d.dates[s]; v != nil {
		return v.when, v.left, v.unsure
	}
	folded := strings.Trim(draft.Fold(s), " *_`()[]")
	if word := firstWord(folded); word == "" || noDate.of(folded) || noDate.of(word) || folded == "true" || folded == "false" || len(s) > 200 {
		left = noDay
	} else {
		w, left, unsure = readWhen(s, true, d)
	}
	if len(d.dates) < mostSaid {
		if d.dates == nil {
			d.dates = map[string]*said{}
		}
		d.dates[s] = &said{w, left, unsure}
	}
	return w, left, unsure
}

// looksLikeDate reports whether somebody meant a date and not "after the launch": there is a digit in it.
func looksLikeDate(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] >= '0' && s[i] <= '9' {
			return true
		}
	}
	return false
}

func daysIn(year, month int) int {
	if year == 0 {
		year = 2024
	}
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// resolve puts together what the post, the headings above it and the file say about its day and hour.
func (d *doc) resolve(f *found, own []when) {
	w := &f.when
	for i := range own {
		w.with(&own[i], true)
	}
	for i := range f.whens {
		w.with(&f.whens[i], true)
	}
	for s := f.sec; s != nil; s = s.parent {
		w.with(&s.when, s.head >= f.first)
	}
	if f.single {
		w.with(&d.pathWhen, false)
	} else if len(d.root.kids) > 0 && f.sec == d.root {
		w.with(&d.root.kids[0].when, false)
	}
}

// with fills what w does not say from what the words above it say. near tells that c stands in the same row, label or heading: there
// "Tuesday" and "March 14" speak of one day, while under "March 14" a Tuesday is that of its week.
func (w *when) with(c *when, near bool) {
	if !w.hasTime && c.hasTime {
		w.hour, w.minute, w.hasTime, w.zone = c.hour, c.minute, true, c.zone
		if w.quote.IsZero() {
			w.quote = c.quote
		}
	}
	if w.year == 0 {
		w.year = c.year
	}
	if !w.says() {
		if c.says() || c.month > 0 {
			year := w.year
			hour, minute, has, zone := w.hour, w.minute, w.hasTime, w.zone
			month := w.month
			*w = *c
			w.hour, w.minute, w.hasTime, w.zone = hour, minute, has, zone
			if w.year == 0 {
				w.year = year
			}
			if w.month == 0 {
				w.month = month
			}
		}
		return
	}
	switch {
	case near && w.day > 0 && w.month > 0 && w.weekday == 0 && c.weekday > 0 && c.day == 0:
		w.weekday, w.loose, w.weekOf = c.weekday, c.loose, w.weekOf || c.column
	case near && w.day == 0 && w.month == 0 && c.day > 0 && c.month > 0 && !c.weekOf:
		weekday, loose := w.weekday, w.loose
		if weekday == 0 {
			weekday, loose = c.weekday, c.loose
		}
		hour, minute, has, zone, year := w.hour, w.minute, w.hasTime, w.zone, w.year
		*w = *c
		w.hour, w.minute, w.hasTime, w.zone, w.year = hour, minute, has, zone, year
		w.weekday, w.loose = weekday, loose
	case w.week > 0 && w.weekday == 0 && w.day == 0 && c.weekday > 0 && c.day == 0:
		w.weekday = c.weekday
	case w.day > 0 && w.month == 0 && c.month > 0:
		w.month = c.month
		if c.weekOf && c.day > 0 && w.day < c.day {
			if w.month++; w.month > 12 {
				w.month = 1
				if w.year > 0 {
					w.year++
				}
			}
		}
	case w.day == 0 && w.weekday > 0 && !w.hasRel && w.week == 0 && w.month == 0:
		switch {
		case c.day > 0 && c.month > 0: // "Tue" in the week of March 24
			w.day, w.month, w.weekOf = c.day, c.month, true
		case c.hasRel:
			w.rel, w.hasRel = c.rel, true
		case c.week > 0:
			w.week = c.week
		}
	case w.day == 0 && w.week > 0 && w.month == 0 && c.day > 0 && c.month > 0 && c.weekOf:
		w.day, w.month, w.weekOf = c.day, c.month, true
	}
}

// moment turns what was said into the moment of a post. years are known only once all posts of the file are read.
func (d *doc) moment(f *found) draft.Moment {
	w := f.when
	m := draft.Moment{Quote: w.quote}
	zone := w.zone
	if zone == nil {
		zone = d.opt.Zone
	}
	if zone == nil {
		zone = time.UTC
	}
	at := func(day time.Time) draft.Moment {
		m.Time, m.Precision = day, draft.Day
		if !w.loose {
			m.Weekday = w.weekday
		}
		m.Period = d.periodFor(f).in(zone)
		if w.hasTime {
			year, month, day := day.Date()
			m.Time, m.Precision = time.Date(year, month, day, w.hour, w.minute, 0, 0, zone), draft.Minute
		}
		return m
	}
	year := w.year
	if year == 0 {
		year = d.year()
	}
	switch {
	case w.day > 0 && w.month > 0:
		if year == 0 {
			d.noYear(w)
			return m
		}
		if w.day > 28 && w.day > daysIn(year, w.month) {
			return m
		}
		day := time.Date(year, time.Month(w.month), w.day, 0, 0, 0, 0, zone)
		if w.weekOf {
			first := monday(day)
			if w.weekday == 0 {
				m.Time, m.Precision = first, draft.Week
				return m
			}
			if day.Weekday() == time.Sunday && w.weekday < 7 {
				first = first.AddDate(0, 0, 7) // "Week of March 22", a Sunday: its Monday is the next day
			}
			day = first.AddDate(0, 0, w.weekday-1)
		}
		return at(day)
	case w.hasRel:
		m.Precision, m.Day = draft.Relative, w.rel
		if !d.opt.Start.IsZero() {
			offset := w.rel
			if offset > 0 {
				offset--
			}
			return at(d.start(zone).AddDate(0, 0, offset))
		}
	case w.week > 0:
		first := monday(d.start(zone)).AddDate(0, 0, 7*(w.week-1))
		switch {
		case d.opt.Start.IsZero() && w.weekday > 0:
			m.Precision, m.Day = draft.Relative, 7*(w.week-1)+w.weekday
		case d.opt.Start.IsZero():
		case w.weekday > 0:
			return at(first.AddDate(0, 0, w.weekday-1))
		default:
			m.Time, m.Precision = first, draft.Week
		}
	case w.weekday > 0:
		m.Precision, m.Day = draft.Relative, 7*w.laterWeeks+w.weekday
	}
	return m
}

// weeksOfDays gives weekdays that nothing dates the weeks that the order of the posts tells: a Monday below a Friday is that of
// the next week. Otherwise all Mondays of a plan would be one crowded day.
func (d *doc) weeksOfDays() {
	week, last := 0, 0
	for _, f := range d.found {
		w := &f.when
		if w.weekday == 0 || w.day > 0 || w.hasRel || w.week > 0 {
			continue
		}
		if w.weekday < last {
			week++
		}
		last = w.weekday
		w.laterWeeks = week
	}
}

func (d *doc) start(zone *time.Location) time.Time {
	y, m, day := d.opt.Start.Date()
	return time.Date(y, m, day, 0, 0, 0, 0, zone)
}

func monday(t time.Time) time.Time { return t.AddDate(0, 0, -(int(t.Weekday())+6)%7) }
