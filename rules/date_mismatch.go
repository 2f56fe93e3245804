package rules

import (
	"fmt"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// DateMismatch finds dates that contradict what stands beside them: a weekday, the month in the title, the order of the rows.
var DateMismatch = &check.Rule{
	ID:       "date-mismatch",
	Title:    "has a date that contradicts its weekday, its title or its place in the order",
	Why:      "Of ten public calendars that give both weekdays and dates, seven contradict themselves, most because they were made from the calendar of the year before. Whoever follows the weekday publishes on another day than whoever follows the date, and every rule about timing looks at the wrong one.",
	Source:   "our own reading of 124 calendars in public repositories, 2026",
	Fix:      "Decide which of the two is meant and correct the other.",
	Needs:    "the dates as they are written, and the rest of the calendar",
	Severity: check.Warn,
	Beside:   dateMismatch,
	Examples: []check.Example{
		{Posts: "2026-03-14 linkedin weekday=2: ⟦Meet Ana, who built the oven.⟧"},
		{Posts: "2026-03-14T09:00 x weekday=2: ⟦Le pain sort du four.⟧"},
		{Posts: "2026-04-02 x period=2026-03: ⟦Le pain sort du four.⟧"},
		{Posts: "2026-02-28T20:00 x period=2026-03: ⟦Bread is out.⟧"},
		{Posts: "2026-03-02 x: One.\n2026-03-09 x: Two.\n2026-02-16 x: ⟦Three.⟧\n2026-03-23 x: Four."},
		{Posts: "2026-03-02 x: Un.\n2026-03-09T18:00 x: Deux.\n2026-03-09T08:00 x: ⟦Trois.⟧\n2026-03-23 x: Quatre."},
		{Posts: "2026-03-14 linkedin weekday=6: Meet Ana, who built the oven."},
		{Posts: "2026-03-14T09:00 x weekday=6: Le pain sort du four."},
		{Posts: "2026-03-31T23:00 x period=2026-03: Le pain sort du four."},
		{Posts: "2026-03-01 x period=2026-03: Bread is out."},
		{Posts: "2026-03-02 x: One.\n2026-03-09 x: Two.\n2026-03-02 linkedin: Three.\n2026-03-09 linkedin: Four."},                              // a list for each network
		{Posts: "2026-03-02 x: Un.\n2026-03-23 x: Deux.\n2026-03-09 x: Trois.\n2026-03-30 x: Quatre.\n2026-03-16 x: Cinq.\n2026-04-06 x: Six."}, // by theme
		{Posts: "2026-03-09 x: Un.\n2026-03-02 x: Deux."},                                                                                       // newest first
		{Posts: "2026-03-09T18:00 x: Le soir.\n2026-03-09 x: Le matin ?\n2026-03-10 x: Demain."},                                                // a date alone has no hour
	},
}

func dateMismatch(p *check.Pass) {
	if p.Post.When.Precision < draft.Day {
		return
	}
	when := &p.Post.When
	place := when.Quote
	if place.IsZero() && p.Post.Text != nil {
		place = p.Post.Text.All()
	}
	switch {
	case when.Weekday > 0 && when.Weekday != weekdayOf(when.Time):
		p.Report(place, check.Warn, fmt.Sprintf("%s is a %s, and a %s is written beside it%s. Correct the one or the other.",
			when.Time.Format("2 January 2006"), when.Time.Weekday(), weekdayName(when.Weekday), lastYears(*when)))
	case when.Period != nil && (when.Time.Before(when.Period.From) || !when.Time.Before(when.Period.To)):
		var related []check.Related
		if !when.Period.Quote.IsZero() && when.Period.Quote.File() == place.File() {
			related = append(related, check.Related{Quote: when.Period.Quote, Message: "the title"})
		}
		p.Report(place, check.Warn, fmt.Sprintf("%s is outside of “%s”, which the title names. Correct the one or the other.", when.Time.Format("2 January 2006"), when.Period.Quote), related...)
	default:
		if before := outOfOrder(p); before != nil {
			p.Report(place, check.Warn, fmt.Sprintf("This post goes out on %s, before the one above it (%s), and the one below it goes out later again. Is the date right?",
				spellMoment(*when), spellMoment(before.When)), check.Related{Quote: before.Place(), Message: "stands above it"})
		}
	}
}

// weekdayOf returns 1 for Monday to 7 for Sunday.
func weekdayOf(t time.Time) int { return (int(t.Weekday())+6)%7 + 1 }

func weekdayName(n int) time.Weekday { return time.Weekday(n % 7) }

// lastYears says so if the weekday was right a year before: such a calendar was made from an older one.
func lastYears(when draft.Moment) string {
	if before := when.Time.AddDate(-1, 0, 0); weekdayOf(before) == when.Weekday {
		return fmt.Sprintf(", as it was in %d", before.Year())
	}
	return ""
}

func spellMoment(m draft.Moment) string {
	if m.Precision == draft.Minute {
		return m.Time.Format("2 January 2006 at 15:04")
	}
	return m.Time.Format("2 January 2006")
}

type dipsKey struct{}

// outOfOrder returns the post above p if p, and p alone of its list, runs backwards, nil if it does not.
func outOfOrder(p *check.Pass) *draft.Post {
	if p.Context.Calendar == nil {
		return nil
	}
	return p.Context.Memo(dipsKey{}, func() any { return dips(p.Context.Calendar.Posts) }).(map[*draft.Post]*draft.Post)[p.Post]
}

// sorted is the number of posts from which a list that runs backwards once is taken for a sorted list with a mistake.
const sorted = 4

// A datedList is the posts of one file for the same networks, as far as they were gone through.
type datedList struct {
	posts, back  int         // how many there are, and how often they run backwards
	last         *draft.Post // of them
	above, below *draft.Post // the posts around the one that ran backwards last; nil: there is none
	dip          *draft.Post // that one
}

// add goes on to the next post.
func (l *datedList) add(p *draft.Post) {
	if l.posts++; l.last != nil {
		if l.last == l.dip {
			l.below = p
		}
		if runsBack(&l.last.When, &p.When) {
			l.back, l.above, l.dip, l.below = l.back+1, l.last, p, nil
		}
	}
	l.last = p
}

// dips finds the posts that go out before the one above them while the one below goes out later again, with the one above each. A list that runs
// backwards more than once is sorted otherwise: newest first, or by theme.
func dips(posts []*draft.Post) map[*draft.Post]*draft.Post {
	type of struct{ file, channels string }
	lists := map[of]*datedList{}
	for _, p := range posts {
		if p.When.Precision < draft.Day || p.VariantOf != nil {
			continue
		}
		key := of{channels: strings.Join(p.Channels, ",")}
		if f := p.File(); f != nil {
			key.file = f.Name
		}
		if lists[key] == nil {
			lists[key] = &datedList{}
		}
		lists[key].add(p)
	}
	found := map[*draft.Post]*draft.Post{}
	for _, l := range lists {
		if l.back == 1 && l.posts >= sorted && l.below != nil && !runsBack(&l.above.When, &l.below.When) {
			found[l.dip] = l.above
		}
	}
	return found
}

// runsBack reports whether b goes out before a. On one day only times tell.
func runsBack(a, b *draft.Moment) bool {
	if a.Precision == draft.Minute && b.Precision == draft.Minute {
		return b.Time.Before(a.Time)
	}
	return b.End().Before(a.Time)
}
