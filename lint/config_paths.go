package lint

import (
	"cmp"
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/bmatcuk/doublestar/v4"
)

// Names that calendars have, and names of what only looks like one.
// Source: the paths of 79 calendars found in public repositories; 71 have such a name.
var (
	calendarWords = []string{"social", "marketing", "calend", "editorial", "linkedin", "twitter", "tweet", "instagram", "caption", "campaign"}
	postWord      = pattern(`(^|[^a-z])posts?([^a-z]|$)`) // a whole word: postgres.md and postmortem.md are none
	otherWords    = pattern(`(^|/)(templates?|node_modules|_posts|docs/api|\.[^/]+)/|(^|/)(readme[^/]*|comments\.\w+)$`)
)

// pattern compiles a regular expression when it is first asked for: with a list of calendars it never is.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

// IsMarkdown reports whether a file is Markdown by its name.
func IsMarkdown(name string) bool {
	return slices.Contains([]string{".md", ".markdown", ".mdx"}, strings.ToLower(path.Ext(name)))
}

// IsCalendar reports whether a path, relative to the folder of the file and with '/', is a calendar. Without a list of calendars in the file
// it is guessed from the path: Markdown whose name, or whose folder's name, speaks of posts, of a network or of a calendar.
// A glob without a suffix, such as "social/**", means the Markdown there and not its pictures.
func (c *Config) IsCalendar(name string) bool {
	c, name = c.orZero(), path.Clean(name)
	switch {
	case name == ".." || strings.HasPrefix(name, "../") || path.IsAbs(name) || c.Excludes(name):
		return false
	case c.Calendars != nil:
		return slices.ContainsFunc(c.Calendars, func(glob string) bool {
			return doublestar.MatchUnvalidated(glob, name) && (IsMarkdown(name) || path.Ext(glob) != "")
		})
	}
	name = strings.ToLower(name)
	return IsMarkdown(name) && !otherWords().MatchString(name) && (postWord().MatchString(name) ||
		slices.ContainsFunc(calendarWords, func(w string) bool { return strings.Contains(name, w) }))
}

// Excludes reports whether the file says that a path, relative to its folder and with '/', is no calendar.
func (c *Config) Excludes(name string) bool { return matchAny(c.orZero().Exclude, name) }

// Skips reports whether nothing in a folder, relative to the folder of the file and with '/', need be looked at: all of it is excluded, or it
// is hidden or node_modules and no glob of the calendars names it.
func (c *Config) Skips(dir string) bool {
	c, dir = c.orZero(), path.Clean(dir)
	base := path.Base(dir)
	for _, glob := range c.Exclude { // "archive*" may match a folder, but then not what is in it
		if strings.HasSuffix(glob, "/**") && doublestar.MatchUnvalidated(glob, dir) {
			return true
		}
	}
	hidden := base == "node_modules" || strings.HasPrefix(base, ".") && base != "." && base != ".."
	return hidden && (base == ".git" || !slices.ContainsFunc(c.Calendars, func(glob string) bool {
		return strings.Contains("/"+glob, "/"+base+"/")
	}))
}

// news returns the globs of files of news: "news.toml" if the file says nothing.
func (c *Config) news() []string {
	if globs := c.orZero().News; globs != nil {
		return globs
	}
	return []string{"news.toml"}
}

// IsNews reports whether a path, relative to the folder of the file and with '/', is a file of news.
func (c *Config) IsNews(name string) bool { return matchAny(c.news(), name) }

// NewsFiles returns the paths of the files of news in the folder of the file, in order. A file that postlint.toml gives the name of is among
// them even if it does not exist, so that whoever opens it finds out: without its news rules would be silent.
func (c *Config) NewsFiles(folder fs.FS) []string {
	var files []string
	for _, glob := range c.news() {
		found, err := doublestar.Glob(folder, glob, doublestar.WithFilesOnly(), doublestar.WithNoFollow())
		if plain := !strings.ContainsAny(glob, "*?[{"); plain && c.orZero().News != nil && (err != nil || len(found) == 0) {
			found = []string{glob}
		}
		files = append(files, found...)
	}
	slices.Sort(files)
	return slices.Compact(files)
}

// NewsTarget returns the path of the file of news that is written to: the first one that the first glob of the file matches, or the one that it
// names, which need not exist. It is "" if the glob is a pattern that matches nothing, or if the file says that there is no news.
func (c *Config) NewsTarget(folder fs.FS) string {
	globs := c.news()
	if len(globs) == 0 {
		return ""
	}
	found, err := doublestar.Glob(folder, globs[0], doublestar.WithFilesOnly(), doublestar.WithNoFollow())
	switch {
	case err == nil && len(found) > 0:
		return slices.Min(found)
	case strings.ContainsAny(globs[0], "*?[{"):
		return ""
	}
	return globs[0]
}

func matchAny(globs []string, name string) bool {
	return slices.ContainsFunc(globs, func(glob string) bool { return doublestar.MatchUnvalidated(glob, path.Clean(name)) })
}

// Facts returns what is known of the posts of a path, relative to the folder of the file and with '/': what the [[paths]] say that match
// it, later ones first. Its Rules begin with those of the whole file, so it alone tells which ceilings hold. They must not be changed.
func (c *Config) Facts(name string) PathFacts {
	c = c.orZero()
	facts := PathFacts{Rules: c.Rules}
	for _, p := range c.Paths {
		if !matchAny([]string{p.Match}, name) {
			continue
		}
		facts.Match = p.Match
		facts.Channel = cmp.Or(p.Channel, facts.Channel)
		facts.Year = cmp.Or(p.Year, facts.Year)
		facts.Department = cmp.Or(p.Department, facts.Department)
		facts.Status = cmp.Or(p.Status, facts.Status)
		if !p.Start.IsZero() {
			facts.Start = p.Start
		}
		if len(p.Rules) > 0 {
			rules := maps.Clone(facts.Rules)
			for id, severity := range p.Rules {
				put(&rules, id, severity)
			}
			facts.Rules = rules
		}
	}
	return facts
}
