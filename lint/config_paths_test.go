package lint

import (
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"

	"github.com/postlint/postlint/rules/check"
)

func TestIsCalendar(t *testing.T) {
	guess := &Config{Exclude: []string{"social/archive/**"}}
	for path, want := range map[string]bool{
		"marketing/social-posts.md":             true,
		"CALENDRIER_EDITORIAL.md":               true,
		"contentcalendar.MARKDOWN":              true,
		"FACEBOOK_POST_20260128.md":             true,
		"posts/2026/mardi.mdx":                  true,
		"LinkedInPosts/été.md":                  true,
		"docs/postgres.md":                      false,
		"docs/postmortem.md":                    false,
		"_posts/2026-01-01-a-blog.md":           false,
		"social/README.md":                      false,
		"social/templates/post.md":              false,
		"posts/instagram/x/comments.md":         false,
		".claude/social/post.md":                false,
		"node_modules/tweet/calendar.md":        false,
		"docs/api/posts.md":                     false,
		"social/logo.png":                       false,
		"docs/guide.md":                         false,
		"../social/posts.md":                    false,
		"social/archive/2024/posts.md":          false,
		"./social/archive/../archive/posts.md":  false,
		"social/calendar.social-templates/x.md": true,
	} {
		assert.Equal(t, want, guess.IsCalendar(path), path)
	}
	globs := parseConfig(t, `calendars = ["social/**", "été/*.txt", "**/README.md"]`+"\n"+`exclude = ["social/docs/**"]`)
	for path, want := range map[string]bool{
		"social/2026/mars.md":    true,
		"social/README.md":       true, // named by hand
		"social/logo.png":        false,
		"social/docs/mars.md":    false, // exclude wins
		"été/mars.txt":           true,
		"été/mars.md":            false,
		"marketing/calendar.md":  false,
		"marketing/../README.md": true,
	} {
		assert.Equal(t, want, globs.IsCalendar(path), path)
	}
	assert.Equal(t, map[string]check.Severity(nil), globs.Facts("social/README.md").Rules)
	assert.False(t, parseConfig(t, "calendars = []").IsCalendar("social/mars.md"))
	assert.False(t, parseConfig(t, "news = []").IsNews("news.toml"))
}

func TestSkips(t *testing.T) {
	c := &Config{Calendars: []string{"social/.drafts/*.md", ".github/**"}, Exclude: []string{"été/archive/**", "old*"}}
	for dir, want := range map[string]bool{
		".":                  false,
		"social":             false,
		".git":               true,
		"social/.obsidian":   true,
		"social/.drafts":     false,
		".github":            false,
		"a/node_modules":     true,
		"été/archive":        true,
		"été/archive/2024":   true,
		"été":                false,
		"old-but-still-ours": false,
	} {
		assert.Equal(t, want, c.Skips(dir), dir)
	}
}

func TestNewsFiles(t *testing.T) {
	folder := fstest.MapFS{"news.toml": {}, "actualités/b.toml": {}, "actualités/a.toml": {}, "actualités/x.toml/y": {}}
	var none *Config
	assert.Equal(t, []string{"news.toml"}, none.NewsFiles(folder))
	assert.Empty(t, none.NewsFiles(fstest.MapFS{}), "nobody asked for it")
	assert.Empty(t, parseConfig(t, "news = []").NewsFiles(folder))
	assert.Equal(t, []string{"actualités/a.toml", "actualités/b.toml", "missing.toml", "news.toml"},
		parseConfig(t, `news = ["news.toml", "**/*.toml", "missing.toml", "none/*.toml"]`).NewsFiles(folder))
}

// What is written goes to the first glob: a file of it that there is, or the one that it names.
func TestNewsTarget(t *testing.T) {
	folder := fstest.MapFS{"actualités/b.toml": {}, "actualités/a.toml": {}, "news.toml": {}}
	var none *Config
	assert.Equal(t, "news.toml", none.NewsTarget(fstest.MapFS{}))
	for file, want := range map[string]string{
		`news = ["actualités/*.toml", "news.toml"]`: "actualités/a.toml",
		`news = ["new.toml", "news.toml"]`:          "new.toml",
		`news = ["none/*.toml", "news.toml"]`:       "",
		`news = []`:                                 "",
	} {
		assert.Equal(t, want, parseConfig(t, file).NewsTarget(folder), file)
	}
}
