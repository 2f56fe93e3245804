package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/draft"
)

// marks reads a run of '*', '_' or '~' and says whether it can open or close emphasis. Only marks with a partner vanish: "5 * 3"
// and "snake_case" stay as they are.
func (f *flat) marks(i int) int {
	s := f.s
	c := s[i]
	end := i
	for end < len(s) && s[end] == c {
		end++
	}
	if c == '~' && end-i > 2 {
		return end
	}
	before, after := ' ', ' '
	if i > 0 {
		before, _ = utf8.DecodeLastRuneInString(s[:i])
	}
	if end < len(s) {
		after, _ = utf8.DecodeRuneInString(s[end:])
	}
	left := !unicode.IsSpace(after) && (!isPunct(after) || unicode.IsSpace(before) || isPunct(before))
	right := !unicode.IsSpace(before) && (!isPunct(before) || unicode.IsSpace(after) || isPunct(after))
	e := edit{from: i, to: end, run: true, canOpen: left, canClose: right}
	if c == '_' || c == '~' && end-i == 1 { // "20~30" is no strike-through
		e.canOpen = left && (!right || isPunct(before))
		e.canClose = right && (!left || isPunct(after))
	}
	if e.canOpen || e.canClose {
		f.edits = append(f.edits, e)
		f.runs = append(f.runs, len(f.edits)-1)
	}
	return end
}

func isPunct(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// emphasis pairs the runs of marks from number first on, as CommonMark does it, and forgets them. Runs between the two of a pair
// stay text. bottom remembers below which no partner is left for a kind of run, so that none is looked for twice.
func (f *flat) emphasis(first int) {
	var open []int
	var bottom [3][2][3]int
	for _, me := range f.runs[first:] {
		c := &f.edits[me]
		for c.canClose && c.left < c.to-c.from {
			floor := &bottom[strings.IndexByte("*_~", f.s[c.from])][oneIf(c.canOpen)][(c.to-c.from)%3]
			*floor = min(*floor, len(open))
			k := len(open) - 1
			for k >= *floor && !f.pairs(&f.edits[open[k]], c) {
				k--
			}
			if k < *floor {
				*floor = len(open)
				break
			}
			o := &f.edits[open[k]]
			n := 1
			if o.to-o.from-o.left-o.right >= 2 && c.to-c.from-c.left >= 2 {
				n = 2
			}
			o.right += n
			c.left += n
			if open = open[:k+1]; o.left+o.right == o.to-o.from {
				open = open[:k]
			}
		}
		if c.canOpen && c.left < c.to-c.from {
			open = append(open, me)
		}
	}
	f.runs = f.runs[:first]
}

func oneIf(b bool) int {
	if b {
		return 1
	}
	return 0
}

// pairs reports whether o can open what c closes. The rule about multiples of three tells "**a*b**" from "**a*b*c**".
func (f *flat) pairs(o, c *edit) bool {
	a, b := o.to-o.from, c.to-c.from
	if f.s[o.from] != f.s[c.from] || f.s[c.from] == '~' && a != b {
		return false
	}
	return !(o.canClose || c.canOpen) || b%3 == 0 || (a+b)%3 != 0
}

// A bracket is a "[" or "![" that may turn out to start a link.
type bracket struct {
	edit int
	runs int // how many runs of marks stand before it
}

// closeBracket reads a "]". "[words](address)" is shown as its words, an image as nothing; "[link]" and "[words][1]" are text,
// since nobody who pastes a post has reference definitions.
func (f *flat) closeBracket(i int) int {
	s := f.s
	if len(f.brackets) == 0 {
		return i + 1
	}
	open := f.brackets[len(f.brackets)-1]
	f.brackets = f.brackets[:len(f.brackets)-1]
	o := f.edits[open.edit]
	isImage := s[o.from] == '!'
	if isImage && (o.to < len(s) && s[o.to] == '[' || i+1 < len(s) && s[i+1] == ']') {
		return f.obsidian(open, i)
	}
	if i+1 >= len(s) || s[i+1] != '(' || !isImage && open.edit < f.noLink {
		return i + 1
	}
	end := f.paren(i + 1)
	if end < 0 || end-i > 4096 {
		return i + 1
	}
	address := s[i+2 : end]
	if j := strings.IndexAny(address, " \t\n"); j >= 0 && !isTitle(address[j:]) && !strings.HasPrefix(address, "<") {
		return i + 1
	} else if j >= 0 {
		address = address[:j]
	}
	f.emphasis(open.runs) // emphasis does not reach out of a link
	if isImage {
		f.images = append(f.images, image{path: f.source(i+2, i+2+len(address)), alt: f.source(o.to, i)})
		f.edits = append(f.edits[:open.edit], edit{from: o.from, to: end + 1})
		return end + 1
	}
	f.noLink = len(f.edits) // no link inside of a link
	f.edits[open.edit].left = 1
	f.cut(i, end+1, "")
	return end + 1
}

func isTitle(s string) bool {
	s = strings.TrimLeft(s, " \t\n")
	return s == "" || s[0] == '"' || s[0] == '\''
}

// obsidian reads "![[picture.png|300]]".
func (f *flat) obsidian(open bracket, i int) int {
	o := f.edits[open.edit]
	end := i + 1
	if end < len(f.s) && f.s[end] == ']' {
		end++
	}
	from := o.to
	if f.s[from] == '[' {
		from++
	}
	path := strings.TrimRight(f.s[from:end], "]")
	path, _, _ = strings.Cut(path, "|")
	f.images = append(f.images, image{path: f.source(from, from+len(path))})
	f.runs = f.runs[:open.runs]
	f.edits = append(f.edits[:open.edit], edit{from: o.from, to: end})
	return end
}

// paren returns where the "(" at i is closed, -1 if it is not.
func (f *flat) paren(i int) int {
	if f.parens == nil {
		f.parens = make([]int, len(f.s))
		var open []int
		for j := 0; j < len(f.s); j++ {
			switch f.s[j] {
			case '\\':
				j++
			case '(':
				f.parens[j] = -1
				open = append(open, j)
			case ')':
				if n := len(open); n > 0 {
					f.parens[open[n-1]] = j
					open = open[:n-1]
				}
			}
		}
	}
	return f.parens[i]
}

// inlineTags are the HTML tags that vanish. Others are text: "<your name>" is a gap that somebody forgot to fill.
var inlineTags = set("a abbr b big blockquote br center cite code del details div em figcaption figure font h1 h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q s small span strike strong sub summary sup table tbody td th thead tr tt u ul video source picture")

// angle reads "<https://...>", HTML tags and comments.
func (f *flat) angle(i int) int {
	s := f.s
	if strings.HasPrefix(s[i:], "<!--") {
		j := -1
		if !f.unclosed {
			j = strings.Index(s[i:], "-->")
		}
		if f.unclosed = j < 0; f.unclosed {
			return i + 4
		}
		f.cut(i, i+j+3, "")
		return i + j + 3
	}
	end := strings.IndexAny(s[i+1:min(i+2048, len(s))], "<>")
	if end < 0 || s[i+1+end] != '>' {
		return i + 1
	}
	end += i + 1
	inside := s[i+1 : end]
	if strings.HasPrefix(inside, "https://") || strings.HasPrefix(inside, "http://") || strings.HasPrefix(inside, "mailto:") {
		f.cut(i, i+1, "")
		f.cut(end, end+1, "")
		return end + 1
	}
	name := strings.TrimPrefix(inside, "/")
	if j := strings.IndexFunc(name, func(r rune) bool { return r >= utf8.RuneSelf || !unicode.IsLetter(r) && !unicode.IsDigit(r) }); j >= 0 {
		name = name[:j]
	}
	name = strings.ToLower(name)
	if !inlineTags.of(name) {
		return i + 1
	}
	shown := ""
	switch {
	case name == "br":
		shown = "\n"
	case inside == "/p" || inside == "/div" || inside == "/li":
		shown = "\n"
	case name == "img":
		f.htmlImage(i, end)
	}
	f.cut(i, end+1, shown)
	return end + 1
}

// htmlImage notes the picture of an <img> tag.
func (f *flat) htmlImage(i, end int) {
	attr := func(name string) draft.Span {
		at := strings.Index(f.s[i:end], name+`="`)
		if at < 0 {
			return draft.Span{}
		}
		from := i + at + len(name) + 2
		n := strings.IndexByte(f.s[from:end], '"')
		if n < 0 {
			return draft.Span{}
		}
		return f.source(from, from+n)
	}
	f.images = append(f.images, image{path: attr("src"), alt: attr("alt")})
}
