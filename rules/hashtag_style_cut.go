package rules

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

const (
	hashtagStyleShortest = 8  // letters of a tag that can be two words and more
	hashtagStyleLongest  = 40 // letters of the longest tag that is cut
	hashtagStyleNoWord   = 26 // letters from which a tag is no single word of either language
	hashtagStyleInText   = 12 // letters from which a tag among words should be readable
	hashtagStyleAtEnd    = 18 // and one among other tags at the end, which fewer people read
)

// hashtagStyleAdvice is how many tags guides advise on a network.
type hashtagStyleAdvice struct {
	Network, Advised, Source, Read string

	Many int
}

// hashtagStyleLexicon holds the words of one language.
type hashtagStyleLexicon struct {
	Words, Fragile wordTable
	Rude           [256][]string // by their first byte
	Grave          [256][]string // by their last one
}

var hashtagStyleLexicons = [...]struct {
	lang check.Lang
	*hashtagStyleLexicon
}{{check.English, &hashtagStyleEnglish}, {check.French, &hashtagStyleFrench}}

// hashtagStyleFlat reports whether nothing in the tag shows where its words begin: no capital but the first letter, or capitals only, no "_".
func hashtagStyleFlat(tag string) bool {
	capitals, letters, first := 0, 0, false
	for _, r := range tag {
		switch {
		case r == '_':
			return false
		case unicode.IsUpper(r):
			first = first || letters == 0
			capitals, letters = capitals+1, letters+1
		case unicode.IsLetter(r):
			letters++
		}
	}
	return capitals == 0 || capitals == 1 && first || capitals == letters
}

// cut appends to ends those of the fewest words that make up s, none if s is not made of words. With rude words are also those of that list.
func (l *hashtagStyleLexicon) cut(ends []int, s string, rude bool) []int {
	const none = hashtagStyleLongest + 1
	if len(s) > hashtagStyleLongest {
		return ends
	}
	var pieces, from [hashtagStyleLongest + 1]int
	for end := 1; end <= len(s); end++ {
		pieces[end] = none
		for start := end - 1; start >= 0; start-- {
			if n := pieces[start] + 1; n < pieces[end] && l.is(s[start:end], rude) {
				pieces[end], from[end] = n, start
			}
		}
	}
	if len(s) == 0 || pieces[len(s)] >= none {
		return ends
	}
	for end := len(s); end > 0; end = from[end] {
		ends = append(ends, end)
	}
	slices.Reverse(ends)
	return ends
}

// is reports whether w is a word, or one with the s of a plural or a possessive.
func (l *hashtagStyleLexicon) is(w string, rude bool) bool {
	if l.Words.has(w) || rude && slices.Contains(l.Rude[w[0]], w) {
		return true
	}
	stem, ok := strings.CutSuffix(w, "s")
	return ok && len(stem) > 2 && l.Words.has(stem)
}

// hashtagStyleReading is how a tag is meant, with capitals, and how else it can be read.
type hashtagStyleReading struct{ right, wrong string }

// hashtagStyleMisread looks for a second way to cut a tag into words that nobody wants to read.
func hashtagStyleMisread(written, tag string, langs check.Lang) (r hashtagStyleReading, ok bool) {
	for _, l := range hashtagStyleLexicons {
		if l.lang&langs == 0 || !l.suspect(tag) {
			continue
		}
		meant := l.cut(nil, tag, false)
		if len(meant) < 2 {
			continue // no words, or one: #concours
		}
		r.right = hashtagStyleJoin(written, tag, meant)
		fewest := len(meant) + 2 // nobody reads an "American album" as "am eric anal bum"
		for at := range len(tag) {
			for _, word := range l.Rude[tag[at]] {
				if !strings.HasPrefix(tag[at:], word) || !l.across(tag, meant, at, at+len(word)) {
					continue
				}
				wrong, n := l.around(tag, at, at+len(word))
				if n > 0 && (n < fewest || n == fewest && wrong < r.wrong) {
					r.wrong, fewest = wrong, n
				}
			}
		}
		if !r.found() {
			r.wrong = l.twoDeaths(tag, meant)
		}
		if r.found() {
			return r, true
		}
	}
	return r, false
}

// suspect reports whether the tag has the letters of a word that it should not have, which few have.
func (l *hashtagStyleLexicon) suspect(tag string) bool {
	for i := range len(tag) {
		for _, word := range l.Rude[tag[i]] {
			if strings.HasPrefix(tag[i:], word) {
				return true
			}
		}
	}
	return len(tag) > 0 && slices.ContainsFunc(l.Grave[tag[len(tag)-1]], func(word string) bool { return strings.HasSuffix(tag, word) })
}

func (r hashtagStyleReading) found() bool { return r.wrong != "" }

// across reports whether the letters from start to end are not all of one word that is meant: "con" of "concours" hides in it.
func (l *hashtagStyleLexicon) across(tag string, meant []int, start, end int) bool {
	from := 0
	for _, to := range meant {
		if from <= start && end <= to {
			return l.Fragile.has(tag[from:to]) && end-start < to-from
		}
		from = to
	}
	return true
}

// around returns the reading in which the letters from start to end are a word and its number of words, 0 if what is left or right of them
// is not made of words.
func (l *hashtagStyleLexicon) around(tag string, start, end int) (string, int) {
	left, right := l.cut(nil, tag[:start], true), l.cut(nil, tag[end:], true)
	if start > 0 && left == nil || end < len(tag) && right == nil {
		return "", 0
	}
	ends := append(left, end)
	for _, e := range right {
		ends = append(ends, end+e)
	}
	return hashtagStyleSplit(tag, ends), len(ends)
}

// twoDeaths returns a second reading of a tag that speaks of a death: another name in it.
func (l *hashtagStyleLexicon) twoDeaths(tag string, meant []int) string {
	last := meant[len(meant)-2]
	if last == 0 || !slices.Contains(l.Grave[tag[len(tag)-1]], tag[last:]) {
		return ""
	}
	for i := range meant[:len(meant)-1] { // take a word that is meant apart
		from := 0
		if i > 0 {
			from = meant[i-1]
		}
		for at := from + 3; at <= meant[i]-3; at++ {
			if l.Words.has(tag[from:at]) && l.is(tag[at:meant[i]], false) {
				ends := append(append(append([]int(nil), meant[:i]...), at), meant[i:]...)
				return hashtagStyleSplit(tag, ends)
			}
		}
	}
	return ""
}

// hashtagStyleUnreadable returns a tag as it should be written if it is several words in a row that somebody is meant to read.
func hashtagStyleUnreadable(p *check.Pass, t check.Tag, tag string) (string, bool) {
	if len(tag) < hashtagStyleInText || len(tag) != len(t.Norm) {
		return "", false
	}
	inText := t.Quote.Text == p.Post.Text && hashtagStyleGoesOn(p.Post.Text.String()[t.Quote.End:])
	if !inText && len(tag) < hashtagStyleAtEnd {
		return "", false
	}
	letter, _ := utf8.DecodeRuneInString(strings.TrimLeft(t.Quote.String(), "#＃"))
	single := unicode.IsUpper(letter) // "#Woodworking": two of our words, one of everybody's
	var buf [hashtagStyleLongest]int
	for _, l := range hashtagStyleLexicons {
		if l.lang&p.Lang == 0 {
			continue
		}
		if ends := l.cut(buf[:0], tag, false); len(ends) > 2 || inText && len(ends) > 1 && !single {
			return hashtagStyleJoin(t.Quote.String(), tag, ends), true
		}
	}
	return "", false
}

// hashtagStyleGoesOn reports whether words follow that are no tags, names or links.
func hashtagStyleGoesOn(rest string) bool {
	for word := range strings.FieldsSeq(rest) {
		if !strings.HasPrefix(word, "#") && !strings.HasPrefix(word, "@") && !strings.Contains(word, "/") && strings.ContainsFunc(word, unicode.IsLetter) {
			return true
		}
	}
	return false
}

// hashtagStyleSplit writes the words of a folded tag apart.
func hashtagStyleSplit(tag string, ends []int) string {
	words := make([]string, len(ends))
	from := 0
	for i, to := range ends {
		words[i], from = tag[from:to], to
	}
	return strings.Join(words, " ")
}

// hashtagStyleJoin writes a tag with a capital for each word, with its accents where each of its letters is one of the folded tag.
func hashtagStyleJoin(written, tag string, ends []int) string {
	letters := []rune(strings.ToLower(strings.TrimLeft(written, "#＃")))
	if len(letters) < len(tag) || draft.Fold(string(letters[:len(tag)])) != tag {
		letters = []rune(tag)
	}
	from := 0
	for _, to := range ends {
		letters[from] = unicode.ToUpper(letters[from])
		from = to
	}
	return string(letters)
}
