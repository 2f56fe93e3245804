package markdown_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint/markdown"
	"github.com/postlint/postlint/rules/draft"
)

// ignoresOf says what was read: "RULE[ until DAY]: reason -> the first word of each post", or the fault.
func ignoresOf(src string) []string {
	cal := markdown.Parse(draft.NewFile("social/x.md", []byte(src)), markdown.Options{})
	var all []string
	for _, ig := range cal.Ignores {
		var words []string
		for _, p := range ig.Posts {
			first, _, _ := strings.Cut(p.Text.String(), " ")
			words = append(words, first)
		}
		s := fmt.Sprintf("%s: %s -> %s", ig.Rule, ig.Reason, strings.Join(words, " "))
		if !ig.Until.IsZero() {
			s = fmt.Sprintf("%s until %s: %s -> %s", ig.Rule, ig.Until.Add(-1).Format(time.DateOnly), ig.Reason, strings.Join(words, " "))
		}
		if ig.Fault != "" {
			s = "! " + ig.Fault
		}
		all = append(all, s)
	}
	return all
}

const three = `# Social calendar

## 2 March 2026 - LinkedIn

Alpha bakes bread at five in the morning.

## 3 March 2026 - X

Bravo sells it at seven, while it is warm.

## 4 March 2026 - X

Charlie sweeps the floor at noon.
`

func TestIgnore(t *testing.T) {
	const c = "<!-- postlint-ignore hard-sell: agreed -->"
	before := func(words string) string { return strings.Replace(three, words, c+"\n"+words, 1) }
	for name, test := range map[string]struct{ src, want string }{
		"inside a post":                     {strings.Replace(three, "Bravo", c+"\nBravo", 1), "hard-sell: agreed -> Bravo"},
		"behind its words":                  {strings.Replace(three, "warm.", "warm. "+c, 1), "hard-sell: agreed -> Bravo"},
		"its last line":                     {strings.Replace(three, "warm.\n", "warm.\n"+c+"\n", 1), "hard-sell: agreed -> Bravo"},
		"before a post":                     {before("## 3 March"), "hard-sell: agreed -> Bravo"},
		"before a post, with a blank line":  {strings.Replace(three, "## 3 March", c+"\n\n## 3 March", 1), "hard-sell: agreed -> Bravo"},
		"before the title":                  {c + "\n" + three, "hard-sell: agreed -> Alpha Bravo Charlie"},
		"under the title":                   {strings.Replace(three, "\n\n## 2", "\n"+c+"\n\n## 2", 1), "hard-sell: agreed -> Alpha"},
		"until a day":                       {strings.Replace(three, "Bravo", "<!-- postlint-ignore hard-sell until 2026-12-31: c’est l’usage -->\nBravo", 1), "hard-sell until 2026-12-31: c’est l’usage -> Bravo"},
		"over two lines, with capitals":     {strings.Replace(three, "Bravo", "<!-- Postlint-Ignore Hard-Sell :\n  l’accord de Léa -->\nBravo", 1), "hard-sell: l’accord de Léa -> Bravo"},
		"CRLF":                              {strings.ReplaceAll(before("Bravo"), "\n", "\r\n"), "hard-sell: agreed -> Bravo"},
		"no reason":                         {strings.Replace(three, "Bravo", "<!-- postlint-ignore hard-sell -->\nBravo", 1), "hard-sell:  -> Bravo"},
		"the place of a reason":             {strings.Replace(three, "Bravo", "<!-- postlint-ignore hard-sell: REASON -->\nBravo", 1), "hard-sell:  -> Bravo"},
		"no rule":                           {strings.Replace(three, "Bravo", "<!-- postlint-ignore: agreed -->\nBravo", 1), "! This names no rule. Write <!-- postlint-ignore RULE: reason -->."},
		"two rules":                         {strings.Replace(three, "Bravo", "<!-- postlint-ignore hard-sell, calendar: agreed -->\nBravo", 1), "! A comment ignores one rule. Write one comment for each: <!-- postlint-ignore RULE: reason -->."},
		"no colon":                          {strings.Replace(three, "Bravo", "<!-- postlint-ignore hard-sell agreed -->\nBravo", 1), "! A colon is missing behind the rule. Write <!-- postlint-ignore RULE: reason -->."},
		"no day":                            {strings.Replace(three, "Bravo", "<!-- postlint-ignore hard-sell until Easter: agreed -->\nBravo", 1), "! “Easter” is no day that postlint can read. Write the last day on which this holds as until 2026-12-31."},
		"another linter's word":             {strings.Replace(three, "Bravo", "<!-- postlint-disable hard-sell: agreed -->\nBravo", 1), "! This ignores nothing. Write <!-- postlint-ignore RULE: reason -->."},
		"no comment":                        {strings.Replace(three, "Bravo", "// postlint-ignore hard-sell: agreed\nBravo", 1), "! This ignores nothing: only <!-- postlint-ignore RULE: reason --> does."},
		"never closed":                      {strings.Replace(three, "Bravo", "<!-- postlint-ignore hard-sell: agreed\nBravo", 1), "! This comment is never closed. Write <!-- postlint-ignore RULE: reason -->."},
		"in a fence":                        {strings.Replace(three, "Bravo sells it at seven, while it is warm.", "```\n"+c+"\nBravo sells it.\n```", 1), "! This comment stands in a code block, where it is a part of the post and would be published. Write it above the block."},
		"over a fence":                      {strings.Replace(three, "Bravo sells it at seven, while it is warm.", c+"\n```\nBravo sells it.\n```", 1), "hard-sell: agreed -> Bravo"},
		"named in prose":                    {strings.Replace(three, "Bravo", "Silence it with `postlint-ignore`. Bravo", 1), ""},
		"no post below":                     {three + "\n## Notes\n\n" + c + "\n\nNothing.\n", "! No post stands here or below. Write the comment inside the post, or on the line above it."},
		"a page without posts":              {c + "\n", ""},
		"front matter of a calendar":        {"---\nignore: [{rule: hard-sell, reason: agreed}]\n---\n" + three, "hard-sell: agreed -> Alpha Bravo Charlie"},
		"front matter of a draft":           {"---\nchannel: x\ndate: 2026-03-02\nignore:\n  - rule: hard-sell\n    reason: c’est convenu\n    until: 2026-03-04\n---\nAlpha bakes bread at five in the morning.\n", "hard-sell until 2026-03-04: c’est convenu -> Alpha"},
		"front matter in TOML":              {"+++\nchannel = \"x\"\n[[ignore]]\nrule = \"hard-sell\"\nreason = \"agreed\"\n+++\nAlpha bakes bread at five in the morning.\n", "hard-sell: agreed -> Alpha"},
		"front matter, one entry":           {"---\nchannel: x\nignore: {rule: hard-sell, reason: agreed}\n---\nAlpha bakes bread at five in the morning.\n", "hard-sell: agreed -> Alpha"},
		"front matter, a word":              {"---\nchannel: x\nignore: hard-sell\n---\nAlpha bakes bread at five in the morning.\n", "hard-sell:  -> Alpha"},
		"front matter, an unknown key":      {"---\nchannel: x\nignore: [{rule: hard-sell, why: agreed}]\n---\nAlpha bakes bread at five in the morning.\n", "! An entry of ignore has no “why”. Write ignore: [{rule: RULE, reason: \"why\", until: 2026-12-31}]."},
		"front matter, a comment":           {"---\nchannel: x\n# postlint-ignore hard-sell: agreed\n---\nAlpha bakes bread at five in the morning.\n", "! This is no way to ignore a rule in front matter. Write ignore: [{rule: RULE, reason: \"why\"}]."},
		"in the cell of one of two posts":   {"| Date | LinkedIn | X |\n|---|---|---|\n| 2026-03-02 | Alpha bakes the bread at five. | Bravo sells it at seven. " + c + " |\n", "hard-sell: agreed -> Bravo"},
		"before the words of a cell":        {"| Date | LinkedIn | X |\n|---|---|---|\n| 2026-03-02 | " + c + " Alpha bakes the bread at five. | Bravo sells it at seven. |\n", "hard-sell: agreed -> Alpha"},
		"in another cell of a row":          {"| Date | Channel | Text | Notes |\n|---|---|---|---|\n| 2026-03-02 | X | Alpha bakes the bread at five. | " + c + " |\n| 2026-03-03 | X | Bravo sells it at seven. | |\n", "hard-sell: agreed -> Alpha"},
		"before a table":                    {"# X\n\n" + c + "\n\n| Date | Channel | Text |\n|---|---|---|\n| 2026-03-02 | X | Alpha bakes the bread at five. |\n| 2026-03-03 | X | Bravo sells it at seven. |\n", "hard-sell: agreed -> Alpha Bravo"},
		"in a list of days":                 {"## 2 March 2026\n\n**X:**\n\n- 09:00 - Alpha bakes the bread\n- 10:00 - Bravo sells it " + c + "\n- 11:00 - Charlie sweeps\n", "hard-sell: agreed -> Bravo"},
		"under a label of one of two posts": {"## 2 March 2026\n\n**LinkedIn:**\n\nAlpha bakes bread at five in the morning, every day.\n\n**X:**\n\n" + c + "\nBravo sells it at seven, while it is warm.\n", "hard-sell: agreed -> Bravo"},
	} {
		t.Run(name, func(t *testing.T) {
			var want []string
			if test.want != "" {
				want = []string{test.want}
			}
			assert.Equal(t, want, ignoresOf(test.src), test.src)
		})
	}
}

// An ignore comment is no word of the post.
func TestIgnoreIsNoText(t *testing.T) {
	for _, src := range []string{
		"| Date | Channel | Text |\n|---|---|---|\n| 2026-03-02 | X | Alpha bakes the bread. <!-- postlint-ignore hard-sell: agreed --> |\n",
		"---\nchannel: x\n---\n<!-- postlint-ignore hard-sell: agreed -->\nAlpha bakes the bread.\n",
		"## 2 March 2026 - X\n\nAlpha bakes the bread.\n<!-- postlint-ignore hard-sell: agreed -->\n",
	} {
		cal := markdown.Parse(draft.NewFile("social/x.md", []byte(src)), markdown.Options{})
		require.Len(t, cal.Posts, 1, src)
		assert.Equal(t, "Alpha bakes the bread.", cal.Posts[0].Text.String())
		require.Len(t, cal.Ignores, 1)
		assert.Equal(t, "<!-- postlint-ignore hard-sell: agreed -->", cal.Ignores[0].Quote.String())
	}
}
