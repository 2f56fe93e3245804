package rules

import (
	"fmt"
	"time"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

const (
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
}

func staleNews(p *check.CalendarPass) {
	if p.Context == nil || p.Context.Now.IsZero() {
		return
	}
	now, checked := p.Context.Now, p.Context.NewsChecked
	if age := now.Sub(checked); !checked.IsZero() && age <= fresh {
		return
	}
	var next *draft.Post
	for _, post := range p.Calendar.Posts {
		when := post.When
		if post.Published() || post.Dropped() || !when.Dated() || when.End().Before(now) || when.Time.After(now.Add(soon)) {
			continue
		}
		if next == nil || when.Time.Before(next.When.Time) {
			next = post
		}
	}
	if next == nil {
		return
	}
	last := "nobody has said when the news was last looked at"
	if !checked.IsZero() {
		last = fmt.Sprintf("the news was last looked at on %s", checked.Format("2 January 2006 at 15:04 MST"))
	}
	p.Report(next.Place(), next, check.Note, fmt.Sprintf("This post goes out on %s, and %s. What is innocent on Thursday can be a catastrophe on Friday: look, then set `checked` in news.toml.",
		next.When.Time.Format("2 January 2006"), last))
}
