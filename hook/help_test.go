package main

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/lint/news"
	"github.com/postlint/postlint/rules/draft"
)

func helpText(t *testing.T, args ...string) string {
	t.Helper()
	var out, errs bytes.Buffer
	c := &command{stdout: &out, stderr: &errs, dir: t.TempDir()}
	require.Equal(t, clean, c.run(args), errs.String())
	return out.String()
}

// Whatever can be typed is in the help, and whatever the help says can be typed.
func TestHelp(t *testing.T) {
	short := helpText(t, "-h")
	all := short
	overview := helpText(t, "help", "help")
	for _, topic := range topics() {
		text := helpText(t, "help", topic)
		all += text
		if subcommandNamed(topic) == nil {
			assert.Contains(t, overview, "\n  "+topic+" ")
		} else {
			assert.Equal(t, text, helpText(t, topic, "-h"))
		}
	}
	known := map[string]bool{}
	for _, d := range judging() {
		assert.Contains(t, short, "\n  -"+strings.TrimSpace(d.name+" "+d.arg)+" ")
		known[d.name] = true
	}
	for _, s := range subcommands() {
		assert.Contains(t, topics(), s.name, "help/%s.txt is missing", s.name)
		assert.Contains(t, short, "\n  postlint "+s.name+" ", "its theme is none of usage")
		for _, d := range s.flags {
			known[d.name] = true
		}
	}
	for line := range strings.Lines(all) {
		assert.LessOrEqual(t, utf8.RuneCountInString(line), 81, "too wide for a terminal: %s", line)
		if strings.Contains(line, "postlint ") {
			for _, m := range regexp.MustCompile(` -([a-z][a-z-]+)`).FindAllStringSubmatch(line, -1) {
				assert.True(t, known[m[1]], "no such flag: %s", line)
			}
		}
		for _, m := range regexp.MustCompile(`"postlint ([a-z-]+)`).FindAllStringSubmatch(line, -1) {
			assert.NotNil(t, subcommandNamed(m[1]), "no such command: %s", line)
		}
	}
}

// indented returns the examples of a help text.
func indented(t *testing.T, topic string) string {
	var b strings.Builder
	for line := range strings.Lines(helpText(t, "help", topic)) {
		if rest, ok := strings.CutPrefix(line, "    "); ok {
			b.WriteString(rest)
		} else if strings.TrimSpace(line) == "" {
			b.WriteString("\n")
		}
	}
	return b.String()
}

// The examples of the help are read as it says.
func TestHelpExamples(t *testing.T) {
	config, err := lint.ParseConfig(draft.NewFile("postlint.toml", []byte(indented(t, "config"))), lint.RuleIDs())
	require.NoError(t, err)
	require.Len(t, config.House, 1)
	assert.NoError(t, config.House[0].Test())

	_, rules, _ := strings.Cut(indented(t, "severity"), "[rules]")
	_, err = lint.ParseConfig(draft.NewFile("postlint.toml", []byte("[rules]"+rules)), lint.RuleIDs())
	assert.NoError(t, err)

	snapshot, err := news.Parse(draft.NewFile("news.toml", []byte(indented(t, "news"))))
	require.NoError(t, err)
	assert.Len(t, snapshot.Events, 1)
	assert.Len(t, snapshot.Trends, 1)

	comment, field, _ := strings.Cut(strings.TrimSpace(indented(t, "ignore")), "\n\n")
	for _, src := range []string{comment, "---\n" + strings.TrimSpace(field) + "\n---\n" + comment[strings.Index(comment, "#"):]} {
		var out, errs bytes.Buffer
		c := &command{stdin: strings.NewReader(src), stdout: &out, stderr: &errs, dir: t.TempDir(), getenv: os.Getenv, clock: time.Now}
		assert.Equal(t, clean, c.run([]string{"-fail-on", "note", "-"}), "%s%s", &out, &errs)
		assert.Contains(t, out.String(), "nothing found")
	}

	examples := indented(t, "calendars")
	table, heading := strings.Index(examples, "| Date"), strings.Index(examples, "## ")
	for i, c := range []struct {
		src   string
		posts int
	}{{examples[strings.Index(examples, "---"):table], 1}, {examples[table:heading], 2}, {examples[heading:], 1}} {
		cal, err := lint.Parse("calendar/x.md", []byte(c.src))
		require.NoError(t, err)
		require.Len(t, cal.Posts, c.posts, "example %d", i)
		assert.Empty(t, cal.Problems)
		for _, p := range cal.Posts {
			assert.True(t, p.When.Dated(), "example %d", i)
			assert.NotEmpty(t, p.Channels, "example %d", i)
		}
	}
}

// What is wrong with a command line is said with what was probably meant.
func TestMisused(t *testing.T) {
	for args, want := range map[string]string{
		"-format":            `-format needs a value after it: -format FORMAT`,
		"-past=maybe":        `-past takes no value; write it alone, or leave it out`,
		"-fromat json":       `there is no flag -fromat; did you mean -format?`,
		"explan overposting": `there is neither a command nor a file "explan"; did you mean "postlint explain"?`,
		"help calender":      `"calender" is no topic; did you mean "postlint help calendars"?`,
		"help overpostin":    `"overpostin" is no topic; rules are told by "postlint explain overposting"`,
		"help xyzzy":         `"xyzzy" is no topic; "postlint help help" lists them`,
		"test me":            `test: "me" is one word too many; "postlint test" takes none`,
		"test -past":         `test: there is no flag -past`,
	} {
		var out, errs bytes.Buffer
		c := &command{stdout: &out, stderr: &errs, dir: t.TempDir()}
		assert.Equal(t, failed, c.run(strings.Fields(args)), args)
		assert.Contains(t, errs.String(), want, args)
	}
	assert.True(t, slices.IsSorted(topics()))
}
