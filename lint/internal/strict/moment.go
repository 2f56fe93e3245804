package strict

import (
	"strings"
	"time"

	"github.com/pelletier/go-toml/v2/unstable"
)

// Date returns the first instant of a day, in the zone (nil: UTC).
func (v Value) Date(zone *time.Location) time.Time {
	t, _ := v.moment(zone, "a date such as 2026-03-02", unstable.LocalDate)
	return t
}

// Time returns an instant: a date with a time and perhaps an offset, or a date alone, which is its first instant. Without an offset it is
// taken as UTC.
func (v Value) Time() time.Time {
	t, _ := v.time()
	return t
}

// Through is Time for the end of something: a date alone means its last instant, because who writes "until the 27th" includes it.
func (v Value) Through() time.Time {
	t, day := v.time()
	if day {
		return t.AddDate(0, 0, 1).Add(-1)
	}
	return t
}

func (v Value) time() (t time.Time, day bool) {
	return v.moment(time.UTC, "a date such as 2026-03-02 or 2026-03-02T08:30:00Z", unstable.LocalDate, unstable.LocalDateTime, unstable.DateTime)
}

func (v Value) moment(zone *time.Location, want string, kinds ...unstable.Kind) (t time.Time, day bool) {
	if v.n == nil {
		return t, false
	}
	for _, kind := range kinds {
		if v.n.kind == kind {
			t, ok := instant(v.n.text, zone)
			if !ok {
				v.Mistake("there is no such date as %s", quoted(v.n.text))
			}
			return t, ok && kind == unstable.LocalDate
		}
	}
	v.other(want)
	return t, false
}

// instant reads a date of TOML. The parser has only seen that it is made of digits and marks.
func instant(s string, zone *time.Location) (time.Time, bool) {
	if zone == nil {
		zone = time.UTC
	}
	s = strings.ToUpper(strings.Replace(s, " ", "T", 1))
	if len(s) > 10 && (len(s) < 16 || s[13] != ':') { // package time also reads an hour of one digit
		return time.Time{}, false
	}
	for _, layout := range []string{"2006-01-02", "2006-01-02T15:04:05Z07:00", "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err := time.ParseInLocation(layout, s, zone); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}
