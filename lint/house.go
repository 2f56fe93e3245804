package lint

import (
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/pelletier/go-toml/v2"

	"github.com/postlint/postlint/rules"
	"github.com/postlint/postlint/rules/check"
)

// HouseRule is a rule without code: a [[house]] of postlint.toml. Its words and exceptions are written as in the word lists of the catalogue: whole
// words, without regard to case and accents; (s) for an optional end, * for any word, <n> for any number.
type HouseRule struct {
	ID           string
	Words        map[string][]string // by language, "en" or "fr"
	Except       []string            // phrases in which the words are innocent
	Message, Why string
	Severity     check.Severity // Warn if the file gives none
	Channels     []string       // by the names of draft.ChannelName; none: all
	From, To     time.Time      // first instants of the first and of the last day on which it holds; zero: always
	Bad, Good    []string       // examples that it must and must not find
	Quote        Quote          // where its ID is written
}

// Rule returns the house rule as a rule of the engine.
func (h HouseRule) Rule() (*Rule, error) {
	lists := map[string]map[string]any{"words": {}}
	for lang, words := range h.Words {
		lists["words"][lang] = map[string]any{"terms": words}
	}
	if len(h.Except) > 0 {
		lists["except"] = map[string]any{"any": map[string]any{"stop": true, "terms": h.Except}}
	}
	lexicon, err := toml.Marshal(lists)
	if err != nil {
		return nil, err
	}
	why := h.Why
	if why == "" {
		why = "The house decided so."
	}
	r := &Rule{ID: h.ID, Title: "breaks a rule of the house", Why: why, Source: "postlint.toml", Fix: h.Message, Severity: h.Severity, Lexicon: string(lexicon), Post: h.judge}
	_, err = check.Compile(r)
	return r, err
}

func (h HouseRule) judge(p *Pass) {
	if len(h.Words) == 0 || !h.holds(p) {
		return
	}
	for _, hit := range p.Hits("words") {
		p.Report(hit.Quote, h.Severity, fmt.Sprintf("“%s”: %s", hit, h.Message))
	}
}

// holds reports whether the rule speaks about the networks and the day of the post. Without a day, a rule that holds for some days is silent.
func (h HouseRule) holds(p *Pass) bool {
	if len(h.Channels) > 0 && !slices.ContainsFunc(p.Post.Channels, func(c string) bool { return slices.Contains(h.Channels, c) }) {
		return false
	}
	if h.From.IsZero() && h.To.IsZero() {
		return true
	}
	day := p.Date()
	return !day.IsZero() && !day.Before(h.From) && (h.To.IsZero() || day.Before(h.To.AddDate(0, 0, 1)))
}

// Test runs the examples of the rule and returns those that it judges otherwise than they say, nil if there are none.
func (h HouseRule) Test() error {
	r, err := h.Rule()
	if err != nil {
		return err
	}
	linter := New(r)
	var wrong []error
	try := func(text string, bad bool) {
		post := &Post{Text: NewText(text), Channels: h.Channels, When: Moment{Time: h.From, Precision: Day}}
		switch found := len(linter.Lint(post, nil)) > 0; {
		case bad && !found:
			wrong = append(wrong, fmt.Errorf("%s does not find %q", h.ID, text))
		case !bad && found:
			wrong = append(wrong, fmt.Errorf("%s finds %q, which is to pass", h.ID, text))
		}
	}
	for _, text := range h.Bad {
		try(text, true)
	}
	for _, text := range h.Good {
		try(text, false)
	}
	return errors.Join(wrong...)
}

// Linter returns the linter of the whole catalogue and of the house rules. A nil Config has none. What the file turns off is left to Limit, but an
// ignore comment for it is not called unused.
func (c *Config) Linter() (*Linter, error) {
	c = c.orZero()
	off := map[string]bool{}
	for id, ceiling := range c.Rules {
		if ceiling == check.Off {
			off[id] = true
		}
	}
	if len(c.House) == 0 {
		l := *Default()
		l.off = off
		return &l, nil
	}
	all := rules.All()
	for _, h := range c.House {
		r, err := h.Rule()
		if err != nil {
			return nil, err
		}
		all = append(all, r)
	}
	l := New(all...)
	l.off = off
	return l, nil
}
