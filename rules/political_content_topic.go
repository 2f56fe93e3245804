package rules

import (
	"strings"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// politicalTopics are the lists of what politics is about, the most telling first.
var politicalTopics = [...]string{"person", "party", "camp", "issue", "power", "election", "movement", "turnout", "byname", "wing", "title", "subject", "act"}

// topic judges one word of politics by what stands near it.
func (j *politics) topic(list string, h check.Hit) {
	switch list {
	case "byname", "wing":
		if o, ok := j.near(h, 4, "verdict"); ok {
			j.say(h, check.Warn, "“%s” with “%s” reads as a judgement on politics. Say it without the party or the office, or leave it out.", h, o)
		} else if o, ok := j.near(h, 12, "person", "party", "camp", "issue", "power", "election"); ok && list == "byname" {
			j.say(h, check.Note, "“%s” beside “%s” reads as the party of that name.", h, o)
		}
	case "issue":
		j.issue(h)
	case "turnout":
		if j.game() {
			return
		}
		j.mention(list, h, politicalAside[list])
	case "person", "party":
		j.entity(list, h)
	case "subject":
		o, ok := j.near(h, 3, "outcast")
		if !ok {
			o, ok = j.near(h, 2, "quarrel")
		}
		if ok && !j.Has("explain") && !j.own(h) {
			j.say(h, check.Warn, "“%s” with “%s” takes a side in a quarrel of politics. Say what the brand itself does about it, or leave it out.", h, o)
		}
	case "act":
		j.act(h)
	case "power", "movement":
		o, ok := j.near(h, 3, "verdict")
		if !ok && list == "power" {
			o, ok = j.near(h, 1, "stance")
		}
		if ok {
			j.say(h, check.Warn, "“%s” with “%s” reads as a judgement on politics. Leave the judgement out.", h, o)
			return
		}
		j.mention(list, h, politicalAside[list])
	case "title":
		if h.Tag { // #GovCon is a trade fair
			return
		}
		if name, ok := j.nameAfter(h); ok && !j.judged(h, "an office") {
			j.say(h, j.raised(check.Note), "“%s %s” names an office-holder, which is politics for the ad rules of Meta and X. Keep it if the post informs, leave it out of one that sells.", h, name)
		}
	case "election":
		if o, ok := j.near(h, 4, "stance"); ok && !j.game() {
			j.say(h, j.raised(check.Warn), "“%s” with “%s” tells readers what to vote. Leave the side out.", h, o)
			return
		}
		j.mention(list, h, politicalAside[list])
	case "camp":
		if !j.judged(h, "a political camp") {
			j.mention(list, h, politicalAside[list])
		}
	default:
		j.mention(list, h, politicalAside[list])
	}
}

// politicalAside is what a mention in passing means, by list.
var politicalAside = map[string]string{
	"power":    "is politics for the ad rules of Meta and X. Keep it if the post informs, leave it out of one that sells.",
	"election": "is politics for the ad rules of Meta and X. Keep it if the post informs, leave it out of one that sells.",
	"movement": "names a movement. Keep it if the brand takes part in it in earnest, and sell nothing beside it.",
	"camp":     "names a political camp. Leave it out unless the post is about it.",
	"turnout":  "asks people to vote. Many praise that, and Meta files it under politics: name no side, and let somebody look before it goes out.",
}

// entity judges the name of a person or party.
func (j *politics) entity(list string, h check.Hit) {
	for _, law := range j.Hits("issue") { // Obama Care is a law
		if law.First <= h.First && h.Last <= law.Last {
			return
		}
	}
	if strings.EqualFold(h.String(), "Macron") && j.Has("sportswear") {
		return
	}
	o, who := officeOn(h.Note, j.Date())
	if e := j.election; e != nil && !e.Concerns(strings.Fields(o.country)) { // the president of another country is not elected here
		j.election = nil
		defer func() { j.election = e }()
	}
	if !j.judged(h, who) {
		j.mention(list, h, "is "+who+": a name that divides readers. Keep it if the post informs, leave it out of one that sells.")
	}
}

// judged says that a post speaks for or against somebody.
func (j *politics) judged(h check.Hit, who string) bool {
	o, ok := j.about(h, "verdict")
	if !ok {
		o, ok = j.near(h, 3, "outcast")
	}
	if ok {
		j.say(h, check.Block, "“%s” is %s, and “%s” takes a side for or against. Leave the judgement to the voters.", h, who, o)
		return true
	}
	o, ok = j.about(h, "warm")
	if !ok {
		o, ok = j.near(h, 2, "backs")
	}
	if ok {
		j.say(h, j.raised(check.Warn), "“%s” is %s, and “%s” can be read as taking a side. Leave the name or the praise out.", h, who, o)
		return true
	}
	return false
}

// about returns a word of the list near a name. The point of an initial, as in "our mayor, Anna B. Miller", ends no sentence here.
func (j *politics) about(h check.Hit, list string) (check.Hit, bool) {
	o, ok := j.near(h, 5, list)
	if !ok {
		if _, before := j.Word(h.First - 1); len(before) == 1 {
			h.Sentence--
			o, ok = j.near(h, 5, list)
		}
	}
	return o, ok
}

// issue judges a subject that divides: with a stance it argues, with a law it touches politics, alone it is a mention.
func (j *politics) issue(h check.Hit) {
	severity, beside := check.Note, check.Hit{}
	if o, ok := j.near(h, 4, "stance", "quarrel"); ok {
		severity, beside = check.Block, o
	} else if o, ok := j.near(h, 5, "warm"); ok {
		severity, beside = check.Warn, o
	} else if o, ok := j.near(h, 3, "law"); ok {
		severity, beside = check.Warn, o
	} else if o, ok := j.near(h, 0, "is"); ok && o.First > h.Last {
		severity, beside = check.Warn, o
	} else if o, ok := j.near(h, 30, "person", "party", "camp", "power", "election"); ok {
		severity, beside = check.Warn, o
	} else if o, ok := j.near(h, 12, "offer"); ok {
		severity, beside = check.Warn, o
	}
	if j.Has("explain") && severity > check.Note {
		severity--
	}
	if severity < check.Block && j.own(h) { // who argues is not explaining
		severity = check.Note
	}
	switch severity {
	case check.Block:
		j.say(h, severity, "“%s” is a subject that divides readers, and “%s” takes a side on it. Say what the brand itself does about it, or leave it out.", h, beside)
	case check.Warn:
		j.say(h, severity, "“%s” is a subject that divides readers, and “%s” makes it a matter of politics. Inform without taking a side, or leave it out.", h, beside)
	default:
		j.say(h, severity, "“%s” is a subject that divides readers. Inform, take no side, and sell nothing beside it.", h)
	}
}

// act judges a law that the words call good or bad, or that goes by a name and meets a stance: "the worst bill of the year", "non à la loi Durand".
func (j *politics) act(h check.Hit) {
	if o, ok := j.near(h, 0, "badlaw"); ok && !strings.EqualFold(o.String(), "new") && j.Has("power", "person", "title", "party", "wing", "us") {
		j.say(h, check.Warn, "“%s” with “%s” reads as a judgement on a law. Say what it changes for your readers, without the judgement.", h, o)
		return
	}
	if name, ok := j.nameAfter(h); ok && h.Quote.Text != nil {
		if o, ok := j.near(h, 4, "stance"); ok && !j.Has("explain") {
			j.say(h, check.Block, "“%s %s” is a law that divides readers, and “%s” takes a side on it. Say what the brand itself does about it, or leave it out.", h, name, o)
		}
	}
}

// own reports whether the issue is the brand's own business.
func (j *politics) own(h check.Hit) bool {
	for _, s := range j.Context.Brand.OwnSubjects {
		if s = draft.Fold(s); s == draft.Fold(h.Note) || strings.Contains(draft.Fold(h.String()), s) {
			return true
		}
	}
	return false
}

// mention says that a post touches politics: a note alone, a warning beside a second sign of another kind, or beside an offer.
func (j *politics) mention(list string, h check.Hit, what string) {
	o, ok := j.First("offer", "strings")
	if ok && list != "election" && list != "turnout" && list != "movement" {
		o, ok = j.near(h, 12, "offer")
	}
	if ok && list != "power" {
		j.say(h, check.Warn, "“%s” beside “%s” sells on politics. Sell another day, or take the offer out.", h, o)
		return
	}
	if list != "turnout" {
		for _, other := range politicalTopics[:7] {
			if o, ok := j.near(h, 30, other); ok && (other != list || list == "person" && o.Note != h.Note || list == "party" && !strings.EqualFold(o.String(), h.String())) {
				j.say(h, check.Warn, "“%s” and “%s” together make this a post about politics. Keep them if it informs, leave one out if it sells.", h, o)
				return
			}
		}
	}
	if _, ok := j.near(h, 30, "us"); ok && (list == "person" || list == "party" || list == "camp") && !j.Has("explain") && !isHandle(h) {
		j.say(h, check.Warn, "“%s” %s", h, what)
		return
	}
	j.say(h, j.raised(check.Note), "“%s” %s", h, what)
}

// raised returns the severity, one higher while an election is on.
func (j *politics) raised(s check.Severity) check.Severity {
	if j.election != nil {
		return min(s+1, check.Block)
	}
	return s
}

// isHandle reports whether h is the name of an account, which thanks or credits more than it judges.
func isHandle(h check.Hit) bool { return strings.HasPrefix(h.String(), "@") }
