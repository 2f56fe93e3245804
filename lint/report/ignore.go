package report

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// letItPass returns what somebody pastes to let a finding stand, and where: an ignore comment inside the cell of a table or above the post, or an
// entry of the front matter if the file is one draft that has any. It is "" where nothing can be ignored: for the whole calendar, for text that
// comes from no file, and for what is wrong with an ignore itself. REASON is no reason, so that whoever leaves it standing hears of it.
//
// keyed holds for each file the rule that has got the key of the front matter, "" if none can: there is one such key, so that other rules get a
// comment, and whoever pastes every line of a report is understood.
func letItPass(f check.Finding, keyed map[*draft.File]string) (where, line string) {
	if f.Post == nil || f.Rule == "ignore" {
		return "", ""
	}
	unit := f.Post.Place()
	file := unit.File()
	if file == nil || file.Name == "" {
		return "", ""
	}
	if rule, known := keyed[file]; !known || rule == f.Rule {
		keyed[file] = ""
		if entry := frontEntry(file, unit.Span(), f.Rule); entry != "" {
			keyed[file] = f.Rule
			return "in the front matter", entry
		}
	}
	comment := fmt.Sprintf("<!-- postlint-ignore %s: REASON -->", f.Rule)
	first, last := lines(unit)
	if first == last && strings.Contains(file.Line(first), "|") { // a comment on a line of its own would end the table
		return fmt.Sprintf("in its cell on line %d", first), comment
	}
	if isItem.MatchString(file.Line(first)) { // nor would the list go on behind one
		return fmt.Sprintf("at the end of line %d", last), comment
	}
	if whole(file, unit.Span()) && f.Post.Text.File() == file { // above its title a comment would speak of what the title heads
		first, _ = lines(f.Post.Text.All())
		for first > 1 && isFence(file.Line(first-1)) { // and in a code block it would be published
			first--
		}
	}
	return fmt.Sprintf("above line %d", first), comment
}

var isItem = regexp.MustCompile(`^\s*([-*+]|\d+[.)])\s`)

// whole reports whether a unit is all of a file.
func whole(file *draft.File, unit draft.Span) bool {
	return strings.TrimLeft(file.Src[:unit.Start], "\ufeff") == "" && strings.TrimSpace(file.Src[unit.End:]) == ""
}

func isFence(line string) bool {
	line = strings.TrimLeft(line, " >\t")
	return strings.HasPrefix(line, "```") || strings.HasPrefix(line, "~~~")
}

// frontEntry returns the key that ignores a rule in the front matter of a file that is one unit, "" if there is none or if it ignores something
// already: a second key of that name would be a mistake.
func frontEntry(file *draft.File, unit draft.Span, rule string) string {
	if !whole(file, unit) {
		return ""
	}
	fence, rest, _ := strings.Cut(strings.TrimPrefix(file.Src, "\ufeff"), "\n")
	entry := fmt.Sprintf(`ignore: [{rule: %s, reason: "REASON"}]`, rule)
	switch fence = strings.TrimRight(fence, " \t\r"); fence {
	case "---":
	case "+++":
		entry = fmt.Sprintf(`ignore = [{rule = "%s", reason = "REASON"}]`, rule)
	default:
		return ""
	}
	for line := range strings.Lines(rest) {
		switch line = strings.TrimRight(line, " \t\r\n"); {
		case line == fence:
			return entry
		case strings.HasPrefix(line, "ignore"), strings.HasPrefix(line, "[[ignore"), strings.HasPrefix(line, "postlint"):
			return ""
		}
	}
	return ""
}
