package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/lint/news"
	"github.com/postlint/postlint/rules/draft"
)

// newsOptions is what the flags of the commands about the news say.
type newsOptions struct {
	feeds   []*news.Feed // none: all
	regions []string
	event   draft.Event
}

// A newsCommand is what may follow "postlint news".
type newsCommand struct {
	name  string
	flags []flagDef
	run   func(c *command, o *options) int
}

func newsCommands() []newsCommand {
	hour := flagDef{name: "now", arg: "TIME", about: "as if it were this hour, such as 2026-03-14T09:30:00Z", set: (*options).setNow}
	feeds := flagDef{name: "feeds", arg: "A,B", about: "refresh: ask these feeds only", set: (*options).setFeeds, values: news.FeedNames, open: true}
	region := flagDef{name: "region", arg: "CODE", about: "FR, US-CO, ...: add: of it; refresh: instead of the brand's", set: (*options).addRegion}
	return []newsCommand{
		{"refresh", []flagDef{feeds, region, configFlag, hour}, (*command).newsRefresh},
		{"status", []flagDef{configFlag, hour}, (*command).newsStatus},
		{"add", slices.Concat(eventFlags(), []flagDef{region, configFlag, hour}), (*command).newsAdd},
		{"checked", []flagDef{configFlag, hour}, (*command).newsChecked},
	}
}

func newsWords() []string {
	var names []string
	for _, n := range newsCommands() {
		names = append(names, n.name)
	}
	return names
}

// newsFlags returns the flags of all commands about the news.
func newsFlags() []flagDef {
	var all []flagDef
	for _, n := range newsCommands() {
		for _, d := range n.flags {
			if !slices.ContainsFunc(all, func(o flagDef) bool { return o.name == d.name }) {
				all = append(all, d)
			}
		}
	}
	return all
}

// news runs one of the commands about the news.
func (c *command) news(args []string) int {
	if len(args) == 0 {
		return c.misused(fmt.Errorf("news needs to know what to do: %s; \"postlint help news\" tells more", oneOf(newsWords())))
	}
	all := newsCommands()
	i := slices.IndexFunc(all, func(n newsCommand) bool { return n.name == args[0] })
	if i < 0 {
		if near := lint.Nearest(args[0], newsWords()); near != "" {
			return c.misused(fmt.Errorf("there is no \"postlint news %s\"; did you mean \"postlint news %s\"?", args[0], near))
		}
		return c.misused(fmt.Errorf("there is no \"postlint news %s\"; there are %s", args[0], oneOf(newsWords())))
	}
	o, err := parseOptions(args[1:], all[i].flags)
	if err == nil && len(o.paths) > 0 {
		err = fmt.Errorf("%q is one word too many; it takes flags only", o.paths[0])
	}
	if err != nil {
		return c.misused(fmt.Errorf("news %s: %w", args[0], err))
	}
	o.now = cmp.Or(o.now, c.clock())
	return all[i].run(c, o)
}

// newsFiles reads postlint.toml and returns the files of news that it names, first the one that is written to.
func (c *command) newsFiles(config string) (*group, []news.Target, error) {
	root, file := c.findConfig(&options{config: config}, c.dir)
	g := &group{root: root, seen: map[string]bool{}}
	var src []byte
	if file != "" {
		var err error
		if src, err = c.readFact(root, file, config != ""); err != nil {
			return nil, nil, err
		}
	}
	if err := g.configure(c.display(file), src); err != nil {
		return nil, nil, err
	}
	first := g.config.NewsTarget(os.DirFS(root))
	if first == "" {
		return nil, nil, fmt.Errorf(`%s names no file of news to write to; put one first, as in news = ["news.toml"]`, c.display(file))
	}
	targets := []news.Target{c.target(root, first)}
	for _, p := range g.config.NewsFiles(os.DirFS(root)) {
		if p != first {
			targets = append(targets, c.target(root, p))
		}
	}
	return g, targets, nil
}

// update is news.Update, which an interrupt does not break.
func update(targets []news.Target, change func([]*draft.File) ([]string, error)) error {
	return unbroken(func() error { return news.Update(targets, change) })
}

func (c *command) target(root, p string) news.Target {
	path := filepath.Join(root, filepath.FromSlash(p))
	return news.Target{Name: c.display(path), Path: path}
}

// newsRegions returns where the brand is read: in its regions and those of its channels; none: everywhere.
func newsRegions(config *lint.Config) []string {
	regions := slices.Clone(config.Brand.Regions)
	for _, channel := range config.Channels {
		regions = append(regions, channel.Regions...)
	}
	slices.Sort(regions)
	return slices.Compact(regions)
}

// builtVersion returns the version of the program for those whom it asks.
func builtVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && strings.HasPrefix(info.Main.Version, "v") {
		return strings.TrimPrefix(info.Main.Version, "v")
	}
	return "devel"
}
