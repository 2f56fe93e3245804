package rules

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// giants are what a careless rule takes the square of. A file without structure is one post, of any length.
func giants(t *testing.T) map[string]string {
	shapes := map[string]string{
		"tags": "#WhyIStayed ", "tags of an event": "#Aurora #PrayForAurora ", "tags glued": "#a#b", "mentions": "@maison_aurore ", "links": "https://example.org/a?b=c ", "one word": "a", "emoji": "👩‍🚀",
		"digits": "1234 ", "prices": "3 € -20 % ", "quotes": "“a” \"b\" «c» ", "newlines": "a\n", "apostrophes": "l'été ", "capitals": "SOLDES SALE ", "accents": "e\u0301", "sentences": "a. Et ? ",
		"brackets": "[a ( {", "fields": "{{name}} [NAME] `<nom>` ", "mixed": "#Aurora sale -20 % https://a.example @b 9/11 ", "an event": "Storm Aurora, Colorado, the storm. ",
	}
	for _, r := range All() {
		for _, e := range r.Examples {
			if posts, marked, err := e.Calendar(); err == nil && len(marked) > 0 && len(posts) > 0 {
				shapes["as "+r.ID] = posts[len(posts)-1].Text.String() + " "
				break
			}
		}
	}
	require.Greater(t, len(shapes), 40)
	return shapes
}

// Eight times the post takes about eight times as long, whatever it is made of.
func TestGiantPostsAreLinear(t *testing.T) {
	if testing.Short() || raceEnabled {
		t.Skip("measures time")
	}
	now := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
	ctx := &draft.Context{
		Now: now, NewsChecked: now,
		Events: []draft.Event{{Name: "Storm Aurora", Kind: "natural-disaster", Place: "Aurora, Colorado", Severity: draft.Critical, Start: now, Hashtags: []string{"#Aurora"}, Terms: []string{"colorado storm"}}},
		Trends: []draft.Trend{{Hashtag: "#WhyIStayed", Seen: now}},
		Brand:  draft.Brand{Name: "Maison Aurore", Partners: []draft.Partner{{Handle: "@b", Paid: true}}},
	}
	take := func(set *check.Set, shape string, size int) time.Duration {
		p := &draft.Post{Text: draft.NewText(strings.Repeat(shape, size/len(shape)+1)), Channels: []string{"x"}, When: draft.Moment{Time: now.Add(9 * time.Hour), Precision: draft.Minute}}
		start := time.Now()
		set.Post(nil, p, ctx)
		return time.Since(start)
	}
	all, err := Compile(All()...)
	require.NoError(t, err)
	const size = 10_000
	for name, shape := range giants(t) {
		t.Run(name, func(t *testing.T) {
			small, large := take(all, shape, size), time.Duration(0)
			for range 12 { // other work on the machine makes single measurements worthless
				if large = take(all, shape, 8*size); large < 20*max(small, 2*time.Millisecond) {
					return
				}
				small = max(small, take(all, shape, size))
			}
			t.Errorf("8 times the post took %v instead of %v", large, small)
			for _, r := range All() {
				set, err := Compile(r)
				require.NoError(t, err)
				if alone := take(set, shape, 8*size); alone > large/4 {
					t.Errorf("%s alone takes %v", r.ID, alone)
				}
			}
		})
	}
}
