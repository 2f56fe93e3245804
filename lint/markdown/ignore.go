package markdown

import (
	"fmt"
	"sort"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// ignoreForm is how an ignore comment is written; messages show it.
const ignoreForm = "<!-- postlint-ignore RULE: reason -->"

// ignores reads the ignore comments of the body and the "ignore" key of the front matter. It runs when the posts are known, because a comment
// speaks of the post that it stands in or before. Whatever looks like such a comment and is none is a fault: whoever wrote it relies on it.
func (d *doc) ignores(body int) {
	if len(d.cal.Posts) == 0 {
		return // a page about postlint, and no calendar
	}
	for _, e := range d.front {
		if e.key == "ignore" || e.key == "postlint-ignore" || e.key == "postlint_ignore" {
			d.frontIgnores(e)
		}
	}
	if !strings.Contains(d.src, "postlint") && !strings.Contains(d.src, "Postlint") {
		return // this is seen faster than where the letters stand that both have
	}
	var where *scopes
	for at := 0; ; {
		i := strings.Index(d.src[at:], "ostlint") // a capital P is as good
		if i < 0 {
			return
		}
		i += at - 1
		at = i + len("postlint")
		verb := directive(d.src, i)
		if verb == "" || i < body && d.inFrontIgnore(i) {
			continue
		}
		if where == nil {
			where = d.scopes()
		}
		if end := d.ignoreComment(where, i, verb, body); end > at {
			at = end
		}
	}
}

// verbs are what people write behind the name of a linter to silence it; ours is the first.
var verbs = []string{"-ignore", "-disable", "-skip", "-off", "-nolint", ":ignore", ":disable", "_ignore", " ignore", " disable", "ignore"}

// directive returns the verb behind "postlint" at byte i of src, "" if src speaks of something else there.
func directive(src string, i int) string {
	if i < 0 || src[i] != 'p' && src[i] != 'P' || i > 0 && isWordByte(src[i-1]) {
		return ""
	}
	rest := strings.ToLower(src[i+len("postlint") : min(len(src), i+len("postlint")+12)])
	for _, v := range verbs {
		if strings.HasPrefix(rest, v) && (len(rest) == len(v) || !isWordByte(rest[len(v)])) {
			return v
		}
	}
	return ""
}

func isWordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_' || c >= 0x80
}

// ignoreComment reads the directive at byte i and returns where it ends, 0 if it is mere text of the file.
func (d *doc) ignoreComment(where *scopes, i int, verb string, body int) int {
	open := strings.TrimRight(d.src[:i], " \t\r\n")
	comment := strings.HasSuffix(open, "<!--")
	line, lineEnd := d.lineAt(i)
	s := draft.Span{Start: i, End: lineEnd}
	posts := where.around(s)
	fault := func(message string) {
		d.cal.Ignores = append(d.cal.Ignores, draft.Ignore{Quote: d.file.Quote(s), Posts: posts, Fault: message})
	}
	switch {
	case i < body:
		fault("This is no way to ignore a rule in front matter. Write ignore: [{rule: RULE, reason: \"why\"}].")
		return s.End
	case !comment && (len(posts) == 0 || where.quotedCode(i)):
		return 0 // prose about postlint
	case !comment:
		fault("This ignores nothing: only " + ignoreForm + " does.")
		return s.End
	}
	s.Start = len(open) - len("<!--")
	switch {
	case line >= 0 && d.lines[line].kind == code:
		if len(posts) > 0 {
			fault("This comment stands in a code block, where it is a part of the post and would be published. Write it above the block.")
		}
		return s.End
	case i > where.lastClose:
		fault("This comment is never closed. Write " + ignoreForm + ".")
		return s.End
	}
	end := i + strings.Index(d.src[i:], "-->")
	s.End = end + len("-->")
	ig := draft.Ignore{Quote: d.file.Quote(s), Posts: where.ignored(s)}
	if verb == verbs[0] {
		d.readIgnore(&ig, d.src[i+len("postlint")+len(verb):end])
	} else {
		ig.Fault = "This ignores nothing. Write " + ignoreForm + "."
	}
	if ig.Fault == "" && len(ig.Posts) == 0 {
		ig.Fault = "No post stands here or below. Write the comment inside the post, or on the line above it."
	}
	d.cal.Ignores = append(d.cal.Ignores, ig)
	return s.End
}

// lineAt returns the number of the line of byte i, -1 in front matter, and where its text ends.
func (d *doc) lineAt(i int) (line, end int) {
	line = sort.Search(len(d.lines), func(n int) bool { return d.lines[n].start > i }) - 1
	if line >= 0 {
		return line, max(i, d.lines[line].end)
	}
	if n := strings.IndexAny(d.src[i:], "\r\n"); n >= 0 {
		return line, i + n
	}
	return line, len(d.src)
}

// readIgnore reads what stands behind the verb: "RULE [until 2026-12-31]: reason".
func (d *doc) readIgnore(ig *draft.Ignore, s string) {
	head, reason, colon := strings.Cut(s, ":")
	fields := strings.Fields(head)
	if len(fields) == 0 {
		ig.Fault = "This names no rule. Write " + ignoreForm + "."
		return
	}
	ig.Rule, ig.Reason = strings.ToLower(fields[0]), realReason(reason)
	switch {
	case strings.ContainsAny(head, ",;+&") || len(fields) > 1 && colon && !strings.EqualFold(fields[1], "until"):
		ig.Fault = "A comment ignores one rule. Write one comment for each: " + ignoreForm + "."
	case len(fields) > 1 && !strings.EqualFold(fields[1], "until"):
		ig.Fault = "A colon is missing behind the rule. Write " + ignoreForm + "."
	case len(fields) > 1:
		d.until(ig, strings.Join(fields[2:], " "))
	}
}

// until reads the last day on which an ignore holds.
func (d *doc) until(ig *draft.Ignore, day string) {
	zone := d.opt.Zone
	if zone == nil {
		zone = time.UTC
	}
	last, err := time.ParseInLocation(time.DateOnly, day, zone)
	if err != nil {
		ig.Fault = fmt.Sprintf("“%s” is no day that postlint can read. Write the last day on which this holds as until 2026-12-31.", day)
		return
	}
	ig.Until = last.AddDate(0, 0, 1)
}

// realReason returns a reason, "" for what only holds the place of one.
func realReason(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	switch strings.Trim(draft.Fold(s), " .…?!<>[]()\"'") {
	case "", "reason", "raison", "why", "pourquoi", "todo", "tbd", "xxx", "a completer", "say why", "dites pourquoi":
		return ""
	}
	return s
}

// frontIgnores reads "ignore: [{rule, reason, until}]", or one entry without the list.
func (d *doc) frontIgnores(e entry) {
	all := e.value.list
	if all == nil {
		all = []value{e.value}
	}
	for _, v := range all {
		ig := draft.Ignore{Posts: d.cal.Posts, Quote: d.file.Quote(e.at)}
		if !v.words.IsZero() {
			ig.Quote, ig.Rule = v.words, strings.ToLower(v.words.String())
		}
		for _, k := range v.keys {
			words := k.value.words.String()
			switch k.key {
			case "rule", "regle":
				ig.Rule, ig.Quote = strings.ToLower(words), k.value.words
			case "reason", "raison":
				ig.Reason = realReason(words)
			case "until", "jusqu'au":
				d.until(&ig, words)
			default:
				ig.Fault = fmt.Sprintf("An entry of ignore has no “%s”. Write ignore: [{rule: RULE, reason: \"why\", until: 2026-12-31}].", k.name)
			}
		}
		if ig.Quote.IsZero() {
			ig.Quote = d.file.Quote(e.at)
		}
		if ig.Rule == "" && ig.Fault == "" {
			ig.Fault = "This names no rule. Write ignore: [{rule: RULE, reason: \"why\"}]."
		}
		d.cal.Ignores = append(d.cal.Ignores, ig)
	}
}

// inFrontIgnore reports whether byte i belongs to the "postlint-ignore" key that frontIgnores has read.
func (d *doc) inFrontIgnore(i int) bool {
	for _, e := range d.front {
		if e.at.Start <= i && i < e.at.End {
			return strings.HasSuffix(e.key, "ignore")
		}
	}
	return false
}
