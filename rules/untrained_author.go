package rules

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// UntrainedAuthor finds posts by people who are not marked as trained in the team file.
var UntrainedAuthor = &check.Rule{
	ID:       "untrained-author",
	Title:    "is by somebody who was not trained for it",
	Why:      "In April 2009 two employees of a Domino's in Conover, North Carolina, put a film of their pranks with customers' food online. A million people saw it before it was taken down, and in days the public's view of the brand went from good to bad. Of the large companies that Altimeter asked in 2011, 26 % trained their people for social media.",
	Source:   "https://www.theregister.com/2009/04/16/dominos_vidiocy/ and http://www.socialbusinessnews.com/study-companies-have-an-average-of-178-business-related-social-media-accounts/?fb_comment_id=fbc_10150517273783641_20662776_10150520056133641",
	Fix:      "Train the author, then set trained = true under [team.NAME] in postlint.toml; until then let somebody who is trained write or sign it.",
	Needs:    "the author of the post, and who is trained in the team",
	Severity: check.Warn,
	Post:     untrainedAuthor,
	Examples: []check.Example{
		{Posts: "- x author=ben: ⟦Bread is out.⟧", Given: untrainedAuthorCrew},
		{Posts: "- x author=Zoe: ⟦The oven is hot.⟧", Given: untrainedAuthorCrew},
		{Posts: "- x author=ben@example.com: ⟦Le pain est sorti.⟧", Given: untrainedAuthorCrew},
		{Posts: "- x author=Zoé: ⟦Le four est chaud.⟧", Given: untrainedAuthorCrew},
		{Posts: "- x author=ana: Bread is out.", Given: untrainedAuthorCrew},
		{Posts: "- x author=ANA@example.com: The oven is hot.", Given: untrainedAuthorCrew},
		{Posts: "- x author=Léa: Le pain est sorti.", Given: untrainedAuthorCrew},
		{Posts: "- x: Le four est chaud.", Given: untrainedAuthorCrew},
		{Posts: "- x author=ben: Bread is out.", Given: &draft.Context{Team: map[string]draft.Member{"ben": {Department: "sales"}}}}, // nobody wrote down who is trained
	},
}

var untrainedAuthorCrew = &draft.Context{Team: map[string]draft.Member{
	"ana": {Emails: []string{"ana@example.com"}, Trained: true}, "ben": {Emails: []string{"ben@example.com"}}, "lea": {Trained: true},
}}

func untrainedAuthor(p *check.Pass) {
	if p.Post.Author.IsZero() || len(p.Context.Team) == 0 {
		return
	}
	team := untrainedAuthorTeamOf(p.Context)
	if !team.trains {
		return
	}
	for _, name := range team.authors(p.Post.Author) {
		switch {
		case name.member == "":
			p.Report(untrainedAuthorPlace(p, p.Post.Author), check.Warn, fmt.Sprintf("“%s” is not in the team file, so nobody knows whether they were trained to speak for the brand. Add them under [team], or let somebody who is trained sign it.", name.written))
		case !p.Context.Team[name.member].Trained:
			p.Report(untrainedAuthorPlace(p, p.Post.Author), check.Warn, fmt.Sprintf("“%s” is not marked as trained to speak for the brand. Train them first, or let somebody who is trained sign it.", name.written))
		}
	}
}

// untrainedAuthorPlace returns the place of a field if it stands in the file of the post, else the text.
func untrainedAuthorPlace(p *check.Pass, field draft.Quote) draft.Quote {
	if !field.IsZero() && field.File() == p.Post.File() || p.Post.Text == nil {
		return field
	}
	return p.Post.Text.All()
}

// untrainedAuthorName is somebody whom a post names.
type untrainedAuthorName struct {
	written string
	member  string // the name under [team]; "": not there
}

// untrainedAuthorTeam is the team of a context, made ready to look names up.
type untrainedAuthorTeam struct {
	trains    bool // somebody is marked as trained
	reviewers []string
	names     map[string]string // squashed name or folded e-mail: the name under [team]

	mu    sync.Mutex
	known map[string][]untrainedAuthorName // what was looked up before: calendars have few authors and many posts
}

type untrainedAuthorTeamKey struct{}

func untrainedAuthorTeamOf(ctx *draft.Context) *untrainedAuthorTeam {
	return ctx.Memo(untrainedAuthorTeamKey{}, func() any {
		t := &untrainedAuthorTeam{names: map[string]string{}, known: map[string][]untrainedAuthorName{}}
		for name, m := range ctx.Team {
			t.trains = t.trains || m.Trained
			if m.Reviewer {
				t.reviewers = append(t.reviewers, name)
			}
			t.names[check.Squash(name)] = name
			for _, e := range m.Emails {
				t.names[draft.Fold(e)] = name
			}
		}
		slices.Sort(t.reviewers)
		return t
	}).(*untrainedAuthorTeam)
}

// authors returns the people that a field names: "Ana", "ana@example.com", "Ana Dupont <ana@example.com>", "Ana & Ben".
func (t *untrainedAuthorTeam) authors(field draft.Quote) []untrainedAuthorName {
	s := field.String()
	t.mu.Lock()
	defer t.mu.Unlock()
	names, ok := t.known[s]
	if !ok {
		for _, part := range strings.FieldsFunc(strings.NewReplacer(" and ", ",", " et ", ",", " + ", ",").Replace(s), func(r rune) bool { return strings.ContainsRune(",;/&", r) }) {
			if part = strings.TrimSpace(part); check.Squash(part) != "" {
				names = append(names, untrainedAuthorName{part, t.member(part)})
			}
		}
		t.known[s] = names
	}
	return names
}

// member returns whom of the team a name means: by e-mail, by the whole name, by the first name.
func (t *untrainedAuthorTeam) member(name string) string {
	if before, address, ok := strings.Cut(name, "<"); ok {
		if m := t.names[strings.TrimSuffix(draft.Fold(strings.TrimSpace(address)), ">")]; m != "" {
			return m
		}
		name = before
	}
	if m := t.names[draft.Fold(name)]; m != "" {
		return m
	}
	name, _, _ = strings.Cut(strings.TrimPrefix(strings.TrimSpace(name), "@"), "@")
	if m := t.names[check.Squash(name)]; m != "" {
		return m
	}
	first, _, _ := strings.Cut(name, " ")
	return t.names[check.Squash(first)]
}
