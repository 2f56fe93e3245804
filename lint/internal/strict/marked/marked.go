// Package marked lets a test write a file and the mistakes in it as one string.
package marked

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint/internal/strict"
	"github.com/postlint/postlint/rules/draft"
)

var marks = regexp.MustCompile(`(?s)«(.*?)»`)

// Errors gives read the file of that name, which is src without its marks, and expects one mistake for each «...» with the message that
// stands for it in messages, in the order of the file. A message of several lines is that many mistakes at the same place.
func Errors(t *testing.T, name, src string, read func(*draft.File) error, messages ...string) {
	t.Helper()
	var plain strings.Builder
	var lines, words []string
	last, all := 0, marks.FindAllStringSubmatchIndex(src, -1)
	require.Len(t, messages, len(all), "one message for each mark")
	for i, m := range all {
		plain.WriteString(src[last:m[0]])
		before := plain.String()
		column := utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
		for message := range strings.SplitSeq(messages[i], "\n") {
			lines = append(lines, fmt.Sprintf("%s:%d:%d: %s", name, strings.Count(before, "\n")+1, column, message))
			words = append(words, src[m[2]:m[3]])
		}
		plain.WriteString(src[m[2]:m[3]])
		last = m[1]
	}
	plain.WriteString(src[last:])

	err := read(draft.NewFile(name, []byte(plain.String())))
	if len(words) == 0 {
		require.NoError(t, err)
		return
	}
	require.EqualError(t, err, strings.Join(lines, "\n"))
	var mistakes strict.Mistakes
	require.ErrorAs(t, err, &mistakes)
	for i, m := range mistakes {
		assert.Equal(t, words[i], m.Quote.Raw(), m.Message)
	}
}
