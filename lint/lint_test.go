package lint_test

import (
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/rules/draft"
)

func TestNothingKnownIsAQuietDay(t *testing.T) {
	assert.Empty(t, lint.Lint(&lint.Post{}, nil))
	assert.Empty(t, lint.Lint(&lint.Post{Text: lint.NewText("Le pain est là.")}, &lint.Context{}))
	assert.Empty(t, lint.Default().LintCalendar(&lint.Calendar{}, nil))
}

func TestNewRefusesABrokenRule(t *testing.T) {
	assert.PanicsWithValue(t, "lint: rule broken: no Title, Why, Source, Fix", func() { lint.New(&lint.Rule{ID: "broken"}) })
}

func TestParseRefusesWhatIsNoText(t *testing.T) {
	for src, want := range map[string]string{
		"a\x00b":                                "no.md: the file is no text: byte 1 is zero",
		"\xff\xfea\x00":                         "no.md: the file is UTF-16; save it as UTF-8",
		strings.Repeat("x", lint.MaxFileSize+1): "no.md: the file is larger than max-file-size, which is 16777216 bytes; split it, or raise max-file-size in postlint.toml",
	} {
		_, err := lint.Parse("no.md", []byte(src))
		assert.EqualError(t, err, want)
	}
}

func TestHistoryCountsAndIsNotJudged(t *testing.T) {
	calendar, err := lint.Parse("linkedin.md", []byte(`
| Date | Channel | Text | Status |
|---|---|---|---|
| 2026-03-02 | LinkedIn | #WhyIStayed You had pizza. | published |
| 2026-03-02 | LinkedIn | Meet Ana. | ready |
| 2026-03-02 | LinkedIn | #WhyIStayed We had pizza. | rejected |
`))
	require.NoError(t, err)
	found := lint.Default().LintCalendar(calendar, nil)
	require.Len(t, found, 1)
	assert.Equal(t, "overposting", found[0].Rule)
	assert.Equal(t, "Meet Ana.", found[0].Quote.String())
}

func TestUnreadableDateIsAFinding(t *testing.T) {
	calendar, err := lint.Parse("x.md", []byte("---\ndate: 32 juillet 2026\nchannel: x\n---\nLe pain est là.\n"))
	require.NoError(t, err)
	found := lint.Default().LintCalendar(calendar, nil)
	require.Len(t, found, 1)
	assert.Equal(t, "calendar", found[0].Rule)
	assert.Equal(t, "32 juillet 2026", found[0].Quote.String())
}

func TestStaleNews(t *testing.T) {
	now := time.Date(2026, 3, 1, 8, 0, 0, 0, time.UTC)
	calendar, err := lint.Parse("x.md", []byte("---\ndate: 2026-03-02\nchannel: x\n---\nLe pain est là.\n"))
	require.NoError(t, err)
	for checked, want := range map[time.Time]int{{}: 1, now.Add(-25 * time.Hour): 1, now.Add(-time.Hour): 0} {
		found := lint.Default().LintCalendar(calendar, &lint.Context{Now: now, NewsChecked: checked})
		assert.Len(t, found, want, "checked %v", checked)
	}
	assert.Empty(t, lint.Default().LintCalendar(calendar, &lint.Context{Now: now.AddDate(0, 0, -7)}), "a week is time enough to look")
}

func TestCeilings(t *testing.T) {
	file := draft.NewFile("postlint.toml", []byte("[rules]\ntrending-hashtag = \"note\"\n[[paths]]\nmatch = \"old/*\"\nrules = { trending-hashtag = \"off\" }\n"))
	config, err := lint.ParseConfig(file, lint.RuleIDs())
	require.NoError(t, err)
	for path, want := range map[string][]lint.Severity{"new/a.md": {lint.Note}, "old/a.md": nil} {
		calendar, err := config.Parse("a.md", path, []byte("#WhyIStayed You had pizza."))
		require.NoError(t, err)
		var got []lint.Severity
		for _, f := range config.Limit(lint.Default().LintCalendar(calendar, nil), func(string) string { return path }) {
			got = append(got, f.Severity)
		}
		assert.Equal(t, want, got, path)
	}
}

// A linter and a context may be used by several goroutines.
func TestConcurrentUse(t *testing.T) {
	ctx := &lint.Context{Events: []lint.Event{{Name: "Aurora cinema shooting", Hashtags: []string{"#Aurora"}}}, Now: time.Now()}
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 20 {
				post := &lint.Post{Text: lint.NewText("#Aurora: our dress is 20% off. Profitez-en !")}
				assert.NotEmpty(t, lint.Lint(post, ctx))
			}
		})
	}
	wg.Wait()
}

func TestCleanPostCostsNoAllocation(t *testing.T) {
	if raceEnabled {
		t.Skip("under the race detector sync.Pool drops items at random")
	}
	posts := []*lint.Post{
		{Text: lint.NewText("On Thursdays we dye wool. The fleece is from a neighbour’s flock: soft, grey, a little wild. Come and touch it. #Wool @flock https://example.org"), Channels: []string{"x"}},
		{Text: lint.NewText("Le pain sort du four à 7 heures. L’œuvre de Léa, rue du Four, se voit jusqu’à dimanche. #AtelierOuvert"), Channels: []string{"instagram"}},
	}
	ctx := &lint.Context{Brand: lint.Brand{Name: "Maison Aurore"}}
	for _, p := range posts {
		assert.Empty(t, lint.Lint(p, ctx), p.Text)
		assert.Zero(t, testing.AllocsPerRun(100, func() { lint.Lint(p, ctx) }), p.Text)
	}
}

func BenchmarkLintCleanPost(b *testing.B) {
	post := &lint.Post{Text: lint.NewText("On Thursdays we dye wool. The fleece is from a neighbour’s flock: soft, grey, a little wild. Come and touch it. #Wool"), Channels: []string{"x"}}
	b.ReportAllocs()
	for b.Loop() {
		lint.Lint(post, nil)
	}
}
