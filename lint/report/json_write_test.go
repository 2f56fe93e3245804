package report

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// FuzzEncode holds what is written as JSON beside what encoding/json writes, made safe.
func FuzzEncode(f *testing.F) {
	for _, s := range []string{"", "four", "a \"b\" \\ c", "été, œuf — « oui »…", "##vso[x]", "a::b #tag", "\x1b\u202e\u2028\xff\x7f", "👩‍🚀<b>&amp;", "\n\t"} {
		f.Add(s, "é"+s, 7)
	}
	f.Fuzz(func(t *testing.T, s, other string, n int) {
		full := jsonFinding{File: s, Line: n, Message: other, Quote: s + other, Post: &jsonPostRef{ID: s, Line: -n}, Related: []jsonRelated{{File: other}, {Line: n, Message: s}}}
		doc := document{Posts: n, Findings: []jsonFinding{full, {Related: []jsonRelated{}}, {}}, PostList: &[]jsonPost{{Text: s, Hashtags: []string{other, s}}},
			Stats: &stats{Rules: map[string]*perSeverity{s: {Warn: n}, other: nil}, Channels: map[string]int{}, ReadMs: float64(n) / 7}}
		for _, v := range []any{doc, document{}, result(check.Finding{Rule: s, Severity: check.Warn, Message: other, Quote: draft.NewText(s + other).All()}, map[string]int{"": n}), sarifLog{Runs: []sarifRun{{}}}} {
			for _, line := range []string{"\n", "\n    "} {
				var plain, want, got bytes.Buffer
				enc := json.NewEncoder(&plain)
				enc.SetEscapeHTML(false)
				enc.SetIndent(line[1:], "  ")
				if err := enc.Encode(v); err != nil {
					t.Fatal(err)
				}
				writeSafe(&want, bytes.TrimSuffix(plain.Bytes(), []byte("\n")))
				encode(&got, line, v)
				if got.String() != want.String() {
					t.Fatalf("is\n%s\nnot\n%s", got.String(), strings.TrimSpace(want.String()))
				}
			}
		}
	})
}
