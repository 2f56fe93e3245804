package lint

import (
	"time"

	"github.com/postlint/postlint/rules"
)

// Remembrance returns the days of remembrance between two dates, both included, that are kept everywhere or in one of the regions, which are codes such
// as "FR" or "US-CO": for a calendar that shows them before a post lands on one.
func Remembrance(from, to time.Time, regions []string) []Observance {
	return rules.Remembrance(from, to, regions)
}

// Mixes returns what is published on each channel and which of it is promotion, as the rule promotion-mix judges it. ctx may be nil.
func Mixes(posts []*Post, ctx *Context) []Mix { return rules.Mixes(posts, ctx) }
