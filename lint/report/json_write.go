package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strings"
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
	j := &jsonWriter{out: bufio.NewWriterSize(w, written)}
	frame, err := j.encode("", doc)
	if err != nil {
		return err
	}
	rest := string(frame)
	for _, list := range lists {
		// Only a key can look like one: in a string its quotation marks are escaped.
		before, after, _ := strings.Cut(rest, `"`+list.name+`": []`)
		j.write([]byte(before + `"` + list.name + `": [`))
		indent := before[strings.LastIndexByte(before, '\n'):]
		for i := range list.n {
			element, err := j.encode(indent[1:]+"  ", list.at(i))
			if err != nil {
				return err
			}
			if i > 0 {
				j.out.WriteByte(',')
			}
			j.out.WriteString(indent + "  ")
			j.write(bytes.TrimSuffix(element, []byte("\n")))
		}
		if list.n > 0 {
			j.out.WriteString(indent)
		}
		rest = "]" + after
	}
	j.write([]byte(rest))
	return j.out.Flush()
}

// A jsonWriter writes so that not even the log of a build that shows it obeys a draft: what the encoder leaves as it is, such as characters that turn
// the direction of writing or the sign of an order to a build service, it writes as JSON's own escapes.
type jsonWriter struct {
	out *bufio.Writer
	buf bytes.Buffer
}

// encode returns a value as JSON, good until the next call.
func (j *jsonWriter) encode(prefix string, v any) ([]byte, error) {
	j.buf.Reset()
	enc := json.NewEncoder(&j.buf)
	enc.SetEscapeHTML(false)
	enc.SetIndent(prefix, "  ")
	err := enc.Encode(v)
	return j.buf.Bytes(), err
}

func (j *jsonWriter) write(src []byte) {
	done, before := 0, rune(0)
	for i := 0; i < len(src); {
		r, size := rune(src[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(src[i:])
		}
		if r >= utf8.RuneSelf && hidden(before, r) || r == '#' && orders(src[i:]) {
			j.out.Write(src[done:i])
			for _, unit := range utf16.Encode([]rune{r}) {
				fmt.Fprintf(j.out, `\u%04x`, unit)
			}
			done, r = i+size, 0
		}
		before = r
		i += size
	}
	j.out.Write(src[done:])
}
