// Package strict reads TOML files in which nothing may be left over or half understood: an unknown key, a value of another type, a
// word that is none of the known ones are mistakes, each with its place and, where one is near, what was probably meant. All
// mistakes of a file are found at once.
//
// The reader asks for what it knows, and what it did not ask for is the mistake:
//
//	err := strict.Read(file, func(root strict.Value) {
//		brand := root.Get("brand")
//		name, languages = brand.Get("name").Text(), brand.Get("languages").Texts()
//	})
package strict

import (
	"cmp"
	"iter"
	"slices"

	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/postlint/postlint/lint/internal/suggest"
	"github.com/postlint/postlint/rules/draft"
)

// Read parses the file, calls read with its top table, and returns the Mistakes that it found and that read reported, nil if there
// are none. Read must ask for every key that may be there, whatever else is there.
func Read(f *draft.File, read func(root Value)) error {
	d := parse(f)
	read(Value{d: d, n: d.root})
	d.unasked(d.root)
	return d.err()
}

// unasked reports the keys of a table, and of the tables in it, that nobody asked for.
func (d *document) unasked(n *node) {
	for _, child := range n.list {
		if n.table == nil || n.table.free || slices.Contains(n.table.asked, child.name) {
			if child.kind == unstable.Table && child.table.used() || child.kind == unstable.Array {
				d.unasked(child)
			}
			continue
		}
		d.report(child.key, "%s", unknownKey{d, n, child})
	}
}

// used reports whether anybody looked into the table. What is in a table that is itself unknown, or no table should be, is not reported.
func (t *table) used() bool { return t.free || t.asked != nil }

// unknownKey prints the message about a key that nobody asked for.
type unknownKey struct {
	d         *document
	in, child *node
}

// String returns the message.
func (u unknownKey) String() string {
	s := "unknown key " + quoted(u.child.name)
	if h := u.in.header(); h != "" {
		s += " in " + h
	}
	if near := suggest.Nearest(u.child.name, u.in.table.asked); near != "" {
		return s + "; did you mean " + quoted(near) + "?"
	}
	if slices.Contains(u.d.root.table.asked, u.child.name) { // TOML's best known trap: what follows a [table] belongs to it
		return s + "; it belongs to the top of the file, above the first [table]"
	}
	return s
}

// A Value is what stands in the file under a key, or what does not stand there: every method of an absent Value returns zero.
// So does every method if the value is of another type, after it reported the mistake. The zero Value is absent.
type Value struct {
	d    *document
	n    *node // nil: absent
	in   *node // the table that it is absent from
	name string
}

// Get returns the value of a key of a table.
func (v Value) Get(key string) Value {
	if !v.isTable() {
		return Value{d: v.d, name: key}
	}
	t := v.n.table
	t.asked = append(t.asked, key)
	return Value{d: v.d, n: t.index[key], in: v.n, name: key}
}

// Each goes through all values of a table whose keys are chosen by the user, in the order of the file.
func (v Value) Each() iter.Seq[Value] {
	return func(yield func(Value) bool) {
		if !v.isTable() {
			return
		}
		v.n.table.free = true
		for _, n := range v.n.list {
			if !yield(Value{d: v.d, n: n, in: v.n, name: n.name}) {
				return
			}
		}
	}
}

// Tables returns the tables of a list of tables: [[name]].
func (v Value) Tables() []Value {
	if v.n == nil || !v.is(unstable.Array, "a list of tables: [["+written(v.n.name)+"]]") {
		return nil
	}
	return v.items()
}

// Items returns the values of a list.
func (v Value) Items() []Value {
	if v.n == nil || !v.is(unstable.Array, "a list: ["+sample(v.n)+"]") {
		return nil
	}
	return v.items()
}

// sample shows the value that was given instead of a list as the list that was meant.
func sample(n *node) string {
	if n.kind == unstable.String {
		return quoted(n.text)
	}
	return "..."
}

func (v Value) items() []Value {
	values := make([]Value, len(v.n.list))
	for i, n := range v.n.list {
		values[i] = Value{d: v.d, n: n, in: v.n, name: v.name}
	}
	return values
}

// Name returns the key of the value.
func (v Value) Name() string { return v.name }

// Quote returns the place of the value, the zero Quote if it is absent.
func (v Value) Quote() draft.Quote {
	if v.n == nil {
		return draft.Quote{}
	}
	return v.d.file.Quote(v.n.place)
}

// Required reports the absence of the value, or of words in it, as a mistake, and returns the value.
func (v Value) Required() Value {
	switch {
	case v.n != nil && v.n.kind == unstable.String && blank(v.n.text):
		v.Mistake("%s must not be empty", quoted(v.name))
	case v.n == nil && v.in != nil && !v.in.table.broken:
		v.d.report(v.in.place, "%s has no %s", cmp.Or(v.in.header(), "the file"), quoted(v.name))
	}
	return v
}

// Mistake reports what is wrong with the value, at its place. Of an absent value it reports nothing.
func (v Value) Mistake(format string, args ...any) {
	if v.n != nil {
		v.d.report(v.n.place, format, args...)
	}
}

// NameMistake reports what is wrong with the key of the value, at the place of the key.
func (v Value) NameMistake(format string, args ...any) {
	if v.n != nil {
		v.d.report(v.n.key, format, args...)
	}
}

// Unknown says that word is none of those known, and which one was probably meant: "unknown channel "linkedn"; did you mean "linkedin"?".
// Without one that is near it lists them all, if that is a line.
func Unknown(what, word string, known []string) string {
	s := "unknown " + what + " " + quoted(word)
	if near := suggest.Nearest(word, known); near != "" {
		return s + "; did you mean " + quoted(near) + "?"
	}
	if len(known) > 0 && len(known) <= 15 {
		return s + "; known: " + join(known)
	}
	return s
}

// kinds says what a value is, for the message about one that should be something else.
var kinds = map[unstable.Kind]string{
	unstable.String: "text", unstable.Integer: "a number", unstable.Float: "a number with a point", unstable.Bool: "true or false",
	unstable.LocalDate: "a date", unstable.LocalTime: "a time", unstable.LocalDateTime: "a date", unstable.DateTime: "a date",
	unstable.Array: "a list", unstable.Table: "a table",
}

// is reports whether the value is of that kind, and if not, once, that it must be.
func (v Value) is(kind unstable.Kind, want string) bool {
	if v.n == nil || v.n.kind == kind {
		return v.n != nil
	}
	v.other(want)
	return false
}

func (v Value) isTable() bool {
	if v.in != nil && v.in.kind == unstable.Array {
		return v.is(unstable.Table, "a table: [["+written(v.name)+"]]")
	}
	return v.is(unstable.Table, "a table: ["+written(v.name)+"]")
}

// other reports that the value must be something else.
func (v Value) other(want string) {
	if !v.n.wrong {
		v.n.wrong = true
		v.Mistake("%s must be %s, not %s", v.what(), want, kinds[v.n.kind])
	}
}

// what returns what to call the value in a message.
func (v Value) what() string {
	if v.in != nil && v.in.kind == unstable.Array {
		return "each of " + quoted(v.name)
	}
	return quoted(v.name)
}
