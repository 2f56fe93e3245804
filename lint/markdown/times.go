package markdown

import "time"

// times reads 19:30, 19h00, 18h, 9am, 9:00 AM, 9-11 AM, 오후 7시, noon.
func (r *dateReader) times() {
	for i := 0; i < len(r.t); i++ {
		t := &r.t[i]
		if t.used || r.w.hasTime {
			continue
		}
		if t.s == "noon" || t.s == "midi" {
			r.time(12, 0, i, i+1)
			continue
		}
		if t.n < 0 || t.n > 24 || len(t.s) > 2 {
			continue
		}
		next, after := r.at(i+1), r.at(i+2)
		switch {
		case next.s == ":" && after.n >= 0 && after.n < 60 && len(after.s) == 2 && !after.gap:
			to := i + 3
			if r.at(to).s == ":" && r.at(to+1).n >= 0 {
				to += 2
			}
			r.clock(t.n, after.n, i, to)
		case (next.s == "h" || next.s == "u" || next.s == "uhr" || next.s == "時" || next.s == "点" || next.s == "시") && (r.strict || next.s != "u"):
			if after.n >= 0 && after.n < 60 && len(after.s) == 2 && next.s == "h" && r.at(i+3).s != "-" {
				r.clock(t.n, after.n, i, i+3)
			} else {
				r.clock(t.n, 0, i, i+2)
			}
		case r.meridiem(i+1) > 0 && t.n <= 12:
			r.clock(t.n, 0, i, i+1)
		case next.s == "-" && after.n >= 0 && after.n <= 12 && t.n <= 12 && (r.meridiem(i+3) > 0 || r.at(i+3).s == ":" && r.meridiem(i+5) > 0):
			r.clock(t.n, 0, i, i+1)
		}
	}
}

// clock notes a time and looks for the half of the day, the end of a range and the zone behind it.
func (r *dateReader) clock(hour, minute, from, to int) {
	half := r.meridiem(to)
	if half > 0 {
		to++
	}
	if s := r.at(from - 1).s; s == "오후" || s == "下午" || s == "晚上" {
		half, from = 2, from-1
	} else if s == "오전" || s == "上午" {
		half, from = 1, from-1
	}
	if r.at(to).s == "-" || r.at(to).s == "a" || r.at(to).s == "to" { // the end of a range
		if k := r.rangeEnd(to + 1); k > 0 {
			if half == 0 && hour <= 12 {
				half = r.meridiem(k)
				if half == 2 && r.at(to+1).n == 12 && hour != 12 {
					half = 1 // "9-12 pm" starts in the morning
				}
			}
			to = k
			if r.meridiem(to) > 0 {
				to++
			}
		}
	}
	switch {
	case half == 2 && hour < 12:
		hour += 12
	case half == 1 && hour == 12:
		hour = 0
	}
	if hour > 23 {
		hour = 0
	}
	r.time(hour, minute, from, to)
	r.zone(to)
}

// rangeEnd returns the token behind the time that ends a range, 0 if none stands at i.
func (r *dateReader) rangeEnd(i int) int {
	if r.at(i).n < 0 || r.at(i).n > 24 {
		return 0
	}
	if (r.at(i+1).s == ":" || r.at(i+1).s == "h") && r.at(i+2).n >= 0 {
		return i + 3
	}
	if r.at(i+1).s == "h" {
		return i + 2
	}
	return i + 1
}

func (r *dateReader) time(hour, minute, from, to int) {
	r.w.hour, r.w.minute, r.w.hasTime = hour, minute, true
	r.use(from, to)
}

// zone reads "UTC", "ET", "Z", "+02:00" or "(Paris)" behind a time.
func (r *dateReader) zone(i int) {
	if r.at(i).s == "." && r.at(i+1).n >= 0 { // fractions of a second
		r.use(i, i+2)
		i += 2
	}
	if r.at(i).s == "(" || r.at(i).s == "heure" {
		i++
	}
	t := r.at(i)
	if name := zones.of(t.s); name != "" {
		if loc, err := time.LoadLocation(name); err == nil {
			r.w.zone = loc
		}
		r.use(i, i+1)
		return
	}
	sign := 0
	switch t.s {
	case "+":
		sign = 1
	case "-":
		sign = -1
	}
	h := r.at(i + 1)
	if sign == 0 || h.n < 0 || h.gap {
		return
	}
	seconds, to := h.n*3600, i+2
	if len(h.s) == 4 {
		seconds = (h.n/100*60 + h.n%100) * 60
	} else if r.at(i+2).s == ":" && r.at(i+3).n >= 0 {
		seconds += r.at(i+3).n * 60
		to += 2
	} else if r.strict && len(h.s) != 2 {
		return
	}
	if seconds <= 14*3600 {
		r.w.zone = time.FixedZone("", sign*seconds)
		r.use(i, to)
	}
}
