// Package calendar_test looks at the page that "postlint -format html" makes of the calendar in this folder, in a real browser.
package calendar_test

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/examples/internal/browser"
	_ "github.com/postlint/postlint/lint/report" // go test repeats an old result unless it knows what the program is made of
	_ "github.com/postlint/postlint/rules"
)

// program is postlint, built once.
var program = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "postlint-")
	if err != nil {
		return "", err
	}
	file := filepath.Join(dir, "postlint.exe")
	if out, err := exec.Command("go", "build", "-o", file, "../../hook").CombinedOutput(); err != nil {
		return dir, fmt.Errorf("%w: %s", err, out)
	}
	return file, nil
})

func TestMain(m *testing.M) {
	status := m.Run()
	if file, _ := program(); file != "" {
		os.RemoveAll(filepath.Dir(file))
	}
	os.Exit(status)
}

// report writes the page of a folder and returns its file. It skips the test where no browser could show it.
func report(t *testing.T, folder string) string {
	t.Helper()
	if browser.Find() == "" {
		t.Skip("no Chromium on the PATH: pages are not looked at")
	}
	exe, err := program()
	require.NoError(t, err)
	file := filepath.Join(t.TempDir(), "report.html")
	cmd := exec.Command(exe, "-now", "2026-03-09T09:00:00Z", "-format", "html="+file, "-format", "json="+filepath.Join(filepath.Dir(file), "report.json"), "-list-posts", ".")
	cmd.Dir = folder
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if err != nil {
		require.ErrorAs(t, err, &exit, string(out))
		require.Equal(t, 1, exit.ExitCode(), string(out))
	}
	return file
}

var (
	said   = regexp.MustCompile(`<output[^>]*>([^<]*)</output>`)
	sever  = regexp.MustCompile(`<section class="find ([bwn])" id="f[0-9]+" data-r="[0-9]+" data-s="[0-9]+"( hidden="")?>`)
	listed = regexp.MustCompile(`<li( hidden="")?><a class="chip ([obwn])`)
)

func count(dom string, pattern *regexp.Regexp, hidden int) (shown int) {
	for _, m := range pattern.FindAllStringSubmatch(dom, -1) {
		if m[hidden] == "" {
			shown++
		}
	}
	return shown
}

// The page says as much as the JSON document of the same run.
func TestPageFilters(t *testing.T) {
	file := report(t, ".")
	url := browser.File(file)
	src, err := os.ReadFile(filepath.Join(filepath.Dir(file), "report.json"))
	require.NoError(t, err)
	var doc struct {
		Findings []struct {
			File, Rule, Severity string
			Post                 struct {
				Channel string
				Line    int
			}
		}
		PostList []struct{ Channel string }
	}
	require.NoError(t, json.Unmarshal(src, &doc))
	page, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Regexp(t, `by <bdi>Jo</bdi>`, string(page))
	for _, c := range []struct{ hash, channel, rule, severity, author string }{
		{hash: ""}, {hash: "#p1"}, {hash: "#rule=no-such-rule"},
		{hash: "#severity=block", severity: "block"},
		{hash: "#channel=linkedin", channel: "linkedin"},
		{hash: "#channel=x&severity=warn", channel: "x", severity: "warn"},
		{hash: "#rule=overposting", rule: "overposting"},
		{hash: "#author=Jo", author: "Jo"},
	} {
		posts, findings := map[string]bool{}, 0
		for _, f := range doc.Findings {
			if strings.Contains(","+f.Post.Channel+",", ","+c.channel+",") || c.channel == "" {
				if (c.rule == "" || c.rule == f.Rule) && (c.severity == "" || c.severity == f.Severity) {
					posts[fmt.Sprint(f.File, f.Post)] = true
					findings++
				}
			}
		}
		shown := len(posts)
		if c.rule == "" && c.severity == "" {
			shown = 0
			for _, p := range doc.PostList {
				if strings.Contains(","+p.Channel+",", ","+c.channel+",") || c.channel == "" {
					shown++
				}
			}
		}
		want := fmt.Sprintf("Showing %d of %d posts and %d of %d findings.", shown, len(doc.PostList), findings, len(doc.Findings))
		if c.author != "" {
			shown = strings.Count(string(page), "by <bdi>"+c.author+"</bdi>")
			want = fmt.Sprintf("Showing %d of %d posts and ", shown, len(doc.PostList))
		}
		require.NotZero(t, shown)
		dom := browser.Page{URL: url + c.hash}.DOM(t)
		require.Regexp(t, said, dom)
		assert.Contains(t, said.FindStringSubmatch(dom)[1], want, c.hash)
		assert.Equal(t, shown, count(dom, listed, 1), "in the calendar, with %s", c.hash)
		assert.NotRegexp(t, `<form id="filters" hidden`, dom, "a script shows what needs one")
	}
	dom := browser.Page{URL: url + "#severity=block"}.DOM(t)
	for _, m := range sever.FindAllStringSubmatch(dom, -1) {
		assert.Equal(t, m[1] != "b", m[2] != "", "of %s", m[0])
	}
	assert.Contains(t, browser.Page{URL: url + "#p1"}.DOM(t), `<details open="">`, "a post that is linked to is shown")
}

// attack sets a mark if a script of a draft runs, in each of the ways that pages have fallen to.
const attack = "</title></style></script><script>document.documentElement.dataset.pwned=1</script>" +
	`<img src=x onerror="document.documentElement.dataset.pwned=2"><svg onload="document.documentElement.dataset.pwned=3"></svg>` +
	`<a href="javascript:document.documentElement.dataset.pwned=4" autofocus onfocus="document.documentElement.dataset.pwned=5">x</a><details open ontoggle="document.documentElement.dataset.pwned=6"></details>` +
	"<style>html{--pwned:1}</style>\u2028\u202e" + `" onfocus="document.documentElement.dataset.pwned=7" autofocus x="`

const pwned = "data-pwned"

func TestPageIsNotMovedByDrafts(t *testing.T) {
	dir := t.TempDir()
	quoted := strings.ReplaceAll(attack, `'`, `''`)
	draft := fmt.Sprintf("---\nid: '%[1]s'\nauthor: '%[1]s'\nchannel: '%[1]s'\ncampaign: '%[1]s'\ndate: 2026-03-12\n---\n\n%[2]s {{first_name}} BUY NOW #WhyIStayed\n\n```\n%[2]s\n```\n", quoted, attack)
	require.NoError(t, os.WriteFile(filepath.Join(dir, `a"><img src=x onerror=document.documentElement.dataset.pwned=8>.md`), []byte(draft), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "b.md"), []byte("| Date | Réseau | Texte |\n|---|---|---|\n| 2026-03-12 | X | "+attack+" |\n| 2026-03-32 | "+attack+" | "+attack+" |\n"), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "news.toml"), fmt.Appendf(nil, "[[event]]\nname = %q\nkind = 'accident'\nplace = %[1]q\nseverity = 'critical'\nstart = 2026-03-11T00:00:00Z\n", strings.Map(ascii, attack)), 0o600))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "postlint.toml"), []byte("news = ['news.toml']\n"), 0o600))
	file := report(t, dir)
	src, err := os.ReadFile(file)
	require.NoError(t, err)
	require.Contains(t, string(src), "dataset.pwned=7", "the drafts are shown")
	require.Contains(t, string(src), "<p class=\"ev\">")
	for _, hash := range []string{"", "#author=" + attack, "#" + attack} {
		dom := browser.Page{URL: browser.File(file) + hash, Budget: time.Second}.DOM(t)
		assert.NotContains(t, dom, pwned+`="`)
		assert.Equal(t, 1, strings.Count(dom, "<script"), "but for our own")
		assert.Equal(t, 1, strings.Count(dom, "<style"))
		assert.NotRegexp(t, `<img|<svg onload|<a href="javascript|<details open`, dom)
		assert.Regexp(t, `<output[^>]*>Showing [0-9]`, dom, "our own script runs")
	}

	// The attack works where nothing stops it, and even then the page's policy does.
	raw := strings.Replace(string(src), "<main", attack+"<main", 1)
	for name, c := range map[string]struct {
		page string
		want bool
	}{
		"policy":    {raw, false},
		"no policy": {regexp.MustCompile(`<meta http-equiv[^>]*>`).ReplaceAllString(raw, ""), true},
	} {
		page := filepath.Join(t.TempDir(), "raw.html")
		require.NoError(t, os.WriteFile(page, []byte(c.page), 0o600))
		assert.Equal(t, c.want, strings.Contains(browser.Page{URL: browser.File(page), Budget: time.Second}.DOM(t), pwned+`="`), name)
	}
}

func ascii(r rune) rune {
	if r > '~' {
		return -1
	}
	return r
}

// A year of a large brand: 5,000 posts, a tenth of them with findings.
func TestPageOfManyPosts(t *testing.T) {
	if testing.Short() {
		t.Skip("judges and shows 5,000 posts")
	}
	dir := t.TempDir()
	var b strings.Builder
	b.WriteString("| Date | Time | Network | Text | Author |\n|---|---|---|---|---|\n")
	start := time.Date(2026, 3, 10, 6, 0, 0, 0, time.UTC)
	for i := range 5000 {
		at := start.Add(time.Duration(i) * 105 * time.Minute)
		text := fmt.Sprintf("Loaf number %d came out of the oven at dawn, and the baker says it sings. Which one would you take home, the dark or the light?", i)
		if i%10 == 0 {
			text = fmt.Sprintf("Loaf number %d: #WhyIStayed, because 20%% off everything is a reason.", i)
		}
		fmt.Fprintf(&b, "| %s | %s | %s | %s | %s |\n", at.Format(time.DateOnly), at.Format("15:04"), []string{"X", "LinkedIn", "Instagram", "Facebook"}[i%4], text, []string{"Ana", "Jo"}[i%2])
	}
	require.NoError(t, os.WriteFile(filepath.Join(dir, "year.md"), []byte(b.String()), 0o600))
	file := report(t, dir)
	info, err := os.Stat(file)
	require.NoError(t, err)
	assert.Less(t, info.Size(), int64(12<<20))
	began := time.Now()
	dom := browser.Page{URL: browser.File(file) + "#channel=x&author=Ana"}.DOM(t)
	t.Logf("%d KB, loaded, filtered and read back in %v", info.Size()>>10, time.Since(began).Round(10*time.Millisecond))
	assert.Less(t, time.Since(began), 30*time.Second)
	assert.Regexp(t, `Showing 1250 of 5000 posts`, dom)
}

// PAGE_SCREENSHOTS=DIR go test -run Pictures ./examples/calendar writes what people see, wide and narrow, light and dark, and what a printer gets.
func TestPagePictures(t *testing.T) {
	dir := os.Getenv("PAGE_SCREENSHOTS")
	if dir == "" {
		t.Skip("PAGE_SCREENSHOTS names no folder for them")
	}
	url := browser.File(report(t, "."))
	for _, width := range []int{1280, 390} {
		for _, dark := range []bool{false, true} {
			browser.Page{URL: url, Width: width, Height: 2600, Dark: dark}.Screenshot(t, filepath.Join(dir, fmt.Sprintf("page-%d-dark-%t.png", width, dark)))
		}
	}
	browser.Page{URL: url}.PDF(t, filepath.Join(dir, "page.pdf"))
}
