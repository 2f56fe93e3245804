//go:build unix

package main

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A gigabyte is refused by its size, and a stream of it after as many bytes as a file may have.
func TestGigabyteIsRefused(t *testing.T) {
	const limit, most = 16 << 20, 200 << 20
	dir := t.TempDir()
	f, err := os.Create(filepath.Join(dir, "posts.md"))
	require.NoError(t, err)
	require.NoError(t, f.Truncate(1<<30)) // a hole, which takes no room on the disk
	require.NoError(t, f.Close())
	for _, args := range [][]string{{"posts.md"}, {"."}, {"-all"}, {"-"}} {
		var errs bytes.Buffer
		cmd := program(t, dir, args...)
		cmd.Stderr = &errs
		read := 0
		if args[0] == "-" {
			page := strings.NewReader("")
			cmd.Stdin = readerFunc(func(p []byte) (int, error) {
				if page.Len() == 0 {
					page = strings.NewReader(strings.Repeat("Le pain sort du four.\n", 1000))
				}
				if read > 1<<30 {
					return 0, io.EOF
				}
				n, err := page.Read(p)
				read += n
				return n, err
			})
		}
		assert.Equal(t, failed, statusOf(t, cmd), args)
		assert.Contains(t, errs.String(), "larger than max-file-size, which is 16777216 bytes", args)
		assert.Less(t, read, limit+1<<20, "it reads on: %v", args)
		peak := cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss
		if runtime.GOOS != "darwin" {
			peak *= 1024 // kilobytes everywhere else
		}
		if !raceEnabled { // the race detector has a memory of its own
			assert.Less(t, int64(peak), int64(most), args)
		}
		t.Logf("%v: %d MB", args, peak>>20)
	}
}

// Whoever reads standard output may have seen enough, or its disk may be full: that is said, and what goes to files is written all the same.
func TestStandardOutputEnds(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "posts.md", calendar(400))
	for _, format := range []string{"text", "json", "sarif", "github", "rdjson", "html"} {
		out, in, err := os.Pipe()
		require.NoError(t, err)
		out.Close()
		var errs bytes.Buffer
		cmd := program(t, dir, "-now", dayOfFaults, "-format", format, "-format", "json=out.json", "posts.md")
		if format == "json" {
			cmd = program(t, dir, "-now", dayOfFaults, "-format", "json", "-format", "rdjson=out.json", "posts.md")
		}
		cmd.Stdout, cmd.Stderr = in, &errs
		assert.Equal(t, failed, statusOf(t, cmd), format)
		in.Close()
		assert.Equal(t, "postlint: standard output was closed before everything was written\n", errs.String())
		src, err := os.ReadFile(filepath.Join(dir, "out.json"))
		require.NoError(t, err, format)
		assert.True(t, json.Valid(src), format)
		require.NoError(t, os.Remove(filepath.Join(dir, "out.json")))
	}
	if full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0); err == nil {
		defer full.Close()
		cmd := program(t, dir, "-now", dayOfFaults, "posts.md")
		cmd.Stdout = full
		assert.Equal(t, failed, statusOf(t, cmd))
	}
}

// An interrupt ends a run at any moment and leaves a report whole or not at all, and no other file.
func TestInterrupt(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "posts.md", calendar(200))
	began := time.Now()
	statusOf(t, program(t, dir, "-now", dayOfFaults, "-format", "json=out.json", "posts.md"))
	whole := time.Since(began)
	for i := range 24 {
		require.NoError(t, os.RemoveAll(filepath.Join(dir, "out.json")))
		cmd := program(t, dir, "-now", dayOfFaults, "-format", "json=out.json", "posts.md")
		require.NoError(t, cmd.Start())
		time.Sleep(whole * time.Duration(i) / 20)
		cmd.Process.Signal(os.Interrupt) // it may have ended
		cmd.Wait()
		state := cmd.ProcessState.Sys().(syscall.WaitStatus)
		switch {
		case state.Signaled(): // before it minds them
			assert.Equal(t, syscall.SIGINT, state.Signal())
		default:
			assert.Contains(t, []int{found, 130}, state.ExitStatus())
		}
		if src, err := os.ReadFile(filepath.Join(dir, "out.json")); err == nil {
			assert.True(t, json.Valid(src))
		} else {
			assert.NotEqual(t, found, state.ExitStatus(), "a run that ended well has written its report")
		}
		for _, name := range names(t, dir) {
			assert.Contains(t, []string{"posts.md", "out.json"}, name)
		}
	}

	// Also while it waits for standard input.
	in, held, err := os.Pipe()
	require.NoError(t, err)
	defer held.Close()
	cmd := program(t, dir, "-")
	cmd.Stdin = in
	require.NoError(t, cmd.Start())
	in.Close()
	time.Sleep(whole)
	cmd.Process.Signal(os.Interrupt)
	cmd.Wait()
	assert.NotContains(t, []int{clean, found}, cmd.ProcessState.ExitCode())
}

// A disk that is full, here one that takes 512 or 1024 bytes of a file, leaves every file as it was, and none beside it.
func TestWritersFailHalfWay(t *testing.T) {
	dir := t.TempDir()
	git := program(t, dir).Env
	limited := func(in string, args ...string) (status int, errs string) {
		cmd := program(t, in, args...)
		cmd.Args = append([]string{"sh", "-c", `ulimit -f 1; exec "$0" "$@"`, cmd.Path}, args...)
		cmd.Path = "/bin/sh"
		var said bytes.Buffer
		cmd.Env, cmd.Stderr = git, &said
		return statusOf(t, cmd), said.String()
	}
	unchanged := func(in string, args ...string) {
		t.Helper()
		before := treeOf(t, dir)
		status, errs := limited(in, args...)
		assert.Equal(t, failed, status, "%v: %s", args, errs)
		assert.Contains(t, errs, "file too large", args)
		assert.NotContains(t, errs, "goroutine", args)
		assert.Equal(t, before, treeOf(t, dir), args)
	}
	write(t, dir, "posts/mars.md", calendar(20))
	write(t, dir, "news.toml", strings.Repeat("# Ce que nous avons vu.\n", 200))
	write(t, dir, "out.json", "what was found yesterday")
	unchanged(dir, "-now", dayOfFaults, "-format", "json=out.json", "posts")
	unchanged(dir, "-now", dayOfFaults, "-format", "sarif=new.sarif", "posts")
	unchanged(dir, "news", "add", "-name", "Tempête Maëlle", "-kind", "natural-disaster", "-now", dayOfFaults)
	unchanged(dir, "news", "checked", "-now", dayOfFaults)

	repo := filepath.Join(dir, "repo")
	write(t, repo, "posts/mars.md", calendar(20))
	init := exec.Command("git", "init", "-q", repo)
	init.Env = git
	require.NoError(t, init.Run())
	unchanged(repo, "install")
	write(t, repo, ".git/hooks/pre-commit", "#!/bin/sh\nexit 0\n")
	unchanged(repo, "install")
	write(t, repo, strings.Repeat("un dossier de plus ", 10)+"/"+strings.Repeat("mars ", 30)+"/posts.md", calendar(20))
	write(t, repo, strings.Repeat("un autre dossier ", 10)+"/"+strings.Repeat("avril ", 30)+"/posts.md", calendar(20))
	unchanged(repo, "init")
}
