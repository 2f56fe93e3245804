package rules

import (
	"fmt"
	"strings"
)

//go:generate go run ./internal/gen/tables
//go:generate go run ./internal/gen/catalogue

// Catalogue returns the documentation of every rule as Markdown: rules/README.md.
func Catalogue() string {
	var b strings.Builder
	b.WriteString("# The rules of postlint\n\nMade from the rules themselves by `go generate ./rules`. The examples are the tests: ⟦marks⟧ stand around the words that a rule must find, and a draft without\nmarks must pass. A line may begin with the day, the networks and other facts of its post; ⏎ is a line end, and the\nline ⟦the calendar⟧ a finding about the calendar as a whole.\n\n")
	for _, r := range All() {
		fmt.Fprintf(&b, "- [%s](#%s) (%s): this post %s\n", r.ID, r.ID, r.Severity, r.Title)
	}
	for _, r := range All() {
		b.WriteString("\n" + r.Doc())
	}
	return b.String()
}
