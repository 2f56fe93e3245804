package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// initialize writes a postlint.toml that fits what lies in the current folder, and says what it found. It overwrites nothing.
func (c *command) initialize(args []string) int {
	o, err := subcommandNamed("init").parse(args)
	if err != nil {
		return c.misused(err)
	}
	if _, file := c.findConfig(o, c.dir); file != "" {
		c.fail(fmt.Errorf(`%s is there already, and nothing was written.
  What it means in effect: postlint check-config
  What can stand in it:    postlint help config`, c.display(file)))
		return failed
	}
	s := c.survey()
	text := s.toml()
	config, err := lint.ParseConfig(draft.NewFile(configName, []byte(text)), lint.RuleIDs())
	if err != nil {
		c.fail(err)
		return failed
	}
	err = unbroken(func() error { return writeNew(filepath.Join(c.dir, configName), text) })
	if err != nil {
		c.fail(fmt.Errorf("%s: %w; nothing can be written there: change the permissions of the folder, or go to another one", configName, reason(err)))
		return failed
	}
	fmt.Fprintf(c.stdout, "wrote %s\n\n%s", configName, s.tell(config))
	return clean
}

// writeNew writes a file that is not there yet, whole or not at all.
func writeNew(path, text string) error {
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Close()); err != nil {
		os.Remove(path)
	}
	return err
}

// A survey is what lies in a folder.
type survey struct {
	files    int      // Markdown files
	holding  []string // those that hold posts, by their paths below the folder
	others   []string // the rest
	posts    int
	channels map[string]int // posts by network
	years    map[int]int
	langs    map[string]int
	undated  []string // files with dates whose year is not known
	tooLarge int
	hasNews  bool
	thisYear int
}

// survey reads every Markdown file that git does not ignore.
func (c *command) survey() *survey {
	s := &survey{channels: map[string]int{}, years: map[int]int{}, langs: map[string]int{}, thisYear: c.clock().Year()}
	_, err := os.Stat(filepath.Join(c.dir, "news.toml"))
	s.hasNews = err == nil
	for _, name := range c.markdown() {
		p := filepath.Join(c.dir, filepath.FromSlash(name))
		info, err := os.Lstat(p)
		if err != nil || !info.Mode().IsRegular() {
			continue // a link, or deleted but still in git
		}
		s.files++
		if info.Size() > lint.MaxFileSize {
			s.tooLarge++
			continue
		}
		src, err := os.ReadFile(p)
		if err != nil {
			c.fail(fmt.Errorf("%s: %w", name, reason(err)))
			continue
		}
		if cal, err := lint.Parse(name, src); err == nil && holdsPosts(name, cal) {
			s.add(name, cal)
		} else {
			s.others = append(s.others, name)
		}
	}
	return s
}

// markdown lists the Markdown files below the current folder, in order: what git does not ignore, or outside of a repository what is not hidden.
func (c *command) markdown() []string {
	var names []string
	if out, err := git(c.dir, "ls-files", "-z", "--cached", "--others", "--exclude-standard"); err == nil {
		names = strings.Split(string(out), "\x00")
	} else {
		var none *lint.Config
		filepath.WalkDir(c.dir, func(p string, d fs.DirEntry, err error) error {
			switch name := c.display(p); {
			case err != nil:
				c.fail(fmt.Errorf("%s: %w", name, reason(err)))
			case d.IsDir() && p != c.dir && none.Skips(name):
				return filepath.SkipDir
			case !d.IsDir():
				names = append(names, name)
			}
			return nil
		})
	}
	names = slices.DeleteFunc(names, func(name string) bool { return !lint.IsMarkdown(name) || !utf8.ValidString(name) }) // TOML is UTF-8
	slices.Sort(names)
	return slices.Compact(names) // a file in conflict is listed for each side
}

// proseNames begin the names of files that a table with dates, versions or networks does not make a calendar.
var proseNames = []string{"readme", "changelog", "changes", "history", "news.", "contributing", "license", "code_of_conduct", "security"}

// holdsPosts reports whether a file is a calendar or a draft, by what was read from it. Any page of prose can be read as one post, so that
// alone says nothing: the name of the file must speak of posts, or its posts must have what posts have. Of 700 READMEs, manuals and
// change logs, none had both a date and a network, or three posts with one, but for change logs.
func holdsPosts(name string, cal *draft.Calendar) bool {
	placed, both := 0, 0
	for _, p := range cal.Posts {
		if len(p.Channels) > 0 {
			placed++
			if p.When.Dated() {
				both++
			}
		}
	}
	base := strings.ToLower(name[strings.LastIndexByte(name, '/')+1:])
	var none *lint.Config
	switch {
	case none.IsCalendar(name):
		return len(cal.Posts) > 0
	case slices.ContainsFunc(proseNames, func(prose string) bool { return strings.HasPrefix(base, prose) }):
		return placed >= 3
	}
	return both > 0 || placed >= 3
}

func (s *survey) add(name string, cal *draft.Calendar) {
	s.holding = append(s.holding, name)
	s.posts += len(cal.Posts)
	for _, p := range cal.Posts {
		for _, channel := range p.Channels {
			s.channels[channel]++
		}
		if p.When.Dated() {
			s.years[p.When.Time.Year()]++
		}
	}
	for lang, n := range languages(cal) {
		s.langs[lang] += n
	}
	if slices.ContainsFunc(cal.Problems, func(p draft.Problem) bool { return strings.HasPrefix(p.Message, "No year is known") }) {
		s.undated = append(s.undated, name)
	}
}

// languages counts the posts of a calendar that are surely in one language.
func languages(cal *draft.Calendar) map[string]int {
	found := map[string]int{}
	probe := &check.Rule{ID: "language", Title: "is in a language", Why: "It tells the language.", Source: "postlint", Fix: "Nothing.", Severity: check.Note,
		Post: func(p *check.Pass) {
			switch p.Lang {
			case check.English:
				found["en"]++
			case check.French:
				found["fr"]++
			}
		}}
	lint.New(probe).LintCalendar(cal, nil)
	return found
}

// byCount returns the keys of counts, most used first.
func byCount[K cmp.Ordered](counts map[K]int) []K {
	return slices.SortedFunc(maps.Keys(counts), func(a, b K) int { return cmp.Or(counts[b]-counts[a], cmp.Compare(a, b)) })
}

// tell says what was found and what to do next.
func (s *survey) tell(config *lint.Config) string {
	var b strings.Builder
	if len(s.holding) == 0 {
		fmt.Fprintf(&b, "No posts were found in %s. Until postlint.toml names the files under calendars, those count whose names speak\n"+
			"of posts, of a network or of a calendar. How to write posts so that they are read: postlint help calendars\n", amount(s.files, "Markdown file"))
	} else {
		fmt.Fprintf(&b, "found %s in %s of %s:\n", amount(s.posts, "post"), amount(len(s.holding), "file"), amount(s.files, "Markdown file"))
		for _, glob := range config.Calendars {
			fmt.Fprintf(&b, "  %s\n", glob)
		}
		for _, line := range []struct {
			what string
			list []string
		}{{"channels", counted(s.channels)}, {"years", counted(s.years)}, {"languages", counted(s.langs)}} {
			if len(line.list) > 0 {
				fmt.Fprintf(&b, "%s: %s\n", line.what, strings.Join(line.list, ", "))
			}
		}
	}
	if s.tooLarge > 0 {
		fmt.Fprintf(&b, "not read, since larger than 16 MiB: %s\n", amount(s.tooLarge, "file"))
	}
	if len(s.undated) > 0 {
		fmt.Fprintf(&b, "dates without a year: %s; see [[paths]] in %s\n", strings.Join(s.undated, ", "), configName)
	}
	fmt.Fprintf(&b, "\nNext: open %s and fill in the brand. Then:\n", configName)
	b.WriteString("  postlint check-config   what the file means in effect\n  postlint -all           judge all posts\n  postlint install        judge every commit from now on\n")
	return b.String()
}

func counted[K cmp.Ordered](counts map[K]int) []string {
	var list []string
	for _, k := range byCount(counts) {
		list = append(list, fmt.Sprintf("%v (%d)", k, counts[k]))
	}
	return list
}

// amount returns "1 post", "2 posts".
func amount(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}
