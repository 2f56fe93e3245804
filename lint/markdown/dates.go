package markdown

import (
	"strings"
	"time"
	"unicode"

	"github.com/postlint/postlint/rules/draft"
)

// A when is what some words say about the day and hour of a post: zero fields are not said. Whens of a row, its heading and
// the headings above are put together to a draft.Moment.
type when struct {
	year, month, day int
	weekday          int  // 1 is Monday
	rel              int  // the day of "Day 3", "J-7"
	hasRel           bool // rel is said
	week             int
	hour, minute     int
	hasTime          bool
	weekOf           bool // the day stands for its week: "Week of March 24", "Feb 17-23"
	loose            bool // the weekday says nothing about the day: other words stand between them, or it is one of several
	column           bool // the weekday heads a column, so that the day of a row stands for its week
	laterWeeks       int  // weeks from the first weekday of the file to this one
	vague            bool // "3 weeks ago"
	zone             *time.Location
	quote            draft.Quote
}

// hasDay reports whether one day is told, if only by its weekday or its number.
func (w *when) hasDay() bool { return w.day > 0 && !w.weekOf || w.weekday > 0 || w.hasRel }

func (w *when) isZero() bool {
	return w.year == 0 && w.month == 0 && w.day == 0 && w.weekday == 0 && !w.hasRel && w.week == 0 && !w.hasTime
}

// says reports whether w says something about the day.
func (w *when) says() bool { return w.day > 0 || w.weekday > 0 || w.hasRel || w.week > 0 }

// A dateReader reads the tokens of some words from left to right.
type dateReader struct {
	t      []token
	w      *when
	strict bool // the words are the value of a date field, and nothing else
	file   *doc // whose language tells whether ambiguous numbers are day first; nil: they are not
	unsure bool // 03/04: either
	name   int  // where the weekday stands
	day    int  // where the day of the month stands
}

// readWhen reads what words of a file (nil: of none) say about a day and an hour. In prose (strict is false) short names and bare numbers
// do not count. left tells what of a strict value was not understood.
func readWhen(s string, strict bool, file *doc) (w when, left leftover, unsure bool) {
	return readFolded(draft.Fold(s), strict, file)
}

// readFolded does so for words that are folded already.
func readFolded(s string, strict bool, file *doc) (w when, left leftover, unsure bool) {
	r := dateReader{t: tokens(s), w: &w, strict: strict, file: file} // w apart, or the tokens would leave with it
	r.agos()
	r.numeric()
	r.relative()
	r.times()
	r.named()
	r.days()
	if strict {
		r.bare()
	}
	r.beside()
	if strict {
		left = r.left()
	}
	return w, left, r.unsure
}

// A leftover tells what a strict value says besides the day and the hour.
type leftover uint8

const (
	nothingLeft leftover = iota
	wordsLeft
	numbersLeft // with words or without
	noDay       // it is not meant to say any: "TBD"
)

func (r *dateReader) left() leftover {
	left := nothingLeft
	for i := range r.t {
		switch t := &r.t[i]; {
		case t.used || t.filler:
		case isNumber(t.s):
			return numbersLeft
		case len(t.s) > 1 || isLetter(t.s):
			left = wordsLeft
		}
	}
	return left
}

func isLetter(s string) bool {
	for _, r := range s {
		return unicode.IsLetter(r)
	}
	return false
}

// nothing stands before the first token and behind the last.
var nothing = token{n: -1}

func (r *dateReader) at(i int) *token {
	if i < 0 || i >= len(r.t) {
		return &nothing
	}
	return &r.t[i]
}

func (r *dateReader) use(from, to int) {
	for i := from; i < to && i < len(r.t); i++ {
		r.t[i].used = true
	}
}

// agos finds "3 weeks ago" and "il y a 3 jours".
func (r *dateReader) agos() {
	for i := range r.t {
		if t := &r.t[i]; t.s == "ago" || t.s == "il" && r.at(i+1).s == "y" && r.at(i+2).s == "a" {
			r.w.vague = true
			r.use(max(0, i-3), i+5)
		}
	}
}

// numeric reads 2026-03-14, 2026/03/14, 14/03/2026, 14.3., 03-14.
func (r *dateReader) numeric() {
	for i := 0; i < len(r.t); i++ {
		if r.t[i].n < 0 {
			continue
		}
		a, s1, b := r.at(i), r.at(i+1).s, r.at(i+2)
		if b.n < 0 || a.used || s1 != "-" && s1 != "/" && s1 != "." || r.at(i+1).gap && s1 != "-" || b.gap {
			continue
		}
		c := r.at(i + 4)
		three := r.at(i+3).s == s1 && c.n >= 0 && !c.gap
		switch {
		case len(a.s) == 4 && three && validDay(b.n, c.n):
			r.date(a.n, b.n, c.n, i, i+5)
		case len(a.s) == 4 && !three && s1 == "-" && b.n >= 1 && b.n <= 12 && len(b.s) == 2 && a.n > 1900:
			r.date(a.n, b.n, 0, i, i+3)
		case three && (len(c.s) == 4 || len(c.s) == 2 && s1 != "-"):
			year := c.n
			if year < 100 {
				year += 2000
			}
			r.ambiguous(year, a.n, b.n, s1, i, i+5)
		case !three && s1 == "/" && len(b.s) <= 2:
			r.ambiguous(0, a.n, b.n, s1, i, i+3)
		case !three && s1 == "." && r.at(i+3).s == "." && validDay(b.n, a.n):
			r.date(0, b.n, a.n, i, i+4)
		case !three && s1 == "-" && len(a.s) == 2 && len(b.s) == 2 && validDay(a.n, b.n) && r.strict && r.meridiem(i+3) == 0 && !r.at(i+1).gap:
			r.date(0, a.n, b.n, i, i+3)
		}
	}
}

func validDay(month, day int) bool { return month >= 1 && month <= 12 && day >= 1 && day <= 31 }

func (r *dateReader) date(year, month, day, from, to int) {
	if r.w.month != 0 {
		return
	}
	r.w.year, r.w.month, r.w.day, r.day = year, month, day, from
	r.use(from, to)
}

// ambiguous reads 14/03 and 03/14. Where both readings are possible, the language of the file decides.
func (r *dateReader) ambiguous(year, a, b int, sep string, from, to int) {
	switch {
	case !validDay(a, b) && !validDay(b, a), year == 0 && !r.strict && from > 0 && !r.t[from].gap:
	case !validDay(a, b):
		r.date(year, b, a, from, to)
	case !validDay(b, a):
		r.date(year, a, b, from, to)
	case sep == "." || a == b || r.file != nil && r.file.dayFirst():
		r.date(year, b, a, from, to)
	default:
		r.unsure = true
		r.use(from, to)
	}
}

// relative reads "Day 3", "Jour -7", "J+3", "D-1", "Week 2", "第2周", "2주차".
func (r *dateReader) relative() {
	for i := range r.t {
		t, next := &r.t[i], r.at(i+1)
		if t.used {
			continue
		}
		if t.n >= 0 {
			if t.n > 0 && t.n < 100 && (next.s == "주차" || next.s == "周" || next.s == "週") {
				r.w.week = t.n
				r.use(i, i+2)
			}
			continue
		}
		if !t.dayWord && !t.weekWord && t.s != "j" && t.s != "d" && t.s != "第" {
			continue
		}
		sign, k := 1, i+1
		if next.s == "-" || next.s == "+" {
			if next.s == "-" {
				sign = -1
			}
			k++
		}
		n := r.at(k)
		switch {
		case t.dayWord && n.n >= 0 && n.n < 1000 && (k == i+1 || !n.gap):
			r.rel(sign*n.n, i, k+1)
		case (t.s == "j" || t.s == "d") && n.n >= 0 && n.n < 1000 && !next.gap && !n.gap && (k > i+1 || r.at(k+1).s != ":"):
			r.rel(sign*n.n, i, k+1)
		case t.weekWord && next.n > 0 && next.n < 100:
			r.w.week = next.n
			r.use(i, i+2)
		case t.weekWord && (next.s == "of" || next.s == "du" || next.s == "vom"):
			r.w.weekOf = true
			r.use(i, i+2)
		case t.s == "第" && (r.at(i+2).s == "周" || r.at(i+2).s == "週"):
			if w := strings.Index("一二三四五六七八九", next.s); w >= 0 {
				r.w.week = w/3 + 1
				r.use(i, i+3)
			}
		}
	}
}

func (r *dateReader) rel(n, from, to int) {
	if r.w.hasRel {
		return
	}
	r.w.rel, r.w.hasRel = n, true
	if r.at(to).s == "-" && r.at(to+1).n >= 0 { // "Day 5–7": from the first on
		to += 2
	}
	r.use(from, to)
}

// meridiem returns 1 if "am" stands at i or behind a range that starts there, 2 for "pm".
func (r *dateReader) meridiem(i int) int {
	switch t := r.at(i); {
	case t.s == "am" || t.s == "a" && r.at(i+1).s == "." && r.at(i+2).s == "m":
		return 1
	case t.s == "pm" || t.s == "p" && r.at(i+1).s == "." && r.at(i+2).s == "m":
		return 2
	}
	return 0
}
