package rules

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

func TestRoboPostField(t *testing.T) {
	for _, s := range []string{
		"[link]", "[Lien]", "[GitHub link]", "[Your name]", "[VOTRE ENTREPRISE]", "[insert photo]", "[insérer le lien]", "[Prénom]", "[À COMPLÉTER]", "{{CAPTION}}", "{{ product.name | upper }}", "{first_name}", "{name}", "{0}", "%FIRSTNAME%", "*|FNAME|*", "{% if sale %}", "<link>", "<your name>",
		"Only [PRICE] this week", "le [DATE] à Lyon", "in [CITY].", "save [X]% today",
	} {
		assert.NotZero(t, roboPostFieldsIn(s), s)
	}
	for _, s := range []string{
		"[CONCOURS] à gagner", "[Link in bio]", "[lien en bio]", "[carousel: dough, oven]", "[0-3 s]", "[video]", "[1/3]", "[PRIX] Le pain a gagné", "[VOTRE AVIS] nous intéresse", "[x] done", "[link](https://example.com)", "[link] https://example.com", "[she said]", "“[Nancy] bakes”",
		"100 % rye, 20 % off", "50%OFF% now", "LIKE %rye%", "<3", "<space>", "SMS JOIN <your name> to 5676", "{curly}", "a * b | c * d", "[...]", "[]", "{}", "[link\n]",
	} {
		assert.Zero(t, roboPostFieldsIn(s), s)
	}
}

func roboPostFieldsIn(s string) (n int) {
	for at := range len(s) {
		n += roboPostField(s[at:], s[:at], holds(s[:at], "sms") || holds(s[:at], "text"))
	}
	return n
}

// A search through an index finds the pairs that comparing all with all finds.
func TestRoboTwinsAreThoseOfAllPairs(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	var posts []*draft.Post
	for i := range 300 {
		words := make([]string, 14+i%9)
		for j := range words {
			words[j] = fmt.Sprint("word", (i/10)*100+j)
		}
		for range r.IntN(3) {
			words[r.IntN(len(words))] = fmt.Sprint("other", i)
		}
		posts = append(posts, &draft.Post{Text: draft.NewText(strings.Join(words, " ")), Channels: []string{"x"}, When: draft.Moment{Time: time.Date(2026, 1, 1+i, 0, 0, 0, 0, time.UTC), Precision: draft.Day}})
	}
	ix, kept := roboTwinIndexOf(t, posts)
	runs := func(i int) []uint32 { return kept(int32(i)).(*roboTwin).runs }
	pairs := 0
	for i := range posts {
		var last *draft.Post
		for k, o := range posts[:i] {
			if roboTwinAlike(runs(i), runs(k)) {
				last = o
			}
		}
		assert.Same(t, last, ix.before[i].repeats)
		if last != nil {
			pairs++
		}
	}
	assert.Greater(t, pairs, 50)
}

// Time is linear in the number of posts even if all are one text with a number: comparing all with all would take minutes here.
func TestRoboTwinsStayLinear(t *testing.T) {
	posts := make([]*draft.Post, 20_000)
	for i := range posts {
		posts[i] = &draft.Post{Text: draft.NewText(fmt.Sprintf("Our rye rests for eighteen hours before Ana bakes it in the old oven on Mill Road, loaf %d", i)), Channels: []string{"x"}, When: draft.Moment{Time: time.Date(2000, 1, 1+i, 0, 0, 0, 0, time.UTC), Precision: draft.Day}}
	}
	ix, _ := roboTwinIndexOf(t, posts)
	for i, before := range ix.before {
		assert.Equal(t, i > 0, before.repeats != nil)
	}
}

func roboTwinIndexOf(t *testing.T, posts []*draft.Post) (ix *roboTwinIndex, kept func(number int32) any) {
	set, err := Compile(RoboPost)
	require.NoError(t, err)
	read := set.Read(posts, nil, func(*draft.Post) bool { return true })
	kept = func(number int32) any { return read.Kept(posts[number], roboTwinKey{}) }
	return newRoboTwinIndex(draft.NewIndex(posts), kept), kept
}

// A post that is not in the calendar is compared with it as one that is.
func TestRoboPostOutsideTheCalendar(t *testing.T) {
	const text = "Our rye rests for eighteen hours before Ana bakes it in the old oven on Mill Road."
	on := func(day int, channel string) *draft.Post {
		return &draft.Post{Text: draft.NewText(text), Channels: []string{channel}, When: draft.Moment{Time: time.Date(2026, 3, day, 0, 0, 0, 0, time.UTC), Precision: draft.Day}}
	}
	set, err := Compile(RoboPost, CrossPost)
	require.NoError(t, err)
	ctx := &draft.Context{Calendar: draft.NewIndex([]*draft.Post{on(9, "facebook")})}
	for _, c := range []struct {
		post *draft.Post
		want string
	}{
		{on(16, "facebook"), "robo-post"}, {on(2, "facebook"), ""}, {on(9, "linkedin"), "cross-post"}, {on(16, "linkedin"), ""},
		{&draft.Post{Text: draft.NewText(text), Channels: []string{"facebook"}}, ""},
	} {
		var ids []string
		for _, f := range set.Post(nil, c.post, ctx) {
			ids = append(ids, f.Rule)
			assert.Len(t, f.Related, 1)
		}
		assert.Equal(t, c.want, strings.Join(ids, " "))
	}
}

// What stands between back quotes in the file is code, even where the reader of the file took them away.
func TestRoboPostReadsTheFile(t *testing.T) {
	f := draft.NewFile("a.md", []byte("Write `{{ name }}` and **{{ name }}**."))
	b := draft.NewBuilder(f)
	for _, s := range []draft.Span{{Start: 0, End: 6}, {Start: 7, End: 17}, {Start: 18, End: 23}, {Start: 25, End: 35}, {Start: 37, End: 38}} {
		b.Copy(s)
	}
	p := &draft.Post{Text: b.Text()}
	set, err := Compile(RoboPost)
	require.NoError(t, err)
	found := set.Post(nil, p, nil)
	require.Len(t, found, 1)
	assert.Equal(t, check.Warn, found[0].Severity)
	assert.Equal(t, draft.Span{Start: 25, End: 35}, found[0].Quote.Span())
	assert.Empty(t, found[0].Related)
}
