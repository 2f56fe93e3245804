package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// keys holds for each file the rule that has got the key of the front matter, "" if none can: there is one such key, so that other rules get a
// comment, and whoever pastes every line of a report is understood.
type keys map[*draft.File]string

// give gives the key of a finding's file to its rule, if the file has one and no finding before had it.
func (k keys) give(f *check.Finding) {
	unit := ignorable(f)
	file := unit.File()
	if _, given := k[file]; file == nil || given {
		return
	}
	k[file] = ""
	if frontEntry(file, unit.Span(), f.Rule) != "" {
		k[file] = f.Rule
	}
}

// ignorable returns the unit in which a finding can be ignored, none for the whole calendar, for text that comes from no file, and for what is
// wrong with an ignore itself.
func ignorable(f *check.Finding) draft.Quote {
	if f.Post == nil || f.Rule == "ignore" {
		return draft.Quote{}
	}
	unit := f.Post.Place()
	if file := unit.File(); file == nil || file.Name == "" {
		return draft.Quote{}
	}
	return unit
}

// letItPass returns what somebody pastes to let a finding stand, and where: an ignore comment inside the cell of a table or above the post, or an
// entry of the front matter if the file is one draft that has any, "" where nothing can be ignored. REASON is no reason, so that whoever leaves it
// standing hears of it.
func letItPass(f *check.Finding, keyed keys) (where, line string) {
	unit := ignorable(f)
	if unit.IsZero() {
		return "", ""
	}
	file, span := unit.File(), unit.Span()
	if keyed[file] == f.Rule {
		if entry := frontEntry(file, span, f.Rule); entry != "" {
			return "in the front matter", entry
		}
	}
	comment := "<!-- postlint-ignore " + f.Rule + ": REASON -->"
	first := file.LineAt(span.Start)
	switch top := file.Line(first); {
	case strings.Contains(top, "|") && lastLine(unit) == first: // a comment on a line of its own would end the table
		return "in its cell on line " + strconv.Itoa(first), comment
	case isItem(top): // nor would the list go on behind one
		return "at the end of line " + strconv.Itoa(lastLine(unit)), comment
	}
	if whole(file, span) && f.Post.Text.File() == file { // above its title a comment would speak of what the title heads
		first = locate(f.Post.Text.All()).line
		for first > 1 && isFence(file.Line(first-1)) { // and in a code block it would be published
			first--
		}
	}
	return "above line " + strconv.Itoa(first), comment
}

// isItem reports whether a line begins an item of a list: "- ", "* ", "+ ", "1. " or "1) ".
func isItem(line string) bool {
	const spaces = " \t\r\f"
	line = strings.TrimLeft(line, spaces)
	digits := 0
	for digits < len(line) && '0' <= line[digits] && line[digits] <= '9' {
		digits++
	}
	marks := "-*+"
	if digits > 0 {
		marks = ".)"
	}
	line = line[digits:]
	return len(line) > 1 && strings.IndexByte(marks, line[0]) >= 0 && strings.IndexByte(spaces, line[1]) >= 0
}

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
