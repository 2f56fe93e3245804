package rules

import "github.com/postlint/postlint/rules/check"

const (
	ryeSentence   = "The rye comes from a mill by the river. " // 40 characters
	ryeSix        = ryeSentence + ryeSentence + ryeSentence + ryeSentence + ryeSentence + ryeSentence
	ryeAll        = ryeSix + ryeSentence                                                                            // 280
	bleSentence   = "Le blé vient d’un moulin à côté d’ici. "                                                       // 39
	bleAll        = bleSentence + bleSentence + bleSentence + bleSentence + bleSentence + bleSentence + bleSentence // 273
	decomposed    = "Le ble\u0301 vient d’un moulin à côte\u0301 d’ici. "                                           // the same, as some keyboards type it
	decomposedAll = decomposed + decomposed + decomposed + decomposed + decomposed + decomposed + decomposed
	fourFamilies  = "👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦👨‍👩‍👧‍👦"
	families      = fourFamilies + fourFamilies + fourFamilies + fourFamilies + fourFamilies // 20 to a reader, 40 to X, 140 code points
	tasteFour     = "Venez le goûter. Venez le goûter. Venez le goûter. Venez le goûter. "
	taste         = tasteFour + tasteFour + tasteFour
)

// platformLimitExamples are drafts that are exactly as long as a network takes, and longer.
var platformLimitExamples = []check.Example{
	{Posts: "- x: " + ryeAll + "⟦Come.⟧", Severity: check.Block},
	{Posts: "- linkedin: " + ryeAll + "Come."},
	{Posts: "- x: " + ryeSix + "The rye comes from a mill by the river."},
	{Posts: "- x: " + ryeSix + "Come and see us, or read ⟦https://example.com/rye⟧", Severity: check.Block},
	{Posts: "- x: " + ryeSix + "Come, or read https://example.com/the-whole-story-of-our-rye-and-of-the-people-who-grow-it"},
	{Posts: "- bluesky: " + ryeAll + families + "⟦!⟧", Severity: check.Block},
	{Posts: "- bluesky: " + ryeAll + families},
	{Posts: "- mastodon: " + ryeAll + ryeSentence + ryeSentence + ryeSentence + ryeSentence + ryeSentence + "The rye comes from a⟦ mi⟧", Severity: check.Warn},
	{Posts: "- mastodon: " + ryeAll + ryeSentence + ryeSentence + ryeSentence + ryeSentence + ryeSentence + "@ana@a-very-long-name-of-a-server.example.org"},
	{Posts: "2026-03-02 instagram: Six flours. #Rye #Oats #Spelt #Wheat #Barley ⟦#Malt⟧", Severity: check.Warn},
	{Posts: "2025-03-02 instagram: Six flours. #Rye #Oats #Spelt #Wheat #Barley #Malt"},
	{Posts: "2026-03-02 threads: Mills: one.example.com two.example.com three.example.com four.example.com five.example.com ⟦six.example.com⟧", Severity: check.Block},
	{Posts: "2026-03-02 threads: Mills: one.example.com two.example.com three.example.com four.example.com five.example.com one.example.com"},

	{Posts: "- x: " + bleAll + "Venez v⟦ite !⟧", Severity: check.Block},
	{Posts: "- x: " + bleAll + "Venez !"},
	{Posts: "- x: " + decomposedAll + "Venez !"},
	{Posts: "- x: " + bleAll + "Dès 4 ⟦€⟧", Severity: check.Block},
	{Posts: "- x: " + bleAll + "À 4 €"},
	{Posts: "- threads: " + bleAll + taste + "🥖🥖🥖🥖🥖⟦🥖⟧", Severity: check.Warn},
	{Posts: "- threads: " + bleAll + taste + "🥖🥖🥖🥖🥖"},
	{Posts: "2026-03-02 tiktok: Six farines. #Seigle #Avoine #Orge #Sarrasin #Froment ⟦#Malt⟧", Severity: check.Warn},
	{Posts: "2026-03-02 tiktok: Cinq farines. #Seigle #Avoine #Orge #Sarrasin #Froment"},
}
