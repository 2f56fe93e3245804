package news

import (
	"io/fs"
	"os"
	"testing"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// FailAt notes the steps in which files are replaced, and lets the one of that number fail as the system does, from 1; 0: none. Of what it fails to
// write it writes half.
func FailAt(t *testing.T, step int, why error) (steps *[]string) {
	err := &fs.PathError{Op: "write", Path: "somewhere", Err: why}
	old := disk
	t.Cleanup(func() { disk = old })
	steps = new([]string)
	do := func(name string) bool {
		*steps = append(*steps, name)
		return len(*steps) == step
	}
	disk.create = func(folder, pattern string) (scratch, error) {
		if do("create") {
			return nil, err
		}
		f, failed := old.create(folder, pattern)
		return failing{f, do, err}, failed
	}
	disk.rename = func(from, to string) error {
		if do("rename") {
			return &os.LinkError{Op: "rename", Old: from, New: to, Err: why}
		}
		return old.rename(from, to)
	}
	disk.settle = func(folder string) {
		if !do("sync folder") {
			old.settle(folder)
		}
	}
	return steps
}

type failing struct {
	scratch
	do  func(string) bool
	err error
}

func (f failing) Write(p []byte) (int, error) {
	if f.do("write") {
		n, _ := f.scratch.Write(p[:len(p)/2])
		return n, f.err
	}
	return f.scratch.Write(p)
}

func (f failing) Chmod(m fs.FileMode) error {
	if f.do("chmod") {
		return f.err
	}
	return f.scratch.Chmod(m)
}

func (f failing) Sync() error {
	if f.do("sync") {
		return f.err
	}
	return f.scratch.Sync()
}

func (f failing) Close() error {
	if f.do("close") {
		f.scratch.Close()
		return f.err
	}
	return f.scratch.Close()
}

// LockWait sets how long Update waits for a lock until the test ends.
func LockWait(t *testing.T, d time.Duration) {
	old := lockWait
	lockWait = d
	t.Cleanup(func() { lockWait = old })
}

// Comments is comments, for tests.
var Comments = comments

// PeoplesTables returns the tables of a file that no feed brought, from the header to the end of the last line with a key.
func PeoplesTables(src string) (tables []string) {
	ed, err := open(draft.NewFile("news.toml", []byte(src)))
	if err != nil {
		return nil
	}
	events, trends := 0, 0
	for _, t := range ed.tables {
		feed := ""
		if t.name == "event" {
			feed, events = ed.snapshot.Events[events].Feed, events+1
		} else {
			feed, trends = ed.snapshot.Trends[trends].Feed, trends+1
		}
		if feed == "" {
			tables = append(tables, src[t.start:t.tail])
		}
	}
	return tables
}
