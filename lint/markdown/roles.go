package markdown

import (
	"slices"
	"strings"
	"sync"

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

var langs = &glossary[string]{read: func(string) map[string]string {
	return map[string]string{"en": "en", "english": "en", "anglais": "en", "fr": "fr", "french": "fr", "francais": "fr", "no": "no", "norsk": "no", "de": "de", "german": "de", "deutsch": "de", "es": "es", "spanish": "es",
		"espanol": "es", "pt": "pt", "it": "it", "ja": "ja", "japanese": "ja", "ko": "ko", "korean": "ko", "zh": "zh", "ar": "ar", "nl": "nl", "ro": "ro", "ru": "ru", "영문": "en", "日本語": "ja", "한국어": "ko"}
}}

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
var nameWords = sync.OnceValue(func() *looks {
	l := new(looks)
	for alias := range fieldOf.all().of {
		l.add(firstWord(alias))
	}
	for w := range langs.all().of {
		l.add(w)
	}
	for _, list := range []*glossary[bool]{variantWords, partWords, postWords, set("guest blog mail")} {
		for w := range list.all().of {
			l.add(w)
		}
	}
	return l
})

// isNameless reports whether a title that names no network, folded and cut into words, can have no name but the number of a post: none of its words stands in
// one, and nothing in it joins words, cuts them or brackets them. Most headings of days are such.
func isNameless(folded string, list []string) bool {
	if len(list) == 0 {
		return false
	}
	names := nameWords()
	for _, w := range list {
		if names.has(w) {
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
