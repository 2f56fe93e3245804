package audit

import (
	"fmt"
	"slices"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/lint/news"
	"github.com/postlint/postlint/rules"
	"github.com/postlint/postlint/rules/draft"
)

// Alone lists the rules of the catalogue that never look at other posts. A rule that is not here is taken to compare posts, which costs time
// and is right for every rule; a test holds that none of these does compare.
var Alone = []string{"ad-disclosure", "all-about-us", "calendar", "comment-suppression", "disaster-piggyback", "engagement-bait",
	"exclusionary-language", "hashtag-style", "hostile-tone", "memorial-day", "missing-alt-text", "platform-limit", "political-content",
	"second-opinion", "tone-deaf-timing", "trending-hashtag", "untrained-author", "unvetted-influencer"}

// Facts are what the posts are judged by: the content of postlint.toml and of news.toml. They travel to the workers as they are. The zero Facts
// are those of a brand of which nothing is known, on a quiet day.
type Facts struct{ Config, News string }

// A Judge has the linters of one worker. It is safe for concurrent use.
type Judge struct {
	alone, together, whole *lint.Linter
	config                 *lint.Config
	context                *lint.Context
}

// NewJudge compiles the rules. The error says what is wrong in the facts, with file and line.
func NewJudge(facts Facts) (*Judge, error) {
	j := &Judge{config: &lint.Config{}}
	if facts.Config != "" {
		var err error
		if j.config, err = lint.ParseConfig(draft.NewFile("postlint.toml", []byte(facts.Config)), lint.RuleIDs()); err != nil {
			return nil, err
		}
	}
	j.context = j.config.Context()
	if facts.News != "" {
		told, err := news.Parse(draft.NewFile("news.toml", []byte(facts.News)))
		if err != nil {
			return nil, err
		}
		j.context.Events, j.context.Trends, j.context.NewsChecked = told.Events, told.Trends, told.Checked
	}
	var alone, together []*lint.Rule
	for _, r := range rules.All() {
		if slices.Contains(Alone, r.ID) {
			alone = append(alone, r)
		} else {
			together = append(together, r)
		}
	}
	for _, house := range j.config.House { // words alone
		r, err := house.Rule()
		if err != nil {
			return nil, fmt.Errorf("the house rule %s: %w", house.ID, err)
		}
		alone = append(alone, r)
	}
	j.alone, j.together, j.whole = lint.New(alone...), lint.New(together...), lint.New(slices.Concat(alone, together)...)
	return j, nil
}

func (j *Judge) declares(channel string) bool {
	_, ok := j.context.Channels[channel]
	return ok
}

// Alone gives what the rules that look at one post find in a record to emit, each finding as a line of JSON: as postlint -format json writes it, but
// for the order of its keys.
func (j *Judge) Alone(r Record, emit func(string)) error { return j.lint(j.alone, []Record{r}, emit) }

// lint gives what the linter finds in the records to emit, each finding as a line of JSON.
func (j *Judge) lint(linter *lint.Linter, records []Record, emit func(string)) error {
	x := j.newExtract(records)
	found := linter.LintCalendar(x.calendar, j.context)
	found = j.config.Limit(found, func(name string) string { return name })
	return x.write(found, linter.Rules(), emit)
}
