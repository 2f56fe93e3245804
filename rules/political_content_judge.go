package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// A politicalClaim is what the rule could say about a place. Of each sentence the gravest is said.
type politicalClaim struct {
	hit      check.Hit
	severity check.Severity
	message  string
	event    *draft.Event // in the news, which makes it one; nil: none does
}

func (c politicalClaim) repeats(o politicalClaim) bool {
	return c.hit.Sentence == o.hit.Sentence || c.hit.String() == o.hit.String()
}

// politics is one post being judged.
type politics struct {
	*check.Pass
	election *draft.Event // an election that is on; nil: none
	claims   []politicalClaim
}

func politicalContent(p *check.Pass) {
	j := politics{Pass: p}
	j.news()
	if p.Triggered() {
		j.words()
	}
	j.report()
}

// words finds what is politics without any news.
func (j *politics) words() {
	j.advocacy()
	j.leanings()
	j.hymns()
	j.candidates()
	j.runners()
	j.backers()
	for _, list := range politicalTopics {
		if list == "subject" && !j.MayHave("outcast") && !j.MayHave("quarrel") { // which alone is no politics, and in every third post
			continue
		}
		for _, h := range j.Hits(list) {
			j.topic(list, h)
		}
	}
	if len(j.claims) == 0 {
		j.civics()
	}
}

func (j *politics) say(h check.Hit, severity check.Severity, format string, args ...any) {
	j.sayOf(nil, h, severity, format, args...)
}

func (j *politics) sayOf(e *draft.Event, h check.Hit, severity check.Severity, format string, args ...any) {
	j.claims = append(j.claims, politicalClaim{h, severity, fmt.Sprintf(format, args...), e})
}

// report says the gravest claim of each sentence, and of passing mentions the first where nothing graver stands beside it. What is said
// of a name is not said of it again.
func (j *politics) report() {
	if len(j.claims) == 0 {
		return
	}
	slices.SortStableFunc(j.claims, func(a, b politicalClaim) int { return cmp.Compare(b.severity, a.severity) })
	worst := j.claims[0].severity
	var said []politicalClaim
	for _, c := range j.claims {
		if c.severity == check.Note && (worst > check.Note || len(said) > 0) || slices.ContainsFunc(said, c.repeats) {
			continue
		}
		said = append(said, c)
		if c.event != nil {
			j.Report(c.hit.Quote, c.severity, c.message, inTheNews(c.event)...)
			continue
		}
		j.Report(c.hit.Quote, c.severity, c.message)
	}
}

// near returns the first hit of the lists within n words of h that does not overlap it.
func (j *politics) near(h check.Hit, n int, lists ...string) (check.Hit, bool) {
	for _, list := range lists {
		for _, o := range reaching(j.Hits(list), h.First-n-1) {
			if o.First > h.Last+n+1 {
				break
			}
			if h.Near(o, n) && (h.First > o.Last || o.First > h.Last) {
				return o, true
			}
		}
	}
	return check.Hit{}, false
}

// advocacy finds what takes a side by itself. What is only asked or quoted is for a person to look at: a newspaper may ask whether the
// mayor must resign.
func (j *politics) advocacy() {
	for _, h := range j.Hits("advocacy") {
		severity := check.Block
		if askedOrQuoted(h.Quote) {
			severity = check.Warn
		}
		j.say(h, severity, "“%s” %s. A brand that takes a side loses the readers on the other one; say what you do, not what others should decide.", h, h.Note)
	}
}

// askedOrQuoted reports whether the words stand in a question or between quotation marks.
func askedOrQuoted(q draft.Quote) bool {
	after := q.Text.String()[q.End:]
	after = after[:min(len(after), longSentence)]
	if end := strings.IndexAny(after, ".!?\n"); end >= 0 && after[end] == '?' {
		return true
	}
	return q.Between()&(draft.Guillemets|draft.Curly|draft.Straight) != 0
}

// longSentence is the number of bytes after which a question mark belongs to another sentence, whatever stands between.
const longSentence = 2000

// hymns finds the song of a movement beside its name or its day: "We shall overcome" for a football match on Martin Luther King Day.
func (j *politics) hymns() {
	for _, h := range j.Hits("hymn") {
		if o, ok := j.First("cause"); ok {
			j.say(h, check.Warn, "“%s” beside “%s” borrows the words of a movement, and readers ask what the brand did for it. Use your own words, or say what you did.", h, o)
		}
	}
}

// leanings finds calls that are made for other things than politics too.
func (j *politics) leanings() {
	for _, h := range j.Hits("lean") {
		if o, ok := j.near(h, 30, "person", "party", "issue", "camp", "power"); ok {
			j.say(h, check.Block, "“%s” %s, on “%s”: the post takes a side. Say what the brand itself does about it, or leave it out.", h, h.Note, o)
			continue
		}
		j.say(h, check.Warn, "“%s” %s, and readers take it as a side. Keep it only if the company has decided to stand for this in public.", h, h.Note)
	}
}

// candidates finds "vote for Smith". A vote that is a game passes: "vote for Mia, our player of the month".
func (j *politics) candidates() {
	if !j.MayHave("vote") || j.game() {
		return
	}
	for _, h := range j.Hits("vote") {
		name, ok := j.nameAfter(h)
		if !ok {
			continue
		}
		if party, ok := j.near(h, 0, "party", "byname", "person"); ok {
			j.say(h, check.Block, "“%s %s” tells readers how to vote, and the half of them that won't will remember it. Leave it out.", h, party)
		} else if day, ok := j.near(h, 30, "day"); ok {
			j.say(h, check.Block, "“%s %s” beside “%s” tells readers whom to elect, and the half of them that won't will remember it. If this is a contest, name it: contest, poll, prize.", h, name, day)
		} else if !strings.EqualFold(h.String(), "vote") { // "Vote Cap" is a cap
			j.say(h, check.Warn, "“%s %s” reads like a call to elect somebody. If this is a contest, name it: contest, poll, prize.", h, name)
		}
	}
}

// game reports whether what is voted on is a game.
func (j *politics) game() bool { return j.Has("game") && !j.Has("person", "party", "camp", "advocacy") }

// runners finds "Smith for mayor" and "Martin maire !", a cry that ends the sentence.
func (j *politics) runners() {
	if !j.MayHave("runs") || j.game() {
		return
	}
	for _, h := range j.Hits("runs") {
		name, ok := j.name(h.First-1, h)
		if after := h.Quote.Text.String()[h.Quote.End:]; ok && (strings.Contains(h.String(), " ") || strings.HasPrefix(strings.TrimSpace(after), "!")) {
			j.say(h, check.Warn, "“%s %s” reads like a call to elect somebody. If this is a contest, name it: contest, poll, prize.", name, h)
		}
	}
}

// politicalBacking is an endorsement by the lists that it is made of, with a name between: "soutient Anna Durand aux municipales".
var politicalBacking = frame{6, []string{"backs", "office"}, false}

// politicalMarch is a strike or a march that the brand joins.
var politicalMarch = frame{9, []string{"walkout", "withthem"}, false}

// backers finds support for somebody who runs for an office.
func (j *politics) backers() {
	if !j.MayHave("walkout") && !j.MayHave("backs") || j.game() {
		return
	}
	if h, found := politicalMarch.find(j.Pass, 0); found {
		j.say(h, check.Warn, "“%s” joins a strike or a march, and readers take it as a side. Keep it only if the company has decided to stand for this in public.", h)
	}
	h, found := politicalBacking.find(j.Pass, 0)
	if !found {
		return
	}
	for _, o := range j.Hits("office") {
		if o.First > h.First && o.Last <= h.Last {
			h.Last = o.First
		}
	}
	for i := h.First; i+1 < h.Last; i++ {
		if name, ok := j.name(i+1, check.Hit{Quote: h.Quote.Text.Quote(j.start(i), j.end(i)), First: i, Last: i}); ok && i > 0 {
			j.say(h, check.Block, "“%s” endorses %s, and the half of your readers that won't will remember it. Leave it out; if this is a contest, name it.", h, name)
			return
		}
	}
}

func (j *politics) start(i int) int { q, _ := j.Word(i); return q.Start }
func (j *politics) end(i int) int   { q, _ := j.Word(i); return q.End }

// politicalCivics are the words of public affairs, the most telling first.
var politicalCivics = [...]string{"mandate", "civic", "demand"}

// civics adds up the words of public affairs, each of which is everybody's: many of them in a short post make it one about politics. A word that
// comes twice counts once, and what is asked of the state counts once.
func (j *politics) civics() {
	need := 2 + max(0, j.Words()-12)/14
	most := 0
	for _, list := range politicalCivics {
		_, weight := j.AtMost(list)
		most += weight
	}
	if most < need {
		return
	}
	var counted [8]check.Hit
	n, score := 0, 0
	for _, list := range politicalCivics {
	hits:
		for _, h := range j.Hits(list) {
			for _, o := range counted[:n] {
				if strings.EqualFold(o.String(), h.String()) || o.First <= h.Last && h.First <= o.Last {
					continue hits
				}
			}
			if n == len(counted) || score >= need {
				break
			}
			counted[n] = h
			n, score = n+1, score+h.Weight
			if list == "demand" {
				break
			}
		}
	}
	if score >= need && !j.game() {
		if n == 1 {
			j.say(counted[0], check.Note, "“%s” is how those speak who hold a public office, and Meta and X file what they say under politics. Leave it if you hold one.", counted[0])
			return
		}
		j.say(counted[0], check.Note, "“%s” and “%s” in one post make it one about public affairs, which Meta and X file under politics. Keep it if it informs, and sell nothing beside it.", counted[0], counted[1])
	}
}
