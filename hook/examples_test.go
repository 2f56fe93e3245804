package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v4"
)

// commandLines returns every string in a document of YAML that runs postlint, without the program.
func commandLines(node any) (lines []string) {
	switch node := node.(type) {
	case map[string]any:
		for _, child := range node {
			lines = append(lines, commandLines(child)...)
		}
	case []any:
		for _, child := range node {
			lines = append(lines, commandLines(child)...)
		}
	case string:
		if _, args, ok := strings.Cut(node, "postlint/hook@latest "); ok {
			lines = append(lines, args)
		}
	}
	return lines
}

// What people copy from examples/ci is a command line of this program.
func TestExamplesForCI(t *testing.T) {
	files, err := filepath.Glob("../examples/ci/*.yml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		src, err := os.ReadFile(file)
		require.NoError(t, err)
		var doc any
		require.NoError(t, yaml.Unmarshal(src, &doc), file)
		lines := commandLines(doc)
		require.NotEmpty(t, lines, file)
		for _, line := range lines {
			o, err := parseOptions(strings.Fields(strings.ReplaceAll(line, `"`, "")), judging())
			require.NoError(t, err, file)
			assert.NotEmpty(t, o.since, file)
			assert.Empty(t, o.paths, file)
		}
	}
}

// The pre-commit framework builds the folders of package main and calls one by its name, once, without files.
func TestPreCommitHooks(t *testing.T) {
	src, err := os.ReadFile("../.pre-commit-hooks.yaml")
	require.NoError(t, err)
	var hooks []struct {
		ID, Entry, Language string
		PassFilenames       *bool `yaml:"pass_filenames"`
		RequireSerial       bool  `yaml:"require_serial"`
		AlwaysRun           bool  `yaml:"always_run"`
	}
	require.NoError(t, yaml.Unmarshal(src, &hooks))
	require.NotEmpty(t, hooks)
	for _, h := range hooks {
		require.NotNil(t, h.PassFilenames, h.ID)
		assert.False(t, *h.PassFilenames, h.ID)
		assert.True(t, h.RequireSerial && h.AlwaysRun, h.ID)
		if h.Language == "golang" {
			assert.FileExists(t, filepath.Join("..", h.Entry, "main.go"))
		}
	}
}
