package main

import (
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/postlint/postlint/lint/news"
	"github.com/postlint/postlint/rules/draft"
)

// staged reads the staged commit: its calendar files, and beside them the other calendar files, postlint.toml and the news as the index has them.
func (c *command) staged(o *options) ([]*group, error) {
	repo, err := openRepository(c.dir)
	if err != nil {
		return nil, fmt.Errorf("%w\nName a file to look at, or give -all", err)
	}
	changes, err := repo.staged()
	if err != nil {
		return nil, err
	}
	index, err := repo.index()
	if err != nil {
		return nil, err
	}
	groups, err := c.indexGroups(o, repo, index)
	if err != nil {
		return nil, err
	}
	ours := false
	wanted := map[*group][]string{}
	var names []string
	for p, blob := range index {
		g := nearest(groups, p)
		if g == nil {
			continue
		}
		if rel := g.inside(p); g.config.IsCalendar(rel) {
			wanted[g] = append(wanted[g], p)
			names = append(names, blob)
		} else if path.Base(p) == configName || g.config.IsNews(rel) {
			ours = ours || slices.ContainsFunc(changes, func(ch change) bool { return ch.path == p })
		}
	}
	old := map[string]change{}
	for _, ch := range changes {
		old[ch.path] = ch
		if g := nearest(groups, ch.path); g != nil && g.config.IsCalendar(g.inside(ch.path)) {
			ours = true
			if !isNull(ch.old) {
				names = append(names, ch.old)
			}
		}
	}
	if !ours {
		return nil, nil
	}
	contents, err := repo.blobs(names)
	if err != nil {
		return nil, err
	}
	for _, g := range groups {
		slices.Sort(wanted[g])
		for _, p := range wanted[g] {
			ch, staged := old[p]
			s := source{name: c.display(filepath.Join(repo.top, p)), path: g.inside(p), src: contents[index[p]], staged: staged}
			if staged && !isNull(ch.old) {
				s.before = contents[ch.old]
			}
			g.sources = append(g.sources, s)
		}
	}
	return groups, nil
}

// indexGroups makes a group for every postlint.toml of the index, and one for what lies under none.
func (c *command) indexGroups(o *options, repo *repository, index map[string]string) ([]*group, error) {
	var configs, blobs []string
	for p, blob := range index {
		if path.Base(p) == configName {
			configs, blobs = append(configs, p), append(blobs, blob)
		}
	}
	slices.Sort(configs)
	contents, err := repo.blobs(blobs)
	if err != nil {
		return nil, err
	}
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
		return []*group{g}, nil
	}
	var groups []*group
	for _, p := range append(configs, "") {
		g := &group{root: path.Dir(p)}
		var src []byte
		if p != "" {
			src = contents[index[p]]
		} else if slices.Contains(configs, configName) {
			continue // the one at the top speaks about everything
		}
		if err := g.configure(c.display(filepath.Join(repo.top, p)), src); err != nil {
			return nil, err
		}
		if err := c.indexNews(o, repo, g, index); err != nil {
			return nil, err
		}
		groups = append(groups, g)
	}
	return groups, nil
}

func (c *command) indexNews(o *options, repo *repository, g *group, index map[string]string) error {
	var paths, blobs []string
	for p, blob := range index {
		if rel := g.inside(p); rel != "" && g.config.IsNews(rel) {
			paths, blobs = append(paths, p), append(blobs, blob)
		}
	}
	slices.Sort(paths)
	contents, err := repo.blobs(blobs)
	if err != nil {
		return err
	}
	var snapshots []*news.Snapshot
	for _, p := range paths {
		s, err := news.Parse(draft.NewFile(c.display(filepath.Join(repo.top, p)), contents[index[p]]))
		if err != nil {
			return err
		}
		snapshots = append(snapshots, s)
	}
	g.setContext(o, news.Join(snapshots...))
	return nil
}

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
		if g.inside(p) != "" && (best == nil || len(g.root) > len(best.root) || best.root == ".") {
			best = g
		}
	}
	return best
}
