package markdown

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/draft"
)

// String shows what some words said, for tests.
func (w when) String() string {
	var out []string
	say := func(yes bool, format string, args ...any) {
		if yes {
			out = append(out, fmt.Sprintf(format, args...))
		}
	}
	say(w.year+w.month+w.day > 0, "%04d-%02d-%02d", w.year, w.month, w.day)
	say(w.weekOf, "week-of")
	say(w.weekday > 0, "weekday %d", w.weekday)
	say(w.hasRel, "day %d", w.rel)
	say(w.week > 0, "week %d", w.week)
	say(w.hasTime, "%02d:%02d", w.hour, w.minute)
	say(w.zone != nil, "%v", w.zone)
	say(w.vague, "ago")
	return strings.Join(out, " ")
}

func TestDates(t *testing.T) {
	for _, c := range []struct {
		words, want string
		prose       bool
	}{
		{words: "2026-03-14", want: "2026-03-14"},
		{words: "2025-10-26T10:00:00", want: "2025-10-26 10:00"},
		{words: "2025-10-26T10:00:00Z", want: "2025-10-26 10:00 UTC"},
		{words: "2025-10-26 10:00:00.5+02:00", want: "2025-10-26 10:00 "},
		{words: "2026/3/4", want: "2026-03-04"},
		{words: "14/03/2026", want: "2026-03-14"},
		{words: "03/14/2026 9pm", want: "2026-03-14 21:00"},
		{words: "14.3.2026", want: "2026-03-14"},
		{words: "Mon 05-11", want: "0000-05-11 weekday 1"},
		{words: "Feb 1, 7pm", want: "0000-02-01 19:00"},
		{words: "March 24th, 2026", want: "2026-03-24"},
		{words: "24 mars 2026", want: "2026-03-24"},
		{words: "1er juin", want: "0000-06-01"},
		{words: "ven. 10 juil. · 19h00", want: "0000-07-10 weekday 5 19:00"},
		{words: "mar. 14 juil. · 11h", want: "0000-07-14 weekday 2 11:00"},
		{words: "mar. 1er sept.", want: "0000-09-01 weekday 2"},
		{words: "Mar 24", want: "0000-03-24"},
		{words: "Mon Mar 3", want: "0000-03-03 weekday 1"},
		{words: "Mon 17", want: "0000-00-17 weekday 1"},
		{words: "Mardi 24 mars — 8h00", want: "0000-03-24 weekday 2 08:00"},
		{words: "Luni, 4 Martie", want: "0000-03-04 weekday 1"},
		{words: "24 de marzo de 2026", want: "2026-03-24"},
		{words: "8 فبراير", want: "0000-02-08"},
		{words: "3月4日（周二）", want: "0000-03-04 weekday 2"},
		{words: "3월 4일", want: "0000-03-04"},
		{words: "오후 7시", want: "19:00"},
		{words: "Day 5–7 (Weekend)", want: "day 5"},
		{words: "Jour 4 — Reddit", want: "day 4"},
		{words: "J-7", want: "day -7"},
		{words: "J+3", want: "day 3"},
		{words: "Day -7", want: "day -7"},
		{words: "Week 2, Tue, 10 AM ET", want: "weekday 2 week 2 10:00 America/New_York"},
		{words: "SEMAINE 3", want: "week 3"},
		{words: "第2周", want: "week 2"},
		{words: "Week of March 24, 2026", want: "2026-03-24 week-of"},
		{words: "Feb 17-23", want: "0000-02-17 week-of"},
		{words: "Tue–Thu, 9–11 AM ET", want: "weekday 2 09:00 America/New_York"},
		{words: "9pm-12am", want: "21:00"},
		{words: "9-12 pm", want: "09:00"},
		{words: "12:30 AM", want: "00:30"},
		{words: "à 9 h", want: "09:00"},
		{words: "4", want: "day 4"},
		{words: "3 weeks ago", want: "ago"},
		{words: "Lundi", want: "weekday 1"},
		{words: "sam.", want: "weekday 6"},
		{words: "TBD", want: ""},
		{words: "What's your #1 obstacle?", want: "", prose: true},
		{words: "Sat down with the sun, mon ami", want: "", prose: true},
		{words: "Post 3 - Wednesday (the mill)", want: "weekday 3", prose: true},
		{words: "March for science", want: "", prose: true},
		{words: "#5 — mar. 9 juin · 18h00 · La mie", want: "0000-06-09 weekday 2 18:00", prose: true},
		{words: "November 18, 2025", want: "2025-11-18", prose: true},
		{words: "Plan, février 2026", want: "2026-02-00", prose: true},
		{words: "98 recipes in 30 days", want: "", prose: true},
	} {
		w, _, _ := readWhen(c.words, !c.prose, nil)
		assert.Equal(t, c.want, w.String(), c.words)
	}
}

func moments(t *testing.T, name, src string, opt Options) string {
	f := draft.NewFile(name, []byte(src))
	c := Parse(f, opt)
	checkPlaces(t, f, c)
	var out []string
	for _, p := range c.Posts {
		s := p.When.String()
		switch p.When.Precision {
		case draft.Relative:
			s = fmt.Sprintf("day %d", p.When.Day)
		case draft.Week:
			s += " week"
		}
		out = append(out, s)
	}
	for _, p := range c.Problems {
		out = append(out, p.Message)
	}
	return strings.Join(out, "; ")
}

func TestMoments(t *testing.T) {
	paris, err := time.LoadLocation("Europe/Paris")
	require.NoError(t, err)
	start := time.Date(2026, 3, 4, 0, 0, 0, 0, time.UTC) // a Wednesday
	day := "## Day 3 — LinkedIn\n\nBread takes time and care.\n"
	assert.Equal(t, "day 3", moments(t, "a.md", day, Options{}))
	assert.Equal(t, "2026-03-06", moments(t, "a.md", day, Options{Start: start}))
	week := "# Plan\n\n## Week 2\n\n### Post 1 (Tue, 9 AM)\n\nBread takes time.\n\n### Post 2\n\nCome and see it.\n"
	assert.Equal(t, "day 9; ", moments(t, "a.md", week, Options{}))
	assert.Equal(t, "2026-03-10T09:00:00Z; 2026-03-09 week", moments(t, "a.md", week, Options{Start: start}))
	table := "| Date | Caption |\n|---|---|\n| 5 juillet, 9h | Le four chante |\n"
	assert.Contains(t, moments(t, "a.md", table, Options{}), "No year is known for “5 juillet, 9h”")
	assert.Equal(t, "2026-07-05T09:00:00+02:00", moments(t, "a.md", table, Options{Year: 2026, Zone: paris}))
	assert.Equal(t, "2027-07-05T09:00:00Z", moments(t, "social/2027/a.md", table, Options{}))
	assert.Equal(t, "2025-07-05T09:00:00Z", moments(t, "a.md", "# Plan 2025\n\n"+table, Options{}))
	row := "# Plan 2026\n\n## Week 4 (Feb 24-Mar 2)\n\n| Day | Platform | Content |\n|-|-|-|\n| Mon 24 | X | Flour is in |\n| Sun 1 | X | Flour is out |\n| Tue | X | Neither |\n"
	assert.Equal(t, "2026-02-24; 2026-03-01; 2026-02-24", moments(t, "a.md", row, Options{}))
	unsure := "---\nchannel: x\ndate: 03/04/2026\n---\nThe bread is here for you.\n"
	assert.Contains(t, moments(t, "a.md", unsure, Options{}), "Could not tell day from month")
	assert.Equal(t, "2026-04-03", moments(t, "a.md", strings.Replace(unsure, "The bread is here for you.", "Le pain est là pour vous et nous.", 1), Options{}))
	assert.Equal(t, "2026-05-12", moments(t, "20260508_x.md", "---\npublish_date: 2026-05-12\n---\nHello\n", Options{}))
	assert.Equal(t, "2026-05-08", moments(t, "20260508_x.md", "---\nchannel: x\ncreated: 2026-01-02\n---\nHello\n", Options{}))
	assert.Equal(t, "", moments(t, "LINKEDIN_POST_20260311_080000.md", "---\nchannel: x\n---\nHello\n", Options{}))
	assert.Equal(t, "", moments(t, "a.md", "---\nchannel: x\nscheduled: null\ndate: TBD\n---\nHello\n", Options{}))
}

func TestChannels(t *testing.T) {
	channels := func(name, src string, opt Options) string {
		c := Parse(draft.NewFile(name, []byte(src)), opt)
		require.Len(t, c.Posts, 1, src)
		s := strings.Join(c.Posts[0].Channels, ",")
		for _, p := range c.Problems {
			s += "; " + p.Message
		}
		return s
	}
	declared := Options{Declared: func(name string) bool { return name == "minitel" }}
	front := func(v string) string { return "---\nchannel: " + v + "\n---\nHello there.\n" }
	assert.Equal(t, "x,linkedin", channels("a.md", front("Twitter/X, LinkedIn"), Options{}))
	assert.Equal(t, "facebook,instagram", channels("a.md", front("Facebook + Instagram"), Options{}))
	assert.Equal(t, "reddit", channels("a.md", front("r/golang"), Options{}))
	assert.Equal(t, "minitel", channels("a.md", front("Minitel"), declared))
	assert.Contains(t, channels("a.md", front("Minitel"), Options{}), "“Minitel” is no network that postlint knows. Write one of x, linkedin")
	assert.Contains(t, channels("a.md", front("instagarm"), Options{}), "Did you mean instagram?")
	assert.Equal(t, "", channels("a.md", front("all platforms"), Options{}))
	assert.Equal(t, "linkedin", channels("content/social/linkedin/a.md", "Hello there.\n", Options{}))
	assert.Equal(t, "mastodon", channels("a.md", "Hello there.\n", Options{Channel: "mastodon"}))
	post := "# LinkedIn posts\n\n## Post 1\n\nHello there.\n\n"
	assert.Equal(t, "linkedin", channels("a.md", post, Options{Channel: "x"}))
	assert.Equal(t, "threads", channels("a.md", strings.Replace(post, "Post 1", "Post 1 (Threads)", 1), Options{}))
	assert.Equal(t, "bluesky", channels("a.md", strings.Replace(post, "\n\nHello", "\n**Plateforme :** Bluesky\n\nHello", 1), Options{}))
}
