package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// What the README shows of the example news is what the program prints, but for the indented lines, which grep leaves out there.
func TestReadmeNews(t *testing.T) {
	readme, err := os.ReadFile("../README.md")
	require.NoError(t, err)
	top, err := filepath.Abs("..")
	require.NoError(t, err)
	const prompt = "$ go run ./hook "
	_, after, _ := strings.Cut(string(readme), "```\n"+prompt)
	shown, _, _ := strings.Cut(prompt+after, "```")
	runs := strings.Split(shown, prompt)[1:]
	require.Len(t, runs, 2, "a bad day and a good one")
	for i, run := range runs {
		args, want, _ := strings.Cut(run, " | grep '^[^ ]'\n")
		var out, errs bytes.Buffer
		c := &command{stdout: &out, stderr: &errs, dir: top, getenv: func(string) string { return "" }, clock: time.Now}
		status := c.run(strings.Fields(args))
		assert.Equal(t, i == 0, status == found, args)
		assert.Empty(t, errs.String())
		got := ""
		for line := range strings.Lines(out.String()) {
			if line != "\n" && line[0] != ' ' {
				got += line
			}
		}
		assert.Equal(t, want, got, args)
	}
}
