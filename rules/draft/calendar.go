package draft

import (
	"slices"
	"time"
)

// A Calendar is what was read from one or several files.
type Calendar struct {
	Posts    []*Post
	Problems []Problem
	Ignores  []Ignore
	Files    []*File
}

// A Problem is something that the reader of a calendar could not read: a date, a channel, a broken row. A silently dropped date
// would switch off every rule about timing, so problems become findings of the rule "calendar".
type Problem struct {
	Quote   Quote
	Post    *Post // the post that it concerns; nil: the file
	Message string
}

// An Ignore is somebody's word that what a rule finds in some posts may stand: a comment in a calendar, or an entry of front matter.
type Ignore struct {
	Rule   string    // the ID of the rule; "": it names none
	Reason string    // why the findings may stand; "": it gives none, and nothing is ignored
	Until  time.Time // the first instant at which it holds no more; zero: it holds for ever
	Posts  []*Post   // the posts that it speaks of
	Quote  Quote     // where it is written
	Fault  string    // what is wrong with it, as a sentence, and how to mend that; "": nothing, and it holds
}

// Join returns one calendar that holds the posts, problems, ignores and files of all, in the order given.
func Join(calendars ...*Calendar) *Calendar {
	all, posts := &Calendar{}, 0
	for _, c := range calendars {
		posts += len(c.Posts)
	}
	all.Posts = slices.Grow(all.Posts, posts)
	for _, c := range calendars {
		all.Posts = append(all.Posts, c.Posts...)
		all.Problems = append(all.Problems, c.Problems...)
		all.Ignores = append(all.Ignores, c.Ignores...)
		all.Files = append(all.Files, c.Files...)
	}
	return all
}
