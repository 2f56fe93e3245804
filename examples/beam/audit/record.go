// Package audit judges an archive of posts, kept as JSON lines, with postlint: in one process with [Here], or piece by piece with
// [Judge.Alone] and [Judge.Together], as the Apache Beam pipeline of the folder above does. Both say the same.
//
// The rules are cut in two. Those that look at one post alone run wherever the post is. Those that compare posts (how many a day, the same
// words again, promotion in a row) run where all posts of one account on one channel have been brought together. Each rule runs in one of the
// two places, so that nothing is found twice.
package audit

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
)

// A Record is a line of an archive and where it stands, which is all that travels between workers.
type Record struct {
	File   string
	Line   int64  // from 1
	Offset int64  // of its first byte in the file, from 0
	JSON   []byte // without its line end
	Fault  string // why it could not be read at all; "": it was
}

func (r Record) compare(other Record) int {
	return cmp.Or(cmp.Compare(r.File, other.File), cmp.Compare(r.Line, other.Line))
}

// MaxLine is the number of bytes of a line over which it is not kept: a post has a few hundred, and a file without line ends must not fill
// the memory of a worker.
const MaxLine = 1 << 20

// Lines reads the records of a file and gives them to emit, in order. Lines of white space alone are none. A line that is too long is a record
// with a Fault, and so is the rest of a file whose compression is broken; an error of the disk or the network is an error.
func Lines(file string, src io.Reader, emit func(Record)) error {
	in := bufio.NewReaderSize(src, 64<<10)
	var offset int64
	for line := int64(1); ; line++ {
		text, size, err := nextLine(in)
		r := Record{File: file, Line: line, Offset: offset, JSON: text}
		if line == 1 && bytes.HasPrefix(text, []byte("\ufeff")) {
			r.JSON, r.Offset = text[3:], 3
		}
		offset += size
		switch {
		case size > MaxLine:
			r.JSON, r.Fault = nil, fmt.Sprintf("This line is longer than %d bytes, so that it was not read. Write one post on each line.", MaxLine)
			emit(r)
		case len(bytes.TrimSpace(r.JSON)) > 0:
			emit(r)
		}
		if err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("%s, line %d: %w", file, line, err)
		}
	}
}

// nextLine returns a line without its end, and its size with it. It keeps no more than MaxLine bytes. The error io.EOF comes with the last line.
func nextLine(in *bufio.Reader) (line []byte, size int64, err error) {
	for {
		part, err := in.ReadSlice('\n')
		size += int64(len(part))
		if size <= MaxLine {
			line = append(line, part...)
		}
		if !errors.Is(err, bufio.ErrBufferFull) {
			return bytes.TrimRight(line, "\r\n"), size, err
		}
	}
}
