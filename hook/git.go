package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
)

// A repository is asked by the git program itself: it alone knows which index a commit uses (commit -a and --only have one of their
// own), and where it lies in worktrees and submodules.
type repository struct{ top string }

// openRepository finds the repository that dir is in.
func openRepository(dir string) (*repository, error) {
	out, err := git(dir, nil, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil, err
	}
	return &repository{top: strings.TrimSuffix(string(out), "\n")}, nil
}

// git runs git without what a repository's configuration could make it run.
func git(dir string, stdin []byte, args ...string) ([]byte, error) {
	cmd := exec.Command("git", append([]string{"-c", "core.fsmonitor=false", "-c", "core.quotePath=false"}, args...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "LC_ALL=C", "GIT_OPTIONAL_LOCKS=0")
	cmd.Stdin = bytes.NewReader(stdin)
	var out, failed bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &failed
	if err := cmd.Run(); err != nil {
		if errors.Is(err, exec.ErrNotFound) {
			return nil, errors.New("git was not found; install git, or name the files to look at")
		}
		return nil, fmt.Errorf("git %s: %s", args[0], strings.TrimSpace(failed.String()))
	}
	return out.Bytes(), nil
}

// A change is a file that the staged commit adds or changes.
type change struct {
	path     string
	old, new string // names of blobs; old is all zeros for a new file
}

const (
	symlinkMode   = "120000"
	submoduleMode = "160000"
)

// staged returns the files that the staged commit adds or changes. Links and submodules hold no posts.
func (r *repository) staged() ([]change, error) {
	out, err := git(r.top, nil, "diff", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-relative", "--diff-filter=AMT")
	if err != nil {
		return nil, err
	}
	var changes []change
	fields := strings.Split(string(out), "\x00")
	for i := 0; i+1 < len(fields); i += 2 {
		// :100644 100644 OLD NEW M
		meta := strings.Fields(strings.TrimPrefix(fields[i], ":"))
		if len(meta) != 5 {
			return nil, fmt.Errorf("git diff: cannot read %q", fields[i])
		}
		if meta[1] != symlinkMode && meta[1] != submoduleMode {
			changes = append(changes, change{path: fields[i+1], old: meta[2], new: meta[3]})
		}
	}
	return changes, nil
}

// index returns the blob of every file of the index that is no link, submodule or side of a conflict.
func (r *repository) index() (map[string]string, error) {
	out, err := git(r.top, nil, "ls-files", "--stage", "--full-name", "-z")
	if err != nil {
		return nil, err
	}
	blobs := map[string]string{}
	for _, entry := range strings.Split(string(out), "\x00") {
		meta, path, ok := strings.Cut(entry, "\t")
		f := strings.Fields(meta)
		if ok && len(f) == 3 && f[0] != symlinkMode && f[0] != submoduleMode && f[2] == "0" {
			blobs[path] = f[1]
		}
	}
	return blobs, nil
}

// blobs returns the contents of blobs by their names, in one call.
func (r *repository) blobs(names []string) (map[string][]byte, error) {
	contents := map[string][]byte{}
	if len(names) == 0 {
		return contents, nil
	}
	out, err := git(r.top, []byte(strings.Join(names, "\n")+"\n"), "cat-file", "--batch")
	if err != nil {
		return nil, err
	}
	for len(out) > 0 {
		// NAME blob SIZE\nCONTENTS\n, or NAME missing\n
		line, rest, _ := bytes.Cut(out, []byte("\n"))
		f := strings.Fields(string(line))
		if len(f) == 2 && f[1] == "missing" {
			return nil, fmt.Errorf("git cat-file: %s is missing", f[0])
		}
		if len(f) != 3 {
			return nil, fmt.Errorf("git cat-file: cannot read %q", line)
		}
		size, err := strconv.Atoi(f[2])
		if err != nil || size < 0 || size >= len(rest) {
			return nil, fmt.Errorf("git cat-file: cannot read %q", line)
		}
		contents[f[0]], out = rest[:size], rest[size+1:]
	}
	return contents, nil
}

// isNull reports whether the name of a blob is that of no blob.
func isNull(name string) bool { return strings.Trim(name, "0") == "" }
