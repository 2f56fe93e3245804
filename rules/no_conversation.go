package rules

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

//go:embed no_conversation.toml
var noConversationTOML string

// NoConversation finds channels that only send: ten posts on end without a question, an answer, an invitation or a name.
var NoConversation = &check.Rule{
	ID:       "no-conversation",
	Title:    "ends a long run of posts that neither ask nor answer",
	Why:      "At the Social Shake-Up of 2015 the people who speak for large brands named their own worst mistake: talking at the public and not with it. “You have to spend as much time listening as you do speaking”, said John Yembrick, who ran the channels of NASA.",
	Source:   "http://www.prnewsonline.com/water-cooler/2015/06/09/one-way-conversations-plague-brands",
	Fix:      "Ask something that you want to know, answer a question that came in, thank somebody by name, or leave room for a post that does.",
	Needs:    "the networks and dates of the posts, and the rest of the calendar",
	Severity: check.Note,
	Lexicon:  noConversationTOML,
	Post:     noConversationKeep,
	Beside:   noConversation,
	Examples: noConversationExamples,
}

// noConversationRun is the number of posts from which silence is no accident.
const noConversationRun = 10

// noConversationOpens is the key under which a post that opens a conversation is kept.
type noConversationOpens struct{}

func noConversationKeep(p *check.Pass) {
	if noConversationOpen(p) {
		p.Keep(noConversationOpens{}, true)
	}
}

func noConversation(p *check.Pass) {
	calendar := p.Context.Calendar
	if calendar == nil || len(calendar.Posts) < noConversationRun-1 || p.Kept(p.Post, noConversationOpens{}) != nil {
		return
	}
	for _, name := range p.Post.Channels {
		before, found := noConversationBefore(p, name)
		if found {
			p.Report(p.Post.Text.All(), check.Note, fmt.Sprintf("The last %d posts on %s, this one included, ask nothing, answer nobody and name nobody. End this one with a question that you want answered, or answer one that came in.",
				noConversationRun, name), earlier(promotionMixPosts(p.Context, before), "asks and answers nothing either")...)
			return
		}
	}
}

// noConversationOpen reports whether the post asks, answers, invites or names somebody. The question mark of an address asks nothing.
func noConversationOpen(p *check.Pass) bool {
	return !p.Post.InReplyTo.IsZero() || (p.Holds("?") || p.Holds("@") || p.Holds("\uff20")) && noConversationAsks(p) || p.Has("invite")
}

// noConversationAsks reports whether the text asks or names somebody.
func noConversationAsks(p *check.Pass) bool {
	text, at := p.Post.Text.String(), 0
	entities := p.Entities()
	if p.Post.Kind != draft.Copy {
		entities = draft.AppendEntities(nil, text)
	}
	for _, e := range entities {
		switch {
		case e.Kind == draft.Mention:
			return true
		case e.Kind == draft.Link && strings.Contains(text[at:e.Start], "?"):
			return true
		case e.Kind == draft.Link:
			at = e.End
		}
	}
	return strings.Contains(text[at:], "?")
}

type noConversationKey struct{}

// noConversationBefore returns the nine posts before the post on one of its channels if none of the ten opens a conversation and the tenth before
// it, if there is one, does: so that a run is told once.
func noConversationBefore(p *check.Pass, channel string) (before []int32, found bool) {
	ctx, number := p.Context, int32(p.Seat().Number())
	all := ctx.Memo(noConversationKey{}, func() any {
		runs, opens := map[promotionMixPlace][]int32{}, p.KeptOf(noConversationOpens{})
		for line, posts := range promotionMixSeries(ctx, true) {
			noConversationWalk(line.channel, posts, opens, runs)
		}
		return runs
	}).(map[promotionMixPlace][]int32)
	if number < 0 {
		all = map[promotionMixPlace][]int32{}
		noConversationWalk(channel, promotionMixWith(ctx, channel, true, p.Post), p.KeptOf(noConversationOpens{}), all)
	}
	before, found = all[promotionMixPlace{number, channel}]
	return before, found
}

func noConversationWalk(channel string, posts []int32, opens func(number int32) any, runs map[promotionMixPlace][]int32) {
	run := 0
	for i, post := range posts {
		if run++; opens(post) != nil {
			run = 0
		}
		if run == noConversationRun {
			runs[promotionMixPlace{post, channel}] = posts[i-noConversationRun+1 : i]
		}
	}
}

// Nine posts that only send; what comes tenth decides.
const (
	noConversationEnglish = "2026-03-01 x: Rye is out.\n2026-03-02 x: Mill Road at dawn.\n2026-03-03 x: Ana folds the dough.\n2026-03-04 x: The oven is new.\n" +
		"2026-03-05 x: Spelt comes from Kent.\n2026-03-06 x: Forty loaves are ready.\n2026-03-07 x: Tom paints the window.\n2026-03-08 x: Buns cool on the rack.\n2026-03-09 x: The flour is here.\n"
	noConversationFrench = "2026-03-01 x: Le seigle sort.\n2026-03-02 x: La rue du Four à l’aube.\n2026-03-03 x: Ana plie la pâte.\n2026-03-04 x: Le four est neuf.\n" +
		"2026-03-05 x: L’épeautre vient de Beauce.\n2026-03-06 x: Quarante pains sont prêts.\n2026-03-07 x: Tom peint la vitrine.\n2026-03-08 x: Les buns refroidissent.\n2026-03-09 x: La farine est là.\n"
)

var noConversationExamples = []check.Example{
	{Posts: noConversationEnglish + "2026-03-10 x: ⟦Saturday’s loaf is a sourdough.⟧"},
	{Posts: noConversationEnglish + "2026-03-10 x: Which loaf shall we bake on Saturday?"},
	{Posts: noConversationEnglish + "2026-03-10 x: ⟦The recipe: https://example.org/?id=7⟧"},
	{Posts: noConversationEnglish + "2026-03-10 x: The recipe is @ana’s: https://example.org/"},
	{Posts: noConversationEnglish + "2026-03-10 x: ⟦We read every letter.⟧"},
	{Posts: noConversationEnglish + "2026-03-10 x: Tell us what you put on it."},
	{Posts: noConversationEnglish + "2026-03-10 x: ⟦The shop opens at six.⟧"},
	{Posts: noConversationEnglish + "2026-03-10 x reply=@jo: The shop opens at six."},
	{Posts: noConversationFrench + "2026-03-10 x: ⟦Samedi, le pain est au levain.⟧"},
	{Posts: noConversationFrench + "2026-03-10 x: Quel pain samedi ?"},
	{Posts: noConversationFrench + "2026-03-10 x: ⟦La recette : https://example.org/?id=7⟧"},
	{Posts: noConversationFrench + "2026-03-10 x: La recette est de @ana : https://example.org/"},
	{Posts: noConversationFrench + "2026-03-10 x: ⟦Nous gardons tout le courrier.⟧"},
	{Posts: noConversationFrench + "2026-03-10 x: Dites-nous ce que vous mettez dessus."},
	{Posts: noConversationFrench + "2026-03-10 x: ⟦La boutique ouvre à six heures.⟧"},
	{Posts: noConversationFrench + "2026-03-10 x reply=@jo: La boutique ouvre à six heures."},
}
