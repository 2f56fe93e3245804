package rules

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

//go:embed second_opinion.toml
var secondOpinionTOML string

// SecondOpinion finds posts of the kind that goes wrong and that nobody but their author has read.
//
// It does not say that they are wrong. Only a team that names its reviewers wants to know.
var SecondOpinion = &check.Rule{
	ID:       "second-opinion",
	Title:    "is of a risky kind, and only its author has seen it",
	Why:      "In January 2009 Burger King's “Whopper Sacrifice” gave a burger to whoever dropped ten friends on Facebook, and told the ten. After 233,906 friendships Facebook objected, and the campaign ended within days. Contests, jokes and campaigns look good to the one who had the idea.",
	Source:   "http://articles.chicagotribune.com/2009-01-16/news/0901150823_1_burger-king-facebook-friend-s-list",
	Fix:      "Let one of the reviewers read it as a stranger would, and write their name into `reviewers`.",
	Needs:    "the author and the reviewers of the post, and who reviews in the team",
	Severity: check.Warn,
	Lexicon:  secondOpinionTOML,
	Uses:     []*check.Lexicon{promotion, disaster},
	Post:     secondOpinion,
	Examples: []check.Example{
		{Posts: "- x author=ana: Name our new loaf: the ⟦contest⟧ ends on Friday.", Given: secondOpinionCrew},
		{Posts: "- x author=jo: Name our new loaf: the contest ends on Friday.", Given: untrainedAuthorCrew}, // no reviewers
		{Posts: "- x author=ana: Here is our new loaf: the oven opens on Friday.", Given: secondOpinionCrew},
		{Posts: "- x author=ana: We now bake with sawdust. ⟦April fools⟧!", Given: secondOpinionCrew},
		{Posts: "- x author=ana: We now bake with rye. April, at last!", Given: secondOpinionCrew},
		{Posts: "- x author=ana: A loaf in seven colours for ⟦Pride Month⟧.", Given: secondOpinionCrew},
		{Posts: "- x author=ana: A loaf in seven shapes, the pride of our oven.", Given: secondOpinionCrew},
		{Posts: "2026-03-04 x author=ana: Our ovens stay warm through ⟦Storm Petra⟧.", Given: secondOpinionCrew},
		{Posts: "2026-06-04 x author=ana: Our ovens were warm through Storm Petra.", Given: secondOpinionCrew},
		{Posts: "- x author=ana: Trouvez le nom du pain, ⟦jeu-concours⟧ jusqu’à vendredi.", Given: secondOpinionCrew},
		{Posts: "- x author=ana: Le nom du pain est trouvé, four ouvert jusqu’à vendredi.", Given: secondOpinionCrew},
		{Posts: "- x author=ana: Du pain à la sciure ? ⟦Poisson d’avril⟧ !", Given: secondOpinionCrew},
		{Posts: "- x author=ana: Du poisson au menu d’avril !", Given: secondOpinionCrew},
		{Posts: "- x author=ana: Une rose par pain pour la ⟦Journée de la femme⟧.", Given: secondOpinionCrew},
		{Posts: "- x author=ana: Une rose par pain pour la journée de la ferme.", Given: secondOpinionCrew},
		{Posts: "- x: Trouvez le nom du pain, jeu-concours jusqu’à vendredi.", Given: secondOpinionCrew}, // by nobody we know
		{Posts: "2026-03-04 x author=ana: Le fournil reste ouvert pendant la ⟦tempête Petra⟧.", Given: secondOpinionCrew},
		{Posts: "2026-03-04 x author=ana: Le fournil reste ouvert pendant la fête.", Given: secondOpinionCrew},
	},
}

var secondOpinionCrew = &draft.Context{
	Team: map[string]draft.Member{"ana": {Trained: true}, "jo": {Reviewer: true}, "max": {Reviewer: true}},
	Events: []draft.Event{{Name: "Storm Petra", Kind: "natural-disaster", Hazard: "storm", Terms: []string{"tempête Petra"},
		Start: time.Date(2026, 3, 3, 0, 0, 0, 0, time.UTC), End: time.Date(2026, 3, 6, 0, 0, 0, 0, time.UTC)}},
}

func secondOpinion(p *check.Pass) {
	if p.Post.Author.IsZero() || len(p.Context.Team) == 0 {
		return
	}
	team := untrainedAuthorTeamOf(p.Context)
	if len(team.reviewers) == 0 {
		return
	}
	authors := team.authors(p.Post.Author)
	if len(authors) != 1 || secondOpinionSeen(p, team, authors[0]) {
		return
	}
	place, why, event := secondOpinionRisk(p)
	if why == "" {
		return
	}
	others := slices.DeleteFunc(slices.Clone(team.reviewers), func(name string) bool { return name == authors[0].member })
	if len(others) == 0 {
		return // the one reviewer wrote it: there is nobody to ask
	}
	p.Report(place, check.Warn, fmt.Sprintf("This is %s, and only %s has seen it. Let %s read it before it goes out, and write the name into `reviewers`.",
		why, authors[0].written, strings.Join(others[:min(2, len(others))], " or ")), event...)
}

// secondOpinionSeen reports whether somebody else than the author has seen the post.
func secondOpinionSeen(p *check.Pass, team *untrainedAuthorTeam, author untrainedAuthorName) bool {
	for _, field := range p.Post.Reviewers {
		for _, r := range team.authors(field) {
			if r.member != author.member || r.member == "" && check.Squash(r.written) != check.Squash(author.written) {
				return true
			}
		}
	}
	return false
}

// secondOpinionRisk returns what makes the post one of those that go wrong.
func secondOpinionRisk(p *check.Pass) (place draft.Quote, why string, event []check.Related) {
	for _, e := range p.Events() {
		for _, ref := range e.Refs {
			if ref.By != check.ByPlace {
				return ref.Quote, fmt.Sprintf("about “%s”, which is in the news", e.Event.Name), inTheNews(e.Event)
			}
		}
	}
	for _, risk := range [...]struct{ list, why string }{{"contest", "a contest (“%s”)"}, {"humour", "a joke (“%s”)"}, {"charged", "on a subject on which brands are read closely (“%s”)"}} {
		if h, ok := p.First(risk.list); ok {
			return h.Quote, fmt.Sprintf(risk.why, h), nil
		}
	}
	if grave := p.Hits("grave"); len(grave) > 0 {
		if offer, ok := firstOffer(p); ok {
			return grave[0].Quote, fmt.Sprintf("a grave word (“%s”) beside an offer (“%s”)", grave[0], offer), nil
		}
	}
	if c := p.Post.Campaign; check.Squash(c.String()) != "" {
		return untrainedAuthorPlace(p, c), fmt.Sprintf("part of the campaign “%s”", c), nil
	}
	return place, "", nil
}
