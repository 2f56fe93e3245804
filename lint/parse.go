package lint

import (
	"bytes"
	"cmp"
	"fmt"
	"slices"

	"github.com/postlint/postlint/lint/markdown"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// MaxFileSize is the number of bytes over which a calendar is refused, unless postlint.toml says otherwise.
const MaxFileSize = 16 << 20

// Parse reads the posts of one Markdown file. What it cannot read of it, such as a date, is a Problem of the calendar; an error is a file
// that holds no text at all or more than MaxFileSize bytes. The name tells channels and dates too: "calendar/linkedin/2026-03-14-bread.md".
func Parse(name string, src []byte) (*Calendar, error) { return new(Config).Parse(name, name, src) }

// Parse is like the function Parse, with what the configuration says about the file: path is relative to the configuration's folder, with '/',
// and name is how findings call it. A nil Config is the default one.
func (c *Config) Parse(name, path string, src []byte) (*Calendar, error) {
	if err := c.readable(src); err != nil {
		return nil, fmt.Errorf("%s: %w", cmp.Or(name, "draft"), err)
	}
	facts := c.Facts(path)
	return markdown.Parse(draft.NewFile(name, src), markdown.Options{
		Path:       path,
		Zone:       c.Location(),
		Channel:    facts.Channel,
		Year:       facts.Year,
		Start:      facts.Start,
		Department: facts.Department,
		Status:     facts.Status,
		Declared: func(name string) bool {
			_, declared := c.orZero().Channels[name]
			return declared
		},
	}), nil
}

// readable refuses what holds no text, with words for whoever has to mend it.
func (c *Config) readable(src []byte) error {
	switch at := bytes.IndexByte(src, 0); {
	case int64(len(src)) > c.FileLimit():
		return c.TooLarge()
	case bytes.HasPrefix(src, []byte("\xff\xfe")) || bytes.HasPrefix(src, []byte("\xfe\xff")):
		return fmt.Errorf("the file is UTF-16; save it as UTF-8")
	case at >= 0:
		return fmt.Errorf("the file is no text: byte %d is zero", at)
	}
	return nil
}

// TooLarge returns the error for a file of more than FileLimit bytes, so that who knows the size of one need not read it.
func (c *Config) TooLarge() error {
	return fmt.Errorf("the file is larger than max-file-size, which is %d bytes; split it, or raise max-file-size in postlint.toml", c.FileLimit())
}

// Limit returns the findings with the ceilings of the configuration: none is graver than its rule may be in its file, and none
// remains of a rule that is off there. path gives the path of a file, relative to the configuration's folder, by its name. It does not change findings, and
// returns findings itself if there are no ceilings.
func (c *Config) Limit(findings []Finding, path func(name string) string) []Finding {
	if c = c.orZero(); len(c.Rules) == 0 && !slices.ContainsFunc(c.Paths, func(p PathFacts) bool { return len(p.Rules) > 0 }) {
		return findings
	}
	limited := slices.Clone(findings)
	ceilings := map[*draft.File]map[string]check.Severity{}
	for i := range limited {
		f := limited[i].Quote.File()
		if _, known := ceilings[f]; !known {
			name := ""
			if f != nil {
				name = path(f.Name)
			}
			ceilings[f] = c.Facts(name).Rules
		}
		if ceiling, set := ceilings[f][limited[i].Rule]; set {
			limited[i].Severity = min(limited[i].Severity, ceiling)
		}
	}
	return slices.DeleteFunc(limited, func(f Finding) bool { return f.Severity == check.Off })
}
