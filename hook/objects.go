package main

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"strconv"
	"strings"
)

// objects reads blobs through one git process, which answers from start to close.
type objects struct {
	repo *repository
	cmd  *exec.Cmd
	in   io.WriteCloser
	out  *bufio.Reader
	said bytes.Buffer
}

func (b *objects) start() error {
	b.cmd = gitCommand(b.repo.dir, "cat-file", "--batch")
	b.cmd.Stderr = &b.said
	in, err := b.cmd.StdinPipe()
	if err != nil {
		return err
	}
	out, err := b.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	b.in, b.out = in, bufio.NewReaderSize(out, 1<<16)
	if err := b.cmd.Start(); err != nil {
		b.cmd = nil
		return explain("cat-file", err, "")
	}
	return nil
}

// each reads blobs and calls use for each in turn, by its number in names. A blob of more than limit bytes is passed over: use gets its size and nil.
func (b *objects) each(names []string, limit int64, use func(i int, size int64, content []byte)) error {
	if len(names) == 0 {
		return nil
	}
	// Names are written beside reading: git answers the first before it has read the last, and neither side waits for the other.
	written := make(chan error, 1)
	go func() {
		w := bufio.NewWriter(b.in)
		for _, name := range names {
			w.WriteString(name + "\n")
		}
		written <- w.Flush()
	}()
	for i, name := range names {
		size, content, err := b.read(name, limit)
		if err != nil {
			return b.broken(err)
		}
		use(i, size, content)
	}
	if err := <-written; err != nil {
		return b.broken(err)
	}
	return nil
}

// maxConfigSize is the number of bytes over which a configuration or a file of news is refused.
const maxConfigSize = 16 << 20

// contents reads configurations and news.
func (b *objects) contents(files []file) ([][]byte, error) {
	names := make([]string, len(files))
	for i, f := range files {
		names[i] = f.blob
	}
	all := make([][]byte, len(files))
	var large error
	err := b.each(names, maxConfigSize, func(i int, size int64, content []byte) {
		if all[i] = content; size > maxConfigSize {
			large = fmt.Errorf("%s has %d bytes, and no configuration or news needs more than %d", files[i].path, size, maxConfigSize)
		}
	})
	return all, cmp.Or(err, large)
}

// read reads one answer: "NAME blob SIZE\nCONTENT\n" or "NAME missing\n".
func (b *objects) read(name string, limit int64) (size int64, content []byte, err error) {
	line, err := b.out.ReadSlice('\n')
	if err != nil {
		return 0, nil, err
	}
	f := strings.Fields(string(line))
	if len(f) == 2 && f[0] == name && f[1] == "missing" {
		return 0, nil, errMissing
	}
	if len(f) == 3 && f[0] == name && f[1] == "blob" {
		size, err = strconv.ParseInt(f[2], 10, 64)
	}
	if len(f) != 3 || f[0] != name || f[1] != "blob" || err != nil || size < 0 {
		return 0, nil, fmt.Errorf("cannot read %q", bytes.TrimSpace(line))
	}
	if size > limit {
		_, err = io.CopyN(io.Discard, b.out, size)
	} else {
		content = make([]byte, size)
		_, err = io.ReadFull(b.out, content)
	}
	if err != nil {
		return 0, nil, err
	}
	if end, err := b.out.ReadByte(); err != nil || end != '\n' {
		return 0, nil, errors.Join(io.ErrUnexpectedEOF, err)
	}
	return size, content, nil
}

var errMissing = errors.New("a file of the commit is not in this repository; if it is a partial clone, get what it lacks: git fetch --refetch --no-filter")

// broken ends git and says why it gave no answer.
func (b *objects) broken(err error) error {
	if errors.Is(err, errMissing) || !errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
		b.cmd.Process.Kill()
		b.close()
		return fmt.Errorf("git cat-file: %w", err)
	}
	cmd := b.cmd
	b.close()
	if cmd.ProcessState != nil && !cmd.ProcessState.Success() {
		if strings.Contains(b.said.String(), "promisor remote") { // newer ones say so before they end
			return fmt.Errorf("git cat-file: %w", errMissing)
		}
		return explain("cat-file", &exec.ExitError{ProcessState: cmd.ProcessState}, b.said.String())
	}
	return errors.New("git cat-file: its answer breaks off")
}

// close ends git. It may be called again.
func (b *objects) close() {
	if b.cmd != nil {
		b.in.Close()
		b.cmd.Wait()
		b.cmd = nil
	}
}
