package rules

import (
	_ "embed"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/pelletier/go-toml/v2"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

//go:embed memorial_day.toml
var memorialDayTOML string

const (
	memorialSolemn    = "solemn"
	memorialAwareness = "awareness"
)

// A memorialOccasion is a day of remembrance; memorial_day.toml explains the fields.
type memorialOccasion struct {
	ID      string   `toml:"id"`
	What    string   `toml:"what"`
	Date    string   `toml:"date"`
	Weekday string   `toml:"weekday"`
	Since   int      `toml:"since"`
	Regions []string `toml:"regions"`
	Tone    string   `toml:"tone"`
	Quiet   bool     `toml:"quiet"`
	Arms    bool     `toml:"arms"`
	Digits  bool     `toml:"digits"`
	Source  string   `toml:"source"`

	month   time.Month
	day     int
	weekday time.Weekday // -1: any
}

// memorialDays reads the file when the first post that sells or remembers is met.
var memorialDays = sync.OnceValue(func() []memorialOccasion {
	days, err := parseMemorialDays(memorialDayTOML)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return days
})

func parseMemorialDays(text string) ([]memorialOccasion, error) {
	var file struct {
		Days []memorialOccasion `toml:"day"`
	}
	if err := toml.NewDecoder(strings.NewReader(text)).DisallowUnknownFields().Decode(&file); err != nil {
		return nil, err
	}
	for i := range file.Days {
		d := &file.Days[i]
		d.weekday = -1
		if d.Weekday != "" {
			n := slices.Index([]string{"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"}, d.Weekday)
			if n < 0 {
				return nil, fmt.Errorf("%s: no weekday %q", d.ID, d.Weekday)
			}
			d.weekday = time.Weekday(n)
		}
		if d.Date == "" {
			continue
		}
		t, err := time.Parse("01-02", d.Date)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", d.ID, err)
		}
		_, d.month, d.day = t.Date()
	}
	return file.Days, nil
}

// in returns the day of a year, the zero time if it is not known or was not kept yet.
func (d *memorialOccasion) in(year int) time.Time {
	if d.day == 0 || year < d.Since {
		return time.Time{}
	}
	t := time.Date(year, d.month, d.day, 0, 0, 0, 0, time.UTC)
	if d.weekday >= 0 {
		t = t.AddDate(0, 0, (int(d.weekday-t.Weekday())+7)%7)
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
	if gap := (m - d.month + 12) % 12; gap > 1 && gap < 11 { // a month lies between: nobody asks how far apart they are
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
	for i := range memorialDays() {
		d := &memorialDays()[i]
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
		for i := range memorialDays() {
			if d := &memorialDays()[i]; d.ID == h.Note {
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
	for i := range memorialDays() {
		d := &memorialDays()[i]
		if d.Date != date || d.weekday >= 0 || d.Tone != memorialSolemn || len(regions) > 0 && !d.concerns(regions) {
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
		for i := range memorialDays() {
			d := &memorialDays()[i]
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
					if d.day%5 != 0 && memorialNumber(h.String()) == strconv.Itoa(d.day) {
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
	first, second := int(d.month), d.day
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
