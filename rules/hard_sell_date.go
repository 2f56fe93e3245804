package rules

import (
	"strings"
	"time"
	"unicode"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// hardSellDay counts days: those of the calendar, or those from a start that nobody knows.
func hardSellDay(m draft.Moment) int {
	if m.Precision == draft.Relative {
		return m.Day
	}
	y, month, d := m.Time.Date()
	return int(time.Date(y, month, d, 0, 0, 0, 0, time.UTC).Unix() / (24 * 60 * 60))
}

// hardSellDate reads a date that begins at word i: "Sunday 8 March", "March 8th", "dimanche 8 mars", or a weekday alone, which is the next.
func hardSellDate(p *check.Pass, i int) (day int, ok bool) {
	at := p.Post.When.Time
	number, month, weekday := 0, time.Month(0), -1
	for n := range 4 {
		_, word := p.Word(i + n)
		if w, named := hardSellWeekdays[word]; named && weekday < 0 && number == 0 {
			weekday = w
		} else if m, named := hardSellMonths[word]; named && month == 0 {
			month = m
		} else if d := hardSellNumber(word); d > 0 && number == 0 {
			number = d
		} else if word != "the" && word != "le" {
			break
		}
	}
	switch {
	case number > 0 && month > 0:
		end := time.Date(at.Year(), month, number, 0, 0, 0, 0, time.UTC)
		if at.Sub(end) > 180*24*time.Hour { // told in December of January
			end = end.AddDate(1, 0, 0)
		}
		return hardSellDay(draft.Moment{Time: end, Precision: draft.Day}), true
	case weekday >= 0:
		return hardSellDay(p.Post.When) + (weekday-int(at.Weekday())+7)%7, true
	}
	return 0, false
}

// hardSellNumber reads a day of the month: "8", "8th", "1er".
func hardSellNumber(word string) (n int) {
	rest := strings.TrimLeftFunc(word, unicode.IsDigit)
	switch rest {
	case "", "st", "nd", "rd", "th", "er":
	default:
		return 0
	}
	for _, r := range word[:len(word)-len(rest)] {
		if n = 10*n + int(r-'0'); r > '9' || n > 31 {
			return 0
		}
	}
	return n
}

var hardSellMonths = func() map[string]time.Month {
	names := map[string]time.Month{}
	for _, list := range [...]string{
		"january february march april may june july august september october november december", "jan feb mar apr - jun jul aug sept oct nov dec",
		"janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
	} {
		for i, name := range strings.Fields(list) {
			names[name] = time.Month(i + 1)
		}
	}
	return names
}()

var hardSellWeekdays = func() map[string]int {
	names := map[string]int{}
	for _, list := range [...]string{"sunday monday tuesday wednesday thursday friday saturday", "dimanche lundi mardi mercredi jeudi vendredi samedi"} {
		for i, name := range strings.Fields(list) {
			names[name] = i
		}
	}
	return names
}()
