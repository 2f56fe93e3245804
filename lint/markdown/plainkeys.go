package markdown

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/draft"
)

// plainKeys reads front matter of which each line is a key and words that YAML takes as they stand, "channel: linkedin": most is such, and need not be given
// to a package that makes a tree of it. ok is false wherever YAML might see something else in it, be it a fault: quotes, brackets, an empty value, a comment,
// words that go on in the next line. A test holds it beside the package.
func (d *doc) plainKeys(s draft.Span) (entries []entry, ok bool) {
	for at := s.Start; at < s.End; {
		end := s.End
		if i := strings.IndexByte(d.src[at:end], '\n'); i >= 0 {
			end = at + i
		}
		colon := at + keyLen(d.src[at:end])
		if colon == at || colon+2 >= end || d.src[colon:colon+2] != ": " || !isPlain(d.src[colon+2:end]) {
			return nil, false
		}
		name, words := d.src[at:colon], draft.Span{Start: colon + 2, End: end}
		for i := range entries {
			if entries[i].name == name {
				return nil, false
			}
		}
		e := entry{key: draft.Fold(name), name: name, at: draft.Span{Start: at, End: colon}}
		if !strings.EqualFold(d.src[words.Start:words.End], "null") {
			e.value.words = d.plainScalar(words)
		}
		entries = append(entries, e)
		at = end + 1
	}
	return entries, true
}

// keyLen returns the size of the ASCII letters, digits and "_" and "-" that a line begins with, a letter first; 0 if they are too many for a key.
func keyLen(line string) int {
	n := 0
	for n < len(line) && (wordASCII[line[n]] || n > 0 && (line[n] == '_' || line[n] == '-')) {
		n++
	}
	if n > 100 || n > 0 && line[0] <= '9' {
		return 0
	}
	return n
}

// isPlain reports whether words are a scalar that YAML reads as they stand: they begin with a letter or a digit, end without white space, and no sign in them
// means anything there. A colon does before a space, or where a line ends.
func isPlain(words string) bool {
	for i, r := range words {
		switch {
		case r < utf8.RuneSelf && wordASCII[r]:
		case i == 0 && !unicode.IsLetter(r):
			return false
		case r == ' ', r == ':':
			if i+1 == len(words) || r == ':' && words[i+1] == ' ' {
				return false
			}
		case strings.ContainsRune("-_/.,+()&@'!?;%=*’–—", r), unicode.IsLetter(r):
		default:
			return false
		}
	}
	return words != ""
}
