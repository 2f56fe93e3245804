package main

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint/report"
)

// in runs postlint in a folder and returns its exit status and what it printed.
func in(dir string, args ...string) (status int, out, errs string) {
	var stdout, stderr bytes.Buffer
	c := &command{stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, dir: dir, getenv: func(string) string { return "" },
		clock: func() time.Time { return time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC) }}
	status = c.run(args)
	return status, stdout.String(), stderr.String()
}

// What is printed under a finding, pasted where it says, with a reason in the place of REASON, lets that finding stand and no other.
func TestLetItPass(t *testing.T) {
	const words = "#WhyIStayed You had pizza, and it was good: come and try it tonight."
	for name, src := range map[string]string{
		"plain":    words + "\n",
		"bom":      "\ufeff" + words + "\n",
		"title":    "# Lancement\n\n" + words + "\n",
		"yaml":     "---\nchannel: x\ndate: 2026-03-14\n---\n\n" + words + "\n",
		"toml":     "+++\nchannel = \"x\"\n+++\n" + words + "\n",
		"crlf":     "---\r\nchannel: x\r\n---\r\n\r\n" + words + "\r\n",
		"again":    "---\nchannel: x\ndate: 2026-03-14\nignore: [{rule: stale-news, reason: nothing new}]\n---\n\n" + words + "\n",
		"table":    "| Date | Réseau | Texte |\n|---|---|---|\n| 2026-03-14 | x | " + words + " |\n| 2026-03-15 | x | Le pain est là. |\n",
		"bare":     "Date | Channel | Copy\n--- | --- | ---\n2026-03-14 | x | " + words + "\n2026-03-15 | x | Bread is out.\n",
		"columns":  "| Date | X copy | LinkedIn copy |\n|---|---|---|\n| 2026-03-14 | " + words + " | Le pain est là. |\n",
		"headings": "# March\n\n## 2026-03-13 - X\n\nBread is out.\n\n## 2026-03-14 - X\n\n" + words + "\n\n## 2026-03-15 - X\n\nLe pain est là.\n",
		"networks": "## Samedi 14 mars 2026\n\n### X\n\n" + words + "\n\n### LinkedIn\n\nLe pain est là.\n",
		"labels":   "## Post 1\n\n**Date:** 2026-03-14\n**Channel:** X\n\n" + words + "\n\n## Post 2\n\n**Date:** 2026-03-15\n\nBread is out.\n",
		"fence":    "## 2026-03-14 - X\n\n```\n" + words + "\n```\n\n## 2026-03-15 - X\n\n```\nLe pain est là.\n```\n",
		"list":     "# Posts X, mars 2026\n\n- 2026-03-13: Bread is out.\n- 2026-03-14: " + words + "\n- 2026-03-15: Le pain est là.\n",
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			file := filepath.Join(dir, "post.md")
			require.NoError(t, os.WriteFile(file, []byte(src), 0o644))
			status, out, errs := in(dir, "-now", "2026-03-14T08:00:00Z", "post.md")
			require.Equal(t, found, status, out+errs)
			_, mine, _ := strings.Cut(out, "trending-hashtag\n")
			paste := regexp.MustCompile(`  Let it pass: (in the front matter|(?:in its cell on|above) line (\d+)): (.*)\n`).FindStringSubmatch(mine)
			require.NotNil(t, paste, out)
			line := strings.Replace(paste[3], "REASON", "the pizzeria stands by its staff / la pizzeria en parle", 1)
			var pasted string
			switch n := 0; {
			case paste[2] == "":
				pasted = strings.Replace(src, "channel", line+"\nchannel", 1)
			case strings.HasPrefix(paste[1], "in its cell"):
				fmt.Sscan(paste[2], &n)
				require.Contains(t, strings.Split(src, "\n")[n-1], words, out)
				pasted = strings.Replace(src, words, words+" "+line, 1)
			default:
				fmt.Sscan(paste[2], &n)
				lines := strings.SplitAfter(strings.TrimPrefix(src, "\ufeff"), "\n")
				lines[n-1] = line + "\n" + lines[n-1]
				pasted = strings.Join(lines, "")
			}
			require.NoError(t, os.WriteFile(file, []byte(pasted), 0o644))
			_, after, errs := in(dir, "-now", "2026-03-14T08:00:00Z", "post.md")
			assert.NotContains(t, after, " trending-hashtag\n", pasted)
			assert.NotContains(t, after, " ignore\n", pasted)
			assert.Empty(t, errs)
			posts := regexp.MustCompile(`looked at \d+ posts?`)
			assert.Equal(t, posts.FindString(out), posts.FindString(after), "the comment is no post")

			require.NoError(t, os.WriteFile(file, []byte(strings.Replace(pasted, "the pizzeria stands by its staff / la pizzeria en parle", "REASON", 1)), 0o644))
			_, without, _ := in(dir, "-now", "2026-03-14T08:00:00Z", "post.md")
			assert.Contains(t, without, "trending-hashtag", "REASON is no reason")
		})
	}
}

// githubOwn is how an annotation begins.
var githubOwn = regexp.MustCompile(`^::(error|warning|notice) (file|title)=`)

// No name of a file, no mistake in postlint.toml and no word of a command line speaks to a terminal or to the log of a build.
func TestErrorsObeyNobody(t *testing.T) {
	const name = "::stop-commands::a\x1b[2J\u202e##vso[b]\n::error::c"
	dir := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(dir, name), 0o755))
	write := func(file, src string) {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name, file), []byte(src), 0o644))
	}
	write("post.md", "#WhyIStayed You had pizza.\n")
	write("binary.md", "a\x00b")
	write("none.md", "")
	safe := func(args ...string) {
		t.Helper()
		_, out, errs := in(dir, args...)
		require.NotEmpty(t, out+errs)
		for _, line := range strings.Split(out+errs, "\n") {
			if !githubOwn.MatchString(line) {
				assert.Equal(t, report.Safe(line), line, "%q", args)
			}
		}
	}
	for _, format := range formatNames() {
		safe("-format", format, name)
		safe("-format", format, name+"/missing.md", name+"/binary.md", name+"/none.md", name+"/post.md")
	}
	safe("-list-posts", "-stats", name)
	safe("-format", "json="+name+"/no/x.json", name+"/post.md")
	safe(name)
	safe("-" + name)
	safe("-format", name)
	safe("-format", "json="+name, "-format", "text="+name, "x.md")
	safe("-now", name)
	safe("-at", name)
	safe("-channel", name, name+"/post.md")
	safe("-config", name, "x.md")
	safe("explain", name)
	safe("help", name)
	write("postlint.toml", "nom = 1\n[rules]\n\"::error::##vso[\u202e\" = \"off\"\n")
	safe(name)
	write("postlint.toml", "[[house]]\nid = \"our-words\"\nwords = {en = [\"pizza\"]}\nmessage = \"::error::a\\n##vso[b] \\u001b[2J\\u202e\"\nwhy = \"::set-output name=a::b\\n::c::\"\n")
	for _, format := range formatNames() {
		safe("-format", format, name+"/post.md")
	}
}

func TestColored(t *testing.T) {
	tty, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0) // a character device, as a terminal is
	require.NoError(t, err)
	defer tty.Close()
	for _, e := range []struct {
		color string
		env   map[string]string
		tty   bool
		want  bool
	}{
		{"auto", nil, true, true},
		{"auto", nil, false, false},
		{"auto", map[string]string{"TERM": "dumb"}, true, false},
		{"auto", map[string]string{"NO_COLOR": "1"}, true, false},
		{"auto", map[string]string{"FORCE_COLOR": "1"}, false, true},
		{"auto", map[string]string{"FORCE_COLOR": "0"}, true, false},
		{"auto", map[string]string{"FORCE_COLOR": "1", "TERM": "dumb"}, false, true},
		{"auto", map[string]string{"FORCE_COLOR": "1", "NO_COLOR": "1"}, true, false},
		{"always", map[string]string{"NO_COLOR": "1"}, false, true},
		{"never", map[string]string{"FORCE_COLOR": "1"}, true, false},
	} {
		c := &command{stdout: &bytes.Buffer{}, getenv: func(name string) string { return e.env[name] }}
		if e.tty {
			c.stdout = tty
		}
		assert.Equal(t, e.want, c.colored(&options{color: e.color}), "%+v", e)
	}
}

func TestReplaceFile(t *testing.T) {
	dir := t.TempDir()
	name := filepath.Join(dir, "out.json")
	require.NoError(t, replaceFile(name, saying("one")))
	require.NoError(t, os.Chmod(name, 0o600))
	require.NoError(t, os.Symlink("out.json", filepath.Join(dir, "link.json")))
	require.NoError(t, replaceFile(filepath.Join(dir, "link.json"), saying("two")))
	got, err := os.ReadFile(name)
	require.NoError(t, err)
	assert.Equal(t, "two", string(got), "a link is followed")
	info, err := os.Lstat(name)
	require.NoError(t, err)
	assert.Equal(t, fs.FileMode(0o600), info.Mode())

	require.NoError(t, replaceFile(os.DevNull, saying("three")))
	info, err = os.Lstat(os.DevNull)
	require.NoError(t, err)
	assert.False(t, info.Mode().IsRegular(), "a device stays one")

	assert.EqualError(t, replaceFile(dir, saying("four")), "is a directory")
	assert.EqualError(t, replaceFile(filepath.Join(dir, "no", "out.json"), saying("five")), "no such file or directory")
	half := func(w io.Writer) error { io.WriteString(w, "half"); return io.ErrClosedPipe }
	assert.ErrorIs(t, replaceFile(name, half), io.ErrClosedPipe)
	got, err = os.ReadFile(name)
	require.NoError(t, err)
	assert.Equal(t, "two", string(got), "what could not be written whole takes nothing's place")
	left, err := os.ReadDir(dir)
	require.NoError(t, err)
	assert.Len(t, left, 2, "nothing is left behind")
}

func saying(s string) func(io.Writer) error {
	return func(w io.Writer) error {
		_, err := io.WriteString(w, s)
		return err
	}
}
