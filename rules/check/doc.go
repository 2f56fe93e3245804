package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/postlint/postlint/rules/draft"
)

// mostExamples is how many examples of a kind and a language the documentation shows: enough to copy, few enough to read.
const mostExamples = 4

// Doc returns the documentation of the rule as Markdown: what it catches, what happened to whom, what to do instead, what it needs to know, how to
// switch it, and examples in both languages with marks around the words that it finds.
func (r *Rule) Doc() string {
	var b strings.Builder
	fmt.Fprintf(&b, "## %s\n\nThis post %s. At most: **%s**.\n\n", r.ID, r.Title, r.Severity)
	fmt.Fprintf(&b, "**It happened.** %s (%s)\n\n", r.Why, r.Source)
	fmt.Fprintf(&b, "**Instead.** %s\n\n", r.Fix)
	needs := r.Needs
	if needs == "" {
		needs = "nothing but the words of the post"
	}
	fmt.Fprintf(&b, "**Needs to know:** %s. **To switch it:** `[rules]` `%s = \"off\"` in postlint.toml, or a lower ceiling.\n", needs, r.ID)
	r.docExamples(&b, "Caught", true)
	r.docExamples(&b, "Passes", false)
	return b.String()
}

func (r *Rule) docExamples(b *strings.Builder, title string, bad bool) {
	shown := map[Lang]int{}
	for _, e := range r.Examples {
		if e.Bad() != bad {
			continue
		}
		lang := e.Lang()
		if shown[lang]++; shown[lang] > mostExamples {
			continue
		}
		if len(shown) == 1 && shown[lang] == 1 {
			fmt.Fprintf(b, "\n%s:\n\n", title)
		}
		fmt.Fprintf(b, "```\n%s\n```\n", strings.TrimSpace(e.Posts))
		if g := e.given(); g != "" {
			fmt.Fprintf(b, "with %s\n\n", g)
		}
		if e.Source != "" {
			fmt.Fprintf(b, "a documented case, told in %s\n\n", e.Source)
		}
	}
}

// Lang returns the languages that the first post of the example seems to be written in.
func (e Example) Lang() Lang {
	posts, _, err := e.Calendar()
	if err != nil || len(posts) == 0 {
		return 0
	}
	set, err := Compile()
	if err != nil {
		return 0
	}
	p := newPass(set)
	p.read(posts[0], nil)
	return p.Lang
}

// given says in words what the example takes as given.
func (e Example) given() string {
	if e.Given == nil {
		return ""
	}
	var facts []string
	for _, ev := range e.Given.Events {
		facts = append(facts, fmt.Sprintf("“%s” in the news from %s", ev.Name, ev.Start.Format("2 January 2006")))
	}
	for _, t := range e.Given.Trends {
		facts = append(facts, fmt.Sprintf("%s trending", t.Hashtag))
	}
	for _, name := range draft.ChannelNames() {
		switch c, ok := e.Given.Channels[name]; {
		case ok && c.MaxPerDay > 0:
			facts = append(facts, fmt.Sprintf("max-per-day = %d on %s", c.MaxPerDay, name))
		case ok:
			facts = append(facts, fmt.Sprintf("[channels.%s] in postlint.toml", name))
		}
	}
	if !e.Given.Now.IsZero() {
		facts = append(facts, "the hour "+e.Given.Now.Format("2 January 2006 15:04 MST"))
	}
	if !e.Given.NewsChecked.IsZero() {
		facts = append(facts, "the news checked on "+e.Given.NewsChecked.Format("2 January 2006 15:04 MST"))
	}
	for _, name := range slices.Sorted(maps.Keys(e.Given.Team)) {
		if m := e.Given.Team[name]; m.Department != "" {
			facts = append(facts, fmt.Sprintf("%s of the department %s", name, m.Department))
		}
	}
	if e.Given.Brand.Name != "" {
		facts = append(facts, "the brand "+e.Given.Brand.Name)
	}
	return strings.Join(facts, ", ")
}
