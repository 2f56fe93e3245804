package main

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/postlint/postlint/lint/news"
	"github.com/postlint/postlint/lint/report"
	"github.com/postlint/postlint/rules/draft"
)

// eventFlags are the flags that say what an event is.
func eventFlags() []flagDef {
	return []flagDef{
		{name: "name", arg: "NAME", about: "add: what the event is called", text: func(o *options) *string { return &o.news.event.Name }},
		{name: "kind", arg: "KIND", about: "accident, war, death, ... as listed above", text: func(o *options) *string { return &o.news.event.Kind },
			values: words(draft.EventKinds...), open: true},
		{name: "hazard", arg: "HAZARD", about: "of a natural disaster: storm, flood, earthquake, ...", text: func(o *options) *string { return &o.news.event.Hazard },
			values: words(draft.Hazards...), open: true},
		{name: "place", arg: "PLACE", about: "where it is, such as 'Aurora, Colorado'", text: func(o *options) *string { return &o.news.event.Place }},
		{name: "severity", arg: "HOW", about: "critical, high (default) or low", set: (*options).setGravity,
			values: words(draft.Critical.String(), draft.High.String(), draft.Low.String())},
		{name: "start", arg: "TIME", about: "2026-03-14, 2026-03-14T09:30Z; without it now", set: func(o *options, s string) (err error) {
			o.news.event.Start, _, err = newsTime(s)
			return err
		}},
		{name: "end", arg: "TIME", about: "the last day or hour, if it is known", set: func(o *options, s string) error {
			t, day, err := newsTime(s)
			if o.news.event.End = t; day { // who writes "until the 27th" includes it
				o.news.event.End = t.AddDate(0, 0, 1).Add(-time.Second)
			}
			return err
		}},
		{name: "hashtag", arg: "'#TAG'", about: "a hashtag that stands for it; may be repeated", set: func(o *options, s string) error {
			o.news.event.Hashtags = append(o.news.event.Hashtags, s)
			return nil
		}},
		{name: "term", arg: "WORDS", about: "other words that mean it; may be repeated", set: func(o *options, s string) error {
			o.news.event.Terms = append(o.news.event.Terms, s)
			return nil
		}},
		{name: "source", arg: "URL", about: "where it is told", text: func(o *options) *string { return &o.news.event.Source }},
	}
}

// newsAdd writes an event by hand and shows what it wrote.
func (c *command) newsAdd(o *options) int {
	e := o.news.event
	if e.Name == "" || e.Kind == "" {
		return c.misused(errors.New("news add: an event needs at least -name and -kind; \"postlint help news\" lists the rest"))
	}
	e.Regions = o.news.regions
	if e.Start.IsZero() {
		e.Start = o.now.Truncate(time.Minute)
	}
	return c.change(o, func(f *draft.File) (string, error) { return news.Add(f, &e) }, news.FormatEvent(&e))
}

// newsChecked says that somebody looked at the news.
func (c *command) newsChecked(o *options) int {
	return c.change(o, func(f *draft.File) (string, error) { return news.SetChecked(f, o.now) }, "checked = "+o.now.UTC().Format(time.RFC3339)+"\n")
}

// change changes the first file of news and shows what was written.
func (c *command) change(o *options, change func(*draft.File) (string, error), written string) int {
	_, targets, err := c.newsFiles(o.config)
	if err == nil {
		err = update(targets[:1], func(files []*draft.File) ([]string, error) {
			out, err := change(files[0])
			return []string{out}, err
		})
	}
	if err != nil {
		c.fail(err)
		return failed
	}
	for text := range strings.Lines(written) {
		fmt.Fprintln(c.stdout, report.Safe(strings.TrimSuffix(text, "\n")))
	}
	fmt.Fprintf(c.stdout, "Written to %s.\n", targets[0].Name)
	return clean
}

func (o *options) setGravity(s string) error {
	for _, g := range []draft.Gravity{draft.Critical, draft.High, draft.Low} {
		if g.String() == s {
			o.news.event.Severity = g
			return nil
		}
	}
	return errors.New("want critical, high or low")
}

// newsTime reads a time, and whether it is a whole day. Without a zone it is in UTC, as in news.toml.
func newsTime(s string) (t time.Time, day bool, err error) {
	if t, err = time.Parse(time.DateOnly, s); err == nil {
		return t, true, nil
	}
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04Z07:00", "2006-01-02T15:04:05", "2006-01-02T15:04"} {
		if t, err = time.Parse(layout, s); err == nil {
			return t, false, nil
		}
	}
	return t, false, errors.New("want a date such as 2026-03-14, or with a time 2026-03-14T09:30Z")
}
