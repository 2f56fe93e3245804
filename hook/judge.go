package main

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"math"
	"runtime"
	"slices"
	"sync"
	"time"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/lint/report"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// A group is the files that one postlint.toml speaks about, with its news.
type group struct {
	config  *lint.Config
	root    string // the folder of postlint.toml, else the one that paths are relative to
	context *lint.Context
	sources []*source
	seen    map[string]bool // the names of the sources
	worst   check.Severity  // of what is reported

	compared bool // only what is new beside was is reported
	was      struct {
		context *lint.Context
		sources []*source // those that did not change are the same ones
		has     map[*source]bool
	}
}

// A source is a file to be read for posts.
type source struct {
	name string // relative to the current folder, for people
	path string // relative to the group's root, for what its folders say
	file string // where its content is, or
	blob string // by which git knows it, or
	src  []byte // it itself
	arg  string // the word of the command line that names it or its folder; its past posts are judged too

	cal *lint.Calendar // what parse made of it
	err error          // or why it could not
}

func (g *group) failOn(o *options) check.Severity {
	return cmp.Or(o.failOn, g.config.FailOn, check.Block)
}

// judge reads and judges all groups.
func (c *command) judge(o *options, groups []*group) (*report.Report, error) {
	start := time.Now()
	files, err := c.parse(o, groups)
	if err != nil {
		return nil, err
	}
	c.tell(o, "read %d files in %s", files, since(start))
	r := &report.Report{Now: o.now, Reading: time.Since(start)}
	start = time.Now()
	c.sign(o, groups)
	var found, before []judged
	var views []view
	for _, g := range groups {
		linter, err := g.config.Linter()
		if err != nil { // ParseConfig has compiled every house rule
			return nil, err
		}
		cal, left := c.choose(o, g, r)
		if g.compared && !g.same() {
			was, wasLeft := c.choose(o, &group{sources: g.was.sources}, nil)
			now, then := g.lintBoth(linter, cal, left, was, wasLeft)
			found, before = append(found, now), append(before, then)
		} else {
			found = append(found, g.limit(linter.LintWhere(cal, g.context, left.lacks)))
		}
		r.Rules = append(r.Rules, linter.Rules()...)
		if r.Posts == nil {
			r.Posts = slices.Clip(cal.Posts) // most runs have one group
		} else {
			r.Posts = append(r.Posts, cal.Posts...)
		}
		r.Judged += len(cal.Posts) - len(left)
		r.Events += len(g.context.Events)
		views = append(views, view{cal.Posts, g.context})
		if r.Checked.IsZero() || g.context.NewsChecked.Before(r.Checked) {
			r.Checked = g.context.NewsChecked
		}
	}
	outlook(r, views)
	reported, older := added(found, before, o.now)
	r.Older = older
	for _, j := range reported {
		for i := range j.findings {
			j.group.worst = max(j.group.worst, j.findings[i].Severity)
		}
		if r.Findings == nil {
			r.Findings = j.findings
		} else {
			r.Findings = append(r.Findings, j.findings...)
		}
	}
	if len(reported) != 1 || reported[0].group.compared { // else they are in order, as one linter gave them
		check.Sort(r.Findings)
	}
	r.Judging = time.Since(start)
	c.tell(o, "judged in %s", since(start))
	return r, nil
}

// same reports whether nothing differs from what it is compared with: what is found now was found then.
func (g *group) same() bool {
	return slices.Equal(g.sources, g.was.sources) && g.context == g.was.context
}

// posts are some posts of a calendar, by pointer.
type posts map[*draft.Post]bool

func (s posts) has(p *draft.Post) bool   { return s[p] }
func (s posts) lacks(p *draft.Post) bool { return !s[p] }

// lintBoth judges the calendar as it is and as it was, at once, but for the posts that are left out. By far most of their posts are the same ones, which are
// left out of both or of neither: if the news is the same too, these are read once.
func (g *group) lintBoth(linter *lint.Linter, cal *lint.Calendar, left posts, was *lint.Calendar, wasLeft posts) (now, then judged) {
	lintNow := func() []lint.Finding { return linter.LintWhere(cal, g.context, left.lacks) }
	lintThen := func() []lint.Finding { return linter.LintWhere(was, g.was.context, wasLeft.lacks) }
	if g.context == g.was.context {
		stays := make(posts, len(cal.Posts))
		for _, p := range cal.Posts {
			stays[p] = true
		}
		gone := slices.DeleteFunc(slices.Clone(was.Posts), stays.has)
		read := linter.Read(slices.Concat(cal.Posts, gone), g.context, func(p *draft.Post) bool { return left.lacks(p) && wasLeft.lacks(p) })
		lintNow = func() []lint.Finding { return read.Lint(cal) }
		lintThen = func() []lint.Finding { return read.Lint(was) }
	}
	var other sync.WaitGroup
	other.Go(func() { then = g.limit(lintThen()) })
	now = g.limit(lintNow())
	other.Wait()
	return now, then
}

// limit keeps to the ceilings of postlint.toml.
func (g *group) limit(findings []lint.Finding) judged {
	paths := map[string]string{}
	for _, s := range slices.Concat(g.sources, g.was.sources) {
		paths[s.name] = s.path
	}
	return judged{g, g.config.Limit(findings, func(name string) string { return paths[name] })}
}

// choose joins the calendars of a group and tells which of its posts, mostly few, are left out and not judged. What could not be read is said, and counted in
// r, if there is one.
func (c *command) choose(o *options, g *group, r *report.Report) (*lint.Calendar, posts) {
	if r == nil {
		r = &report.Report{}
	}
	var calendars []*draft.Calendar
	named := map[string]int{} // the number of posts by word of the command line
	left := posts{}
	for _, s := range g.sources {
		if s.cal == nil {
			continue
		}
		r.Files++
		if s.arg != "" {
			named[s.arg] += len(s.cal.Posts)
		}
		for _, p := range s.cal.Posts {
			switch past := p.When.Dated() && p.When.End().Before(o.now); {
			case p.Dropped():
				r.Dropped++
				left[p] = true
			case p.Published() || past && s.arg == "" && !o.past:
				r.History++
				left[p] = true
			}
		}
		calendars = append(calendars, s.cal)
	}
	for _, arg := range slices.Sorted(maps.Keys(named)) {
		if named[arg] == 0 {
			c.fail(fmt.Errorf("%s holds no post", arg))
		}
	}
	return draft.Join(calendars...), left
}

// parse reads the posts of a source, by way of room if it is a file. size is the number of its bytes if git knows it: what is too large git has not
// sent.
func (s *source) parse(config *lint.Config, size int64, room *bytes.Buffer) {
	var err error
	if s.file != "" {
		s.src, size, err = readRegular(s.file, config.FileLimit(), room)
	}
	switch {
	case err == errNoFile:
		s.err = fmt.Errorf("%s: %w; what a program prints is read from standard input: postlint -", s.name, err)
	case err != nil:
		s.err = fmt.Errorf("%s: %w", s.name, err)
	case size > int64(len(s.src)) || size > config.FileLimit():
		s.err = fmt.Errorf("%s: %w", s.name, config.TooLarge())
	default:
		src := s.src
		s.src = nil // its calendar has a copy
		if len(src) > mostRoom {
			*room = bytes.Buffer{}
		}
		s.cal, s.err = config.Parse(s.name, s.path, src)
	}
	s.src = nil
}

// mostRoom is the size of the largest file whose room is kept for the next one. That of a larger one is given back before its posts are read, when most
// memory is taken.
const mostRoom = 1 << 20

// parse reads the posts of all sources, each once, on all processors, while git still sends files. It says which could not be read: one that was
// so before the commit does not stop it.
func (c *command) parse(o *options, groups []*group) (files int, err error) {
	type job struct {
		g    *group
		s    *source
		size int64
	}
	jobs := make(chan job, 64)
	var workers sync.WaitGroup
	for range runtime.GOMAXPROCS(0) {
		workers.Go(func() {
			var room bytes.Buffer
			for j := range jobs {
				if j.s.parse(j.g.config, j.size, &room); j.s.err == nil {
					o.complete(j.s.cal.Posts, j.g.config.Location())
				}
			}
		})
	}
	waiting := map[string][]job{} // for a blob; a copied file has the same
	var names []string
	limit := int64(0)
	for _, g := range groups {
		limit = max(limit, g.config.FileLimit())
		sent := map[*source]bool{}
		for _, s := range slices.Concat(g.sources, g.was.sources) {
			switch {
			case sent[s]:
				continue
			case s.blob == "":
				jobs <- job{g, s, 0}
			default:
				if waiting[s.blob] == nil {
					names = append(names, s.blob)
				}
				waiting[s.blob] = append(waiting[s.blob], job{g, s, 0})
			}
			sent[s] = true
			files++
		}
	}
	if len(names) > 0 {
		err = c.blobs.each(names, min(limit, math.MaxInt-1), func(i int, size int64, content []byte) {
			for _, j := range waiting[names[i]] {
				j.s.src, j.size = content, size
				jobs <- j
			}
		})
	}
	close(jobs)
	workers.Wait()
	for _, g := range groups {
		for _, s := range g.sources {
			switch changed := g.compared && !g.was.has[s]; {
			case s.err != nil:
				c.fail(s.err)
				if g.compared && !changed {
					c.failures--
				}
			case changed && s.cal != nil && len(s.cal.Posts) == 0:
				fmt.Fprintf(c.stderr, "postlint: %s holds no post\n", report.Safe(s.name))
			}
		}
	}
	return files, err
}
