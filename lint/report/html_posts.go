package report

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// How much of a post is shown, in bytes: of one with findings, and of one without.
const (
	shownJudged = 6000
	shownClean  = 1500
)

// findings writes what was found, by post, in the order of the calendar.
func (p *page) findings() {
	p.print("<section id=\"findings\" aria-labelledby=\"h-findings\">\n<h2 id=\"h-findings\">Findings</h2>\n")
	if len(p.Findings) == 0 {
		p.print("<p>%s.</p>\n", map[bool]string{true: "No post was judged", false: "Nothing was found"}[p.Judged == 0])
	}
	if len(p.loose) > 0 {
		p.print("<article class=\"post\" aria-labelledby=\"h-whole\">\n<h3 id=\"h-whole\">The calendar as a whole</h3>\n")
		for _, f := range p.loose {
			p.finding(f, nil, false, false)
		}
		p.print("</article>\n")
	}
	for _, e := range p.posts {
		if len(e.findings) > 0 {
			p.post(e)
		}
	}
	p.print("</section>\n")
}

// post writes one post with its findings: the text once, with the words of all of them marked.
func (p *page) post(e *entry) {
	p.print("<article class=\"post %s\" id=\"p%d\" aria-labelledby=\"h%d\"%s>\n<h3 id=\"h%d\">%s</h3>\n<p class=\"soft\">%s</p>\n", class[e.worst], e.n, e.n, p.data(e), e.n, when(e), p.about(e))
	marked := p.text(e)
	for _, f := range e.findings {
		p.finding(f, e, len(e.findings) > 1, marked[f.n])
	}
	p.print("</article>\n")
}

// when writes the heading of a post: its day and hour, and where it goes.
func when(e *entry) string {
	s := "Without a date"
	switch e.When.Precision {
	case draft.Minute:
		s = e.When.Time.Format("Mon 2 January 2006, 15:04")
	case draft.Day:
		s = e.When.Time.Format("Mon 2 January 2006")
	case draft.Week:
		s = e.When.Time.Format("Week of 2 January 2006")
	case draft.Relative:
		s = fmt.Sprintf("Day %d", e.When.Day)
	}
	if len(e.Channels) > 0 {
		s += " · " + name(strings.Join(e.Channels, ", "))
	}
	return s
}

// about writes who, what state and where in the files.
func (p *page) about(e *entry) string {
	var list []string
	if e.ID != "" {
		list = append(list, name(e.ID))
	}
	if !e.Author.IsZero() {
		list = append(list, "by "+name(e.Author.String()))
	}
	if e.state != "" {
		list = append(list, e.state)
	}
	if e.Kind == draft.Brief {
		list = append(list, "a brief, not yet the copy")
	}
	return strings.Join(append(list, "<code>"+esc(place(e.Place()))+"</code>"), " · ")
}

// text writes what the audience reads, with the words of the findings marked, and returns which findings have theirs there.
func (p *page) text(e *entry) (marked map[int]bool) {
	shown, more := prefix(e.Text.String(), shownJudged)
	marked = map[int]bool{}
	var marks []numbered
	edges := []int{0, len(shown)}
	for _, f := range e.findings {
		q := f.Quote
		if q.Text != e.Text || q.Start >= q.End || q.End > len(shown) || q.End-q.Start >= len(strings.TrimSpace(shown)) {
			continue
		}
		marked[f.n] = true
		marks = append(marks, f)
		edges = append(edges, q.Start, q.End)
	}
	slices.Sort(edges)
	edges = slices.Compact(edges)
	p.print("<blockquote dir=\"auto\"%s>", lang(e.Post))
	if shown == "" {
		p.print("<em>%s</em>", cmp.Or(esc(e.Title.String()), "No text yet."))
	}
	for i, to := range edges[min(1, len(edges)):] {
		from, worst, refs := edges[i], check.Off, ""
		for _, f := range marks {
			if f.Quote.Start <= from && to <= f.Quote.End {
				worst = max(worst, f.Severity)
				if to == f.Quote.End && len(e.findings) > 1 {
					refs += fmt.Sprintf("<sup><a href=\"#f%d\" aria-label=\"finding %d\">%d</a></sup>", f.n, f.k, f.k)
				}
			}
		}
		if piece := breaks(shown[from:to]); worst == check.Off {
			p.print("%s", piece)
		} else {
			p.print("<mark class=\"%s\">%s</mark>%s", class[worst], piece, refs)
		}
	}
	if more > 0 {
		p.print(" <em>… and %d more characters</em>", more)
	}
	p.print("</blockquote>\n")
	return marked
}

// breaks writes text of several lines on one line of the page's source, so that no line of it begins with a draft's text.
func breaks(s string) string {
	lines := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, line := range lines {
		lines[i] = esc(line)
	}
	return strings.Join(lines, "<br>")
}

// prefix cuts a text at a character and says how many characters it leaves out.
func prefix(s string, size int) (shown string, more int) {
	if len(s) <= size {
		return s, 0
	}
	for size > 0 && !utf8.RuneStart(s[size]) {
		size--
	}
	return s[:size], utf8.RuneCountInString(s[size:])
}

// lang writes the language of a text, for voices that read it aloud. Whatever is no code is left out.
func lang(p *draft.Post) string {
	if l := p.Lang; (len(l) == 2 || len(l) == 3) && strings.Trim(l, "abcdefghijklmnopqrstuvwxyz") == "" {
		return fmt.Sprintf(" lang=%q", l)
	}
	return ""
}

// finding writes one finding: what was found, what would pass, and the places that it speaks of.
func (p *page) finding(f numbered, e *entry, several, marked bool) {
	number := ""
	if several {
		number = fmt.Sprintf("<span class=\"num\">%d</span> ", f.k)
	}
	p.print("<section class=\"find %s\" id=\"f%d\" data-r=\"%d\" data-s=\"%d\">\n<h4><b class=\"sev\">%s</b> %s%s</h4>\n<p dir=\"auto\">%s</p>\n", class[f.Severity], f.n,
		p.known[byRule][f.Rule], p.known[bySeverity][f.Severity.String()], label[f.Severity], number, esc(f.Rule), esc(f.Message))
	if !marked && f.Quote.File() != nil && (e == nil || f.Quote.Text != e.Text) {
		p.line(f.Quote)
	}
	p.print("<dl>")
	if rule := p.rules[f.Rule]; rule != nil {
		p.print("<dt>What passes</dt><dd>%s</dd>", esc(rule.Fix))
		p.print("<dt>It happened</dt><dd><a href=\"#rule-%s\">what this did to others</a></dd>", esc(f.Rule))
	}
	if len(f.Related) > 0 {
		p.print("<dt>See also</dt>")
		for _, rel := range f.Related {
			p.print("<dd>%s: %s</dd>", p.place(rel), esc(rel.Message))
		}
	}
	p.keyed.give(&f.Finding)
	if where, line := letItPass(&f.Finding, p.keyed); line != "" {
		p.print("<dt>Let it pass</dt><dd>%s: <code>%s</code></dd>", esc(where), esc(line))
	}
	p.print("</dl>\n</section>\n")
}

// line shows a place outside of the copy: the line of the file with its words marked.
func (p *page) line(q draft.Quote) {
	at := locate(q)
	e := excerptOf(q, at.line)
	p.print("<p class=\"line\"><code>%s</code> <span dir=\"auto\">%s<mark>%s</mark>%s</span></p>\n", esc(string(at.append(nil))),
		esc(e.before), esc(e.words), esc(e.after))
}

// place writes where something is, as a link if a post that the page shows is there, with its words unless they are told anyway.
func (p *page) place(rel check.Related) string {
	s := "<code>" + esc(place(rel.Quote)) + "</code>"
	if e := p.at(rel.Quote); e != nil {
		s = fmt.Sprintf("<a href=\"#p%d\">%s</a>", e.n, s)
	}
	words, more := prefix(rel.Quote.String(), 4*chipWidth)
	if words = strings.Join(strings.Fields(words), " "); words != "" && more == 0 && !strings.Contains(rel.Message, "“"+words+"”") {
		s += " “" + name(cut(Safe(words), chipWidth)) + "”"
	}
	return s
}

// at returns the post in which a place lies, the innermost one; nil if there is none.
func (p *page) at(q draft.Quote) *entry {
	if q.IsZero() {
		return nil
	}
	start := q.Span().Start
	list := p.byFile[q.File()]
	i, found := slices.BinarySearchFunc(list, start, func(e *entry, at int) int { return cmp.Compare(e.Place().Span().Start, at) })
	if !found {
		i--
	}
	if i >= 0 && i < len(list) && start <= list[i].Place().Span().End {
		return list[i]
	}
	return nil
}

// rest writes the posts in which nothing was found, closed: a browser spends nothing on them until somebody asks.
func (p *page) rest() {
	n := 0
	for _, e := range p.posts {
		n += btoi(len(e.findings) == 0)
	}
	p.print("<section id=\"rest\" aria-labelledby=\"h-rest\">\n<h2 id=\"h-rest\">Posts without findings</h2>\n")
	if n == 0 {
		p.print("<p class=\"soft\">None.</p>\n</section>\n")
		return
	}
	p.print("<details><summary>%s</summary>\n<ul class=\"clean\">\n", plural(n, "post"))
	for _, e := range p.posts {
		if len(e.findings) > 0 {
			continue
		}
		dim := ""
		if e.state != "" {
			dim = " class=\"past\""
		}
		shown, more := prefix(e.Text.String(), shownClean)
		text := breaks(shown)
		if shown == "" {
			text = esc(e.Title.String())
		}
		if more > 0 {
			text += fmt.Sprintf(" … and %d more characters", more)
		}
		p.print("<li id=\"p%d\"%s%s><strong>%s</strong> <span class=\"soft\">%s</span><p dir=\"auto\"%s>%s</p></li>\n", e.n, p.data(e), dim, when(e), p.about(e), lang(e.Post), text)
	}
	p.print("</ul>\n</details>\n</section>\n")
}

// stories writes what happened to brands that did what was found, once for each rule.
func (p *page) stories() {
	p.print("<section id=\"stories\" aria-labelledby=\"h-stories\">\n<h2 id=\"h-stories\">Stories behind the rules</h2>\n")
	if len(p.names[byRule]) == 0 {
		p.print("<p class=\"soft\">None was needed.</p>\n")
	}
	for _, id := range p.names[byRule] {
		rule := p.rules[id]
		if rule == nil {
			continue
		}
		p.print("<article class=\"story\" id=\"rule-%s\">\n<h3>%s <span class=\"soft\">This post %s.</span></h3>\n<p>%s</p>\n<p class=\"soft\">Told in: %s</p>\n</article>\n",
			esc(id), esc(id), esc(rule.Title), esc(rule.Why), linked(rule.Source))
	}
	p.print("</section>\n")
}

// linked writes a source, its addresses as links. Only http and https are links; all else is text.
func linked(source string) string {
	words := strings.Fields(source)
	for i, word := range words {
		address := strings.TrimRight(word, ",;")
		words[i] = esc(word)
		if strings.HasPrefix(address, "https://") || strings.HasPrefix(address, "http://") {
			words[i] = fmt.Sprintf("<a href=\"%s\" rel=\"noreferrer\">%s</a>%s", esc(address), esc(address), esc(word[len(address):]))
		}
	}
	return strings.Join(words, " ")
}
