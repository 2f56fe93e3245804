package report

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/postlint/postlint/rules/check"
)

var filterLabels = [...]string{byChannel: "Channel", byRule: "Rule", bySeverity: "Severity", byAuthor: "Author"}

// unnamed is what the filters call posts that name no channel or no author.
const unnamed = "(none)"

// choices numbers what the filters offer. Posts and findings carry the numbers, so that whatever a draft calls its author never becomes more than
// the text of one option.
func (p *page) choices() {
	var seen [4]map[string]bool
	for i := range seen {
		seen[i] = map[string]bool{}
	}
	for _, e := range p.posts {
		for _, c := range e.Channels {
			seen[byChannel][c] = true
		}
		if len(e.Channels) == 0 {
			seen[byChannel][""] = true
		}
		seen[byAuthor][e.Author.String()] = true
	}
	for _, f := range p.Findings {
		seen[byRule][f.Rule] = true
	}
	for i := range seen {
		p.names[i] = slices.SortedFunc(maps.Keys(seen[i]), func(a, b string) int {
			return cmp.Or(btoi(a == "")-btoi(b == ""), cmp.Compare(a, b)) // those without a name last
		})
	}
	p.names[bySeverity] = []string{check.Block.String(), check.Warn.String(), check.Note.String()}
	for i, names := range p.names {
		p.known[i] = map[string]int{}
		for n, name := range names {
			p.known[i][name] = n
		}
	}
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// filters writes the form. It stays hidden where scripts don't run, because it would do nothing.
func (p *page) filters() {
	p.print("<form id=\"filters\" hidden aria-label=\"Filters\">\n")
	for i, names := range p.names {
		if i == byAuthor && len(names) == 1 && names[0] == "" {
			continue
		}
		key := strings.ToLower(filterLabels[i])
		p.print("<label for=\"by-%s\">%s</label>\n<select id=\"by-%s\" name=\"%s\"><option value=\"\">All</option>", key, filterLabels[i], key, key)
		for n, s := range names {
			if s == "" {
				s = unnamed
			}
			p.print("<option value=\"%d\">%s</option>", n, esc(s))
		}
		p.print("</select>\n")
	}
	p.print("<button type=\"reset\">Show all</button>\n<output for=\"%s\" aria-live=\"polite\"></output>\n</form>\n", "by-channel by-rule by-severity by-author")
}

// data writes what the filters ask about a post.
func (p *page) data(e *entry) string {
	var b strings.Builder
	b.WriteString(` data-c="`)
	if len(e.Channels) == 0 {
		b.WriteString(strconv.Itoa(p.known[byChannel][""]))
	}
	for i, c := range e.Channels {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(strconv.Itoa(p.known[byChannel][c]))
	}
	b.WriteString(`" data-a="` + strconv.Itoa(p.known[byAuthor][e.Author.String()]) + `"`)
	return b.String()
}
