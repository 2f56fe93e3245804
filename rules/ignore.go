package rules

import (
	"fmt"
	"time"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// Ignore looks after the comments by which somebody lets a finding stand.
var Ignore = &check.Rule{
	ID:       "ignore",
	Title:    "has an ignore comment without a reason, or one that ignores nothing",
	Why:      "On 14 April 2014 US Airways captured an obscene picture in order to flag it, and pasted it into an answer to a customer, where it stood for an hour: the flag said nothing to whoever came next. So does a warning that somebody has silenced without a word why.",
	Source:   "https://www.washingtonpost.com/news/post-nation/wp/2014/04/14/us-airways-tweets-vulgar-image-to-customer-apologizes/",
	Fix:      "Write <!-- postlint-ignore RULE until 2026-12-31: why it may stand --> inside the post or on the line above it, and delete the comment when it has done its work.",
	Needs:    "the ignore comments of the calendar",
	Severity: check.Warn,
	Calendar: ignoreFaults,
	Examples: []check.Example{
		{Posts: "2026-03-14 linkedin ignore=hard-sell/: ⟦Book a demo of the new oven.⟧"},
		{Posts: "2026-03-14 linkedin ignore=hard-sell/agreed_with_sales/2026-03-01: ⟦Réservez une démo du four.⟧", Given: ignoreMarch10},
		{Posts: "- x ignore=hard-sell/: ⟦Demandez votre devis gratuit.⟧"},
		{Posts: "2026-03-14 linkedin ignore=hard-sell/agreed_with_sales: Book a demo of the new oven."},
		{Posts: "2026-03-14 linkedin ignore=hard-sell/agreed_with_sales/2026-03-20: Réservez une démo du four.", Given: ignoreMarch10},
		{Posts: "- x ignore=hard-sell/c’est_le_métier_de_ce_compte: Demandez votre devis gratuit."},
	},
}

var ignoreMarch10 = &draft.Context{Now: time.Date(2026, 3, 10, 9, 0, 0, 0, time.UTC)}

// ignoreFaults says what is wrong with each ignore. Whether its rule exists, and whether it has ignored anything, only the linter knows:
// it says so in Fault.
func ignoreFaults(p *check.CalendarPass) {
	var now time.Time
	if p.Context != nil {
		now = p.Context.Now
	}
	for _, ig := range p.Calendar.Ignores {
		fault := ig.Fault
		switch {
		case fault != "":
		case ig.Reason == "":
			fault = fmt.Sprintf("This gives no reason, so it ignores nothing. Say behind the colon why “%s” is wrong here.", ig.Rule)
		case !ig.Until.IsZero() && !now.Before(ig.Until):
			fault = fmt.Sprintf("This held until %s. Delete it, or say until when it is to hold now.", ig.Until.AddDate(0, 0, -1).Format("2 January 2006"))
		default:
			continue
		}
		if len(ig.Posts) == 0 {
			p.Report(ig.Quote, nil, check.Warn, fault)
			continue
		}
		p.Report(ig.Quote, ig.Posts[0], check.Warn, fault)
	}
}
