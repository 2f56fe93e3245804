package main

import (
	"bufio"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

// Whatever git prints, or something else that is called git, it is read whole or refused: no path without a blob goes on.
func FuzzGitOutput(f *testing.F) {
	const blob, none = "0123456789012345678901234567890123456789", "0000000000000000000000000000000000000000"
	f.Add("100644 " + blob + " 0\tcalendrier/été.md\x00100644 " + blob + " 2\tin conflict.md\x00")
	f.Add("100644 blob " + blob + "\tcalendar/june.md\x00160000 commit " + blob + "\tmodule\x00120000 blob " + blob + "\tlink\x00")
	f.Add(":100644 000000 " + blob + " " + none + " D\x00gone.md\x00:000000 100644 " + none + " " + blob + " A\x00nouveau\n.md\x00")
	f.Add(":100644 100644 " + blob + " " + blob + " U\x00conflit.md\x00")
	f.Add(blob + " blob 12\nLe four est\n\n")
	f.Add(":100644 000000 " + blob + " " + none + " D\x00\x00") // a path that is none
	f.Add(blob + " missing\n")
	f.Add(blob + " blob 99999999999999999999\n")
	f.Fuzz(func(t *testing.T, out string) {
		valid := func(files []file) {
			for _, f := range files {
				assert.True(t, f.path != "" && isName(f.blob), "%+v", f)
			}
		}
		changes, err := parseChanges([]byte(out))
		assert.False(t, err != nil && changes != nil)
		for _, ch := range changes {
			assert.True(t, (ch.old == "" || isName(ch.old)) && (ch.new == "" || isName(ch.new)), "%+v", ch)
		}
		index, tree := &snapshot{changes: changes}, &snapshot{changes: changes}
		if index.parseIndex([]byte(out)) == nil {
			valid(index.files)
		}
		if tree.parseTree([]byte(out)) == nil {
			valid(tree.files)
		}
		if tree.agrees() == nil {
			valid(tree.before(tree.files, func(string) bool { return true }))
		}
		const limit = 100
		b := &objects{out: bufio.NewReaderSize(strings.NewReader(out), 1<<10)}
		if size, content, err := b.read(blob, limit); err == nil {
			assert.True(t, size > limit && content == nil || int64(len(content)) == size, "%d bytes of %d", len(content), size)
		}
	})
}
