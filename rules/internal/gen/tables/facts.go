package main

import (
	"cmp"
	"fmt"
	"slices"
	"time"
)

type adDisclosureCountry struct {
	Code, Name, Source string
	From, Until        date
	OK, Plain, Weak    []string
}

type adDisclosureFold struct {
	Channel, Source string
	Shown           int
}

func adDisclosureLaw(decode func(any) error) ([]variable, error) {
	var doc struct {
		Read    string
		Country []adDisclosureCountry
		Fold    []adDisclosureFold
	}
	err := decode(&doc)
	return []variable{
		{"adDisclosureRead", "adDisclosureRead is the month in which all of it was read.", doc.Read},
		{"adDisclosureCountries", "adDisclosureCountries are what each country accepts.", doc.Country},
		{"adDisclosureFolds", "adDisclosureFolds are how much networks show before “more”.", doc.Fold},
	}, err
}

type memorialOccasion struct {
	ID, What, Date string
	Weekday        weekday
	Since          int
	Regions        []string
	Tone           string
	Quiet          bool
	Arms           bool
	Digits         bool
	Source         string
	Month          time.Month `toml:"-"`
	Day            int        `toml:"-"`
}

func memorialDay(decode func(any) error) ([]variable, error) {
	var doc struct {
		Day []memorialOccasion
	}
	if err := decode(&doc); err != nil {
		return nil, err
	}
	for i := range doc.Day {
		d := &doc.Day[i]
		if d.Date == "" {
			continue
		}
		t, err := time.Parse("01-02", d.Date)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", d.ID, err)
		}
		_, d.Month, d.Day = t.Date()
	}
	return []variable{{"memorialDays", "memorialDays are the days of remembrance.", doc.Day}}, nil
}

type platformLimitEntry struct {
	Network, Field, Unit, Severity, Source, Read, Note string

	Max  int
	From date
}

func platformLimit(decode func(any) error) ([]variable, error) {
	var doc struct{ Limit []platformLimitEntry }
	err := decode(&doc)
	slices.SortStableFunc(doc.Limit, func(a, b platformLimitEntry) int { return cmp.Compare(a.Network, b.Network) })
	return []variable{{"platformLimits", "platformLimits are the entries, those of a network together.", doc.Limit}}, err
}
