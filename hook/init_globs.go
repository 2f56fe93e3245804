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
	g.strangers(others)
	slices.Sort(g.globs)
	slices.Sort(g.exclude)
	return g.globs, slices.Compact(g.exclude)
}

// strangers excludes what a "?" of escapeGlob matches besides. Of two names that only differ in such characters no glob can tell one.
func (g *globber) strangers(others []string) {
	for _, name := range others {
		matches := func(glob string) bool { return strings.ContainsRune(glob, '?') && globMatches(glob, name) }
		if !strings.ContainsAny(name, globSigns) && slices.ContainsFunc(g.globs, matches) {
			g.exclude = append(g.exclude, name)
		}
	}
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
			stray := escapeGlob(name)
			if slices.ContainsFunc(wanted, func(name string) bool { return globMatches(stray, name) }) {
				return false
			}
			exclude = append(exclude, stray)
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

// globMatches reports whether a glob that globsFor has made matches a path.
func globMatches(glob, name string) bool {
	if folder, ext, deep := strings.Cut(glob, "**/*"); deep {
		top := strings.Count(folder, "/")
		parts := strings.SplitAfter(name, "/")
		within, _ := path.Match(folder, strings.Join(parts[:min(top, len(parts))], ""))
		return within && len(parts) > top && path.Ext(name) == ext
	}
	matches, _ := path.Match(glob, name)
	return matches
}

const globSigns = `*?[]{}\~:,`

// escapeGlob makes a path mean itself: a "?" stands for every character that means something in a glob, since postlint.toml knows no
// escapes, and for what would make it a path of another machine (~ana, c:).
func escapeGlob(name string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune(globSigns, r) {
			return '?'
		}
		return r
	}, name)
}
