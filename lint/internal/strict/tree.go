package strict

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/postlint/postlint/rules/draft"
)

// A node is a value of the file, with its place. Tables and lists hold nodes.
type node struct {
	name  string
	key   draft.Span // where its name is first written
	place draft.Span // what is shown when it is wrong: the words of a text without their quotation marks, the name of a table
	kind  unstable.Kind
	form  form
	text  string  // of a scalar: what it says, without quotation marks and escapes
	list  []*node // what a table or a list holds, in the order of the file
	table *table  // of a table
	up    *node

	wrong bool // its type was reported
}

type table struct {
	index  map[string]*node
	asked  []string // the keys that were asked for, so the only ones that may be there
	free   bool     // any key may be there
	broken bool     // some of it was no TOML, so it can't be said what is missing
}

// form is how a value was written, which decides what may be added to it later in the file.
type form uint8

const (
	given   form = iota // key = value: nothing may be added
	implied             // a in [a.b]
	dotted              // a in a.b = value
	header              // [a], [[a]]
)

func newTable(name string, at draft.Span, how form) *node {
	return &node{name: name, key: at, place: at, kind: unstable.Table, form: how, table: &table{index: map[string]*node{}}}
}

func (n *node) add(child *node) *node {
	child.up = n
	n.list = append(n.list, child)
	if n.table != nil {
		n.table.index[child.name] = child
	}
	return child
}

// header returns what stands for the node in a message: "[channels.x]", "[[event]]"; "" for the whole file.
func (n *node) header() string {
	var names []string
	open, shut := "[", "]"
	for at := n; at.up != nil; at = at.up {
		if at.name != "" {
			names = append(names, written(at.name))
		} else if at == n {
			open, shut = "[[", "]]"
		}
	}
	if len(names) == 0 {
		return ""
	}
	slices.Reverse(names)
	return open + strings.Join(names, ".") + shut
}

// A document is a file while it is read.
type document struct {
	file     *draft.File
	root     *node
	current  *node // the table that keys go to
	mistakes []found
}

// biggest bounds the memory that a file can take, which is some 50 times its size. 4 MiB are 10,000 events.
const biggest = 4 << 20

// parse reads as much of the file as is TOML. Mistakes go to the document.
func parse(f *draft.File) *document {
	d := &document{file: f, root: newTable("", draft.Span{}, header)}
	d.current = d.root
	if len(f.Src) > biggest {
		d.report(draft.Span{}, "the file is too big: %d bytes, more than %d", len(f.Src), biggest)
		return d
	}
	src := []byte(f.Src)
	at := len(f.Src) - len(strings.TrimPrefix(f.Src, "\ufeff"))
	for tries := 0; at < len(src) && tries < 20; tries++ {
		at = d.parseFrom(src, at)
	}
	return d
}

// parseFrom reads to the end or to the first thing that is no TOML, and returns where to go on. It goes on because one forgotten
// quotation mark should not hide the other mistakes of the file.
func (d *document) parseFrom(src []byte, from int) int {
	var p unstable.Parser
	p.Reset(src[from:])
	for p.NextExpression() {
		d.expression(p.Expression(), from)
	}
	if p.Error() == nil {
		return len(src)
	}
	at, message := draft.Span{Start: from, End: from}, p.Error().Error()
	var e *unstable.ParserError
	if errors.As(p.Error(), &e) { // its highlight is a piece of what the parser was given, so capacities tell where
		at.Start = min(max(from, cap(src)-cap(e.Highlight)), len(src))
		at.End = min(at.Start+len(e.Highlight), len(src))
	}
	var char rune
	if at.End > at.Start { // the parser takes a byte for a character
		last, size := src[at.End-1], 0
		char, size = utf8.DecodeRune(src[at.End-1:])
		message = strings.ReplaceAll(message, fmt.Sprintf("%#U", last), strconv.QuoteRune(char))
		at.End += size - 1
	}
	if line := bytes.IndexByte(src[at.Start:at.End], '\n'); line > 0 {
		at.End = at.Start + line
	}
	switch {
	case strings.Contains(message, "start of value") || strings.Contains(message, "expected keyword"):
		message += "; text stands in quotation marks"
	case strings.Contains(message, "key") && char >= utf8.RuneSelf:
		message += "; a key with such a letter stands in quotation marks"
	}
	d.report(at, "this is no TOML: %s", message)
	d.current.table.broken = true
	return d.resume(at.Start)
}

// resume returns the start of the next line after a byte that begins with a key or a table. After a mistake in the name of a table
// only a table will do: keys would go to the wrong one.
func (d *document) resume(at int) int {
	src := d.file.Src
	inHeader := strings.HasPrefix(strings.TrimLeft(src[strings.LastIndexByte(src[:at], '\n')+1:], " \t"), "[")
	for {
		end := strings.IndexByte(src[at:], '\n')
		if end < 0 {
			return len(src)
		}
		at += end + 1
		line, _, _ := strings.Cut(src[at:], "\n")
		line = strings.TrimLeft(line, " \t")
		key, _, pair := strings.Cut(line, "=")
		if name := strings.TrimLeft(line, "["); name != line && bare(name[:min(1, len(name))]) ||
			!inHeader && pair && bare(strings.TrimRight(key, " \t")) {
			return at
		}
	}
}

// bare reports whether s could be a key without quotation marks.
func bare(s string) bool {
	return s != "" && strings.Trim(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.") == ""
}

// expression takes in one line of the file: a table or a key with its value. from is where the parser's bytes start.
func (d *document) expression(e *unstable.Node, from int) {
	if e.Kind == unstable.KeyValue {
		d.pair(d.current, e, from)
		return
	}
	d.current = d.root
	for it := e.Key(); it.Next(); {
		name, at := string(it.Node().Data), span(it.Node(), from)
		d.current = d.enter(name, at, it.IsLast(), e.Kind == unstable.ArrayTable)
	}
}

// enter returns the table that one part of a [table] or [[table]] leads to from the current one.
func (d *document) enter(name string, at draft.Span, last, list bool) *node {
	n := d.current.table.index[name]
	switch {
	case n == nil && last && list:
		n = d.current.add(&node{name: name, key: at, place: at, kind: unstable.Array, form: header})
		return n.add(newTable("", at, header))
	case n == nil && last:
		return d.current.add(newTable(name, at, header))
	case n == nil:
		return d.current.add(newTable(name, at, implied))
	case n.kind == unstable.Array && n.form == header && last && list:
		return n.add(newTable("", at, header))
	case n.kind == unstable.Array && n.form == header && last:
		d.report(at, "%s is a list of tables: write [[%s]]", quoted(name), written(name))
		return newTable(name, at, header) // its keys go nowhere
	case n.kind == unstable.Array && n.form == header:
		return n.list[len(n.list)-1]
	case n.table == nil || n.form == given:
		d.duplicate(n, at)
		return newTable(name, at, header)
	case last && n.form == implied && !list:
		n.form, n.key, n.place = header, at, at
	case last:
		d.duplicate(n, at)
	}
	return n
}

// pair takes in key = value, where the key may be a.b.c.
func (d *document) pair(t *node, e *unstable.Node, from int) {
	for it := e.Key(); it.Next(); {
		name, at := string(it.Node().Data), span(it.Node(), from)
		n := t.table.index[name]
		switch {
		case n == nil && it.IsLast():
			whole := span(e, from)
			whole.Start = at.End + strings.IndexByte(d.file.Src[at.End:], '=') + 1
			whole.Start = whole.End - len(strings.TrimLeft(d.file.Src[whole.Start:whole.End], " \t"))
			n = d.value(e.Value(), from, whole)
			n.name, n.key = name, at
			t.add(n)
		case n == nil:
			n = t.add(newTable(name, at, dotted))
		case it.IsLast() || n.form != dotted:
			d.duplicate(n, at)
			return
		}
		t = n
	}
}

// value takes in what stands after the sign of equality, or in a list. at is its place if the parser tells none.
func (d *document) value(v *unstable.Node, from int, at draft.Span) *node {
	n := &node{kind: v.Kind, text: string(v.Data), place: at}
	switch v.Kind {
	case unstable.Array:
		for it := v.Children(); it.Next(); {
			n.add(d.value(it.Node(), from, at))
		}
		return n
	case unstable.InlineTable:
		n = newTable("", at, given)
		if d.file.Src[at.Start] != '{' { // it stands in a list
			n.place = span(v, from)
		}
		for it := v.Children(); it.Next(); {
			d.pair(n, it.Node(), from)
		}
		return n
	case unstable.String:
		n.place = words(d.file.Src, span(v, from))
		return n
	}
	n.place = span(v, from)
	return n
}

// span returns the place of what the parser found, which is 0, 0 for the nodes that it keeps no place of.
func span(n *unstable.Node, from int) draft.Span {
	start := from + int(n.Raw.Offset)
	return draft.Span{Start: start, End: start + int(n.Raw.Length)}
}

// words returns the place of a text without its quotation marks, with them if nothing is between them.
func words(src string, at draft.Span) draft.Span {
	raw := src[at.Start:at.End]
	marks := 1
	if len(raw) >= 6 && raw[1] == raw[0] {
		marks = 3
	}
	inside := raw[marks : len(raw)-marks]
	if marks == 3 {
		inside = strings.TrimPrefix(strings.TrimPrefix(inside, "\r"), "\n")
	}
	if inside == "" {
		return at
	}
	return draft.Span{Start: at.End - marks - len(inside), End: at.End - marks}
}

func (d *document) duplicate(first *node, at draft.Span) {
	d.report(at, "duplicate key %s; it stands on line %s already", quoted(first.name), lineOf{d.file, first.key.Start})
}

func (d *document) report(at draft.Span, format string, args ...any) {
	d.mistakes = append(d.mistakes, found{at, format, args})
}
