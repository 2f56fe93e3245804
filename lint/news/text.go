package news

import (
	"html"
	"regexp"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"
)

// longestText bounds what a feed may say in one value, in characters.
const longestText = 200

// A pattern is a regular expression that is compiled when it is first needed: who only lints never pays for it, nor has package regexp in the program.
type pattern struct {
	expr string
	once sync.Once
	re   *regexp.Regexp
}

func (p *pattern) get() *regexp.Regexp {
	p.once.Do(func() { p.re = regexp.MustCompile(p.expr) })
	return p.re
}

// clean returns what a feed says as one line of text: without control characters and those that turn the direction of writing, with one space
// between words, not too long. It goes into a file that people read.
func clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case r == utf8.RuneError || unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, ""))
	s = strings.Join(strings.Fields(s), " ")
	if runes := []rune(s); len(runes) > longestText {
		s = strings.TrimSpace(string(runes[:longestText-1])) + "…"
	}
	return s
}

// unmarked returns the text of a piece of HTML: without comments and tags, entities read.
func unmarked(s string) string {
	var b strings.Builder
	for {
		text, rest, ok := strings.Cut(s, "<")
		b.WriteString(text)
		if !ok {
			return clean(html.UnescapeString(b.String()))
		}
		end := ">"
		if strings.HasPrefix(rest, "!--") {
			end = "-->"
		}
		_, s, _ = strings.Cut(rest, end)
	}
}

// webAddress returns an address that a feed gives if it is one of the web, "" else.
func webAddress(s string) string {
	s = strings.TrimSpace(s)
	if (strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "http://")) && len(s) < 500 && clean(s) == s || s == "" {
		return s
	}
	return ""
}

// moment reads a time in one of the layouts, in UTC and whole seconds. A time that no news can be of is none.
func moment(s string, layouts ...string) time.Time {
	s = strings.TrimSpace(s)
	for _, layout := range layouts {
		if t, err := time.Parse(layout, s); err == nil {
			return plausible(t)
		}
	}
	return time.Time{}
}

func plausible(t time.Time) time.Time {
	if t.Year() < 1970 || t.Year() > 2200 {
		return time.Time{}
	}
	return t.UTC().Truncate(time.Second)
}

// later returns the later of two times.
func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}
	return b
}

// camel joins the words of a name as a hashtag does: "New South Wales" is NewSouthWales. Accents stay.
func camel(name string) string {
	var b strings.Builder
	for _, w := range strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && !unicode.IsDigit(r) }) {
		b.WriteString(capital(w))
	}
	return b.String()
}

// capital returns s with a capital at its beginning.
func capital(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	if size == 0 {
		return ""
	}
	return string(unicode.ToUpper(r)) + s[size:]
}
