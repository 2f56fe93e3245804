package report_test

import (
	"bytes"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint/report"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

func TestSafe(t *testing.T) {
	for s, want := range map[string]string{
		"Été à l’œuvre 👩‍🚀":     "Été à l’œuvre 👩‍🚀",
		"a\nb\r\nc\td":          "a⏎b⏎c d",
		"\x1b[31m\a\u009b\x7f":  `\x1b[31m\x07\u009b\x7f`,
		"\xff\xc3":              `\xff\xc3`,
		"\ufffd":                "\ufffd",
		"a\u202eb\u2066\u061c":  `a\u202eb\u2066\u061c`,
		"a\u200bb\u2060c\ufeff": `a\u200bb\u2060c\ufeff`,
		"mo\u00adt a\u200dz":    `mo\u00adt a\u200dz`,
		"1️⃣ ©️ ❤️‍🔥 🏴󠁧󠁢󠁳󠁣󠁴󠁿": "1️⃣ ©️ ❤️‍🔥 🏴󠁧󠁢󠁳󠁣󠁴󠁿",
		"a\U000E0041":               `a\U000e0041`,
		"a\U000E0068\U000E0069":     `a\U000e0068\U000e0069`,
		"\xff\u200d":                `\xff\u200d`,
		"👍\ufe0f\ufe0f\U000E0101":   `👍️` + `\ufe0f\U000e0101`,
		"می\u200cخواهم":             "می\u200cخواهم", // Persian needs the non-joiner
		"::error::x":                `\x3a:error::x`,
		" \u00a0 ::error::x":        " \u00a0 " + `\x3a:error::x`,
		"std::vector":               "std::vector",
		": :":                       ": :",
		"a ##vso[x] ##[y] ##Team[z": `a \x23#vso[x] \x23#[y] \x23#Team[z`,
		"###[x":                     `#\x23#[x`,
		"## Titre [x] #été ##":      "## Titre [x] #été ##",
	} {
		assert.Equal(t, want, report.Safe(s), "%q", s)
		assert.Equal(t, want, report.Safe(report.Safe(s)), "it is safe already")
	}
}

func FuzzSafe(f *testing.F) {
	f.Add("a\x1b[0m\u202e\xff\u2028👩‍🚀")
	f.Add("\n ::x::##vso[\u200b###[")
	f.Fuzz(func(t *testing.T, s string) {
		safe := report.Safe(s)
		if !utf8.ValidString(safe) {
			t.Fatalf("%q is no UTF-8", safe)
		}
		if report.Safe(safe) != safe {
			t.Fatalf("%q is shown as %q", safe, report.Safe(safe))
		}
		harmless(t, safe, "")
	})
}

var (
	order   = regexp.MustCompile(`##[A-Za-z]*\[`)
	command = regexp.MustCompile(`(?m)^\s*::`)
)

// harmless fails if a terminal or the log of a build would obey something in out. Only what begins with own may look like a command.
func harmless(t *testing.T, out, own string) {
	t.Helper()
	if i := strings.IndexAny(out, "\r\x00\x07\x08\x1b\x7f\u0085\u009b\u00ad\u061c\u200b\u200e\u200f\u2028\u2029\u202e\u2060\u2066\ufeff\U000e0041\U000e0042"); i >= 0 {
		t.Fatalf("%q could steer a terminal: byte %d of %q", out[i:i+1], i, out)
	}
	if o := order.FindString(out); o != "" {
		t.Fatalf("a build would obey %q in %q", o, out)
	}
	for _, line := range strings.Split(out, "\n") {
		if command.MatchString(line) && (own == "" || !strings.HasPrefix(line, own)) {
			t.Fatalf("a build would obey the line %q", line)
		}
	}
}

const hostile = "::stop-commands::x ##vso[task.setvariable]y ##[error]z \x1b[2J\x1b]0;t\x07\u009b1m \u202eabc\u2066 a\u200bb\u2060\u00ad\ufeff\U000e0041\U000e0042\u2028" +
	"\n::set-output name=a::b\r\n##teamcity[message]\r::error::c\n\t::d::e"

// A draft, the name of its file, the words of a rule of the house, an error: whatever holds orders, no format passes them on.
func TestNoFormatObeysADraft(t *testing.T) {
	f := draft.NewFile(hostile+"/a,b:c%d.md", []byte(hostile+" #"+"#vso[x] "+hostile))
	at := strings.Index(f.Src, "#vso[x")
	post := &draft.Post{ID: hostile, Text: f.Text(), Channels: []string{hostile}, Lang: hostile, Unit: f.Text().All(), Hashtags: []draft.Quote{draft.Words(hostile)}, Status: draft.Words(hostile)}
	rule := &check.Rule{ID: "house", Title: hostile, Why: hostile, Fix: hostile, Source: "https://example.org/\x1b" + hostile, Severity: check.Block}
	r := &report.Report{
		Rules: []*check.Rule{rule}, Posts: []*draft.Post{post}, Files: 1, Judged: 1, Failed: 1, Errors: []string{hostile}, Version: hostile,
	}
	for _, q := range []draft.Quote{f.Text().All(), f.Text().Quote(0, 4), f.Text().Quote(at, at+3), f.Text().Quote(at+3, at+6), {}} {
		r.Findings = append(r.Findings, check.Finding{Rule: "house", Severity: check.Block, Quote: q, Message: hostile, Post: post,
			Related: []check.Related{{Quote: q, Message: hostile}}})
	}
	for _, format := range report.Formats() {
		t.Run(format.Name, func(t *testing.T) {
			var out bytes.Buffer
			require.NoError(t, format.Write(r, &out, report.Options{ListPosts: true, Stats: true}))
			own := ""
			if format.Name == "github" {
				own = "::error "
			}
			harmless(t, out.String(), own)
			assert.Contains(t, out.String(), "house", "the findings are there")
		})
	}
}
