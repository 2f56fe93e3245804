package rules

import (
	"fmt"
	"slices"
	"time"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

const ( // posts that go out within soon of a look at the news that is no longer fresh
	soon  = 48 * time.Hour
	fresh = 24 * time.Hour
)

// StaleNews says, once a run, that posts are about to go out and nobody has looked at the news.
var StaleNews = &check.Rule{
	ID:       "stale-news",
	Title:    "goes out soon, and nobody has looked at the news",
	Why:      "On the morning after twelve people were shot in a cinema at Aurora, a magazine of the National Rifle Association greeted its readers with “Good morning, shooters. Happy Friday! Weekend plans?” The post had been scheduled before the news broke.",
	Source:   "https://www.adweek.com/digital/week-after-aurora-nra-dark-twitter-celeb-boutique-prolific-142244/",
	Fix:      "Read the news of the day, write what is grave into news.toml, and set its `checked` to the hour at which you looked.",
	Needs:    "`checked` in news.toml and the dates of the posts",
	Severity: check.Note,
	Calendar: staleNews,
	Once:     true,
	Examples: []check.Example{
		{Posts: "2026-03-11 x: ⟦Bread is out.⟧", Given: staleNewsOn(time.Time{})},
		{Posts: "2026-03-11T18:00 linkedin: ⟦Le pain sort du four.⟧", Given: staleNewsOn(time.Date(2026, 3, 9, 8, 0, 0, 0, time.UTC))},
		{Posts: "2026-03-10 x: ⟦Meet Ana, who built the oven.⟧\n2026-04-10 x: Voici Ben.", Given: staleNewsOn(time.Date(2026, 2, 1, 8, 0, 0, 0, time.UTC))},
		{Posts: "2026-03-11 x: Bread is out.", Given: staleNewsOn(time.Date(2026, 3, 9, 9, 30, 0, 0, time.UTC))},
		{Posts: "2026-03-13 linkedin: Le pain sort du four.", Given: staleNewsOn(time.Time{})},
		{Posts: "2026-03-10 x status=published: Meet Ana, who built the oven.", Given: staleNewsOn(time.Time{})},
	},
}

// staleNewsOn is the morning of 10 March 2026, with the news looked at at some time.
func staleNewsOn(checked time.Time) *draft.Context {
	return &draft.Context{Now: time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC), NewsChecked: checked}
}

func staleNews(p *check.CalendarPass) {
	if p.Context == nil || p.Context.Now.IsZero() {
		return
	}
	now, checked := p.Context.Now, p.Context.NewsChecked
	if age := now.Sub(checked); !checked.IsZero() && age <= fresh {
		return
	}
	last := "nobody has said when the news was last looked at"
	if !checked.IsZero() {
		last = fmt.Sprintf("the news was last looked at on %s", checked.Format("2 January 2006 at 15:04 MST"))
	}
	for _, post := range upcoming(p.Calendar, now) {
		layout := "2 January 2006"
		if post.When.Precision == draft.Minute {
			layout += " at 15:04 MST"
		}
		p.Report(post.Place(), post, check.Note, fmt.Sprintf("This post goes out on %s, and %s. What is innocent on Thursday can be a catastrophe on Friday: look, then set `checked` in news.toml.",
			post.When.Time.Format(layout), last))
	}
}

// upcoming returns the posts that go out soon, the next one first.
func upcoming(calendar *draft.Calendar, now time.Time) []*draft.Post {
	var posts []*draft.Post
	for _, post := range calendar.Posts {
		when := post.When
		if !post.Published() && !post.Dropped() && when.Dated() && !when.End().Before(now) && !when.Time.After(now.Add(soon)) {
			posts = append(posts, post)
		}
	}
	slices.SortStableFunc(posts, func(a, b *draft.Post) int { return a.When.Time.Compare(b.When.Time) })
	return posts
}
