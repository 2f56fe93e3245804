package strict

import (
	"math"
	"path"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/pelletier/go-toml/v2/unstable"

	"github.com/postlint/postlint/lint/internal/suggest"
)

func blank(s string) bool { return strings.TrimSpace(s) == "" }

func join(words []string) string { return strings.Join(words, ", ") }

// Text returns a text.
func (v Value) Text() string {
	if !v.is(unstable.String, "text") {
		return ""
	}
	return v.n.text
}

// Texts returns a list of texts. None of them may be empty: an empty word would be found everywhere.
func (v Value) Texts() []string {
	return each(v, Value.Text)
}

// each reads the values of a list, which are texts, and leaves out those that were reported. An empty list is not nil: "news = []" is a choice.
func each(v Value, read func(Value) string) []string {
	items := v.Items()
	if items == nil {
		return nil
	}
	texts := make([]string, 0, len(items))
	for _, item := range items {
		if item.n.kind == unstable.String && blank(item.n.text) {
			item.Mistake("%s must not be empty", item.what())
		} else if s := read(item); s != "" {
			texts = append(texts, s)
		}
	}
	return texts
}

// Bool returns true or false.
func (v Value) Bool() bool { return v.is(unstable.Bool, "true or false") && v.n.text == "true" }

// Int returns a whole number from least to most.
func (v Value) Int(least, most int) int {
	if !v.is(unstable.Integer, "a whole number") {
		return 0
	}
	n, err := strconv.ParseInt(v.n.text, 0, 64)
	if err != nil || n < int64(least) || n > int64(most) {
		v.Mistake("%s must be from %d to %d", v.what(), least, most)
		return 0
	}
	return int(n)
}

// OneOf returns a text that is one of those known. The empty text is as good as none. what is the word for them in a message.
func (v Value) OneOf(what string, known ...string) string {
	s := v.Text()
	if s != "" && !slices.Contains(known, s) {
		v.Mistake("%s", Unknown(what, s, known))
		return ""
	}
	return s
}

// Duration returns a length of time of more than zero, written 90m, 4h, 14d or 2w.
func (v Value) Duration() time.Duration {
	const day = 24 * time.Hour
	s := v.Text()
	if s == "" {
		return 0
	}
	unit := map[byte]time.Duration{'m': time.Minute, 'h': time.Hour, 'd': day, 'w': 7 * day}[s[len(s)-1]]
	n, err := strconv.ParseUint(s[:len(s)-1], 10, 32)
	if err != nil || unit == 0 || n == 0 || n > uint64(math.MaxInt64/unit) {
		v.Mistake("bad duration %s; write it as 90m, 4h, 14d or 2w", quoted(s))
		return 0
	}
	return time.Duration(n) * unit
}

// sizes lists the units of Size, the long ones first because the short ones end them.
var sizes = []struct {
	unit  string
	bytes int64
}{{"KiB", 1 << 10}, {"MiB", 1 << 20}, {"GiB", 1 << 30}, {"KB", 1e3}, {"MB", 1e6}, {"GB", 1e9}, {"B", 1}}

// Size returns a number of bytes of more than zero, written 16MiB, 4MB or as a plain number.
func (v Value) Size() int64 {
	if v.n != nil && v.n.kind == unstable.Integer {
		return int64(v.Int(1, math.MaxInt))
	}
	s := v.Text()
	if s == "" {
		return 0
	}
	for _, size := range sizes {
		if number, ok := strings.CutSuffix(s, size.unit); ok {
			if n, err := strconv.ParseUint(strings.TrimSpace(number), 10, 32); err == nil && n > 0 {
				return int64(n) * size.bytes
			}
			break
		}
	}
	v.Mistake("bad size %s; write it as 512KiB, 16MiB, 4MB or a number of bytes", quoted(s))
	return 0
}

// zones are time zones that brands write from: the list is for suggestions only.
const zones = `Europe/Paris Europe/London Europe/Berlin Europe/Madrid Europe/Rome Europe/Brussels Europe/Zurich Europe/Amsterdam
Europe/Lisbon Europe/Dublin Europe/Vienna Europe/Stockholm Europe/Oslo Europe/Copenhagen Europe/Helsinki Europe/Warsaw Europe/Prague
Europe/Athens Europe/Istanbul Europe/Kyiv America/New_York America/Chicago America/Denver America/Phoenix America/Los_Angeles
America/Toronto America/Montreal America/Vancouver America/Mexico_City America/Bogota America/Sao_Paulo America/Martinique
Indian/Reunion Pacific/Tahiti Pacific/Auckland Africa/Casablanca Africa/Algiers Africa/Tunis Africa/Dakar Africa/Abidjan Africa/Lagos
Africa/Cairo Africa/Johannesburg Africa/Nairobi Asia/Dubai Asia/Kolkata Asia/Singapore Asia/Tokyo Asia/Seoul Asia/Shanghai
Asia/Hong_Kong Australia/Sydney Australia/Melbourne UTC`

// Zone returns a time zone by its name in the IANA database, nil if absent. "Local" is none: a check must not depend on the machine it runs on.
func (v Value) Zone() *time.Location {
	s := v.Text()
	if s == "" {
		return nil
	}
	zone, err := time.LoadLocation(s)
	if err == nil && s != "Local" {
		return zone
	}
	known := strings.Fields(zones)
	cities := map[string]string{}
	var names []string
	for _, z := range known {
		cities[path.Base(z)] = z
		names = append(names, path.Base(z))
	}
	near := suggest.Nearest(s, known)
	if near == "" {
		near = cities[suggest.Nearest(path.Base(s), names)]
	}
	if near != "" {
		v.Mistake("unknown time zone %s; did you mean %s?", quoted(s), quoted(near))
	} else {
		v.Mistake("unknown time zone %s; write it as \"Europe/Paris\"", quoted(s))
	}
	return nil
}

// Globs returns patterns of paths below the folder of the file, cleaned of "./".
func (v Value) Globs() []string { return each(v, Value.Glob) }

// Glob returns a pattern of paths below the folder of the file, cleaned of "./".
func (v Value) Glob() string {
	s := v.Text()
	if s == "" {
		return ""
	}
	steps := strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/{},", r) })
	switch {
	case strings.Contains(s, `\`):
		v.Mistake(`bad pattern %s: write / between folders, not \`, quoted(s))
	case strings.HasPrefix(s, "/") || strings.HasPrefix(s, "~") || len(s) > 1 && s[1] == ':':
		v.Mistake("bad pattern %s: it must be relative to the folder of this file", quoted(s))
	case slices.Contains(steps, ".."):
		v.Mistake(`bad pattern %s: it must stay in the folder of this file, without ".."`, quoted(s))
	case !doublestar.ValidatePattern(s):
		v.Mistake("bad pattern %s: a [ or { without its end", quoted(s))
	case choices(s) > 1000: // each is matched on its own, and they multiply
		v.Mistake("bad pattern %s: too many choices in {}", quoted(s))
	case strings.HasSuffix(s, "/") || s == ".":
		v.Mistake("bad pattern %s: it matches no file; did you mean %s?", quoted(s), quoted(path.Join(s, "**")))
	default:
		return path.Clean(s)
	}
	return ""
}

// choices returns how many patterns without {} the glob stands for, or more.
func choices(glob string) int {
	all, here := 1, 1
	for i := 0; i < len(glob) && all <= 1000; i++ {
		switch glob[i] {
		case ',':
			here++
		case '}':
			all, here = all*here, 1
		}
	}
	return all
}
