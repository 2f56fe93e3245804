package audit

import (
	"bufio"
	"compress/gzip"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
)

// Here judges archive files in this process, without Beam, and gives what it finds to emit, a line of JSON each: the broken lines first, then
// account by account and channel by channel. All posts are held in memory. A file whose name ends in .gz is unpacked.
func Here(files []string, facts Facts, emit func(string)) error {
	j, err := NewJudge(facts)
	if err != nil {
		return err
	}
	var broken []Record
	groups := map[string][]Record{}
	for _, name := range files {
		if err := open(name, func(src io.Reader) error {
			return Lines(name, src, func(r Record) {
				if key, ok := r.GroupKey(); ok {
					groups[key] = append(groups[key], r)
				} else {
					broken = append(broken, r)
				}
			})
		}); err != nil {
			return err
		}
	}
	if err := j.lint(j.whole, broken, emit); err != nil {
		return err
	}
	for _, key := range slices.Sorted(maps.Keys(groups)) {
		if err := j.lint(j.whole, groups[key], emit); err != nil {
			return err
		}
		delete(groups, key)
	}
	return nil
}

func open(name string, read func(io.Reader) error) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	if !strings.HasSuffix(name, ".gz") {
		return read(bufio.NewReader(f))
	}
	unpacked, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	return read(unpacked)
}
