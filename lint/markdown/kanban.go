package markdown

import (
	"slices"
	"strings"

	"github.com/postlint/postlint/rules/draft"
)

// isBoard reports whether the file is a board of Obsidian's Kanban plug-in.
func (d *doc) isBoard() bool {
	return slices.ContainsFunc(d.front, func(e entry) bool { return e.key == "kanban-plugin" })
}

// board reads the cards of a board: a lane ("## Scheduled") is a status, a card ("- [ ] LinkedIn: the oven @{2026-02-03}") a brief.
func (d *doc) board(s *section) {
	for _, lane := range s.kids {
		for i := lane.first; i < lane.own; i++ {
			if d.lines[i].kind == item {
				d.card(lane, i)
			}
		}
		d.board(lane)
	}
}

// card reads one card, its day and hour between braces, and the network that it starts with or names.
func (d *doc) card(lane *section, i int) {
	l := &d.lines[i]
	f := &found{sec: lane, first: i, last: i + 1, fields: []fieldValue{{field: fStatus, words: lane.when.quote}}}
	words := l.span()
	if lab, ok := d.labelAt(i); ok && lab.role == channelRole {
		f.channels, words = lab.channels, lab.value
	}
	if at := strings.Index(d.src[words.Start:words.End], "@{"); at >= 0 {
		w, _, _ := readWhen(strings.NewReplacer("@", " ", "{", " ", "}", " ").Replace(d.src[words.Start+at:words.End]), true, nil)
		w.quote = d.file.Quote(draft.Span{Start: words.Start + at, End: words.End})
		f.whens = []when{w}
		words.End = words.Start + len(strings.TrimRight(d.src[words.Start:words.Start+at], " "))
	}
	c := d.composeSaid(words)
	if hasLetters(c.text.String()) && !isChore(c.text.String()) {
		d.add(f, c, draft.Brief)
	}
}
