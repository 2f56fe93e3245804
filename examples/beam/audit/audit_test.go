package audit

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/examples/beam/internal/invent"
	"github.com/postlint/postlint/lint"
)

func records(t *testing.T, file string, src io.Reader) (all []Record) {
	require.NoError(t, Lines(file, src, func(r Record) { all = append(all, r) }))
	return all
}

func found(t *testing.T, j *Judge, l *lint.Linter, all ...Record) (lines []string) {
	require.NoError(t, j.lint(l, all, func(line string) { lines = append(lines, line) }))
	return lines
}

// Alone and Together, in whatever order records come, find what LintCalendar with all rules finds in each group.
func TestCutInTwoFindsTheSame(t *testing.T) {
	mix := invent.Mix{Posts: 100_000, Accounts: 40, Seed: 2}
	if testing.Short() {
		mix.Posts, mix.Accounts = 5_000, 5
	}
	var a, b bytes.Buffer
	require.NoError(t, invent.Write(mix, &a, &b))
	all := append(records(t, "b.jsonl", &b), records(t, "a.jsonl", &a)...)
	j, err := NewJudge(Facts{})
	require.NoError(t, err)

	var want, got []string
	groups := map[string][]Record{}
	for _, r := range all {
		if key, ok := r.GroupKey(); ok {
			groups[key] = append(groups[key], r)
		} else {
			want = append(want, found(t, j, j.whole, r)...)
		}
	}
	for _, group := range groups {
		want = append(want, found(t, j, j.whole, slices.Clone(group)...)...)
	}

	rand.New(rand.NewPCG(3, 4)).Shuffle(len(all), func(i, k int) { all[i], all[k] = all[k], all[i] })
	emit := func(line string) { got = append(got, line) }
	shuffled := map[string]*Group{}
	for _, r := range all {
		require.NoError(t, j.Alone(r, emit))
		if key, ok := r.GroupKey(); ok {
			if shuffled[key] == nil {
				shuffled[key] = NewGroup(mix.Posts)
			}
			shuffled[key].Add(r)
		}
	}
	for _, g := range shuffled {
		require.NoError(t, j.Together(g, emit))
	}

	slices.Sort(want)
	slices.Sort(got)
	require.Greater(t, len(want), mix.Posts/10)
	require.Equal(t, len(want), len(got))
	for i := range want {
		require.Equal(t, want[i], got[i])
	}
}

type place struct{ Line, Column, EndColumn, Offset, EndOffset int }

type finding struct {
	File, Rule, Quote, Message string
	place
	Post    *struct{ ID, Channel, Date string }
	Related []struct {
		File         string
		Line, Column int
	}
}

func decode(t *testing.T, lines []string) (all []finding) {
	for _, line := range lines {
		var f finding
		require.NoError(t, json.Unmarshal([]byte(line), &f))
		all = append(all, f)
	}
	return all
}

// Each finding points at the words as they stand in the archive, escapes and all, whichever lines of it a worker has.
func TestPlacesAreThoseOfTheArchive(t *testing.T) {
	const words = "Twelve new colours for the oak chair, in our shop in Quimper from Saturday at eight."
	archive := "\ufeff" + `{"id": "a", "text": "Nothing to see.", "channel": "x", "account": "m", "date": "2026-03-01"}` + "\r\n" +
		`{"account": "m", "channel": "Twitter", "date": "2026-03-02", "id": 7, "text": "` + words + `"}` + "\n\n" +
		`{"text": "caf\u00e9 \ud83d\ude00 \"é\" #WhyIStayed You had pizza.", "channel": "x", "account": "m", "date": "2026-03-03"}` + "\n" +
		`{"account": "m", "channel": "x", "date": "2026-03-05", "id": "c", "text": "` + words + `"}`
	all := records(t, "archive.jsonl", strings.NewReader(archive))
	require.Len(t, all, 4)
	j, err := NewJudge(Facts{})
	require.NoError(t, err)

	tag := decode(t, found(t, j, j.alone, all[2]))
	require.Len(t, tag, 1)
	assert.Equal(t, "trending-hashtag", tag[0].Rule)
	assert.Equal(t, "#WhyIStayed", archive[tag[0].Offset:tag[0].EndOffset])
	assert.Equal(t, [3]int{4, 40, 51}, [3]int{tag[0].Line, tag[0].Column, tag[0].EndColumn})

	twin := decode(t, found(t, j, j.together, all[3], all[1])) // any order, and not all lines
	require.Len(t, twin, 1)
	assert.Equal(t, "robo-post", twin[0].Rule)
	assert.Equal(t, 5, twin[0].Line)
	assert.Contains(t, words, archive[twin[0].Offset:twin[0].EndOffset])
	assert.Equal(t, "c", twin[0].Post.ID)
	require.Len(t, twin[0].Related, 1)
	assert.Equal(t, "archive.jsonl", twin[0].Related[0].File)
	assert.Equal(t, 2, twin[0].Related[0].Line)
}

// What can't be read is a finding with its line; it is never passed over.
func TestBrokenLines(t *testing.T) {
	archive := strings.Join([]string{"garbage", `{"text": 3}`, `{"channel": "x"}`, `{"text": "a"} {"text": "b"}`, `{"text": "a`, `"text"`, "  ",
		`{"text": "Bonjour", "channel": "Minitel", "date": "32 July"}`, `{"text": "` + strings.Repeat("a", MaxLine) + `"}`, `{"text": "Hello."}`}, "\n")
	j, err := NewJudge(Facts{})
	require.NoError(t, err)
	var lines []string
	for _, f := range decode(t, found(t, j, j.alone, records(t, "a.jsonl", strings.NewReader(archive))...)) {
		assert.Equal(t, "calendar", f.Rule)
		lines = append(lines, fmt.Sprint(f.Line, " ", f.Message))
	}
	want := []string{"1 This line could not be read: it is no JSON object", "2 This line has no \"text\"", "3 This line has no \"text\"",
		"4 This line could not be read: something stands after", "5 This line could not be read: unexpected EOF", "6 This line could not be read: it is no JSON",
		"8 “Minitel” is no network", "8 Did not understand the date “32 July”", "9 This line is longer"}
	require.Len(t, lines, len(want), lines)
	for i := range want {
		assert.True(t, strings.HasPrefix(lines[i], want[i]), lines[i])
	}
}

// A group that is too large is not compared, and that is said once, at its first post.
func TestTooLargeAGroup(t *testing.T) {
	j, err := NewJudge(Facts{})
	require.NoError(t, err)
	g := NewGroup(2)
	for _, n := range []int64{3, 2, 4} {
		g.Add(Record{File: "a.jsonl", Line: n, JSON: []byte(`{"text": "Hello.", "account": "m", "channel": "x"}`)})
	}
	var lines []string
	require.NoError(t, j.Together(g, func(line string) { lines = append(lines, line) }))
	require.Len(t, lines, 1)
	f := decode(t, lines)[0]
	assert.Equal(t, 2, f.Line)
	assert.Contains(t, f.Message, "3 posts")
	assert.Empty(t, g.records)
}

func TestReadDate(t *testing.T) {
	zone, _ := NewJudge(Facts{Config: "timezone = 'Europe/Paris'"})
	for in, want := range map[string]string{"2026-07-31": "2026-07-31", "2026-07-31T18:00": "2026-07-31T18:00:00+02:00", "2026-01-31 18:00:05": "2026-01-31T18:00:05+01:00",
		"2026-07-31T18:00:00Z": "2026-07-31T18:00:00Z", "2026-07-31T18:00:00.123-05:00": "2026-07-31T18:00:00-05:00", "31/07/2026": "", "2026-02-30": ""} {
		m, ok := readDate(in, zone.config.Location())
		assert.Equal(t, want, m.String(), in)
		assert.Equal(t, want != "", ok, in)
	}
}

func TestWrongFacts(t *testing.T) {
	_, err := NewJudge(Facts{Config: "brnd = 3"})
	assert.ErrorContains(t, err, "postlint.toml:1")
	_, err = NewJudge(Facts{News: "[[evnt]]"})
	assert.ErrorContains(t, err, "news.toml:1")
}
