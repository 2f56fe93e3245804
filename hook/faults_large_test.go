//go:build unix

package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// large is how many times larger than in CI the large inputs are: POSTLINT_LARGE=1 go test ./hook -run Large -v -timeout 30m tries 100,000 files and
// 1,000,000 rows.
func large(small, full int) int {
	if os.Getenv("POSTLINT_LARGE") != "" {
		return full
	}
	return small
}

// measured runs a program that may have no more than 64 files open, and returns its status, what it printed and its highest memory in MB.
func measured(t *testing.T, cmd *exec.Cmd) (status int, out string, megabytes int64) {
	t.Helper()
	cmd.Args = append([]string{"sh", "-c", `ulimit -n 64; exec "$0" "$@"`, cmd.Path}, cmd.Args[1:]...)
	cmd.Path = "/bin/sh"
	var b bytes.Buffer
	cmd.Stdout, cmd.Stderr = &b, &b
	start := time.Now()
	status = statusOf(t, cmd)
	megabytes = cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss >> 10 // kilobytes
	if runtime.GOOS == "darwin" {
		megabytes >>= 10 // bytes
	}
	t.Logf("%v: %.1f s, user %.1f s, %d MB", cmd.Args[4:], time.Since(start).Seconds(), cmd.ProcessState.UserTime().Seconds(), megabytes)
	return status, b.String(), megabytes
}

// A hundred thousand files are read one after another, from the disk and from git, without having them all open. One of them is risky.
func TestLargeNumberOfFiles(t *testing.T) {
	n := large(1_000, 100_000)
	dir := t.TempDir()
	write(t, dir, "postlint.toml", "calendars = [\"posts/**\"]\n")
	for i := range n {
		text := fmt.Sprintf("Le pain n° %d sort du four, et le moulin tourne.\n", i)
		if i == n-1 {
			text = "#WhyIStayed You had pizza.\n"
		}
		write(t, dir, fmt.Sprintf("posts/%03d/%03d.md", i/1000, i%1000), text)
	}
	all := fmt.Sprintf("looked at %d posts in %d files", n, n)
	for _, line := range []string{"posts", "-all"} {
		status, out, megabytes := measured(t, program(t, dir, append(strings.Fields(line), "-now", dayOfFaults)...))
		assert.Equal(t, found, status, line)
		assert.Contains(t, strings.ReplaceAll(out, ",", ""), all, line)
		assert.Equal(t, 1, strings.Count(out, "block trending-hashtag"), line)
		if !raceEnabled {
			assert.Less(t, megabytes, int64(300+n/100), "%s: 10 KB a file beside what the program takes for itself", line)
		}
	}

	git := func(args ...string) {
		cmd := exec.Command("git", append([]string{"-c", "user.name=Ana", "-c", "user.email=ana@example.org", "-c", "gc.auto=0", "-c", "core.fsync=none"}, args...)...)
		cmd.Dir, cmd.Env = dir, program(t, dir).Env
		out, err := cmd.CombinedOutput()
		require.NoError(t, err, "%s", out)
	}
	git("init", "-q")
	git("add", ".")
	status, out, _ := measured(t, program(t, dir, "-now", dayOfFaults))
	assert.Equal(t, found, status)
	assert.Contains(t, strings.ReplaceAll(out, ",", ""), all)
	git("commit", "-qm", "all")
	write(t, dir, "posts/new.md", "#WhyIStayed You had pie.\n")
	git("add", ".")
	status, out, _ = measured(t, program(t, dir, "-now", dayOfFaults))
	assert.Equal(t, found, status)
	assert.Equal(t, 1, strings.Count(out, "block trending-hashtag"), "what was there is no news")
}

// A calendar of a million rows in a thousand files, in both languages. Each file has its own networks and days, and one risky row.
func TestLargeCalendar(t *testing.T) {
	files, rows := large(20, 1000), large(250, 1000)
	dir := t.TempDir()
	channels := []string{"X", "LinkedIn", "Mastodon", "Instagram", "Facebook"}
	for i := range files {
		var b strings.Builder
		fmt.Fprintf(&b, "# %s\n\n| Date | Texte |\n|---|---|\n", channels[i%len(channels)])
		day := time.Date(2027+i/len(channels), 1, 1, 0, 0, 0, 0, time.UTC)
		for n := range rows {
			text := fmt.Sprintf("Le moulin %d-%d tourne et la farine est moulue, à sept heures, comme hier.", i, n)
			if n%2 == 1 {
				text = fmt.Sprintf("The oven %d-%d is hot and the bread is out, at seven, as it was yesterday.", i, n)
			}
			if n == rows/2 {
				text = fmt.Sprintf("#WhyIStayed You had pizza %d.", i)
			}
			fmt.Fprintf(&b, "| %s | %s |\n", day.AddDate(0, 0, n*365/rows).Format(time.DateOnly), text)
		}
		write(t, dir, fmt.Sprintf("plan/%d.md", i), b.String())
	}
	status, out, megabytes := measured(t, program(t, dir, "-now", dayOfFaults, "-format", "json=out.json", "plan"))
	assert.Equal(t, found, status)
	assert.Regexp(t, regexp.MustCompile(fmt.Sprintf(`looked at %d posts in %d files`, files*rows, files)), strings.ReplaceAll(out, ",", ""))
	if !raceEnabled {
		assert.Less(t, megabytes, int64(400+files*rows/100), "10 KB a row beside what the program takes for itself")
	}
	report, err := os.ReadFile(filepath.Join(dir, "out.json"))
	require.NoError(t, err)
	assert.Equal(t, files, strings.Count(string(report), `"rule": "trending-hashtag"`)+strings.Count(string(report), `"rule":"trending-hashtag"`))
}
