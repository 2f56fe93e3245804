package markdown

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// benchCopy are texts of posts as calendars hold them: with tags, addresses and accents, and with hardly any marks.
var benchCopy = []string{
	"The oven is warm again: sourdough from seven on, and a long table for whoever wants to stay. Which loaf shall we bake on Sunday?",
	"Le four est chaud : du pain au levain dès sept heures, et une grande table pour qui veut rester. Quel pain pour dimanche ?",
	"We mended 214 bicycles this spring, and kept a tally of what broke. The list is here: https://example.com/repairs",
	"Merci à @atelier_des_cycles pour la photo. Les réparations sont offertes jusqu'à la fin du mois, sur rendez-vous.",
	"**New:** a lighter coat, cut from the cloth of the old one. It keeps as warm, and you can send it back for 60 days.",
}

// benchSections returns n posts under headings, each with labels, a text and a line of tags.
func benchSections(n int) string {
	var b strings.Builder
	b.WriteString("---\ntitle: Calendar\nbrand: Atelier Nord\ntimezone: Europe/Paris\n---\n\n# Calendar\n\n")
	day := time.Date(2026, 1, 1, 8, 0, 0, 0, time.UTC)
	for i := range n {
		at := day.AddDate(0, 0, i*7%365).Add(time.Duration(i%48) * 15 * time.Minute)
		fmt.Fprintf(&b, "## %s · p%06d\n\n- Channel: %s\n- Language: %s\n- Author: %s\n- Reviewed by: %s\n\n%s %s\n\n#bread #vélo #slowliving\n\n", at.Format("2006-01-02 15:04"), i,
			[]string{"linkedin", "twitter", "facebook", "threads"}[i%4], []string{"en", "fr"}[i%2], []string{"ana", "tom", "léa"}[i%3], []string{"tom", "legal", "léa"}[i%3], benchCopy[i%5], benchCopy[(i+2)%5])
	}
	return b.String()
}

// benchTable returns n posts as the rows of one table.
func benchTable(n int) string {
	var b strings.Builder
	b.WriteString("# Content calendar 2026\n\n| Date | Time | Channel | Lang | Copy | Author | Reviewed by |\n|---|---|---|---|---|---|---|\n")
	day := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range n {
		fmt.Fprintf(&b, "| %s | %02d:%02d | %s | %s | %s %s #bread | %s | %s |\n", day.AddDate(0, 0, i*7%365).Format("2006-01-02"), i%24, i%4*15, []string{"linkedin", "twitter", "facebook", "threads"}[i%4], []string{"en", "fr"}[i%2],
			benchCopy[i%5], benchCopy[(i+2)%5], []string{"ana", "tom", "léa"}[i%3], []string{"tom", "legal", "léa"}[i%3])
	}
	return b.String()
}

// BenchmarkParse reads the two shapes in which most calendars are kept: 100 files of headings, and one long table.
func BenchmarkParse(b *testing.B) {
	for _, c := range []struct {
		name     string
		files, n int
		write    func(n int) string
	}{
		{"sections", 100, 56, benchSections},
		{"table", 1, 10000, benchTable},
	} {
		b.Run(c.name, func(b *testing.B) {
			src := []byte(c.write(c.n))
			b.SetBytes(int64(len(src) * c.files))
			b.ReportAllocs()
			for b.Loop() {
				for range c.files {
					if got := len(Parse(draft.NewFile("calendar.md", src), Options{}).Posts); got != c.n {
						b.Fatalf("%d posts of %d", got, c.n)
					}
				}
			}
		})
	}
}
