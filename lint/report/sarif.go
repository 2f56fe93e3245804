package report

import (
	"cmp"
	"fmt"
	"io"
	"regexp"
	"strings"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// sarifSchema is the address of the schema that SARIF writes by, as the schema itself gives it.
const sarifSchema = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

var (
	sarifLevel = [...]string{check.Off: "none", check.Note: "note", check.Warn: "warning", check.Block: "error"}
	// sarifText doubles braces, which would be placeholders, and breaks what a viewer would take for a link (SARIF 2.1.0, 3.11.5 and 3.11.6).
	sarifText = strings.NewReplacer("{", "{{", "}", "}}", "](", `\](`)
	// sarifMarkdown takes the meaning from HTML, which SARIF forbids (3.11.4.2), too.
	sarifMarkdown = strings.NewReplacer("{", "{{", "}", "}}", "](", `\](`, "<", `\<`)
)

// SARIF writes the report in the Static Analysis Results Interchange Format 2.1.0, which GitHub's code scanning and many editors read.
func (r *Report) SARIF(w io.Writer, _ Options) error {
	run := sarifRun{
		Tool:       sarifTool{Driver: sarifDriver{Name: "postlint", InformationURI: home, Rules: []sarifRule{}}},
		Invocation: []sarifInvocation{{Successful: r.Failed == 0}},
		Bases: map[string]sarifBase{sarifRoot: {Description: sarifMessage{
			Text: "The folder in which postlint ran."}}},
		ColumnKind: "unicodeCodePoints",
		Results:    []sarifResult{},
	}
	run.Tool.Driver.Version = cmp.Or(Safe(strings.TrimPrefix(strings.Trim(r.Version, "()"), "v")), "devel")
	semantic := regexp.MustCompile(`^v(\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?(\+[0-9A-Za-z.-]+)?)$`) // here, so that who prints text alone does without
	if v := semantic.FindStringSubmatch(r.Version); v != nil {
		run.Tool.Driver.SemanticVersion = v[1]
	}
	for _, e := range r.Errors {
		run.Invocation[0].Notifications = append(run.Invocation[0].Notifications, sarifNotification{Level: "error", Message: plainText(e)})
	}
	index := map[string]int{} // the rules of several postlint.toml may share an ID
	for _, rule := range r.Rules {
		if _, ok := index[rule.ID]; !ok {
			index[rule.ID] = len(index)
			run.Tool.Driver.Rules = append(run.Tool.Driver.Rules, describe(rule))
		}
	}
	results := jsonList{"results", len(r.Findings), func(i int) any { return result(r.Findings[i], index) }}
	return writeJSON(w, sarifLog{Schema: sarifSchema, Version: "2.1.0", Runs: []sarifRun{run}}, results)
}

// result returns a finding; index has the numbers of the rules.
func result(f check.Finding, index map[string]int) sarifResult {
	res := sarifResult{RuleID: f.Rule, Level: sarifLevel[f.Severity], Message: plainText(f.Message), Locations: []sarifLocation{},
		Fingerprints: map[string]string{"postlint/v1": Fingerprint(f)}}
	if i, ok := index[f.Rule]; ok {
		res.RuleIndex = &i
	}
	if loc := location(f.Quote); loc != nil {
		res.Locations = append(res.Locations, *loc)
	}
	for _, rel := range f.Related {
		if loc := location(rel.Quote); loc != nil {
			m := plainText(rel.Message)
			loc.Message = &m
			res.Related = append(res.Related, *loc)
		}
	}
	return res
}

func plainText(s string) sarifMessage { return sarifMessage{Text: sarifText.Replace(Safe(s))} }

// describe tells a rule: what it catches in a line, and what happened and what passes as its help.
func describe(rule *check.Rule) sarifRule {
	d := sarifRule{ID: rule.ID, Name: pascal(rule.ID), HelpURI: firstURL(rule.Source), Config: sarifConfig{Level: sarifLevel[rule.Severity]}}
	d.Short = plainText("This post " + rule.Title + ".")
	d.Full = plainText(rule.Fix)
	d.Help.Text = plainText(rule.Why).Text + "\n\nWhat passes: " + plainText(rule.Fix).Text + "\n\nTold in: " + plainText(rule.Source).Text
	markdown := func(s string) string { return sarifMarkdown.Replace(Safe(s)) }
	d.Help.Markdown = fmt.Sprintf("**It happened.** %s\n\n**What passes.** %s\n\nTold in: %s", markdown(rule.Why), markdown(rule.Fix), markdown(rule.Source))
	return d
}

// pascal writes "hard-sell" as "HardSell", the form that SARIF's own validator asks for in a name, "" for one word, which would only repeat the ID.
func pascal(id string) string {
	if !strings.Contains(id, "-") {
		return ""
	}
	var b strings.Builder
	for _, word := range strings.Split(id, "-") {
		b.WriteString(strings.ToUpper(word[:min(1, len(word))]) + word[min(1, len(word)):])
	}
	return b.String()
}

// location returns where a quote is, nil for the whole calendar and for text that comes from no file.
func location(q draft.Quote) *sarifLocation {
	f := q.File()
	if f == nil || f.Name == "" {
		return nil
	}
	s := q.Span()
	var loc sarifLocation
	loc.Physical.Artifact = artifact(f.Name)
	region := &loc.Physical.Region
	region.StartLine, region.StartColumn = f.Position(s.Start)
	region.EndLine, region.EndColumn = f.Position(s.End)
	if raw := q.Raw(); raw != "" {
		region.Snippet = &sarifSnippet{Text: raw}
	}
	return &loc
}

// artifact returns the address of a file: relative to the folder in which postlint ran unless its name begins at the root.
func artifact(name string) sarifArtifact {
	if strings.HasPrefix(name, "/") {
		return sarifArtifact{URI: "file://" + percent(name)}
	}
	return sarifArtifact{URI: percent(name), Base: sarifRoot}
}

// percent writes a path as a URI. All but the unreserved characters of RFC 3986 is encoded: a colon in its first part would name a scheme.
func percent(path string) string {
	var b strings.Builder
	for i := range len(path) {
		switch c := path[i]; {
		case c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9', strings.IndexByte("-._~/", c) >= 0:
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	return b.String()
}
