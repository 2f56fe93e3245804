package markdown

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// What headings and labels number: posts, parts of threads, variants.

var partWords = set("tweet post part partie toot skeet bluesky slide diapo diapositive")

// partNumber reads the number of a post of a thread: "Tweet 2/5", "2/", "Tweet 1 — The Hook". A number without the word
// needs its slash.
func partNumber(plain string) (int, bool) {
	rest := plain
	tweet := false
	if w, r, ok := strings.Cut(plain, " "); ok && partWords.of(w) {
		rest, tweet = strings.TrimLeft(r, "# "), w != "post" && w != "part" && w != "partie" && w != "bluesky"
	}
	i := 0
	for i < len(rest) && rest[i] >= '0' && rest[i] <= '9' {
		i++
	}
	if i == 0 || i > 3 {
		return 0, false
	}
	k, _ := strconv.Atoi(rest[:i])
	after := strings.TrimLeft(rest[i:], " ")
	if strings.HasPrefix(after, "/") {
		total := strings.TrimLeft(after[1:], " ")
		return k, total == "" || total[0] >= '0' && total[0] <= '9' || total[0] == 'n' || total[0] == 'x'
	}
	return k, tweet && (after == "" || !unicode.IsLetter(rune(after[0])))
}

var variantWords = set("option version variant variante alternative proposition variation opcion opcao alternate shorter longer backup")

// variantNumber reads "Option 2", "Version B - final", "Alternative".
func variantNumber(list []string) (int, bool) {
	if len(list) == 0 || len(list) > 12 {
		return 0, false
	}
	switch {
	case !variantWords.of(list[0]):
		return 0, false
	case list[0] == "alternate" || list[0] == "shorter" || list[0] == "longer" || list[0] == "backup":
		return 2, len(list) > 1 && (list[1] == "option" || list[1] == "version" || list[1] == "alt" || list[1] == "caption")
	}
	if len(list) == 1 {
		return 1, list[0] != "version"
	}
	if k, err := strconv.Atoi(list[1]); err == nil && k > 0 && k < 100 {
		return k, true
	}
	if len(list[1]) == 1 {
		return int(list[1][0]-'a') + 1, true
	}
	return 2, len(list) <= 3 && (list[1] == "courte" || list[1] == "longue" || list[1] == "short" || list[1] == "long")
}

// numberIn returns the first number behind a '#' or a post word.
func numberIn(plain string, list []string) int {
	for i, w := range list {
		if isNumber(w) && (i > 0 && postWords.of(list[i-1]) || strings.Contains(plain, "#"+w)) {
			k, _ := strconv.Atoi(w)
			return k
		}
	}
	return 0
}

// postNumber reports whether a name is that of one post: "Post 3", "#1 — ven. 10 juil.", "SR-1", "1.2 Twitter/X", "Tweet AM".
func postNumber(s, plain string, list []string) (int, bool) {
	if len(list) == 0 {
		return 0, false
	}
	for i := 0; i+1 < len(list) && i < 4; i++ {
		if !postWords.of(list[i]) {
			continue
		}
		next := list[i+1]
		if isNumber(next) {
			k, _ := strconv.Atoi(next)
			return k, true
		}
		if i == 0 && (next == "am" || next == "pm" || len(next) <= 4 && strings.IndexAny(next, "0123456789") > 0 || len(next) == 1 && (i+2 == len(list) || !strings.Contains(plain, " "+next+" "+list[i+2]))) {
			return 0, true // "Tweet AM", "Post S1", "Thread A : ..."
		}
	}
	bare := strings.TrimFunc(s, func(r rune) bool { return r == '*' || unicode.IsSpace(r) })
	if strings.HasPrefix(bare, "#") {
		if k, err := strconv.Atoi(leadingDigits(bare[1:])); err == nil {
			return k, true
		}
	}
	return 0, isID(bare)
}

// isNumber reports whether a word starts with a digit.
func isNumber(w string) bool { return w != "" && w[0] >= '0' && w[0] <= '9' }

func leadingDigits(s string) string {
	i := 0
	for i < len(s) && i < 6 && s[i] >= '0' && s[i] <= '9' {
		i++
	}
	return s[:i]
}

// leadingID returns the letters and digits at the start of s that may be the short name of a post: "QC-1", "M1".
func leadingID(s string) string {
	i := 0
	for i < len(s) && i < 5 && s[i] >= 'A' && s[i] <= 'Z' {
		i++
	}
	if i == 0 || i == 5 {
		return ""
	}
	rest := strings.TrimPrefix(s[i:], "-")
	digits := leadingDigits(rest)
	if digits == "" || len(digits) > 3 {
		return ""
	}
	return s[:len(s)-len(rest)+len(digits)]
}

// isID reports whether s starts with the short name that an author gave a post: "QC-1", "M1 ·", "TH3", "S1 -".
func isID(s string) bool {
	id := leadingID(s)
	if id == "" {
		return false
	}
	rest := s[len(id):]
	r, _ := utf8.DecodeRuneInString(rest)
	if rest == "" {
		return true
	}
	after := strings.TrimLeft(rest, " ")
	sep, _ := utf8.DecodeRuneInString(after)
	return !unicode.IsLetter(r) && strings.ContainsRune("·—–-:.)|", sep) || r == ':' || r == '.'
}
