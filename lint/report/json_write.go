package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"
	"slices"
	"strconv"
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

// encode writes a value as encoding/json would write it, on lines of their own, each of which begins as line, a line end and some blanks, does. A report has
// thousands of values of few types, and nearly all strings in them stand in JSON as they are: each is written once, and not as one long line that is then cut.
func encode(b *bytes.Buffer, line string, v any) { encodeValue(b, line, reflect.ValueOf(v)) }

// indented is a line end and more blanks than any line of a report begins with.
var indented = "\n" + blanks

func encodeValue(b *bytes.Buffer, line string, v reflect.Value) {
	inner := indented[:len(line)+2]
	switch v.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Map:
		if v.IsNil() {
			b.WriteString("null")
			return
		}
	}
	switch v.Kind() {
	case reflect.String:
		encodeString(b, v.String())
	case reflect.Int:
		b.Write(strconv.AppendInt(b.AvailableBuffer(), v.Int(), 10))
	case reflect.Pointer:
		encodeValue(b, line, v.Elem())
	case reflect.Slice:
		b.WriteByte('[')
		for i := range v.Len() {
			element(b, inner, i == 0)
			encodeValue(b, inner, v.Index(i))
		}
		end(b, line, ']', v.Len() == 0)
	case reflect.Struct:
		b.WriteByte('{')
		first := true
		for i, key := range keysOf(v.Type()) {
			if field := v.Field(i); !key.omitted || !field.IsZero() && (field.Kind() != reflect.Slice || field.Len() > 0) {
				element(b, inner, first)
				write(b, key.name, ": ")
				encodeValue(b, inner, field)
				first = false
			}
		}
		end(b, line, '}', first)
	case reflect.Map:
		b.WriteByte('{')
		names := v.MapKeys()
		slices.SortFunc(names, func(x, y reflect.Value) int { return strings.Compare(x.String(), y.String()) })
		for i, name := range names {
			element(b, inner, i == 0)
			encodeString(b, name.String())
			b.WriteString(": ")
			encodeValue(b, inner, v.MapIndex(name))
		}
		end(b, line, '}', len(names) == 0)
	default:
		plain, err := json.Marshal(v.Interface())
		if err != nil {
			panic(err) // all that is encoded are types of this package
		}
		b.Write(plain)
	}
}

// element begins an element of a list or an object.
func element(b *bytes.Buffer, line string, first bool) {
	if !first {
		b.WriteByte(',')
	}
	b.WriteString(line)
}

// end closes a list or an object: an empty one on the line on which it was opened.
func end(b *bytes.Buffer, line string, sign byte, empty bool) {
	if !empty {
		b.WriteString(line)
	}
	b.WriteByte(sign)
}

// A jsonKey is the key of a field of a struct, as it is written.
type jsonKey struct {
	name    string
	omitted bool // where its value is empty
}

// jsonKeys are the keys of each struct that was written, by its type.
var jsonKeys sync.Map

func keysOf(t reflect.Type) []jsonKey {
	if known, ok := jsonKeys.Load(t); ok {
		return known.([]jsonKey)
	}
	keys := make([]jsonKey, t.NumField())
	for i := range keys {
		name, option, _ := strings.Cut(t.Field(i).Tag.Get("json"), ",")
		keys[i] = jsonKey{`"` + name + `"`, option == "omitempty"}
	}
	jsonKeys.Store(t, keys)
	return keys
}

// encodeString writes a string that is safe to show; see writeSafe.
func encodeString(b *bytes.Buffer, s string) {
	if size, _ := simple(s, len(s)); size == len(s) && strings.IndexByte(s, '"') < 0 && strings.IndexByte(s, '\\') < 0 {
		write(b, `"`, s, `"`)
		return
	}
	var quoted bytes.Buffer
	enc := json.NewEncoder(&quoted)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(s); err != nil {
		panic(err) // a string can always be written
	}
	writeSafe(b, bytes.TrimSuffix(quoted.Bytes(), []byte("\n")))
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
