package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/lint/news/fetch"
	"github.com/postlint/postlint/lint/report"
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
	feeds          fetch.Client // of "postlint news refresh"

	blobs    *objects // what git has; nil: nothing is asked of it
	failures int      // how many things could not be checked
	errors   []string // what they were
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
	defer func() {
		if c.blobs != nil {
			c.blobs.close()
		}
	}()
	go lint.Prepare() // which takes as long as git, or a dozen files
	began := time.Now()
	groups, err := c.gather(o)
	reading := time.Since(began)
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
	r, err := c.judge(o, groups)
	if err != nil {
		c.fail(err)
		return failed
	}
	r.Failed, r.Errors = c.failures, c.errors
	r.Reading += reading
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
	c.errors = append(c.errors, strings.Split(err.Error(), "\n")...)
	var mistakes lint.Mistakes
	if errors.As(err, &mistakes) {
		for _, line := range strings.Split(mistakes.Show(), "\n") {
			fmt.Fprintln(c.stderr, report.Safe(line))
		}
		return
	}
	for _, line := range strings.Split(err.Error(), "\n") {
		if !strings.HasPrefix(line, " ") { // else it goes on with the one before, and may be a command to copy
			line = "postlint: " + line
		}
		fmt.Fprintln(c.stderr, report.Safe(line))
	}
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

// tell says with -v what is done and how long it took.
func (c *command) tell(o *options, format string, args ...any) {
	if o.verbose {
		fmt.Fprintf(c.stderr, "postlint: %s\n", report.Safe(fmt.Sprintf(format, args...)))
	}
}

// since returns the time that has passed, in words.
func since(start time.Time) string {
	return fmt.Sprintf("%.1f ms", float64(time.Since(start).Microseconds())/1000)
}
