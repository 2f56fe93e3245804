package report_test

import (
	"bytes"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint/report"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

const source = `# Juin

| Date | Texte |
|---|---|
| 2026-06-01 | Été : **sol**des à l’œuvre 👩‍🚀日本 soldes, encore des soldes, et toujours des soldes jusqu’à la fin des temps, c’est promis, juré |
| 2026-06-02 | Une ligne
avec ` + "\x1b[31m\u202e" + ` et ::stop-commands:: |
`

const english = "\ufeff---\nid: launch\nchannel: linkedin\n---\n\nCafe\u0301 🇫🇷🏴󠁧󠁢󠁳󠁣󠁴󠁿 1️⃣👍🏽 opens: book a demo, {{first_name}}!\n"

// sample is a report of findings in the awkward places of two files, one French and one English.
func sample() *report.Report {
	f := draft.NewFile("calendrier/juin.md", []byte(source))
	quote := func(words string, nth int) draft.Quote {
		at := 0
		for ; nth >= 0; nth-- {
			at += strings.Index(source[at:], words) + 1
		}
		return f.Quote(draft.Span{Start: at - 1, End: at - 1 + len(words)})
	}
	post := &draft.Post{ID: "juin-1", Text: draft.NewText("soldes #été"), Channels: []string{"instagram", "facebook"}, Lang: "fr", Unit: quote("| 2026-06-01", 0),
		When: draft.Moment{Time: time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC), Precision: draft.Day}, Hashtags: []draft.Quote{draft.Words("#ete")}}
	rule := &check.Rule{ID: "hard-sell", Title: "sells", Why: strings.Repeat("A shop shouted every day, and in the end nobody came. ", 4), Source: "https://example.org/shop", Fix: "Say it once.", Severity: check.Warn}
	other := &check.Rule{ID: "robo-post", Title: "is a robot's", Why: "It talked to itself.", Source: "https://example.org/robot", Fix: "Write it.", Severity: check.Block}
	e := draft.NewFile("posts/launch.md", []byte(english))
	body := strings.Index(english, "Cafe")
	launch := &draft.Post{ID: "launch", Channels: []string{"linkedin"}, Lang: "en", Unit: e.Text().All(), Kind: draft.Copy}
	b := draft.NewBuilder(e)
	b.Copy(draft.Span{Start: body, End: len(english) - 1})
	launch.Text = b.Text()
	demo := strings.Index(launch.Text.String(), "book a demo")
	return &report.Report{
		Rules: []*check.Rule{rule, other},
		Posts: []*draft.Post{post, launch},
		Findings: []check.Finding{
			{Rule: "hard-sell", Severity: check.Warn, Quote: quote("sol**des", 0), Message: "“soldes” sells.", Post: post,
				Related: []check.Related{{Quote: quote("soldes", 1), Message: "sells too"}}},
			{Rule: "hard-sell", Severity: check.Note, Quote: quote("juré", 0), Message: "“juré” swears.", Post: post},
			{Rule: "robo-post", Severity: check.Block, Quote: quote("Une ligne\navec \x1b[31m\u202e et ::stop-commands::", 0), Message: "“avec \x1b[31m\u202e”\n::error::pwned"},
			{Rule: "robo-post", Severity: check.Note, Message: "The whole calendar talks to itself."},
			{Rule: "hard-sell", Severity: check.Warn, Quote: launch.Text.Quote(demo, demo+len("book a demo")), Message: "“book a demo” sells cold.", Post: launch},
		},
		Judged: 2, History: 2, Dropped: 1, Files: 2, Events: 1, Reading: 1234567 * time.Nanosecond, Judging: 89 * time.Microsecond,
		Now: time.Date(2026, 6, 1, 8, 0, 0, 0, time.UTC), Checked: time.Date(2026, 6, 1, 5, 0, 0, 0, time.UTC),
	}
}

// golden compares with a file of testdata; UPDATE=1 go test ./lint/report writes it anew.
func golden(t *testing.T, name, got string) {
	t.Helper()
	if os.Getenv("UPDATE") != "" {
		require.NoError(t, os.WriteFile("testdata/"+name, []byte(got), 0o644))
	}
	want, err := os.ReadFile("testdata/" + name)
	require.NoError(t, err)
	assert.Equal(t, string(want), got)
}

func TestColor(t *testing.T) {
	var plain, color bytes.Buffer
	require.NoError(t, sample().Text(&plain, report.Options{}))
	require.NoError(t, sample().Text(&color, report.Options{Color: true}))
	assert.Contains(t, color.String(), "\x1b[1;31m")
	bare := color.String()
	for _, code := range []string{"0", "1", "2", "36", "33", "1;31"} {
		bare = strings.ReplaceAll(bare, "\x1b["+code+"m", "")
	}
	assert.Equal(t, plain.String(), bare, "colour changes no character")
}

func TestSummary(t *testing.T) {
	now := time.Date(2026, 6, 10, 8, 0, 0, 0, time.UTC)
	for want, r := range map[string]*report.Report{
		"no post to judge; looked at 0 posts in 1 file; news: 0 events, never checked.":                                 {Files: 1, Now: now},
		"nothing found; looked at 2 posts in 1 file; news: 0 events, checked within the hour.":                          {Judged: 2, Files: 1, Now: now, Checked: now},
		"nothing found; looked at 1 post in 2 files; 1 thing could not be checked; news: 3 events, checked 1 hour ago.": {Judged: 1, Files: 2, Failed: 1, Events: 3, Now: now, Checked: now.Add(-time.Hour)},
		"nothing found; looked at 1 post in 2 files; news: 0 events, checked on 1 May 2026.":                            {Judged: 1, Files: 2, Now: now, Checked: time.Date(2026, 5, 1, 0, 0, 0, 0, time.UTC)},
	} {
		assert.Equal(t, want, r.Summary())
	}
}

func TestFingerprintStays(t *testing.T) {
	a := sample()
	moved := sample()
	moved.Findings[0].Quote = draft.NewFile("elsewhere.md", []byte("\n\nsol**des")).Quote(draft.Span{Start: 2, End: 10})
	assert.Equal(t, report.Fingerprint(a.Findings[0]), report.Fingerprint(moved.Findings[0]))
	moved.Findings[0].Post.Text = draft.NewText("other words")
	assert.NotEqual(t, report.Fingerprint(a.Findings[0]), report.Fingerprint(moved.Findings[0]))
	assert.NotEqual(t, report.Fingerprint(a.Findings[0]), report.Fingerprint(a.Findings[1]))
}
