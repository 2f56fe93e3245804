package report

import (
	"io"
	"strings"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// The format that reviewdog reads. Lines and columns count from 1, columns in bytes; ends are exclusive.
// Source: proto/rdf/reviewdog.proto of github.com/reviewdog/reviewdog.
type (
	rdResult struct {
		Source      rdSource       `json:"source"`
		Diagnostics []rdDiagnostic `json:"diagnostics"`
	}
	rdSource struct {
		Name string `json:"name"`
		URL  string `json:"url"`
	}
	rdDiagnostic struct {
		Message  string      `json:"message"`
		Location *rdLocation `json:"location,omitempty"` // absent: the whole calendar
		Severity string      `json:"severity"`
		Code     rdCode      `json:"code"`
	}
	rdLocation struct {
		Path  string  `json:"path"`
		Range rdRange `json:"range"`
	}
	rdRange struct {
		Start rdPosition `json:"start"`
		End   rdPosition `json:"end"`
	}
	rdPosition struct {
		Line   int `json:"line"`
		Column int `json:"column"`
	}
	rdCode struct {
		Value string `json:"value"`
		URL   string `json:"url,omitempty"`
	}
)

var rdSeverity = [...]string{check.Off: "UNKNOWN_SEVERITY", check.Note: "INFO", check.Warn: "WARNING", check.Block: "ERROR"}

// RDJSON writes the findings as one document for reviewdog. It suggests no text: what would pass is for a person to write.
func (r *Report) RDJSON(w io.Writer, _ Options) error {
	doc := rdResult{Source: rdSource{Name: "postlint", URL: home}, Diagnostics: []rdDiagnostic{}}
	return writeJSON(w, doc, jsonList{"diagnostics", len(r.Findings), func(i int) any { return r.diagnostic(r.Findings[i]) }})
}

func (r *Report) diagnostic(f check.Finding) rdDiagnostic {
	rule := r.rule(f.Rule)
	var b strings.Builder
	b.WriteString(Safe(f.Message))
	for _, rel := range f.Related { // reviewdog has no place for them
		b.WriteString("\n" + place(rel.Quote) + ": " + Safe(rel.Message))
	}
	if rule.Fix != "" {
		b.WriteString("\nWhat passes: " + Safe(rule.Fix))
	}
	d := rdDiagnostic{Message: b.String(), Severity: rdSeverity[f.Severity], Code: rdCode{Value: f.Rule, URL: firstURL(rule.Source)}}
	if file := f.Quote.File(); file != nil {
		s := f.Quote.Span()
		d.Location = &rdLocation{Path: file.Name, Range: rdRange{Start: bytePosition(file, s.Start), End: bytePosition(file, s.End)}}
	}
	return d
}

func bytePosition(f *draft.File, offset int) rdPosition {
	return rdPosition{Line: f.LineAt(offset), Column: offset - strings.LastIndexByte(f.Src[:offset], '\n')}
}

// firstURL returns the first address that a source names, "" if it names none.
func firstURL(source string) string {
	for _, word := range strings.Fields(source) {
		if strings.HasPrefix(word, "https://") || strings.HasPrefix(word, "http://") {
			return strings.TrimRight(word, ",;")
		}
	}
	return ""
}
