package lint_test

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/lint/report"
	"github.com/postlint/postlint/rules/check"
)

// Any file goes the whole way, from bytes to every format: nothing breaks, and what programs read is JSON.
func FuzzReport(f *testing.F) {
	for _, s := range []string{
		"# X\n\n| Date | Texte |\n|---|---|\n| 2026-06-03 | #WhyIStayed You had pizza. |\n| 32 juillet | Votez Morel ! |\n", "---\nchannel: x, linkedin\ndate: 2026-03-14\npaid: yes\nhashtags: ['#Opale', '#ad']\n---\nStay safe! 20% off with code OPALE20. [NAME] @ana https://example.org\n",
		"## Day 1\n\n> L’œuvre de Léa 👩‍🚀 \u202e\x1b[2J ::error:: ##vso[x]\n\n<!-- postlint-ignore hostile-tone: pourquoi -->\n", "Tag a friend! Likez, partagez et abonnez-vous 🎉\n",
	} {
		f.Add(s)
	}
	now := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	ctx := &lint.Context{Now: now, Events: []lint.Event{{Name: "Fire at the Opale theatre", Kind: "accident", Place: "Lyon", Start: now, Hashtags: []string{"#Opale"}}}, Brand: lint.Brand{Name: "Maison Aurore"}}
	lint.Lint(&lint.Post{Text: lint.NewText("#WhyIStayed You had pizza.")}, ctx) // what is read once would look like new ground to the fuzzer
	f.Fuzz(func(t *testing.T, src string) {
		cal, err := lint.Parse("marketing/posts.md", []byte(src))
		if err != nil {
			t.Skip()
		}
		found := lint.Default().LintCalendar(cal, ctx)
		// SARIF lists every rule, 70 KB of them, which takes longer than all the rest: here it gets those that found something.
		rules := slices.DeleteFunc(lint.Default().Rules(), func(r *check.Rule) bool {
			return !slices.ContainsFunc(found, func(f lint.Finding) bool { return f.Rule == r.ID })
		})
		r := &report.Report{Findings: found, Rules: rules, Posts: cal.Posts, Judged: len(cal.Posts), Files: 1, Now: now}
		for _, format := range report.Formats() {
			var out bytes.Buffer
			require.NoError(t, format.Write(r, &out, report.Options{ListPosts: true, Stats: true}))
			if strings.Contains("json sarif rdjson", format.Name) {
				assert.True(t, json.Valid(out.Bytes()), format.Name)
			}
			assert.NotContains(t, out.String(), "\x1b", format.Name)
			assert.NotContains(t, out.String(), "\u202e", format.Name)
		}
	})
}
