// Package report prints findings: as text for a person, and in the formats that programs and build services read. Whatever a draft or the name
// of a file holds, nothing that is printed speaks to a terminal or to the log of a build: see Safe; and no line begins with a draft's text.
package report

import (
	"io"
	"time"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// A Report is what one run looked at and found.
type Report struct {
	Findings []check.Finding
	Rules    []*check.Rule // for the story and the cure of each finding
	Posts    []*draft.Post // every post that was read, in order of file and line
	Judged   int           // how many of them were judged
	History  int           // how many were left out because they are published, archived or dated before now
	Dropped  int           // how many were left out because they are rejected or ideas
	Files    int
	Older    int      // findings that were there before the commit that is judged, and are not among Findings
	Failed   int      // how many things could not be checked: files that could not be read, named paths without a post
	Errors   []string // what those were, where it is known
	Events   int      // events that the news names
	Checked  time.Time
	News     []draft.Event // those of the events that concern the brand, for a format that draws a calendar
	Now      time.Time
	Version  string        // of the program, as the go command gives it: "v1.2.3"; "" or "(devel)" is none
	Reading  time.Duration // how long reading the files took
	Judging  time.Duration // how long the rules took

	// What only a calendar or a chart needs is worked out when a format asks; nil: nothing is known.
	Remembrance func(from, to time.Time) []draft.Observance
	Mixes       func() []draft.Mix
}

// Options are what a person may ask of a format. Formats that have no use for one ignore it.
type Options struct {
	Color     bool // text: with the colours of a terminal
	ListPosts bool // text and JSON: with every post that was read
	Stats     bool // text and JSON: with findings by rule, posts by channel and month, and times
}

// A Format is a way to write a report.
type Format struct {
	Name  string
	Write func(*Report, io.Writer, Options) error
}

// Formats returns all formats, in the order in which help lists them.
func Formats() []Format {
	return []Format{
		{"text", (*Report).Text},
		{"json", (*Report).JSON},
		{"sarif", (*Report).SARIF},
		{"github", (*Report).GitHub},
		{"rdjson", (*Report).RDJSON},
		{"html", (*Report).HTML},
	}
}

// written is how many bytes of a report are kept until they are written: it goes out as it is made, and is never held whole.
const written = 1 << 16

// home is where postlint lives: the path of its module.
const home = "https://github.com/postlint/postlint"

func (r *Report) rule(id string) *check.Rule {
	for _, rule := range r.Rules {
		if rule.ID == id {
			return rule
		}
	}
	return &check.Rule{ID: id}
}
