package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
)

// readRegular reads a file, and returns its size; of one that has more than limit bytes not the bytes. It never opens what is no regular file: a pipe
// or a device could keep the program waiting for ever. The bytes lie in room, in place of what was there.
func readRegular(path string, limit int64, room *bytes.Buffer) (src []byte, size int64, err error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, 0, reason(err)
	case info.IsDir():
		return nil, 0, errors.New("this is a folder, and a file is wanted")
	case !info.Mode().IsRegular():
		return nil, 0, errNoFile
	case info.Size() > limit:
		return nil, info.Size(), nil
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, 0, reason(err)
	}
	defer f.Close()
	return readUpTo(f, limit, info.Size(), room)
}

var errNoFile = errors.New("this is no regular file")

// readUpTo reads no more than limit bytes and one, so that what grows while it is read, or never ends, is refused in bounded memory. expected is how many
// bytes are likely. They lie in room, in place of what was there.
func readUpTo(r io.Reader, limit, expected int64, room *bytes.Buffer) (src []byte, size int64, err error) {
	room.Reset()
	room.Grow(int(expected) + bytes.MinRead)
	size, err = room.ReadFrom(io.LimitReader(r, min(limit, math.MaxInt64-1)+1))
	if err != nil {
		return nil, 0, reason(err)
	}
	return room.Bytes(), size, nil
}

// readFact reads postlint.toml, or a file of news that it names, for root, the folder of postlint.toml. What nobody named on the command line the
// repository chose: a link in it must not lead to what its author has no business with.
func (c *command) readFact(root, path string, named bool) (src []byte, err error) {
	var size int64
	var room bytes.Buffer
	if named { // perhaps a pipe: -config <(printf ...)
		f, failed := os.Open(path)
		if failed != nil {
			return nil, fmt.Errorf("%s: %w", c.display(path), reason(failed))
		}
		defer f.Close()
		src, size, err = readUpTo(f, maxConfigSize, 0, &room)
	} else if leavesRepository(root, path) {
		err = errors.New("this is a link that leads out of the repository; put the file itself there")
	} else {
		src, size, err = readRegular(path, maxConfigSize, &room)
	}
	if size > maxConfigSize {
		err = fmt.Errorf("no configuration or news needs more than %d bytes", maxConfigSize)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", c.display(path), err)
	}
	return src, nil
}

// leavesRepository reports whether links lead from a path to a file outside of the repository that root is in, or of root where there is none.
func leavesRepository(root, path string) bool {
	target, err := filepath.EvalSymlinks(path)
	if err != nil {
		return false // whoever opens it says why
	}
	top := root
	for folder := root; ; folder = filepath.Dir(folder) {
		if _, err := os.Lstat(filepath.Join(folder, ".git")); err == nil {
			top = folder
			break
		}
		if folder == filepath.Dir(folder) {
			break
		}
	}
	if real, err := filepath.EvalSymlinks(top); err == nil {
		top = real
	}
	rel, err := filepath.Rel(top, target)
	return err != nil || !filepath.IsLocal(rel)
}

// reason returns what went wrong without the path, which the caller has in the words of the user.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}
