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
	Examples: noConversationExamples(),
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

// noConversationExamples are ten posts each, of which only the last differs.
func noConversationExamples() (examples []check.Example) {
	en := []string{"Rye is out.", "Mill Road at dawn.", "Ana folds the dough.", "The oven is new.", "Spelt comes from Kent.", "Forty loaves are ready.", "Tom paints the window.", "Buns cool on the rack.", "The flour is here."}
	fr := []string{"Le seigle sort.", "La rue du Four à l’aube.", "Ana plie la pâte.", "Le four est neuf.", "L’épeautre vient de Beauce.", "Quarante pains sont prêts.", "Tom peint la vitrine.", "Les buns refroidissent.", "La farine est là."}
	for _, e := range []struct {
		posts []string
		last  string
	}{
		{en, "x: ⟦Saturday’s loaf is a sourdough.⟧"}, {en, "x: Which loaf shall we bake on Saturday?"},
		{en, "x: ⟦The recipe: https://example.org/?id=7⟧"}, {en, "x: The recipe is @ana’s: https://example.org/"},
		{en, "x: ⟦We read every letter.⟧"}, {en, "x: Tell us what you put on it."},
		{en, "x: ⟦The shop opens at six.⟧"}, {en, "x reply=@jo: The shop opens at six."},
		{fr, "x: ⟦Samedi, le pain est au levain.⟧"}, {fr, "x: Quel pain samedi ?"},
		{fr, "x: ⟦La recette : https://example.org/?id=7⟧"}, {fr, "x: La recette est de @ana : https://example.org/"},
		{fr, "x: ⟦Nous gardons tout le courrier.⟧"}, {fr, "x: Dites-nous ce que vous mettez dessus."},
		{fr, "x: ⟦La boutique ouvre à six heures.⟧"}, {fr, "x reply=@jo: La boutique ouvre à six heures."},
	} {
		var b strings.Builder
		for i, text := range e.posts {
			fmt.Fprintf(&b, "2026-03-%02d x: %s\n", i+1, text)
		}
		examples = append(examples, check.Example{Posts: b.String() + "2026-03-10 " + e.last})
	}
	return examples
}
