package report

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

var (
	roots    = regexp.MustCompile(`:root \{([^}]*)\}`)
	variable = regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{6});`)
)

// luminance is the relative luminance of WCAG 2.2.
func luminance(hex string) float64 {
	var r, g, b uint8
	fmt.Sscanf(hex, "#%02x%02x%02x", &r, &g, &b)
	linear := func(c uint8) float64 {
		s := float64(c) / 255
		if s <= 0.04045 {
			return s / 12.92
		}
		return math.Pow((s+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}

func contrast(a, b string) float64 {
	x, y := luminance(a), luminance(b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

// Text is read against each colour that stands behind it, at 4.5 to 1; what is only seen, such as bars, edges of controls and the ring of the focus, at 3 to 1.
// Source: WCAG 2.2, success criteria 1.4.3 and 1.4.11.
func TestContrast(t *testing.T) {
	assert.InDelta(t, 21, contrast("#000000", "#ffffff"), 0.01)
	schemes := roots.FindAllStringSubmatch(htmlCSS, -1)
	require.Len(t, schemes, 3, "light, dark, print")
	for i, scheme := range schemes {
		of := map[string]string{}
		for _, v := range variable.FindAllStringSubmatch(scheme[1], -1) {
			of[v[1]] = v[2]
		}
		assert.Len(t, of, 19)
		read := map[string][]string{
			"ink": {"bg", "card", "block-bg", "warn-bg", "note-bg"}, "soft": {"bg", "card"}, "accent": {"bg", "card"},
			"block": {"bg", "card", "block-bg"}, "warn": {"card", "warn-bg"}, "note": {"card", "note-bg"}, "event": {"bg", "card", "event-bg"}, "rem": {"card", "rem-bg"},
		}
		for text, grounds := range read {
			for _, ground := range grounds {
				assert.GreaterOrEqual(t, contrast(of[text], of[ground]), 4.5, "scheme %d: %s on %s", i, text, ground)
			}
		}
		for _, seen := range []string{"other", "sells", "edge", "accent"} {
			for _, ground := range []string{"bg", "card"} {
				assert.GreaterOrEqual(t, contrast(of[seen], of[ground]), 3.0, "scheme %d: %s on %s", i, seen, ground)
			}
		}
		assert.GreaterOrEqual(t, contrast(of["ink"], of["other"]), 3.0, "scheme %d: the line of the third", i)
		for _, m := range regexp.MustCompile(`(?:^|[ {;])color: var\(--([a-z-]+)\)`).FindAllStringSubmatch(strings.ReplaceAll(htmlCSS, scheme[0], ""), -1) {
			assert.Contains(t, read, m[1], "a colour of text that is not looked at")
		}
	}
}
