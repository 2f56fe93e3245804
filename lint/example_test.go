package lint_test

import (
	"fmt"
	"time"

	"github.com/postlint/postlint/lint"
)

func ExampleLint() {
	post := &lint.Post{Text: lint.NewText("#WhyIStayed You had pizza."), Channels: []string{"x"}}
	for _, f := range lint.Lint(post, nil) {
		fmt.Println(f.Severity, f.Rule, f.Quote)
	}
	// Output:
	// block trending-hashtag #WhyIStayed
}

// The same post passes on a quiet day and is stopped on the day after a shooting.
func ExampleLint_context() {
	post := &lint.Post{
		Text:     lint.NewText("#Aurora is everywhere, and so is our Aurora dress. Shop now!"),
		Channels: []string{"x"},
		When:     lint.Moment{Time: time.Date(2012, 7, 21, 9, 0, 0, 0, time.UTC), Precision: lint.Minute},
	}
	quiet := &lint.Context{}
	news := &lint.Context{Events: []lint.Event{{
		Name:     "Aurora cinema shooting",
		Kind:     "mass-violence",
		Place:    "Aurora, Colorado",
		Regions:  []string{"US"},
		Start:    time.Date(2012, 7, 20, 6, 38, 0, 0, time.UTC),
		Hashtags: []string{"#Aurora"},
	}}}
	fmt.Println(len(lint.Lint(post, quiet)))
	for _, f := range lint.Lint(post, news) {
		fmt.Println(f.Severity, f.Rule, f.Quote)
	}
	// Output:
	// 0
	// block disaster-piggyback #Aurora
	// block trending-hashtag #Aurora
}

// A house rule is a value, like those of the catalogue.
func ExampleNew() {
	competitor := &lint.Rule{
		ID:       "no-competitors",
		Title:    "names a competitor",
		Why:      "In 2013 we praised our oven by laughing at theirs, and their lawyers wrote.",
		Source:   "the house",
		Fix:      "Say what ours does.",
		Severity: lint.Warn,
		Lexicon: `
[competitor.any]
terms = ["acme", "four acme"]
`,
		Post: func(p *lint.Pass) {
			for _, hit := range p.Hits("competitor") {
				p.Report(hit.Quote, lint.Warn, fmt.Sprintf("“%s” is a competitor. Say what ours does.", hit))
			}
		},
	}
	linter := lint.New(competitor)
	post := &lint.Post{Text: lint.NewText("Better than Acme!")}
	for _, f := range linter.Lint(post, nil) {
		fmt.Println(f.Message)
	}
	// Output:
	// “Acme” is a competitor. Say what ours does.
}

func ExampleParse() {
	calendar, err := lint.Parse("march.md", []byte(`
| Date       | Channel  | Text                             |
|------------|----------|----------------------------------|
| 2026-03-02 | LinkedIn | Meet Ana, who built the oven.    |
| 2026-03-03 | X        | Le pain sort du four à 7 heures. |
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range calendar.Posts {
		fmt.Println(p.When, p.Channels, p.Text)
	}
	// Output:
	// 2026-03-02 [linkedin] Meet Ana, who built the oven.
	// 2026-03-03 [x] Le pain sort du four à 7 heures.
}

func ExampleLinter_LintCalendar() {
	calendar, err := lint.Parse("linkedin.md", []byte(`# LinkedIn, March 2026

## 2 March

Meet Ana, who built the oven.

## 2 March

We hire two bakers.
`))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range lint.Default().LintCalendar(calendar, nil) {
		line, column := f.Quote.File().Position(f.Quote.Span().Start)
		fmt.Printf("%d:%d %s %s\n", line, column, f.Rule, f.Quote)
	}
	// Output:
	// 9:1 overposting We hire two bakers.
}
