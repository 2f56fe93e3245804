package main

import (
	"fmt"
	"slices"
	"time"
)

// A date is written 2006-01-02.
type date struct {
	Year  int
	Month time.Month
	Day   int
}

func (d *date) UnmarshalText(text []byte) error {
	t, err := time.Parse(time.DateOnly, string(text))
	d.Year, d.Month, d.Day = t.Date()
	return err
}

// A weekday is written in English, and is 1 for Monday to 7 for Sunday.
type weekday int

func (w *weekday) UnmarshalText(text []byte) error {
	n := slices.Index([]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}, string(text))
	if *w = weekday(n + 1); n < 0 {
		return fmt.Errorf("no weekday %q", text)
	}
	return nil
}
