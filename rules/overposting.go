package rules

import (
	"cmp"
	"fmt"
	"strconv"
	"time"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// Overposting counts what goes out on one channel in a day and in a week, and the time between two posts.
var Overposting = &check.Rule{
	ID:       "overposting",
	Title:    "is more than its channel bears",
	Why:      "Of more than 1,000 people whom Sprout Social asked in 2016, nearly 35 % had unfollowed brands because they tweeted too much. Among 13,500 customers of HubSpot, pages with fewer than 10,000 followers got fewer clicks on each post the more often they posted.",
	Source:   "https://www.adweek.com/performance-marketing/too-many-promotional-brand-posts-drive-users-away-report/ and https://blog.hubspot.com/marketing/facebook-post-frequency-benchmarks",
	Fix:      "Move the weakest of them to another day, or merge two. If the channel bears more, say so in postlint.toml: max-per-day, max-per-week, min-gap.",
	Needs:    "the day and the network of the post, and the rest of the calendar",
	Severity: check.Warn,
	Beside:   overposting,
	Examples: []check.Example{
		{Posts: "2026-03-02 linkedin: Meet Ana, who built the new oven door.\n2026-03-02 linkedin: ⟦We hire two bakers. Write to Jo.⟧"},
		{Posts: "2026-03-02T08:00 x: Bread is out.\n2026-03-02T08:20 x: ⟦Croissants are out too.⟧"},
		{Posts: "2026-03-02T09:00 instagram: Le pain sort du four.\n2026-03-02T10:30 instagram: ⟦Les croissants aussi.⟧"},
		{Posts: "- x day=1: One.\n- x day=1: Two.\n- x day=1: Three.\n- x day=1: Four.\n- x day=1: Five.\n- x day=1: ⟦Six.⟧"},
		{Posts: "2026-03-02 linkedin: Lundi, la pâte.\n2026-03-03 linkedin: Mardi, le four.\n2026-03-04 linkedin: Mercredi, la mie.\n2026-03-05 linkedin: Jeudi, la croûte.\n2026-03-06 linkedin: Vendredi, le pain.\n2026-03-07 linkedin: ⟦Samedi, la vente.⟧"},
		{Posts: "2026-03-02 linkedin: 1.\n2026-03-03 linkedin: 2.\n2026-03-04 linkedin: 3.\n2026-03-05 linkedin: 4.\n2026-03-06 linkedin: 5.\n2026-03-07 linkedin: ⟦6.⟧\n2026-03-08 linkedin: 7."},
		{Posts: "2026-03-02 linkedin: Meet Ana, who built the new oven door.\n2026-03-03 linkedin: We hire two bakers. Write to Jo."},
		{Posts: "2026-03-02T08:00 x: Bread is out.\n2026-03-02T08:20 linkedin: Croissants are out too."},
		{Posts: "2026-03-02T09:00 instagram: Le pain sort du four.\n2026-03-02T09:05 instagram reply=@ana: Oui, jusqu’à midi !"},
		{Posts: "2026-03-02 linkedin: Le pain sort du four.\n2026-03-02 linkedin status=rejected: Les croissants aussi."},
		{Posts: "2026-03-02 linkedin: Le pain sort du four.\n2026-03-02 linkedin: Les croissants aussi.", Given: &draft.Context{Channels: map[string]draft.Channel{"linkedin": {MaxPerDay: 2}}}},
	},
}

// bears is what a channel bears when nobody has decided otherwise. Published advice differs by a factor of ten, and none gives a minimum
// gap: these are our own choices between the extremes, an hour where a timeline moves fast and four elsewhere, to be set in postlint.toml.
var bears = map[string]draft.Channel{
	"x":         {MaxPerDay: 5, MinGap: time.Hour},
	"threads":   {MaxPerDay: 5, MinGap: time.Hour},
	"bluesky":   {MaxPerDay: 5, MinGap: time.Hour},
	"mastodon":  {MaxPerDay: 3, MinGap: time.Hour},
	"linkedin":  {MaxPerDay: 1, MaxPerWeek: 5, MinGap: 4 * time.Hour},
	"instagram": {MaxPerDay: 2, MaxPerWeek: 7, MinGap: 4 * time.Hour},
	"facebook":  {MaxPerDay: 2, MaxPerWeek: 7, MinGap: 4 * time.Hour},
	"tiktok":    {MaxPerDay: 3, MinGap: 4 * time.Hour},
	"youtube":   {MaxPerDay: 1, MinGap: 4 * time.Hour},
	"pinterest": {MaxPerDay: 10},
}

func overposting(p *check.Pass) {
	seat := p.Seat()
	for _, name := range p.Post.Channels {
		limit := limits(name, p.Context.Channels[name])
		if day, at := seat.SameDay(name); limit.MaxPerDay > 0 && at >= limit.MaxPerDay {
			date := dayName(p.Post.When)
			p.ReportClash(name+" "+date, p.Post.Text.All(), check.Warn, "This is post "+strconv.Itoa(at+1)+" of "+strconv.Itoa(len(day))+" on "+name+" on "+date+
				", and the channel bears "+strconv.Itoa(limit.MaxPerDay)+" a day. Move it to another day, or merge two.", earlier(day[:at], "goes out before it on the same day")...)
			continue // the week and the gap would say the same again
		}
		if week, at := seat.SameWeek(name); limit.MaxPerWeek > 0 && at == limit.MaxPerWeek { // once a week: the posts after it are known then
			p.ReportClash(name+" week of "+dayName(week[0].When), p.Post.Text.All(), check.Warn, fmt.Sprintf("This is post %d of %d on %s in one week, and the channel bears %d. Move it to a quieter week, or merge two.",
				at+1, len(week), name, limit.MaxPerWeek), earlier(week[:at], "goes out before it in the same week")...)
			continue
		}
		if limit.MinGap <= 0 {
			continue
		}
		if before := seat.Previous(name); before != nil {
			if gap := p.Post.When.Time.Sub(before.When.Time); gap < limit.MinGap {
				severity := check.Note // nobody has published a number
				if p.Context.Channels[name].MinGap > 0 {
					severity = check.Warn // the brand has decided
				}
				p.Report(p.Post.Text.All(), severity, fmt.Sprintf("This post goes out on %s %s after the one before it; leave at least %s, so that the first is seen.",
					name, spell(gap), spell(limit.MinGap)), earlier([]*draft.Post{before}, "goes out just before it")...)
			}
		}
	}
}

// limits joins what the brand decided with what the channel usually bears.
func limits(name string, set draft.Channel) draft.Channel {
	usual := bears[name]
	l := draft.Channel{
		MaxPerDay:  cmp.Or(set.MaxPerDay, usual.MaxPerDay),
		MaxPerWeek: cmp.Or(set.MaxPerWeek, usual.MaxPerWeek),
		MinGap:     cmp.Or(set.MinGap, usual.MinGap),
	}
	if set.MaxPerDay > 0 && set.MaxPerWeek == 0 { // who decided on three a day did not mean seven a week
		l.MaxPerWeek = 0
	}
	return l
}

// earlier points to posts, the nearest last, three at most: the fourth tells nobody more.
func earlier(posts []*draft.Post, message string) []check.Related {
	posts = posts[max(0, len(posts)-3):]
	related := make([]check.Related, len(posts))
	for i, p := range posts {
		related[i] = check.Related{Quote: p.Text.All(), Message: message}
	}
	return related
}

func dayName(m draft.Moment) string {
	if m.Precision == draft.Relative {
		return fmt.Sprintf("day %d", m.Day)
	}
	return m.Time.Format("2 January 2006")
}

// spell writes a duration in words: "20 minutes", "4 hours", "1 hour 30 minutes".
func spell(d time.Duration) string {
	count := func(n int, unit string) string {
		if n == 1 {
			return "1 " + unit
		}
		return fmt.Sprintf("%d %ss", n, unit)
	}
	h, m := int(d/time.Hour), int(d%time.Hour/time.Minute)
	switch {
	case h == 0:
		return count(m, "minute")
	case m == 0:
		return count(h, "hour")
	}
	return count(h, "hour") + " " + count(m, "minute")
}
