package rules

import (
	_ "embed"
	"fmt"

	"github.com/postlint/postlint/rules/check"
)

//go:embed comment_suppression.toml
var commentSuppressionTOML string

// CommentSuppression finds posts that silence the people they are written for. House rules against insults, spam and private data pass.
var CommentSuppression = &check.Rule{
	ID:       "comment-suppression",
	Title:    "threatens to silence its critics",
	Why:      "In March 2010, with a campaign against palm oil on its Facebook page, Nestlé wrote: “we welcome your comments, but please don't post using an altered version of any of our logos as your profile pic - they will be deleted.” The threat to delete, and the sarcasm that followed, became the story.",
	Source:   "https://jenniferjonesblog.com/2010/03/19/nestle-fumbles-facebook-misses-the-whole-point-of-social-media/ and https://adage.com/article/adages/nestle-facebook-fans-embraced/142881/",
	Fix:      "Let criticism stand and answer it: what happened, what you do about it, by when. Take down only what hurts people (hatred, insults, spam, private data), and say so once, in the rules of your page.",
	Severity: check.Block,
	Lexicon:  commentSuppressionTOML,
	Triggers: []string{"gone", "strike", "right", "undo", "unwelcome", "keep", "praise", "sour", "penalty", "notnice", "dislike", "door", "thread", "shut", "lawyer"},
	Post:     commentSuppression,
	Examples: commentSuppressionExamples,
}

var commentSuppressionExamples = []check.Example{
	// Nestlé, 19 March 2010: see Source.
	{Severity: check.Block, Posts: "To repeat: we welcome your ⟦comments, but please don't post using an altered version of any of our logos as your profile pic - they will be deleted⟧.", Source: "https://jenniferjonesblog.com/2010/03/19/nestle-fumbles-facebook-misses-the-whole-point-of-social-media/"},
	{Severity: check.Block, Posts: "You can have what you like as your profile picture. But if it's an ⟦altered version of any of our logos, we'll remove it⟧ form this page."},
	{Severity: check.Block, Posts: "A reminder to everyone: ⟦critical comments will be removed⟧ without warning."},
	{Posts: "A reminder to everyone: hateful comments will be removed without warning. Criticism is welcome."},
	{Posts: "Your critical comments will not be removed: we read each of them on Monday."},
	{Severity: check.Block, Posts: "One more ⟦complaint about the queue and you will be blocked⟧."},
	{Posts: "One more wrong PIN and you will be blocked. Our shop can unlock the card."},
	{Severity: check.Block, Posts: "⟦Remove your review and we'll⟧ send you the missing screws."},
	{Severity: check.Block, Posts: "⟦Delete your one-star rating and get 20⟧ % off."},
	{Posts: "Delete your old app and get 20 points in the new one."},
	{Posts: "How to remove your review: open the app, tap the three dots. The missing screws are in the post anyway."},
	{Severity: check.Warn, Posts: "⟦Comments are closed⟧. We have said all there is to say about the fire door."},
	{Posts: "Comments are closed for this giveaway. The winner hears from us on Friday."},
	{Severity: check.Block, Posts: "⟦Our lawyers will⟧ deal with every reviewer who mentions the mice."},
	{Posts: "Our lawyers will explain tenancy law on Thursday, free for every neighbour."},
	{Severity: check.Warn, Posts: "If you ⟦don’t like our prices, go elsewhere⟧."},
	{Posts: "If you don’t like our plums, bring them back and pick another fruit."},
	{Posts: "Duplicate entries will be deleted; one comment per person counts."},
	{Posts: "“Critical comments will be hidden”: we found this on a café door. What would you have written?"},

	{Severity: check.Block, Posts: "Nous le répétons : tout ⟦avis négatif sera effacé⟧."},
	{Posts: "Nous le répétons : tout avis injurieux sera effacé, un avis sévère reste en ligne."},
	{Severity: check.Block, Posts: "⟦On supprime les commentaires des râleurs⟧, la page est faite pour rêver."},
	{Posts: "On supprime les spams, rien d’autre : vos commentaires font vivre la page."},
	{Posts: "Aucun commentaire critique ne sera supprimé, promis."},
	{Severity: check.Block, Posts: "⟦Gardez vos critiques pour vous⟧, la boutique est belle."},
	{Posts: "Gardez une part de tarte pour vous, la boutique ferme à six heures."},
	{Severity: check.Block, Posts: "Encore une ⟦critique sur la livraison et vous serez bloqués⟧."},
	{Posts: "Après trois codes faux, vous serez bloqués dix minutes."},
	{Severity: check.Warn, Posts: "Si ça ⟦ne vous plaît pas, passez votre chemin⟧."},
	{Posts: "Si la couleur ne vous plaît pas, échangez le coussin sous trente jours."},
	{Severity: check.Warn, Posts: "Suite à vos réactions, ⟦nous avons désactivé les commentaires⟧."},
	{Posts: "Le concours est fini, nous avons fermé les commentaires. Merci aux 300 participants."},
	{Severity: check.Block, Posts: "⟦Retirez votre avis et nous⟧ vous rembourserons."},
	{Posts: "Modifiez votre adresse avant lundi et nous vous livrerons à la maison."},
	{Posts: "Le train de 8 h 12 est supprimé. Vos questions ici, on répond jusqu’à midi."},
}

// commentSuppression reports the gravest threat of the post, once.
func commentSuppression(p *check.Pass) {
	if !p.Triggered() {
		return
	}
	if worst := judgeSuppression(p); worst.severity != check.Off {
		p.Report(worst.quote, worst.severity, fmt.Sprintf("“%s” %s", worst.quote, worst.reason))
	}
}
