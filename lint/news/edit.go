package news

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// An edit replaces a span of a file.
type edit struct {
	at   draft.Span
	text string
}

// An editor collects the changes of one file.
type editor struct {
	*layout
	file     *draft.File
	snapshot *Snapshot
	eol      string
	edits    []edit
	added    strings.Builder // at the end of the file
}

// open reads a file of news to be changed.
func open(f *draft.File) (*editor, error) {
	s, err := Parse(f)
	if err != nil {
		return nil, err
	}
	ed := &editor{layout: arrange(f), file: f, snapshot: s, eol: eolOf(f.Src)}
	if len(ed.of("event")) != len(s.Events) || len(ed.of("trend")) != len(s.Trends) {
		return nil, fmt.Errorf("%s: the events stand in one line or list; write each as a table of its own, [[event]] or [[trend]], so that it can be changed", f.Name)
	}
	return ed, nil
}

func (ed *editor) replace(from, to int, text string) {
	ed.edits = append(ed.edits, edit{draft.Span{Start: from, End: to}, text})
}

// setChecked writes when the news was looked at. A file that does not say it yet says it first.
func (ed *editor) setChecked(t time.Time) {
	value := timestamp(t.Truncate(time.Second))
	switch {
	case ed.snapshot.Checked.Equal(t.Truncate(time.Second)):
	case ed.checked.End > ed.checked.Start:
		ed.replace(ed.checked.Start, ed.checked.End, value)
	default:
		at := len(ed.src) - len(strings.TrimPrefix(ed.src, "\ufeff"))
		gap := ed.eol
		if strings.Trim(ed.src[at:], " \t\r\n") != "" {
			gap += ed.eol
		}
		ed.replace(at, at, "checked = "+value+gap)
	}
}

// update writes into a table what changed. Lines that say what they should are left as they stand, and so are lists in which somebody
// wrote a comment; a line that has nothing to say any more goes.
func (ed *editor) update(t *table, old, new []line) {
	values := func(l []line) map[string]string {
		m := map[string]string{}
		for _, k := range l {
			m[k.key] = k.value
		}
		return m
	}
	was, want := values(old), values(new)
	for _, k := range t.keys {
		value, wanted := want[k.name]
		delete(want, k.name)
		switch {
		case was[k.name] == value || len(comments(ed.src[k.value.Start:k.value.End])) > 0:
		case wanted:
			ed.replace(k.value.Start, k.value.End, value)
		default:
			ed.drop(k)
		}
	}
	width := 0
	if n := len(t.keys); n > 0 { // as wide as its last key
		last := t.keys[n-1]
		width = strings.IndexByte(ed.src[last.whole.Start:last.whole.End], '=') - 1
	}
	var b strings.Builder
	for _, k := range new {
		if value, missing := want[k.key]; missing {
			fmt.Fprintf(&b, "%-*s = %s%s", width, k.key, value, ed.eol)
		}
	}
	ed.insert(t.tail, b.String())
}

// insert writes whole lines at the start of a line, or at the end of a file that may have no line end there.
func (ed *editor) insert(at int, text string) {
	if text == "" {
		return
	}
	if at > 0 && ed.src[at-1] != '\n' {
		text = ed.eol + text
	}
	ed.replace(at, at, text)
}

// drop removes a key with its value, and its line if nothing else is on it.
func (ed *editor) drop(k key) {
	start := strings.LastIndexByte(ed.src[:k.whole.Start], '\n') + 1
	end := ed.nextLine(k.whole.End)
	if strings.Trim(ed.src[start:k.whole.Start], " \t") != "" || strings.Trim(ed.src[k.whole.End:end], " \t\r\n") != "" {
		start, end = k.whole.Start, k.whole.End
	}
	ed.replace(start, end, "")
}

// remove takes a table out of the file and leaves the comments that stand in it.
func (ed *editor) remove(t *table) {
	kept := ""
	for _, c := range comments(ed.src[t.start:t.tail]) {
		kept += c + ed.eol
	}
	if len(comments(ed.src[t.tail:t.end])) > 0 {
		ed.replace(t.start, t.tail, kept)
		return
	}
	ed.replace(t.start, t.end, kept)
}

// append writes a new table at the end of the file.
func (ed *editor) append(text string) {
	ed.added.WriteString(ed.eol + text)
}

// result returns the changed file, after reading it again: what this package cannot read it never writes.
func (ed *editor) result() (string, error) {
	slices.SortStableFunc(ed.edits, func(a, b edit) int {
		return cmp.Or(cmp.Compare(a.at.Start, b.at.Start), cmp.Compare(a.at.End, b.at.End)) // what is inserted before a span stands before it
	})
	var b strings.Builder
	done := 0
	for _, e := range ed.edits {
		b.WriteString(ed.src[done:e.at.Start])
		b.WriteString(e.text)
		done = e.at.End
	}
	b.WriteString(ed.src[done:])
	out := b.String()
	if added := ed.added.String(); added != "" {
		switch {
		case strings.Trim(out, " \t\r\n\ufeff") == "":
			added = strings.TrimPrefix(added, ed.eol)
		case !strings.HasSuffix(out, "\n"):
			added = ed.eol + added
		case strings.HasSuffix(out, ed.eol+ed.eol):
			added = strings.TrimPrefix(added, ed.eol)
		}
		out += added
	}
	if _, err := Parse(draft.NewFile(ed.file.Name, []byte(out))); err != nil {
		return "", fmt.Errorf("%s is left as it is, because it could not be read after the change: %w", ed.file.Name, err)
	}
	return out, nil
}
