package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// hostileMaskable are the words that people mask with asterisks.
var hostileMaskable = [...]string{"fuck", "fucks", "fucked", "fucking", "fucker", "shit", "shitty", "bullshit", "bitch", "bitches", "asshole", "motherfucker", "cunt",
	"merde", "putain", "connard", "connards", "connasse", "salope", "enculé", "foutre", "bordel", "emmerde"}

// hostileMasked finds a masked swear word: letters, then asterisks within or after them, "f***" and "m*rde" but not "prices*" or "E*Trade".
func hostileMasked(post *draft.Post) (q draft.Quote, found bool) {
	text := post.Text.String()
	if post.Kind != draft.Copy {
		return q, false
	}
	mask := func(r rune) bool { return r == '*' }
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		if !unicode.IsLetter(r) {
			at += size
			continue
		}
		end := at
		for end < len(text) {
			r, size := utf8.DecodeRuneInString(text[end:])
			if !unicode.IsLetter(r) && !mask(r) {
				break
			}
			end += size
		}
		if word := text[at:end]; strings.IndexByte(word, '*') > 0 && hostileUnmasks(word) {
			return post.Text.Quote(at, end), true
		}
		at = end
	}
	return q, false
}

// hostileUnmasks reports whether a word reads as one of the maskable ones, letter by letter.
func hostileUnmasks(word string) bool {
	for _, w := range hostileMaskable {
		rest, fits := w, true
		for _, r := range word {
			c, size := utf8.DecodeRuneInString(rest)
			if fits = size > 0 && (r == '*' || unicode.ToLower(r) == c); !fits {
				break
			}
			rest = rest[size:]
		}
		if fits && rest == "" {
			return true
		}
	}
	return false
}

// hostileShouting finds a sentence of five words or more in capitals and with an exclamation mark that blames the reader. Banners that sell, greet
// or cheer shout at nobody; a whole post that shouts without them is worth a hint.
func hostileShouting(p *check.Pass) (r hostileRemark) {
	text := p.Post.Text.String()
	if !p.Holds("!") || p.Post.Kind != draft.Copy || !hostileMayShout(text) { // whoever shouts cries out
		return r
	}
	loud, soft := 0, 0
	for at := 0; at < len(text); {
		end, marks := hostileSentence(text, at)
		start := at + len(text[at:end]) - len(strings.TrimLeft(text[at:end], " \n"))
		upper, lower := hostileCapitals(text[at:end])
		switch {
		case upper >= 5 && lower == 0:
			loud++
			q := p.Post.Text.Quote(start, start+len(strings.TrimRight(text[start:end], " \u00a0\u202f")))
			if strings.Contains(text[end:marks], "!") && hostileHas(p, "blame", q) && !hostileHas(p, "cheer", q) && r.severity < check.Warn && !quoted(q) {
				r = hostileRemark{check.Warn, q, hostileShouts}
			} else if r.severity == check.Off {
				r.quote = q
			}
		case lower > 0:
			soft++
		}
		at = marks
	}
	if r.severity == check.Off && loud > 1 && soft == 0 && strings.Contains(text, "!") && !p.Has("cheer") {
		if r.severity, r.reason = check.Note, hostileShouts; p.Has("aimed") && p.Has("blame") {
			r.severity = check.Warn
		}
	}
	return r
}

// hostileMayShout reports whether the text has the capitals of five words. Nearly no post has, and it is soon told.
func hostileMayShout(text string) bool {
	const enough = 5 * 2
	maybe := 0
	for i := 0; i < len(text); i++ {
		if c := text[i]; c >= 'A' && c <= 'Z' || c >= utf8.RuneSelf {
			maybe++
		}
	}
	if maybe < enough {
		return false
	}
	capitals := 0
	for _, r := range text {
		if unicode.IsUpper(r) {
			capitals++
		}
	}
	return capitals >= enough
}

// hostileSentence returns where the sentence from at ends, before and after its marks.
func hostileSentence(text string, at int) (end, marks int) {
	if end = strings.IndexAny(text[at:], ".!?\n"); end < 0 {
		return len(text), len(text)
	}
	end += at
	marks = end
	for marks < len(text) && strings.IndexByte(".!?\n \t", text[marks]) >= 0 {
		marks++
	}
	return end, max(marks, at+1)
}

// hostileCapitals counts the words in capitals, of two letters or more, and those with small letters. Hashtags, mentions and links are no words.
func hostileCapitals(sentence string) (upper, lower int) {
	for word := range strings.FieldsSeq(sentence) {
		if strings.ContainsAny(word, "#@/") {
			continue
		}
		big, small := 0, 0
		for _, r := range word {
			switch {
			case unicode.IsUpper(r):
				big++
			case unicode.IsLower(r):
				small++
			}
		}
		switch {
		case small > 0:
			lower++
		case big > 1:
			upper++
		}
	}
	return upper, lower
}

// hostileHas reports whether a word of the list stands in q.
func hostileHas(p *check.Pass, list string, q draft.Quote) bool {
	for _, h := range p.Hits(list) {
		if h.Quote.Text == q.Text && h.Quote.Start >= q.Start && h.Quote.End <= q.End {
			return true
		}
	}
	return false
}
