package main

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/lint/news"
	"github.com/postlint/postlint/rules/draft"
)

// compared reads what git has: the commit that is being made, or with -since the newest one, beside the one it is compared with. Calendars,
// postlint.toml and news all come from there, never from the work tree.
func (c *command) compared(o *options) ([]*group, error) {
	start := time.Now()
	repo := &repository{dir: c.dir}
	c.blobs = &objects{repo: repo}
	var s *snapshot
	var lost, failed error
	var asking sync.WaitGroup // git takes longer to start than to answer
	asking.Go(func() { lost = repo.find() })
	asking.Go(func() {
		if o.since != "" {
			s, failed = repo.since(o.since)
		} else {
			s, failed = repo.staged()
		}
	})
	silent := c.blobs.start()
	asking.Wait()
	if lost != nil {
		return nil, fmt.Errorf("%w\nName a file to look at, or give -all", lost)
	}
	if err := cmp.Or(failed, silent); err != nil {
		return nil, err
	}
	c.tell(o, "compared with %s; git names %d files, %d of them changed (%s)", s.base, len(s.files), len(s.changes), since(start))
	if len(s.changes) == 0 && len(s.unmerged) == 0 && o.since == "" {
		return nil, nil
	}
	groups, err := c.indexGroups(o, repo, s)
	if err != nil {
		return nil, err
	}
	conflicts := false
	for _, p := range s.unmerged {
		if g := nearest(groups, p); g != nil && (g.isCalendar(p) || g.isNews(p)) {
			conflicts = true
			c.fail(fmt.Errorf("%s: a merge left it in conflict; settle that, then: git add %s", c.display(filepath.Join(repo.top, p)), c.display(filepath.Join(repo.top, p))))
		}
	}
	if !conflicts && o.since == "" && !slices.ContainsFunc(s.changes, func(ch change) bool {
		g := nearest(groups, ch.path)
		return g != nil && (g.isCalendar(ch.path) || g.isNews(ch.path)) || path.Base(ch.path) == configName
	}) {
		return nil, nil
	}
	return groups, c.fill(o, repo, s, groups)
}

// indexGroups makes a group for every postlint.toml that git has, and one for what lies under none. Their files are still to be filled in.
func (c *command) indexGroups(o *options, repo *repository, s *snapshot) ([]*group, error) {
	if o.config != "" { // it speaks about the whole repository, as if it lay where it lies
		root, file := c.findConfig(o, "")
		g, err := c.newGroup(o, root, file)
		if err != nil {
			return nil, err
		}
		if g.root, err = filepath.Rel(repo.top, root); err != nil || strings.HasPrefix(g.root, "..") {
			g.root = "."
		}
		g.root = filepath.ToSlash(g.root)
		g.was.context = g.context // its news is that of the disk, for both sides
		return []*group{g}, nil
	}
	var configs []file
	for _, f := range s.files {
		if path.Base(f.path) == configName {
			configs = append(configs, f)
		}
	}
	sources, err := c.blobs.contents(configs)
	if err != nil {
		return nil, err
	}
	var groups []*group
	for i, f := range configs {
		name := c.display(filepath.Join(repo.top, f.path))
		g := &group{root: path.Dir(f.path)}
		if err := g.configure(name, sources[i]); err != nil {
			return nil, err
		}
		groups = append(groups, g)
	}
	if !slices.ContainsFunc(groups, func(g *group) bool { return g.root == "." }) {
		g := &group{root: "."}
		if err := g.configure("", nil); err != nil {
			return nil, err
		}
		groups = append(groups, g)
	}
	return groups, nil
}

// fill gives each group its files and news, as they are and as they were. What did not change is one source, so that it is read once.
func (c *command) fill(o *options, repo *repository, s *snapshot, groups []*group) error {
	files, reports := map[*group][]file{}, map[*group][]file{}
	for _, f := range s.files {
		if g := nearest(groups, f.path); g == nil {
			continue
		} else if g.isCalendar(f.path) {
			files[g] = append(files[g], f)
		} else if g.isNews(f.path) {
			reports[g] = append(reports[g], f)
		}
	}
	for _, g := range groups {
		known := map[file]*source{}
		sources := func(list []file) (sources []*source) {
			for _, f := range list {
				if known[f] == nil {
					known[f] = &source{name: c.display(filepath.Join(repo.top, f.path)), path: g.inside(f.path), blob: f.blob}
				}
				sources = append(sources, known[f])
			}
			return sources
		}
		g.sources = sources(files[g])
		g.was.sources = sources(s.before(files[g], func(p string) bool { return nearest(groups, p) == g && g.isCalendar(p) }))
		g.compared, g.was.has = true, map[*source]bool{}
		for _, src := range g.was.sources {
			g.was.has[src] = true
		}
		if g.was.context != nil {
			continue // the news was read from the disk, for both sides
		}
		news, err := c.committedNews(repo, reports[g])
		if err != nil {
			return err
		}
		g.setContext(o, news)
		g.was.context = g.context
		before := s.before(reports[g], func(p string) bool { return nearest(groups, p) == g && g.isNews(p) })
		if slices.Equal(before, reports[g]) {
			continue
		}
		var mistakes lint.Mistakes
		if news, err = c.committedNews(repo, before); err != nil && !errors.As(err, &mistakes) {
			return err
		}
		g.was.context = g.contextOf(o, news) // none if it could not be read then: all that it says now is new
	}
	return nil
}

// committedNews reads files of news as git has them.
func (c *command) committedNews(repo *repository, files []file) (*news.Snapshot, error) {
	contents, err := c.blobs.contents(files)
	if err != nil {
		return nil, err
	}
	var snapshots []*news.Snapshot
	for i, f := range files {
		s, err := news.Parse(draft.NewFile(c.display(filepath.Join(repo.top, f.path)), contents[i]))
		if err != nil {
			return nil, err
		}
		snapshots = append(snapshots, s)
	}
	return news.Join(snapshots...), nil
}

// isCalendar reports whether a path of the repository is a calendar of the group.
func (g *group) isCalendar(p string) bool { return g.config.IsCalendar(g.inside(p)) }

// isNews reports whether a path of the repository is a file of news of the group.
func (g *group) isNews(p string) bool { return g.config.IsNews(g.inside(p)) }

// inside returns a path of the repository relative to the root of the group, "" if it lies outside.
func (g *group) inside(p string) string {
	if g.root == "." {
		return p
	}
	rel, ok := strings.CutPrefix(p, g.root+"/")
	if !ok {
		return ""
	}
	return rel
}

// nearest returns the group whose postlint.toml is the nearest above a path of the repository, nil if there is none.
func nearest(groups []*group, p string) *group {
	var best *group
	for _, g := range groups {
		if g.inside(p) != "" && (best == nil || best.root == "." || g.root != "." && len(g.root) > len(best.root)) {
			best = g
		}
	}
	return best
}
