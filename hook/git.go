package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// A repository is asked by the git program itself: it alone knows which index a commit uses (commit -a and --only have one of their
// own), and where it lies in worktrees and submodules.
type repository struct {
	dir string // where git runs: the current folder, to which GIT_DIR may be relative
	top string // the top of the work tree
}

// find finds the top.
func (r *repository) find() error {
	out, err := r.git("rev-parse", "--show-toplevel")
	if err != nil {
		return err
	}
	top := strings.TrimSuffix(string(out), "\n")
	if !filepath.IsAbs(top) {
		return fmt.Errorf("git rev-parse: %q is no folder", top)
	}
	r.top = filepath.Clean(top)
	return nil
}

func (r *repository) git(args ...string) ([]byte, error) { return git(r.dir, args...) }

// A gitError is what git said instead of an answer.
type gitError struct {
	command string
	status  int // its exit status, -1 if it was killed or did not start
	said    string
}

func (e *gitError) Error() string { return "git " + e.command + ": " + e.said }

// git runs git and returns what it prints.
func git(dir string, args ...string) ([]byte, error) {
	cmd := gitCommand(dir, args...)
	var out, said bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &said
	if err := cmd.Run(); err != nil {
		return nil, explain(args[0], err, said.String())
	}
	return out.Bytes(), nil
}

// harmless keeps git from running what the configuration of a repository names: monitors and hooks. Filters, textconv, external diffs and
// aliases are not reached by the commands that postlint uses, which read names and blobs.
var harmless = []string{"--no-pager", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=" + os.DevNull, "-c", "log.showSignature=false"}

func gitCommand(dir string, args ...string) *exec.Cmd {
	cmd := exec.Command("git", append(harmless[:len(harmless):len(harmless)], args...)...)
	cmd.Dir = dir
	cmd.WaitDelay = time.Second // a program that git started may outlive it and hold its standard error
	cmd.Env = append(os.Environ(),
		"LC_ALL=C",
		"GIT_OPTIONAL_LOCKS=0",
		// A partial clone would fetch a blob that it lacks, by a program that its configuration names.
		"GIT_NO_LAZY_FETCH=1", "GIT_ALLOW_PROTOCOL=none", "GIT_TERMINAL_PROMPT=0",
		// A user's pathspecs may be literal; ours are magic.
		"GIT_LITERAL_PATHSPECS=0", "GIT_GLOB_PATHSPECS=0", "GIT_NOGLOB_PATHSPECS=0", "GIT_ICASE_PATHSPECS=0")
	return cmd
}

// explain says why git gave no answer.
func explain(command string, err error, said string) error {
	e := &gitError{command: command, status: -1, said: strings.TrimSpace(said)}
	var exit *exec.ExitError
	switch {
	case errors.Is(err, exec.ErrNotFound), errors.Is(err, exec.ErrDot):
		return errors.New("git was not found; install git, or name the files to look at")
	case errors.As(err, &exit):
		if e.status = exit.ExitCode(); e.said == "" || e.status < 0 {
			e.said = strings.TrimSpace(e.said + " it ended with " + exit.String()) // "signal: killed", "exit status 1"
		}
	default:
		e.said = err.Error()
	}
	return e
}
