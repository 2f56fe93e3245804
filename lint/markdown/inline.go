package markdown

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/draft"
)

// A flat is a paragraph on its way to what its reader sees: its words, and where marks are cut or replaced.
type flat struct {
	src      string
	spans    []draft.Span // where the lines of the paragraph stand in the file
	at       []int        // where each of them starts in s
	s        string       // the lines, joined by "\n"
	whole    bool         // they stand so in the file
	edits    []edit       // in rising order
	runs     []int        // edits that are runs of emphasis marks and not paired yet
	brackets []bracket
	noLink   int // brackets before this edit start no link: there is one inside
	images   []image
	parens   []int         // for each "(" of s its ")" or -1; nil until asked for
	ticks    map[int][]int // where runs of backquotes stand, by length
	unclosed bool          // a comment is opened here and not closed
}

// An edit cuts bytes of the paragraph or shows others in their place.
type edit struct {
	from, to    int
	show        string
	left, right int  // of a run of emphasis marks: how many of its first and last bytes are marks and not text
	run         bool // it is a run of emphasis marks or a bracket: nothing is cut but left and right
	canClose    bool
	canOpen     bool
}

// An image is a picture in a text: the reader sees it, and its alternative text is not copy.
type image struct{ path, alt draft.Span }

// read reads the marks of a paragraph, in the room of the one before it. It looks at every byte a bounded number of times, whatever is written there.
func (f *flat) read(src string, spans []draft.Span) {
	*f = flat{src: src, spans: spans, at: f.at[:0], edits: f.edits[:0], runs: f.runs[:0], brackets: f.brackets[:0], images: f.images[:0], whole: true}
	size := 0
	for i, s := range spans {
		if i > 0 {
			f.whole = f.whole && spans[i-1].End+1 == s.Start && src[spans[i-1].End] == '\n'
			size++
		}
		f.at = append(f.at, size)
		size += s.End - s.Start
	}
	if f.whole {
		f.s = src[spans[0].Start:spans[len(spans)-1].End]
	} else {
		var b strings.Builder
		b.Grow(size)
		for i, s := range spans {
			if i > 0 {
				b.WriteByte('\n')
			}
			b.WriteString(src[s.Start:s.End])
		}
		f.s = b.String()
	}
	if hasMarks(f.s) {
		f.scan()
		f.emphasis(0)
	}
}

// hasMarks reports whether a reader sees something else than s, but for the white space around it. A long string is looked through for one mark
// after the other, which is faster than byte by byte.
func hasMarks(s string) bool {
	if len(s) > 64 {
		for _, c := range []byte(marks) {
			if strings.IndexByte(s, c) >= 0 {
				return true
			}
		}
		return false
	}
	for i := 0; i < len(s); i++ {
		if markASCII[s[i]] {
			return true
		}
	}
	return false
}

// marks are the bytes that may stand for something else than themselves.
const marks = "_*`&[<\\~"

var markASCII = byteSet(marks)

func byteSet(s string) (in [256]bool) {
	for _, c := range []byte(s) {
		in[c] = true
	}
	return in
}

// scanASCII are the bytes that scan looks at.
var scanASCII = byteSet(marks + "!]#@hHwW")

func (f *flat) scan() {
	s := f.s
	for i := 0; i < len(s); {
		switch c := s[i]; c {
		case '\\':
			i = f.escape(i)
		case '&':
			i = f.entity(i)
		case '`':
			i = f.codeSpan(i)
		case '*', '_', '~':
			i = f.marks(i)
		case '!':
			if i+1 < len(s) && s[i+1] == '[' {
				f.push(i, i+2)
				i++
			}
			i++
		case '[':
			f.push(i, i+1)
			i++
		case ']':
			i = f.closeBracket(i)
		case '<':
			i = f.angle(i)
		case '#', '@':
			i = f.tag(i, i+1)
		case 'h', 'H', 'w', 'W':
			if i+1 < len(s) && (s[i+1]|0x20 == 't' || s[i+1]|0x20 == 'w') {
				i = f.bareLink(i)
			} else {
				i++
			}
		default:
			for i++; i < len(s) && !scanASCII[s[i]]; {
				i++
			}
		}
	}
}

// cut shows str where the paragraph has the bytes from..to.
func (f *flat) cut(from, to int, str string) {
	f.edits = append(f.edits, edit{from: from, to: to, show: str})
}

// push remembers a mark that may turn out to open something.
func (f *flat) push(from, to int) {
	f.edits = append(f.edits, edit{from: from, to: to, run: true})
	f.brackets = append(f.brackets, bracket{len(f.edits) - 1, len(f.runs)})
}

func punct(c byte) bool {
	return c > ' ' && c < 0x7f && !('0' <= c && c <= '9' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z')
}

// escape reads a backslash: before punctuation it vanishes, and before a line end too.
func (f *flat) escape(i int) int {
	if i+1 >= len(f.s) {
		return i + 1
	}
	c := f.s[i+1]
	if c == '\n' {
		f.cut(i, i+1, "")
		return i + 1
	}
	if !punct(c) {
		return i + 1
	}
	f.cut(i, i+2, string(rune(c)))
	if c == '#' || c == '@' {
		return f.tag(i, i+2)
	}
	return i + 2
}

// entity shows "&amp;" as "&". No entity brings a "\r" into a text.
func (f *flat) entity(i int) int {
	end := min(i+34, len(f.s))
	j := strings.IndexByte(f.s[i:end], ';')
	if j < 2 {
		return i + 1
	}
	raw := f.s[i : i+j+1]
	shown := html.UnescapeString(raw)
	if shown == raw {
		return i + 1
	}
	f.cut(i, i+j+1, strings.ReplaceAll(shown, "\r", "\n"))
	return i + j + 1
}

// codeSpan shows what stands between two runs of as many backquotes.
func (f *flat) codeSpan(i int) int {
	s := f.s
	n := i
	for n < len(s) && s[n] == '`' {
		n++
	}
	n -= i
	if f.ticks == nil {
		f.ticks = map[int][]int{}
		for j := 0; j < len(s); j++ {
			k := j
			for k < len(s) && s[k] == '`' {
				k++
			}
			if k > j {
				f.ticks[k-j] = append(f.ticks[k-j], j)
				j = k
			}
		}
	}
	later := f.ticks[n]
	for len(later) > 0 && later[0] <= i {
		later = later[1:]
	}
	f.ticks[n] = later
	if len(later) == 0 {
		return i + n
	}
	from, to := i+n, later[0]
	if inside := s[from:to]; len(inside) > 2 && inside[0] == ' ' && inside[len(inside)-1] == ' ' && strings.Trim(inside, " ") != "" {
		from, to = from+1, to-1 // "`` ` ``": a space keeps backquotes apart
	}
	f.cut(i, from, "")
	f.cut(to, later[0]+n, "")
	return later[0] + n
}

// tag steps over the letters of a hashtag or a mention, in which '_' is a letter and no mark. at is where its sign stands,
// next the byte behind it. A '_' right before the sign ends it: "_#tag_" is a tag in italics.
func (f *flat) tag(at, next int) int {
	s := f.s
	if at > 0 {
		if r, _ := utf8.DecodeLastRuneInString(s[:at]); r != '_' && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			return next
		}
	}
	i := next
	for i < len(s) {
		if s[i] == '\\' && i+1 < len(s) && s[i+1] == '_' {
			f.cut(i, i+2, "_")
			i += 2
			continue
		}
		if wordASCII[s[i]] || s[i] == '_' {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		if r < utf8.RuneSelf || !unicode.In(r, unicode.L, unicode.M, unicode.Nd) || r == utf8.RuneError {
			break
		}
		i += size
	}
	return f.leaveMarks(at, next, i)
}

// leaveMarks returns where a tag or a link that stands at..end really ends, if an emphasis that was opened right before it
// wants its last bytes.
func (f *flat) leaveMarks(at, next, end int) int {
	if len(f.runs) == 0 {
		return end
	}
	e := f.edits[f.runs[len(f.runs)-1]]
	if e.to != at {
		return end
	}
	c, n := f.s[e.from], e.to-e.from
	next = max(next, f.edits[len(f.edits)-1].to) // an escaped mark is no mark
	for ; n > 0 && end > next && f.s[end-1] == c; n-- {
		end--
	}
	return end
}

// bareLink steps over an address, in which nothing is a mark.
func (f *flat) bareLink(i int) int {
	s := f.s
	rest := s[i:min(len(s), i+8)]
	low := strings.ToLower(rest)
	if !strings.HasPrefix(low, "http://") && !strings.HasPrefix(low, "https://") && !strings.HasPrefix(low, "www.") || i > 0 && (s[i-1]|0x20 >= 'a' && s[i-1]|0x20 <= 'z') {
		return i + 1
	}
	end := i
	depth := 0
scan:
	for end < len(s) {
		switch s[end] {
		case ' ', '\t', '\n', '<', '>', '"', '`', ']', '|':
			break scan
		case '(':
			depth++
		case ')':
			if depth--; depth < 0 {
				break scan
			}
		}
		end++
	}
	for end > i && strings.IndexByte(".,;:!?'*~", s[end-1]) >= 0 {
		end--
	}
	return f.leaveMarks(i, i+4, end)
}
