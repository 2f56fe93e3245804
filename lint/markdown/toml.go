package markdown

import (
	"errors"
	"fmt"
	"strings"

	"github.com/pelletier/go-toml/v2/unstable"
	"github.com/postlint/postlint/rules/draft"
)

// toml reads front matter between "+++" lines. What stands behind a mistake is not read.
func (d *doc) toml(s draft.Span) []entry {
	var p unstable.Parser
	data := []byte(d.src[s.Start:s.End])
	p.Reset(data)
	r := tomlReader{d: d, p: &p, base: s.Start}
	var out []entry
	table := &out
	for p.NextExpression() {
		e := p.Expression()
		switch e.Kind {
		case unstable.KeyValue:
			if entry, ok := r.entry(e, 0); ok {
				*table = append(*table, entry)
			}
		case unstable.Table, unstable.ArrayTable:
			table = r.table(&out, e)
		}
	}
	if err := p.Error(); err != nil {
		at := s.Start
		var bad *unstable.ParserError
		if errors.As(err, &bad) && cap(bad.Highlight) > 0 && cap(bad.Highlight) <= cap(data) {
			at = min(at+cap(data)-cap(bad.Highlight), s.End)
		}
		end := at + strings.IndexAny(d.src[at:s.End]+"\n", "\r\n")
		d.problem(d.file.Quote(draft.Span{Start: at, End: end}), nil, fmt.Sprintf("Could not read the front matter from here on: %v. Write key = \"value\".", err))
	}
	return out
}

// A tomlReader turns nodes into values that know their places.
type tomlReader struct {
	d    *doc
	p    *unstable.Parser
	base int
}

// table returns where the keys under a "[header]" go: one level is enough for front matter.
func (r *tomlReader) table(out *[]entry, n *unstable.Node) *[]entry {
	k := n.Key()
	name, at := r.key(&k)
	v := value{}
	if n.Kind == unstable.ArrayTable {
		for i := range *out {
			if e := &(*out)[i]; e.key == draft.Fold(name) && e.value.list != nil {
				e.value.list = append(e.value.list, v)
				return &e.value.list[len(e.value.list)-1].keys
			}
		}
		v.list = []value{{}}
	}
	*out = append(*out, entry{key: draft.Fold(name), name: name, at: at, value: v})
	e := &(*out)[len(*out)-1]
	if e.value.list != nil {
		return &e.value.list[0].keys
	}
	return &e.value.keys
}

func (r *tomlReader) key(it *unstable.Iterator) (string, draft.Span) {
	var parts []string
	var at draft.Span
	for it.Next() {
		n := it.Node()
		parts = append(parts, string(n.Data))
		s := r.span(n)
		if at.End == 0 {
			at = s
		}
		at.End = s.End
	}
	return strings.Join(parts, "."), at
}

func (r *tomlReader) span(n *unstable.Node) draft.Span {
	return draft.Span{Start: r.base + int(n.Raw.Offset), End: r.base + int(n.Raw.Offset+n.Raw.Length)}
}

func (r *tomlReader) entry(n *unstable.Node, depth int) (entry, bool) {
	k := n.Key()
	name, at := r.key(&k)
	return entry{key: draft.Fold(name), name: name, at: at, value: r.value(n.Value(), depth+1)}, depth < maxDepth
}

func (r *tomlReader) value(n *unstable.Node, depth int) value {
	if depth > maxDepth {
		return value{}
	}
	switch n.Kind {
	case unstable.Array:
		v := value{list: []value{}}
		for it := n.Children(); it.Next(); {
			v.list = append(v.list, r.value(it.Node(), depth+1))
		}
		return v
	case unstable.InlineTable:
		v := value{}
		for it := n.Children(); it.Next(); {
			if e, ok := r.entry(it.Node(), depth+1); ok {
				v.keys = append(v.keys, e)
			}
		}
		return v
	}
	return value{words: r.scalar(n)}
}

// scalar reads a string again from its start, to know where its words stand. Dates, numbers and booleans stand there as they are.
func (r *tomlReader) scalar(n *unstable.Node) draft.Quote {
	s := r.span(n)
	raw := r.d.src[s.Start:s.End]
	shown := string(n.Data)
	if n.Kind != unstable.String {
		return r.d.plainScalar(s)
	}
	style, marks := byte(0), 0
	switch {
	case strings.HasPrefix(raw, `"""`), strings.HasPrefix(raw, `'''`):
		marks = 3
	case strings.HasPrefix(raw, `"`), strings.HasPrefix(raw, `'`):
		marks = 1
	}
	if marks > 0 && raw[0] == '"' {
		style = '"'
	}
	at := s.Start + marks
	if marks == 3 {
		at += len(r.d.src[at:s.End]) - len(strings.TrimPrefix(strings.TrimPrefix(r.d.src[at:s.End], "\r"), "\n"))
	}
	if q, ok := r.d.align(shown, at, s.End, style); ok {
		return q
	}
	return r.d.coarse(shown, s.Start, s.End)
}
