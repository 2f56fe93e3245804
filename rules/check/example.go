package check

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// An Example is a draft with marks around the words of each finding, "... ⟦words⟧ ...". It is documentation and test at once: the
// rule must find the marked words and nothing else. A draft without marks is one that must pass.
//
// Each line is one post, in one of two forms:
//
//	You had pizza.
//	2014-09-08 x lang=en: ⟦#WhyIStayed⟧ You had pizza.
//
// The second begins with a date (2006-01-02, 2006-01-02T15:04 or -), one or more channels joined by commas, and keys: lang, status, author,
// kind, reply, media=PATH and alt=ITS_TEXT after it, checked=TAG/WHAT_WAS_FOUND, day (of an unknown start), weekday (1 for Monday, as it is written beside the date), period (the month
// that the title names), unread=WHAT_THE_READER_SAYS_IT_COULD_NOT_READ and ignore=RULE/REASON/LAST_DAY. Several lines are one calendar. In a post, ⏎ is a line end. The line
// ⟦the calendar⟧ is no post: the rule must find something in the calendar as a whole.
type Example struct {
	Posts    string
	Given    *draft.Context // nil: a quiet day
	Severity Severity       // of the findings; Off: any
	Source   string         // where it is told, of the words of a documented case; "": they are ours
}

const (
	markStart = "⟦"
	markEnd   = "⟧"
	wholeMark = markStart + "the calendar" + markEnd
)

// Bad reports whether the example has marks.
func (e Example) Bad() bool { return strings.Contains(e.Posts, markStart) }

// Plain returns the drafts without marks.
func (e Example) Plain() string {
	return strings.NewReplacer(markStart, "", markEnd, "").Replace(e.Posts)
}

// Calendar returns the posts of the example, and the marked places of each.
func (e Example) Calendar() ([]*draft.Post, [][]draft.Span, error) {
	cal, marks, err := e.read()
	if err != nil {
		return nil, nil, err
	}
	return cal.Posts, marks, nil
}

// read returns the calendar of the example, with what the reader of a file would have said of it, and the marked places of each post.
func (e Example) read() (*draft.Calendar, [][]draft.Span, error) {
	cal := &draft.Calendar{}
	var marks [][]draft.Span
	f := draft.NewFile("", []byte(strings.ReplaceAll(e.Plain(), "⏎", "\n")))
	at := 0
	for _, line := range strings.Split(strings.TrimSuffix(e.Posts, "\n"), "\n") {
		if line == wholeMark {
			at += len("the calendar\n")
			continue
		}
		p := &draft.Post{}
		head, body := splitHeader(line)
		if err := readHeader(p, head); err != nil {
			return nil, nil, fmt.Errorf("%q: %w", line, err)
		}
		text, spans, err := unmark(strings.ReplaceAll(body, "⏎", "\n"))
		if err != nil {
			return nil, nil, fmt.Errorf("%q: %w", line, err)
		}
		at += len(head)
		b := draft.NewBuilder(f)
		b.Copy(draft.Span{Start: at, End: at + len(text)})
		p.Text = b.Text()
		at += len(text) + 1
		cal.Posts, marks = append(cal.Posts, p), append(marks, spans)
		if err := readRemarks(cal, p, head); err != nil {
			return nil, nil, fmt.Errorf("%q: %w", line, err)
		}
	}
	return cal, marks, nil
}

// splitHeader cuts a line into its header, colon and space included, and its post.
func splitHeader(line string) (head, body string) {
	head, body, ok := strings.Cut(line, ": ")
	fields := strings.Fields(head)
	if !ok || len(fields) < 2 {
		return "", line
	}
	if _, err := parseDate(fields[0]); err != nil && fields[0] != "-" {
		return "", line
	}
	return head + ": ", body
}

func parseDate(s string) (draft.Moment, error) {
	if t, err := time.Parse("2006-01-02T15:04", s); err == nil {
		return draft.Moment{Time: t, Precision: draft.Minute}, nil
	}
	t, err := time.Parse(time.DateOnly, s)
	return draft.Moment{Time: t, Precision: draft.Day}, err
}

func readHeader(p *draft.Post, head string) error {
	fields := strings.Fields(strings.TrimSuffix(head, ": "))
	if len(fields) == 0 {
		return nil
	}
	p.When, _ = parseDate(fields[0])
	if fields[0] == "-" {
		p.When = draft.Moment{}
	}
	for _, c := range strings.Split(fields[1], ",") {
		name, known := draft.ChannelName(c)
		if !known {
			return fmt.Errorf("no channel %q", c)
		}
		p.Channels = append(p.Channels, name)
	}
	for _, f := range fields[2:] {
		key, value, _ := strings.Cut(f, "=")
		switch key {
		case "lang":
			p.Lang = value
		case "status":
			p.Status = draft.Words(value)
		case "author":
			p.Author = draft.Words(value)
		case "reply":
			p.InReplyTo = draft.Words(value)
		case "checked":
			tag, found, _ := strings.Cut(value, "/")
			p.Checked = append(p.Checked, draft.Checked{Tag: tag, Found: draft.Words(strings.ReplaceAll(found, "_", " "))})
		case "media":
			p.Media = append(p.Media, draft.Media{Path: draft.Words(value)})
		case "alt":
			if len(p.Media) == 0 {
				return errors.New("an alt without a media before it")
			}
			p.Media[len(p.Media)-1].Alt = draft.Words(strings.ReplaceAll(value, "_", " "))
		case "kind":
			if value == draft.Brief.String() {
				p.Kind = draft.Brief
			}
		case "day":
			n, err := strconv.Atoi(value)
			if err != nil {
				return err
			}
			p.When = draft.Moment{Precision: draft.Relative, Day: n}
		case "weekday":
			n, err := strconv.Atoi(value)
			if err != nil {
				return err
			}
			p.When.Weekday = n
		case "period":
			from, err := time.Parse("2006-01", value)
			if err != nil {
				return err
			}
			p.When.Period = &draft.Period{From: from, To: from.AddDate(0, 1, 0), Quote: draft.Words(from.Format("January 2006"))}
		case "unread", "ignore": // see readRemarks
		default:
			return fmt.Errorf("no key %q", key)
		}
	}
	return nil
}

// readRemarks reads the keys that say something of the calendar about a post.
func readRemarks(cal *draft.Calendar, p *draft.Post, head string) error {
	for _, f := range strings.Fields(strings.TrimSuffix(head, ": ")) {
		key, value, _ := strings.Cut(f, "=")
		value = strings.ReplaceAll(value, "_", " ")
		switch key {
		case "unread":
			cal.Problems = append(cal.Problems, draft.Problem{Quote: p.Text.All(), Post: p, Message: value})
		case "ignore":
			rule, reason, _ := strings.Cut(value, "/")
			reason, last, dated := strings.Cut(reason, "/")
			ig := draft.Ignore{Rule: rule, Reason: reason, Posts: []*draft.Post{p}, Quote: p.Text.All()}
			if dated {
				day, err := time.Parse(time.DateOnly, last)
				if err != nil {
					return err
				}
				ig.Until = day.AddDate(0, 0, 1)
			}
			cal.Ignores = append(cal.Ignores, ig)
		}
	}
	return nil
}

func unmark(s string) (text string, marks []draft.Span, err error) {
	for {
		before, rest, ok := strings.Cut(s, markStart)
		text += before
		if !ok {
			return text, marks, nil
		}
		inside, after, ok := strings.Cut(rest, markEnd)
		if !ok {
			return "", nil, errors.New("a ⟦ without its ⟧")
		}
		marks = append(marks, draft.Span{Start: len(text), End: len(text) + len(inside)})
		text += inside
		s = after
	}
}

// CheckExamples runs the rule alone over each of its examples and returns how what it finds differs from their marks, nil if it does not.
func (r *Rule) CheckExamples() error {
	set, err := Compile(r)
	if err != nil {
		return err
	}
	set.strict = true
	var wrong []error
	for _, e := range r.Examples {
		wrong = append(wrong, e.check(set))
	}
	return errors.Join(wrong...)
}

// Check runs the rule alone over the example and returns how what it finds differs from the marks, nil if it does not.
func (e Example) Check(r *Rule) error {
	set, err := Compile(r)
	if err != nil {
		return err
	}
	set.strict = true
	return e.check(set)
}

func (e Example) check(set *Set) error {
	cal, marks, err := e.read()
	if err != nil {
		return err
	}
	posts := cal.Posts
	ctx := e.Given.With(draft.NewIndex(posts))
	whole := set.Calendar(nil, cal, ctx)
	var wrong []error
	said := slices.ContainsFunc(whole, func(f Finding) bool { return f.Quote.IsZero() })
	if said != strings.Contains(e.Posts, wholeMark) {
		wrong = append(wrong, fmt.Errorf("something is said of the calendar as a whole: %v\n%s%s", said, e.Posts, messages(whole)))
	}
	for i, p := range posts {
		found := set.Post(nil, p, ctx)
		for _, f := range whole {
			if f.Quote.Text == p.Text {
				found = append(found, f)
			}
		}
		var spans []draft.Span
		for _, f := range found {
			s := draft.Span{Start: f.Quote.Start, End: f.Quote.End}
			if f.Quote.Text == p.Text && !slices.Contains(spans, s) {
				spans = append(spans, s)
			}
			if e.Severity != Off && f.Severity != e.Severity {
				wrong = append(wrong, fmt.Errorf("%q: %s is a %s, not a %s: %s", p.Text, f.Quote, f.Severity, e.Severity, f.Message))
			}
		}
		if got, want := remark(p.Text.String(), spans), remark(p.Text.String(), marks[i]); got != want {
			wrong = append(wrong, fmt.Errorf("got  %s\nwant %s%s", got, want, messages(found)))
		}
	}
	return errors.Join(wrong...)
}

func remark(text string, spans []draft.Span) string {
	slices.SortFunc(spans, func(a, b draft.Span) int { return b.Start - a.Start })
	for _, s := range spans {
		text = text[:s.Start] + markStart + text[s.Start:s.End] + markEnd + text[s.End:]
	}
	return text
}

func messages(found []Finding) string {
	var b strings.Builder
	for _, f := range found {
		fmt.Fprintf(&b, "\n  %s: %s", f.Severity, f.Message)
	}
	return b.String()
}
