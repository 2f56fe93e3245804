package report

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

var (
	//go:embed html.css
	htmlCSS string
	//go:embed html.js
	htmlJS string
)

// HTML writes one page that needs nothing but itself: a calendar of the posts with the days that are in the news or of remembrance, the findings
// with the words marked, what each channel publishes, and filters. All of it is in the page; the script only hides what a filter leaves out.
//
// Whatever a draft holds is text: it goes through esc, and should that ever be forgotten, the page's own policy lets no script, style or address in
// but the style and the script whose hashes it names.
func (r *Report) HTML(w io.Writer, _ Options) error {
	p := newPage(r)
	p.out = bufio.NewWriterSize(w, written)
	p.head()
	p.summary()
	p.filters()
	p.calendar()
	p.findings()
	p.channels()
	p.rest()
	p.stories()
	p.print("</main>\n<footer><p>Made by <a href=\"%s\">postlint</a>%s. Nothing on this page was sent anywhere.</p></footer>\n<script>%s</script>\n</body>\n</html>\n",
		home, esc(space(strings.TrimPrefix(r.Version, "(devel)"))), htmlJS)
	return p.out.Flush()
}

// A page is an HTML report that is being written.
type page struct {
	*Report
	out   *bufio.Writer
	posts []*entry // in the order of the calendar, those without a date last
	loose []numbered
	zone  *time.Location

	byPost      map[*draft.Post]*entry
	byFile      map[*draft.File][]*entry // in the order of the file
	names       [4][]string              // the choices of each filter, in their order
	known       [4]map[string]int
	rules       map[string]*check.Rule
	first, last time.Time // of the dated posts
	keyed       keys
}

// The filters of the page.
const (
	byChannel = iota
	byRule
	bySeverity
	byAuthor
)

// An entry is a post as the page shows it.
type entry struct {
	*draft.Post
	n        int
	findings []numbered
	worst    check.Severity
	state    string // why it is not judged, "" if it is
}

// A numbered finding can be pointed at.
type numbered struct {
	check.Finding
	n int // of all findings, from 1
	k int // of those of its post, from 1
}

func newPage(r *Report) *page {
	p := &page{Report: r, zone: time.UTC, byPost: map[*draft.Post]*entry{}, byFile: map[*draft.File][]*entry{}, rules: map[string]*check.Rule{}, keyed: keys{}}
	for _, rule := range r.Rules {
		p.rules[rule.ID] = rule
	}
	for _, post := range r.Posts {
		p.add(post)
	}
	for i, f := range r.Findings {
		one := numbered{Finding: f, n: i + 1}
		if f.Post == nil {
			one.k = len(p.loose) + 1
			p.loose = append(p.loose, one)
			continue
		}
		e := p.byPost[f.Post]
		if e == nil {
			e = p.add(f.Post)
		}
		one.k = len(e.findings) + 1
		e.findings, e.worst = append(e.findings, one), max(e.worst, f.Severity)
	}
	slices.SortStableFunc(p.posts, inCalendar)
	for i, e := range p.posts {
		e.n = i + 1
		if !e.When.Dated() {
			continue
		}
		if p.first.IsZero() {
			p.first, p.zone = e.When.Time, e.When.Time.Location()
		}
		p.last = e.When.Time
	}
	for _, list := range p.byFile {
		slices.SortStableFunc(list, func(a, b *entry) int { return a.Place().Span().Start - b.Place().Span().Start })
	}
	p.choices()
	return p
}

func (p *page) add(post *draft.Post) *entry {
	e := &entry{Post: post}
	switch {
	case post.Dropped():
		e.state = "not going out"
	case post.Published():
		e.state = "published"
	case post.When.Dated() && post.When.End().Before(p.Now):
		e.state = "past"
	}
	p.byPost[post], p.posts = e, append(p.posts, e)
	if f := post.File(); f != nil {
		p.byFile[f] = append(p.byFile[f], e)
	}
	return e
}

// inCalendar orders posts by day and hour as their own zone has them, then days that are counted from an unknown start, then posts without a day.
func inCalendar(a, b *entry) int {
	switch ad, bd := a.When.Dated(), b.When.Dated(); {
	case ad && bd:
		return clock(a.When.Time).Compare(clock(b.When.Time))
	case ad:
		return -1
	case bd:
		return 1
	}
	if a.When.Precision != b.When.Precision {
		return int(b.When.Precision) - int(a.When.Precision)
	}
	return a.When.Day - b.When.Day
}

// clock returns what calendar and clock on the wall show at t.
func clock(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), t.Hour(), t.Minute(), 0, 0, time.UTC)
}

// esc makes what a person wrote text on one line: see Safe.
func esc(s string) string { return html.EscapeString(Safe(s)) }

// name is esc for what may be written from right to left, which must not turn what stands beside it.
func name(s string) string { return "<bdi>" + esc(s) + "</bdi>" }

func (p *page) print(format string, args ...any) { fmt.Fprintf(p.out, format, args...) }

func space(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
}

func (p *page) head() {
	p.print("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"+
		"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src %s; script-src %s; base-uri 'none'; form-action 'none'\">\n"+
		"<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" content=\"no-referrer\">\n"+
		"<title>%s</title>\n<style>%s</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the content</a>\n",
		hash(htmlCSS), hash(htmlJS), html.EscapeString(p.title()), htmlCSS)
}

func (p *page) title() string {
	if p.first.IsZero() {
		return "postlint report"
	}
	return "postlint report, " + span(p.first, p.last)
}

// span writes the months of a calendar: "March 2026", "March to May 2026".
func span(from, to time.Time) string {
	switch {
	case from.Format("2006-01") == to.Format("2006-01"):
		return from.Format("January 2006")
	case from.Year() == to.Year():
		return from.Format("January") + " to " + to.Format("January 2006")
	}
	return from.Format("January 2006") + " to " + to.Format("January 2006")
}

// summary writes what was found in three figures, and what was looked at in a sentence.
func (p *page) summary() {
	var count [check.Block + 1]int
	for _, f := range p.Findings {
		count[f.Severity]++
	}
	heading := "The calendar, read before it goes out"
	if !p.first.IsZero() {
		heading = span(p.first, p.last) + ", read before it goes out"
	}
	p.print("<header class=\"top\">\n<p class=\"brand\">postlint</p>\n<h1>%s</h1>\n<ul class=\"tiles\">\n", heading)
	for _, s := range []check.Severity{check.Block, check.Warn, check.Note} {
		p.print("<li class=\"%s\"><a href=\"#severity=%s\"><strong>%d</strong> %s</a></li>\n", class[s], s, count[s], counted[s][min(1, abs(count[s]-1))])
	}
	p.print("<li class=\"o\"><a href=\"#\"><strong>%d</strong> %s judged</a></li>\n</ul>\n<p class=\"soft\">%s</p>\n", p.Judged, noun(p.Judged, "post"), esc(p.looked()))
	for _, e := range p.Errors {
		p.print("<p class=\"error\"><strong>Could not be checked:</strong> %s</p>\n", name(e))
	}
	p.print("<nav aria-label=\"Sections\"><ul>")
	for _, link := range [][2]string{{"calendar", "Calendar"}, {"findings", "Findings"}, {"channels", "Channels"}, {"rest", "Posts without findings"}, {"stories", "Stories behind the rules"}} {
		p.print("<li><a href=\"#%s\">%s</a></li>", link[0], link[1])
	}
	p.print("</ul></nav>\n</header>\n<main id=\"main\" tabindex=\"-1\">\n")
}

// looked returns the summary without its first words, which the figures above it say.
func (p *page) looked() string {
	_, looked, _ := strings.Cut(p.Summary(), "; ")
	return strings.ToUpper(looked[:1]) + looked[1:]
}

// Words and classes of the severities.
var (
	class   = [...]string{check.Off: "o", check.Note: "n", check.Warn: "w", check.Block: "b"}
	label   = [...]string{check.Off: "OK", check.Note: "Note", check.Warn: "Warn", check.Block: "Block"}
	counted = [...][2]string{check.Note: {"note", "notes"}, check.Warn: {"warning", "warnings"}, check.Block: {"to block", "to block"}}
)

func abs(n int) int { return max(n, -n) }

func noun(n int, s string) string {
	if n == 1 {
		return s
	}
	return s + "s"
}
