package markdown

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"pgregory.net/rapid"

	"github.com/postlint/postlint/rules/draft"
)

var oracle = goldmark.New(goldmark.WithExtensions(extension.Strikethrough))

var tag = regexp.MustCompile(`<[^>]*>`)

// rendered is what a reader sees of a paragraph, as CommonMark has it.
func rendered(t require.TestingT, s string) string {
	var out bytes.Buffer
	require.NoError(t, oracle.Convert([]byte(s), &out))
	return strings.TrimSpace(html.UnescapeString(tag.ReplaceAllString(out.String(), "")))
}

func flattened(s string) string {
	f := draft.NewFile("", []byte(s))
	b := draft.NewBuilder(f)
	var p flat
	p.read(s, []draft.Span{{Start: 0, End: len(s)}})
	p.text(b)
	return strings.TrimSpace(b.Text().String())
}

// Inside a paragraph our reader sees what CommonMark shows; where it differs on purpose (hashtags, mentions and links are never marks)
// other tests say so.
func TestInlineAgainstCommonMark(t *testing.T) {
	for _, s := range []string{
		"so**ldes** et **pro*mo*s** ***fin***", "un * seul, deux ** ici", "snake_case_word et _italique_ et __gras__", "a*b*c a**b**c", "*ouvert", "**ouvert *fermé**",
		"`code *brut*` et ``un ` dedans``", `\*pas du gras\* \# \\`, "R&amp;D, caf&eacute; &#233; &inconnu;", "[le four](https://example.org/a_b \"titre\") ouvre", "![une image](a.png) reste",
		"[sans lien] et [un](deux) trois]", "~~barré~~ et ~un~", "1 < 2 et 3 > 2", "une <b>balise</b> et une autre", "*a **b** c*", "**a** **b**", "_a*b_c*",
	} {
		assert.Equal(t, rendered(t, s), flattened(s), "%q", s)
	}
	piece := rapid.SampledFrom([]string{"a", "mot", " ", " ", "*", "**", "_", "`", "é", ".", `\*`, "&amp;", "~~", "[x](u)"})
	rapid.Check(t, func(t *rapid.T) {
		s := "x" + strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "pieces"), "") + "x"
		if got, want := flattened(s), rendered(t, s); got != want {
			t.Fatalf("%q is read as %q, CommonMark shows %q", s, got, want)
		}
	})
}
