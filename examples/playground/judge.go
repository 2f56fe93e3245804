package main

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/postlint/postlint/lint/news"
	"github.com/postlint/postlint/lint/report"
	"github.com/postlint/postlint/rules"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// newsFile is what the command would call the news that were pasted.
const newsFile = "news.toml"

// A request is what the page knows of a draft. Every field but Now may be zero.
type request struct {
	Text    string
	Channel string // one of draft.ChannelNames
	Date    string // 2006-01-02; "": the draft goes out now
	Time    string // 15:04; "": some time on that day
	Lang    string // "en", "fr"; "": told from the words
	Now     time.Time

	Looked bool   // whether somebody looked at the news today
	Event  event  // the news that was typed
	News   string // and the news that was pasted, as in news.toml
}

// An event is the form for one event of the day. Without a name there is none.
type event struct {
	Name, Kind, Place, Severity string
	Start                       string // 2006-01-02; "": today
	Hashtags                    string // between spaces or commas
}

// A response is what the page shows.
type response struct {
	Findings []finding
	Summary  string   // the last line that the command prints
	Text     string   // all that the command prints
	Problems []string // what could not be read of the news, and how to mend it
}

// A finding is check.Finding in strings that are safe to show: see report.Safe. The page puts every one of them in as text, never as HTML.
type finding struct {
	Rule, Severity, Message string

	Line, Column         int // counted from 1; 0: the finding has no place in the draft
	Before, Words, After string
	Start, End           int // in the draft, in units of UTF-16, which are what a browser counts

	Related          []string
	Why, Fix, Source string // at the first finding of a rule; "" at the others
}

// catalogue is every rule but "ignore", whose comments only the reader of calendars knows.
var catalogue = sync.OnceValues(func() (*check.Set, error) {
	var all []*check.Rule
	for _, r := range rules.All() {
		if r != rules.Ignore {
			all = append(all, r)
		}
	}
	return rules.Compile(all...)
})

// judge judges a draft as the command judges a file that holds nothing else. The draft is read as its audience reads it: as plain text.
func judge(q request) (response, error) {
	set, err := catalogue()
	if err != nil {
		return response{}, err
	}
	var a response
	ctx := &draft.Context{Now: q.Now}
	a.Problems = q.read(ctx)
	file := draft.NewFile("", []byte(q.Text))
	r := &report.Report{Rules: set.Rules(), Files: 1, Events: len(ctx.Events), Checked: ctx.NewsChecked, Now: q.Now}
	if words := strings.TrimSpace(file.Src); words != "" {
		post := q.post(file, strings.Index(file.Src, words), len(words))
		r.Posts, r.Judged = []*draft.Post{post}, 1
		found := set.Post(nil, post, ctx) // a calendar of this post alone tells no rule more than none, and takes four times as long
		r.Findings = set.Calendar(found, &draft.Calendar{Posts: r.Posts, Files: []*draft.File{file}}, ctx)
		check.Sort(r.Findings)
	}
	var b bytes.Buffer
	if err := r.Text(&b, report.Options{}); err != nil {
		return response{}, err
	}
	a.Summary, a.Text, a.Findings = r.Summary(), b.String(), show(r.Findings, file)
	return a, nil
}

// post returns the draft as a post of the file that holds it.
func (q request) post(file *draft.File, start, size int) *draft.Post {
	b := draft.NewBuilder(file)
	b.Copy(draft.Span{Start: start, End: start + size})
	p := &draft.Post{Text: b.Text(), Lang: q.Lang, Unit: file.Text().All()}
	if name, known := draft.ChannelName(q.Channel); known {
		p.Channels = []string{name}
	}
	if t, err := time.ParseInLocation("2006-01-02 15:04", q.Date+" "+q.Time, q.Now.Location()); err == nil {
		p.When = draft.Moment{Time: t, Precision: draft.Minute}
	} else if t, err := time.ParseInLocation(time.DateOnly, q.Date, q.Now.Location()); err == nil {
		p.When = draft.Moment{Time: t, Precision: draft.Day}
	}
	return p
}

// read puts the news into the context and returns what is wrong with it.
func (q request) read(ctx *draft.Context) (problems []string) {
	if strings.TrimSpace(q.News) != "" {
		pasted, err := news.Parse(draft.NewFile(newsFile, []byte(q.News)))
		var mistakes interface{ Show() string }
		switch {
		case errors.As(err, &mistakes):
			problems = append(problems, mistakes.Show())
		case err != nil:
			problems = append(problems, err.Error())
		default:
			ctx.Events, ctx.Trends, ctx.NewsChecked = pasted.Events, pasted.Trends, pasted.Checked
		}
	}
	if q.Looked {
		ctx.NewsChecked = q.Now
	}
	if name := strings.TrimSpace(q.Event.Name); name != "" {
		ctx.Events = append(ctx.Events, q.Event.read(name, q.Now))
	}
	return problems
}

func (e event) read(name string, now time.Time) draft.Event {
	made := draft.Event{Name: name, Kind: e.Kind, Place: strings.TrimSpace(e.Place), Quote: draft.NewFile("news", []byte(name)).Text().All(),
		Hashtags: strings.FieldsFunc(e.Hashtags, func(r rune) bool { return r == ' ' || r == ',' || r == ';' || r == '\n' })}
	for _, g := range []draft.Gravity{draft.Critical, draft.High, draft.Low} {
		if g.String() == e.Severity {
			made.Severity = g
		}
	}
	var err error
	if made.Start, err = time.ParseInLocation(time.DateOnly, e.Start, now.Location()); err != nil {
		year, month, day := now.Date()
		made.Start = time.Date(year, month, day, 0, 0, 0, 0, now.Location())
	}
	return made
}

// show makes findings fit to be shown. As the command does, it tells the story of a rule once.
func show(findings []check.Finding, file *draft.File) []finding {
	stories := map[string]*check.Rule{}
	for _, r := range rules.All() {
		stories[r.ID] = r
	}
	var all []finding
	for _, f := range findings {
		s := finding{Rule: f.Rule, Severity: f.Severity.String(), Message: report.Safe(f.Message)}
		if f.Quote.File() == file {
			s.frame(file, f.Quote.Span())
		}
		for _, r := range f.Related {
			place := "" // what was typed into the form has none
			switch of := r.Quote.File(); {
			case of == file:
				line, column := of.Position(r.Quote.Span().Start)
				place = fmt.Sprintf("line %d, column %d: ", line, column)
			case of != nil && of.Name == newsFile:
				line, _ := of.Position(r.Quote.Span().Start)
				place = fmt.Sprintf("%s, line %d: ", newsFile, line)
			}
			s.Related = append(s.Related, place+report.Safe(r.Message))
		}
		if rule := stories[f.Rule]; rule != nil {
			s.Why, s.Fix, s.Source = rule.Why, rule.Fix, rule.Source
			delete(stories, f.Rule)
		}
		all = append(all, s)
	}
	return all
}

// frame shows the first line of a place with its words between what stands before and after them.
func (s *finding) frame(file *draft.File, at draft.Span) {
	s.Line, s.Column = file.Position(at.Start)
	s.Start, s.End = units(file.Src[:at.Start]), units(file.Src[:at.End])
	from := strings.LastIndexByte(file.Src[:at.Start], '\n') + 1
	to := len(file.Src)
	if n := strings.IndexByte(file.Src[at.Start:], '\n'); n >= 0 {
		to = at.Start + n
	}
	end := min(at.End, to)
	s.Before, s.Words, s.After = report.Safe(file.Src[from:at.Start]), report.Safe(file.Src[at.Start:end]), report.Safe(file.Src[end:to])
}

// units counts the units of UTF-16 of a text.
func units(s string) (n int) {
	for _, r := range s {
		n++
		if r > 0xFFFF && r <= utf8.MaxRune {
			n++
		}
	}
	return n
}
