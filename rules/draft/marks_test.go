package draft

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// plainBetween is what Between promises, word for word.
func plainBetween(s string, start, end int) (m Marks) {
	before, after := s[:start], s[end:]
	line := before[strings.LastIndexByte(before, '\n')+1:]
	for mark, holds := range map[Marks]bool{
		Quoted:     strings.LastIndexAny(before, "“«") > strings.LastIndexAny(before, "”»") && strings.ContainsAny(after, "”»"),
		Guillemets: strings.LastIndex(before, "«") > strings.LastIndex(before, "»") && strings.Contains(after, "»"),
		Curly:      strings.LastIndex(before, "“") > strings.LastIndex(before, "”") && strings.Contains(after, "”"),
		Straight:   strings.Count(before, `"`)%2 == 1 && strings.Contains(after, `"`),
		StraightIn: strings.Count(line, `"`)%2 == 1 && strings.Contains(after, `"`),
		Code:       strings.Count(line, "`")%2 == 1,
	} {
		if holds {
			m |= mark
		}
	}
	return m
}

// A short text is read anew and a long one has an index: both say the same.
func FuzzBetween(f *testing.F) {
	for _, s := range []string{`He said "no", and “yes” to all.`, "Il dit « oui » et “non”.\n\"Oui `à` non`", "“« ” »\"\n\"", ""} {
		f.Add(s, 5, 3)
	}
	f.Fuzz(func(t *testing.T, s string, start, size int) {
		s = strings.ToValidUTF8(s, "")
		runes := []rune(s)
		i := min(max(start, 0), len(runes))
		j := min(i+min(max(size, 0), len(runes)), len(runes))
		from := len(string(runes[:i]))
		to := from + len(string(runes[i:j]))
		require.Equal(t, plainBetween(s, from, to), NewText(s).Quote(from, to).Between(), "%q", s)
		long := strings.Repeat("\n", shortText) + s
		require.Equal(t, plainBetween(long, shortText+from, shortText+to), NewText(long).Quote(shortText+from, shortText+to).Between(), "long %q", s)
	})
}

func TestBetweenNothing(t *testing.T) {
	require.Zero(t, Quote{}.Between())
	require.Zero(t, NewText("« never closed").Quote(4, 9).Between())
	require.Equal(t, Code, NewText("`never closed").Quote(1, 6).Between())
}
