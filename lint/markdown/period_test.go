package markdown

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/draft"
)

// TestPeriods reads the days that a title names.
func TestPeriods(t *testing.T) {
	for _, c := range []struct{ title, quote, days string }{
		{"March 2026", "March 2026", "2026-03-01 2026-03-31"},
		{"Calendrier éditorial — juin 2026", "juin 2026", "2026-06-01 2026-06-30"},
		{"Instagram, March–April 2026", "March–April 2026", "2026-03-01 2026-04-30"},
		{"Plan, décembre 2025 – janvier 2026", "décembre 2025 – janvier 2026", "2025-12-01 2026-01-31"},
		{"Week of March 24, 2026", "Week of March 24, 2026", "2026-03-23 2026-03-30"},
		{"Week of March 23, 2026", "Week of March 23, 2026", "2026-03-23 2026-03-29"},
		{"Semaine du 6 au 12 juillet 2026", "Semaine du 6 au 12 juillet 2026", "2026-07-06 2026-07-12"},
		{"Publications du 1er – 15 mars 2026", "1er – 15 mars 2026", "2026-03-01 2026-03-15"},
		{"Week 2 (March 9-15, 2026)", "March 9-15, 2026", "2026-03-09 2026-03-15"},
		{"Week 2 March 9–15 2026", "March 9–15 2026", "2026-03-09 2026-03-15"},
		{"Semaine 5 : 30 mars au 5 avril 2026", "30 mars au 5 avril 2026", "2026-03-30 2026-04-05"},
		{"Mar 30 – Apr 5, 2026", "Mar 30 – Apr 5, 2026", "2026-03-30 2026-04-05"},
		{"mar. 3 mars – dim. 8 mars 2026", "mar. 3 mars – dim. 8 mars 2026", "2026-03-03 2026-03-08"},
		{"29 décembre – 4 janvier 2026", "29 décembre – 4 janvier 2026", "2025-12-29 2026-01-04"},
		{"Plan 2026-03", "2026-03", "2026-03-01 2026-03-31"},
		{"2026-03-02 to 2026-03-08", "2026-03-02 to 2026-03-08", "2026-03-02 2026-03-08"},
		{"Calendar 2026", "", ""},
		{"Plan LinkedIn 2026-2027", "", ""},
		{"What we learned in 30 days", "", ""},
		{"10 recettes de mars", "", ""},
	} {
		f := draft.NewFile("a.md", []byte("# "+c.title+"\n\n| Date | Channel | Caption |\n|---|---|---|\n| 2026-03-14 | X | The oven is hot today. |\n"))
		posts := Parse(f, Options{}).Posts
		require.Len(t, posts, 1, c.title)
		p := posts[0].When.Period
		if c.days == "" {
			assert.Nil(t, p, c.title)
			continue
		}
		assert.Equal(t, c.days, p.From.Format(time.DateOnly)+" "+p.To.AddDate(0, 0, -1).Format(time.DateOnly), c.title)
		assert.Equal(t, c.quote, p.Quote.String(), c.title)
		assert.Equal(t, c.quote, p.Quote.Raw(), c.title)
	}
}

// TestPeriodOfPosts tells which title above a post names its period: the nearest of a file, a month or a week.
func TestPeriodOfPosts(t *testing.T) {
	src := `# Calendrier, mars 2026

## Semaine du 2 au 8 mars

### Lundi 2 mars — LinkedIn

Le pain sort du four à six heures, et vous êtes tous invités.

## April 2026

### Post 1 (Apr 3) — looking back on May 2025 (LinkedIn)

Our ovens have a story to tell, and this is where it starts.

## Idées

### Jour 3 — LinkedIn

Le moulin raconte son histoire, et la farine aussi.
`
	posts := Parse(draft.NewFile("a.md", []byte(src)), Options{}).Posts
	require.Len(t, posts, 3)
	assert.Equal(t, "Semaine du 2 au 8 mars", posts[0].When.Period.Quote.String())
	assert.Equal(t, 1, posts[0].When.Weekday)
	assert.Equal(t, "April 2026", posts[1].When.Period.Quote.String())
	assert.Equal(t, draft.Relative, posts[2].When.Precision)
	assert.Nil(t, posts[2].When.Period)
}

// TestWeekdays reads the weekdays that are written beside dates, in one string or in another column, row or heading of the same post.
func TestWeekdays(t *testing.T) {
	table := func(header, row string) string {
		return "# Plan 2026\n\n" + header + "\n|---|---|---|---|\n" + row + "\n"
	}
	for _, c := range []struct {
		src  string
		when string
		day  int
	}{
		{"## Tuesday 14 March 2026 — LinkedIn\n\nThe oven is hot, the bread is out, come and see.\n", "2026-03-14", 2},
		{"## mar. 14 juil. 2026 — LinkedIn\n\nLe four est chaud, le pain est là, venez le voir.\n", "2026-07-14", 2},
		{"## Mardi 14 juillet 2026 — LinkedIn\n\nLe four est chaud, le pain est là, venez le voir.\n", "2026-07-14", 2},
		{table("| Date | Channel | Caption | Tags |", "| Mon 05-11 | X | Bread | |"), "2026-05-11", 1},
		{table("| Day | Date | Channel | Caption |", "| Tuesday | March 14 | X | Bread |"), "2026-03-14", 2},
		{table("| Date | Jour | Canal | Légende |", "| 14 mars | Mardi | X | Pain |"), "2026-03-14", 2},
		{table("| Week | Day | Date | Caption |", "| 1 | Tue | Mar 14 | Bread is out |") + "\nLinkedIn\n", "2026-03-14", 2},
		{"## Monday: a look inside (LinkedIn)\n\n**Date:** 2026-03-14\n\nThe oven is hot, the bread is out, come and see.\n", "2026-03-14", 1},
		{"## Nov 24, 2026 — our Tuesday letter (LinkedIn)\n\nThe oven is hot, the bread is out, come and see.\n", "2026-11-24", 0},
		{"## Nov 24, 2026 — Black Friday (LinkedIn)\n\nThe oven is hot, the bread is out, come and see.\n", "2026-11-24", 0},
		{"## 20 mars 2026 — Vendredi saint (LinkedIn)\n\nLe four est chaud, le pain est là, venez le voir.\n", "2026-03-20", 0},
		{table("| Date | Time | Channel | Caption |", "| March 14 | Tue-Thu 9am | X | Bread |"), "2026-03-14T09:00:00Z", 0},
		{"## 14 March 2026 — LinkedIn\n\nThe oven is hot, the bread is out, come and see.\n", "2026-03-14", 0},
	} {
		for _, p := range Parse(draft.NewFile("linkedin-posts.md", []byte(c.src)), Options{}).Posts {
			assert.Equal(t, c.when, p.When.String(), c.src)
			assert.Equal(t, c.day, p.When.Weekday, c.src)
		}
		assert.Len(t, Parse(draft.NewFile("linkedin-posts.md", []byte(c.src)), Options{}).Posts, 1, c.src)
	}
	start := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC) // a Monday
	p := Parse(draft.NewFile("a.md", []byte("## Day 1 (Tuesday) — LinkedIn\n\nThe oven is hot, the bread is out.\n")), Options{Start: start}).Posts
	require.Len(t, p, 1)
	assert.Equal(t, "2026-03-02", p[0].When.String())
	assert.Equal(t, 2, p[0].When.Weekday)
}
