package main

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint/news/fetch"
)

// refreshed runs a command in a folder whose postlint.toml gives all feeds addresses on loopback, under the path of their name. answers are what they
// answer; "hang" does for ever, a number is a status, and what is not there is 404.
func refreshed(t *testing.T, dir string, answers map[string]string, args ...string) (status int, out, errs string) {
	closing := make(chan struct{})
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer := answers[strings.Split(r.URL.Path, "/")[1]]
		switch {
		case answer == "hang":
			<-closing
		case answer == "":
			w.WriteHeader(http.StatusNotFound)
		case len(answer) == 3:
			var code int
			_, _ = fmt.Sscan(answer, &code)
			w.WriteHeader(code)
		default:
			fmt.Fprint(w, answer)
		}
	}))
	defer s.Close()
	defer close(closing)
	config := "[brand]\nregions = [\"FR\", \"US\"]\nlanguages = [\"fr\"]\n"
	for _, f := range []string{"gdacs", "usgs", "nws", "meteoalarm/{country}", "wikimedia/{lang}", "mastodon", "googletrends/{geo}"} {
		name, _, _ := strings.Cut(f, "/")
		config += fmt.Sprintf("[feeds.%s]\nurl = %q\n", name, s.URL+"/"+f)
	}
	require.NoError(t, os.WriteFile(filepath.Join(dir, "postlint.toml"), []byte(config), 0o644))
	var o, e bytes.Buffer
	c := &command{stdout: &o, stderr: &e, dir: dir, getenv: func(string) string { return "" },
		clock: func() time.Time { return time.Date(2026, 3, 10, 11, 50, 0, 0, time.UTC) }, feeds: fetch.Client{Timeout: time.Second}}
	status = c.run(append([]string{"news"}, args...))
	return status, o.String(), strings.ReplaceAll(e.String(), strings.TrimPrefix(s.URL, "http://"), "HOST")
}

func document(t *testing.T, name string) string {
	src, err := os.ReadFile(filepath.Join("../lint/news/testdata/feeds", name))
	require.NoError(t, err)
	return string(src)
}

func everyFeed(t *testing.T) map[string]string {
	return map[string]string{"gdacs": document(t, "gdacs.xml"), "usgs": document(t, "usgs.json"), "nws": document(t, "nws.json"), "meteoalarm": document(t, "meteoalarm.xml"),
		"wikimedia": document(t, "wikimedia.json"), "mastodon": document(t, "mastodon.json"), "googletrends": document(t, "googletrends.xml")}
}

func newsOf(t *testing.T, dir string) string {
	src, err := os.ReadFile(filepath.Join(dir, "news.toml"))
	require.NoError(t, err)
	return string(src)
}

func TestNewsRefresh(t *testing.T) {
	dir := t.TempDir()
	status, out, errs := refreshed(t, dir, everyFeed(t), "refresh")
	assert.Equal(t, clean, status)
	assert.Empty(t, errs)
	assert.Regexp(t, `(?m)^gdacs +3 +0  in `, out)
	assert.Regexp(t, `(?m)^mastodon +0 +2  in `, out)
	assert.Regexp(t, `(?m)^news\.toml: \d+ added, 0 updated, 0 removed\. 1 of the hashtags belong to those events\.$`, out)
	first := newsOf(t, dir)
	assert.True(t, strings.HasPrefix(first, "checked = 2026-03-10T11:50:00Z\n\n[[event]]\nname     = \"Tropical cyclone Odalys\"\n"))
	assert.Equal(t, 1, strings.Count(first, `hazard   = "earthquake"`+"\nplace    = \"Italy\""))
	assert.Equal(t, 1, strings.Count(first, "Lakemont shooting"))

	// A person looks one up and looks another one away; the next refresh leaves both.
	edited := strings.Replace(first, "[[event]]\n", "[[event]]\ndismissed = \"no shop there\" # Ana\n", 1)
	edited = strings.Replace(edited, "hashtag = \"#LàOùJétais\"\n", "hashtag = \"#LàOùJétais\"\nmeaning = \"people tell of the strike\"\n", 1)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "news.toml"), []byte(edited), 0o644))
	status, out, _ = refreshed(t, dir, everyFeed(t), "refresh")
	assert.Equal(t, clean, status)
	assert.Contains(t, out, "0 added, 0 updated, 0 removed.")
	assert.Equal(t, edited, newsOf(t, dir))
	status, out, _ = refreshed(t, dir, nil, "status")
	assert.Equal(t, clean, status)
	assert.NotContains(t, out, "Odalys")
	assert.NotContains(t, out, "LàOùJétais")
	assert.Contains(t, out, "Lakemont shooting")
}

// One hangs, one answers garbage, one fails, one sends 10 MB: a warning each, the news of the others, and a bounded wait.
func TestNewsRefreshOnABadDay(t *testing.T) {
	dir := t.TempDir()
	answers := everyFeed(t)
	answers["gdacs"], answers["usgs"], answers["nws"], answers["meteoalarm"] = "hang", "<html>down</html>", "500", strings.Repeat("x", 10<<20)
	begun := time.Now()
	status, out, errs := refreshed(t, dir, answers, "refresh")
	assert.Less(t, time.Since(begun), 5*time.Second)
	assert.Equal(t, clean, status)
	assert.Equal(t, `postlint: warning: feed gdacs: HOST: no answer within 1s; what it told before stays
postlint: warning: feed usgs: HOST: it is no GeoJSON: invalid character '<' looking for beginning of value; what it told before stays
postlint: warning: feed nws: HOST: it answered 500 Internal Server Error; what it told before stays
postlint: warning: feed meteoalarm: HOST: its answer is bigger than 8388608 bytes; what it told before stays
`, errs)
	assert.Regexp(t, `(?m)^gdacs +- +-  failed: .*no answer within 1s$`, out)
	assert.Contains(t, newsOf(t, dir), "Lakemont shooting")
	assert.Contains(t, newsOf(t, dir), "checked = 2026-03-10T11:50:00Z")
}

// A refresh says that the news was checked only if a feed answered that tells of what people do.
func TestNewsRefreshChecked(t *testing.T) {
	dir := t.TempDir()
	const before = "checked = 2026-03-01T00:00:00Z\n"
	require.NoError(t, os.WriteFile(filepath.Join(dir, "news.toml"), []byte(before), 0o644))
	status, _, errs := refreshed(t, dir, nil, "refresh")
	assert.Equal(t, failed, status)
	assert.Equal(t, 8, strings.Count(errs, "\n"))
	assert.Contains(t, errs, "no feed answered; news.toml is left as it was")
	assert.Equal(t, before, newsOf(t, dir))

	status, out, _ := refreshed(t, dir, everyFeed(t), "refresh", "-feeds", "usgs, gdacs", "-region", "IT")
	assert.Equal(t, clean, status)
	assert.Contains(t, out, "The news still counts as unchecked, for none of these feeds tells of attacks and deaths.")
	assert.Contains(t, newsOf(t, dir), before)
	assert.Contains(t, newsOf(t, dir), "Earthquake in Italy")

	answers := everyFeed(t)
	delete(answers, "wikimedia")
	delete(answers, "googletrends")
	status, out, _ = refreshed(t, dir, answers, "refresh")
	assert.Equal(t, clean, status)
	assert.Contains(t, out, "did not answer: wikimedia, googletrends.")
	assert.Contains(t, newsOf(t, dir), before)
}
