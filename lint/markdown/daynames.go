package markdown

import "unicode/utf8"

// named reads a day and the name of its month, in either order: "Feb 1", "March 24, 2026", "1er juin", "24 de marzo", "3月4日".
func (r *dateReader) named() {
	for i := range r.t {
		t := &r.t[i]
		if t.used || r.w.month != 0 {
			continue
		}
		if t.n >= 1 && t.n <= 12 && (r.at(i+1).s == "月" || r.at(i+1).s == "월") {
			day := r.at(i + 2)
			r.w.month = t.n
			r.use(i, i+2)
			if day.n >= 1 && day.n <= 31 {
				r.w.day, r.day = day.n, i+2
				r.use(i+2, i+4)
			}
			r.year(i - 2)
			continue
		}
		m := int(t.month)
		if m == 0 || r.weekdayToo(i) {
			continue
		}
		before, after := r.dayBefore(i), r.dayAfter(i)
		switch {
		case before >= 0:
			r.w.month, r.w.day, r.day = m, r.t[before].n, before
			r.use(before, i+1)
			r.year(i + 1)
			r.span(before)
		case after >= 0:
			r.w.month, r.w.day, r.day = m, r.t[after].n, after
			r.use(i, after+1)
			r.year(after + 1)
			r.span(after)
		case r.isYear(i+1) >= 0:
			r.w.month = m
			r.use(i, i+1)
			r.year(i + 1)
		case utf8.RuneCountInString(t.s) > 3 && (r.strict || m != 3 && m != 5 || t.s == "mars"):
			r.w.month = m
			r.use(i, i+1)
		}
	}
	if r.w.year == 0 {
		for i := range r.t {
			if t := &r.t[i]; t.n >= 2000 && t.n < 2100 && len(t.s) == 4 && !t.used {
				r.w.year = t.n
				r.use(i, i+1)
				break
			}
		}
	}
}

// weekdayToo reports whether the word is a weekday here, though it could be a month: "mar. 14 juil." is a Tuesday.
func (r *dateReader) weekdayToo(i int) bool {
	if r.t[i].weekday == 0 {
		return false
	}
	for j := i + 1; j < len(r.t) && j < i+6; j++ {
		if r.t[j].month != 0 {
			return true
		}
	}
	return false
}

// dayBefore returns the number of the day that stands before the month at i, -1 if none does.
func (r *dateReader) dayBefore(i int) int {
	j := i - 1
	for j >= 0 && (r.t[j].s == "." || r.t[j].s == "de" || r.t[j].s == "er" || r.t[j].s == "of" || r.t[j].s == "th" || r.t[j].s == "st" || r.t[j].s == "nd" || r.t[j].s == "rd") {
		j--
	}
	if j >= 0 && !r.t[j].used && r.t[j].n >= 1 && r.t[j].n <= 31 && len(r.t[j].s) <= 2 && !(j > 0 && (r.t[j-1].s == "#" || r.t[j-1].s == ":")) {
		return j
	}
	return -1
}

func (r *dateReader) dayAfter(i int) int {
	j := i + 1
	for r.at(j).s == "." || r.at(j).s == "the" {
		j++
	}
	if t := r.at(j); t.n >= 1 && t.n <= 31 && len(t.s) <= 2 && !r.t[j].used {
		return j
	}
	return -1
}

// isYear returns where the year stands that follows a date, -1 if none does.
func (r *dateReader) isYear(i int) int {
	for j := i; j < i+4; j++ {
		t := r.at(j)
		if t.n >= 1990 && t.n < 2100 && len(t.s) == 4 {
			return j
		}
		if t.s != "," && t.s != "de" && t.s != "." && t.s != "th" && t.s != "st" && t.s != "nd" && t.s != "rd" && t.s != "年" {
			return -1
		}
	}
	return -1
}

func (r *dateReader) year(i int) {
	if j := r.isYear(max(i, 0)); j >= 0 {
		r.w.year = r.t[j].n
		r.use(i, j+1)
	}
}

// span notes that a day is the first of several: "Feb 17-23" is a week, "Feb 24-Mar 2" too.
func (r *dateReader) span(day int) {
	i := day + 1
	if r.at(i).s == "-" && (r.at(i+1).n > r.t[day].n && r.at(i+1).n <= 31 && len(r.at(i+1).s) <= 2 && r.meridiem(i+2) == 0 || r.at(i+1).month != 0 && r.at(i+2).n > 0) {
		r.w.weekOf = true
		r.use(i, i+3)
	}
}

// days reads the name of a weekday. Short names count where only a date is expected, or before a number or a full stop.
func (r *dateReader) days() {
	for i := range r.t {
		t := &r.t[i]
		n := int(t.weekday)
		if n == 0 && t.s[0] >= utf8.RuneSelf && startsHan(t.s) {
			n = weekdays.of(t.s + r.at(i+1).s)
			if n == 0 {
				n = weekdays.of(t.s + r.at(i+1).s + r.at(i+2).s)
			}
		}
		if n == 0 || t.used || r.isFeast(i) {
			continue
		}
		if r.w.weekday != 0 {
			r.w.loose = r.w.loose || n != r.w.weekday // "Tue-Thu": one of several
			continue
		}
		long := utf8.RuneCountInString(t.s) > 4 || r.at(i-1).s == "יום" || r.at(i-1).s == "يوم"
		if !long && !r.strict {
			next := r.at(i + 1)
			if next.s == "," {
				next = r.at(i + 2)
			}
			if !(next.n >= 1 && next.n <= 31) && !(next.s == "." && r.at(i+2).n > 0) && !(next.month != 0 && r.at(i+2).n > 0) && !(r.at(i-1).s == "(" && (next.s == ")" || next.s == ",")) && !startsHan(t.s) {
				continue
			}
		}
		r.w.weekday, r.name = n, i
		r.use(i, i+1)
	}
}

func startsHan(s string) bool {
	r, _ := runeAt(s, 0)
	return isHan(r)
}

// feastWords stand before or behind a weekday in the name of a feast or a sale, which says nothing about the day of a post: people write
// about Black Friday weeks before.
var (
	feastWords      = set("black cyber giving good blue easter palm ash shrove fat")
	feastWordsAfter = set("saint gras noir santo")
)

func (r *dateReader) isFeast(i int) bool {
	return feastWords.of(r.at(i-1).s) || feastWordsAfter.of(r.at(i+1).s) || (r.at(i+1).s == "de" || r.at(i+1).s == "des") && (r.at(i+2).s == "paques" || r.at(i+2).s == "cendres")
}

// beside notes whether other words stand between the weekday and the day: "Nov 24: our Monday letter" does not say that it is a Monday.
func (r *dateReader) beside() {
	if r.w.day == 0 || r.w.weekday == 0 {
		return
	}
	for i := min(r.name, r.day); i < max(r.name, r.day); i++ {
		if t := &r.t[i]; !t.used && (t.n >= 0 || isLetter(t.s)) && !t.filler {
			r.w.loose = true
		}
	}
}

// bare reads the number that is all that a value of a date field has left: "17" beside "Mon", "4" in a column of days.
func (r *dateReader) bare() {
	if r.w.day != 0 || r.w.hasRel || r.w.week != 0 {
		return
	}
	for i := range r.t {
		t := &r.t[i]
		if t.used || t.n < 1 || t.n > 366 || len(t.s) > 3 {
			continue
		}
		if r.w.weekday != 0 || r.w.month != 0 {
			if t.n <= 31 {
				r.w.day, r.day = t.n, i
				r.use(i, i+1)
			}
			return
		}
		if len(r.t) == 1 || i == 0 && (r.at(1).s == "-" || r.at(1).s == "." || r.at(1).s == ")") {
			r.w.rel, r.w.hasRel = t.n, true
			r.use(0, len(r.t))
		}
		return
	}
}
