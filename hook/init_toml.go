package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/postlint/postlint/lint"
)

// toml writes the postlint.toml that fits what was found. What nobody can know from the files stands there as a remark, ready to be filled in.
func (s *survey) toml() string {
	var b strings.Builder
	line := func(text string, args ...any) { fmt.Fprintf(&b, text+"\n", args...) }
	line("# What postlint should know about the brand. Lines that begin with # are remarks: take the # away and change what follows.")
	line(`# Everything is optional. "postlint help config" tells more; "postlint check-config" says what this file means in effect.`)
	line("")
	line("# Which files hold posts. ** is any path, * any name.")
	globs, exclude := globsFor(s.holding, s.others)
	if len(globs) == 0 {
		line(`# Without this line, files whose names speak of posts, of a network or of a calendar.`)
		line(`# calendars = ["calendar/**/*.md"]`)
	} else {
		line("calendars = %s", tomlList(globs))
	}
	if len(exclude) == 0 {
		line(`# exclude = ["**/README.md"]`)
	} else {
		line("exclude = %s", tomlList(exclude))
	}
	line("")
	line("# The zone of times in posts. Without this line: UTC.")
	line(`# timezone = "Europe/Paris"`)
	line("")
	line("# From which severity on a commit is stopped: note, warn or block.")
	line(`# fail-on = "block"`)
	line("")
	line(`# What is grave in the world this week, so that no joke goes out into it: "postlint help news".`)
	if s.hasNews {
		line(`news = ["news.toml"]`)
	} else {
		line(`# news = ["news.toml"]`)
	}
	line("")
	line("[brand]")
	line(`# name = "Maison Aurore"`)
	line(`# products = ["Petite Aurore"]`)
	line("# Where the brand is known. What happens elsewhere is then no concern.")
	line(`# regions = ["FR", "BE"]`)
	langs := slices.DeleteFunc(byCount(s.langs), func(lang string) bool { return s.langs[lang]*20 < s.posts }) // a stray quotation
	if len(langs) == 0 {
		line(`# languages = ["fr", "en"]`)
	} else {
		line("languages = %s", tomlList(langs))
	}
	s.channelsTOML(line)
	s.pathsTOML(line)
	line("")
	line("# Who writes, and who has learnt how: a risky post by somebody else is then pointed out.")
	line("# [team.ana]")
	line(`# emails = ["ana@example.org"]`)
	line("# trained = true")
	line("")
	line(`# Rules that are too strict here: off, note, warn or block is the most that they may say. "postlint rules" lists them.`)
	line("[rules]")
	line(`# corporate-tone = "note"`)
	line("")
	line("# A rule of your own, without code. \"postlint test\" tries its examples.")
	for _, text := range []string{"[[house]]", `id = "no-competitors"`, `words = { en = ["acme"], fr = ["la maison acme"] }`, `message = "Say what ours does."`,
		`bad = ["Better than Acme!"]`, `good = ["Better than ever!"]`} {
		line("# %s", text)
	}
	return b.String()
}

func (s *survey) channelsTOML(line func(string, ...any)) {
	line("")
	line("# The networks that the brand is on, what for, and how much each bears.")
	channels := byCount(s.channels)
	prefix := ""
	if len(channels) == 0 {
		channels, prefix = []string{"linkedin"}, "# "
	}
	for i, channel := range channels {
		if i > 0 {
			line("")
		}
		line("%s[channels.%s]", prefix, channel)
		line(`# objective = "hire architects"`)
		line("# max-per-day = 2")
		if i == 0 {
			line("# max-per-week = 7")
			line(`# min-gap = "4h"       # between two posts`)
			line(`# quiet-after = "2w"   # without a post, say that the channel is neglected`)
		}
	}
}

func (s *survey) pathsTOML(line func(string, ...any)) {
	line("")
	if len(s.undated) == 0 {
		line("# What is known of the posts in some files and stands in none of them.")
		line("# [[paths]]")
		line(`# match = "calendar/linkedin*.md"`)
		line(`# channel = "linkedin"`)
		line("# year = 2026           # of dates that name none")
		return
	}
	line("# These files have dates without a year. Say which it is.")
	year := s.thisYear
	if years := byCount(s.years); len(years) > 0 {
		year = slices.Max(years)
	}
	for _, name := range s.undated {
		line("[[paths]]")
		line("match = %s", lint.QuoteTOML(escapeGlob(name)))
		line("# year = %d", year)
	}
}

func tomlList(items []string) string {
	quoted := make([]string, len(items))
	width := 0
	for i, item := range items {
		quoted[i] = lint.QuoteTOML(item)
		width += len(quoted[i])
	}
	if width > 100 {
		return "[\n  " + strings.Join(quoted, ",\n  ") + ",\n]"
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}
