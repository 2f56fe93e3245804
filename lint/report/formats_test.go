package report_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint/report"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// Each format has a file of testdata that shows the sample, posts and statistics included where the format knows them.
func TestGolden(t *testing.T) {
	for _, format := range report.Formats() {
		t.Run(format.Name, func(t *testing.T) {
			var out, again bytes.Buffer
			require.NoError(t, format.Write(sample(), &out, report.Options{ListPosts: true, Stats: true}))
			require.NoError(t, format.Write(sample(), &again, report.Options{ListPosts: true, Stats: true}))
			golden(t, "sample."+format.Name, skeleton(out.String()))
			assert.Equal(t, out.String(), again.String())
		})
	}
}

// A report without a finding, and one without anything, is as whole as any other.
func TestNothing(t *testing.T) {
	for _, format := range report.Formats() {
		t.Run(format.Name, func(t *testing.T) {
			var out bytes.Buffer
			require.NoError(t, format.Write(&report.Report{}, &out, report.Options{Stats: true}))
			assert.NotEmpty(t, out.String())
			assert.NotContains(t, out.String(), "null")
		})
	}
}

// sarifValidator checks logs against the schema that the standard comes with, addresses and times included.
func sarifValidator(t *testing.T) func(log []byte) error {
	t.Helper()
	src, err := os.Open("testdata/sarif-schema-2.1.0-rtm.5.json")
	require.NoError(t, err)
	defer src.Close()
	doc, err := jsonschema.UnmarshalJSON(src)
	require.NoError(t, err)
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	require.NoError(t, c.AddResource("sarif.json", doc))
	schema, err := c.Compile("sarif.json")
	require.NoError(t, err)
	return func(log []byte) error {
		v, err := jsonschema.UnmarshalJSON(bytes.NewReader(log))
		require.NoError(t, err)
		return schema.Validate(v)
	}
}

func TestSARIFIsValid(t *testing.T) {
	validate := sarifValidator(t)
	strange := sample()
	for i, name := range []string{"/tmp/été 1.md", "a:b/c#d?e%f[g].md", "../über.md", "\xff\x1b::x.md", "standard input"} {
		f := draft.NewFile(name, []byte("\ufeffété\n{0} [x](http://example.org) {{nom}}"))
		strange.Findings = append(strange.Findings, check.Finding{Rule: fmt.Sprint("gone-", i), Severity: check.Warn, Quote: f.Text().All(),
			Message: f.Src, Related: []check.Related{{Quote: f.Quote(draft.Span{Start: 3, End: 3}), Message: f.Src}, {Message: "somewhere"}}})
	}
	strange.Version, strange.Failed, strange.Errors = "v0.4.1-0.20260301120000-0123456789ab+dirty", 1, []string{"{x}: permission denied"}
	for name, r := range map[string]*report.Report{"sample": sample(), "empty": {}, "strange": strange} {
		var out bytes.Buffer
		require.NoError(t, r.SARIF(&out, report.Options{}))
		assert.NoError(t, validate(out.Bytes()), name)
	}
	var out bytes.Buffer
	require.NoError(t, sample().SARIF(&out, report.Options{}))
	for _, wrong := range [][2]string{{`"level": "note"`, `"level": "advice"`}, {`"startLine": 5`, `"startLine": 0`}, {`"ruleId"`, `"rule"`}, {`"uri": "`, `"uri": ":`}} {
		broken := strings.Replace(out.String(), wrong[0], wrong[1], 1)
		require.NotEqual(t, out.String(), broken)
		assert.Error(t, validate([]byte(broken)), "the schema is not looked at: %s", wrong[1])
	}
}

func TestSARIFWritesWhatTheStandardSays(t *testing.T) {
	r := sample()
	r.Version, r.Failed, r.Errors = "v1.2.3", 1, []string{"juin.md: permission denied"}
	f := draft.NewFile("été/a b:c.md", []byte("\ufeffÉté 👩‍🚀 {0} [x](y)"))
	r.Findings = []check.Finding{{Rule: "robo-post", Severity: check.Block, Quote: f.Quote(draft.Span{Start: 3, End: 9}), Message: "“{0} [x](y)”"}}
	r.Rules = append(r.Rules, r.Rules...) // of a second postlint.toml
	var out bytes.Buffer
	require.NoError(t, r.SARIF(&out, report.Options{}))
	var log struct {
		Runs []struct {
			Tool struct {
				Driver struct {
					SemanticVersion string
					Rules           []struct{ ID string }
				}
			}
			Invocations []struct {
				ExecutionSuccessful        bool
				ToolExecutionNotifications []struct{ Message struct{ Text string } }
			}
			Results []struct {
				RuleIndex int
				Message   struct{ Text string }
				Locations []struct {
					PhysicalLocation struct {
						ArtifactLocation struct{ URI, URIBaseID string }
						Region           struct{ StartColumn, EndColumn int }
					}
				}
			}
		}
	}
	require.NoError(t, json.Unmarshal(out.Bytes(), &log))
	run := log.Runs[0]
	assert.Equal(t, "1.2.3", run.Tool.Driver.SemanticVersion)
	assert.Len(t, run.Tool.Driver.Rules, 2, "each rule once")
	assert.False(t, run.Invocations[0].ExecutionSuccessful)
	assert.Equal(t, "juin.md: permission denied", run.Invocations[0].ToolExecutionNotifications[0].Message.Text)
	res := run.Results[0]
	assert.Equal(t, "robo-post", run.Tool.Driver.Rules[res.RuleIndex].ID)
	assert.Equal(t, `“{{0}} [x\](y)”`, res.Message.Text, "no placeholder and no link")
	at := res.Locations[0].PhysicalLocation
	assert.Equal(t, "%C3%A9t%C3%A9/a%20b%3Ac.md", at.ArtifactLocation.URI)
	assert.Equal(t, "%SRCROOT%", at.ArtifactLocation.URIBaseID)
	assert.Equal(t, [2]int{1, 5}, [2]int{at.Region.StartColumn, at.Region.EndColumn}, "code points, the byte order mark not counted")
}

func TestRDJSONCountsBytes(t *testing.T) {
	f := draft.NewFile("juin.md", []byte("\ufeffa\r\nÉté 👩‍🚀 soldes"))
	at := strings.Index(f.Src, "soldes")
	r := &report.Report{Findings: []check.Finding{{Rule: "hard-sell", Severity: check.Note, Quote: f.Quote(draft.Span{Start: at, End: at + 6}), Message: "“soldes”"}}}
	var out bytes.Buffer
	require.NoError(t, r.RDJSON(&out, report.Options{}))
	var doc struct {
		Diagnostics []struct {
			Location struct {
				Range struct{ Start, End struct{ Line, Column int } }
			}
		}
	}
	require.NoError(t, json.Unmarshal(out.Bytes(), &doc))
	place := doc.Diagnostics[0].Location.Range
	assert.Equal(t, [4]int{2, 19, 2, 25}, [4]int{place.Start.Line, place.Start.Column, place.End.Line, place.End.Column})
}

func TestGitHubEscapesAndSaysWhatIsDropped(t *testing.T) {
	f := draft.NewFile("a,b:c%d.md", []byte("soldes\nsoldes"))
	r := &report.Report{Judged: 1, Files: 1}
	for range 12 {
		r.Findings = append(r.Findings, check.Finding{Rule: "hard-sell", Severity: check.Block, Quote: f.Quote(draft.Span{Start: 0, End: 6}), Message: "100 %: a, b"})
	}
	r.Findings = append(r.Findings, check.Finding{Rule: "hard-sell", Severity: check.Note, Quote: f.Text().All(), Message: "both"},
		check.Finding{Rule: "hard-sell", Severity: check.Warn, Message: "all"})
	var out bytes.Buffer
	require.NoError(t, r.GitHub(&out, report.Options{}))
	lines := strings.Split(out.String(), "\n")
	assert.Equal(t, "::error file=a%2Cb%3Ac%25d.md,line=1,endLine=1,col=1,endColumn=7,title=postlint hard-sell::100 %25: a, b", lines[0])
	assert.Equal(t, "::notice file=a%2Cb%3Ac%25d.md,line=1,endLine=2,title=postlint hard-sell::both", lines[12], "columns are for one line")
	assert.Equal(t, "::warning title=postlint hard-sell::all", lines[13])
	assert.Equal(t, "postlint: 12 to block, 1 warning, 1 note; looked at 1 post in 1 file; news: 0 events, never checked.", lines[14])
	assert.Equal(t, "postlint: GitHub shows 10 annotations of a level for each step, so 2 of 12 with the level error are only in this log.", lines[15])
	assert.Equal(t, []string{""}, lines[16:])
}

func BenchmarkFormats(b *testing.B) {
	for _, n := range []int{1000, 10000} {
		r := sample()
		base := r.Findings[:2]
		var src strings.Builder
		for range n {
			src.WriteString("| 2026-06-01 | Été : **sol**des à l’œuvre 👩‍🚀日本 soldes, encore des soldes, c’est promis, juré |\n")
		}
		f := draft.NewFile("calendrier/juin.md", []byte(src.String()))
		r.Findings = nil
		for i := range n {
			line := i * len(f.Src) / n
			finding := base[i%len(base)]
			finding.Quote = f.Quote(draft.Span{Start: line + 15, End: line + 20})
			r.Findings = append(r.Findings, finding)
		}
		for _, format := range report.Formats() {
			b.Run(fmt.Sprintf("%s/%d", format.Name, n), func(b *testing.B) {
				b.ReportAllocs()
				var out bytes.Buffer
				for b.Loop() {
					out.Reset()
					if err := format.Write(r, &out, report.Options{}); err != nil {
						b.Fatal(err)
					}
				}
				b.SetBytes(int64(out.Len()))
			})
		}
	}
}
