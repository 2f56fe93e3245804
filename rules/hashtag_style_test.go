package rules

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

func TestHashtagStyleAdviceIsSourced(t *testing.T) {
	seen := map[string]bool{}
	for _, a := range hashtagStyleAdvised {
		name, known := draft.ChannelName(a.Network)
		assert.True(t, known && name == a.Network && !seen[name], a.Network)
		seen[name] = true
		assert.GreaterOrEqual(t, a.Many, hashtagStyleFewest, a.Network)
		assert.Less(t, a.Many, hashtagStyleHeap, a.Network)
		assert.NotEmpty(t, a.Advised, a.Network)
		assert.True(t, strings.HasPrefix(a.Source, "https://"), a.Network)
		assert.Regexp(t, `^20\d\d-\d\d$`, a.Read, a.Network)
	}
}

// Words are folded, as the tags are that they are looked for in, and none that is meant is rude.
func TestHashtagStyleWords(t *testing.T) {
	for _, l := range hashtagStyleLexicons {
		words, rude := 0, slices.Concat(l.Rude[:]...)
		for n, row := range l.Words {
			for ; row != ""; row = row[n:] {
				words++
				assert.Equal(t, check.Squash(row[:n]), row[:n])
				assert.True(t, l.Words.has(row[:n]), row[:n])
				assert.NotContains(t, rude, row[:n])
			}
		}
		assert.Greater(t, words, 600, l.lang)
		assert.NotEmpty(t, rude, l.lang)
		for _, w := range rude {
			assert.Equal(t, check.Squash(w), w)
		}
	}
	for _, w := range []string{"", "a", "zz", "abou", "aboutx", "abour"} {
		assert.Equal(t, w == "a", hashtagStyleEnglish.Words.has(w), w)
	}
}

func TestHashtagStyleMisread(t *testing.T) {
	both := check.English | check.French
	for tag, want := range map[string]hashtagStyleReading{
		"#susanalbumparty":    {"SusanAlbumParty", "sus anal bum party"},
		"#nowthatcherisdead":  {"NowThatcherIsDead", "now that cher is dead"},
		"#whorepresentsyou":   {"WhoRepresentsYou", "whore presents you"},
		"#expertsexchange":    {"ExpertsExchange", "expert sex change"},
		"#vegasslicker":       {"VegasSlicker", "veg ass licker"},
		"#medicknowhow":       {"MedicKnowHow", "me dick now how"},
		"#molestationnursery": {"MoleStationNursery", "molestation nursery"},
		"#findatherapist":     {"FindATherapist", "find at he rapist"},
		"#lamerdéglacée":      {},
		"#boutdemerdeglace":   {"BoutDeMerDeGlace", "bout de merde glace"},
		"#openisland":         {},
		"#canalboat":          {},
		"#classicalbum":       {},
		"#butterfly":          {},
		"#assassin":           {},
		"#massage":            {},
		"#concoursdecuisine":  {},
		"#lesconseils":        {},
		"#disputes":           {},
		"#culture":            {},
		"#americanalbum":      {},
		"#grapesandwine":      {},
		"#document":           {},
	} {
		got, ok := hashtagStyleMisread(tag, check.Squash(tag), both)
		assert.Equal(t, want.wrong != "", ok, tag)
		if ok {
			assert.Equal(t, want, got)
			assert.False(t, hashtagStyleFlat("#"+got.right), "what is proposed must pass")
		}
	}
}

func TestHashtagStyleFlat(t *testing.T) {
	for tag, want := range map[string]bool{"#ryebread": true, "#Ryebread": true, "#RYEBREAD": true, "#RyeBread": false, "#ryeBread": false, "#rye_bread": false, "#ryebread2026": true} {
		assert.Equal(t, want, hashtagStyleFlat(tag), tag)
	}
}

// More than thirty tags are a heap on any network and on none; Instagram's own limit is for platform-limit to say.
func TestHashtagStyleHeap(t *testing.T) {
	set, err := check.Compile(HashtagStyle)
	require.NoError(t, err)
	text := "Rye is out."
	for i := range 30 {
		text += fmt.Sprintf(" #Rye%d", i)
	}
	post := &draft.Post{Text: draft.NewText(text)}
	assert.Empty(t, set.Post(nil, post, nil))
	post.Hashtags = []draft.Quote{draft.Words("Bread")}
	found := set.Post(nil, post, nil)
	require.Len(t, found, 1)
	assert.Equal(t, check.Warn, found[0].Severity)
	assert.Equal(t, "Bread", found[0].Quote.String())
	post.Channels = []string{"instagram"}
	assert.Empty(t, set.Post(nil, post, nil))
}

// Advice that was read long ago says so.
func TestHashtagStyleAdviceGrowsOld(t *testing.T) {
	set, err := check.Compile(HashtagStyle)
	require.NoError(t, err)
	post := &draft.Post{Text: draft.NewText("Rye is out. #Rye #Bread #Bakery #Leeds"), Channels: []string{"x"}}
	for year, old := range map[int]bool{2027: false, 2029: true} {
		post.When = draft.Moment{Time: time.Date(year, 3, 2, 0, 0, 0, 0, time.UTC), Precision: draft.Day}
		found := set.Post(nil, post, nil)
		require.Len(t, found, 1)
		assert.Equal(t, old, strings.Contains(found[0].Message, "as of November 2026"), year)
	}
}

// Each post of a thread has its own tags.
func TestHashtagStyleThread(t *testing.T) {
	set, err := check.Compile(HashtagStyle)
	require.NoError(t, err)
	text := draft.NewText("#Rye #Oats #Malt\n#Bread #Flour #Yeast #Salt")
	post := &draft.Post{Text: text, Channels: []string{"x"}, Parts: []draft.Quote{text.Quote(0, 16)}}
	assert.Empty(t, set.Post(nil, post, nil))
	post.Parts = append(post.Parts, text.Quote(17, len(text.String())))
	found := set.Post(nil, post, nil)
	require.Len(t, found, 1)
	assert.Equal(t, "#Salt", found[0].Quote.String())
}

func TestHashtagStyleAllocatesNothing(t *testing.T) {
	if raceEnabled {
		t.Skip("under the race detector sync.Pool drops items at random")
	}
	set, err := check.Compile(HashtagStyle)
	require.NoError(t, err)
	post := &draft.Post{Text: draft.NewText("Rye is out. #Bread #bakeryinleeds #sourdough"), Lang: "en", Channels: []string{"x"}}
	require.Empty(t, set.Post(nil, post, nil))
	assert.Zero(t, testing.AllocsPerRun(100, func() { set.Post(nil, post, nil) }))
}
