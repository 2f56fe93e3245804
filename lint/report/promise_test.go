package report_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint/report"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// promised are the fields of version 1 of the JSON document, with their types. A field may be added; one that is here may not go, nor change its type,
// without another version of the document.
const promised = `
version number, posts number, files number, findings array, postList array, stats object,
findings[].file string, findings[].line number, findings[].column number, findings[].endLine number, findings[].endColumn number, findings[].offset number,
findings[].endOffset number, findings[].rule string, findings[].severity string, findings[].message string, findings[].fix string, findings[].quote string,
findings[].why string, findings[].source string, findings[].post object, findings[].related array, findings[].fingerprint string,
findings[].post.id string, findings[].post.channel string, findings[].post.date string, findings[].post.lang string, findings[].post.line number, findings[].post.kind string,
findings[].related[].file string, findings[].related[].line number, findings[].related[].column number, findings[].related[].message string,
postList[].file string, postList[].line number, postList[].endLine number, postList[].textLine number, postList[].id string, postList[].channel string, postList[].date string,
postList[].lang string, postList[].kind string, postList[].status string, postList[].hashtags array, postList[].hashtags[] string, postList[].text string`

// fields lists what a document holds: "findings[].line number".
func fields(path string, v any) (all []string) {
	switch v := v.(type) {
	case map[string]any:
		for name, child := range v {
			all = append(all, fields(strings.TrimPrefix(path+"."+name, "."), child)...)
		}
		return append(all, path+" object")
	case []any:
		for _, child := range v {
			all = append(all, fields(path+"[]", child)...)
		}
		return append(all, path+" array")
	case string:
		return []string{path + " string"}
	case float64:
		return []string{path + " number"}
	}
	return []string{fmt.Sprintf("%s %T", path, v)}
}

func TestPromisedFields(t *testing.T) {
	var out bytes.Buffer
	require.NoError(t, sample().JSON(&out, report.Options{ListPosts: true, Stats: true}))
	var doc map[string]any
	require.NoError(t, json.Unmarshal(out.Bytes(), &doc))
	assert.EqualValues(t, 1, doc["version"])
	has := fields("", doc)
	for want := range strings.SplitSeq(promised, ",") {
		assert.True(t, slices.Contains(has, strings.TrimSpace(want)), "the document has no %s", want)
	}
	for _, f := range doc["findings"].([]any) {
		assert.Contains(t, []any{"note", "warn", "block"}, f.(map[string]any)["severity"])
	}
}

// Fingerprints are kept by other programs, as those of findings that somebody has seen.
func TestPromisedFingerprints(t *testing.T) {
	text := draft.NewText("Soldes d’été : -20 % sur le pain")
	post := &draft.Post{Text: text, Channels: []string{"x", "linkedin"}}
	finding := check.Finding{Rule: "hard-sell", Severity: check.Warn, Quote: text.Quote(0, 6), Post: post}
	assert.Equal(t, "3eb3375ec24c10c3", report.Fingerprint(finding))
	finding.Clash = "Tempête Maëlle"
	assert.Equal(t, "578a76e1a0860a23", report.Fingerprint(finding))
	assert.Equal(t, "02c4b48307f96339", report.Fingerprint(check.Finding{Rule: "calendar"}))
}
