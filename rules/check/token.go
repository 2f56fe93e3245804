package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/draft"
)

// A token is a word, a number or a sign of a text.
type token struct {
	start, end int32  // bytes of the text
	from, to   int32  // its folded bytes in tokens.folded
	key        uint64 // of its folded bytes, see keyOf
	word       word   // in the index that looked last
	sentence   int32
	entity     int32 // index of the hashtag that it stands in; -1: none
	number     bool
	sign       bool // it is no word
	goesOn     bool // a phrase of that index may begin with it and the next word
}

// tokens is a text cut into tokens. Its slices are used again for the next text.
type tokens struct {
	text     string
	folded   []byte
	list     []token
	entities []draft.Entity
	alone    []int32 // the tokens that are a phrase of the index that looked last
	begins   []int32 // those with which a longer one may begin
	shouted  bool    // it has no small letter, so that capitals tell nothing
	numbers  bool    // it has numbers
}

func (t *tokens) foldedToken(i int) []byte { return t.folded[t.list[i].from:t.list[i].to] }

// reset cuts text. The words of links and of mentions are passed over: an address says nothing about what the post says.
func (t *tokens) reset(text string) {
	t.text, t.folded, t.list, t.numbers = text, t.folded[:0], t.list[:0], false
	t.shouted = strings.IndexFunc(text, unicode.IsLower) < 0
	t.entities = draft.AppendEntities(t.entities[:0], text)
	at, sentence := 0, int32(0)
	for n, e := range t.entities {
		if e.Kind == draft.WideHashtag || e.Start < at {
			continue
		}
		sentence = t.cut(at, e.Start, sentence, -1)
		if e.Kind == draft.Hashtag {
			sentence = t.cut(e.Start, e.End, sentence, int32(n))
		} else {
			t.gap(e.Start, e.End, sentence)
		}
		at = e.End
	}
	t.cut(at, len(text), sentence, -1)
}

// gap stands for something that no phrase runs across.
func (t *tokens) gap(start, end int, sentence int32) {
	t.add(start, end, int32(len(t.folded)), sentence, -1, false, 0)
}

// class tells what a character does to words.
type class uint8

const (
	space  class = iota // separates words
	letter              // belongs to a word
	digit               // belongs to a word or number
	sign                // a word of its own: % € $ £ & +
	stop                // may end a sentence: . ! ? …
	line                // two of them end a sentence
	hidden              // is passed over, inside words too
)

// cut appends the tokens of text[at:end] and returns the number of the sentence it ends in. Inside a hashtag words are told apart by
// capitals and digits too.
func (t *tokens) cut(at, end int, sentence int32, entity int32) int32 {
	lines := 0
	for at < end {
		c, size := space, 1
		if b := t.text[at]; b < utf8.RuneSelf {
			c = asciiClass[b]
		} else {
			c, size = classify(t.text[at:end])
		}
		switch c {
		case letter, digit:
			lines = 0
			at = t.word(at, end, sentence, entity)
			continue
		case sign:
			lines = 0
			from := int32(len(t.folded))
			t.folded = draft.AppendFold(t.folded, t.text[at:at+size])
			t.add(at, at+size, from, sentence, entity, false, keyOf(t.folded[from:]))
			t.list[len(t.list)-1].sign = true
		case line:
			if lines++; lines == 2 {
				sentence++
			}
		case stop:
			if t.text[at] != '.' || t.ends(at, end) {
				sentence++
			}
		}
		at += size
	}
	return sentence
}

// ends reports whether the point at at ends a sentence. One inside "Gap.com" does not, nor one after an initial or a title: "Donald J. Trump",
// "Mme. Durand".
func (t *tokens) ends(at, end int) bool {
	if at+1 < end && t.text[at+1] > ' ' {
		return false
	}
	if n := len(t.list); n > 0 && int(t.list[n-1].end) == at {
		switch last := t.foldedToken(n - 1); string(last) {
		case "mr", "mrs", "ms", "dr", "st", "rep", "sen", "gov", "mme", "mlle", "me", "pr":
			return false
		default:
			return len(last) != 1 || t.list[n-1].number
		}
	}
	return true
}

// word appends the word that starts at at and returns where it ends.
func (t *tokens) word(at, end int, sentence int32, entity int32) int {
	start, from := at, int32(len(t.folded))
	number, last, lower := true, hidden, false
	if entity < 0 { // most words are ASCII letters
		n, rest, key := 0, t.text[at:end], uint64(0)
		t.folded = slices.Grow(t.folded, len(rest))
		for room := t.folded[from:][:len(rest)]; n < len(rest); n++ {
			lower := asciiLower[rest[n]]
			if lower == 0 {
				break
			}
			room[n] = lower
			key = key>>8 | uint64(lower)<<56 // of up to eight letters what keyOf returns, without waiting for them to arrive in memory
		}
		if n > 0 {
			t.folded = t.folded[:int(from)+n]
			at, number = at+n, false
			if n == len(rest) || rest[n] < utf8.RuneSelf && asciiClass[rest[n]] != digit {
				if n > 8 {
					key = keyOf(t.folded[from:])
				} else {
					key >>= uint(64 - 8*n)
				}
				t.add(start, at, from, sentence, entity, false, key)
				return at
			}
		}
	}
	for at < end {
		c, size := classify(t.text[at:end])
		if entity >= 0 && at > start && (c == letter || c == digit) {
			upper := isUpper(t.text[at:end])
			if c != last && last != hidden || upper && lower || upper && nextLower(t.text[at+size:end]) && last == letter {
				break
			}
			lower = c == letter && !upper
		} else if c == letter {
			lower = !isUpper(t.text[at:end])
		}
		if c != letter && c != digit && c != hidden {
			// 9.11 and 1,500 are numbers.
			if b := t.text[at]; !number || entity >= 0 || b != '.' && b != ',' || at+1 >= end || t.text[at+1] < '0' || t.text[at+1] > '9' {
				break
			}
			t.folded = append(t.folded, '.')
			at++
			continue
		}
		number = number && c != letter
		if c != hidden {
			last = c
		}
		t.folded = draft.AppendFold(t.folded, t.text[at:at+size])
		at += size
	}
	t.numbers = t.numbers || number
	t.add(start, at, from, sentence, entity, number, keyOf(t.folded[from:]))
	return at
}

// add appends a token whose folded bytes are the last ones. It writes field by field: a token that is put together elsewhere and then copied costs
// as much as all the rest.
func (t *tokens) add(start, end int, from, sentence, entity int32, number bool, key uint64) {
	t.list = append(t.list, token{})
	k := &t.list[len(t.list)-1]
	k.start, k.end = int32(start), int32(end)
	k.from, k.to = from, int32(len(t.folded))
	k.sentence, k.entity, k.number, k.key = sentence, entity, number, key
}

// asciiLower holds the ASCII letters in lower case, and 0 for any other byte.
var asciiLower = func() (t [256]byte) {
	for c := byte('a'); c <= 'z'; c++ {
		t[c], t[c-'a'+'A'] = c, c
	}
	return t
}()

var asciiClass = func() (t [utf8.RuneSelf]class) {
	for c := range t {
		switch {
		case 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z':
			t[c] = letter
		case '0' <= c && c <= '9':
			t[c] = digit
		}
	}
	t['%'], t['$'], t['&'], t['+'] = sign, sign, sign, sign
	t['.'], t['!'], t['?'] = stop, stop, stop
	t['\n'] = line
	return t
}()

func classify(s string) (class, int) {
	if s[0] < utf8.RuneSelf {
		return asciiClass[s[0]], 1
	}
	r, size := utf8.DecodeRuneInString(s)
	if shown, changed := draft.FoldRune(r); changed {
		if shown == "" {
			return hidden, size
		}
		c, _ := classify(shown)
		return c, size
	}
	switch {
	case r == '€' || r == '£':
		return sign, size
	case r == '…':
		return stop, size
	case unicode.IsLetter(r), unicode.Is(unicode.M, r):
		return letter, size
	case unicode.IsDigit(r):
		return digit, size
	}
	return space, size
}

func isUpper(s string) bool {
	if s[0] < utf8.RuneSelf {
		return 'A' <= s[0] && s[0] <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(r)
}

func nextLower(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
