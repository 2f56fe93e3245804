package lint

import (
	"github.com/postlint/postlint/lint/internal/strict"
	"github.com/postlint/postlint/lint/internal/suggest"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// The nouns of packages draft and check, so that the common program imports this package alone.
type (
	Post       = draft.Post
	Text       = draft.Text
	Quote      = draft.Quote
	Moment     = draft.Moment
	Calendar   = draft.Calendar
	Ignore     = draft.Ignore
	Observance = draft.Observance
	Mix        = draft.Mix
	Context    = draft.Context
	Event      = draft.Event
	Trend      = draft.Trend
	Brand      = draft.Brand
	Channel    = draft.Channel
	Member     = draft.Member
	Finding    = check.Finding
	Rule       = check.Rule
	Pass       = check.Pass
	Example    = check.Example
	Severity   = check.Severity
)

// The severities of a finding, and how exactly a Moment is known.
const (
	Off   = check.Off
	Note  = check.Note
	Warn  = check.Warn
	Block = check.Block

	Day    = draft.Day
	Minute = draft.Minute
)

// NewText returns a text that comes from no file: a draft that a program holds in memory.
func NewText(s string) *Text { return draft.NewText(s) }

// Nearest returns the candidate that somebody who typed word most likely meant, "" if none is near: for messages that ask "did you mean".
func Nearest(word string, candidates []string) string { return suggest.Nearest(word, candidates) }

// QuoteTOML writes a text as a value of postlint.toml or news.toml, in quotation marks. Bytes that are no UTF-8 become U+FFFD.
func QuoteTOML(s string) string { return strict.Quote(s) }
