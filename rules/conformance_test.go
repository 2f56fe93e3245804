package rules

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/text/unicode/norm"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// What every rule must pass, whoever wrote it.
func TestConformance(t *testing.T) {
	for _, r := range All() {
		t.Run(r.ID, func(t *testing.T) {
			require.NoError(t, r.Validate())
			set, err := Compile(r)
			require.NoError(t, err)
			hasExamples(t, r)
			if r.Calendar != nil {
				assert.Empty(t, set.Calendar(nil, &draft.Calendar{}, nil), "an empty calendar on a quiet day")
				return
			}
			assert.Empty(t, set.Post(nil, &draft.Post{}, nil), "an empty post on a quiet day")
			assert.Empty(t, set.Post(nil, &draft.Post{Text: draft.NewText(""), Channels: []string{"x"}}, &draft.Context{}))
			adviceIsClean(t, r, set)
			decomposedIsTheSame(t, r, set)
			disguisedIsTheSame(t, r, set)
		})
	}
}

// hasExamples asks for three bad and three innocent examples in each language, of rules that read facts and no words for three and three in all.
func hasExamples(t *testing.T, r *check.Rule) {
	bad, good := map[check.Lang]int{}, map[check.Lang]int{}
	for _, e := range r.Examples {
		lang := check.English | check.French
		if r.Lexicon != "" || len(r.Uses) > 0 {
			lang = e.Lang()
		}
		for _, l := range []check.Lang{check.English, check.French} {
			if lang&l == 0 {
				continue
			}
			if e.Bad() {
				bad[l]++
			} else {
				good[l]++
			}
		}
	}
	for name, l := range map[string]check.Lang{"English": check.English, "French": check.French} {
		assert.GreaterOrEqual(t, bad[l], 3, "bad examples in %s", name)
		assert.GreaterOrEqual(t, good[l], 3, "innocent examples in %s", name)
	}
}

var quotedWords = regexp.MustCompile(`“[^”]*”`)

// adviceIsClean holds that whoever follows the advice is not told the same again.
func adviceIsClean(t *testing.T, r *check.Rule, set *check.Set) {
	advice := map[string]bool{r.Fix: true}
	for _, e := range r.Examples {
		for _, f := range run(t, set, e) {
			advice[quotedWords.ReplaceAllString(f.Message, "")] = true
		}
	}
	for a := range advice {
		for _, f := range set.Post(nil, &draft.Post{Text: draft.NewText(a), Lang: "en"}, nil) {
			assert.Less(t, f.Severity, check.Warn, "the advice %q is a finding itself: %s", a, f.Message)
		}
	}
}

// decomposedIsTheSame holds that accents may be written as letters of their own.
func decomposedIsTheSame(t *testing.T, r *check.Rule, set *check.Set) {
	for _, e := range r.Examples {
		plain, decomposed := e, e
		decomposed.Posts = norm.NFD.String(e.Posts)
		assert.Equal(t, spellFindings(run(t, set, plain)), spellFindings(run(t, set, decomposed)), e.Posts)
	}
}

// caseMatters holds the rules that read capitals, and why.
var caseMatters = map[string]string{
	"hashtag-style":     "capitals part the words of a tag",
	"hostile-tone":      "capitals are shouting",
	"political-content": "a candidate has a capital, a flavour has none",
}

// disguisedIsTheSame holds that line ends of another system change nothing, nor capitals where they carry no meaning.
func disguisedIsTheSame(t *testing.T, r *check.Rule, set *check.Set) {
	disguises := map[string]func(string) string{"CRLF": func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }}
	if caseMatters[r.ID] == "" {
		disguises["capitals"] = strings.ToUpper
	}
	for name, disguise := range disguises {
		for _, e := range r.Examples {
			posts, _, err := e.Calendar()
			require.NoError(t, err)
			for _, p := range posts {
				if p.Lang == "" { // capitals must not change which language the post seems to be in
					p.Lang = map[check.Lang]string{check.English: "en", check.French: "fr"}[e.Lang()]
				}
			}
			want := findings(set, e, posts)
			for _, p := range posts {
				p.Text = draft.NewText(disguise(p.Text.String()))
			}
			got := findings(set, e, posts)
			assert.Equal(t, strings.ToUpper(spellFindings(want)), strings.ToUpper(strings.ReplaceAll(spellFindings(got), "\r", "")), "%s: %s", name, e.Posts)
		}
	}
}

func findings(set *check.Set, e check.Example, posts []*draft.Post) (found []check.Finding) {
	ctx := e.Given.With(draft.NewIndex(posts))
	for _, p := range posts {
		found = set.Post(found, p, ctx)
	}
	return found
}

func run(t *testing.T, set *check.Set, e check.Example) (found []check.Finding) {
	t.Helper()
	posts, _, err := e.Calendar()
	require.NoError(t, err)
	return findings(set, e, posts)
}

func spellFindings(findings []check.Finding) string {
	var b strings.Builder
	for _, f := range findings {
		fmt.Fprintf(&b, "%s %s\n", f.Severity, norm.NFC.String(f.Quote.String()))
	}
	return b.String()
}
