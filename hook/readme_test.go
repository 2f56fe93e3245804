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

	"github.com/postlint/postlint/lint"
)

// The front door is kept true: its output is what the program prints, its table is the catalogue.
func TestReadme(t *testing.T) {
	src, err := os.ReadFile("../README.md")
	require.NoError(t, err)
	readme := string(src)

	top, err := filepath.Abs("..")
	require.NoError(t, err)
	var out, errs bytes.Buffer
	c := &command{stdout: &out, stderr: &errs, dir: top, getenv: func(string) string { return "" }, clock: time.Now}
	assert.Equal(t, found, c.run([]string{"examples/calendar"}))
	assert.Empty(t, errs.String())
	_, after, _ := strings.Cut(readme, "```\n")
	shown, _, _ := strings.Cut(after, "```")
	assert.Contains(t, out.String(), shown)

	for _, r := range lint.Default().Rules() {
		assert.Contains(t, readme, "\n| "+r.ID+" | "+r.Severity.String()+" | "+r.Title+" |\n")
	}
}
