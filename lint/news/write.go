package news

import (
	"fmt"
	"strings"
	"time"

	"github.com/postlint/postlint/lint/internal/strict"
	"github.com/postlint/postlint/rules/draft"
)

// A line is a key of an entry with its value in TOML.
type line struct{ key, value string }

// eventLines returns what an event says, in the order in which it is written.
func eventLines(e *draft.Event) []line {
	var l lines
	l.text("name", e.Name)
	l.text("kind", e.Kind)
	l.text("hazard", e.Hazard)
	l.text("place", e.Place)
	l.texts("regions", e.Regions)
	l.text("severity", e.Severity.String())
	l.time("start", e.Start)
	l.time("end", e.End)
	l.texts("hashtags", e.Hashtags)
	l.texts("terms", e.Terms)
	l.text("source", e.Source)
	l.text("feed", e.Feed)
	l.text("id", e.ID)
	l.time("updated", e.Updated)
	l.text("meaning", e.Meaning)
	l.text("dismissed", e.Dismissed)
	return l
}

func trendLines(t *draft.Trend) []line {
	var l lines
	l.text("hashtag", t.Hashtag)
	l.time("seen", t.Seen)
	l.text("meaning", t.Meaning)
	l.text("feed", t.Feed)
	l.text("id", t.ID)
	return l
}

type lines []line

func (l *lines) text(key, s string) {
	if s != "" {
		*l = append(*l, line{key, strict.Quote(s)})
	}
}

func (l *lines) texts(key string, list []string) {
	if len(list) > 0 {
		quoted := mapped(list, strict.Quote)
		*l = append(*l, line{key, "[" + strings.Join(quoted, ", ") + "]"})
	}
}

func (l *lines) time(key string, t time.Time) {
	if !t.IsZero() {
		*l = append(*l, line{key, timestamp(t)})
	}
}

// timestamp writes a time as TOML does.
func timestamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.999999999Z") }

// entry writes a whole [[event]] or [[trend]] in the house form, its signs of equality in one column.
func entry(name string, l []line, eol string) string {
	width := 0
	for _, k := range l {
		width = max(width, len(k.key))
	}
	var b strings.Builder
	b.WriteString("[[" + name + "]]" + eol)
	for _, k := range l {
		fmt.Fprintf(&b, "%-*s = %s%s", width, k.key, k.value, eol)
	}
	return b.String()
}

// FormatEvent writes an event as it stands in news.toml.
func FormatEvent(e *draft.Event) string { return entry("event", eventLines(e), "\n") }

// eolOf returns the line end of a file.
func eolOf(src string) string {
	if i := strings.IndexByte(src, '\n'); i > 0 && src[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}
