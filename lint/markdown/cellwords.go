package markdown

import (
	"strings"
	"unicode"

	"github.com/postlint/postlint/rules/draft"
)

// isEmpty reports whether a cell says nothing: "—", "-", "*Rest*".
func isEmpty(s string) bool {
	if s != "" && wordASCII[s[0]] && emptyCells.all().begin[s[0]|0x20] == 0 {
		return false
	}
	letters := 0
	for i := 0; i < len(s); i++ {
		if letters += oneIf(wordASCII[s[i]]); letters > len("rest / engage only") {
			return false
		}
	}
	s = strings.TrimFunc(draft.Fold(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '#' })
	return s == "" || emptyCells.of(s)
}

// emptyCells are what people write where nothing goes out.
var emptyCells = &glossary[bool]{read: func(string) map[string]bool {
	m := map[string]bool{}
	for _, s := range []string{"rest", "rest / engage only", "engage only", "rest or repost", "off", "repos", "none", "n/a", "rest day", "descanso", "pause", "aucun", "rien", "nothing", "no post", "pas de post", "jour de repos", "day off"} {
		m[s] = true
	}
	return m
}}

func hasLetters(s string) bool { return strings.IndexFunc(s, unicode.IsLetter) >= 0 }

// chores are the first words of rows that are work and no post: "Respond to comments", "Performance review".
var chores = set("rest repos review respond reply engage engagement comment comments dm monitor performance prepare prep analyze analyse analytics repondre commenter surveiller planning plan check runway bilan follow descanso metrics")

// isChore reports whether a row is work and no post. Without a network it is not planned to be read by anybody.
func isChore(s string) bool {
	list := firstWords(foldOpening(s, 3), 3)
	return len(list) == 0 || chores.of(list[0]) && !sayComment(list)
}

// commented are the words that go on after "comment on", where it is work: in French it asks how people do something, "Comment on affûte un couteau".
var commented = set("the a an each every other others all new top at your their our similar relevant two three five ten group groups posts post threads accounts peers industry people creators")

// sayComment reports whether words that begin with "comment" or "comments" say something, as French does with "Comment choisir un couteau" and English with
// "Comments are off". Work goes on in few ways: "Comment on 5 posts", "Comments & DMs".
func sayComment(list []string) bool {
	if list[0] != "comment" && list[0] != "comments" || len(list) == 1 {
		return false
	}
	switch next := list[1]; next {
	case "under", "back", "and", "with", "dm", "dms", "replies", "reply", "daily":
		return false
	case "on":
		return len(list) > 2 && !commented.of(list[2]) && (list[2][0] < '0' || list[2][0] > '9')
	default:
		return next[0] < '0' || next[0] > '9'
	}
}

// errands are the first words of work on what others publish: it names a network, and yet nothing new goes out.
var errands = set("respond reply replies comment dm dms monitor repondre commenter rest")

// isErrand reports whether some words are such work: "Reply to every comment", "DM 5 people", "Rest or repost the best one".
func isErrand(s string) bool {
	if len(s) >= 160 || !opensWith(s, errands) {
		return false
	}
	list := firstWords(foldOpening(s, 3), 3)
	return len(list) > 1 && errands.of(list[0]) && !sayComment(list) && (list[0] != "rest" || list[1] == "or" || list[1] == "and" || strings.Contains(s, "/"))
}

// cellKind tells copy from a note about what is to be written. Under a header such as "Caption" it is copy; "Content" and
// "Hook" hold either, and copy is what has a hashtag, an address or several sentences.
func cellKind(c *column, words string) draft.Kind {
	if c.caption {
		return draft.Copy
	}
	if c.field == fContent || c.field == fHook || c.field == fBrief {
		if len(words) > 60 && (strings.Contains(words, " #") || strings.Contains(words, "http") || strings.Count(words, ". ")+strings.Count(words, "! ")+strings.Count(words, "? ") > 1) {
			return draft.Copy
		}
	}
	return draft.Brief
}
