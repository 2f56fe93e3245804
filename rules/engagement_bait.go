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

//go:embed engagement_bait.toml
var engagementBaitTOML string

// EngagementBait finds posts that beg for clicks, buy them, or pay for harm.
var EngagementBait = &check.Rule{
	ID:       "engagement-bait",
	Title:    "begs for tags, shares, likes or dictated comments, or pays for them",
	Why:      "In 2009 Burger King gave a Whopper to whoever dropped ten friends on Facebook: 233,906 friendships later Facebook stopped it. In 2013 Kellogg’s UK wrote “1 RT = 1 breakfast for a vulnerable child” and had to apologise. Since December 2017 Facebook shows posts that bait fewer people, and the pages behind them too.",
	Source:   "https://cityonahillpress.com/2009/01/21/sacrificing-friends-for-whoppers-no-longer-an-option/, https://www.prolificnorth.co.uk/news/kelloggs-apologises-after-retweet-breakfast-furore/ and https://www.lexology.com/library/detail.aspx?g=7465bc8c-1a3d-4665-968b-80a79f954e74",
	Fix:      "Ask what you want to know, in your own words, and let people answer as they like. Give without a condition. Let people enter a contest by an answer or a form.",
	Severity: check.Warn,
	Lexicon:  engagementBaitTOML,
	Uses:     []*check.Lexicon{promotion},
	Triggers: []string{"harm", "barter", "equation", "tag", "pass-on", "write", "them", "share", "react", "vote", "dictate", "emoji", "opens", "ballot", "way"},
	Post:     engagementBait,
	Examples: engagementBaitExamples,
}

func engagementBait(p *check.Pass) {
	if _, reactions := engagementBaitEmoji(p); !reactions && !p.Triggered() {
		return
	}
	if h, ok := engagementBaitWho(p, "harm"); ok && p.Has("reward") {
		p.Report(h.Quote, check.Warn, fmt.Sprintf("“%s” pays people for hurting others, and the hurt will tell. Reward something kind, or nothing.", h))
		return
	}
	if h, ok := engagementBaitBarter(p); ok {
		p.Report(h.Quote, check.Warn, fmt.Sprintf("“%s” makes the gift depend on clicks: whoever needs it becomes the hostage of your reach. Give, say how much, and let people share it or not.", h))
		return
	}
	h, kind, ok := engagementBaitAsk(p)
	if way, found := inProse(p, "way"); !ok && found && p.Has("contest", "prize") {
		h, kind, ok = way, "share", true
	}
	switch {
	case !ok || p.Has("cause"):
	case p.Has("contest", "prize") && (kind == "tag" || kind == "share"):
		engagementBaitContest(p, h)
	default:
		p.Report(h.Quote, engagementBaitGravity(p, h, kind), fmt.Sprintf("“%s” is %s bait, which Facebook shows to fewer people, and which readers see through. Ask an honest question about the subject itself.", h, kind))
	}
}

// engagementBaitContest judges contests that are entered by tagging or sharing. Facebook forbids those; on the networks where retweeting is a
// usual way in it is only a cheap one.
func engagementBaitContest(p *check.Pass, h check.Hit) {
	others := func(name string) bool { return !slices.Contains([]string{"x", "bluesky", "mastodon", "threads"}, name) }
	if len(p.Post.Channels) > 0 && !slices.ContainsFunc(p.Post.Channels, others) {
		p.Report(h.Quote, check.Note, fmt.Sprintf("Whoever enters by “%s” follows for the prize and leaves after it. An answer to a question about what you do brings the people you want.", h))
		return
	}
	p.Report(h.Quote, check.Warn, fmt.Sprintf("A contest entered by “%s” breaks Facebook’s rules for promotions and is bait elsewhere. Let people enter by an answer or a form.", h))
}

// engagementBaitGravity is lower where the reader gets something to say to the friend, "tag your mum and thank her", and for an emoji, which is an
// answer of a kind: ordinary brands ask for both now and then.
func engagementBaitGravity(p *check.Pass, h check.Hit, kind string) check.Severity {
	if kind == "emoji" {
		return check.Note
	}
	if kind == "tag" {
		switch _, next := p.Word(h.Last + 1); next {
		case "and", "or", "to", "+", "&", "et", "ou", "pour":
			return check.Note
		}
	}
	return check.Warn
}

// engagementBaitAsk returns what the post asks for, and its kind.
func engagementBaitAsk(p *check.Pass) (h check.Hit, kind string, found bool) {
	if h, found = engagementBaitWho(p, "tag"); found {
		return h, "tag", true
	}
	if h, found = engagementBaitWho(p, "pass-on"); found {
		return h, "share", true
	}
	for _, h := range p.Hits("write") {
		if engagementBaitDictated(h) {
			return h, "comment", true
		}
	}
	for _, k := range [...]struct{ list, kind string }{{"them", "tag"}, {"share", "share"}, {"react", "like"}, {"vote", "vote"}, {"dictate", "comment"}, {"emoji", "emoji"}} {
		if h, found = inProse(p, k.list); found {
			return h, k.kind, true
		}
	}
	for _, h := range p.Hits("opens") {
		if engagementBaitOpens(h) {
			return h, "like", true
		}
	}
	if q, ok := engagementBaitEmoji(p); ok {
		return check.Hit{Quote: q}, "vote", true
	}
	ballot := p.Hits("ballot")
	for i := 1; i < len(ballot); i++ {
		if a, b := ballot[i-1], ballot[i]; a.Sentence == b.Sentence && engagementBaitOpens(a) && !strings.EqualFold(a.String(), b.String()) {
			return a, "vote", true
		}
	}
	return h, "", false
}

// engagementBaitReactions are the signs under which readers of most networks vote; other emoji illustrate: "🍕 for lunch, 🍦 for dessert".
const engagementBaitReactions = "❤💛💙💚💜🧡🖤👍👎😂😮😢😡😍🥰🔥👏🙌"

// engagementBaitFirst are the first bytes of all of them but the heart ❤.
const engagementBaitFirst = "\xf0\x9f"

// engagementBaitEmoji finds a ballot of reactions: two different ones, each for something, "❤️ for rye, 👍 for spelt".
func engagementBaitEmoji(p *check.Pass) (q draft.Quote, found bool) {
	if !p.Holds(engagementBaitFirst) && !p.Holds("❤") {
		return q, false
	}
	text := p.Post.Text.String()
	first := rune(0)
	for at := 0; at < len(text); at++ {
		if text[at] != engagementBaitFirst[0] && text[at] != "❤"[0] {
			continue
		}
		r, _ := utf8.DecodeRuneInString(text[at:])
		if !strings.ContainsRune(engagementBaitReactions, r) || r == utf8.RuneError {
			continue
		}
		rest := strings.TrimLeft(text[at+utf8.RuneLen(r):], "\ufe0f \u00a0🏻🏼🏽🏾🏿")
		word, _, _ := strings.Cut(rest, " ")
		switch word = strings.ToLower(word); {
		case word != "for" && word != "pour" && word != "=" && word != "if" && word != "si":
		case first == 0:
			first, q = r, p.Post.Text.Quote(at, len(text)-len(rest)+len(word))
		case first != r:
			return q, true
		}
	}
	return q, false
}

// engagementBaitWho returns a verb of the list with the people after it: "tag a friend", "unfriend ten people". A gift tag and a friend's name in
// one list of things are no such pair: a comma stands between.
func engagementBaitWho(p *check.Pass, list string) (check.Hit, bool) {
	for _, h := range p.Hits(list) {
		for _, who := range reaching(p.Hits("people"), h.Last+1) {
			if who.First-h.Last-1 > 4 {
				break
			}
			if h.Tag || who.Tag || who.Sentence != h.Sentence || quoted(h.Quote) {
				continue
			}
			if from := min(h.Quote.End, who.Quote.Start); !strings.ContainsAny(h.Quote.Text.String()[from:who.Quote.Start], ",;:()/\n") {
				h.Quote.End, h.Last = who.Quote.End, who.Last
				return h, true
			}
		}
	}
	return check.Hit{}, false
}

// engagementBaitBarter finds what is given for clicks: beside what is given, or in an equation, "1 RT = 1 meal".
func engagementBaitBarter(p *check.Pass) (check.Hit, bool) {
	if h, ok := beside(p, "barter", "give"); ok {
		return h, true
	}
	for _, h := range p.Hits("equation") {
		rest := strings.TrimLeftFunc(h.Quote.Text.String()[h.Quote.End:], unicode.IsSpace)
		if strings.HasPrefix(rest, "=") && !quoted(h.Quote) && !p.Has("contest") {
			return h, true
		}
	}
	return check.Hit{}, false
}

// engagementBaitOpens reports whether a sentence, a line or a clause begins with h.
func engagementBaitOpens(h check.Hit) bool {
	before := strings.TrimRight(h.Quote.Text.String()[:h.Quote.Start], " \u00a0\u202f")
	last, _ := utf8.DecodeLastRuneInString(before)
	return before == "" || !unicode.IsLetter(last) && !unicode.IsDigit(last) && !strings.ContainsRune(",;'’-", last)
}

// engagementBaitDictated reports whether a word in capitals or in quotation marks follows at once, which is what the reader is to write. "Comment ONE WORD" puts no word into
// anybody's mouth.
func engagementBaitDictated(h check.Hit) bool {
	rest := strings.TrimLeft(h.Quote.Text.String()[h.Quote.End:], " \u00a0\u202f:")
	first, size := utf8.DecodeRuneInString(rest)
	if strings.ContainsRune("\"“«", first) {
		inside := strings.TrimLeft(rest[size:], " \u00a0\u202f")
		end := strings.IndexAny(inside, "\"”»")
		return end > 0 && len(strings.Fields(inside[:end])) < 3
	}
	word := rest
	if end := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsLetter(r) }); end >= 0 {
		word = rest[:end]
	}
	next, _ := utf8.DecodeRuneInString(strings.TrimLeft(rest[len(word):], " "))
	notUpper := func(r rune) bool { return !unicode.IsUpper(r) }
	return len(word) > 1 && !strings.ContainsFunc(word, notUpper) && strings.ContainsFunc(h.String(), unicode.IsLower) && !unicode.IsUpper(next)
}
