package main

import (
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
)

// hookNames are the hooks of git that run before a commit is made. Git asks pre-merge-commit, not pre-commit, about a merge without
// conflicts, and only there do two calendars meet that were fine alone: both may have filled the same morning.
var hookNames = []string{"pre-commit", "pre-merge-commit"}

// beforeSuffix names what was there before us. It stays in the same folder, because hooks look for their helpers beside themselves.
const beforeSuffix = ".before-postlint"

//go:embed install_hook.sh
var hookTemplate string

// hookScript returns the hook of that name which calls program.
func hookScript(name, program string) []byte {
	// The shell of git for Windows takes C:/..., and a quote in a path ends one string and begins another.
	quoted := "'" + strings.ReplaceAll(filepath.ToSlash(program), "'", `'\''`) + "'"
	script := strings.NewReplacer("@NAME@", name, "@PROGRAM@", quoted).Replace(hookTemplate)
	return []byte(strings.Replace(script, "@CHECKSUM@", checksum(script), 1))
}

// mark is the line by which we know a hook of ours, of any version. Its checksum is of all the rest, and tells whether somebody changed it.
var mark = pattern(`(?m)^# postlint hook [0-9]+ (\S+)$`)

// pattern compiles a regular expression when it is first asked for, which only installing does.
func pattern(expr string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expr) })
}

func checksum(script string) string {
	rest := mark().ReplaceAllString(script, "")
	sum := sha256.Sum256([]byte(rest))
	return hex.EncodeToString(sum[:8])
}

// What lies where a hook of ours would.
type hookState int

const (
	absent  hookState = iota
	ours              // as we wrote it
	edited            // by us first, then by somebody else
	foreign           // not by us
)

// A hookFile is one hook of a repository.
type hookFile struct {
	name, path string
	state      hookState
	contents   []byte
	hasBefore  bool // there is one that we set aside
	legacy     bool // the pre-commit framework came after us, set ours aside under its own name, and runs it
}

func (h *hookFile) before() string     { return h.path + beforeSuffix }
func (h *hookFile) legacyPath() string { return h.path + ".legacy" }

// readHook looks at a hook without changing anything.
func readHook(folder, name string) (*hookFile, error) {
	h := &hookFile{name: name, path: filepath.Join(folder, name)}
	if _, err := os.Lstat(h.before()); err == nil {
		h.hasBefore = true
	}
	if src, err := os.ReadFile(h.legacyPath()); err == nil && mark().Match(src) {
		h.legacy = true
	}
	info, err := os.Lstat(h.path)
	if errors.Is(err, fs.ErrNotExist) {
		return h, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", h.path, reason(err))
	}
	h.state = foreign
	if info.IsDir() {
		return nil, fmt.Errorf("%s is a folder; git wants a file there: move it away, then run this again", h.path)
	}
	if h.contents, err = os.ReadFile(h.path); err != nil {
		if info.Mode()&fs.ModeSymlink != 0 {
			return h, nil // it leads nowhere; it is somebody's all the same
		}
		return nil, fmt.Errorf("%s: %w", h.path, reason(err))
	}
	if m := mark().FindSubmatch(h.contents); m != nil && info.Mode().IsRegular() {
		h.state = edited
		if string(m[1]) == checksum(string(h.contents)) {
			h.state = ours
		}
	}
	return h, nil
}

// asksItsName finds hooks that act on the name they are called by, as those of overcommit do. Under another name they would do nothing, or fail.
var asksItsName = pattern(`basename[^\n]*\$\{?0|\$\{0##|\$PROGRAM_NAME|basename\(sys\.argv\[0\]|basename\(__FILE__`)

// write puts a script where the hook is, at once or not at all.
func (h *hookFile) write(script []byte) error {
	f, err := os.CreateTemp(filepath.Dir(h.path), h.name+".postlint-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // after a failure; otherwise it has another name by then
	_, err = f.Write(script)
	if err = errors.Join(err, f.Chmod(0o755), f.Close()); err != nil {
		return err
	}
	if h.state != foreign {
		return os.Rename(f.Name(), h.path)
	}
	if err := h.setAside(); err != nil {
		return err
	}
	if err := os.Rename(f.Name(), h.path); err != nil {
		return errors.Join(err, os.Rename(h.before(), h.path))
	}
	return nil
}

// setAside gives the hook that was there before us its other name, which it takes first: of two runs at once the second must not set aside the hook
// of the first, over the one that both have found.
func (h *hookFile) setAside() error {
	taken, err := os.OpenFile(h.before(), os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	taken.Close()
	if err := os.Rename(h.path, h.before()); err != nil {
		return errors.Join(err, os.Remove(h.before()))
	}
	return nil
}

// remove takes a hook of ours away and puts back what was there before.
func (h *hookFile) remove() error {
	if h.hasBefore {
		return os.Rename(h.before(), h.path)
	}
	return os.Remove(h.path)
}
