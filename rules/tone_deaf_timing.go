package rules

import (
	_ "embed"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

//go:embed tone_deaf_timing.toml
var toneDeafTimingTOML string

// ToneDeafTiming finds posts that sell, joke or play on words while their readers look at a tragedy which the post does not mention. Where it does,
// disaster-piggyback speaks.
var ToneDeafTiming = &check.Rule{
	ID:       "tone-deaf-timing",
	Title:    "sells or jokes while its readers look at a tragedy",
	Why:      "On the morning after twelve people were shot in a cinema at Aurora in 2012, a magazine of the National Rifle Association greeted its readers: “Good morning, shooters. Happy Friday! Weekend plans?” It had posted such greetings on weekdays for months, through a scheduling tool; this one cost it the account.",
	Source:   "https://www.dailydot.com/unclick/nra-twitter-happy-friday-shooters-tweet-backlash/",
	Fix:      "Hold it: two days after an attack or an accident, until the end of a storm or of a mourning. What helps, condoles or says that you are closed may go out.",
	Needs:    "the day of the post, the events of news.toml, and the regions of the brand or channel; for its sore points, sore-points in postlint.toml",
	Severity: check.Block,
	Lexicon:  toneDeafTimingTOML,
	Uses:     []*check.Lexicon{disaster, promotion, relief},
	Post:     toneDeafTiming,
	Examples: toneDeafTimingExamples(),
}

func toneDeafTiming(p *check.Pass) {
	if p.Post.Kind == draft.Brief || !p.Post.InReplyTo.IsZero() { // who answers a customer has looked at the day
		return
	}
	var worst verdict
	var said check.Severity // by disaster-piggyback, which would only be repeated
	for _, e := range p.Events() {
		s := eventSenses(p.Context)[e.Event]
		said = max(said, judgeEvent(p, e, s).severity)
		if v := judgeToneDeafTiming(p, e, s); v.severity > worst.severity {
			worst = v
		}
	}
	if worst.severity == check.Off && said == check.Off {
		worst = judgeSorePoints(p)
	}
	if worst.severity > said {
		p.Report(worst.quote, worst.severity, worst.message, worst.related...)
	}
}
