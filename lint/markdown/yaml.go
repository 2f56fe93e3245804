package markdown

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/draft"
	"go.yaml.in/yaml/v4"
)

// yaml reads front matter. If it is no YAML, its keys are read one by one: those that are wrong become problems with a cure,
// and count as the plain words that their author meant.
func (d *doc) yaml(s draft.Span) []entry {
	if entries, ok := d.plainKeys(s); ok {
		return entries
	}
	if entries, err := d.yamlPart(s); err == nil {
		return entries
	}
	var out []entry
	for _, part := range yamlParts(d.src, s) {
		entries, err := d.yamlPart(part)
		if err == nil {
			out = append(out, entries...)
			continue
		}
		line := d.src[part.Start:part.End]
		if i := strings.IndexAny(line, "\r\n"); i >= 0 {
			line = line[:i]
		}
		key, rest, ok := strings.Cut(line, ":")
		at := draft.Span{Start: part.Start, End: part.Start + len(line)}
		words := strings.TrimSpace(rest)
		if !ok || words == "" || fmt.Sprint(err) == "" {
			d.problem(d.file.Quote(at), nil, "Could not read this line of the front matter: it is no YAML. Write “key: value”, with the value in double quotes.")
			continue
		}
		d.problem(d.file.Quote(at), nil, fmt.Sprintf("Could not read the value of “%s”: %s Put it in double quotes: %s: \"%s\".",
			strings.TrimSpace(key), yamlCause(words), strings.TrimSpace(key), strings.Trim(strings.ReplaceAll(words, `"`, `'`), "'")))
		start := at.Start + len(key) + 1 + strings.Index(rest, words)
		out = append(out, entry{key: draft.Fold(strings.TrimSpace(key)), name: strings.TrimSpace(key), at: at, value: value{words: d.plainScalar(draft.Span{Start: start, End: start + len(words)})}})
	}
	return out
}

// plainScalar quotes bytes of front matter as they are.
func (d *doc) plainScalar(s draft.Span) draft.Quote {
	b := draft.NewBuilder(d.file)
	b.Copy(s)
	return b.Text().All()
}

// yamlCause says in words why a value is no YAML.
func yamlCause(words string) string {
	switch c := words[0]; {
	case strings.IndexByte("@`%", c) >= 0:
		return fmt.Sprintf("in YAML no value can start with “%c”.", c)
	case c == '*' || c == '&' || c == '!':
		return fmt.Sprintf("in YAML “%c” at the start of a value has a meaning of its own.", c)
	case strings.Contains(words, ": "):
		return "in YAML a colon with a space behind it starts a new value."
	case c == '"' || c == '\'':
		return "its quotation marks do not pair."
	case c == '[' || c == '{':
		return "its brackets do not pair."
	}
	return "it is no YAML."
}

// yamlParts cuts front matter before each line that starts with a key.
func yamlParts(src string, s draft.Span) []draft.Span {
	var parts []draft.Span
	for at := s.Start; at < s.End; {
		next := s.End
		if i := strings.IndexByte(src[at:s.End], '\n'); i >= 0 {
			next = at + i + 1
		}
		c := src[at]
		if more := isSpace(c) || c == '-' || c == '#' || c == '}' || c == ']'; !more || len(parts) == 0 {
			parts = append(parts, draft.Span{Start: at, End: next})
		} else {
			parts[len(parts)-1].End = next
		}
		at = next
	}
	return parts
}

// yamlPart reads bytes of the file as YAML.
func (d *doc) yamlPart(s draft.Span) ([]entry, error) {
	var root yaml.Node
	if err := yaml.Unmarshal([]byte(d.src[s.Start:s.End]), &root); err != nil {
		return nil, err
	}
	if len(root.Content) == 0 {
		return nil, nil
	}
	if root.Content[0].Kind != yaml.MappingNode {
		return nil, fmt.Errorf("no keys")
	}
	y := yamlReader{d: d, span: s, lines: []int{s.Start}}
	for i := s.Start; i < s.End; i++ {
		if c := d.src[i]; c == '\n' || c == '\r' && (i+1 >= s.End || d.src[i+1] != '\n') {
			y.lines = append(y.lines, i+1)
		}
	}
	return y.entries(root.Content[0], 0), nil
}

// A yamlReader turns nodes into values that know their places.
type yamlReader struct {
	d     *doc
	span  draft.Span
	lines []int
}

func (y *yamlReader) entries(n *yaml.Node, depth int) []entry {
	var out []entry
	for i := 0; i+1 < len(n.Content) && depth < maxDepth; i += 2 {
		k, v := n.Content[i], n.Content[i+1]
		at := y.offset(k)
		e := entry{key: draft.Fold(k.Value), name: k.Value, at: draft.Span{Start: at, End: min(at+len(k.Value), y.span.End)}, value: y.value(v, depth+1)}
		if k.Style != 0 {
			e.at = y.line(at)
		}
		if isNull(v) {
			y.comment(&e, at)
		}
		out = append(out, e)
	}
	return out
}

func (y *yamlReader) value(n *yaml.Node, depth int) value {
	switch {
	case depth > maxDepth:
		return value{}
	case n.Kind == yaml.SequenceNode:
		v := value{list: []value{}}
		for _, c := range n.Content {
			v.list = append(v.list, y.value(c, depth+1))
		}
		return v
	case n.Kind == yaml.MappingNode:
		return value{keys: y.entries(n, depth)}
	case n.Kind == yaml.ScalarNode && !isNull(n):
		return value{words: y.scalar(n)}
	}
	return value{}
}

func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Style&^yaml.TaggedStyle == 0 && (n.Value == "" || n.Value == "~" || strings.EqualFold(n.Value, "null"))
}

// comment finds "tag: #Aurora": YAML takes the hashtag for a comment and reads nothing.
func (y *yamlReader) comment(e *entry, at int) {
	line := y.line(at)
	_, rest, _ := strings.Cut(y.d.src[line.Start:line.End], ":")
	words := strings.TrimSpace(rest)
	if len(words) < 2 || words[0] != '#' || words[1] == ' ' {
		return
	}
	start := line.End - len(strings.TrimLeft(rest, " \t"))
	s := draft.Span{Start: start, End: start + len(words)}
	e.value.words = y.d.plainScalar(s)
	y.d.problem(y.d.file.Quote(s), nil, fmt.Sprintf("YAML takes “%s” for a comment and reads nothing here. Put it in double quotes: %s: \"%s\".", words, e.key, words))
}

// offset returns where a node starts in the file. YAML counts columns in characters.
func (y *yamlReader) offset(n *yaml.Node) int {
	if n.Line < 1 || n.Line > len(y.lines) {
		return y.span.Start
	}
	at := y.lines[n.Line-1]
	for c := 1; c < n.Column && at < y.span.End; c++ {
		_, size := utf8.DecodeRuneInString(y.d.src[at:y.span.End])
		at += size
	}
	return at
}

// line returns the line from at to its end, without white space around it.
func (y *yamlReader) line(at int) draft.Span {
	end := y.span.End
	if i := strings.IndexAny(y.d.src[at:end], "\r\n"); i >= 0 {
		end = at + i
	}
	return draft.Span{Start: at, End: at + len(strings.TrimRight(y.d.src[at:end], " \t"))}
}

// scalar reads a scalar again from its start, to know where its words stand.
func (y *yamlReader) scalar(n *yaml.Node) draft.Quote {
	at, shown := y.offset(n), strings.TrimRight(n.Value, "\n")
	for at < y.span.End && (y.d.src[at] == '!' || y.d.src[at] == '&') { // a tag or an anchor, which is no part of it
		for at < y.span.End && !isSpace(y.d.src[at]) {
			at++
		}
		for at < y.span.End && isSpace(y.d.src[at]) {
			at++
		}
	}
	start, style := at, byte(0)
	switch {
	case n.Style&yaml.LiteralStyle != 0 || n.Style&yaml.FoldedStyle != 0:
		style = '|'
		i := strings.IndexByte(y.d.src[at:y.span.End], '\n')
		if i < 0 {
			return y.d.coarse(n.Value, at, y.span.End)
		}
		for start = at + i + 1; start < y.span.End && y.d.src[start] == ' ' && !strings.HasPrefix(n.Value, " "); {
			start++
		}
	case n.Style&yaml.DoubleQuotedStyle != 0:
		start, style = at+1, '"'
	case n.Style&yaml.SingleQuotedStyle != 0:
		start, style = at+1, '\''
	}
	if q, ok := y.d.align(shown, start, y.span.End, style); ok && start <= y.span.End {
		return q
	}
	return y.d.coarse(shown, at, y.span.End)
}
