package rules

import (
	"time"

	"github.com/postlint/postlint/rules/check"
)

// factMonths is how long a fact about a network or a law is told without a doubt. Networks changed about one limit in five within two years.
const factMonths = 18

// doubtful returns what a finding has to add when the fact it rests on was read, in a month such as "2026-11", long before the day by which the
// post is judged, and the severity that is left then: nothing doubtful blocks.
func doubtful(p *check.Pass, read string, severity check.Severity) (check.Severity, string) {
	month, err := time.Parse("2006-01", read)
	if day := p.Date(); err != nil || day.IsZero() || day.Before(month.AddDate(0, factMonths, 0)) {
		return severity, ""
	}
	return min(severity, check.Warn), " That is as of " + month.Format("January 2006") + ", and may have changed since: look it up."
}
