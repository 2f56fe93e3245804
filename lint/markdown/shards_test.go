package markdown

import (
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/postlint/postlint/rules/draft"
)

// TestShards reads a table of which each processor gets some rows, and then as one processor reads it.
func TestShards(t *testing.T) {
	var b strings.Builder
	b.WriteString("---\nauthor: Ana\n---\n# Plan 2026\n\n| Date | Channel | Caption |\n|---|---|---|\n")
	for i := range 3*leastShard + 7 {
		date := fmt.Sprintf("2026-%02d-%02d", 1+i%12, 1+i%33) // some days there are not
		fmt.Fprintf(&b, "| %s | %s | The oven no. %d is *hot* \\| été | #pain%d |\n", date, []string{"x", "linkedin", "nowhere"}[i%3], i, i)
	}
	read := func(processors int) string {
		defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
		f := draft.NewFile("plan.md", []byte(b.String()))
		cal := Parse(f, Options{})
		checkPlaces(t, f, cal)
		var out strings.Builder
		for _, p := range cal.Posts {
			fmt.Fprintln(&out, p.Unit.Span(), p.Text.String(), p.Text.All().Span(), p.Channels, p.When.String(), p.When.Quote.Span(), p.Author.Span())
		}
		for _, p := range cal.Problems {
			fmt.Fprintln(&out, p.Quote.Span(), p.Message, p.Post.Text.String())
		}
		return out.String()
	}
	one := read(1)
	assert.Contains(t, one, "The oven no. 1000 is hot | été")
	assert.Contains(t, one, "there is no such day")
	assert.Contains(t, one, "is no network that postlint knows")
	for _, processors := range []int{2, 3} {
		assert.Equal(t, one, read(processors))
	}
}
