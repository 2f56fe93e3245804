package rules

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// Every limit names a network and a unit that exist, a severity, and where and when that was read.
func TestPlatformLimitsAreSourced(t *testing.T) {
	n := 0
	for _, name := range draft.ChannelNames() {
		n += len(platformLimitsOf(name))
	}
	assert.Len(t, platformLimits, n, "a network has two names, or its limits do not stand together")
	for _, l := range platformLimits {
		assert.Positive(t, l.Max, l.Network)
		assert.Contains(t, []string{"text", "tags", "mentions", "links"}, l.Field, l.Network)
		assert.Equal(t, l.Field == "text", platformLimitUnits[l.Unit] != "", l.Network)
		assert.GreaterOrEqual(t, l.severity(), check.Warn, l.Network)
		assert.True(t, strings.HasPrefix(l.Source, "https://"), l.Network)
		assert.Regexp(t, `^20\d\d-\d\d$`, l.Read, l.Network)
		if l.severity() == check.Warn {
			assert.NotEmpty(t, l.Note, "%s %s: why is it no certain limit?", l.Network, l.Field)
		}
	}
}

func TestPlatformLimitCounts(t *testing.T) {
	for _, c := range []struct {
		text, unit string
		want       int
		sum        string
	}{
		{"café", "weighted", 4, "4 characters"},
		{"cafe\u0301", "weighted", 4, "4 characters"},
		{"Vraiment\u202f?", "weighted", 11, "9 characters + 1 other character as 2"},
		{"日本", "weighted", 4, "2 characters as 2"},
		{"\u1112\u1161\u11ab\u1100\u1173\u11af", "weighted", 4, "2 characters as 2"},
		{"🇫🇷👍🏽❤️#️⃣1⃣🏴\U000E0067\U000E0062\U000E0065\U000E006E\U000E0067\U000E007F", "weighted", 12, "6 emoji as 2"},
		{"© ©️", "weighted", 4, "2 characters + 1 emoji as 2"},
		{"See example.com/a and http://example.com", "weighted", 55, "9 characters + 2 links as 23"},
		{"é👨‍👩‍👧‍👦🇫🇷e\u0301\r\n", "graphemes", 5, "5 characters"},
		{"👨‍👩‍👧‍👦", "characters", 7, "1 emoji as 7"},
		{"👨‍👩‍👧‍👦", "bytes", 25, "1 emoji as 25"},
		{"👨‍👩‍👧‍👦", "utf-16", 11, "1 emoji as 11"},
		{"Pain 🥖❤️", "threads", 15, "5 characters + 2 emoji as 10 in all"},
		{"Ask @ana@example.org, https://example.org/very/long/path/of/ours or example.org.", "mastodon", 49, "26 characters + 1 link as 23"},
		{"ana@bo@example.org", "mastodon", 18, "18 characters"},
		{"a\r\nb", "weighted", 3, "3 characters"},
		{"a\r\nb", "bytes", 3, "3 characters"},
		{"", "weighted", 0, ""},
	} {
		sum := platformLimitMeasure(c.text, c.unit, 1000, draft.AppendEntities(nil, c.text))
		assert.Equal(t, c.want, sum.total, "%q in %s", c.text, c.unit)
		assert.Equal(t, c.sum, sum.String(), "%q in %s", c.text, c.unit)
		assert.Equal(t, len(c.text), sum.fits, "%q in %s", c.text, c.unit)
	}
}

// A text counts the same composed and decomposed, and is cut only between graphemes.
func TestPlatformLimitNormalForms(t *testing.T) {
	letters := []rune("aeiouyÅéçñÇœßệềữṩΆΰӓйế한글각 .’…€日")
	rapid.Check(t, func(t *rapid.T) {
		s := string(rapid.SliceOf(rapid.SampledFrom(letters)).Draw(t, "s"))
		c, d := norm.NFC.String(s), norm.NFD.String(s)
		want := 0
		for _, r := range c {
			want += platformLimitWeight(r)
		}
		for _, form := range []string{c, d} {
			sum := platformLimitMeasure(form, "weighted", 10, nil)
			assert.Equal(t, want, sum.total, "%q", form)
			assert.True(t, norm.NFC.IsNormalString(norm.NFC.String(form[:sum.fits])+norm.NFC.String(form[sum.fits:])), "%q", form)
		}
	})
}

func TestPlatformLimitMessage(t *testing.T) {
	set, err := check.Compile(PlatformLimit)
	require.NoError(t, err)
	text := draft.NewText(strings.Repeat("x", 264) + " https://example.com/path")
	found := set.Post(nil, &draft.Post{Text: text, Channels: []string{"x", "linkedin"}}, nil)
	require.Len(t, found, 1)
	assert.Equal(t, "288 of 280 characters on x: 265 characters + 1 link as 23. Cut 8. Longer posts are for accounts with Premium.", found[0].Message)
	assert.Equal(t, "https://example.com/path", found[0].Quote.String())
}

// A limit that was read long before the post goes out says so, and blocks nothing.
func TestPlatformLimitGrowsOld(t *testing.T) {
	set, err := check.Compile(PlatformLimit)
	require.NoError(t, err)
	post := &draft.Post{Text: draft.NewText(strings.Repeat("x", 281)), Channels: []string{"x"}}
	for day, want := range map[string]check.Severity{"2026-11-21": check.Block, "2028-04-30": check.Block, "2028-05-01": check.Warn} {
		at, err := time.Parse(time.DateOnly, day)
		require.NoError(t, err)
		post.When = draft.Moment{Time: at, Precision: draft.Day}
		found := set.Post(nil, post, nil)
		require.Len(t, found, 1, day)
		assert.Equal(t, want, found[0].Severity, day)
		assert.Equal(t, want == check.Warn, strings.Contains(found[0].Message, "as of November 2026"), day)
	}
}

// The parts of a thread are counted apart, each with its own tags.
func TestPlatformLimitThread(t *testing.T) {
	set, err := check.Compile(PlatformLimit)
	require.NoError(t, err)
	one, two := strings.Repeat("a ", 130), strings.Repeat("b ", 150)
	text := draft.NewText(one + two)
	post := &draft.Post{Text: text, Channels: []string{"x"}, Parts: []draft.Quote{text.Quote(0, len(one)), text.Quote(len(one), len(one)+len(two))}}
	found := set.Post(nil, post, nil)
	require.Len(t, found, 1)
	assert.Equal(t, "Part 2 of the thread: 300 of 280 characters on x: 300 characters. Cut 20. Longer posts are for accounts with Premium.", found[0].Message)
	assert.Equal(t, len(one)+280, found[0].Quote.Start)
}

// Tags outside the text go out too; a title or a hook is not the text yet.
func TestPlatformLimitOutside(t *testing.T) {
	set, err := check.Compile(PlatformLimit)
	require.NoError(t, err)
	post := &draft.Post{Text: draft.NewText("#One #Two #Three"), Channels: []string{"instagram"}, Hashtags: []draft.Quote{draft.Words("Four"), draft.Words("#Five"), draft.Words("#Six")}}
	found := set.Post(nil, post, nil)
	require.Len(t, found, 1)
	assert.Equal(t, "#Six", found[0].Quote.String())
	assert.Equal(t, check.Warn, found[0].Severity)
	brief := &draft.Post{Text: draft.NewText(strings.Repeat("x", 300)), Channels: []string{"x"}, Kind: draft.Brief}
	assert.Empty(t, set.Post(nil, brief, nil))
	assert.Empty(t, set.Post(nil, &draft.Post{Channels: []string{"x"}}, nil))
}

func TestPlatformLimitAllocatesNothing(t *testing.T) {
	if raceEnabled {
		t.Skip("under the race detector sync.Pool drops items at random")
	}
	set, err := check.Compile(PlatformLimit)
	require.NoError(t, err)
	post := &draft.Post{Text: draft.NewText("Le pain est prêt : 3 € 🥖 https://example.com #Pain @ana"), Channels: []string{"x", "threads", "bluesky", "mastodon", "instagram"}}
	require.Empty(t, set.Post(nil, post, nil))
	assert.Zero(t, testing.AllocsPerRun(100, func() { set.Post(nil, post, nil) }))
}
