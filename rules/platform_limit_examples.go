package rules

import (
	"strings"

	"github.com/postlint/postlint/rules/check"
)

// platformLimitExamples writes drafts that are exactly as long as a network takes, and longer.
func platformLimitExamples() []check.Example {
	mark := func(s string, fits int) string { // the characters that fit, then the rest in marks
		r := []rune(s)
		return string(r[:fits]) + "⟦" + string(r[fits:]) + "⟧"
	}
	rye := strings.Repeat("The rye comes from a mill by the river. ", 7)   // 280
	seigle := strings.Repeat("Le blé vient d’un moulin à côté d’ici. ", 7) // 273
	families := strings.Repeat("👨‍👩‍👧‍👦", 20)                              // 20 to a reader, 40 to X, 140 code points
	return []check.Example{
		{Posts: "- x: " + rye + "⟦Come.⟧", Severity: check.Block},
		{Posts: "- linkedin: " + rye + "Come."},
		{Posts: "- x: " + strings.TrimSpace(rye)},
		{Posts: "- x: " + rye[:240] + "Come and see us, or read ⟦https://example.com/rye⟧", Severity: check.Block},
		{Posts: "- x: " + rye[:240] + "Come, or read https://example.com/the-whole-story-of-our-rye-and-of-the-people-who-grow-it"},
		{Posts: "- bluesky: " + rye + families + "⟦!⟧", Severity: check.Block},
		{Posts: "- bluesky: " + rye + families},
		{Posts: "- mastodon: " + mark(rye+rye[:223], 500), Severity: check.Warn},
		{Posts: "- mastodon: " + rye + rye[:200] + "@ana@a-very-long-name-of-a-server.example.org"},
		{Posts: "2026-03-02 instagram: Six flours. #Rye #Oats #Spelt #Wheat #Barley ⟦#Malt⟧", Severity: check.Warn},
		{Posts: "2025-03-02 instagram: Six flours. #Rye #Oats #Spelt #Wheat #Barley #Malt"},
		{Posts: "2026-03-02 threads: Mills: one.example.com two.example.com three.example.com four.example.com five.example.com ⟦six.example.com⟧", Severity: check.Block},
		{Posts: "2026-03-02 threads: Mills: one.example.com two.example.com three.example.com four.example.com five.example.com one.example.com"},

		{Posts: "- x: " + mark(seigle+"Venez vite !", 280), Severity: check.Block},
		{Posts: "- x: " + seigle + "Venez !"},
		{Posts: "- x: " + strings.ReplaceAll(seigle, "é", "e\u0301") + "Venez !"}, // the same, as some keyboards type it
		{Posts: "- x: " + seigle + "Dès 4 ⟦€⟧", Severity: check.Block},
		{Posts: "- x: " + seigle + "À 4 €"},
		{Posts: "- threads: " + seigle + strings.Repeat("Venez le goûter. ", 12) + "🥖🥖🥖🥖🥖⟦🥖⟧", Severity: check.Warn},
		{Posts: "- threads: " + seigle + strings.Repeat("Venez le goûter. ", 12) + "🥖🥖🥖🥖🥖"},
		{Posts: "2026-03-02 tiktok: Six farines. #Seigle #Avoine #Orge #Sarrasin #Froment ⟦#Malt⟧", Severity: check.Warn},
		{Posts: "2026-03-02 tiktok: Cinq farines. #Seigle #Avoine #Orge #Sarrasin #Froment"},
	}
}
