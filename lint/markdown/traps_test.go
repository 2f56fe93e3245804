package markdown

import (
	"fmt"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// traps are the ambiguous cases of calendars-in-the-wild.md, section 5, by number. Each has fixtures of our own in both languages
// under testdata/traps, which TestGolden reads and TestPlaces disguises.
var traps = [...]string{
	1:  "--- and === under words are rules and make no heading of them",
	2:  "a fence inside a fence of the same length",
	3:  "a fence of code inside a post of plain text",
	4:  "fences that share a heading: posts, a thread, title and body, networks",
	5:  "--- between fields and copy, before a remark, inside a fence, doubled",
	6:  "hashtags at the start of a line, #1, #side-dish, URL fragments, Obsidian tags",
	7:  "a label whose value goes on for several lines, French spaces, full-width colons",
	8:  "bold pseudo headings inside of copy",
	9:  "one label, two senses: hook and body, post as reference",
	10: "index tables that repeat the posts and give them their dates",
	11: "matrix cells: empty, bold, an hour in the header, another network's item, codes of a text bank",
	12: "pipes that are no tables, a table inside a post",
	13: "rows and items that are chores",
	14: "placeholders",
	15: "remarks between heading and copy, and behind it",
	16: "quotes that are no copy, or only a part of it",
	17: "pasted articles with headings of their own",
	18: "front matter that names no network, a network on a log",
	19: "a file name and a field that give two dates",
	20: "alternatives and languages of one post",
	21: "units that nobody has written yet",
	22: "two spaces at line ends, no-break spaces and hyphens, quotation marks around a cell, emoji before a label",
	23: "letters and reply templates that look like posts",
	24: "Hangul, decomposed accents, CRLF and byte order marks",
	25: "labels that nobody filled in, above the post; “comment”, which is how in French",
}

func TestTraps(t *testing.T) {
	for n, what := range traps {
		if what == "" {
			continue
		}
		t.Run(fmt.Sprintf("%02d %s", n, what), func(t *testing.T) {
			for _, lang := range []string{"en", "fr"} {
				var found []string
				for _, pattern := range []string{"%02d-*.%s.golden", "%02d-%s/*.golden", "%02d-%s/*/*.golden"} {
					list, err := filepath.Glob("testdata/traps/" + fmt.Sprintf(pattern, n, lang))
					require.NoError(t, err)
					found = append(found, list...)
				}
				assert.NotEmpty(t, found, lang)
			}
		})
	}
	assert.Len(t, traps, 26)
}
