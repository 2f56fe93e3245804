package rules

import "time"

// A date is a day of a table, which is the same in every zone. The zero date is none.
type date struct {
	Year  int
	Month time.Month
	Day   int
}

// in returns the first instant of the day in a zone.
func (d date) in(zone *time.Location) time.Time {
	return time.Date(d.Year, d.Month, d.Day, 0, 0, 0, 0, zone)
}
