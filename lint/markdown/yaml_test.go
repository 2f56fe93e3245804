package markdown

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/draft"
)

// TestYAMLMistakes makes the everyday mistakes of people who do not know YAML. Each has a problem on its line, with the cure, and the
// rest of the file is read, the value included.
func TestYAMLMistakes(t *testing.T) {
	for _, c := range []struct{ line, cure, field, want string }{
		{"title: Foo: bar", `title: "Foo: bar"`, "title", "Foo: bar"},
		{"titre: Le four : enfin", `titre: "Le four : enfin"`, "title", "Le four : enfin"},
		{"titre: Le four: enfin", `titre: "Le four: enfin"`, "title", "Le four: enfin"},
		{"handle: @mill", `handle: "@mill"`, "account", "@mill"},
		{"compte: @moulin", `compte: "@moulin"`, "account", "@moulin"},
		{"hashtags: #mill", `hashtags: "#mill"`, "tag", "#mill"},
		{"mots-diese: #moulin", `mots-diese: "#moulin"`, "tag", "#moulin"},
		{"campaign: %20 off", `campaign: "%20 off"`, "campaign", "%20 off"},
		{"campagne: %20 de remise", `campagne: "%20 de remise"`, "campaign", "%20 de remise"},
		{"title: *bold*", `title: "*bold*"`, "title", "*bold*"},
		{"titre: *gras*", `titre: "*gras*"`, "title", "*gras*"},
		{"title: \"half", `title: "half"`, "title", "\"half"},
		{"titre: [Le four] est chaud", `titre: "[Le four] est chaud"`, "title", "[Le four] est chaud"},
		{"title: `code` here", "title: \"`code` here\"", "title", "`code` here"},
		{"titre: & fils", `titre: "& fils"`, "title", "& fils"},
	} {
		for _, rest := range []string{
			"---\nchannel: x\n" + c.line + "\ndate: 2026-03-02\n---\nThe oven is hot.\n",
			"---\r\n" + c.line + "\r\nchannel: x\r\ndate: 2026-03-02\r\n---\r\nThe oven is hot.\r\n",
		} {
			f := draft.NewFile("a.md", []byte(rest))
			cal := Parse(f, Options{})
			checkPlaces(t, f, cal)
			require.Len(t, cal.Posts, 1, c.line)
			p := cal.Posts[0]
			assert.Equal(t, "The oven is hot.", p.Text.String(), c.line)
			assert.Equal(t, []string{"x"}, p.Channels, c.line)
			assert.Equal(t, "2026-03-02", p.When.String(), c.line)
			got := map[string]string{"title": p.Title.String(), "account": p.Account.String(), "campaign": p.Campaign.String()}
			for _, q := range p.Hashtags {
				got["tag"] = q.String()
			}
			assert.Equal(t, c.want, got[c.field], c.line)
			require.Len(t, cal.Problems, 1, c.line)
			assert.Contains(t, cal.Problems[0].Message, c.cure, c.line)
			line, _ := f.Position(cal.Problems[0].Quote.Span().Start)
			assert.Equal(t, c.line, f.Line(line), c.line)
		}
	}
}
