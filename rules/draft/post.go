package draft

import (
	"strings"
	"time"
)

// A Post is one publication: what goes out, where, when, and what the file says about it. The zero value of every field
// means that it is not known. Fields that were written by a person are quotes, so that each has its place; a program that
// has no file makes them with Words.
type Post struct {
	ID       string   // the author's own name for it: front matter id, "Post 3"
	Text     *Text    // what the audience reads
	Channels []string // every network that this text goes to, by the names of Channel; none: unknown
	When     Moment
	Kind     Kind
	Lang     string // "en", "fr" or another ISO 639-1 code; "": to be detected

	Parts     []Quote // the posts of a thread, as quotes of Text; limits hold for each
	VariantOf *Post   // the post that this one is an option, version or translation of; it counts once for the calendar rules
	Hashtags  []Quote // only the tags kept outside Text: front matter, a column, a label; each with or without its sign
	Checked   []Checked

	Unit Quote // the whole of it in the file: row, section or file

	Title, Author, Status, Campaign, Objective, Audience, Department, Account, Disclosure Quote

	Reviewers []Quote
	Media     []Media
	Partner   Quote
	Paid      Quote
	InReplyTo Quote // a reply answers somebody and does not count as publishing
}

// Words returns s as a quote that comes from no file.
func Words(s string) Quote { return NewText(s).All() }

// Kind tells a text that is ready from a note about one that is to be written.
type Kind uint8

const (
	Copy  Kind = iota // the words that go out
	Brief             // only a title, a hook or a topic so far: rules about wording do not look at it
)

// String returns "copy" or "brief".
func (k Kind) String() string {
	if k == Brief {
		return "brief"
	}
	return "copy"
}

// Checked says that somebody looked up what a hashtag stands for, and what was found.
type Checked struct {
	Tag   string // with or without its sign
	Found Quote
}

// Media is a picture or a film that goes with a post.
type Media struct{ Path, Alt Quote }

// A Moment is when a post goes out, as exactly as its author said.
type Moment struct {
	Time      time.Time // in the zone of the post; its first instant where the precision is Day or Week
	Precision Precision
	Day       int     // with Relative: the day, 1 for "Day 1", -7 for "D-7"
	Weekday   int     // the day of the week that is written beside the date, 1 for Monday to 7 for Sunday; 0: none
	Period    *Period // the days that the title above it names, which posts may share; nil: it names none
	Quote     Quote   // where it is written
}

// A Period is a run of days that a title names: "March 2026", "Semaine du 6 au 12 juillet 2026".
type Period struct {
	From, To time.Time // first instants of its first and of the day after its last
	Quote    Quote
}

// Precision tells how much of a Moment is known.
type Precision uint8

const (
	None     Precision = iota // nothing is known
	Relative                  // a day counted from a start that is not known
	Week                      // a week, from Monday
	Day                       // a day
	Minute                    // day and time
)

// Dated reports whether the moment can be found on a calendar.
func (m Moment) Dated() bool { return m.Precision >= Week }

// End returns the last instant at which a post of this moment can go out: that of its week or day, or its minute.
func (m Moment) End() time.Time {
	switch m.Precision {
	case Week:
		return m.Time.AddDate(0, 0, 7).Add(-1)
	case Day:
		return m.Time.AddDate(0, 0, 1).Add(-1)
	}
	return m.Time
}

// String returns the day as 2006-01-02, day and time as RFC 3339 in the post's own zone, "" where neither is known.
func (m Moment) String() string {
	switch m.Precision {
	case Minute:
		return m.Time.Format(time.RFC3339)
	case Day, Week:
		return m.Time.Format(time.DateOnly)
	}
	return ""
}

// Statuses in which a post is not linted, with the words that people write for them, folded as by Fold.
// Source: status values of 124 calendars found in public repositories.
var (
	publishedWords = words("published posted done live sent publie publiee poste postee envoye envoyee fait archived archive archivee archivado")
	droppedWords   = words("rejected refused cancelled canceled dropped killed idea ideas idee idees rejete rejetee refuse refusee annule annulee abandonne abandonnee")
)

func words(s string) map[string]bool {
	m := map[string]bool{}
	for _, w := range strings.Fields(s) {
		m[w] = true
	}
	return m
}

func (p *Post) status(set map[string]bool) bool {
	if p.Status.IsZero() {
		return false // most posts have none
	}
	for _, w := range strings.FieldsFunc(Fold(p.Status.String()), func(r rune) bool { return r < 'a' || r > 'z' }) {
		return set[w]
	}
	return false
}

// Published reports whether the post's status says that it has gone out: it is history, and counts for the calendar rules.
func (p *Post) Published() bool { return p.status(publishedWords) }

// Dropped reports whether the post's status says that it does not go out, or not yet: rejected, an idea. It counts for nothing.
func (p *Post) Dropped() bool { return p.status(droppedWords) }

// File returns the file that the post stands in, nil if it has neither text nor unit.
func (p *Post) File() *File {
	if f := p.Unit.File(); f != nil {
		return f
	}
	return p.Text.File()
}

// Place returns where the post is: its unit, else its text.
func (p *Post) Place() Quote {
	if !p.Unit.IsZero() {
		return p.Unit
	}
	if p.Text == nil {
		return Quote{}
	}
	return p.Text.All()
}
