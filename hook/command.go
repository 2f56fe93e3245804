package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/lint/report"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// The exit statuses of the command.
const (
	clean  = 0
	found  = 1
	failed = 2
)

// A command is one run of postlint with what it may touch of the world, so that tests can run it.
type command struct {
	stdin          io.Reader
	stdout, stderr io.Writer
	dir            string // the current folder
	getenv         func(string) string
	clock          func() time.Time

	failures int // how many things could not be checked
}

// run does what the arguments say and returns the exit status.
func (c *command) run(args []string) int {
	if len(args) > 0 {
		if s := subcommandNamed(args[0]); s != nil {
			return s.start(c, args[1:])
		}
	}
	o, err := parseOptions(args, judging())
	if err == nil {
		err = c.mistyped(o.paths)
	}
	switch {
	case err != nil:
		return c.misused(err)
	case o.help:
		return c.help(nil)
	case o.version:
		return c.version(nil)
	}
	o.now = cmp.Or(o.now, c.clock())
	groups, err := c.gather(o)
	if err != nil {
		c.fail(err)
		return failed
	}
	if groups == nil {
		return clean // nothing of ours is staged
	}
	if err := o.checkChannel(groups); err != nil {
		c.fail(err)
		return failed
	}
	r := c.judge(o, groups)
	r.Failed = c.failures
	if err := c.print(o, r); err != nil {
		c.fail(err)
	}
	for _, g := range groups {
		if g.failOn(o) <= g.worst {
			if c.failures > 0 {
				return failed
			}
			return found
		}
	}
	if c.failures > 0 {
		return failed
	}
	return clean
}

// fail says what could not be checked; the rest is checked all the same. A mistake in a file is shown with its line.
func (c *command) fail(err error) {
	c.failures++
	var mistakes lint.Mistakes
	if errors.As(err, &mistakes) {
		fmt.Fprintln(c.stderr, mistakes.Show())
		return
	}
	for _, line := range strings.Split(err.Error(), "\n") {
		fmt.Fprintf(c.stderr, "postlint: %s\n", report.Safe(line))
	}
}

// A group is the files that one postlint.toml speaks about, with its news.
type group struct {
	config  *lint.Config
	root    string // the folder of postlint.toml, else the one that paths are relative to
	context *lint.Context
	sources []source
	seen    map[string]bool // the names of the sources
	worst   check.Severity
}

// A source is a file to be read for posts.
type source struct {
	name   string // relative to the current folder, for people
	path   string // relative to the group's root, for what its folders say
	src    []byte
	arg    string // the word of the command line that names it or its folder; its past posts are judged too
	staged bool   // it is part of the staged commit
	before []byte // what HEAD has of it, with staged
}

func (g *group) failOn(o *options) check.Severity {
	return cmp.Or(o.failOn, g.config.FailOn, check.Block)
}

// judge reads and judges all groups.
func (c *command) judge(o *options, groups []*group) *report.Report {
	r := &report.Report{Now: o.now}
	for _, g := range groups {
		var calendars []*draft.Calendar
		posts := map[string]int{} // by word of the command line
		chosen := map[*draft.Post]bool{}
		for _, s := range g.sources {
			cal, err := g.parse(s, s.src)
			if err != nil {
				c.fail(err)
				continue
			}
			r.Files++
			if s.arg != "" {
				posts[s.arg] += len(cal.Posts)
			}
			o.complete(cal.Posts, g.config.Location())
			for _, p := range g.changed(o, s, cal) {
				switch past := p.When.Dated() && p.When.End().Before(o.now); {
				case p.Dropped():
					r.Dropped++
				case p.Published() || past && s.arg == "" && !o.past:
					r.History++
				default:
					chosen[p] = true
				}
			}
			calendars = append(calendars, cal)
		}
		for _, arg := range slices.Sorted(maps.Keys(posts)) {
			if posts[arg] == 0 {
				c.fail(fmt.Errorf("%s holds no post", arg))
			}
		}
		cal := draft.Join(calendars...)
		linter, err := g.config.Linter()
		if err != nil { // ParseConfig has compiled every house rule
			c.fail(err)
			continue
		}
		r.Rules = append(r.Rules, linter.Rules()...)
		found := g.config.Limit(linter.LintWhere(cal, g.context, func(p *draft.Post) bool { return chosen[p] }), g.pathOf)
		for _, f := range found {
			g.worst = max(g.worst, f.Severity)
		}
		r.Findings = append(r.Findings, found...)
		r.Posts = append(r.Posts, cal.Posts...)
		r.Judged += len(chosen)
		r.Events += len(g.context.Events)
		if r.Checked.IsZero() || g.context.NewsChecked.Before(r.Checked) {
			r.Checked = g.context.NewsChecked
		}
	}
	check.Sort(r.Findings)
	return r
}

func (g *group) parse(s source, src []byte) (*draft.Calendar, error) {
	return g.config.Parse(s.name, s.path, src)
}

// pathOf returns the path, relative to the root of the group, of the source of that name.
func (g *group) pathOf(name string) string {
	if i := slices.IndexFunc(g.sources, func(s source) bool { return s.name == name }); i >= 0 {
		return g.sources[i].path
	}
	return ""
}

// changed returns the posts of a source that are to be judged: all, or of a staged commit those that HEAD does not have word for word for the
// same networks and the same date.
func (g *group) changed(o *options, s source, cal *draft.Calendar) []*draft.Post {
	switch {
	case s.arg != "" || o.all:
		return cal.Posts
	case !s.staged:
		return nil
	}
	had := map[string]int{}
	if old, err := g.parse(s, s.before); err == nil { // of a file that HEAD has but that is no text, nothing is known
		for _, p := range old.Posts {
			had[identity(p)]++
		}
	}
	return slices.DeleteFunc(slices.Clone(cal.Posts), func(p *draft.Post) bool {
		had[identity(p)]--
		return had[identity(p)] >= 0
	})
}

func identity(p *draft.Post) string {
	return strings.Join(append([]string{p.Text.String(), p.When.String(), p.Kind.String()}, p.Channels...), "\x00")
}

// checkChannel refuses a -channel that neither postlint knows nor every postlint.toml declares.
func (o *options) checkChannel(groups []*group) error {
	if _, known := draft.ChannelName(o.channel); known || o.channel == "" {
		return nil
	}
	for _, g := range groups {
		if _, declared := g.config.Channels[draft.Fold(o.channel)]; declared {
			continue
		}
		if near := lint.Nearest(o.channel, draft.ChannelNames()); near != "" {
			return fmt.Errorf("-channel %s: no such network; did you mean %s?", o.channel, near)
		}
		return fmt.Errorf("-channel %s: no such network; declare it as [channels.%s] in %s", o.channel, o.channel, configName)
	}
	return nil
}

// complete gives posts what the command line says and they don't. Times without a zone are in zone.
func (o *options) complete(posts []*draft.Post, zone *time.Location) {
	at := o.at
	if o.atLocal {
		at.Time = time.Date(at.Time.Year(), at.Time.Month(), at.Time.Day(), at.Time.Hour(), at.Time.Minute(), 0, 0, zone)
	}
	for _, p := range posts {
		if name, _ := draft.ChannelName(o.channel); len(p.Channels) == 0 && o.channel != "" {
			p.Channels = []string{cmp.Or(name, draft.Fold(o.channel))}
		}
		p.Lang = cmp.Or(p.Lang, o.lang)
		if p.When.Precision == draft.None {
			p.When = at
		}
	}
}
