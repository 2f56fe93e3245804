package draft

import (
	"strings"
	"unicode/utf8"
)

// HasLink reports whether AppendEntities may find a link in s: it finds none where HasLink returns false.
func HasLink(s string) bool {
	links := linkFinder{s: s}
	return links.next().End > 0
}

// A linkFinder finds links from left to right as X does, by matches of one expression: perhaps "http://" or "https://", a host
// that ends with a top-level domain, perhaps a port, a path and a query. What a match took is not looked at again, even if it
// proves to be no link.
type linkFinder struct {
	s    string
	from int // end of the last match
	dot  int // where to look for the next dot

	// Of a host without "http://" only the parts in Latin letters are links: the first six bytes of "bit.ly日本語". These are
	// the bounds of what is left of such a host, and where the link of its last part ends if a path follows, else 0.
	bare, bareEnd, bareTail int

	// Up to this offset labels were walked over, and those that are left do not stand before a top-level domain, unless a "_"
	// forbids it. Without it the same labels could be walked over for each match, and time would not be linear.
	barren int
}

// next returns the next link; one that ends at 0 says that there is none.
func (f *linkFinder) next() Entity {
	for {
		if start, end := f.nextBare(); end > 0 {
			return Entity{Link, start, end}
		}
		i := strings.IndexByte(f.s[f.dot:], '.')
		if i < 0 {
			return Entity{}
		}
		if f.dot += i + 1; f.dot == len(f.s) || f.s[f.dot] <= ' ' { // the end of a sentence
			continue
		}
		if topLevelDomain(f.s, f.dot) == 0 {
			continue
		}
		if start, end := f.search(f.dot - 1); end > 0 {
			return Entity{Link, start, end}
		}
	}
}

// nextBare returns the bounds of the next link in a host without "http://"; an end of 0 says that there is none.
func (f *linkFinder) nextBare() (start, end int) {
	hosts := f.s[:f.bareEnd]
	if start, end = latinHost(hosts, f.bare); end == 0 {
		f.bare = f.bareEnd
		return 0, 0
	}
	f.bare = end
	if f.bareTail > 0 {
		if _, more := latinHost(hosts, end); more == 0 {
			end = f.bareTail
		}
	}
	return start, end
}

// search looks for a match in the run of host characters around a dot, and returns the bounds of the link if the match is one
// with "http://". The links of another match are left to nextBare.
func (f *linkFinder) search(dot int) (start, end int) {
	at := dot
	for at > f.from {
		r, size := utf8.DecodeLastRuneInString(f.s[:at])
		if !isHostRune(r) && !strings.ContainsRune("-_.", r) {
			break
		}
		at -= size
	}
	for {
		host, ok := f.hostStart(at)
		if !ok {
			f.dot = host
			return 0, 0
		}
		start, end, stop := f.host(host)
		if end > 0 {
			return f.match(start, end)
		}
		at = stop
	}
}

// hostStart returns the first offset from at on where a host may start, and whether there is one before the run of host
// characters ends; if there is none, it returns the end of the run.
func (f *linkFinder) hostStart(at int) (start int, ok bool) {
	for at < len(f.s) {
		r, size := utf8.DecodeRuneInString(f.s[at:])
		if isHostRune(r) {
			if f.mayStart(at) && (at > 0 || !f.preferSecond(size)) {
				return at, true
			}
		} else if !strings.ContainsRune("-_.", r) {
			break
		}
		at += size
	}
	return at, false
}

// mayStart reports whether a match may start at an offset, given the character before, which is part of it.
func (f *linkFinder) mayStart(at int) bool {
	if at == 0 {
		return true
	}
	if at <= f.from {
		return false
	}
	before, _ := utf8.DecodeLastRuneInString(f.s[:at])
	return !isASCIILetter(before) && !isASCIIDigit(before) && !strings.ContainsRune("@＠#＃$\ufeff\ufffe\uffff", before)
}

// preferSecond reports whether a host at the very start of the text starts with its second character, at s[second]: X's expression
// prefers to take the first, if it is no ASCII letter or digit, for the character before.
func (f *linkFinder) preferSecond(second int) bool {
	r, _ := utf8.DecodeRuneInString(f.s[second:])
	return second < len(f.s) && isHostRune(r) && f.mayStart(second)
}

// host walks over the labels of the host that starts at from, up to what cannot be part of it, at stop. It returns the bounds of
// the longest host that ends with a top-level domain; an end of 0 says that there is none. The label before a top-level domain
// must not hold "_". If each does, the host is what follows the "_" in the first of them.
func (f *linkFinder) host(from int) (start, end, stop int) {
	for stop = from; ; {
		dot, name, ok := hostLabel(f.s, stop)
		if !ok {
			if stop == from {
				stop = dot
			}
			f.barren = stop
			return start, end, stop
		}
		if tld := topLevelDomain(f.s, dot+1); tld > 0 {
			if name == stop {
				start, end = from, tld
			} else if end == 0 {
				start, end = name, tld
			}
			if dot < f.barren {
				return start, end, stop // nothing longer follows
			}
		}
		stop = dot + 1
	}
}

// match takes the match that holds the host with these bounds, and returns the bounds of the link if it is one with "http://".
func (f *linkFinder) match(host, hostEnd int) (start, end int) {
	start = host
	scheme := "https://"
	for _, written := range [...]string{"http://", "https://"} {
		at := host - len(written)
		if at >= 0 && strings.EqualFold(f.s[at:host], written) && f.mayStart(at) {
			start, scheme = at, written
		}
	}
	end, path := urlEnd(f.s, hostEnd)
	f.from, f.dot = end, end

	const maxLength = 4096 // in UTF-16 units, to which X adds the scheme, though it be written
	if len(scheme)+utf16Length(f.s[start:end]) > maxLength || !validHost(f.s[host:hostEnd]) {
		return 0, 0
	}
	if start < host {
		return start, shortLinkEnd(f.s[:end], host)
	}
	if host == 0 || strings.IndexByte("-_./", f.s[host-1]) < 0 { // the rest of a path or of a longer word is none
		f.bare, f.bareEnd, f.bareTail = host, hostEnd, 0
		if path {
			f.bareTail = end
		}
	}
	return 0, 0
}

// shortLinkEnd returns the end of a url whose host starts at host, which is that of the text unless the host is t.co. X's own short
// links are one word, perhaps with a query, and none if the word is too long; it returns 0 for these.
func shortLinkEnd(url string, host int) int {
	const prefix, maxWord = "t.co/", 40
	word := host + len(prefix)
	if len(url) <= word || !strings.EqualFold(url[host:word], prefix) {
		return len(url)
	}
	end := word
	for end < len(url) && (isASCIILetter(rune(url[end])) || isASCIIDigit(rune(url[end]))) {
		end++
	}
	switch {
	case end == word:
		return len(url)
	case end-word > maxWord:
		return 0
	}
	return queryEnd(url, end)
}
