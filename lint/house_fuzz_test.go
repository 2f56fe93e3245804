package lint

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/postlint/postlint/rules/check"
)

// A house rule is refused, or judges any text: what it finds are words of the post, and nothing beside the networks that it is for.
func FuzzHouseRule(f *testing.F) {
	f.Add("acme\nla maison acme", "acme street", "Better than Acme, on Acme Street!")
	f.Add("vote(s) * <n>\n#FlashSale\nl’été", "*", "Votes for 20, L'ÉTÉ #flashsale e\u0301te\u0301")
	f.Add("a -> b\n(s)\n\xff", "", "\xff a b")
	f.Fuzz(func(t *testing.T, words, except, text string) {
		h := HouseRule{ID: "house", Words: map[string][]string{"en": strings.Split(words, "\n"), "fr": {"la maison acme"}}, Message: "Say what ours does.", Severity: check.Warn, Channels: []string{"x"}}
		if except != "" {
			h.Except = strings.Split(except, "\n")
		}
		r, err := h.Rule()
		if err != nil {
			return
		}
		l := New(r)
		for _, found := range l.Lint(&Post{Text: NewText(text), Channels: []string{"x"}}, nil) {
			assert.True(t, 0 <= found.Quote.Start && found.Quote.Start < found.Quote.End && found.Quote.End <= len(text), "%q: %+v", text, found.Quote)
			assert.Equal(t, check.Warn, found.Severity)
		}
		assert.Empty(t, l.Lint(&Post{Text: NewText(text), Channels: []string{"linkedin"}}, nil))
	})
}
