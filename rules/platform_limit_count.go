package rules

import (
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/draft"
)

// platformLimitLink is what a link counts on X and on Mastodon, however long it is.
const platformLimitLink = 23

// platformLimitAtMost returns a number that no unit counts beyond: no character counts for more than its bytes, and no link for more than one of
// fixed length. Most posts are far below their limit and need no closer look.
func platformLimitAtMost(part draft.Quote, entities []draft.Entity) int {
	most := part.End - part.Start
	for _, e := range entities {
		if e.Kind == draft.Link {
			most += platformLimitLink
		}
	}
	return most
}

// platformLimitMeasure counts s, whose entities are given, in the unit, and says how much of it fits into max.
func platformLimitMeasure(s, unit string, max int, entities []draft.Entity) (sum platformLimitSum) {
	for i := 0; i < len(s); {
		for len(entities) > 0 && (entities[0].Kind != draft.Link || entities[0].Start < i) {
			entities = entities[1:]
		}
		host := 0
		if unit == "mastodon" {
			host = platformLimitHost(s, i)
		}
		switch {
		case len(entities) > 0 && entities[0].Start == i && (unit == "weighted" || unit == "mastodon" && strings.HasPrefix(s[i:], "http")):
			i = entities[0].End
			sum.links++
			sum.linksTotal += platformLimitLink
		case host > 0: // of @user@host only @user counts
			i += host
		default:
			size, emoji := platformLimitGrapheme(s[i:])
			count, units := platformLimitWeigh(s[i:i+size], unit, emoji)
			i += size
			switch {
			case emoji && count > 1:
				sum.emoji++
				sum.emojiTotal += count
			case count > units: // CJK and other signs that X counts as two
				sum.wide += units
				sum.wideTotal += count
			default:
				sum.plain += count
			}
		}
		if sum.total = sum.plain + sum.wideTotal + sum.emojiTotal + sum.linksTotal; sum.total <= max {
			sum.fits = i
		}
	}
	return sum
}

// platformLimitWeigh returns what one grapheme counts, and how many units it has.
func platformLimitWeigh(cluster, unit string, emoji bool) (count, units int) {
	if cluster == "\r\n" {
		return 1, 1 // what is published has one kind of line end
	}
	switch unit {
	case "bytes":
		return len(cluster), len(cluster)
	case "graphemes", "mastodon":
		return 1, 1
	case "utf-16":
		for _, r := range cluster {
			count += max(1, utf16.RuneLen(r))
		}
		return count, count
	case "weighted":
		if emoji {
			return 2, 1
		}
		return platformLimitCompose(cluster, platformLimitWeight), 1
	case "threads":
		if emoji {
			return len(cluster), len(cluster)
		}
	}
	count = platformLimitCompose(cluster, func(rune) int { return 1 })
	return count, count
}

// platformLimitWeight is what X counts a character as, by the configuration of version 3 of its library twitter-text.
func platformLimitWeight(r rune) int {
	switch {
	case r <= 0x10FF, 0x2000 <= r && r <= 0x200D, 0x2010 <= r && r <= 0x201F, 0x2032 <= r && r <= 0x2037:
		if r > 0x300 && strings.ContainsRune(platformLimitAsTwo, r) {
			return 2
		}
		return 1
	case strings.ContainsRune(platformLimitAsOne, r):
		return 1
	case strings.ContainsRune(platformLimitAsThree, r):
		return 3
	}
	return 2
}

// platformLimitHost returns the length of the host at the start of s[i:], as in "@ana@example.org" before its second @, 0 if there is none.
func platformLimitHost(s string, i int) int {
	if s[i] != '@' {
		return 0
	}
	user := strings.TrimRightFunc(s[:i], platformLimitNameRune)
	if len(user) == i || !strings.HasSuffix(user, "@") {
		return 0
	}
	if before, _ := utf8.DecodeLastRuneInString(user[:len(user)-1]); len(user) > 1 && platformLimitNameRune(before) {
		return 0
	}
	host := s[i+1 : len(s)-len(strings.TrimLeftFunc(s[i+1:], func(r rune) bool { return r == '.' || r == '-' || platformLimitNameRune(r) }))]
	if host = strings.TrimRight(host, ".-"); !strings.Contains(host, ".") {
		return 0
	}
	return len(host) + 1
}

func platformLimitNameRune(r rune) bool {
	return r == '_' || '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
}
