package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/postlint/postlint/lint/report"
	"github.com/postlint/postlint/rules/draft"
)

// newsStatus shows what rules would know of the news today.
func (c *command) newsStatus(o *options) int {
	root, file := c.findConfig(o, c.dir)
	g, err := c.newGroup(o, root, file)
	if err != nil {
		c.fail(err)
		return failed
	}
	zone, regions := g.config.Location(), newsRegions(g.config)
	now := o.now.In(zone)
	evening := time.Date(now.Year(), now.Month(), now.Day(), 23, 59, 59, 0, zone)
	fmt.Fprintln(c.stdout, newsAge(g.context.NewsChecked, now))

	where := "for everyone, because postlint.toml names no regions of the brand"
	if len(regions) > 0 {
		where = "for " + strings.Join(regions, ", ")
	}
	var events []*draft.Event
	for i := range g.context.Events {
		if e := &g.context.Events[i]; e.ActiveAt(now, evening) && e.Concerns(regions) {
			events = append(events, e)
		}
	}
	if len(events) == 0 {
		fmt.Fprintf(c.stdout, "No event is active today %s.\n", where)
	} else {
		fmt.Fprintf(c.stdout, "Active today %s:\n", where)
	}
	rank := []draft.Gravity{draft.Critical, draft.High, draft.Low}
	slices.SortStableFunc(events, func(a, b *draft.Event) int {
		return cmp.Or(cmp.Compare(slices.Index(rank, a.Severity), slices.Index(rank, b.Severity)), b.Start.Compare(a.Start))
	})
	for _, e := range events {
		name := e.Name
		if e.Place != "" && !strings.Contains(e.Name, e.Place) {
			name += " (" + e.Place + ")"
		}
		until := ""
		if t := e.Until(); !t.IsZero() {
			until = ", until " + t.In(zone).Format("2 January 15:04")
		}
		fmt.Fprintf(c.stdout, "  %-8s  %-13s  %s%s  %s\n", e.Severity, cmp.Or(e.Hazard, e.Kind), report.Safe(name), until, line(e.Quote))
	}
	c.listTrends(g.context.Trends, now, evening)
	return clean
}

// listTrends shows the hashtags that trend and that nobody has looked up.
func (c *command) listTrends(trends []draft.Trend, from, to time.Time) {
	trends = slices.DeleteFunc(slices.Clone(trends), func(t draft.Trend) bool { return t.Meaning != "" || !t.ActiveAt(from, to) })
	if len(trends) == 0 {
		return
	}
	fmt.Fprintln(c.stdout, "Hashtags that trend and that nobody has looked up:")
	for _, t := range trends {
		fmt.Fprintf(c.stdout, "  %s, since %s  %s\n", report.Safe(t.Hashtag), t.Seen.In(from.Location()).Format("2 January 15:04"), line(t.Quote))
	}
	fmt.Fprintln(c.stdout, "Write what one stands for as its `meaning`; until then a post cannot use it to promote something.")
}

// line returns the file and line of a place.
func line(q draft.Quote) string {
	n, _ := q.File().Position(q.Span().Start)
	return fmt.Sprintf("%s:%d", report.Safe(q.File().Name), n)
}

// newsAge says when somebody last looked, and what to do if that is long ago: over a day, as rule stale-news counts.
func newsAge(checked, now time.Time) string {
	const act = "Look at the news, then run: postlint news checked. Or let feeds tell: postlint news refresh"
	age := now.Sub(checked)
	at := checked.In(now.Location()).Format("2 January 2006 15:04")
	switch {
	case checked.IsZero():
		return "The news was never checked. " + act
	case age < 0:
		return fmt.Sprintf("The news was checked at %s, which is in the future. Correct checked.", at)
	case age < time.Hour:
		return fmt.Sprintf("The news was checked within the hour, at %s.", at)
	case age <= 24*time.Hour:
		return fmt.Sprintf("The news was checked %d h ago, at %s.", int(age/time.Hour), at)
	}
	return fmt.Sprintf("The news was last checked at %s, %d h ago: that is too old to rely on. %s", at, int(age/time.Hour), act)
}
