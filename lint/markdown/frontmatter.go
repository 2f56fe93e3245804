package markdown

import (
	"strings"

	"github.com/postlint/postlint/rules/draft"
)

// A value is what a key of front matter has: words, a list or a map.
type value struct {
	words draft.Quote
	list  []value
	keys  []entry
}

// An entry is one key of front matter and its value.
type entry struct {
	key   string // folded
	name  string // as it is written
	at    draft.Span
	value value
}

// appendAll appends the words of the value, whether it is one or a list.
func (v *value) appendAll(out []draft.Quote) []draft.Quote {
	if v.list == nil && !v.words.IsZero() {
		return append(out, v.words)
	}
	for i := range v.list {
		out = v.list[i].appendAll(out)
	}
	return out
}

// first returns the first of them, the zero Quote if there are none.
func (v *value) first() draft.Quote {
	if v.list == nil {
		return v.words
	}
	for i := range v.list {
		if q := v.list[i].first(); !q.IsZero() {
			return q
		}
	}
	return draft.Quote{}
}

// maxDepth bounds how deep front matter is read. Nobody nests deeper on purpose.
const maxDepth = 8

// matter reads the front matter of a file and returns where the body starts. A file that starts with a rule and no keys has none.
func (d *doc) matter() (body int) {
	body = len(d.src) - len(strings.TrimPrefix(d.src, "\ufeff"))
	rest := d.src[body:]
	mark := ""
	for _, m := range []string{"---", "+++"} {
		if line, _, ok := strings.Cut(rest, "\n"); ok && strings.TrimRight(line, " \t\r") == m {
			mark = m
		}
	}
	if mark == "" {
		return body
	}
	from := body + strings.IndexByte(rest, '\n') + 1
	end, next := -1, 0
	for at := from; at < len(d.src); at = next {
		next = len(d.src)
		stop := next
		if i := strings.IndexByte(d.src[at:], '\n'); i >= 0 {
			stop, next = at+i, at+i+1
		}
		line := strings.TrimRight(d.src[at:stop], " \t\r")
		if line == mark || mark == "---" && line == "..." {
			end = at
			break
		}
	}
	if end < 0 {
		return body
	}
	s := draft.Span{Start: from, End: end}
	if mark == "+++" {
		d.front = d.toml(s)
	} else if looksLikeKeys(d.src[from:end]) {
		d.front = d.yaml(s)
	} else {
		return body
	}
	d.hasFront = true
	return next
}

// looksLikeKeys tells front matter from prose between two rules: its first line that is no comment is a key.
func looksLikeKeys(s string) bool {
	for line := range strings.Lines(s) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		key, _, ok := strings.Cut(line, ":")
		return ok && len(key) <= 40 && !strings.ContainsAny(key, " \t") || ok && fieldName(key) != ""
	}
	return strings.TrimSpace(s) == ""
}

// align maps a scalar that a YAML or TOML package has read to its bytes in the file, which start at at: words are copied,
// white space, escapes and doubled quotes are replaced. ok is false if the two cannot be brought together.
func (d *doc) align(shown string, at, end int, style byte) (q draft.Quote, ok bool) {
	b := draft.NewBuilder(d.file)
	p, v := at, 0
	for v < len(shown) {
		if p >= end {
			return q, false
		}
		c, s := shown[v], d.src[p]
		switch {
		case style == '"' && s == '\\':
			n, out := unescape(d.src[p:end])
			if n == 0 || !strings.HasPrefix(shown[v:], out) || strings.Contains(out, "\r") {
				return q, false
			}
			b.Replace(draft.Span{Start: p, End: p + n}, out)
			p, v = p+n, v+len(out)
		case style == '\'' && s == '\'':
			if c != '\'' || p+1 >= end || d.src[p+1] != '\'' {
				return q, false
			}
			b.Replace(draft.Span{Start: p, End: p + 2}, "'")
			p, v = p+2, v+1
		case c == s && c != '\n' && c != '\r':
			n := 1
			for v+n < len(shown) && p+n < end && shown[v+n] == d.src[p+n] && strings.IndexByte("\n\r\\'", shown[v+n]) < 0 {
				n++
			}
			b.Copy(draft.Span{Start: p, End: p + n})
			p, v = p+n, v+n
		case isSpace(c) && isSpace(s):
			from, first := p, v
			for p < end && isSpace(d.src[p]) {
				p++
			}
			if style == '"' && c == ' ' {
				v++
			} else {
				for v < len(shown) && isSpace(shown[v]) && (style != '"' || shown[v] == '\n') {
					v++
				}
			}
			if strings.Contains(shown[first:v], "\r") {
				return q, false
			}
			b.Replace(draft.Span{Start: from, End: p}, shown[first:v])
		default:
			return q, false
		}
	}
	t := b.Text()
	return t.All(), t.String() == shown
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// unescape reads one escape of a double-quoted scalar and returns its length, 0 if it is not understood.
func unescape(s string) (n int, shown string) {
	if len(s) < 2 {
		return 0, ""
	}
	simple := map[byte]string{'n': "\n", 't': "\t", '"': `"`, '\\': `\`, '/': "/", ' ': " ", '_': "\u00a0", 'N': "\u0085", 'b': "\b", 'e': "\x1b", '0': "\x00"}
	if out, ok := simple[s[1]]; ok {
		return 2, out
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[s[1]]
	if digits == 0 || len(s) < 2+digits {
		return 0, ""
	}
	r := rune(0)
	for _, c := range []byte(s[2 : 2+digits]) {
		i := strings.IndexByte("0123456789abcdef", c|0x20)
		if c >= '0' && c <= '9' {
			i = int(c - '0')
		}
		if i < 0 {
			return 0, ""
		}
		r = r<<4 | rune(i)
	}
	return 2 + digits, string(r)
}

// coarse places a whole scalar at the words that start at at, where its inside cannot be mapped.
func (d *doc) coarse(shown string, at, end int) draft.Quote {
	if i := strings.IndexByte(d.src[at:end], '\n'); i > 0 {
		end = at + i
	}
	b := draft.NewBuilder(d.file)
	b.Replace(draft.Span{Start: at, End: end}, strings.ReplaceAll(shown, "\r", "\n"))
	return b.Text().All()
}
