package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/draft"
)

// shapes are ways to keep one post. Each takes the source of a copy of one line; raw ones show it as it stands.
var shapes = map[string]struct {
	raw  bool
	file func(copy string) string
}{
	"front matter":  {false, func(s string) string { return "---\nchannel: x\n---\n\n" + s + "\n" }},
	"header block":  {false, func(s string) string { return "Post date: 2026-03-02\nPlatform: X\n\n---\n\n" + s + "\n" }},
	"section keyed": {false, func(s string) string { return "# Été\n\n## Platform\nX\n\n## Content\n\n" + s + "\n" }},
	"row": {false, func(s string) string {
		return "| Date | Canal | Légende |\n|---|---|---|\n| 2 mars 2026 | X | " + s + " |\n"
	}},
	"quoted row": {false, func(s string) string {
		return "| Date | Canal | Légende |\n|---|---|---|\n| 2 mars 2026 | X | « " + s + " » |\n"
	}},
	"matrix": {false, func(s string) string { return "| Jour | X | LinkedIn |\n|---|---|---|\n| Lundi | " + s + " | — |\n" }},
	"heading": {false, func(s string) string {
		return "# Café\n\n## Post 1 — X\n\n" + s + "\n\n## Post 2 — X\n\nAutre chose.\n"
	}},
	"quote": {false, func(s string) string {
		return "# Café\n\n## Post 1 — X\n\n> " + s + "\n\n## Post 2 — X\n\nAutre chose.\n"
	}},
	"label": {false, func(s string) string {
		return "# Café\n\n### Jour 1 — X\n**Format :** é\n**Texte :** " + s + "\n**Heure :** 9h\n"
	}},
	"label below": {false, func(s string) string { return "# Café\n\n### Jour 1 — X\n**Texte :**\n" + s + "\n**Heure :** 9h\n" }},
	"network label": {false, func(s string) string {
		return "# Café\n\n### Jour 1\n\n**LinkedIn :** « " + s + " »\n\n**X :** « Autre »\n"
	}},
	"nested list": {false, func(s string) string {
		return "## Jour 1 — X\n\n- Idées\n  - Post : \"" + s + "\"\n  - Story : \"Autre\"\n"
	}},
	"thread": {false, func(s string) string {
		return "## Thread — X\n\n**Tweet 1/2**\nDébut.\n\n**Tweet 2/2**\n" + s + "\n"
	}},
	"quoted thread": {false, func(s string) string {
		return "## Thread — X\n\n> **Tweet 1:** Début.\n>\n> **Tweet 2:** " + s + "\n"
	}},
	"fence":          {true, func(s string) string { return "# Café\n\n## X\n\n### Post 1\n\n```\n" + s + "\n```\n" }},
	"indented fence": {true, func(s string) string { return "# Café\n\n## X\n\n### Post 1\n\n  ~~~text\n  " + s + "\n  ~~~\n" }},
	"fence thread": {true, func(s string) string {
		return "# Café\n\n## X\n\n### Post 1\n\n```\nTweet 1:\nDébut\n\nTweet 2:\n" + s + "\n```\n"
	}},
	"literal scalar": {true, func(s string) string { return "---\nchannel: x\ncaption: |\n  Début\n  " + s + "\n---\n" }},
	"quoted scalar": {true, func(s string) string {
		return "---\nchannel: x\ncaption: '" + strings.ReplaceAll(s, "'", "''") + "'\n---\n"
	}},
	"escaped scalar": {true, func(s string) string {
		return "---\nchannel: x\ncaption: \"" + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "é", `\u00e9`).Replace(s) + "\"\n---\n"
	}},
	"toml": {true, func(s string) string { return "+++\nchannel = \"x\"\ncaption = '''\n" + s + "'''\n+++\n" }},
}

// decorations are what people write between two words, with what a reader sees of it.
var decorations = []struct{ src, shown string }{
	{"**gras**", "gras"}, {"*it*alique", "italique"}, {"__a__ _b_", "a b"}, {"~~barré~~", "barré"}, {"`code é`", "code é"},
	{"R&amp;D", "R&D"}, {"caf&eacute;", "café"}, {"&#233;", "é"}, {`\*étoile\*`, "*étoile*"}, {`\#pain`, "#pain"},
	{"un<br>deux", "un\ndeux"}, {"un<br/>deux", "un\ndeux"}, {"<b>été</b>", "été"}, {"[lien](https://a.example/é_b)", "lien"},
	{"👩‍🍳🥖", "👩‍🍳🥖"}, {"é", "é"}, {"l’été\u00a0!", "l’été\u00a0!"}, {"#pain_bio_", "#pain_bio_"}, {"日本語", "日本語"}, {"a <!-- vu --> b", "a b"},
}

// TestPlacesInEveryShape checks that each word of a post maps to where it stands in the file, and a replaced one to the start of
// what it replaces: in every shape, after every decoration, with every line end.
func TestPlacesInEveryShape(t *testing.T) {
	for shape, s := range shapes {
		for _, dec := range decorations {
			src := s.file("Avant " + dec.src + " milieu " + dec.src + " après.")
			shown := "Avant " + dec.shown + " milieu " + dec.shown + " après."
			if s.raw {
				shown = "Avant " + dec.src + " milieu " + dec.src + " après."
			}
			for how, disguise := range disguises {
				name := fmt.Sprintf("%s, %s, %s", shape, dec.src, how)
				f := draft.NewFile("a.md", []byte(disguise(src)))
				c := Parse(f, Options{})
				checkPlaces(t, f, c)
				post, at := postWith(c, shown)
				require.NotNil(t, post, "%s\n%s\n%v", name, src, texts(c))
				for _, word := range []string{"Avant", "milieu"} {
					from := at + strings.Index(shown, word)
					assert.Equal(t, strings.Index(f.Src, word), post.Text.Span(from, from+len(word)).Start, name)
				}
				if shape != "escaped scalar" {
					from := at + strings.Index(shown, "après")
					assert.Equal(t, "après", f.Src[post.Text.Span(from, from+6).Start:post.Text.Span(from, from+6).End], name)
				}
				if shape == "escaped scalar" || s.raw {
					continue
				}
				from := at + len("Avant ")
				start := strings.Index(f.Src, "Avant ") + len("Avant ")
				got := post.Text.Span(from, from+len(dec.shown))
				assert.True(t, got.Start >= start && got.End <= start+len(dec.src), "%s: %v is not in %d to %d", name, got, start, start+len(dec.src))
			}
		}
	}
}

func postWith(c *draft.Calendar, words string) (*draft.Post, int) {
	for _, p := range c.Posts {
		if i := strings.Index(p.Text.String(), words); i >= 0 {
			return p, i
		}
	}
	return nil, 0
}

func texts(c *draft.Calendar) []string {
	var out []string
	for _, p := range c.Posts {
		out = append(out, p.Text.String())
	}
	return out
}
