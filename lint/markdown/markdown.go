// Package markdown reads posts out of Markdown files as people keep them: a draft with front matter or none, calendars as
// tables, headings, lists and quotes, in English and French and the other languages seen in the wild.
//
// It is no renderer of CommonMark, because calendars are not CommonMark: "---" under copy is a rule and no heading, "#Tag" at
// the start of a line is a hashtag, a fence pairs with its own closing mark. It reads lines, then sections, then the units in
// them, then the posts in these, then their fields; nothing is searched for again to find its place, and the time it takes
// grows with the size of the file and no faster.
package markdown

import (
	"slices"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// Options are the facts that a file does not hold itself.
type Options struct {
	Path       string                 // whose folders and name tell channel and date, with '/'; "": the name of the file
	Zone       *time.Location         // of dates that name none; nil: UTC
	Channel    string                 // used where the file names none
	Year       int                    // of dates without one; 0: from the title, the path, or other dates in the file
	Start      time.Time              // day 1 and the week 1 around it; zero: relative days stay relative
	Department string                 // where the file names none
	Status     string                 // where the file names none
	Declared   func(name string) bool // channels that postlint.toml declares besides the known ones; nil: none. It may be called for several names at once
}

// A doc is one file that is being read.
type doc struct {
	*scratch
	file   *draft.File
	src    string
	opt    Options
	cal    *draft.Calendar
	fences []block
	tables []block
	root   *section

	hasFront     bool
	front        []entry
	frontFields  []fieldValue
	typeChannels []string // "type: linkedin_post"
	pathChannels []string
	fileChannels []string // of the front matter
	pathWhen     when
	knownYear    int // -1: none is known
	yearless     bool
	french       int // 0: not known yet
	variants     map[variantKey]*draft.Post
	shapes       []tableShape // of tables, once they are asked for
	title        *section     // the first H1

	networks map[string]networks // that values name
	dates    map[string]*said    // that they tell
	posts    slab[draft.Post]
	quotes   slab[draft.Quote]
	builder  *draft.Builder // of all texts
	flat     flat           // the paragraph that is being read
	span     [1]draft.Span  // of a text that is one span
}

// Parse reads posts out of a Markdown file. What it cannot read is a Problem of the calendar, never an error. The posts come
// in the order of the file, and their texts never hold a "\r".
func Parse(f *draft.File, opt Options) *draft.Calendar {
	if opt.Path == "" {
		opt.Path = f.Name
	}
	d := &doc{scratch: scratches.Get().(*scratch), file: f, src: f.Src, opt: opt, cal: &draft.Calendar{Files: []*draft.File{f}}, variants: map[variantKey]*draft.Post{}, networks: map[string]networks{}, builder: draft.NewBuilder(f)}
	d.posts.most = mostPosts
	body := d.matter()
	r := readLines(f.Src, body, d.lines)
	d.lines, d.fences = r.lines, r.fences
	d.findTables()
	d.findArticles()
	d.root = d.sections()
	d.readFront()
	d.pathChannels = pathChannel(opt.Path)
	d.fileChannels = d.frontChannels()
	d.shapeTables()
	switch {
	case d.isBoard():
		d.board(d.root)
	case d.isSingle():
		d.single()
	default:
		d.walk(d.root)
	}
	d.unclosed()
	d.collect()
	d.ignores(body)
	d.release()
	return d.cal
}

// unclosed reports the fences that are never closed: they could hide half a calendar.
func (d *doc) unclosed() {
	for _, b := range d.fences {
		if l := d.lines[b.first]; b.open {
			d.problem(d.file.Quote(draft.Span{Start: l.mark, End: l.end}), nil, "The code block that starts here is never closed, so it was read up to the next heading. Close it with a line of the same marks.")
		}
	}
}

// collect finishes the posts that were found, in the order of the file.
func (d *doc) collect() {
	slices.SortStableFunc(d.found, func(a, b *found) int { return a.post.Unit.Start - b.post.Unit.Start })
	found := d.found
	d.inShards(len(found), func(shard *doc, from, to int) {
		for _, f := range found[from:to] {
			shard.finish(f)
		}
	})
	d.join()
	d.introChannels()
	d.weeksOfDays()
	folder := folderStatus(d.opt.Path)
	d.cal.Posts = make([]*draft.Post, 0, len(d.found))
	for _, f := range d.found {
		if !f.single && notSocial(f.post.Channels) {
			continue
		}
		p := f.post
		if p.Text.String() == "" && len(p.Media) == 0 {
			continue // "Title: <!-- to come -->": nothing is there yet
		}
		p.When = d.moment(f)
		if p.Parts == nil {
			p.Parts = splitParts(p.Text)
		}
		if p.Status.IsZero() && d.opt.Status != "" {
			p.Status = draft.Words(d.opt.Status)
		}
		if p.Status.IsZero() && folder != "" {
			p.Status = draft.Words(folder)
		}
		if p.Department.IsZero() && d.opt.Department != "" {
			p.Department = draft.Words(d.opt.Department)
		}
		d.cal.Posts = append(d.cal.Posts, p)
	}
	d.dropProblems()
}

// dropProblems removes what was said about posts that turned out to be none.
func (d *doc) dropProblems() {
	if len(d.cal.Problems) == 0 {
		return
	}
	kept := map[*draft.Post]bool{nil: true}
	for _, p := range d.cal.Posts {
		kept[p] = true
	}
	out := d.cal.Problems[:0]
	for _, p := range d.cal.Problems {
		if kept[p.Post] {
			out = append(out, p)
		}
	}
	d.cal.Problems = out
}

// notSocial reports whether a post goes to no social network at all: newsletters and blog articles stand in the same tables.
func notSocial(channels []string) bool {
	for _, c := range channels {
		if c != "email" && c != "blog" {
			return false
		}
	}
	return len(channels) > 0
}

// dayFirst reports whether 03/04 is the third of April in this file: its words are not English.
func (d *doc) dayFirst() bool {
	if d.french == 0 {
		d.french = -1
		score := 0
		for piece := range slices.Chunk([]byte(d.src[:min(len(d.src), 20000)]), 2000) {
			for _, w := range wordsIn(draft.Fold(string(piece))) {
				switch w {
				case "le", "la", "les", "des", "et", "une", "pour", "el", "los", "y", "para", "com", "und", "der", "die", "das", "avec", "vous", "nous", "il", "e", "di":
					score++
				case "the", "and", "of", "to", "for", "with", "you", "your", "is":
					score--
				}
			}
			if score > 20 || score < -20 {
				break // the rest will not turn it
			}
		}
		if score > 0 {
			d.french = 1
		}
	}
	return d.french > 0
}

// readFront names the fields of the front matter.
func (d *doc) readFront() {
	for _, e := range d.front {
		field := fieldName(e.key)
		switch e.key {
		case "tag", "tags", "day", "content", "post", "posts", "where", "who", "by", "story", "reel", "action", "video", "tid", "data":
			field = ""
		case "type":
			if c := channelsIn(strings.ReplaceAll(e.value.words.String(), "_", " ")); len(c) > 0 {
				d.typeChannels = c
				field = ""
			}
		case "scheduled", "schedule":
			if s := e.value.words.String(); s == "true" || s == "false" {
				field = ""
			}
		case "social", "network":
			field = fChannel
		}
		if field != "" {
			d.frontFields = append(d.frontFields, fieldOfValue(field, e.value))
		}
	}
}
