package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/draft"
)

// A label is the start of a line that names what follows: "**Caption:** ...", "Platform: X", "- Post: ...".
type label struct {
	name
	words string     // as it is written
	value draft.Span // what stands behind it on its line
	bold  bool
	alone bool // nothing but the label is on the line, and it has no colon
	item  bool
}

// labelAt reads the label at the start of line i. Only names that mean something are labels: "**The Problem:**" in a post is
// a line of the post.
func (d *doc) labelAt(i int) (label, bool) {
	l := &d.lines[i]
	if l.kind != words && l.kind != item {
		return label{}, false
	}
	if l.bare {
		return label{}, false
	}
	lab := label{item: l.kind == item}
	at := l.text
	at += skipSigns(d.src[at:l.end])
	s := d.src[at:l.end]
	mark := ""
	if s != "" && (s[0] == '*' || s[0] == '_') {
		if mark = s[:1]; len(s) > 1 && s[1] == s[0] {
			mark = s[:2]
		}
	}
	if mark == "" {
		ok := d.plainLabelAt(&lab, at, l.end)
		l.bare = !ok
		return lab, ok
	}
	n := strings.Index(s[len(mark):], mark)
	if n <= 0 {
		return lab, false
	}
	inside := s[len(mark) : len(mark)+n]
	rest := at + 2*len(mark) + n
	after := strings.TrimLeftFunc(d.src[rest:l.end], isBlank)
	lab.bold = len(mark) == 2
	switch {
	case colonEnd(inside) > 0:
		lab.words = inside[:len(inside)-colonEnd(inside)]
		lab.value = draft.Span{Start: rest, End: l.end}
	case colonStart(after) > 0:
		lab.words = inside
		lab.value = draft.Span{Start: l.end - len(after) + colonStart(after), End: l.end}
	case strings.HasPrefix(after, "(") && strings.Contains(after, "):"):
		j := strings.Index(after, "):")
		lab.words = inside + " " + after[:j+1]
		lab.value = draft.Span{Start: l.end - len(after) + j + 2, End: l.end}
	case after == "", lab.bold && strings.HasPrefix(after, "(") && strings.Index(after, ")") == len(after)-1:
		lab, ok := d.boldLine(lab, at+len(mark), inside, l.end)
		if !ok && lab.bold && l.kind == words && d.opensCopy(i) {
			if c := channelsIn(inside); len(c) > 0 {
				lab.role, lab.field, lab.channels = channelRole, fText, c // "Reddit AMA: r/baking", "LinkedIn Live event"
				return lab, true
			}
		}
		return lab, ok
	default:
		lab.words = inside
		lab.value = draft.Span{Start: l.end - len(after), End: l.end}
		lab.name = *d.readName(lab.words)
		return lab, lab.role == partRole || lab.role == postRole && isID(inside) && lab.bold
	}
	lab.name = *d.readName(lab.words)
	if lab.role == noRole && asideLabel(lab.words) {
		lab.role, lab.field = fieldRole, fAside
	}
	d.trimValue(&lab)
	return lab, lab.role != noRole
}

// boldLine reads a line that is bold as a whole: a name without a colon, or "**Type : Texte + Image**".
func (d *doc) boldLine(lab label, at int, inside string, end int) (label, bool) {
	lab.words = inside
	lab.value = draft.Span{Start: end, End: end}
	lab.alone = true
	lab.name = *d.readName(inside)
	if lab.role == fieldRole && !lab.bold {
		return lab, false
	}
	if lab.role != noRole {
		return lab, len(inside) <= 120
	}
	if i := colon(inside); i > 0 && i <= 40 {
		if n := d.readName(inside[:i]); n.role == fieldRole {
			_, size := utf8.DecodeRuneInString(inside[i:])
			lab.name, lab.words, lab.alone = *n, inside[:i], false
			lab.value = draft.Span{Start: at + i + size, End: at + len(inside)}
			d.trimValue(&lab)
			return lab, true
		}
	}
	return lab, false
}

// opensCopy reports whether a fence of copy or a label of copy follows a bold line, with at most some lines of other labels between.
func (d *doc) opensCopy(i int) bool {
	for j := i + 1; j < len(d.lines) && j < i+8; j++ {
		l := &d.lines[j]
		switch l.kind {
		case fence:
			return d.isCopyFence(d.fences[l.list-1])
		case blank:
		case words:
			s := d.src[l.text:l.end]
			if strings.HasPrefix(s, "**") {
				return false
			}
			var lab label
			ok := d.plainLabelAt(&lab, l.text, l.end)
			if ok && copyField(lab.field) {
				return true
			}
			if k := strings.IndexByte(s, ':'); !ok && (k <= 0 || k > 40) {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// plainLabelAt reads "Key: value" without marks. It is up to the reader of a unit where such a label counts.
func (d *doc) plainLabelAt(lab *label, at, end int) bool {
	s := d.src[at:end]
	i := colon(s[:min(len(s), 64)])
	if i <= 0 || strings.HasPrefix(s[i:], "://") {
		return false
	}
	_, size := utf8.DecodeRuneInString(s[i:])
	lab.words = s[:i]
	if isClause(lab.words) {
		return false
	}
	lab.value = draft.Span{Start: at + i + size, End: end}
	lab.name = *d.readName(lab.words)
	d.trimValue(lab)
	return lab.role == fieldRole || lab.role == channelRole || lab.role == partRole || lab.role == postRole && lab.number > 0
}

// isClause reports whether words before a colon are too many for a label, or more than one sentence.
func isClause(s string) bool {
	spaces := 0
	for _, c := range []byte(strings.TrimSpace(s)) {
		switch c {
		case '.', '!', '?', '"':
			return true
		case ' ':
			spaces++
		}
	}
	return spaces > 4
}

// trimValue removes white space around the value, no-break spaces included.
func (d *doc) trimValue(lab *label) {
	s := d.src[lab.value.Start:lab.value.End]
	lab.value.Start += len(s) - len(strings.TrimLeftFunc(s, isBlank))
	lab.value.End = max(lab.value.Start, lab.value.End)
}

// isBlank reports whether r is white space within a line.
func isBlank(r rune) bool { return r == ' ' || r == '\t' || r == '\u00a0' || r == '\u202f' }

// skipSigns returns the length of the emoji and other signs before a label.
func skipSigns(s string) int {
	for i, r := range s {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || strings.ContainsRune("*_`#@[(\"'“«<|!/\\", r) {
			return i
		}
		if i > 24 {
			return 0
		}
	}
	return 0
}

func colonEnd(s string) int {
	for _, c := range []string{":", "："} {
		if strings.HasSuffix(s, c) {
			return len(c)
		}
	}
	return 0
}

func colonStart(s string) int {
	for _, c := range []string{":", "："} {
		if strings.HasPrefix(s, c) {
			return len(c)
		}
	}
	return 0
}

// asideLabel reports whether a label that is no field is a remark all the same: "Visual Assets Note", "Hook for Reels".
func asideLabel(s string) bool {
	list := wordsIn(draft.Fold(s))
	if len(list) == 0 || len(list) > 6 {
		return false
	}
	return asideWords.of(list[0]) || asideWords.of(list[len(list)-1])
}

// colon returns where the first colon of s stands, -1 if there is none.
func colon(s string) int {
	i := strings.IndexByte(s, ':')
	if i >= 0 {
		s = s[:i]
	}
	if strings.IndexByte(s, "："[0]) >= 0 {
		if j := strings.Index(s, "："); j >= 0 {
			return j
		}
	}
	return i
}
