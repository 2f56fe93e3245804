package lint

import (
	"slices"
	"time"

	"github.com/postlint/postlint/lint/internal/strict"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// Config is what postlint.toml says. The zero Config, and a nil one, is that of a repository without such a file: its methods give the
// defaults. It must not be changed once it is in use.
type Config struct {
	File *draft.File // nil: there is none

	Calendars   []string       // globs below the folder of the file; nil: guessed from the names of paths, see IsCalendar
	Exclude     []string       // globs of files that are no calendar, whatever Calendars says
	Zone        *time.Location // of times without an offset; nil: see Location
	FailOn      check.Severity // Off: the file gives none, which means Block
	News        []string       // globs; nil: see NewsFiles
	MaxFileSize int64          // in bytes; 0: see FileLimit

	Brand    draft.Brand
	Channels map[string]draft.Channel // by the names of draft.ChannelName; one that this does not know is declared by being here
	Team     map[string]draft.Member  // by name
	Rules    map[string]check.Severity
	Paths    []PathFacts // in the order of the file
	House    []HouseRule
	Feeds    map[string]Feed
}

// PathFacts is what is known of the posts of some files: a [[paths]] of postlint.toml.
type PathFacts struct {
	Match      string    // a glob below the folder of the file
	Channel    string    // by the names of draft.ChannelName; "": not known
	Year       int       // of dates without one; 0: not known
	Start      time.Time // the first instant of day 1; zero: not known
	Department string
	Status     string
	Rules      map[string]check.Severity // ceilings by rule; a rule that is not here may give what it likes
}

// Feed is a [feeds.NAME] of postlint.toml: a feed of news whose address is not the usual one. The address may hold the placeholders of
// news.Feed.URLs.
type Feed struct{ URL string }

// Mistake is something wrong in postlint.toml or a file of news, with its place. Mistakes are all those of a file, one a line; they are what
// the errors of ParseConfig and news.Parse hold.
type (
	Mistake  = strict.Mistake
	Mistakes = strict.Mistakes
)

// ParseConfig reads postlint.toml. ruleIDs are the rules that there are. The error is of type Mistakes and holds everything that is wrong.
// Time zones are looked up in the system's database or in the one that the program embeds.
func ParseConfig(f *draft.File, ruleIDs []string) (*Config, error) {
	c := &Config{File: f}
	err := strict.Read(f, func(root strict.Value) {
		c.Calendars = root.Get("calendars").Globs()
		c.Exclude = root.Get("exclude").Globs()
		c.Zone = root.Get("timezone").Zone()
		c.FailOn = severity(root.Get("fail-on"), "note", "warn", "block")
		c.News = root.Get("news").Globs()
		c.MaxFileSize = root.Get("max-file-size").Size()
		c.Brand = brand(root.Get("brand"))
		c.Team = team(root.Get("team"))
		c.Feeds = feeds(root.Get("feeds"))
		c.readChannels(root.Get("channels"))
		c.readHouse(root.Get("house"), ruleIDs) // after the channels, which it may name, and before the rules, which may name it
		ids := slices.Clone(ruleIDs)
		for _, h := range c.House {
			ids = append(ids, h.ID)
		}
		c.Rules = ceilings(root.Get("rules"), ids)
		c.readPaths(root.Get("paths"), ids)
	})
	if err != nil {
		return nil, err
	}
	return c, nil
}

// orZero lets methods be called on a nil Config.
func (c *Config) orZero() *Config {
	if c == nil {
		return &Config{}
	}
	return c
}

// Location returns the zone of times without an offset: UTC if the file gives none.
func (c *Config) Location() *time.Location {
	if zone := c.orZero().Zone; zone != nil {
		return zone
	}
	return time.UTC
}

// FileLimit returns the number of bytes over which a file is refused: MaxFileSize if the file gives none.
func (c *Config) FileLimit() int64 {
	if n := c.orZero().MaxFileSize; n > 0 {
		return n
	}
	return MaxFileSize
}

// Context returns a new context with what the file says about the brand, its channels and its team.
func (c *Config) Context() *draft.Context {
	c = c.orZero()
	return &draft.Context{Brand: c.Brand, Channels: c.Channels, Team: c.Team}
}
