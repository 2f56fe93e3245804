package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/draft"
)

// summary tells of each post what must not change with the form of its file.
func summary(c *draft.Calendar) []string {
	var out []string
	for _, p := range c.Posts {
		s := fmt.Sprintf("%s %s %s %q", strings.Join(p.Channels, ","), p.When, p.Kind, p.Text)
		for _, q := range p.Hashtags {
			s += " " + strings.TrimLeft(q.String(), "#")
		}
		for _, q := range p.Parts {
			s += fmt.Sprintf(" part %q", q)
		}
		if p.VariantOf != nil {
			s += " variant"
		}
		out = append(out, s)
	}
	return out
}

// plans are the same posts in other forms, in both languages.
var plans = map[string]func(fr bool) string{
	"table": func(fr bool) string {
		s := "# Plan 2026\n\n| Date | Channel | Caption | Hashtags |\n|---|---|---|---|\n"
		if fr {
			s = "# Plan 2026\n\n| Date | Canal | Légende | Mots-dièse |\n|:--|:-:|--:|---|\n"
		}
		for _, p := range planned(fr) {
			s += fmt.Sprintf("| %s | %s | %s | %s |\n", p[0], p[1], p[2], p[3])
		}
		return s
	},
	"headings": func(fr bool) string {
		s := "# Plan 2026\n\n"
		for i, p := range planned(fr) {
			s += fmt.Sprintf("## Post %d — %s — %s\n\n%s\n\n**Hashtags:** %s\n\n---\n\n", i+1, p[0], p[1], p[2], p[3])
		}
		return s
	},
	"labels": func(fr bool) string {
		s := "# Plan 2026\n\n"
		for i, p := range planned(fr) {
			if fr {
				s += fmt.Sprintf("### Publication n° %d\n**Date :** %s\n**Réseau :** %s\n**Texte :** %s\n**Hashtags :** %s\n\n", i+1, p[0], p[1], p[2], p[3])
			} else {
				s += fmt.Sprintf("### Post %d\n**Date:** %s\n**Platform:** %s\n**Caption:** %s\n**Hashtags:** %s\n\n", i+1, p[0], p[1], p[2], p[3])
			}
		}
		return s
	},
	"fences": func(fr bool) string {
		s := "# Plan 2026\n\n"
		for i, p := range planned(fr) {
			s += fmt.Sprintf("## #%d — %s · %s\n\n```\n%s\n```\n\n**Hashtags:** %s\n\n", i+1, p[0], p[1], p[2], p[3])
		}
		return s
	},
	"quotes": func(fr bool) string {
		s := "# Plan 2026\n\n"
		for i, p := range planned(fr) {
			s += fmt.Sprintf("## POST %d: %s (%s)\n\n> %s\n\n**Hashtags:** %s\n\n", i+1, p[1], p[0], p[2], p[3])
		}
		return s
	},
	"networks": func(fr bool) string {
		s := "# Plan 2026\n\n"
		for _, p := range planned(fr) {
			s += fmt.Sprintf("## %s\n\n### 📅 %s\n\n%s\n\n**Hashtags:** %s\n\n", p[1], p[0], p[2], p[3])
		}
		return s
	},
	"bars": func(fr bool) string {
		s := "# Plan 2026\n\n"
		for _, p := range planned(fr) {
			s += fmt.Sprintf("### 📌 %s | %s\n\n%s\n\n#### Hashtags\n\n%s\n\n", p[0], p[1], p[2], p[3])
		}
		return s
	},
	"date lines": func(fr bool) string {
		s := "# Plan 2026\n\n"
		for i, p := range planned(fr) {
			s += fmt.Sprintf("## Post %d (%s)\n\n*%s*\n\n%s\n\n🏷️ **Hashtags :** %s\n\n", i+1, p[1], p[0], p[2], p[3])
		}
		return s
	},
	"sub-headings": func(fr bool) string {
		s := "# Plan 2026\n\n"
		for i, p := range planned(fr) {
			s += fmt.Sprintf("## Post %d: %s\n\n- **Date:** %s\n- **Status:** draft\n\n### Content\n\n%s\n\n### Hashtags\n\n%s\n\n### Visual\n\nA loaf.\n\n", i+1, p[1], p[0], p[2], p[3])
		}
		return s
	},
	"bold lines": func(fr bool) string {
		s := "# Plan 2026\n\n## April\n\n"
		for i, p := range planned(fr) {
			s += fmt.Sprintf("**POST %d — %s**\n\nPlatform: %s\nDate: %s\n\n**Copy:**\n%s\n\n**Hashtags:** %s\n\n---\n\n", i+1, "Oven", p[1], p[0], p[2], p[3])
		}
		return s
	},
	"small tables": func(fr bool) string {
		s := "# Plan 2026\n\n"
		for _, p := range planned(fr) {
			s += fmt.Sprintf("### %s\n\n| Platform | Caption | Hashtags |\n|---|---|---|\n| **%s** | %s | %s |\n\n", p[0], p[1], p[2], p[3])
		}
		return s
	},
	"days": func(fr bool) string {
		s := "# Plan 2026\n\n"
		for _, p := range planned(fr) {
			s += fmt.Sprintf("### %s\n\n**%s:** \"%s\"\n\n**Hashtags:** %s\n\n", p[0], p[1], p[2], p[3])
		}
		return s
	},
}

func planned(fr bool) [][4]string {
	if fr {
		return [][4]string{
			{"mardi 14 avril", "LinkedIn", "Le four est chaud, le pain est là.", "#pain #four"},
			{"mer. 15 avr.", "X", "Le moulin tourne, et la farine vole !", "#moulin"},
			{"1er mai", "Instagram", "Notre levain a trois ans : bon anniversaire.", "#levain #pain"},
		}
	}
	return [][4]string{
		{"Tuesday 14 April", "LinkedIn", "The oven is hot, the bread is out.", "#bread #oven"},
		{"Wed Apr 15", "X", "The mill turns, and the flour flies!", "#mill"},
		{"May 1", "Instagram", "Our sourdough is three: happy birthday.", "#sourdough #bread"},
	}
}

func TestTableOrHeadings(t *testing.T) {
	for _, fr := range []bool{false, true} {
		want := summary(Parse(draft.NewFile("plan.md", []byte(plans["table"](fr))), Options{}))
		require.Len(t, want, 3)
		for name, plan := range plans {
			assert.Equal(t, want, summary(Parse(draft.NewFile("plan.md", []byte(plan(fr))), Options{})), "%s, French %v\n%s", name, fr, plan(fr))
		}
	}
}

// rewrites are changes of a file that change no post. They are applied to every form and to the fixtures.
var rewrites = map[string]func(string) string{
	"CRLF":                 func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
	"a byte order mark":    func(s string) string { return "\ufeff" + s },
	"blank lines":          func(s string) string { return "\n" + outside(s, "\n\n", "\n\n\n\n") + "\n\n" },
	"front matter":         func(s string) string { return "---\nlayout: page\n---\n" + s },
	"TOML front matter":    func(s string) string { return "+++\nlayout = \"page\"\n+++\n\n" + s },
	"a comment":            func(s string) string { return "<!-- checked by Ana -->\n" + s },
	"indented rows":        func(s string) string { return outside(s, "\n|", "\n  |") },
	"trailing white space": func(s string) string { return outside(s, "\n", "  \n") },
}

// outside replaces strings that do not stand inside of a fence.
func outside(s, from, to string) string {
	parts := strings.Split(s, "```")
	for i := 0; i < len(parts); i += 2 {
		parts[i] = strings.ReplaceAll(parts[i], from, to)
	}
	return strings.Join(parts, "```")
}

func TestRewrites(t *testing.T) {
	for name, plan := range plans {
		for _, fr := range []bool{false, true} {
			src := plan(fr)
			want := summary(Parse(draft.NewFile("plan.md", []byte(src)), Options{}))
			for how, rewrite := range rewrites {
				f := draft.NewFile("plan.md", []byte(rewrite(src)))
				c := Parse(f, Options{})
				checkPlaces(t, f, c)
				assert.Equal(t, want, summary(c), "%s, %s\n%s", name, how, f.Src)
				assert.Empty(t, c.Problems, "%s, %s", name, how)
			}
		}
	}
}
