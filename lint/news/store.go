package news

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// How long Update waits for another run that writes, and the age from which its lock must be that of a run that was killed: writing takes
// milliseconds.
var lockWait = 5 * time.Second // a variable for tests

const lockStale = time.Minute

// MaxFileSize is the number of bytes over which Update refuses a file of news.
const MaxFileSize = 16 << 20

// A Target is a file of news on disk. It need not exist yet.
type Target struct {
	Name string // for people
	Path string
}

// TooLarge returns the error for a file of more than MaxFileSize bytes.
func (t Target) TooLarge() error {
	return fmt.Errorf("no file of news needs more than %d bytes; delete what is long over", MaxFileSize)
}

// Update changes files of news, the first of which a lock file beside it guards, so that of two runs at once the second sees what the first
// wrote. change gets the files as they are, one that does not exist as an empty one, and returns their new contents. Each file is replaced whole or
// not at all.
func Update(targets []Target, change func([]*draft.File) ([]string, error)) error {
	unlock, err := lock(targets[0])
	if err != nil {
		return err
	}
	defer unlock()
	for tries := 0; ; tries++ {
		var files []*draft.File
		for _, t := range targets {
			src, err := read(t)
			if err != nil {
				return err
			}
			files = append(files, draft.NewFile(t.Name, src))
		}
		out, err := change(files)
		if err != nil {
			return err
		}
		again := false
		for i, t := range targets {
			if out[i] == files[i].Src {
				continue
			}
			now, err := read(t)
			if err != nil {
				return err
			}
			if string(now) != files[i].Src { // somebody saved it in an editor meanwhile
				again = true
				break
			}
			if err := replace(t.Path, []byte(out[i])); err != nil {
				return fmt.Errorf("%s is left as it was: %w", t.Name, err)
			}
		}
		if !again {
			return nil
		}
		if tries == 10 {
			return fmt.Errorf("%s changes all the time; close the program that writes it, and try again", targets[0].Name)
		}
	}
}

// read returns a file, nothing if it does not exist. A link is refused: replacing it would leave the file that it names as it was.
func read(t Target) ([]byte, error) {
	info, err := os.Lstat(t.Path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, fmt.Errorf("%s: %w", t.Name, reason(err))
	case !info.Mode().IsRegular():
		return nil, fmt.Errorf("%s is a link or a folder; postlint writes plain files only: put the file itself there", t.Name)
	case info.Size() > MaxFileSize:
		return nil, fmt.Errorf("%s: %w", t.Name, t.TooLarge())
	}
	src, err := os.ReadFile(t.Path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", t.Name, reason(err))
	}
	return src, nil
}

// reason returns what went wrong without the paths, which the caller has in the words of the user.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	var l *os.LinkError
	if errors.As(err, &l) {
		return l.Err
	}
	return err
}

// lock creates the lock file beside a file of news, and waits for another run to remove its own. A lock that is left over is not
// removed here: of two runs that both tried, one would remove the fresh lock of the other.
func lock(t Target) (unlock func(), err error) {
	path := t.Path + ".lock"
	for end := time.Now().Add(lockWait); ; time.Sleep(20 * time.Millisecond) {
		f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o644)
		if err == nil {
			_, _ = fmt.Fprintf(f, "postlint, process %d\n", os.Getpid()) // for people; an empty lock locks as well
			f.Close()
			return func() { os.Remove(path) }, nil
		}
		if !errors.Is(err, fs.ErrExist) {
			return nil, fmt.Errorf("%s cannot be written: %w", t.Name, reason(err))
		}
		info, err := os.Stat(path)
		if err != nil {
			continue // it has just gone
		}
		if age := time.Since(info.ModTime()); age > lockStale {
			return nil, fmt.Errorf("%s.lock is %s old: a run that was killed left it there. Delete that file, and try again", t.Name, age.Round(time.Second))
		}
		if time.Now().After(end) {
			return nil, fmt.Errorf("another run is writing %s since %s. Try again; if none runs, delete %s.lock", t.Name, info.ModTime().Format(time.TimeOnly), t.Name)
		}
	}
}

// A scratch is the file beside another one that is written and then takes its place.
type scratch interface {
	Name() string
	Write([]byte) (int, error)
	Chmod(fs.FileMode) error
	Sync() error
	Close() error
}

// disk is what replace asks of the system. It is a variable for tests, which let each step fail.
var disk = struct {
	create func(folder, pattern string) (scratch, error)
	rename func(from, to string) error
	settle func(folder string) // so that a new name in it survives a power cut; not every system can
}{
	create: func(folder, pattern string) (scratch, error) { return os.CreateTemp(folder, pattern) },
	rename: os.Rename,
	settle: func(folder string) {
		if d, err := os.Open(folder); err == nil {
			_ = d.Sync()
			d.Close()
		}
	},
}

// replace writes a file in the same folder and renames it over the old one, so that whoever reads sees all of one or of the other, whatever happens
// in between. What is written reaches the disk before the name does: after a power cut the name must not stand for an empty file.
func replace(path string, src []byte) (err error) {
	mode := fs.FileMode(0o644)
	if info, err := os.Stat(path); err == nil {
		mode = info.Mode().Perm()
	}
	folder := filepath.Dir(path)
	f, err := disk.create(folder, "."+filepath.Base(path)+".*.tmp")
	if err != nil {
		return reason(err)
	}
	defer func() {
		if err != nil {
			f.Close()
			os.Remove(f.Name())
		}
	}()
	if _, err := f.Write(src); err != nil {
		return reason(err)
	}
	if err := f.Chmod(mode); err != nil {
		return reason(err)
	}
	if err := f.Sync(); err != nil {
		return reason(err)
	}
	if err := f.Close(); err != nil {
		return reason(err)
	}
	if err := disk.rename(f.Name(), path); err != nil {
		return reason(err)
	}
	disk.settle(folder)
	return nil
}
