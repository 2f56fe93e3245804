package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/lint/news"
	"github.com/postlint/postlint/rules/draft"
)

const configName = "postlint.toml"

// gather finds what is to be judged and reads it. No group and no error means that nothing of ours is staged.
func (c *command) gather(o *options) ([]*group, error) {
	switch {
	case len(o.paths) > 0:
		return c.named(o)
	case o.all:
		return c.everything(o)
	}
	return c.compared(o)
}

// named reads the files and folders of the command line. What cannot be read is said; the rest is judged.
func (c *command) named(o *options) ([]*group, error) {
	byRoot := map[string]*group{}
	var groups []*group
	for _, arg := range o.paths {
		abs := filepath.Join(c.dir, arg)
		if filepath.IsAbs(arg) {
			abs = filepath.Clean(arg)
		}
		from := filepath.Dir(abs)
		info, err := os.Stat(abs)
		switch {
		case arg == "-":
			from = c.dir
		case err != nil:
			c.fail(fmt.Errorf("%s: %w", arg, reason(err)))
			continue
		case info.IsDir():
			from = abs
		}
		root, file := c.findConfig(o, from)
		g := byRoot[root]
		if g == nil {
			if g, err = c.newGroup(o, root, file); err != nil {
				return nil, err
			}
			byRoot[root] = g
			groups = append(groups, g)
		}
		switch {
		case arg == "-":
			err = c.addStdin(g)
		case info.IsDir():
			err = c.addFolder(g, abs, arg)
		default:
			c.addFile(g, abs, arg)
		}
		if err != nil {
			c.fail(err)
		}
	}
	if len(groups) == 0 {
		return nil, errors.New("nothing could be read")
	}
	return groups, nil
}

func (c *command) addStdin(g *group) error {
	src, _, err := readUpTo(c.stdin, g.config.FileLimit(), 0, new(bytes.Buffer))
	if err != nil {
		return fmt.Errorf("standard input: %w", err)
	}
	g.sources = append(g.sources, &source{name: "standard input", src: src, arg: "-"})
	return nil
}

// addFolder adds the Markdown files of a folder and of the folders in it. Links in it are not followed; the folder itself, which somebody named, may
// be one.
func (c *command) addFolder(g *group, folder, arg string) error {
	before := len(g.sources)
	start := folder + string(filepath.Separator) + "."
	err := filepath.WalkDir(start, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			c.fail(fmt.Errorf("%s: %w", c.display(p), reason(err)))
			return nil
		}
		if d.IsDir() && p != start && g.config.Skips(g.rel(p)) {
			return filepath.SkipDir
		}
		if d.Type().IsRegular() && lint.IsMarkdown(p) && !g.config.Excludes(g.rel(p)) {
			c.addFile(g, p, arg)
		}
		return nil
	})
	if err == nil && len(g.sources) == before {
		err = fmt.Errorf("%s holds no Markdown file", arg)
	}
	return err
}

// everything reads every calendar file under the folder of postlint.toml.
func (c *command) everything(o *options) ([]*group, error) {
	root, file := c.findConfig(o, c.dir)
	g, err := c.newGroup(o, root, file)
	if err != nil {
		return nil, err
	}
	err = filepath.WalkDir(root, func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			c.fail(fmt.Errorf("%s: %w", c.display(p), reason(err)))
			return nil
		}
		if d.IsDir() && p != root && g.config.Skips(g.rel(p)) {
			return filepath.SkipDir
		}
		if d.Type().IsRegular() && g.config.IsCalendar(g.rel(p)) {
			c.addFile(g, p, "")
		}
		return nil
	})
	if err == nil && len(g.sources) == 0 {
		err = fmt.Errorf("no calendar file under %s; name the files in the calendars of %s, such as calendars = [\"calendar/**/*.md\"]", c.display(root), configName)
	}
	return []*group{g}, err
}

// addFile adds a file, which parse reads. arg is the word of the command line that names it or its folder, "" if none does.
func (c *command) addFile(g *group, p, arg string) {
	name := c.display(p)
	if g.seen[name] {
		return // named twice: its posts go out once
	}
	g.seen[name] = true
	g.sources = append(g.sources, &source{name: name, path: g.rel(p), file: p, arg: arg})
}

// rel returns p relative to the group's root, with "/".
func (g *group) rel(p string) string {
	rel, err := filepath.Rel(g.root, p)
	if err != nil {
		rel = p
	}
	return filepath.ToSlash(rel)
}

// display returns p as people read it: relative to the current folder, with "/".
func (c *command) display(p string) string {
	rel, err := filepath.Rel(c.dir, p)
	if err != nil {
		rel = p
	}
	return filepath.ToSlash(rel)
}

// findConfig returns the nearest postlint.toml at or above a folder, and the folder to which paths are relative: that of the file. Without
// a file it is the top of the repository, above which nothing is looked for, or outside of one the current folder.
func (c *command) findConfig(o *options, folder string) (root, file string) {
	if o.config != "" {
		file = o.config
		if !filepath.IsAbs(file) {
			file = filepath.Join(c.dir, file)
		}
		return filepath.Dir(file), file
	}
	for {
		file := filepath.Join(folder, configName)
		if info, err := os.Stat(file); err == nil && info.Mode().IsRegular() {
			return folder, file
		}
		if _, err := os.Stat(filepath.Join(folder, ".git")); err == nil {
			return folder, ""
		}
		up := filepath.Dir(folder)
		if up == folder {
			return c.dir, ""
		}
		folder = up
	}
}

// newGroup reads postlint.toml and the news that it names from disk. No file is the default configuration.
func (c *command) newGroup(o *options, root, file string) (*group, error) {
	var src []byte
	if file != "" {
		var err error
		if src, err = c.readFact(root, file, o.config != ""); err != nil {
			return nil, err
		}
	}
	g := &group{root: root, seen: map[string]bool{}}
	if err := g.configure(c.display(file), src); err != nil {
		return nil, err
	}
	var snapshots []*news.Snapshot
	for _, p := range g.config.NewsFiles(os.DirFS(root)) {
		src, err := c.readFact(root, filepath.Join(root, filepath.FromSlash(p)), false)
		if err != nil {
			return nil, err
		}
		s, err := news.Parse(draft.NewFile(c.display(filepath.Join(root, p)), src))
		if err != nil {
			return nil, err
		}
		snapshots = append(snapshots, s)
	}
	g.setContext(o, news.Join(snapshots...))
	return g, nil
}

func (g *group) configure(name string, src []byte) (err error) {
	g.config = &lint.Config{}
	if src != nil {
		g.config, err = lint.ParseConfig(draft.NewFile(name, src), lint.RuleIDs())
	}
	return err
}

func (g *group) setContext(o *options, s *news.Snapshot) { g.context = g.contextOf(o, s) }

// contextOf returns what the posts of the group go out into. A nil snapshot is no news.
func (g *group) contextOf(o *options, s *news.Snapshot) *lint.Context {
	ctx := g.config.Context()
	if ctx.Now = o.now; s != nil {
		ctx.Events, ctx.Trends, ctx.NewsChecked = s.Events, s.Trends, s.Checked
	}
	return ctx
}
