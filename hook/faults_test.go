package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const dayOfFaults = "2026-03-02T09:00:00Z"

// program starts postlint itself, as a process of its own, in a folder with no configuration above it.
func program(t *testing.T, dir string, args ...string) *exec.Cmd {
	t.Helper()
	path, err := exec.LookPath("postlint") // TestMain has put it there
	require.NoError(t, err)
	cmd := exec.Command(path, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "HOME="+dir, "GIT_CONFIG_NOSYSTEM=1", "GIT_CONFIG_GLOBAL="+filepath.Join(dir, "none"), "GIT_CEILING_DIRECTORIES="+filepath.Dir(dir))
	return cmd
}

func statusOf(t *testing.T, cmd *exec.Cmd) int {
	t.Helper()
	var exit *exec.ExitError
	if err := cmd.Run(); err != nil {
		require.ErrorAs(t, err, &exit)
	}
	return cmd.ProcessState.ExitCode()
}

func write(t *testing.T, dir, name, text string) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
}

// calendar returns a table of n risky posts in both languages.
func calendar(n int) string {
	var b strings.Builder
	b.WriteString("# X\n\n| Date | Text |\n|---|---|\n")
	for i := range n {
		day := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i%300).Format(time.DateOnly)
		fmt.Fprintf(&b, "| %s | #WhyIStayed You had pizza %d. |\n| %s | Votez Morel dimanche, numéro %d ! |\n", day, i, day, i)
	}
	return b.String()
}

// What grows while it is read, or never ends, is read up to the limit and one byte more.
func TestReadingIsBounded(t *testing.T) {
	endless := readerFunc(func(p []byte) (int, error) { return len(p), nil })
	src, size, err := readUpTo(endless, 1000, 0, new(bytes.Buffer))
	require.NoError(t, err)
	assert.EqualValues(t, 1001, size)
	assert.Len(t, src, 1001)
	_, size, err = readUpTo(strings.NewReader("pain"), math.MaxInt64, 4, new(bytes.Buffer))
	require.NoError(t, err)
	assert.EqualValues(t, 4, size, "the highest limit is one, too")
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }

// A file that is gone between listing and reading is said, and the others are judged.
func TestFilesThatVanish(t *testing.T) {
	dir := t.TempDir()
	for i := range 200 {
		write(t, dir, fmt.Sprintf("%03d.md", i), "#WhyIStayed You had pizza.\n")
	}
	var out, errs bytes.Buffer
	gone := 0
	c := &command{stdout: &out, stderr: &errs, dir: dir, getenv: func(string) string { return "" }, clock: time.Now}
	g, err := c.newGroup(&options{}, dir, "")
	require.NoError(t, err)
	// The folder is listed whole before its first file is read, which is when the last ones go.
	g.seen = map[string]bool{}
	require.NoError(t, filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if filepath.Base(p) == "000.md" {
			for i := 150; i < 200; i++ {
				require.NoError(t, os.Remove(filepath.Join(dir, fmt.Sprintf("%03d.md", i))))
			}
		}
		if d.Type().IsRegular() {
			c.addFile(g, p, ".")
		}
		return nil
	}))
	_, err = c.parse(&options{}, []*group{g})
	require.NoError(t, err)
	for _, s := range g.sources {
		if s.err != nil {
			gone++
			assert.ErrorContains(t, s.err, "no such file")
		} else {
			assert.Len(t, s.cal.Posts, 1)
		}
	}
	assert.Equal(t, 50, gone)
	assert.Len(t, g.sources, 200)
}

// Files that grow, shrink, go and come back while they are read cost neither the run nor the others: what is left is judged, and a file that has just
// gone is said.
func TestFilesThatChange(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "stays.md", "#WhyIStayed You had pizza.\n")
	stop := make(chan struct{})
	var writer sync.WaitGroup
	writer.Go(func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			name := filepath.Join(dir, fmt.Sprintf("%d.md", i%20))
			switch i / 20 % 4 {
			case 0:
				os.WriteFile(name, []byte(calendar(1+i%7)), 0o644)
			case 1:
				if f, err := os.OpenFile(name, os.O_APPEND|os.O_WRONLY, 0); err == nil {
					f.WriteString(strings.Repeat("| 2026-03-02 | Le four est chaud. |\n", 50))
					f.Close()
				}
			case 2:
				os.Truncate(name, int64(i%300))
			case 3:
				os.Remove(name)
			}
		}
	})
	allowed := regexp.MustCompile(`^(postlint: \d+\.md( holds no post|: no such file or directory|: the file is no text: byte \d+ is zero)\n)*$`) // cutting a short file makes it longer
	for range 10 {
		var out, errs bytes.Buffer
		cmd := program(t, dir, "-now", dayOfFaults, ".")
		cmd.Stdout, cmd.Stderr = &out, &errs
		status := statusOf(t, cmd)
		assert.Contains(t, []int{found, failed}, status)
		assert.Equal(t, status == failed, errs.Len() > 0, "%s", errs.String())
		assert.Regexp(t, allowed, errs.String())
		assert.Contains(t, out.String(), "stays.md:1:1: block trending-hashtag")
	}
	close(stop)
	writer.Wait()
}

// Runs at the same time write whole files, the last of which stays, and lose no event.
func TestRunsAtOnce(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "posts.md", calendar(300))
	var runs sync.WaitGroup
	for i := range 6 {
		runs.Go(func() {
			cmd := program(t, dir, "-now", dayOfFaults, "-format", "json=out.json", "posts.md")
			out, _ := cmd.CombinedOutput()
			assert.Equal(t, found, cmd.ProcessState.ExitCode(), "%s", out)
		})
		runs.Go(func() {
			cmd := program(t, dir, "news", "add", "-name", fmt.Sprint("Tempête ", i), "-kind", "natural-disaster", "-now", dayOfFaults)
			out, _ := cmd.CombinedOutput()
			assert.Equal(t, clean, cmd.ProcessState.ExitCode(), "%s", out)
		})
	}
	runs.Wait()
	src, err := os.ReadFile(filepath.Join(dir, "out.json"))
	require.NoError(t, err)
	assert.True(t, json.Valid(src))
	src, err = os.ReadFile(filepath.Join(dir, "news.toml"))
	require.NoError(t, err)
	assert.Equal(t, 6, strings.Count(string(src), "[[event]]"))
	assert.Len(t, names(t, dir), 3, "nothing else is left: %v", names(t, dir))
}

func names(t *testing.T, dir string) (all []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, e := range entries {
		all = append(all, e.Name())
	}
	return all
}

// snapshot returns every file below a folder, git's included, with its content and the time of its last change.
func treeOf(t *testing.T, dir string) map[string]string {
	t.Helper()
	tree := map[string]string{}
	require.NoError(t, filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		require.NoError(t, err)
		info, err := d.Info()
		require.NoError(t, err)
		tree[p] = info.Mode().String()
		if info.Mode().IsRegular() {
			src, err := os.ReadFile(p)
			require.NoError(t, err)
			tree[p] += fmt.Sprint(" ", info.ModTime().UnixNano(), " ", string(src))
		}
		return nil
	}))
	return tree
}

// Only install, uninstall, init, the news and -format X=FILE write: every other command leaves each file and folder as it was.
func TestWritesNothing(t *testing.T) {
	dir := t.TempDir()
	git := func(args ...string) {
		cmd := exec.Command("git", append([]string{"-c", "user.name=Ana", "-c", "user.email=ana@example.org"}, args...)...)
		cmd.Dir, cmd.Env = dir, program(t, dir).Env
		out, err := cmd.CombinedOutput()
		require.NoError(t, err, "%s", out)
	}
	write(t, dir, "postlint.toml", "calendars = [\"posts/**\"]\n[[house]]\nid = \"no-acme\"\nwords = { en = [\"acme\"], fr = [\"acmé\"] }\nmessage = \"Say what ours does.\"\nbad = [\"Acme!\"]\n")
	write(t, dir, "news.toml", "checked = 2026-03-02T08:00:00Z\n")
	write(t, dir, "posts/mars.md", calendar(3))
	git("init", "-q")
	git("add", ".")
	git("commit", "-qm", "start")
	write(t, dir, "posts/avril.md", calendar(5))
	git("add", ".")

	before := treeOf(t, dir)
	require.Greater(t, len(before), 20)
	for want, lines := range map[int][]string{
		clean:  {"check-config", "explain trending-hashtag", "rules", "test", "news status -now " + dayOfFaults, "help", "help news", "version", "completion bash", "completion zsh", "completion fish", "-h"},
		found:  {"posts -now " + dayOfFaults, "-all -now " + dayOfFaults, "-now " + dayOfFaults, "posts/mars.md -list-posts -stats -v -now " + dayOfFaults, "-format json posts", "-format sarif posts", "-format github posts", "-format rdjson posts", "-format html posts"},
		failed: {"missing.md", "-since nowhere", "no-such-flag -x", "-format xyz", "explain no-rule"},
	} {
		for _, line := range lines {
			cmd := program(t, dir, strings.Fields(line)...)
			out, _ := cmd.CombinedOutput()
			assert.Equal(t, want, cmd.ProcessState.ExitCode(), "%s: %s", line, out)
		}
	}
	require.Equal(t, before, treeOf(t, dir))
}

// The clock of the run may stand before everything: before somebody looked at the news, before the event, before the posts.
func TestClockGoesBack(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "news.toml", "checked = 2026-03-02T08:00:00Z\n\n[[event]]\nname = \"Tempête Maëlle\"\nkind = \"natural-disaster\"\nstart = 2026-03-01T00:00:00Z\nhashtags = [\"#Maelle\"]\n\n[[trend]]\nhashtag = \"#Aurora\"\nseen = 2026-03-02T08:00:00Z\n")
	write(t, dir, "posts.md", calendar(2))
	for _, now := range []string{"0001-01-01T00:00:00Z", "1969-12-31T23:59:59Z", "2026-03-02T07:59:59Z", "9999-12-31T23:59:59Z"} {
		for _, line := range []string{"posts.md", "-all", "news status"} {
			cmd := program(t, dir, append(strings.Fields(line), "-now", now)...)
			out, _ := cmd.CombinedOutput()
			assert.Contains(t, []int{clean, found}, cmd.ProcessState.ExitCode(), "%s at %s: %s", line, now, out)
			assert.NotContains(t, string(out), "-1", "%s at %s", line, now)
			assert.NotContains(t, string(out), "panic", "%s at %s", line, now)
		}
	}
}

// The only program that is run is git, and only the command runs it.
func TestRunsNothingButGit(t *testing.T) {
	asked := 0
	for _, folder := range []string{"../hook", "../lint", "../rules"} {
		require.NoError(t, filepath.WalkDir(folder, func(p string, d fs.DirEntry, err error) error {
			require.NoError(t, err)
			if !strings.HasSuffix(p, ".go") || strings.HasSuffix(p, "_test.go") {
				return nil
			}
			file, err := parser.ParseFile(token.NewFileSet(), p, nil, 0)
			require.NoError(t, err)
			ast.Inspect(file, func(n ast.Node) bool {
				call, ok := n.(*ast.CallExpr)
				if !ok {
					return true
				}
				fun, ok := call.Fun.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				from, _ := fun.X.(*ast.Ident)
				switch name := fun.Sel.Name; {
				case from == nil:
				case from.Name == "exec" && name == "Command":
					first, _ := call.Args[0].(*ast.BasicLit)
					assert.True(t, first != nil && first.Value == `"git"`, "%s runs something else than git", p)
					asked++
				case from.Name == "exec" && name != "LookPath", from.Name == "os" && name == "StartProcess", from.Name == "syscall" && strings.Contains(name, "Exec"), from.Name == "plugin":
					assert.Fail(t, "another way to run a program", "%s: %s.%s", p, from.Name, name)
				}
				return true
			})
			return nil
		}))
	}
	assert.Positive(t, asked)
}
