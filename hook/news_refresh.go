package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/lint/news"
	"github.com/postlint/postlint/lint/news/fetch"
	"github.com/postlint/postlint/lint/report"
	"github.com/postlint/postlint/rules/draft"
)

// newsRefresh asks feeds and writes what they tell. A feed that fails costs a warning; if all fail nothing is written and the status is 2.
//
// checked says that somebody looked at the news, and rules trust it. So it is set only if a feed answered that tells of what people do: a
// list of earthquakes does not say that nobody was shot.
func (c *command) newsRefresh(o *options) int {
	feeds := o.news.feeds
	if len(feeds) == 0 {
		feeds = news.Feeds
	}
	given, err := news.Regions(o.news.regions)
	if err != nil {
		c.fail(err)
		return failed
	}
	g, targets, err := c.newsFiles(o.config)
	if err == nil {
		err = readable(targets) // before anybody is asked anything
	}
	if err != nil {
		c.fail(err)
		return failed
	}
	q := news.Query{Now: o.now, Regions: given, Languages: g.config.Brand.Languages}
	if len(given) == 0 {
		q.Regions = newsRegions(g.config)
	}
	addresses := map[string]string{}
	for name, f := range g.config.Feeds {
		addresses[name] = f.URL
	}
	c.feeds.Version = cmp.Or(c.feeds.Version, builtVersion())
	answers := c.feeds.All(context.Background(), feeds, q, addresses)
	c.printAnswers(answers)

	r := news.Refresh{Now: o.now, Answered: map[string]bool{}, Regions: q.Regions, Partial: len(feeds) < len(news.Feeds)}
	var people []string
	for _, a := range answers {
		r.Partial = r.Partial || a.Asked && !a.Whole()
		if a.Feed.People {
			people = append(people, a.Feed.Name)
		}
		if a.Snapshot != nil {
			r.Brought = append(r.Brought, a.Snapshot)
			r.Answered[a.Feed.Name] = a.Whole()
			r.Checked = r.Checked || a.Feed.People
		}
	}
	if len(r.Brought) == 0 {
		c.fail(fmt.Errorf("no feed answered; %s is left as it was, and still says when the news was last checked", targets[0].Name))
		return failed
	}
	var changes news.Changes
	err = update(targets, func(files []*draft.File) (out []string, err error) {
		out, changes, err = r.Merge(files)
		return out, err
	})
	if err != nil {
		c.fail(err)
		return failed
	}
	fmt.Fprintf(c.stdout, "%s: %d added, %d updated, %d removed.", targets[0].Name, changes.Added, changes.Updated, changes.Removed)
	if changes.Known > 0 {
		fmt.Fprintf(c.stdout, " %d stand there already, written by hand.", changes.Known)
	}
	if changes.Explained > 0 {
		fmt.Fprintf(c.stdout, " %d of the hashtags belong to those events.", changes.Explained)
	}
	fmt.Fprintln(c.stdout)
	if !r.Checked {
		why := "none of these feeds tells of attacks and deaths"
		if len(people) > 0 {
			why = "the feeds that tell of attacks and deaths did not answer: " + strings.Join(people, ", ")
		}
		fmt.Fprintf(c.stdout, "The news still counts as unchecked, for %s. Look yourself, then run: postlint news checked\n", why)
	}
	return clean
}

// setFeeds reads the names of feeds.
func (o *options) setFeeds(names string) error {
	var wanted []string
	for name := range strings.SplitSeq(names, ",") {
		name = strings.TrimSpace(name)
		if !slices.Contains(news.FeedNames(), name) {
			if near := lint.Nearest(name, news.FeedNames()); near != "" {
				return fmt.Errorf("there is no feed %s; did you mean %s?", name, near)
			}
			return fmt.Errorf("there is no feed %s; there are %s", name, strings.Join(news.FeedNames(), ", "))
		}
		wanted = append(wanted, name)
	}
	o.news.feeds = nil
	for _, f := range news.Feeds { // in their order, which decides whose words are taken
		if slices.Contains(wanted, f.Name) {
			o.news.feeds = append(o.news.feeds, f)
		}
	}
	return nil
}

func (o *options) addRegion(code string) error {
	o.news.regions = append(o.news.regions, code)
	return nil
}

// readable returns what is wrong with files of news.
func readable(targets []news.Target) error {
	for _, t := range targets {
		src, size, err := readRegular(t.Path, news.MaxFileSize, new(bytes.Buffer))
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if size > news.MaxFileSize {
			err = t.TooLarge()
		}
		if err != nil {
			return fmt.Errorf("%s: %w", t.Name, err)
		}
		if _, err := news.Parse(draft.NewFile(t.Name, src)); err != nil {
			return err
		}
	}
	return nil
}

// printAnswers says what each feed brought, and on standard error which ones failed.
func (c *command) printAnswers(answers []fetch.Answer) {
	fmt.Fprintf(c.stdout, "%-14s %6s %6s\n", "feed", "events", "tags")
	for _, a := range answers {
		events, tags, how := "-", "-", fmt.Sprintf("in %s", a.Took.Round(10*time.Millisecond))
		if a.Snapshot != nil {
			events, tags = fmt.Sprint(len(a.Snapshot.Events)), fmt.Sprint(len(a.Snapshot.Trends))
		}
		switch {
		case !a.Asked:
			how = a.Err.Error()
		case a.Snapshot == nil:
			how = "failed: " + a.Err.Error()
		case a.Err != nil:
			how += ", in part: " + a.Err.Error()
		}
		fmt.Fprintf(c.stdout, "%-14s %6s %6s  %s\n", a.Feed.Name, events, tags, report.Safe(how))
		if a.Asked && a.Err != nil {
			fmt.Fprintf(c.stderr, "postlint: warning: feed %s: %s; what it told before stays\n", a.Feed.Name, report.Safe(a.Err.Error()))
		}
	}
}
