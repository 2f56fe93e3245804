package strict_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint/internal/strict"
	"github.com/postlint/postlint/rules/draft"
)

func FuzzRead(f *testing.F) {
	for _, c := range cases {
		f.Add([]byte(strings.NewReplacer("«", "", "»", "").Replace(c[0])))
	}
	f.Add([]byte("\ufeffa = \"\\u00"))
	f.Add([]byte("a = [[[{b.c = [1,\r\n"))
	f.Add([]byte("[[a]]\n[a.b]\n[[a]]\n[a.b]\n[a.b]"))
	f.Fuzz(func(t *testing.T, src []byte) {
		file := draft.NewFile("f.toml", src)
		err := mistakes(file)
		if err == nil {
			return
		}
		var all strict.Mistakes
		require.ErrorAs(t, err, &all)
		for _, m := range all {
			at := m.Quote.Span()
			require.True(t, 0 <= at.Start && at.Start <= at.End && at.End <= len(src), "%v of %d", at, len(src))
			require.NotContains(t, m.Error(), "\n")
			require.Len(t, strings.Split(m.Show(), "\n"), 3)
			require.NotContains(t, m.Show(), "\x1b")
			require.NotContains(t, m.Message, "%!")
		}
	})
}

// TestLinear holds a bound on what a file can cost: each of these takes minutes if anything in it is quadratic.
func TestLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("measures time")
	}
	many := func(format string) string {
		var b strings.Builder
		for i := 0; b.Len() < 1<<18; i++ {
			if strings.Contains(format, "%d") {
				fmt.Fprintf(&b, format, i)
			} else {
				b.WriteString(format)
			}
		}
		return b.String()
	}
	for name, src := range map[string]string{
		"keys":             many("k%d = 1\n"),
		"keys on one line": "table = {" + many("k%d = 1,") + "}",
		"one key":          many("name = 1\n"),
		"entries":          "tags = [" + many("1, ") + "]",
		"lists":            "tags = " + many("["),
		"tables":           many("[t%d]\n"),
		"entries of list":  many("[[list]]\n"),
		"dots":             "a" + many(".a") + " = 1",
		"header":           "[a" + many(".a") + "]",
		"no TOML":          many("a = \"\\z\n"),
		"quotation marks":  "a = \"" + many("\\"),
		"glob":             "glob = \"" + many("{*,**/}") + "\"",
		"long word":        "kind = \"" + many("storm") + "\"",
		"too big":          strings.Repeat("#", 5<<20),
	} {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			err := mistakes(draft.NewFile("f.toml", []byte(src)))
			require.Error(t, err)
			var all strict.Mistakes
			require.ErrorAs(t, err, &all)
			assert.LessOrEqual(t, len(all), 101)
			assert.Less(t, len(all.Show()), 100_000)
			assert.Less(t, time.Since(start), 3*time.Second)
		})
	}
}
