package rules

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// NeglectedChannel finds channels on which the calendar has nothing for too long.
var NeglectedChannel = &check.Rule{
	ID:       "neglected-channel",
	Title:    "leaves a channel without posts for too long",
	Why:      "A study of 3,380 Twitter accounts of the hundred most valuable brands found that those which died were seldom closed: they fell silent. How much and how regularly an account posted told how long it would last; how many followers it had did not.",
	Source:   "https://www.emerald.com/insight/content/doi/10.1108/CCIJ-12-2018-0131/full/html",
	Fix:      "Move a post into the gap, or say on the channel where you are to be found and close it. A channel that is meant to be quiet has quiet-after in postlint.toml.",
	Needs:    "the channels that postlint.toml declares, the dates of the calendar, and the hour",
	Severity: check.Note,
	Calendar: neglectedChannel,
	Examples: []check.Example{
		{Posts: "2026-03-01 x: Bread is out.\n2026-03-20 x: ⟦The rye is back.⟧", Given: neglectedChannelPlan},
		{Posts: "2026-03-01 x: Le pain sort du four.\n2026-03-25 x: ⟦Le seigle revient.⟧", Given: neglectedChannelPlan},
		{Posts: "⟦the calendar⟧\n2026-03-02 linkedin: Meet Ana.\n2026-03-28 linkedin: Voici Ben.", Given: neglectedChannelPlan},
		{Posts: neglectedChannelWeekly + "2026-03-16 x: ⟦The rye is back.⟧"},
		{Posts: "2026-03-01 x: Bread is out.\n2026-03-15 x: The rye is back.", Given: neglectedChannelPlan},
		{Posts: "2026-03-01 x: Le pain sort du four.\n2026-03-14 x: Le seigle revient.", Given: neglectedChannelPlan},
		{Posts: neglectedChannelWeekly + "2026-02-23 x: The rye is back."},
	},
}

// A calendar with a post every Monday, and a brand whose road map names one channel.
const neglectedChannelWeekly = "2026-01-05 x: Bread is out.\n2026-01-12 x: Le pain sort du four.\n2026-01-19 x: Bread is out.\n2026-01-26 x: Le pain sort du four.\n" +
	"2026-02-02 x: Bread is out.\n2026-02-09 x: Le pain sort du four.\n"

var neglectedChannelPlan = &draft.Context{Now: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC), Channels: map[string]draft.Channel{"x": {}}}

const (
	neglectedChannelDay    = 24 * time.Hour
	neglectedChannelQuiet  = 14 * neglectedChannelDay // no network or study gives a number: our own choice, quiet-after is the brand's
	neglectedChannelPosts  = 6                        // posts from which a channel has a rhythm
	neglectedChannelTimes  = 3                        // a gap of more than so many usual ones breaks it
	neglectedChannelBreath = 10 * neglectedChannelDay // if it is longer than that: after daily posts a week off is none
)

// A neglectedChannelPost is a post as it is sorted, so that the posts themselves need not be looked at again.
type neglectedChannelPost struct {
	second int64 // at which it goes out
	nano   int32
	number int32 // of the post
}

func neglectedChannel(p *check.CalendarPass) {
	ctx := p.Context
	if ctx == nil {
		ctx = &draft.Context{}
	}
	counts, posts := map[string]int{}, map[string][]neglectedChannelPost{}
	for _, post := range p.Calendar.Posts {
		for _, c := range post.Channels {
			counts[c]++
		}
	}
	var first, last time.Time
	for i, post := range p.Calendar.Posts {
		if !post.When.Dated() || post.Dropped() || post.VariantOf != nil || !post.InReplyTo.IsZero() {
			continue
		}
		if at := post.When.Time; first.IsZero() || at.Before(first) {
			first = at
		}
		if end := post.When.End(); end.After(last) {
			last = end
		}
		for _, c := range post.Channels {
			if posts[c] == nil {
				posts[c] = make([]neglectedChannelPost, 0, counts[c])
			}
			posts[c] = append(posts[c], neglectedChannelPost{post.When.Time.Unix(), int32(post.When.Time.Nanosecond()), int32(i)})
		}
	}
	if first.IsZero() {
		return
	}
	names := slices.Collect(maps.Keys(posts))
	for name := range ctx.Channels {
		if posts[name] == nil {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	for _, name := range names {
		list := posts[name]
		slices.SortFunc(list, func(a, b neglectedChannelPost) int {
			return cmp.Or(cmp.Compare(a.second, b.second), cmp.Compare(a.nano, b.nano), cmp.Compare(a.number, b.number))
		})
		set, declared := ctx.Channels[name]
		quiet := cmp.Or(set.QuietAfter, neglectedChannelQuiet)
		if !declared || !neglectedChannelAhead(p, name, list, ctx.Now, first, last, quiet) {
			neglectedChannelRhythm(p, name, list, ctx.Now, last, max(neglectedChannelBreath, set.QuietAfter))
		}
	}
}

// neglectedChannelAhead reports a declared channel on which nothing is planned for a while, from now or from the first day of the calendar.
func neglectedChannelAhead(p *check.CalendarPass, name string, list []neglectedChannelPost, now, first, last time.Time, quiet time.Duration) bool {
	if now.IsZero() {
		return false
	}
	from, until := now, last
	if first.After(now) {
		from = first
	}
	var next *draft.Post
	for _, l := range list {
		if post := p.Calendar.Posts[l.number]; !post.When.End().Before(from) {
			next, until = post, post.When.Time
			break
		}
	}
	days := int(until.Sub(from) / neglectedChannelDay)
	if until.Sub(from) < quiet {
		return false
	}
	message := fmt.Sprintf("Nothing is planned on %s from %s to %s, %d days, while the calendar goes on", name, from.Format("2 January"), until.Format("2 January 2006"), days)
	if len(list) == 0 {
		message = fmt.Sprintf("The road map names %s, and the calendar has nothing for it in %d days", name, days)
	}
	message += ". Plan a post there, or say so on the channel and close it."
	switch {
	case next != nil:
		p.Report(next.Place(), next, check.Note, message)
	case len(list) > 0:
		before := p.Calendar.Posts[list[len(list)-1].number]
		p.Report(before.Place(), before, check.Note, message)
	default:
		p.Report(draft.Quote{}, nil, check.Note, message)
	}
	return true
}

// neglectedChannelRhythm reports the longest gap of a channel that has a rhythm otherwise, if it is still to come. It leaves one post of each day in list.
func neglectedChannelRhythm(p *check.CalendarPass, name string, list []neglectedChannelPost, now, last time.Time, least time.Duration) {
	post := func(l neglectedChannelPost) *draft.Post { return p.Calendar.Posts[l.number] }
	days := slices.CompactFunc(list, func(a, b neglectedChannelPost) bool {
		return neglectedChannelSameDay(post(a).When.Time, post(b).When.Time)
	})
	if len(days) < neglectedChannelPosts {
		return
	}
	gaps := make([]time.Duration, len(days)-1)
	longest := -1
	for i := range gaps {
		at := post(days[i+1]).When.Time
		gaps[i] = at.Sub(post(days[i]).When.Time)
		if !at.Before(now) && (longest < 0 || gaps[i] > gaps[longest]) {
			longest = i
		}
	}
	sorted := slices.Clone(gaps)
	slices.Sort(sorted)
	usual := sorted[len(sorted)/2]
	breaks := func(gap time.Duration) bool { return gap > neglectedChannelTimes*usual && gap > least }
	count := func(d time.Duration) int { return int((d + neglectedChannelDay/2) / neglectedChannelDay) }
	end := post(days[len(days)-1])
	if rest := last.Sub(end.When.Time); breaks(rest) && last.After(now) {
		p.Report(end.Place(), end, check.Note, fmt.Sprintf("This is the last post on %s, which usually has one every %s, and the calendar goes on for %d days. Plan more there, or say so on the channel and close it.",
			name, neglectedChannelEvery(count(usual)), count(rest)))
		return
	}
	if longest >= 0 && breaks(gaps[longest]) {
		before, after := post(days[longest]), post(days[longest+1])
		p.Report(after.Place(), after, check.Note, fmt.Sprintf("%s has had nothing for %d days when this post goes out; usually it has a post every %s. Move one into the gap.",
			name, count(gaps[longest]), neglectedChannelEvery(count(usual))), check.Related{Quote: before.Place(), Message: "the post before it"})
	}
}

func neglectedChannelSameDay(a, b time.Time) bool {
	y, m, d := a.Date()
	y2, m2, d2 := b.Date()
	return y == y2 && m == m2 && d == d2
}

func neglectedChannelEvery(days int) string {
	if days < 2 {
		return "day"
	}
	return fmt.Sprintf("%d days", days)
}
