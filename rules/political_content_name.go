package rules

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// nameAfter returns the name that follows h.
func (j *politics) nameAfter(h check.Hit) (draft.Quote, bool) { return j.name(h.Last+1, h) }

// name returns word i if it is a name that only a space parts from h: it has a capital and is none of the words that usually stand there.
func (j *politics) name(i int, h check.Hit) (draft.Quote, bool) {
	q, folded := j.Word(i)
	if h.First < 0 || len(folded) < 2 {
		return q, false
	}
	text, from, to := q.Text.String(), min(q.End, h.Quote.End), max(q.Start, h.Quote.Start)
	between := strings.TrimSpace(text[from:to])
	if between != "" && (between != "." || len(h.String()) > len("Rep")) { // "Don't forget to vote. Join us": a new sentence
		return q, false
	}
	first, size := utf8.DecodeRuneInString(q.String())
	second, _ := utf8.DecodeRuneInString(q.String()[size:])
	return q, unicode.IsUpper(first) && unicode.IsLower(second) && !j.noName(folded)
}

// noName reports whether a folded word begins no candidate's name after "vote" or "elect". Half of all words of a post are such, so that they stand
// here and not in a list: nobody asks for them but after those verbs.
func (j *politics) noName(folded string) bool {
	if j.Lang&check.English != 0 {
		switch folded {
		case "the", "your", "our", "my", "a", "an", "this", "these", "it", "us", "me", "him", "her", "them", "who", "what", "which", "all", "one",
			"for", "in", "via", "on", "at", "by", "below", "to", "with", "using", "from", "and", "or", "as", "like", "so", "because", "if", "when", "while", "before", "until", "through",
			"now", "here", "today", "tonight", "tomorrow", "early", "online", "yes", "no", "up", "only", "best", "more", "every", "day", "option", "number", "team", "election", "democracy",
			"january", "february", "march", "april", "june", "july", "august", "september", "october", "november", "december", "oct", "nov",
			"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday":
			return true
		}
	}
	if j.Lang&check.French != 0 {
		switch folded {
		case "le", "la", "les", "l", "votre", "vos", "notre", "nos", "mon", "ma", "un", "une", "ce", "cette", "celui", "celle", "tous", "toutes", "chaque",
			"pour", "contre", "en", "par", "sur", "parmi", "avec", "avant", "via", "au", "aux", "a", "de", "du", "des", "d", "dans", "et", "ou",
			"ici", "maintenant", "oui", "non", "vite", "aujourd", "aujourdhui", "demain", "equipe", "nombreux", "massivement", "utile",
			"lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche":
			return true
		}
	}
	return false
}
