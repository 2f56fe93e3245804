package main

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/lint/report"
)

// checkConfig says whether the nearest postlint.toml is right and what it means in effect: a glob that matches nothing is no mistake of
// the file, and yet nothing would be judged.
func (c *command) checkConfig(args []string) int {
	o, err := subcommandNamed("check-config").parse(args)
	if err != nil {
		return c.misused(err)
	}
	root, file := c.findConfig(o, c.dir)
	if file == "" {
		c.fail(fmt.Errorf("there is no %s at or above %s; \"postlint init\" writes one", configName, c.dir))
		return failed
	}
	g, err := c.newGroup(o, root, file)
	if err != nil {
		c.fail(err)
		return failed
	}
	files := c.below(g)
	var lines, warnings []string
	say := func(what, format string, args ...any) {
		lines = append(lines, fmt.Sprintf("  %-10s %s\n", what, report.Safe(fmt.Sprintf(format, args...))))
	}
	warn := func(format string, args ...any) { warnings = append(warnings, fmt.Sprintf(format, args...)) }

	c.sayCalendars(o, g, files, say, warn)
	if channels := slices.Sorted(maps.Keys(g.config.Channels)); len(channels) > 0 {
		say("channels", "%s", strings.Join(channels, ", "))
	}
	if b := g.config.Brand; b.Name != "" {
		say("brand", "%s", b.Name)
	}
	say("times", "without a zone are those of %s", g.config.Location())
	say("stops", "a commit with findings from %q on", g.failOn(o))
	c.sayNews(g, root, files, say, warn)
	for _, id := range slices.Sorted(maps.Keys(g.config.Rules)) {
		if level := g.config.Rules[id]; level == lint.Off {
			say("rules", "%s is off", id)
		} else {
			say("rules", "%s is at most a %s", id, level)
		}
	}
	for _, p := range g.config.Paths {
		alone := &lint.Config{Paths: []lint.PathFacts{p}}
		if !slices.ContainsFunc(files, func(name string) bool { return alone.Facts(name).Match != "" }) {
			warn("no file matches %q of [[paths]]", p.Match)
		}
	}
	c.sayHouse(g, say)
	if c.failures > 0 {
		return failed
	}
	fmt.Fprintf(c.stdout, "%s is ok. In effect:\n%s", report.Safe(c.display(file)), strings.Join(lines, ""))
	for _, w := range warnings {
		fmt.Fprintf(c.stdout, "warning: %s\n", report.Safe(w))
	}
	return clean
}

// A sayer says a line about something.
type sayer func(what, format string, args ...any)

// below lists the files below the folder of postlint.toml, relative to it.
func (c *command) below(g *group) []string {
	var files []string
	filepath.WalkDir(g.root, func(p string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			c.fail(fmt.Errorf("%s: %w", c.display(p), reason(err)))
		case d.IsDir() && p != g.root && g.config.Skips(g.rel(p)):
			return filepath.SkipDir
		case d.Type().IsRegular():
			files = append(files, g.rel(p))
		}
		return nil
	})
	return files
}

func (c *command) sayCalendars(o *options, g *group, files []string, say sayer, warn func(string, ...any)) {
	posts, published, dropped := 0, 0, 0
	for _, name := range files {
		if !g.config.IsCalendar(name) {
			continue
		}
		c.addFile(g, filepath.Join(g.root, filepath.FromSlash(name)), "")
	}
	if _, err := c.parse(o, []*group{g}); err != nil {
		c.fail(err)
	}
	for _, s := range g.sources {
		if s.cal == nil {
			continue
		}
		if len(s.cal.Posts) == 0 {
			warn("%s holds no post", s.name)
		}
		posts += len(s.cal.Posts)
		for _, p := range s.cal.Posts {
			switch {
			case p.Dropped():
				dropped++
			case p.Published():
				published++
			}
		}
	}
	say("calendars", "%s with %s; %d published, %d rejected or only an idea", amount(len(g.sources), "file"), amount(posts, "post"), published, dropped)
	if g.config.Calendars == nil {
		say("", "(guessed from the names of the files, since calendars is not set)")
	}
	for _, glob := range g.config.Calendars {
		alone := &lint.Config{Calendars: []string{glob}}
		if !slices.ContainsFunc(files, alone.IsCalendar) {
			warn("no file matches %q of calendars", glob)
		}
	}
	if len(g.sources) == 0 && g.config.Calendars == nil {
		warn(`no file has a name that speaks of posts; name those that hold some, such as calendars = ["texts/*.md"]`)
	}
}

func (c *command) sayNews(g *group, root string, files []string, say sayer, warn func(string, ...any)) {
	checked := "never checked"
	if !g.context.NewsChecked.IsZero() {
		checked = "checked " + g.context.NewsChecked.UTC().Format("2006-01-02 15:04 MST")
	}
	names := g.config.NewsFiles(os.DirFS(root))
	if len(names) == 0 {
		say("news", "none")
	} else {
		say("news", "%s: %s, %s, %s", strings.Join(names, ", "), amount(len(g.context.Events), "event"), amount(len(g.context.Trends), "trend"), checked)
	}
	for _, glob := range g.config.News {
		alone := &lint.Config{News: []string{glob}}
		if !slices.ContainsFunc(files, alone.IsNews) {
			warn("no file matches %q of news", glob)
		}
	}
}

func (c *command) sayHouse(g *group, say sayer) {
	examples := 0
	for _, h := range g.config.House {
		examples += len(h.Bad) + len(h.Good)
		if err := h.Test(); err != nil {
			line, column := h.Quote.File().Position(h.Quote.Span().Start)
			for _, wrong := range strings.Split(err.Error(), "\n") {
				c.fail(fmt.Errorf("%s:%d:%d: %s", h.Quote.File().Name, line, column, wrong))
			}
		}
	}
	if n := len(g.config.House); n > 0 {
		say("house", "%s; %s judged as they say", amount(n, "rule"), amount(examples, "example"))
	}
}
