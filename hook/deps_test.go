package main

import (
	"bufio"
	"bytes"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// policy is what each package may import: a statement of the design, not of what happens to be. Packages of the standard library are
// free but for those of forbidden.
var policy = map[string][]string{
	"rules/draft":                  {},
	"rules/check":                  {"rules/draft", "github.com/pelletier/go-toml/v2"},
	"rules":                        {"rules/check", "rules/draft"},
	"rules/internal/gen":           {"golang.org/x/text/unicode/norm"},
	"rules/internal/gen/words":     {"rules", "rules/check"},
	"rules/internal/gen/catalogue": {"rules"},
	"rules/internal/gen/tables":    {"rules/check", "github.com/pelletier/go-toml/v2"},
	"lint/internal/suggest":        {},
	"lint/internal/strict": {"rules/draft", "lint/internal/suggest", "github.com/pelletier/go-toml/v2", "github.com/pelletier/go-toml/v2/unstable",
		"github.com/bmatcuk/doublestar/v4"},
	"lint/internal/strict/marked": {"rules/draft", "lint/internal/strict", "github.com/stretchr/testify/assert", "github.com/stretchr/testify/require"}, // imported by tests alone
	"lint/markdown": {"rules/draft", "lint/internal/suggest", "github.com/pelletier/go-toml/v2", "github.com/pelletier/go-toml/v2/unstable",
		"go.yaml.in/yaml/v4"},
	"lint/news":       {"rules/draft", "lint/internal/strict", "github.com/pelletier/go-toml/v2/unstable"},
	"lint/news/fetch": {"lint/news"},
	"lint/report":     {"rules/draft", "rules/check"},
	"lint": {"rules", "rules/check", "rules/draft", "lint/markdown", "lint/news", "lint/report", "lint/internal/strict", "lint/internal/suggest",
		"github.com/bmatcuk/doublestar/v4", "github.com/pelletier/go-toml/v2"},
	"hook":                      {"lint", "lint/news", "lint/news/fetch", "lint/report", "rules/check", "rules/draft"},
	"examples/calendar":         {}, // tests alone
	"examples/conformance":      {"rules/draft"},
	"examples/internal/browser": {}, // imported by tests alone
	"examples/measure":          {"lint", "lint/news", "rules", "rules/check", "rules/draft"},
	"examples/playground":       {"lint/news", "lint/report", "rules", "rules/check", "rules/draft"},
}

// forbidden is what a package and everything under it must never reach, by its path's beginning: rules are pure, and no draft
// can make the reader of calendars run a program or open a connection.
var forbidden = map[string][]string{
	"rules": {"os", "net", "os/exec", "os/signal", "html/template", "text/template"},
	"lint":  {"net", "net/http", "os/exec", "html/template"},
}

const module = "github.com/postlint/postlint/"

func goList(t *testing.T, args ...string) []string {
	t.Helper()
	var failed bytes.Buffer
	cmd := exec.Command("go", append([]string{"list"}, args...)...)
	cmd.Dir, cmd.Stderr = "..", &failed
	out, err := cmd.Output()
	require.NoError(t, err, failed.String())
	var lines []string
	for s := bufio.NewScanner(bytes.NewReader(out)); s.Scan(); {
		lines = append(lines, s.Text())
	}
	return lines
}

func TestArrows(t *testing.T) {
	for _, line := range goList(t, "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "./...") {
		fields := strings.Fields(line)
		name := strings.TrimPrefix(fields[0], module)
		allowed, known := policy[name]
		if !assert.True(t, known, "package %s is not in the policy: say what it may import", name) {
			continue
		}
		for _, imported := range fields[1:] {
			if first, _, _ := strings.Cut(imported, "/"); strings.Contains(first, ".") {
				assert.Contains(t, allowed, strings.TrimPrefix(imported, module), "%s must not import it", name)
			}
		}
	}
}

func TestNothingReachesTheWorld(t *testing.T) {
	for folder, banned := range forbidden {
		// What the standard library's own packages import is not ours to choose: only direct imports of "os" are looked at.
		for _, line := range goList(t, "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "./"+folder+"/...") {
			fields := strings.Fields(line)
			if strings.Contains(fields[0], "/internal/gen") || strings.HasSuffix(fields[0], "/news/fetch") {
				continue
			}
			for _, imported := range fields[1:] {
				assert.False(t, slices.Contains(banned, imported), "%s imports %s", fields[0], imported)
			}
		}
	}
	for _, dep := range goList(t, "-deps", "./lint", "./examples/conformance", "./examples/measure", "./rules/...") {
		assert.NotContains(t, []string{"net", "net/http", "os/exec", "html/template"}, dep, "./lint, an example or a rule reaches it")
	}
	for _, line := range goList(t, "-f", "{{.ImportPath}} {{join .Imports \" \"}}", "./...") {
		fields := strings.Fields(line)
		if slices.Contains(fields[1:], "net/http") || slices.Contains(fields[1:], "net") {
			allowed := []string{module + "lint/news/fetch", module + "examples/playground"} // which serves a page on this computer
			assert.Contains(t, allowed, fields[0], "only the feeds are asked anything")
		}
		if slices.Contains(fields[1:], module+"lint/news/fetch") {
			assert.Equal(t, module+"hook", fields[0], "only the command asks feeds")
		}
	}
}
