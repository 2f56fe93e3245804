package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// A snapshot is the files of a commit that is being made, or was made, and how they differ from those of the commit that it is compared with.
type snapshot struct {
	base     string // what it is compared with, as people say it
	files    []file
	changes  []change
	unmerged []string // files that a merge has left in conflict
}

// A file is a regular file of a tree: its path from the top, and the name of its blob.
type file struct{ path, blob string }

// A change is a file that differs. A side without a regular file of that path has no blob: symbolic links and submodules hold no posts.
type change struct{ path, old, new string }

// staged returns the index beside HEAD. An amended commit is compared with the one that it replaces, for that is what HEAD is: what it had
// already is not said again.
func (r *repository) staged() (*snapshot, error) {
	s := &snapshot{base: "HEAD"}
	diff := make(chan error)
	go func() {
		out, err := r.git("diff-index", "--cached", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-relative", "HEAD", "--")
		if err == nil {
			s.changes, err = parseChanges(out)
		}
		diff <- err
	}()
	out, err := r.git("ls-files", "--stage", "--full-name", "-z", "--", ":/")
	if err == nil {
		err = s.parseIndex(out)
	}
	if err := errors.Join(err, <-diff); err != nil {
		var said *gitError
		if errors.As(err, &said) && said.command == "diff-index" && r.unborn() {
			s.base = "an empty commit, since this is the first"
			for _, f := range s.files {
				s.changes = append(s.changes, change{path: f.path, new: f.blob})
			}
			return s, nil
		}
		return nil, err
	}
	return s, s.agrees()
}

// unborn reports whether the branch that HEAD names has no commit yet.
func (r *repository) unborn() bool {
	_, noCommit := r.git("rev-parse", "--verify", "--quiet", "HEAD")
	_, noBranch := r.git("symbolic-ref", "--quiet", "HEAD")
	return noCommit != nil && noBranch == nil
}

// since returns HEAD beside the commit at which it and the revision rev went different ways.
func (r *repository) since(rev string) (*snapshot, error) {
	commit, err := r.git("rev-parse", "--verify", "--quiet", "--end-of-options", rev+"^{commit}")
	if err != nil {
		return nil, r.missing(err, fmt.Sprintf("-since %s: this repository has no such commit", rev))
	}
	base, err := r.git("merge-base", "HEAD", strings.TrimSpace(string(commit)))
	if err != nil {
		return nil, r.missing(err, fmt.Sprintf("-since %s: it and HEAD have no commit in common", rev))
	}
	id := strings.TrimSpace(string(base))
	if len(id) < len("0123456789abcdef0123456789abcdef01234567") || strings.Trim(id, "0123456789abcdef") != "" {
		return nil, fmt.Errorf("git merge-base: cannot read %q", id)
	}
	s := &snapshot{base: id[:12]}
	out, err := r.git("ls-tree", "-r", "-z", "--full-tree", "HEAD")
	if err != nil {
		return nil, err
	}
	if err := s.parseTree(out); err != nil {
		return nil, err
	}
	if out, err = r.git("diff-tree", "-r", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-relative", id, "HEAD", "--"); err != nil {
		return nil, err
	}
	if s.changes, err = parseChanges(out); err != nil {
		return nil, err
	}
	return s, s.agrees()
}

// missing says how to get the history that a comparison needs. CI systems fetch one commit unless they are told otherwise.
func (r *repository) missing(err error, what string) error {
	var said *gitError
	if !errors.As(err, &said) || said.status != 1 { // git itself is at a loss
		return err
	}
	if out, _ := r.git("rev-parse", "--is-shallow-repository"); strings.TrimSpace(string(out)) == "true" {
		return fmt.Errorf("%s, because only the newest commits were fetched\nFetch the others: git fetch --unshallow; in GitHub Actions: fetch-depth: 0 for actions/checkout", what)
	}
	return fmt.Errorf("%s\nFetch the branch first, such as git fetch origin main, and name it as git does: -since origin/main", what)
}

// records cuts what git prints with -z. A last record without its end is half of one: git was stopped, or it is not git.
func records(command string, out []byte) ([]string, error) {
	if len(out) == 0 {
		return nil, nil
	}
	text, whole := strings.CutSuffix(string(out), "\x00")
	if !whole {
		return nil, fmt.Errorf("git %s: its answer breaks off", command)
	}
	return strings.Split(text, "\x00"), nil
}

// parseChanges reads ":100644 100644 OLD NEW M", then the path.
func parseChanges(out []byte) ([]change, error) {
	list, err := records("diff", out)
	if err != nil {
		return nil, err
	}
	var changes []change
	for i := 0; i < len(list); i += 2 {
		meta := strings.Fields(strings.TrimPrefix(list[i], ":"))
		if len(meta) != 5 || list[i][0] != ':' || i+1 == len(list) || list[i+1] == "" || !isName(meta[2]) || !isName(meta[3]) {
			return nil, fmt.Errorf("git diff: cannot read %q", list[i])
		}
		if meta[4] == "U" {
			continue // in conflict: the index says so too
		}
		ch := change{path: list[i+1]}
		if isRegular(meta[0]) {
			ch.old = meta[2]
		}
		if isRegular(meta[1]) {
			ch.new = meta[3]
		}
		changes = append(changes, ch)
	}
	return changes, nil
}

// parseIndex reads "100644 BLOB STAGE\tPATH".
func (s *snapshot) parseIndex(out []byte) error {
	list, err := records("ls-files", out)
	if err != nil {
		return err
	}
	for _, entry := range list {
		meta, path, ok := strings.Cut(entry, "\t")
		f := strings.Fields(meta)
		switch {
		case !ok || len(f) != 3 || path == "" || !isName(f[1]):
			return fmt.Errorf("git ls-files: cannot read %q", entry)
		case f[2] != "0":
			if n := len(s.unmerged); n == 0 || s.unmerged[n-1] != path {
				s.unmerged = append(s.unmerged, path)
			}
		case isRegular(f[0]):
			s.files = append(s.files, file{path, f[1]})
		}
	}
	return nil
}

// parseTree reads "100644 blob BLOB\tPATH".
func (s *snapshot) parseTree(out []byte) error {
	list, err := records("ls-tree", out)
	if err != nil {
		return err
	}
	for _, entry := range list {
		meta, path, ok := strings.Cut(entry, "\t")
		f := strings.Fields(meta)
		if !ok || len(f) != 3 || path == "" || !isName(f[2]) {
			return fmt.Errorf("git ls-tree: cannot read %q", entry)
		}
		if isRegular(f[0]) {
			s.files = append(s.files, file{path, f[2]})
		}
	}
	return nil
}

// agrees holds the two answers of git against each other: what is new in the one is there in the other. They differ if git answers nonsense, or if
// somebody stages files at the same moment.
func (s *snapshot) agrees() error {
	slices.SortFunc(s.files, func(a, b file) int { return strings.Compare(a.path, b.path) })
	for _, ch := range s.changes {
		i, ok := slices.BinarySearchFunc(s.files, ch.path, func(f file, p string) int { return strings.Compare(f.path, p) })
		if ok != (ch.new != "") || ok && s.files[i].blob != ch.new {
			return fmt.Errorf("git says two things about %s, as if it were being staged right now; try again", ch.path)
		}
	}
	return nil
}

// before returns the files as they were: those of list with the changes undone, and those of the changes that are gone and for which ours returns true.
func (s *snapshot) before(list []file, ours func(path string) bool) []file {
	changed := map[string]change{}
	for _, ch := range s.changes {
		changed[ch.path] = ch
	}
	var was []file
	for _, f := range list {
		if ch, ok := changed[f.path]; !ok {
			was = append(was, f)
		} else if ch.old != "" {
			was = append(was, file{f.path, ch.old})
		}
	}
	for _, ch := range s.changes {
		if ch.new == "" && ch.old != "" && ours(ch.path) {
			was = append(was, file{ch.path, ch.old})
		}
	}
	slices.SortFunc(was, func(a, b file) int { return strings.Compare(a.path, b.path) })
	return was
}

// isRegular reports whether a mode is that of a file, executable or not.
func isRegular(mode string) bool { return strings.HasPrefix(mode, "100") }

// isName reports whether s can be the name of an object, by SHA-1 or SHA-256.
func isName(s string) bool {
	return (len(s) == 40 || len(s) == 64) && strings.Trim(s, "0123456789abcdef") == ""
}
