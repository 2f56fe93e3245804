package markdown

import (
	"strings"

	"github.com/postlint/postlint/rules/draft"
)

// tagsIn cuts words that are hashtags into one quote each, with or without their signs.
func tagsIn(q draft.Quote) []draft.Quote {
	s := q.String()
	signs := strings.ContainsAny(s, "#＃")
	if !signs && (strings.ContainsAny(s, "/:") || strings.Contains(strings.TrimSpace(s), " ") && !strings.ContainsAny(s, ",;，、")) {
		return nil // "r/programming", "Core + Set 3": no hashtags
	}
	var out []draft.Quote
	from := -1
	flush := func(to int) {
		if w := s[from:to]; !signs || strings.HasPrefix(w, "#") && len(w) > 1 || strings.HasPrefix(w, "＃") && len(w) > 3 {
			out = append(out, draft.Quote{Text: q.Text, Start: q.Start + from, End: q.Start + to})
		}
		from = -1
	}
	for i, r := range s {
		end := strings.ContainsRune(" ,;\n\t|·•、，`\"'()[]\u00a0", r)
		if from >= 0 && (end || r == '#') {
			flush(i)
		}
		if from < 0 && !end {
			from = i
		}
	}
	if from >= 0 {
		flush(len(s))
	}
	return out
}
