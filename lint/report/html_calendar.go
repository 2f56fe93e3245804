package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// chipWidth is how much of a post its day shows, in columns, and dayEvents how many events.
const (
	chipWidth = 60
	dayEvents = 3
)

// A month is a leaf of the calendar.
type month struct {
	first time.Time // midnight UTC of its first day
	days  [32][]*entry
}

// calendar writes the months in which posts go out, and the posts that can't be placed.
func (p *page) calendar() {
	p.print("<section id=\"calendar\" aria-labelledby=\"h-calendar\">\n<h2 id=\"h-calendar\">Calendar</h2>\n")
	var months []*month
	var loose []*entry
	for _, e := range p.posts { // in their order
		if !e.When.Dated() {
			loose = append(loose, e)
			continue
		}
		y, m, d := e.When.Time.Date()
		first := time.Date(y, m, 1, 0, 0, 0, 0, time.UTC)
		if n := len(months); n == 0 || !months[n-1].first.Equal(first) {
			months = append(months, &month{first: first})
		}
		leaf := months[len(months)-1]
		leaf.days[d] = append(leaf.days[d], e)
	}
	if len(months) > 1 {
		p.print("<nav aria-label=\"Months\"><ul class=\"months\">")
		for _, m := range months {
			p.print("<li><a href=\"#m%s\">%s</a></li>", m.first.Format("2006-01"), m.first.Format("January 2006"))
		}
		p.print("</ul></nav>\n")
	}
	if len(months) == 0 {
		p.print("<p class=\"soft\">No post names a date.</p>\n")
	}
	observed := map[time.Time][]string{}
	for _, m := range months {
		if p.Remembrance == nil {
			break
		}
		for _, o := range p.Remembrance(m.first, m.first.AddDate(0, 1, -1)) {
			if !slices.Contains(observed[o.Day], o.Name) {
				observed[o.Day] = append(observed[o.Day], o.Name)
			}
		}
	}
	met := make([]bool, len(p.News))
	for _, m := range months {
		p.month(m, observed, met)
	}
	p.news(met)
	if len(loose) > 0 {
		p.print("<div class=\"undated\">\n<h3>Without a date</h3>\n<ul class=\"chips\">\n")
		for _, e := range loose {
			p.chip(e)
		}
		p.print("</ul>\n</div>\n")
	}
	p.print("</section>\n")
}

var weekdays = [...]string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}

// month writes one leaf. Its roles are said although a table has them: on narrow screens the style makes it a list, and some browsers then forget.
func (p *page) month(m *month, observed map[time.Time][]string, met []bool) {
	p.print("<table class=\"month\" role=\"table\" id=\"m%s\"><caption><h3>%s</h3></caption>\n<thead role=\"rowgroup\"><tr role=\"row\">", m.first.Format("2006-01"), m.first.Format("January 2006"))
	for _, d := range weekdays {
		p.print("<th role=\"columnheader\" scope=\"col\"><abbr title=\"%s\">%s</abbr></th>", d, d[:3])
	}
	p.print("</tr></thead>\n<tbody role=\"rowgroup\">\n")
	day := m.first.AddDate(0, 0, -((int(m.first.Weekday()) + 6) % 7))
	for next := m.first.AddDate(0, 1, 0); day.Before(next); {
		p.print("<tr role=\"row\">")
		for range weekdays {
			if day.Month() != m.first.Month() {
				p.print("<td role=\"cell\" class=\"out\"></td>")
			} else {
				p.day(day, m.days[day.Day()], observed[day], met)
			}
			day = day.AddDate(0, 0, 1)
		}
		p.print("</tr>\n")
	}
	p.print("</tbody></table>\n")
}

func (p *page) day(day time.Time, posts []*entry, remembered []string, met []bool) {
	events := p.eventsOn(day)
	kind, today := "", ""
	if len(posts)+len(remembered)+len(events) == 0 {
		kind = " class=\"quiet\""
	}
	if !p.Now.IsZero() && p.Now.In(p.zone).Format(time.DateOnly) == day.Format(time.DateOnly) {
		today, kind = " aria-current=\"date\"", " class=\"today\""
	}
	p.print("<td role=\"cell\"%s%s><time datetime=\"%s\"><i>%s </i>%d<i> %s</i></time>", kind, today, day.Format(time.DateOnly), day.Format("Mon"), day.Day(), day.Format("January"))
	if today != "" {
		p.print(" <em>today</em>")
	}
	for _, name := range remembered {
		p.print("<p class=\"rem\"><span aria-hidden=\"true\">✢ </span>%s</p>", esc(strings.ToUpper(name[:1])+name[1:]))
	}
	for i, n := range events {
		met[n] = true
		if i < dayEvents {
			p.print("<p class=\"ev\"><span aria-hidden=\"true\">◆ </span>%s</p>", name(cut(Safe(p.News[n].Name), chipWidth)))
		}
	}
	if more := len(events) - dayEvents; more > 0 {
		p.print("<p class=\"ev\">and %d more %s</p>", more, noun(more, "event"))
	}
	if len(posts) > 0 {
		p.print("<ul class=\"chips\">")
		for _, e := range posts {
			p.chip(e)
		}
		p.print("</ul>")
	}
	p.print("</td>")
}

// eventsOn returns the events that a post of that day meets, the gravest first.
func (p *page) eventsOn(day time.Time) []int {
	from := time.Date(day.Year(), day.Month(), day.Day(), 0, 0, 0, 0, p.zone)
	to := from.AddDate(0, 0, 1).Add(-1)
	var met []int
	for i := range p.News {
		if p.News[i].Meets(from, to) {
			met = append(met, i)
		}
	}
	order := [...]int{draft.Critical: 0, draft.High: 1, draft.Low: 2}
	slices.SortStableFunc(met, func(a, b int) int {
		return cmp.Or(order[p.News[a].Severity]-order[p.News[b].Severity], p.News[a].Start.Compare(p.News[b].Start))
	})
	return met
}

// chip writes a post as its day shows it: how bad it is, when and where it goes out, how it begins.
func (p *page) chip(e *entry) {
	dim := ""
	if e.state != "" {
		dim = " past"
	}
	p.print("<li><a class=\"chip %s%s\" href=\"#p%d\">", class[e.worst], dim, e.n)
	if e.worst > 0 {
		p.print("<b>%s</b> ", label[e.worst])
	}
	var about []string
	switch {
	case e.When.Precision == draft.Minute:
		about = append(about, e.When.Time.Format("15:04"))
	case e.When.Precision == draft.Week:
		about = append(about, "this week")
	case e.When.Precision == draft.Relative:
		about = append(about, fmt.Sprintf("day %d", e.When.Day))
	}
	if len(e.Channels) > 0 {
		about = append(about, name(strings.Join(e.Channels, ", ")))
	}
	if e.state != "" {
		about = append(about, e.state)
	}
	p.print("%s<span dir=\"auto\">%s</span></a></li>", strings.Join(about, " · "), esc(cut(Safe(firstWords(e)), chipWidth)))
}

// firstWords returns the beginning of a post. Of a long one no more is looked at than can be shown.
func firstWords(e *entry) string {
	s := e.Text.String()
	if s == "" {
		s = e.Title.String()
	}
	s, _ = prefix(strings.TrimSpace(s), 4*chipWidth)
	return strings.Join(strings.Fields(s), " ")
}

// news lists the events that the calendar meets.
func (p *page) news(met []bool) {
	if !slices.Contains(met, true) {
		return
	}
	p.print("<h3>In the news on these days</h3>\n<ul class=\"events\">\n")
	for i := range p.News {
		if !met[i] {
			continue
		}
		e := &p.News[i]
		p.print("<li><span aria-hidden=\"true\">◆ </span><strong>%s</strong> ", name(e.Name))
		var about []string
		for _, s := range []string{e.Place, strings.ReplaceAll(e.Kind, "-", " "), e.Severity.String()} {
			if s != "" {
				about = append(about, name(s))
			}
		}
		if from, until := e.Felt(); !from.IsZero() {
			about = append(about, from.In(p.zone).Format("2 January 2006")+" to "+until.In(p.zone).Format("2 January 2006"))
		}
		p.print("<span class=\"soft\">%s</span></li>\n", strings.Join(about, ", "))
	}
	p.print("</ul>\n")
}
