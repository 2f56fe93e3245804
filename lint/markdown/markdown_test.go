package markdown

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/postlint/postlint/rules/draft"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestGolden reads the fixtures and compares the posts found with the golden files, which UPDATE=1 go test ./lint/markdown writes anew. The folder of a fixture under testdata is
// the folder of the file, since folders and names tell networks and dates.
func TestGolden(t *testing.T) {
	for _, path := range fixtures(t) {
		name := strings.TrimPrefix(filepath.ToSlash(path), "testdata/")
		t.Run(name, func(t *testing.T) {
			src, err := os.ReadFile(path)
			require.NoError(t, err)
			f := draft.NewFile(name, src)
			got := list(f, Parse(f, Options{}))
			golden := strings.TrimSuffix(path, ".md") + ".golden"
			if os.Getenv("UPDATE") != "" {
				require.NoError(t, os.WriteFile(golden, []byte(got), 0o644))
			}
			want, err := os.ReadFile(golden)
			require.NoError(t, err, "run UPDATE=1 go test")
			assert.Equal(t, string(want), got)
		})
	}
}

func fixtures(t testing.TB) []string {
	var paths []string
	require.NoError(t, filepath.WalkDir("testdata", func(path string, e os.DirEntry, err error) error {
		if err == nil && strings.HasSuffix(path, ".md") {
			paths = append(paths, path)
		}
		return err
	}))
	require.NotEmpty(t, paths)
	return paths
}

// list prints what was read of a calendar.
func list(f *draft.File, c *draft.Calendar) string {
	var b strings.Builder
	for i, p := range c.Posts {
		line, _ := f.Position(p.Unit.Span().Start)
		last, _ := f.Position(p.Unit.Span().End)
		text, col := f.Position(p.Text.Span(0, len(p.Text.String())).Start)
		fmt.Fprintf(&b, "%d. lines %d-%d text %d:%d %s", i+1, line, last, text, col, p.Kind)
		field := func(name, v string) {
			if v != "" {
				fmt.Fprintf(&b, " %s=%s", name, v)
			}
		}
		field("channels", strings.Join(p.Channels, ","))
		field("when", p.When.String())
		if p.When.Precision == draft.Relative {
			field("day", fmt.Sprint(p.When.Day))
		}
		if p.When.Precision == draft.Week {
			field("precision", "week")
		}
		field("id", p.ID)
		field("lang", p.Lang)
		for j, other := range c.Posts {
			if p.VariantOf == other {
				field("variant-of", fmt.Sprint(j+1))
			}
		}
		b.WriteByte('\n')
		for _, q := range []struct {
			name string
			q    draft.Quote
		}{{"title", p.Title}, {"status", p.Status}, {"author", p.Author}, {"campaign", p.Campaign}, {"objective", p.Objective}, {"audience", p.Audience},
			{"department", p.Department}, {"partner", p.Partner}, {"paid", p.Paid}, {"reply", p.InReplyTo}, {"account", p.Account}, {"disclosure", p.Disclosure}} {
			if !q.q.IsZero() {
				fmt.Fprintf(&b, "   %s: %s\n", q.name, q.q)
			}
		}
		for _, q := range p.Reviewers {
			fmt.Fprintf(&b, "   reviewer: %s\n", q)
		}
		for _, q := range p.Hashtags {
			fmt.Fprintf(&b, "   tag: %s\n", q)
		}
		for _, q := range p.Checked {
			fmt.Fprintf(&b, "   checked: %s: %s\n", q.Tag, q.Found)
		}
		for _, m := range p.Media {
			fmt.Fprintf(&b, "   media: %s alt %q\n", m.Path, m.Alt)
		}
		for _, q := range p.Parts {
			fmt.Fprintf(&b, "   part: %q\n", q.String())
		}
		for line := range strings.Lines(p.Text.String() + "\n") {
			fmt.Fprintf(&b, "   | %s", line)
		}
	}
	for _, p := range c.Problems {
		line, col := f.Position(p.Quote.Span().Start)
		fmt.Fprintf(&b, "problem %d:%d %q: %s\n", line, col, p.Quote.Raw(), p.Message)
	}
	return b.String()
}

// checkPlaces verifies the promise of every text: spans lie in the file and rise, and a byte that was copied is the byte that
// stands there.
func checkPlaces(t testing.TB, f *draft.File, c *draft.Calendar) {
	text := func(what string, x *draft.Text) {
		s := x.String()
		if strings.Contains(s, "\r") {
			t.Fatalf("%s holds a carriage return: %q", what, s)
		}
		last := 0
		for i := range len(s) {
			sp := x.Span(i, i+1)
			if sp.Start < last || sp.End < sp.Start || sp.End > len(f.Src) {
				t.Fatalf("%s: byte %d has the place %v after %d of a file of %d bytes", what, i, sp, last, len(f.Src))
			}
			if sp.End-sp.Start == 1 && f.Src[sp.Start] != s[i] && !(isSpace(s[i]) && isSpace(f.Src[sp.Start])) {
				t.Fatalf("%s: byte %d is %q but its place holds %q", what, i, s[i], f.Src[sp.Start])
			}
			last = sp.Start
		}
	}
	quote := func(what string, q draft.Quote) {
		if q.IsZero() || q.File() != f {
			return
		}
		if q.Start < 0 || q.End < q.Start || q.End > len(q.Text.String()) {
			t.Fatalf("%s: quote %d to %d of %d bytes", what, q.Start, q.End, len(q.Text.String()))
		}
		if q.Text != f.Text() {
			text(what, q.Text)
		}
		_ = q.Raw()
	}
	for i, p := range c.Posts {
		what := fmt.Sprintf("post %d", i+1)
		text(what, p.Text)
		unit, span := p.Unit.Span(), p.Text.Span(0, len(p.Text.String()))
		if span.Start < unit.Start || span.End > unit.End {
			t.Fatalf("%s: text %v is outside of its unit %v", what, span, unit)
		}
		quote(what+" unit", p.Unit)
		quote(what+" when", p.When.Quote)
		for _, q := range append(append([]draft.Quote{p.Title, p.Author, p.Status, p.Campaign, p.Objective, p.Audience, p.Department, p.Account, p.Disclosure, p.Partner, p.Paid, p.InReplyTo},
			p.Parts...), append(p.Hashtags, p.Reviewers...)...) {
			quote(what+" field", q)
		}
		for _, m := range p.Media {
			quote(what+" media", m.Path)
			quote(what+" alt", m.Alt)
		}
		for _, k := range p.Checked {
			quote(what+" checked", k.Found)
		}
	}
	for _, p := range c.Problems {
		quote("problem", p.Quote)
	}
}

// disguises are other ways to write the same file. The posts must not change with them.
var disguises = map[string]func(string) string{
	"as it is": func(s string) string { return s },
	"CRLF":     func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") },
	"BOM":      func(s string) string { return "\ufeff" + s },
	"BOM, CRLF, no last line end": func(s string) string {
		return "\ufeff" + strings.TrimRight(strings.ReplaceAll(s, "\n", "\r\n"), "\r\n")
	},
	"trailing spaces": func(s string) string { return strings.ReplaceAll(s, "\n\n", "  \n\n") },
}

func TestPlaces(t *testing.T) {
	for _, path := range fixtures(t) {
		src, err := os.ReadFile(path)
		require.NoError(t, err)
		name := strings.TrimPrefix(filepath.ToSlash(path), "testdata/")
		plain := Parse(draft.NewFile(name, src), Options{})
		for how, disguise := range disguises {
			t.Run(name+" "+how, func(t *testing.T) {
				f := draft.NewFile(name, []byte(disguise(string(src))))
				c := Parse(f, Options{})
				checkPlaces(t, f, c)
				require.Len(t, c.Posts, len(plain.Posts))
				for i, p := range c.Posts {
					if how != "trailing spaces" {
						assert.Equal(t, plain.Posts[i].Text.String(), p.Text.String())
					}
					assert.Equal(t, plain.Posts[i].Channels, p.Channels)
					assert.Equal(t, plain.Posts[i].When.String(), p.When.String())
					line, _ := f.Position(p.Unit.Span().Start)
					before, _ := plain.Files[0].Position(plain.Posts[i].Unit.Span().Start)
					assert.Equal(t, before, line)
				}
			})
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, path := range fixtures(f) {
		src, err := os.ReadFile(path)
		require.NoError(f, err)
		f.Add(string(src))
	}
	f.Fuzz(func(t *testing.T, src string) {
		file := draft.NewFile("marketing/2026-03-02-posts.md", []byte(src))
		checkPlaces(t, file, Parse(file, Options{}))
	})
}

// A short line under the name of a network is copy under a day, and how often to post in a strategy.
func TestShortLinesUnderNetworks(t *testing.T) {
	for src, want := range map[string][]string{
		"## Friday 27 March 2026\n\n**LinkedIn:** A customer asked for a lamp.\n\n**X :** It hums in B flat!\n": {"A customer asked for a lamp.", "It hums in B flat!"},
		"# X, mars 2026\n\n## Vendredi 27 mars\n\n**X :** Elle fredonne en si bémol.\n":                         {"Elle fredonne en si bémol."},
		"## Channels\n\n**LinkedIn:** 3 posts a week\n\n**X:** daily\n":                                         nil,
		"## Semaine 2\n\n**LinkedIn :** deux posts.\n\n**X :** tous les jours.\n":                               nil,
	} {
		var got []string
		for _, p := range Parse(draft.NewFile("a.md", []byte(src)), Options{}).Posts {
			got = append(got, p.Text.String())
		}
		assert.Equal(t, want, got, src)
	}
}
