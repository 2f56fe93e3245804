package main

import (
	"path"
	"slices"
	"strings"

	"github.com/postlint/postlint/lint"
)

// globsFor returns globs that match the files in wanted, and files that they match besides and that are to be excluded. A folder that holds posts
// and little else is one glob, so that the draft of tomorrow is found; a draft among other pages is named alone. Paths have '/'.
func globsFor(wanted, others []string) (globs, exclude []string) {
	g := globber{readmes: slices.ContainsFunc(wanted, isReadme)}
	g.below("", wanted, others)
	slices.Sort(g.globs)
	slices.Sort(g.exclude)
	return g.globs, slices.Compact(g.exclude)
}

type globber struct {
	globs, exclude []string
	readmes        bool // some of them hold posts
}

func isReadme(name string) bool { return path.Base(name) == "README.md" }

// below covers what is wanted in a folder, which ends with '/' but for the top, and in its folders.
func (g *globber) below(folder string, wanted, others []string) {
	wantedIn, othersIn := split(folder, wanted), split(folder, others)
	deep := len(wantedIn[""]) < len(wanted)
	switch {
	case folder != "" && deep && g.cover(folder, "**/*", wanted, others):
		return
	case g.cover(folder, "*", wantedIn[""], othersIn[""]):
	default:
		for _, name := range wantedIn[""] {
			g.globs = append(g.globs, escapeGlob(name))
		}
	}
	for child := range wantedIn {
		if child != "" {
			g.below(child, wantedIn[child], othersIn[child])
		}
	}
}

// muchMore is how many times more posts than other pages a folder must hold to be called one of posts.
const muchMore = 3

// cover makes one glob for a folder of posts, and reports whether it is one.
func (g *globber) cover(folder, stars string, wanted, others []string) bool {
	var none *lint.Config
	few := len(wanted) < 2 && !none.IsCalendar(folder+"draft.md") || folder == "" && len(wanted) < muchMore
	if len(wanted) == 0 || few {
		return false
	}
	ext := path.Ext(wanted[0])
	var exclude []string
	strays := 0
	for _, name := range others {
		switch {
		case path.Ext(name) != ext: // it is not matched
		case isReadme(name) && !g.readmes: // every folder may have one
			exclude = append(exclude, "**/README.md")
		default:
			exclude = append(exclude, escapeGlob(name))
			strays++
		}
	}
	if strays*muchMore > len(wanted) || slices.ContainsFunc(wanted, func(name string) bool { return path.Ext(name) != ext }) {
		return false
	}
	g.globs = append(g.globs, escapeGlob(folder)+stars+ext)
	g.exclude = append(g.exclude, exclude...)
	return true
}

// split groups paths below a folder by its subfolders, with a '/' at their ends; "" are those in the folder itself.
func split(folder string, names []string) map[string][]string {
	groups := map[string][]string{}
	for _, name := range names {
		child, _, deeper := strings.Cut(strings.TrimPrefix(name, folder), "/")
		if !deeper {
			groups[""] = append(groups[""], name)
		} else {
			groups[folder+child+"/"] = append(groups[folder+child+"/"], name)
		}
	}
	return groups
}

// escapeGlob makes a path mean itself: a "?" stands for every character that means something in a glob, since postlint.toml knows no
// escapes, and for what would make it a path of another machine (~ana, c:).
func escapeGlob(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(`*?[]{}\~:,`, r) {
			return '?'
		}
		return r
	}, name)
}
