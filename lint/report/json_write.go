package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"
)

// A jsonList is a list that a document holds empty, and that is written as it is made: by the name of its key, how many elements it has, and each.
type jsonList struct {
	name string
	n    int
	at   func(i int) any
}

// writeJSON writes a document, with its long lists in the order in which it holds them.
func writeJSON(w io.Writer, doc any, lists ...jsonList) error {
	var b bytes.Buffer
	encode(&b, "\n", doc)
	b.WriteByte('\n')
	rest := b.String()
	out := bufio.NewWriterSize(w, written)
	for _, list := range lists {
		// Only a key can look like one: in a string its quotation marks are escaped.
		before, after, _ := strings.Cut(rest, `"`+list.name+`": []`)
		out.WriteString(before + `"` + list.name + `": [`)
		line := before[strings.LastIndexByte(before, '\n'):]
		err := inOrder(out, list.n, func(b *bytes.Buffer, i int) {
			if i > 0 {
				b.WriteByte(',')
			}
			b.WriteString(line + "  ")
			encode(b, line+"  ", list.at(i))
		})
		if err != nil {
			return err // nobody reads on
		}
		if list.n > 0 {
			out.WriteString(line)
		}
		rest = "]" + after
	}
	out.WriteString(rest)
	return out.Flush()
}

// compacts are buffers for what the encoder writes.
var compacts = sync.Pool{New: func() any { return new(bytes.Buffer) }}

// encode writes a value as JSON on lines of their own, each of which begins as line, a line end and some blanks, does.
func encode(b *bytes.Buffer, line string, v any) {
	compact := compacts.Get().(*bytes.Buffer)
	defer compacts.Put(compact)
	compact.Reset()
	enc := json.NewEncoder(compact)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(v); err != nil {
		panic(err) // all that is encoded are types of this package
	}
	src := bytes.TrimSuffix(compact.Bytes(), []byte("\n"))
	lines := []byte(line)
	for i := 0; i < len(src); {
		size := 1
		switch c := src[i]; c {
		case '"':
			size = quoted(src[i:])
			writeSafe(b, src[i:i+size])
		case '{', '[':
			b.WriteByte(c)
			if c+2 == src[i+1] { // it closes at once: the signs are two apart in ASCII
				b.WriteByte(src[i+1])
				size++
				break
			}
			lines = append(lines, "  "...)
			b.Write(lines)
		case '}', ']':
			lines = lines[:len(lines)-2]
			b.Write(lines)
			b.WriteByte(c)
		case ',':
			b.WriteByte(c)
			b.Write(lines)
		case ':':
			b.WriteString(": ")
		default:
			b.WriteByte(c)
		}
		i += size
	}
}

// quoted returns the size of the string that src begins with.
func quoted(src []byte) int {
	for i := 1; ; i++ {
		switch src[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
}

// writeSafe writes a string of JSON so that not even the log of a build that shows it obeys a draft: what the encoder leaves as it is, such as
// characters that turn the direction of writing or the sign of an order to a build service, it writes as JSON's own escapes.
func writeSafe(b *bytes.Buffer, src []byte) {
	done, before := 0, rune(0)
	for i := 0; i < len(src); {
		r, size := rune(src[i]), 1
		if r < utf8.RuneSelf && r != '#' { // nearly all
			before = r
			i++
			continue
		}
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(src[i:])
		}
		if !isSimple(r) && hidden(before, r) || r == '#' && orders(src[i:]) {
			b.Write(src[done:i])
			for _, unit := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(b, `\u%04x`, unit)
			}
			done, r = i+size, 0
		}
		before = r
		i += size
	}
	b.Write(src[done:])
}
