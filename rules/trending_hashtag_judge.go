package rules

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// judgeTag returns the gravest of what can be said about a tag.
func judgeTag(p *check.Pass, u *hashtagUse, t check.Tag) (worst tagVerdict) {
	if len(p.Events()) > 0 {
		worst = judgeEventTag(p, u, t)
	}
	if v := judgeKnownTag(p, u, t); v.severity > worst.severity {
		worst = v
	}
	if v := judgeTrend(p, u, t); v.severity > worst.severity {
		worst = v
	}
	return worst
}

func judgeEventTag(p *check.Pass, u *hashtagUse, t check.Tag) tagVerdict {
	e, named := u.eventOf(t)
	if e == nil {
		return tagVerdict{}
	}
	severity, does := u.underEvent(t, named)
	if severity == check.Off || does.verb == tagSilent && e.Kind == "epidemic" && !toneDeafWithin(p, e, toneDeafLong) { // by then it stands under everything
		return tagVerdict{}
	}
	v := tagVerdict{severity: severity, about: e}
	if found, ok := u.looked(t.Norm); ok {
		v.severity = check.Note
		v.message = fmt.Sprintf("“%s” was looked up (“%s”), but it is also a tag of %s, which is in the news: make sure that nobody reads the post that way.", t.Quote, found, newsName(e))
		return v
	}
	what := "a tag of"
	if !named {
		what = "the place of"
	}
	v.message = fmt.Sprintf("“%s” is %s %s, which is in the news, and this post %s. Post without the tag, or wait: only help, condolence and information belong under it.",
		t.Quote, what, newsName(e), does)
	if m := meaningOf(t.Norm, p.Date()); m != nil && m.Misuse != "" {
		v.message += " (" + m.Misuse + ".)"
	}
	return v
}

// A tagOfEvent says that a tag names an event.
type tagOfEvent struct {
	event *draft.Event
	by    check.RefKind
}

// eventOf returns the event in the news that the tag names, and whether it names more than its place.
func (u *hashtagUse) eventOf(t check.Tag) (found *draft.Event, named bool) {
	if u.events == nil && len(u.p.Events()) > 0 {
		u.events = map[draft.Quote][]tagOfEvent{}
		for _, h := range u.p.Events() {
			for _, r := range h.Refs {
				u.events[r.Quote] = append(u.events[r.Quote], tagOfEvent{h.Event, r.By})
			}
		}
	}
	for _, e := range u.events[t.Quote] {
		if e.by != check.ByPlace || strings.HasPrefix(t.Norm, "prayfor") || strings.HasSuffix(t.Norm, "strong") {
			return e.event, true
		}
		found = e.event
	}
	return found, false
}

func judgeKnownTag(p *check.Pass, u *hashtagUse, t check.Tag) tagVerdict {
	m := meaningOf(t.Norm, p.Date())
	if m == nil {
		m = formOfGrief(p, t)
	}
	if m == nil || m.Needs == "event" || !m.applies(p) {
		return tagVerdict{}
	}
	meant, most := u.near(m, t.Quote), check.Block
	switch {
	case m.Mild:
		most = check.Warn
	case m.Needs == "always" || meant:
	case p.Post.When.Dated() && !m.around(p.Post.When), !p.Post.When.Dated() && m.Needs == "text":
		return tagVerdict{}
	case m.Needs == "text" || !p.Post.When.Dated():
		most = check.Warn
	}
	severity, does := u.underMeaning(t, m, meant)
	if m == griefForGoods {
		severity, does = check.Warn, doing{verb: tagMocks}
	}
	if severity == check.Off {
		return tagVerdict{}
	}
	v := tagVerdict{severity: min(severity, most), about: m}
	stands := "stands for " + m.Means
	if _, since := m.since(); since != "" {
		stands += " (since " + since + ")"
	}
	if found, ok := u.looked(t.Norm); ok && m.Needs != "always" {
		v.severity = check.Note
		v.message = fmt.Sprintf("“%s” was looked up (“%s”), but it also %s: make sure that nobody reads the post that way.", t.Quote, found, stands)
		return v
	}
	if m.past(p.Date()) {
		v.severity = check.Note
		stands = "named a storm of a season that ended on " + m.Until.in(time.UTC).Format("2 January 2006")
	}
	v.message = fmt.Sprintf("“%s” %s, and this post %s", t.Quote, stands, does)
	if m.Misuse != "" {
		v.message += "; " + m.Misuse
	}
	v.message += ". " + tagRemedies[m.Gravity]
	if m.Innocent != "" {
		v.message += fmt.Sprintf(" If it means %s here, say so in hashtags_checked.", m.Innocent)
	}
	return v
}

// tagRemedies says what would pass under or without a tag of each gravity.
var tagRemedies = map[string]string{
	"survivors": "Leave the tag to those who testify, and post without it.",
	"hate":      "Say it in other words, without the tag.",
	"tragedy":   "Post without the tag: only help, condolence and information belong under it.",
	"mourning":  "Post without the tag: remembrance and an offer do not go together.",
	"protest":   "Post without the tag, or say under it what you do for the cause and nothing else.",
	"politics":  "Post without the tag, unless the brand means to take that side.",
	"cause":     "Post without the tag, or say what is given, to whom and how much.",
}

// judgeTrend judges a tag that trends, or of which the post itself says so.
func judgeTrend(p *check.Pass, u *hashtagUse, t check.Tag) tagVerdict {
	trend := trendOf(p, t)
	found, checked := u.looked(t.Norm)
	if trend == nil {
		if checked {
			return tagVerdict{}
		}
		return judgeClaim(u, t)
	}
	if trend.Meaning != "" && !isGraveTrend(trend.Meaning) || trend.Meaning == "" && checked {
		return tagVerdict{}
	}
	severity, does := u.underEvent(t, true)
	if severity == check.Off {
		return tagVerdict{}
	}
	v := tagVerdict{severity: severity, about: trend}
	switch {
	case trend.Meaning == "" && does.verb == tagSilent: // nothing shows that its author knows what it stands for
		v.severity = check.Warn
		v.message = fmt.Sprintf("“%s” trends and nobody has looked up why. Look it up, and write what you found into hashtags_checked.", t.Quote)
	case trend.Meaning == "":
		v.message = fmt.Sprintf("“%s” trends and nobody has looked up why, and this post %s. Look it up, and write what you found into hashtags_checked.", t.Quote, does)
	case checked:
		v.severity = check.Note
		v.message = fmt.Sprintf("“%s” was looked up (“%s”), but it trends for “%s”: make sure that nobody reads the post that way.", t.Quote, found, trend.Meaning)
	default:
		v.message = fmt.Sprintf("“%s” trends for “%s”, and this post %s. Post without the tag: only help, condolence and information belong under it.", t.Quote, trend.Meaning, does)
	}
	return v
}

// judgeClaim judges a post that says itself that a tag trends and uses that for its goods: whoever saw it trend can look up why.
func judgeClaim(u *hashtagUse, t check.Tag) tagVerdict {
	if !u.p.MayHave("riding") {
		return tagVerdict{}
	}
	ride, rides := u.close("riding", t)
	if !rides {
		return tagVerdict{}
	}
	u.look()
	var does doing
	if light, ok := u.joke(t); ok {
		does = doing{tagJokes, light}
	}
	if pitch, ok := u.pitch(t); ok {
		does = doing{tagPitches, pitch}
	}
	if u.sells.Quote.Text != nil {
		does = doing{tagSells, u.sells}
	}
	if does.verb == "" {
		return tagVerdict{}
	}
	v := tagVerdict{severity: check.Warn, about: t.Norm}
	v.message = fmt.Sprintf("This post says of “%s” that it “%s”, and %s, but nobody has written down why it trends. Look it up, and write what you found into hashtags_checked.", t.Quote, ride, does)
	if m := meaningOf(t.Norm, u.p.Date()); m != nil && m.Misuse != "" {
		v.message += " (" + m.Misuse + ".)"
	}
	return v
}

type trendsKey struct{}

// trendOf returns the trend of the tag that is active when the post goes out, nil if there is none.
func trendOf(p *check.Pass, t check.Tag) *draft.Trend {
	if len(p.Context.Trends) == 0 {
		return nil
	}
	from, to, known := p.Context.Window(p.Post)
	if !known {
		return nil
	}
	norms := p.Context.Memo(trendsKey{}, func() any {
		norms := make([]string, len(p.Context.Trends))
		for i := range p.Context.Trends {
			norms[i] = check.Squash(p.Context.Trends[i].Hashtag)
		}
		return norms
	}).([]string)
	for i, n := range norms {
		if tr := &p.Context.Trends[i]; n == t.Norm && tr.ActiveAt(from, to) {
			return tr
		}
	}
	return nil
}

// isGraveTrend reports whether what a person found out about a trend is grave.
func isGraveTrend(found string) bool {
	for _, w := range strings.FieldsFunc(draft.Fold(found), func(r rune) bool { return r < 'a' || r > 'z' }) {
		if slices.ContainsFunc(hashtagGrave, func(g string) bool { return likeWord(w, g) }) {
			return true
		}
	}
	return false
}

// looked returns what somebody found out about the tag with these letters and digits, and whether somebody did.
func (u *hashtagUse) looked(norm string) (found string, ok bool) {
	if u.checked == nil && len(u.p.Post.Checked) > 0 {
		u.checked = map[string]string{}
		for _, c := range slices.Backward(u.p.Post.Checked) { // the first one holds
			u.checked[check.Squash(c.Tag)] = c.Found.String()
		}
	}
	found, ok = u.checked[norm]
	return found, ok
}
