package markdown

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// TestLinear doubles inputs that make a careless reader quadratic.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	shapes := map[string]func(n int) string{
		"emphasis":   func(n int) string { return strings.Repeat("*a_ ", n) },
		"openers":    func(n int) string { return strings.Repeat("**a [", n) },
		"brackets":   func(n int) string { return strings.Repeat("[a](", n) + " " },
		"links":      func(n int) string { return strings.Repeat("[a](b)", n) },
		"images":     func(n int) string { return strings.Repeat("![a](b)\n", n) },
		"backquotes": func(n int) string { return strings.Repeat("`a``b```c ", n) },
		"comments":   func(n int) string { return strings.Repeat("<!-- a ", n) },
		"closed":     func(n int) string { return strings.Repeat("<!-- a --> b\n", n) },
		"angles":     func(n int) string { return strings.Repeat("<a ", n) },
		"entities":   func(n int) string { return strings.Repeat("&amp", n) },
		"tags":       func(n int) string { return strings.Repeat("_#a_", n) },
		"quotes":     func(n int) string { return strings.Repeat("> ", n) + "a" },
		"rules":      func(n int) string { return strings.Repeat("- - -\n", n) },
		"dashes":     func(n int) string { return strings.Repeat("- ", n) },
		"pipes":      func(n int) string { return "|a|b|\n|---|---|\n" + strings.Repeat("|a", n) },
		"tables": func(n int) string {
			return strings.Repeat("## Day 1\n\n| Day | Caption |\n|--|--|\n| 1 | Hello |\n\n", n/4)
		},
		"headings": func(n int) string { return strings.Repeat("## a\n", n) },
		"posts":    func(n int) string { return strings.Repeat("## Post 1 (EN)\nHello there\n", n/2) },
		"languages": func(n int) string {
			return "## A\n" + strings.Repeat("### LinkedIn (EN)\nHello\n### LinkedIn (FR)\nBonjour\n", n/4)
		},
		"steps":         func(n int) string { return strings.Repeat("# a\n## b\n### c\n#### d\n", n/4) },
		"fences":        func(n int) string { return strings.Repeat("```\na:\n", n/2) },
		"info fences":   func(n int) string { return "```\n" + strings.Repeat("```go\n", n) },
		"colon fences":  func(n int) string { return "```\n" + strings.Repeat("a:\n```\n", n/2) },
		"labels":        func(n int) string { return "## Post 1\n" + strings.Repeat("**LinkedIn:** a\n", n/2) },
		"texts":         func(n int) string { return "## Post 1\n" + strings.Repeat("- Post: \"a b\"\n", n/2) },
		"tweets":        func(n int) string { return strings.Repeat("**Tweet 1:**\nhello\n", n/2) },
		"captions":      func(n int) string { return "## Post 1\n" + strings.Repeat("**Caption:**\nhello\n", n/2) },
		"one word":      func(n int) string { return strings.Repeat("a", n*4) },
		"heading words": func(n int) string { return "## " + strings.Repeat("mar de ", n) },
		"front matter":  func(n int) string { return "---\n" + strings.Repeat("a: b: c\n", n/2) + "---\nHello" },
		"yaml aliases":  func(n int) string { return "---\na: &a [x]\n" + strings.Repeat("- *a\n", n) + "---\nHello" },
		"channels": func(n int) string {
			return "| Day | Channel | Caption |\n|-|-|-|\n| 1 | " + strings.Repeat("X, ", n) + "| hi |\n"
		},
		"index": func(n int) string {
			return strings.Repeat("## Post 1\nHello\n", n/4) + "\n## Plan\n\n| # | Day | Topic |\n|-|-|-|\n" + strings.Repeat("| 1 | 1 | Post 1 |\n", n/4)
		},
		"line ends":     func(n int) string { return strings.Repeat("\r", n) + strings.Repeat("\n", n) },
		"quoted fences": func(n int) string { return strings.Repeat("> ```\n> a\n\n", n/2) },
		"escapes":       func(n int) string { return strings.Repeat(`\#a\_`, n) },
		"many fences":   func(n int) string { return "## Post 1\n" + strings.Repeat("```\nhello\n```\n", n/3) },
		"wide rows": func(n int) string {
			return "| Day |" + strings.Repeat(" Caption |", n/8) + "\n|--|" + strings.Repeat("--|", n/8) + "\n" + strings.Repeat("| 1 |"+strings.Repeat(" a b |", 40)+"\n", n/300)
		},
		"articles":     func(n int) string { return strings.Repeat("## Post\n**Post:**\n# a\n", n/3) },
		"articles cut": func(n int) string { return strings.Repeat("## Post\n**Post:**\n# a\n---\n\n", n/5) },
		"day lists":    func(n int) string { return "## Day 1\n**LinkedIn:**\n" + strings.Repeat("- 9:00 - oven\n", n/2) },
		"weekdays": func(n int) string {
			return "## Week 1\n" + strings.Repeat("**Monday**: Video\n- **Title**: oven\n", n/4)
		},
		"date lines": func(n int) string { return "## Post 1\n" + strings.Repeat("Day 1 | 9:00\n", n/2) },
		"networks":   func(n int) string { return "## " + strings.Repeat("X 1 ", n) + "\nHello there\n" },
		"periods": func(n int) string {
			return "# " + strings.Repeat("March 1 ", n) + "\n\n| Date | Channel | Caption |\n|-|-|-|\n| 2026-03-02 | X | Hi |\n"
		},
		"codes": func(n int) string {
			return strings.Repeat("**M1.** oven\n\n", n/4) + "| Day | X | LinkedIn |\n|-|-|-|\n" + strings.Repeat("| 1 | M1 | M1 M2 |\n", n/4)
		},
		"boards": func(n int) string {
			return "---\nkanban-plugin: board\n---\n" + strings.Repeat("## Done\n- [x] oven @{2026-02-03}\n", n/3)
		},
		"ignore comments": func(n int) string {
			return "## Day 1\nHello there\n" + strings.Repeat("<!-- postlint-ignore calendar: why -->\n", n)
		},
		"ignores never closed": func(n int) string {
			return "## Day 1\nHello there\n" + strings.Repeat("<!-- postlint-ignore calendar: why\n", n)
		},
		"ignores in prose":  func(n int) string { return "## Day 1\nHello there\n" + strings.Repeat("`postlint-ignore` ", n) },
		"ignores in a line": func(n int) string { return "## Day 1\nHello there\n" + strings.Repeat("postlint-ignore ", n) },
		"ignores over headings": func(n int) string {
			return strings.Repeat("<!-- postlint-ignore calendar: why -->\n###### Day 1\nHello there\n", n/4)
		},
		"ignores in rows": func(n int) string {
			return "| Day | X |\n|--|--|\n" + strings.Repeat("| 1 | Hello there <!-- postlint-ignore calendar: why --> |\n", n)
		},
		"tweet marks": func(n int) string { return "## Thread\n```\n" + strings.Repeat("Tweet 1:\nTweet 2:\n", n/2) + "```\n" },
		"bold lines":  func(n int) string { return "## Day 1\n" + strings.Repeat("**LinkedIn event**\nTitle: a\n", n/3) },
		"unread columns": func(n int) string {
			return strings.Repeat("|Day", n) + "\n" + strings.Repeat("|-", n) + "\n" + strings.Repeat("|1", n) + "\n"
		},
	}
	for name, make := range shapes {
		t.Run(name, func(t *testing.T) {
			small, large := timeOf(make(5_000)), timeOf(make(40_000))
			for try := 0; large >= 20*max(small, 4*time.Millisecond); try++ { // other work on the machine makes single measurements worthless
				if try == 8 {
					t.Fatalf("8 times the input took %v instead of %v", large, small)
				}
				small, large = max(small, timeOf(make(5_000))), min(large, timeOf(make(40_000)))
			}
		})
	}
}

func timeOf(s string) time.Duration {
	f := draft.NewFile("marketing/posts.md", []byte(s))
	start := time.Now()
	Parse(f, Options{})
	return time.Since(start)
}

func BenchmarkTable10000(b *testing.B) {
	var s strings.Builder
	s.WriteString("# Plan, March 2026\n\n| Date | Channel | Caption | Hashtags | Status |\n|---|---|---|---|---|\n")
	for i := range 10_000 {
		fmt.Fprintf(&s, "| Mon Mar %d, 9:00 AM | LinkedIn | Our **new** oven is here \\| come and see it, number %d | #bakery #bread | draft |\n", i%28+1, i)
	}
	src := []byte(s.String())
	b.SetBytes(int64(len(src)))
	for b.Loop() {
		if c := Parse(draft.NewFile("plan.md", src), Options{}); len(c.Posts) != 10_000 {
			b.Fatal(len(c.Posts))
		}
	}
}
