// Package report prints findings: as text for a person and as JSON for a program. Whatever a draft holds, nothing that is printed
// speaks to a terminal or to the log of a build: control and bidirectional characters are shown escaped, and no line begins with a draft's text.
package report

import (
	"fmt"
	"strings"
	"time"
	"unicode"

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
	Older    int // findings that were there before the commit that is judged, and are not among Findings
	Failed   int // how many things could not be checked: files that could not be read, named paths without a post
	Events   int // events that the news names
	Checked  time.Time
	Now      time.Time
}

func (r *Report) rule(id string) *check.Rule {
	for _, rule := range r.Rules {
		if rule.ID == id {
			return rule
		}
	}
	return &check.Rule{ID: id}
}

// Safe returns s with every character escaped that a terminal or a log could take for a command or that turns the direction of
// writing: "\x1b" as `\x1b`, U+202E as `\u202e`. Line ends are shown as ⏎, so that s stays on its line; bytes that are no UTF-8 are shown as `\xff`.
func Safe(s string) string {
	if isSafe(s) {
		return s
	}
	var b strings.Builder
	for i, r := range s {
		switch {
		case r == '\n':
			b.WriteRune('⏎')
		case r == '\t':
			b.WriteByte(' ')
		case r == unicode.ReplacementChar && s[i] != "\uFFFD"[0]:
			fmt.Fprintf(&b, `\x%02x`, s[i])
		case unsafeRune(r) && r < 0x80:
			fmt.Fprintf(&b, `\x%02x`, r)
		case unsafeRune(r):
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func isSafe(s string) bool {
	for _, r := range s {
		if unsafeRune(r) || r == unicode.ReplacementChar {
			return false
		}
	}
	return true
}

// unsafeRune reports whether r steers what is printed. Joiners and variation selectors, which emoji are made of, do not.
func unsafeRune(r rune) bool {
	switch {
	case unicode.IsControl(r), r == 0x061C, r == 0x200E, r == 0x200F, r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0x2028, r == 0x2029:
		return true
	}
	return false
}
