package draft

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A signFinder finds hashtags and mentions from left to right, those inside links too.
type signFinder struct {
	s    string
	at   int    // where to look on
	wide Entity // the WideHashtag that belongs to the Hashtag returned last

	// The character before a sign is part of what X's expressions match, and what a match took is not looked at again, even if it
	// was refused: of "#foo#bar" the first half is refused for the sign that follows, and the second has nothing left before
	// its sign. These are the ends of the last matches.
	hashtagMatch, mentionMatch int
}

// newSignFinder returns a finder that stands at the first sign, so that a text without signs is hardly looked at.
func newSignFinder(s string) signFinder {
	first := len(s)
	for _, sign := range [...]byte{'#', '@', fullWidth} {
		if i := strings.IndexByte(s[:first], sign); i >= 0 {
			first = i
		}
	}
	return signFinder{s: s, at: first}
}

// fullWidth is the byte with which "＃" and "＠" begin.
const fullWidth = 0xef

// nextSign returns where the next byte from i on stands that may begin a sign, len(s) if there is none.
func nextSign(s string, i int) int {
	for i < len(s) && s[i] != '#' && s[i] != '@' && s[i] != fullWidth {
		i++
	}
	return i
}

// next returns the next hashtag or mention; one that ends at 0 says that there is none.
func (f *signFinder) next() Entity {
	if e := f.wide; e.End > 0 {
		f.wide = Entity{}
		return e
	}
	for f.at = nextSign(f.s, f.at); f.at < len(f.s); f.at = nextSign(f.s, f.at) {
		start := f.at
		sign, body := f.s[start], start+1
		if sign == fullWidth {
			sign, body = fullWidthSign(f.s, start)
		}
		f.at = body
		switch sign {
		case '@':
			if end := f.mention(start, body); end > 0 {
				return Entity{Mention, start, end}
			}
		case '#':
			end, wide := f.hashtag(start, body), wideHashtag(f.s, start, body)
			switch {
			case end > 0:
				if wide > 0 && wide != end {
					f.wide = Entity{WideHashtag, start, wide}
				}
				return Entity{Hashtag, start, end}
			case wide > 0:
				return Entity{WideHashtag, start, wide}
			}
		}
	}
	return Entity{}
}

// fullWidthSign returns # or @ for a full-width sign that starts at s[i], and the offset of what follows it. Where there is none it
// returns 0 and the offset of the next byte.
func fullWidthSign(s string, i int) (sign byte, body int) {
	switch {
	case strings.HasPrefix(s[i:], "＃"):
		return '#', i + len("＃")
	case strings.HasPrefix(s[i:], "＠"):
		return '@', i + len("＠")
	}
	return 0, i + 1
}

// hashtag returns the end of the hashtag that X finds at the sign at start, 0 if it finds none.
func (f *signFinder) hashtag(start, body int) int {
	if start > 0 {
		// A variation selector is a mark, and marks are part of words; but it ends an emoji: ✌️#peace.
		before, _ := utf8.DecodeLastRuneInString(f.s[:start])
		inWord, _ := hashtagRune(before)
		if start == f.hashtagMatch || before == '&' || inWord && before != '\ufe0e' && before != '\ufe0f' {
			return 0
		}
	}
	if rest := f.s[body:]; strings.HasPrefix(rest, "\ufe0f") || strings.HasPrefix(rest, "\u20e3") {
		return 0 // the keycap emoji #️⃣
	}
	end, word := body, false
	for end < len(f.s) {
		r, size := utf8.DecodeRuneInString(f.s[end:])
		ok, letter := hashtagRune(r)
		if !ok {
			break
		}
		word = word || letter
		end += size
	}
	if !word {
		return 0
	}
	f.hashtagMatch = end
	if rest := f.s[end:]; strings.HasPrefix(rest, "#") || strings.HasPrefix(rest, "＃") || strings.HasPrefix(rest, "://") {
		return 0
	}
	return end
}

// hashtagRune reports whether r can be part of a hashtag on X, and whether it is enough to make one.
func hashtagRune(r rune) (ok, letter bool) {
	if r < utf8.RuneSelf {
		letter = isASCIILetter(r)
		return letter || isASCIIDigit(r) || r == '_', letter
	}
	if unicode.IsLetter(r) || unicode.IsMark(r) {
		return true, true
	}
	const joiners = "·\u200c\u200d\ua67e\u05be\u05f3\u05f4～〜゛゜゠・〃\u0f0b\u0f0c"
	return unicode.IsDigit(r) || strings.ContainsRune(joiners, r), false
}

// mention returns the end of the mention that X finds at the sign at start, 0 if it finds none.
func (f *signFinder) mention(start, body int) int {
	if start > 0 && (start == f.mentionMatch || !f.mayPrecedeMention(start)) {
		return 0
	}
	const maxName, maxList = 20, 25
	end := body
	for end < len(f.s) && end-body < maxName && isNameByte(f.s[end]) {
		end++
	}
	if end == body {
		return 0
	}
	if rest := f.s[end:]; len(rest) > 1 && rest[0] == '/' && isASCIILetter(rune(rest[1])) {
		list := end + 1
		end += 2
		for end < len(f.s) && end-list < maxList && (isNameByte(f.s[end]) || f.s[end] == '-') {
			end++
		}
	}
	f.mentionMatch = end
	// No user is called @josé or @http, and @a@example.org is an account on another network.
	after, _ := utf8.DecodeRuneInString(f.s[end:])
	if after == '@' || after == '＠' || isAccentedLatin(after) || strings.HasPrefix(f.s[end:], "://") {
		return 0
	}
	return end
}

// mayPrecedeMention reports whether a mention may follow what stands before start: nothing that makes it an e-mail address, but
// "RT@user" is how people once passed on a post.
func (f *signFinder) mayPrecedeMention(start int) bool {
	before, _ := utf8.DecodeLastRuneInString(f.s[:start])
	if before >= utf8.RuneSelf {
		return before != '＠'
	}
	if !isNameByte(byte(before)) {
		return !strings.ContainsRune("!#$%&*@", before)
	}
	rt := start - len("RT")
	if rt < 0 || !strings.EqualFold(f.s[rt:start], "RT") {
		return false
	}
	return rt == 0 || rt > f.mentionMatch && !isNameByte(f.s[rt-1]) && strings.IndexByte("+~.-", f.s[rt-1]) < 0
}

func isNameByte(c byte) bool { return isASCIILetter(rune(c)) || isASCIIDigit(rune(c)) || c == '_' }

func isASCIILetter(r rune) bool { return 'a' <= r|0x20 && r|0x20 <= 'z' }

func isASCIIDigit(r rune) bool { return '0' <= r && r <= '9' }

// wideHashtag returns the end of the hashtag that Bluesky finds at the sign at start, 0 if it finds none.
func wideHashtag(s string, start, body int) int {
	before, _ := utf8.DecodeLastRuneInString(s[:start])
	if start > 0 && !isJSSpace(before) || strings.HasPrefix(s[body:], "\ufe0f") {
		return 0
	}
	const maxLength = 64
	const invisible = "\u00ad\u200b\u200c\u200d\u2060\u20e2"
	end, length, word := 0, 0, false
	for i, n := body, 1; i < len(s); n++ {
		r, size := utf8.DecodeRuneInString(s[i:])
		if isJSSpace(r) || r >= utf8.RuneSelf && strings.ContainsRune(invisible, r) {
			break
		}
		i += size
		if !unicode.IsPunct(r) {
			end, length = i, n
			word = word || !isASCIIDigit(r)
		}
	}
	if !word || length > maxLength {
		return 0
	}
	return end
}

// isJSSpace reports whether JavaScript's \s, in which Bluesky's rule is written, matches r.
func isJSSpace(r rune) bool { return unicode.IsSpace(r) && r != '\u0085' || r == '\ufeff' }
