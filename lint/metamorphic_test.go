package lint_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/postlint/postlint/lint"
)

// A line is one post of a generated calendar.
type line struct{ day, text string }

// texts are drafts that are risky, harmless, accented and full of signs.
var texts = []string{
	"#WhyIStayed You had pizza.", "Le pain sort du four à 7 heures.", "Meet Ana, who built the oven.", "Votez Morel dimanche : elle seule peut sauver notre rue !",
	"We are thrilled to announce our best-in-class, innovative synergies. We leverage world-class solutions.", "Nous vous prions de bien vouloir nous excuser pour les désagréments causés.",
	"#Opale, notre abat-jour, est en tendance : profitez-en, -15 % ce week-end.", "L’œuvre de Léa 👩‍🚀, c’est du verre soufflé. #Été2026", "R&D: 2 > 1, and a*b stays a*b.",
	"Stay safe, everyone! And while you are in: 20% off with code OPALE20.",
}

func asTable(lines []line) string {
	var b strings.Builder
	b.WriteString("# X\n\n| Date | Text |\n|---|---|\n")
	for _, l := range lines {
		fmt.Fprintf(&b, "| %s | %s |\n", l.day, l.text)
	}
	return b.String()
}

func asHeadings(lines []line) string {
	var b strings.Builder
	b.WriteString("# X\n")
	for _, l := range lines {
		fmt.Fprintf(&b, "\n## %s\n\n%s\n", l.day, l.text)
	}
	return b.String()
}

// found returns what is said of a calendar, without its places.
func found(t interface{ Fatal(...any) }, src string) []string {
	day := func(d int) time.Time { return time.Date(2026, 3, d, 0, 0, 0, 0, time.UTC) }
	ctx := &lint.Context{Events: []lint.Event{{Name: "Fire at the Opale theatre", Kind: "accident", Start: day(5), End: day(12), Hashtags: []string{"#Opale"}}}}
	calendar, err := lint.Parse("x.md", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	var all []string
	for _, f := range lint.Default().LintCalendar(calendar, ctx) {
		all = append(all, norm.NFC.String(strings.Join([]string{f.Rule, f.Severity.String(), f.Post.When.String(), f.Quote.String(), f.Message}, " | ")))
	}
	slices.Sort(all)
	return all
}

// How a calendar is written does not change what is said of it.
func TestFormChangesNothing(t *testing.T) {
	forms := map[string]func([]line) string{
		"headings":        asHeadings,
		"CRLF":            func(l []line) string { return strings.ReplaceAll(asTable(l), "\n", "\r\n") },
		"headings, CRLF":  func(l []line) string { return strings.ReplaceAll(asHeadings(l), "\n", "\r\n") },
		"byte order mark": func(l []line) string { return "\ufeff" + asTable(l) },
		"decomposed":      func(l []line) string { return norm.NFD.String(asTable(l)) },
		"blank lines":     func(l []line) string { return "\n\n" + strings.ReplaceAll(asHeadings(l), "\n\n", "\n\n\n\n") },
		"front matter":    func(l []line) string { return "---\nauthor: Ana\n---\n" + asTable(l) },
		"a line of prose": func(l []line) string { return strings.Replace(asTable(l), "\n\n", "\n\nWhat we publish.\n\n", 1) },
	}
	rapid.Check(t, func(t *rapid.T) {
		var lines []line
		day := time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC)
		for _, text := range rapid.SliceOfN(rapid.SampledFrom(texts), 2, 8).Draw(t, "texts") {
			day = day.AddDate(0, 0, rapid.IntRange(0, 2).Draw(t, "days"))
			lines = append(lines, line{day.Format(time.DateOnly), text})
		}
		want := found(t, asTable(lines))
		for name, form := range forms {
			if got := found(t, form(lines)); !slices.Equal(got, want) {
				t.Fatalf("%s:\n%s\nfinds\n%s\nand the table\n%s", name, form(lines), strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
		}
	})
}

// How a file is saved changes nothing: its line ends, a byte order mark, accents as signs of their own, as macOS writes them.
func TestFilesSavedOtherwise(t *testing.T) {
	ways := map[string]func(string) string{
		"CRLF":             func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
		"byte order mark":  func(s string) string { return "\ufeff" + s },
		"decomposed":       norm.NFD.String,
		"no last line end": func(s string) string { return strings.TrimSuffix(s, "\n") },
		"all of it":        func(s string) string { return "\ufeff" + strings.ReplaceAll(norm.NFD.String(s), "\n", "\r\n") },
	}
	inventions(t, func(t *testing.T, _ *rand.Rand, s shape, plan []planned) []lint.Finding {
		files := s.write(plan)
		found := judge(t, lint.Default(), files)
		for name, way := range ways {
			other := slices.Clone(files)
			for i := range other {
				other[i].src = way(other[i].src)
			}
			same(t, name, said(found), said(judge(t, lint.Default(), other)))
		}
		return found
	})
}
