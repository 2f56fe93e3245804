package markdown

import (
	"strings"

	"github.com/postlint/postlint/rules/draft"
)

// isRemark reports whether a line speaks about the post: it stands in italics or brackets, or ends in a colon.
func isRemark(s string) bool {
	s = strings.TrimSpace(s)
	return strings.HasSuffix(s, ":") || strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") || len(s) > 2 && (s[0] == '*' || s[0] == '_') && s[len(s)-1] == s[0] && s[1] != s[0]
}

// orders begin a quote that tells how to publish what follows it: "> Publish this as one thread."
var orders = set("post publish schedule attach include use pin note notes tip remember publier poster programmer joindre utiliser epingler penser attention")

// skipOrder returns the line behind such a quote, if the post goes on without a quote, else from itself.
func (d *doc) skipOrder(from, to int) int {
	i := d.after(from)
	if i >= to || !d.lines[i].quote {
		return from
	}
	l := &d.lines[i]
	list := wordsIn(draft.Fold(d.src[l.text:max(l.text, l.end)]))
	if len(list) == 0 || !orders.of(list[0]) {
		return from
	}
	for i < to && (d.lines[i].quote || d.lines[i].kind == blank) {
		i++
	}
	if i >= to {
		return from
	}
	return i
}

// isNetwork reports whether a value names networks and nothing else.
func (d *doc) isNetwork(value string) bool {
	c, unknown := d.channelValue(value)
	return len(c) > 0 && len(unknown) == 0 && len(value) < 80
}
