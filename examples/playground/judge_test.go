package main

import (
	"cmp"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/rules"
	"github.com/postlint/postlint/rules/draft"
)

var noon = time.Date(2026, 3, 16, 12, 0, 0, 0, time.UTC)

func judged(t *testing.T, q request) response {
	t.Helper()
	q.Now = cmp.Or(q.Now, noon)
	a, err := judge(q)
	require.NoError(t, err)
	return a
}

func find(t *testing.T, a response, rule string) finding {
	t.Helper()
	for _, f := range a.Findings {
		if f.Rule == rule {
			return f
		}
	}
	require.Fail(t, "no finding of "+rule, a.Text)
	return finding{}
}

func TestJudge(t *testing.T) {
	a := judged(t, request{Text: "\n🍕🍕 #WhyIStayed You had pizza.\n", Channel: "x"})
	f := find(t, a, "trending-hashtag")
	assert.Equal(t, "block", f.Severity)
	assert.Equal(t, []any{2, 4, "🍕🍕 ", "#WhyIStayed", " You had pizza."}, []any{f.Line, f.Column, f.Before, f.Words, f.After})
	assert.Equal(t, []int{6, 17}, []int{f.Start, f.End}, "a browser counts an emoji twice")
	assert.NotEmpty(t, f.Why)
	assert.Contains(t, a.Text, "draft:2:4: block trending-hashtag")
	assert.Contains(t, a.Text, f.Fix[:20])
	assert.Equal(t, "1 to block, 0 warnings, 0 notes; looked at 1 post in 1 file; news: 0 events, never checked.", a.Summary)

	a = judged(t, request{Text: "Our ovens are on from four tomorrow. Which loaf would you like to find warm when the door opens?", Channel: "instagram"})
	assert.Empty(t, a.Findings)
	assert.Equal(t, "nothing found; looked at 1 post in 1 file; news: 0 events, never checked.", a.Summary)

	assert.Equal(t, "no post to judge; looked at 0 posts in 1 file; news: 0 events, never checked.", judged(t, request{Text: " \n"}).Summary)
}

func TestJudgeBesideTheNews(t *testing.T) {
	sale := request{Text: "Tempête de promos ! -30 % sur tout le site avec le code TEMPETE30.", Channel: "facebook", Looked: true}
	assert.Contains(t, judged(t, sale).Summary, "news: 0 events, checked within the hour.")
	storm := event{Name: "Tempête Maëlle", Kind: "natural-disaster", Place: "Bretagne", Severity: "critical", Hashtags: "#Maëlle, #tempête"}
	typed := sale
	typed.Event = storm
	f := find(t, judged(t, typed), "disaster-piggyback")
	assert.Equal(t, "block", f.Severity)
	assert.Contains(t, f.Message, "Tempête Maëlle")

	pasted := sale
	pasted.News = "[[event]]\nname = \"Tempête Maëlle\"\nkind = \"natural-disaster\"\nseverity = \"critical\"\nstart = 2026-03-16\nhashtags = [\"#Maëlle\"]\n"
	a := judged(t, pasted)
	f = find(t, a, "disaster-piggyback")
	assert.Contains(t, f.Related, "news.toml, line 2: the event in the news")
	assert.Empty(t, a.Problems)

	later := typed
	later.Date, later.Event.Start = "2026-09-16", "2026-03-16"
	for _, f := range judged(t, later).Findings {
		assert.NotContains(t, f.Message, "Maëlle", "half a year later")
	}

	pasted.News, pasted.Text = "[[event]]\nnome = 3\n", "#WhyIStayed You had pizza."
	a = judged(t, pasted)
	require.Len(t, a.Problems, 1)
	assert.Contains(t, a.Problems[0], "news.toml:2:1")
	assert.NotEmpty(t, a.Findings, "the draft is judged all the same")
}

func TestJudgeOnADay(t *testing.T) {
	q := request{Text: "⏎ 11 % off everything, today only!", Channel: "x", Date: "2026-03-17"}
	assert.Contains(t, find(t, judged(t, q), "stale-news").Message, "17 March 2026, and")
	q.Time = "09:30"
	assert.Contains(t, find(t, judged(t, q), "stale-news").Message, "17 March 2026 at 09:30 UTC")
}

// What stands in a draft and cannot be seen is shown.
func TestJudgeShowsWhatHides(t *testing.T) {
	f := find(t, judged(t, request{Text: "\u202e\x1b[2J #WhyIStayed pizza", Channel: "x"}), "trending-hashtag")
	assert.Equal(t, `\u202e\x1b[2J `, f.Before)
}

// requests are the posts of all examples of the catalogue, each on its own.
func requests(t *testing.T) (all []request) {
	for _, r := range rules.All() {
		for _, e := range r.Examples {
			posts, _, err := e.Calendar()
			require.NoError(t, err)
			for _, p := range posts {
				q := request{Text: p.Text.String(), Lang: p.Lang, Now: noon}
				if len(p.Channels) > 0 {
					q.Channel = p.Channels[0]
				}
				if p.When.Dated() {
					q.Now, q.Date = p.When.Time.UTC(), p.When.Time.Format(time.DateOnly)
				}
				all = append(all, q)
			}
		}
	}
	require.Greater(t, len(all), 500)
	return all
}

// The page finds what the library finds.
func TestJudgeAsTheLibraryDoes(t *testing.T) {
	found := 0
	for _, q := range requests(t) {
		file := draft.NewFile("", []byte(q.Text))
		p := q.post(file, 0, len(q.Text))
		var want, got []string
		for _, f := range lint.Default().LintCalendar(&lint.Calendar{Posts: []*lint.Post{p}, Files: []*draft.File{file}}, &lint.Context{Now: q.Now}) {
			want = append(want, f.Severity.String()+" "+f.Rule+" "+f.Message)
		}
		for _, f := range judged(t, q).Findings {
			got = append(got, f.Severity+" "+f.Rule+" "+f.Message)
		}
		require.Equal(t, want, got, q.Text)
		found += len(got)
	}
	assert.Greater(t, found, 200)
}
