package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

const (
	memorialSolemn    = "solemn"
	memorialAwareness = "awareness"
)

// A memorialOccasion is a day of remembrance; memorial_day.toml explains the fields.
type memorialOccasion struct {
	ID      string
	What    string
	Date    string
	Weekday int // 1 for Monday to 7 for Sunday; 0: any
	Since   int
	Regions []string
	Tone    string
	Quiet   bool
	Arms    bool
	Digits  bool
	Source  string
	Month   time.Month
	Day     int
}

// in returns the day of a year, the zero time if it is not known or was not kept yet.
func (d *memorialOccasion) in(year int) time.Time {
	if d.Day == 0 || year < d.Since {
		return time.Time{}
	}
	t := time.Date(year, d.Month, d.Day, 0, 0, 0, 0, time.UTC)
	if d.Weekday > 0 {
		t = t.AddDate(0, 0, (d.Weekday-int(t.Weekday())+7)%7)
	}
	return t
}

// away returns how many days lie between the day and a moment of the post's own calendar, a large number if that is not known.
func (d *memorialOccasion) away(when draft.Moment) int {
	const never = 1000
	if when.Precision < draft.Day {
		return never
	}
	y, m, day := when.Time.Date()
	if gap := (m - d.Month + 12) % 12; gap > 1 && gap < 11 { // a month lies between: nobody asks how far apart they are
		return never
	}
	t := d.in(y)
	if t.IsZero() {
		return never
	}
	n := int(time.Date(y, m, day, 0, 0, 0, 0, time.UTC).Sub(t).Hours() / 24)
	return max(n, -n)
}

// concerns reports whether the day is kept where the post is read. Of a brand that has not said where that is, nothing is known.
func (d *memorialOccasion) concerns(regions []string) bool {
	return len(d.Regions) == 0 || len(regions) > 0 && (&draft.Event{Regions: d.Regions}).Concerns(regions)
}

// memorialOn returns the day on which the post goes out, one of its own regions before one of the world; nil if there is none that fits.
func memorialOn(p *check.Pass, fits func(*memorialOccasion) bool) (found *memorialOccasion) {
	if p.Post.When.Precision < draft.Day {
		return nil
	}
	regions := p.Context.Regions(p.Post)
	for i := range memorialDays {
		d := &memorialDays[i]
		if fits(d) && d.concerns(regions) && d.away(p.Post.When) == 0 && (found == nil || len(found.Regions) == 0) {
			found = d
		}
	}
	return found
}

// memorialNamed returns the day that the post names, and where: by its name, by a hashtag of its date, or by its date beside a word of
// remembrance or a wish.
func memorialNamed(p *check.Pass) (*memorialOccasion, check.Hit) {
	for _, h := range p.Hits("day") {
		for i := range memorialDays {
			if d := &memorialDays[i]; d.ID == h.Note {
				return d, h
			}
		}
	}
	for _, h := range p.Hits("date") {
		wished := slices.ContainsFunc(p.Hits("happy"), func(w check.Hit) bool { return memorialBefore(w, h) })
		remembered := slices.ContainsFunc(p.Hits("cue"), func(c check.Hit) bool { return c.Tag || h.Near(c, 8) })
		if !h.Tag && !wished && !remembered {
			continue
		}
		if d := memorialOfDate(p, h.Note); d != nil {
			return d, h
		}
	}
	return nil, check.Hit{}
}

// memorialOfDate returns the solemn day of a date, one that is kept where the post is read before others.
func memorialOfDate(p *check.Pass, date string) (found *memorialOccasion) {
	regions := p.Context.Regions(p.Post)
	for i := range memorialDays {
		d := &memorialDays[i]
		if d.Date != date || d.Weekday > 0 || d.Tone != memorialSolemn || len(regions) > 0 && !d.concerns(regions) {
			continue
		}
		if found == nil || p.Lang == check.French && slices.Contains(d.Regions, "FR") {
			found = d
		}
	}
	return found
}

// memorialDigits finds a price or a discount made of the digits of a day: $9.11, 27 % on 27 January. Only of days whose digits everybody knows: 7.11
// is a chain of shops, and 11.11 is Singles' Day.
func memorialDigits(p *check.Pass, named *memorialOccasion) (v verdict) {
	if !p.Has("price", "percent") {
		return v
	}
	regions := p.Context.Regions(p.Post)
	for _, monthFirst := range []bool{true, false} { // $9.11 is September before it is November
		for i := range memorialDays {
			d := &memorialDays[i]
			if !d.Digits || len(regions) > 0 && !d.concerns(regions) {
				continue
			}
			written := named == d || slices.ContainsFunc(p.Hits("date"), func(h check.Hit) bool { return h.Note == d.Date })
			if written || d.away(p.Post.When) <= 3 || p.Has("cue") {
				if h, ok := memorialPrice(p, d, monthFirst); ok {
					return d.digits(h.Quote)
				}
			}
			if written || d.away(p.Post.When) == 0 && d.concerns(regions) {
				for _, h := range p.Hits("percent") {
					if d.Day%5 != 0 && memorialNumber(h.String()) == strconv.Itoa(d.Day) {
						return d.digits(h.Quote)
					}
				}
			}
		}
	}
	return v
}

func (d *memorialOccasion) digits(q draft.Quote) verdict {
	return verdict{check.Warn, q, fmt.Sprintf("“%s” has the digits of %s, and reads like a joke with it. Choose another figure, and another day.", q, d.What), nil}
}

// memorialPrice returns a price that reads as the date: 9.11, 13,11 €.
func memorialPrice(p *check.Pass, d *memorialOccasion, monthFirst bool) (check.Hit, bool) {
	first, second := int(d.Month), d.Day
	if !monthFirst {
		first, second = second, first
	}
	for _, h := range p.Hits("price") {
		number := memorialNumber(h.String())
		if cents, digits := p.Word(h.Last + 1); h.First >= 0 && len(digits) == 2 && memorialNumber(digits) == digits && cents.Text != nil { // "9 € 11"
			number += "." + digits
		}
		i := strings.IndexAny(number, ".,")
		if i < 0 || len(number)-i != len(".11") {
			continue
		}
		a, _ := strconv.Atoi(number[:i])
		b, _ := strconv.Atoi(number[i+1:])
		if a == first && b == second {
			return h, true
		}
	}
	return check.Hit{}, false
}

// memorialNumber returns the figures of a price or percentage.
func memorialNumber(s string) string {
	return strings.TrimFunc(s, func(r rune) bool { return r < '0' || r > '9' })
}
