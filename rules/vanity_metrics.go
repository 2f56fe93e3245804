package rules

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

//go:embed vanity_metrics.toml
var vanityMetricsTOML string

// VanityMetrics finds posts, and objectives, whose subject is the number of followers.
var VanityMetrics = &check.Rule{
	ID:       "vanity-metrics",
	Title:    "begs for followers or celebrates their number",
	Why:      "In November 2014 the New England Patriots celebrated one million followers: whoever retweeted got a picture of a jersey with his account’s name on it, made by a program. It thanked an account whose name was a racist slur, and the team had to apologise.",
	Source:   "https://www.bostonglobe.com/sports/2014/11/13/patriots-tweet-thank-you-message-hateful-username/4ydKl46HW6m2NiFSQQYtSI/story.html",
	Fix:      "Say what people did and what came of it: a question that was answered, a recipe that somebody sent, a job that was filled. Make one of these the objective, too.",
	Needs:    "the objectives of channels and posts, for follower counts that are set as a goal; a post that begs needs nothing",
	Severity: check.Warn,
	Lexicon:  vanityMetricsTOML,
	Triggers: []string{"plea", "goal", "glad", "mark"},
	Post:     vanityMetrics,
	Beside:   vanityMetricsObjectives,
	Examples: []check.Example{
		{Posts: "Thank you for making us the first club in town with ⟦10,000 followers⟧! #TenThousand"},
		{Posts: "Thank you for making us the first club in town with solar showers! 10,000 litres of hot water since May."},
		{Posts: "Can we get to ⟦20k followers⟧ before Sunday?"},
		{Posts: "Can we get to 20 kg of plums before Sunday? The jam pan is on."},
		{Posts: "Only 40 away from ⟦2,000 subscribers⟧ on our YouTube channel!"},
		{Posts: "We now have 2,000 subscribers to the paper edition. Thank you: it pays for Mia’s desk."},
		{Posts: "We just ⟦hit 30k⟧ on Instagram!"},
		{Posts: "We just hit 30k steps on our way to the mill. Pictures on Instagram on Sunday."},
		{Posts: "⟦Smash that follow button⟧ for more bread."},
		{Posts: "Follow the button on the wall, and the oven lights up."},
		{Posts: "New here? ⟦Follow for follow⟧!"},
		{Posts: "New here? Follow the smell of rye, then turn left at the pump."},
		{Posts: "To all who follow us here: thank you for a year of questions about dough."},
		{Posts: "Our guest has 40,000 followers and one toaster. Ask her anything on Friday."},
		{Posts: "1,000 customers in one Saturday. Thank you, Leeds!"},
		{Posts: "- linkedin: ⟦Bread is out.⟧\n- linkedin: Croissants are out too.", Given: vanityMetricsAims("grow our follower base")},
		{Posts: "- linkedin: Bread is out.", Given: vanityMetricsAims("answer our followers’ questions within 24 hours")},

		{Posts: "Encore ⟦30 abonnés sur la page⟧ et nous fêtons les 2 000 : abonnez-vous !"},
		{Posts: "Encore 30 places dimanche ; les abonnés du théâtre entrent par la cour."},
		{Posts: "Aidez-nous à atteindre les ⟦10 000 followers⟧ !"},
		{Posts: "Aidez-nous à atteindre 10 000 crêpes dimanche : venez avec une poêle."},
		{Posts: "Merci à vous, nous avons dépassé les ⟦3 000 abonnés sur Instagram⟧."},
		{Posts: "Nous avons 3 000 abonnés au journal. Merci : cela paie le bureau de Mia."},
		{Posts: "Nous venons de ⟦franchir les 30K⟧ sur Instagram, quelle fierté."},
		{Posts: "Nous venons de franchir les 30 km du chemin du moulin, photos dimanche sur Instagram."},
		{Posts: "Abonne-toi et ⟦on s’abonne en retour⟧."},
		{Posts: "⟦On est 5 000⟧, merci !"},
		{Posts: "Nous sommes 300 boulangers, et ce soir nous dormons. Merci de ne pas sonner."},
		{Posts: "⟦Abo contre abo⟧, on vous attend."},
		{Posts: "Merci à tous ceux qui nous suivent ici : un an de questions sur la pâte."},
		{Posts: "Notre invitée a 40 000 followers et un seul grille-pain. Posez-lui vos questions vendredi."},
		{Posts: "- linkedin: ⟦Le pain sort.⟧", Given: vanityMetricsAims("atteindre 5 000 abonnés")},
		{Posts: "- linkedin: Le pain sort.", Given: vanityMetricsAims("répondre aux questions de nos abonnés en 24 h")},
	},
}

func vanityMetricsAims(objective string) *draft.Context {
	return &draft.Context{Channels: map[string]draft.Channel{"linkedin": {Objective: objective}}}
}

func vanityMetrics(p *check.Pass) {
	if !p.Triggered() || answers(p) {
		return
	}
	if h, ok := p.First("plea"); ok && !quoted(h.Quote) {
		p.Report(h.Quote, check.Warn, fmt.Sprintf("“%s” asks for numbers, and whoever comes for that does not stay to read. Give people a reason to follow: what will they find here next week?", h))
		return
	}
	if q, ok := vanityMetricsCount(p); ok {
		p.Report(q, check.Warn, fmt.Sprintf("“%s” is a figure about us, and readers gain nothing by it. Thank people for something that they did, or leave the figure to the report.", q))
	}
}

// vanityMetricsCount finds a number of followers that the brand wants or is glad of.
func vanityMetricsCount(p *check.Pass) (q draft.Quote, found bool) {
	if !p.MayHave("followers") && !p.MayHave("perhaps") && !p.MayHave("subscribers") && !p.MayHave("many") && !p.MayHave("mark") && !p.MayHave("strong") {
		return q, false
	}
	goal, glad := p.Has("goal"), p.Has("glad")
	if !goal && !glad && !p.Has("mark") || p.Has("theirs") {
		return q, false
	}
	page := p.Has("page") || slices.Contains(p.Post.Channels, "youtube")
	if !goal && !glad {
		return vanityMetricsMark(p, page, glad)
	}
	for _, l := range [...]struct {
		list   string
		counts bool
	}{{"followers", true}, {"perhaps", page || goal && glad}, {"subscribers", !p.Has("paid") && (page || goal)}} {
		for _, h := range p.Hits(l.list) {
			from, digits := vanityMetricsNumber(h.Quote.Text.String()[:h.Quote.Start])
			if digits < 2 || digits == 2 && !goal || h.Tag || quoted(h.Quote) || !l.counts {
				continue // "5 lucky followers" win something
			}
			return h.Quote.Text.Quote(from, h.Quote.End), true
		}
	}
	return vanityMetricsMark(p, page, glad)
}

// vanityMetricsMark finds a number that only its page, or its pride, says to be one of followers: "we hit 30K on Instagram", "on est 5 000, merci".
func vanityMetricsMark(p *check.Pass, page, glad bool) (q draft.Quote, found bool) {
	for _, list := range [...]string{"many", "mark"} {
		for _, h := range p.Hits(list) {
			text := h.Quote.Text.String()
			number := text[h.Quote.End : h.Quote.End+vanityMetricsDigits(text[h.Quote.End:])]
			if thousands := strings.HasSuffix(strings.ToLower(number), "k"); number == "" || h.Tag || !glad && list == "many" || list == "mark" && (!page || !thousands) {
				continue
			}
			if vanityMetricsProud(h, page) {
				return h.Quote.Text.Quote(h.Quote.Start, h.Quote.End+len(number)), true
			}
		}
	}
	for _, h := range p.Hits("strong") {
		if before, word := p.Word(h.First - 1); !h.Tag && vanityMetricsSize(word) > 2 && engagementBaitOpens(check.Hit{Quote: before}) {
			return h.Quote.Text.Quote(before.Start, h.Quote.End), true // "10k strong!", and not "our 500 bakers strong team"
		}
	}
	return q, false
}

// vanityMetricsNumber looks for a number among the last words of a text: "10k ", "1 million new ", "les 10 000 ". It returns where that begins and
// how many digits it has, none if there is no number.
func vanityMetricsNumber(before string) (from, digits int) {
	rest := before
	for range 4 {
		rest = strings.TrimRightFunc(rest, unicode.IsSpace)
		at := 0
		if space := strings.LastIndexFunc(rest, unicode.IsSpace); space >= 0 {
			_, size := utf8.DecodeRuneInString(rest[space:])
			at = space + size
		}
		word := strings.TrimLeft(rest[at:], "#~+>(«“\"")
		n := vanityMetricsSize(word)
		switch {
		case n > 0:
			from, digits = len(rest)-len(word), digits+n
		case digits > 0, strings.ContainsAny(word, ".,;:!?"), !strings.ContainsFunc(word, unicode.IsLetter):
			return from, digits
		}
		rest = rest[:at]
	}
	return from, digits
}

// vanityMetricsSize returns the digits of a word that is a number, "10k" and "million" among them, 0 if it is none.
func vanityMetricsSize(word string) (digits int) {
	if slices.ContainsFunc(vanityMetricsMany[:], func(m string) bool { return strings.EqualFold(word, m) }) {
		return 3
	}
	if word == "" || word[0] < '0' || '9' < word[0] {
		return 0
	}
	for _, r := range word {
		switch {
		case '0' <= r && r <= '9':
			digits++
		case r == 'k', r == 'K', r == 'm', r == 'M':
			digits += 3
		}
	}
	return digits
}

var vanityMetricsMany = [...]string{"demi-million", "million", "millions", "thousand", "hundred", "mille", "cent", "k"}

// vanityMetricsDigits returns the length of the rest of a number: " 000", "k".
func vanityMetricsDigits(after string) int {
	digits := after[:len(after)-len(strings.TrimLeft(after, "0123456789., \u00a0\u202fkK"))]
	return len(strings.TrimRight(digits, "., \u00a0\u202f"))
}

// vanityMetricsPlace reports whether the words go on with a place: "on Instagram".
func vanityMetricsPlace(after string) bool {
	word, _, _ := strings.Cut(after, " ")
	return strings.EqualFold(word, "sur") || strings.EqualFold(word, "on")
}

// vanityMetricsProud reports whether nothing that is counted stands after a number of some size: "on est 5 000, merci", and not "nous sommes 300
// boulangers". Where a page or a network is named it may go on.
func vanityMetricsProud(h check.Hit, page bool) bool {
	text := h.Quote.Text.String()
	end := h.Quote.End + vanityMetricsDigits(text[h.Quote.End:])
	_, digits := vanityMetricsNumber(text[:end])
	after := strings.TrimSpace(strings.TrimRight(text[end:], "\n"))
	next, _ := utf8.DecodeRuneInString(after)
	thanks := len(after) >= 5 && strings.EqualFold(after[:5], "merci")
	return digits > 2 && (after == "" || thanks || !unicode.IsLetter(next) && !unicode.IsDigit(next) && next != '%' && next != '€' || page && (vanityMetricsPlace(after) || holds(after[:min(len(after), 20)], " suivre")))
}
