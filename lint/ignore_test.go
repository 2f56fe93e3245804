package lint_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/rules/draft"
)

// ignored lints a calendar on 10 March 2026 and returns "rule: message of ignore" or "rule: words".
func ignored(t *testing.T, linter *lint.Linter, src string) []string {
	t.Helper()
	cal, err := lint.Parse("social/x.md", []byte(src))
	require.NoError(t, err)
	var all []string
	for _, f := range linter.LintCalendar(cal, &lint.Context{Now: time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC), NewsChecked: time.Date(2026, 3, 10, 8, 0, 0, 0, time.UTC)}) {
		if f.Rule == "ignore" {
			all = append(all, "ignore: "+f.Message)
		} else {
			all = append(all, f.Rule+": "+f.Quote.String())
		}
	}
	return all
}

func TestIgnore(t *testing.T) {
	const pizza, found = "#WhyIStayed You had pizza.", "trending-hashtag: #WhyIStayed"
	for name, test := range map[string]struct {
		comment string
		text    string
		want    []string
	}{
		"no comment":      {"", pizza, []string{found}},
		"a reason":        {"postlint-ignore trending-hashtag: a talk about the tag", pizza, nil},
		"une raison":      {"postlint-ignore trending-hashtag : un cours sur ce mot-dièse", pizza, nil},
		"no reason":       {"postlint-ignore trending-hashtag", pizza, []string{"ignore: This gives no reason, so it ignores nothing. Say behind the colon why “trending-hashtag” is wrong here.", found}},
		"still":           {"postlint-ignore trending-hashtag until 2026-03-10: a talk", pizza, nil},
		"no more":         {"postlint-ignore trending-hashtag until 2026-03-09: a talk", pizza, []string{"ignore: This held until 9 March 2026. Delete it, or say until when it is to hold now.", found}},
		"another rule":    {"postlint-ignore political-content: a talk", pizza, []string{"ignore: “political-content” finds nothing here, so this ignores nothing. Delete it.", found}},
		"an unknown rule": {"postlint-ignore trending-hashtags: a talk", pizza, []string{"ignore: There is no rule “trending-hashtags”. Did you mean trending-hashtag?", found}},
		"a strange rule":  {"postlint-ignore zzz: a talk", pizza, []string{"ignore: There is no rule “zzz”. The command postlint rules lists them.", found}},
		"itself":          {"postlint-ignore ignore: a talk", pizza, []string{"ignore: What is wrong with an ignore comment cannot be ignored. Mend that comment instead.", found}},
		"nothing to find": {"postlint-ignore trending-hashtag: a talk", "Le pain sort du four à 7 heures.", []string{"ignore: “trending-hashtag” finds nothing here, so this ignores nothing. Delete it."}},
		"a past post":     {"postlint-ignore trending-hashtag: a talk", "Le pain sort du four à 7 heures.\n\n**Status:** published", nil},
	} {
		t.Run(name, func(t *testing.T) {
			src := "## 12 March 2026 - X\n\n<!-- " + test.comment + " -->\n" + test.text + "\n"
			assert.Equal(t, test.want, ignored(t, lint.Default(), src), src)
		})
	}
}

// In a table a comment speaks of one post.
func TestIgnoreInTable(t *testing.T) {
	const table = "| Date | Channel | Text |\n|---|---|---|\n| 2026-03-12 | X | #WhyIStayed You had pizza. <!-- postlint-ignore trending-hashtag: a talk --> |\n| 2026-03-13 | X | #WhyIStayed Vous aviez faim. |\n"
	assert.Equal(t, []string{"trending-hashtag: #WhyIStayed"}, ignored(t, lint.Default(), table))
}

// An ignore for a rule that was not run, or is turned off, is not called unused.
func TestIgnoreOfRuleThatDidNotRun(t *testing.T) {
	const src = "## 12 March 2026 - X\n\n<!-- postlint-ignore trending-hashtag: a talk -->\nLe pain sort du four à 7 heures.\n"
	var others []*lint.Rule
	for _, r := range lint.Default().Rules() {
		if r.ID != "trending-hashtag" {
			others = append(others, r)
		}
	}
	assert.Empty(t, ignored(t, lint.New(others...), src))

	config, err := lint.ParseConfig(draft.NewFile("postlint.toml", []byte("[rules]\ntrending-hashtag = \"off\"\n")), lint.RuleIDs())
	require.NoError(t, err)
	linter, err := config.Linter()
	require.NoError(t, err)
	assert.Empty(t, ignored(t, linter, src))
	assert.Len(t, ignored(t, lint.Default(), src), 1)
}

// House rules are ignored like others.
func TestIgnoreOfHouseRule(t *testing.T) {
	config, err := lint.ParseConfig(draft.NewFile("postlint.toml", []byte("[[house]]\nid = \"no-competitors\"\nwords = {en = [\"acme\"]}\nmessage = \"Say what ours does.\"\n")), lint.RuleIDs())
	require.NoError(t, err)
	linter, err := config.Linter()
	require.NoError(t, err)
	const src = "## 12 March 2026 - X\n\nMeet us at the Acme fair.\n"
	assert.Equal(t, []string{"no-competitors: Acme"}, ignored(t, linter, src))
	assert.Empty(t, ignored(t, linter, src+"<!-- postlint-ignore no-competitors: a fair -->\n"))
}
