// Package check says what a rule is and runs sets of them over posts.
//
// A [Rule] is a value: what it catches, why that matters, the words it looks for, the function that judges, and examples that
// are its documentation and its tests. A [Set] is a choice of rules compiled into one index of words, so that a post is read
// once for all of them. Rules are pure: they open no file, ask no network and know no clock but the one they are handed.
package check

import (
	"fmt"
	"strings"

	"github.com/postlint/postlint/rules/draft"
)

// Severity is how grave a finding is. The zero value, Off, is no finding.
type Severity uint8

const (
	Off   Severity = iota
	Note           // advice
	Warn           // a person should look
	Block          // do not publish this
)

// String returns "off", "note", "warn" or "block".
func (s Severity) String() string { return [...]string{"off", "note", "warn", "block"}[s] }

// ParseSeverity reads what String returns.
func ParseSeverity(s string) (Severity, bool) {
	for sev := Off; sev <= Block; sev++ {
		if sev.String() == s {
			return sev, true
		}
	}
	return Off, false
}

// A Rule says what it catches and why, and judges. It has no options: what differs between companies is a fact of the Context.
type Rule struct {
	ID       string   // kebab-case, a name that a marketing person can say
	Title    string   // completes "This post ..."
	Why      string   // what happened, to whom
	Source   string   // where that is told
	Fix      string   // what to do instead
	Needs    string   // the facts besides the words without which it is silent, such as "the post's date"; "": the words are enough
	Severity Severity // the highest that it gives; a finding may carry a lower one

	Lexicon string     // its own word lists, in the TOML that ParseLexicon describes
	Uses    []*Lexicon // word lists that it shares with other rules

	// Triggers are lists of which Post asks Pass.Triggered: without a phrase of one of them it has nothing to say, or little. Of each row of lists
	// that only tell something together the rarest is enough.
	Triggers []string

	// How it judges. Post and Beside may be called for several posts at once. A rule has one of the three, or Post and Beside.
	Post     func(*Pass)         // judges one post by itself: Context.Calendar is nil
	Beside   func(*Pass)         // judges one post beside those of Context.Calendar, after Post, by what Post kept of them: its words are not read again
	Calendar func(*CalendarPass) // judges the whole calendar: what is absent, and what is said once a run
	Once     bool                // what it says of one post to be judged is said for all: of its findings the first counts

	Examples []Example
}

// isKebab reports whether an ID is made of words of small letters with a hyphen between them. A regular expression would say it in a line, and make
// every program that holds rules larger by a tenth of a megabyte: this one is all that they need one for.
func isKebab(id string) bool {
	for word := range strings.SplitSeq(id, "-") {
		if word == "" || strings.Trim(word, "abcdefghijklmnopqrstuvwxyz") != "" {
			return false
		}
	}
	return true
}

// Validate returns what is missing or wrong in the rule, nil if nothing is.
func (r *Rule) Validate() error {
	var missing []string
	for _, field := range [][2]string{{"Title", r.Title}, {"Why", r.Why}, {"Source", r.Source}, {"Fix", r.Fix}} {
		if field[1] == "" {
			missing = append(missing, field[0])
		}
	}
	switch {
	case !isKebab(r.ID):
		return fmt.Errorf("rule %q: the ID is not kebab-case", r.ID)
	case len(missing) > 0:
		return fmt.Errorf("rule %s: no %s", r.ID, strings.Join(missing, ", "))
	case r.Severity == Off:
		return fmt.Errorf("rule %s: no Severity", r.ID)
	case (r.Post == nil && r.Beside == nil) == (r.Calendar == nil):
		return fmt.Errorf("rule %s: either Post, Beside or both must be set, or Calendar alone", r.ID)
	}
	return nil
}

// A Finding is something that a rule says about a place.
type Finding struct {
	Rule     string
	Severity Severity
	Quote    draft.Quote // the words; the zero Quote is the whole calendar
	Message  string      // what was found, why it matters here, what would pass
	Post     *draft.Post // nil: it belongs to no post
	Related  []Related

	// Clash tells in words what the finding is about, where its places don't: the day that the post goes out on, the channel that bears no more.
	// It stays the same when posts are added around the post, which makes other places Related. "": Related tells it.
	Clash string
}

// Related is another place that a finding speaks of: the post that this one repeats, the event that it clashes with.
type Related struct {
	Quote   draft.Quote
	Message string
}
