package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func writeProgram(t *testing.T, path, script string) {
	t.Helper()
	require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
	require.NoError(t, os.WriteFile(path, []byte(script), 0o755))
}

// The hook itself, run by the shell with next to nothing on the PATH, as from a graphical program.
func TestHookScript(t *testing.T) {
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh")
	}
	for name, c := range map[string]struct {
		program string            // where it is said to be
		files   map[string]string // programs that are there
		path    string
		status  int
		out     []string
	}{
		"by its path":            {program: "a b/post'lint \"1\"", files: map[string]string{"a b/post'lint \"1\"": "#!/bin/sh\necho \"it ran with $#\"\n"}, out: []string{"it ran with 0"}},
		"on the PATH":            {program: "gone/postlint", files: map[string]string{"bin/postlint": "#!/bin/sh\necho it ran\n"}, path: "bin", out: []string{"it ran"}},
		"a folder is no program": {program: "bin", files: map[string]string{"bin/postlint": "#!/bin/sh\necho it ran\n"}, path: "bin", out: []string{"it ran"}},
		"nowhere":                {program: "go'ne/postlint", status: 2, out: []string{"go'ne/postlint", "git commit --no-verify", "postlint install", "rm '", "hooks dir/pre-commit'"}},
		"nowhere, with theirs": {program: "gone/postlint", files: map[string]string{"hooks dir/pre-commit.before-postlint": "#!/bin/sh\n"}, status: 2,
			out: []string{"for good: mv '"}},
		"findings":     {program: "postlint", files: map[string]string{"postlint": "#!/bin/sh\nexit 1\n"}, status: 1, out: []string{"Change the posts above"}},
		"failure":      {program: "postlint", files: map[string]string{"postlint": "#!/bin/sh\nexit 2\n"}, status: 2, out: []string{"could not check everything"}},
		"theirs first": {program: "postlint", files: map[string]string{"hooks dir/pre-commit.before-postlint": "#!/bin/sh\nread a\necho \"$a: $# $1\"\n", "postlint": "#!/bin/sh\nread b\necho $b\n"}, out: []string{"one: 2 x y", "two"}},
		"theirs stops": {program: "postlint", files: map[string]string{"hooks dir/pre-commit.before-postlint": "#!/bin/sh\nexit 9\n", "postlint": "#!/bin/sh\necho it ran\n"}, status: 9},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			for path, script := range c.files {
				writeProgram(t, filepath.Join(dir, path), script)
			}
			hook := filepath.Join(dir, "hooks dir", "pre-commit")
			writeProgram(t, hook, string(hookScript("pre-commit", filepath.Join(dir, c.program))))
			cmd := exec.Command(sh, hook, "x y", "z")
			cmd.Env = []string{"PATH=" + filepath.Join(dir, c.path)}
			cmd.Stdin = strings.NewReader("one\ntwo\n")
			var out bytes.Buffer
			cmd.Stdout, cmd.Stderr = &out, &out
			err := cmd.Run()
			assert.Equal(t, c.status, cmd.ProcessState.ExitCode(), "%v %s", err, &out)
			for _, want := range c.out {
				assert.Contains(t, out.String(), want)
			}
			if c.out == nil {
				assert.Empty(t, out.String())
			}
		})
	}
}

// What "go run" builds is soon gone.
func TestVanishes(t *testing.T) {
	for path, want := range map[string]bool{
		"/tmp/go-build4060561463/b001/exe/hook":                                         true,
		`/Users/ana/Library/Caches/go-build/68/` + strings.Repeat("6b", 32) + `-d/hook`: true,
		"/srv/cache/68/" + strings.Repeat("0a", 32) + "-d/hook":                         true, // GOCACHE is elsewhere
		"/usr/local/bin/postlint":                                                       false,
		"/home/ana/go/bin/hook":                                                         false,
		"/home/ana/go-builds/postlint/postlint":                                         false,
	} {
		assert.Equal(t, want, vanishes(path), path)
	}
}

// Two runs at once both find the hook that was there. The second one may fail, but not set aside the hook of the first over it.
func TestTwoInstallsAtOnce(t *testing.T) {
	dir := t.TempDir()
	const theirs = "#!/bin/sh\nexit 0\n"
	writeProgram(t, filepath.Join(dir, "pre-commit"), theirs)
	var runs [2]*hookFile
	for i := range runs {
		h, err := readHook(dir, "pre-commit")
		require.NoError(t, err)
		require.Equal(t, foreign, h.state)
		runs[i] = h
	}
	ours := hookScript("pre-commit", "/bin/postlint")
	require.NoError(t, runs[0].write(ours))
	require.ErrorIs(t, runs[1].write(ours), os.ErrExist)
	for name, want := range map[string]string{"pre-commit": string(ours), "pre-commit" + beforeSuffix: theirs} {
		src, err := os.ReadFile(filepath.Join(dir, name))
		require.NoError(t, err)
		assert.Equal(t, want, string(src), name)
	}
	assert.Len(t, names(t, dir), 2)
}
