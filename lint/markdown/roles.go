package markdown

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/draft"
)

// A role is what a label or heading says about the words behind it.
type role uint8

const (
	noRole      role = iota
	fieldRole        // "Caption:", "## Status"
	channelRole      // "LinkedIn:", "### X / Twitter (EN)": copy for that network
	postRole         // "Post 3", "SR-1", "Tweet AM (Product)": a post of its own
	dayRole          // "**Monday**: Video" in a week: a post of its own, or several
	partRole         // "Tweet 2/5", "3/": a post of a thread
	variantRole      // "Option 2", "Version B": the same post in other words
	stopRole         // "Hashtag bank", "Metrics": no posts from here on
)

// A name is what a label or heading is called, and what that means.
type name struct {
	role     role
	field    string // of fieldRole and of copy for channels
	channels []string
	number   int    // of a post, part or variant; 0: none
	lang     string // "(EN)"
}

// postWords begin the name of a post if a number follows, or stand beside the network in the name of a channel's copy.
var postWords = set("post posts tweet tweets story stories reel reels thread carousel carrousel caption announcement publication toot short shorts video teaser poll sondage pin skeet article message annonce update beitrag postagem pub publicacion publicacao postare postarea innlegg inlegg пост публикация منشور تغريدة פוסט 帖子 推文 게시물 포스트 트윗 스레드")

// besides are words that may stand beside a network in a label that means copy for it.
var besides = set("post posts tweet tweets story stories reel reels thread carousel carrousel caption version copy text texte legende page group groups groupe groupes feed launch announcement single long short form longform personal company profile status update main draft final content en fr de es pt it no ar he ja ko zh am pm morning afternoon evening noon matin midi soir day")

var langs = glossaryOf(map[string]string{"en": "en", "english": "en", "anglais": "en", "fr": "fr", "french": "fr", "francais": "fr", "no": "no", "norsk": "no", "de": "de", "german": "de", "deutsch": "de", "es": "es", "spanish": "es",
	"espanol": "es", "pt": "pt", "it": "it", "ja": "ja", "japanese": "ja", "ko": "ko", "korean": "ko", "zh": "zh", "ar": "ar", "nl": "nl", "ro": "ro", "ru": "ru", "영문": "en", "日本語": "ja", "한국어": "ko"})

// A knownName is a name that was read, and the one that was asked for after it.
type knownName struct {
	name
	words string
	next  *knownName
}

// readName says what a label or heading means. The same labels stand under every post of a calendar, mostly in the same order, so that each is
// read once and seldom looked up.
func (d *doc) readName(s string) *name {
	if k := d.lastName.next; k != nil && k.words == s {
		d.lastName = k
		return &k.name
	}
	k := d.names[s]
	if k == nil {
		s = strings.Clone(s) // it may outlive its file
		folded := draft.Fold(s)
		k = &knownName{name: readName(s, folded, wordsIn(folded), channelsIn(s)), words: s}
		d.names[s] = k
	}
	d.lastName.next, d.lastName = k, k
	return &k.name
}

// readName reads a name that is not known yet, folded, cut into words and with the networks in it.
func readName(s, folded string, list, channels []string) name {
	plain := trimLabel(folded)
	if plain == "" || len(plain) > 160 {
		return name{}
	}
	lang := langIn(s, list)
	if i := len(list) - 1; i >= 0 {
		if last := trimLabel(list[i]); last != list[i] {
			list = append(list[:i:i], last) // without the marks that are no letters, as plain is
		}
	}
	n := name{lang: lang, channels: slices.Clip(channels)}
	if len(channels) > 0 || !isNameless(folded, list) {
		n.meaning(s, folded, plain, list)
	} else if k, ok := postNumber(s, plain, list); ok {
		n.role, n.number = postRole, k
	}
	return n
}

// meaning finds out what a name means, by its plain words.
func (n *name) meaning(s, folded, plain string, list []string) {
	if f := fieldOf.of(plain); f != "" {
		n.role, n.field = fieldRole, f
		return
	}
	if k, ok := partNumber(strings.Trim(folded, " *_`🧵")); ok {
		n.role, n.number = partRole, k
		return
	}
	if k, ok := variantNumber(list); ok {
		n.role, n.number = variantRole, k
		return
	}
	if f := fieldNamed(plain); f != "" {
		n.role, n.field = fieldRole, f
		return
	}
	if f, ok := channelCopy(s, n.channels); ok {
		n.role, n.field, n.number = channelRole, f, numberIn(plain, list)
		return
	}
	if k, ok := postNumber(s, plain, list); ok {
		n.role, n.number = postRole, k
		return
	}
	if c := letterIn(plain, list); c != "" && (len(n.channels) == 0 || notSocial(n.channels)) {
		n.role, n.field, n.channels = channelRole, fText, []string{c}
	}
}

// nameWords are what the words look like of which each name of a field, a part, a variant, a language or a letter holds one at least.
var nameWords = func() (l looks) {
	for alias := range fieldOf.meanings {
		l.add(firstWord(alias))
	}
	for w := range langs.meanings {
		l.add(w)
	}
	for _, list := range []*glossary[bool]{variantWords, partWords, postWords, set("guest blog mail")} {
		for w := range list.meanings {
			l.add(w)
		}
	}
	return l
}()

// isNameless reports whether a title that names no network, folded and cut into words, can have no name but the number of a post: none of its words stands in
// one, and nothing in it joins words, cuts them or brackets them. Most headings of days are such.
func isNameless(folded string, list []string) bool {
	if len(list) == 0 {
		return false
	}
	for _, w := range list {
		if nameWords.has(w) {
			return false
		}
	}
	for i := range len(folded) {
		if c := folded[i]; c == '/' || c == '_' || c == '(' || c == '[' || c == "（"[0] {
			return false
		}
	}
	return draft.ChannelWords(list[0]) == 0 && draft.ChannelWords(list[len(list)-1]) == 0
}

// letterIn returns "email" for "Personal network email (Day 1)" and "blog" for "Guest post": copy that goes out, but to no social network.
func letterIn(plain string, list []string) string {
	if bare := cutBrackets(strings.ReplaceAll(plain, "e-mail", "email")); bare != plain {
		list = wordsIn(bare)
	}
	if len(list) == 0 || len(list) > 6 {
		return ""
	}
	if len(list) > 1 && list[1] == "post" && (list[0] == "guest" || list[0] == "blog") {
		return "blog"
	}
	for _, w := range []string{list[0], list[len(list)-1]} {
		if draft.ChannelWords(w) == 0 {
			continue
		}
		if c, ok := draft.ChannelName(w); ok && c == "email" {
			return c
		}
	}
	return ""
}

// langIn returns the language that a name, of which list are the folded words, gives in brackets or at its end: "Caption (FR)".
func langIn(s string, list []string) string {
	if i := lastBracket(s); i >= 0 {
		if l := wordsIn(draft.Fold(s[i:])); len(l) > 0 {
			return langs.of(l[0])
		}
	}
	if len(list) < 2 {
		return ""
	}
	last := list[len(list)-1]
	if lang := langs.of(last); lang != "" && strings.HasSuffix(strings.TrimSpace(s), strings.ToUpper(last)) {
		return lang
	}
	return ""
}

// lastBracket returns where the last opening bracket of s stands, -1 if there is none.
func lastBracket(s string) int {
	for i := len(s) - 1; i >= 0; i-- {
		if c := s[i]; c == '(' || c == '[' || c == "（"[0] && strings.HasPrefix(s[i:], "（") {
			return i
		}
	}
	return -1
}

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

// channelCopy reports whether a name means copy for networks: nothing but their names and words like "post" stand before
// its first colon or dash.
func channelCopy(s string, channels []string) (field string, ok bool) {
	if len(channels) == 0 {
		return "", false
	}
	head := s
	for _, sep := range []string{":", "：", " — ", " – ", " - ", " · ", " | "} {
		if h, _, ok := strings.Cut(head, sep); ok && len(channelsIn(h)) > 0 {
			head = h
		}
	}
	list := wordsIn(head)
	for i := 0; i < len(list); i++ {
		w := draft.Fold(list[i])
		if besides.of(w) || isNumber(w) || len(w) <= 1 || months.of(w) > 0 || weekdays.of(w) > 0 {
			continue
		}
		if _, known := draft.ChannelName(w); known {
			continue
		}
		if i+1 < len(list) {
			if _, known := draft.ChannelName(w + " " + draft.Fold(list[i+1])); known {
				i++
				continue
			}
		}
		return "", false
	}
	return fText, true
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
