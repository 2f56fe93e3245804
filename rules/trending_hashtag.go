package rules

import (
	_ "embed"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

//go:embed trending_hashtag_words.toml
var hashtagWordsTOML string

// TrendingHashtag judges what a post does under a hashtag that stands for something grave or contested: one of those that are known, one
// that an event in the news carries, one that trends and that nobody looked up.
var TrendingHashtag = &check.Rule{
	ID:       "trending-hashtag",
	Title:    "uses a hashtag that stands for something grave or contested, for something else",
	Why:      "In July 2012 the shop Celeb Boutique saw that #Aurora was trending and wrote “clearly about our Kim K inspired #Aurora dress ;)”: it trended because twelve people had been shot in a cinema. In 2014 DiGiorno posted “#WhyIStayed You had pizza.” among the testimonies of beaten women. Neither had looked the tag up.",
	Source:   "https://www.webpronews.com/this-classless-tweet-will-probably-cost-celeb-boutique-some-business/ and https://uproxx.com/viral/digiornos-unfortunate-hashtag-is-why-brands-shouldnt-be-allowed-to-tweet/",
	Fix:      "Look the tag up before you join it, and write what you found into hashtags_checked. If it is grave, post without it; only help, condolence and information belong under it.",
	Needs:    "the events and trends of news.toml, for tags that are grave only while they are in the news",
	Severity: check.Block,
	Lexicon:  hashtagWordsTOML,
	Uses:     []*check.Lexicon{promotion, relief},
	Post:     trendingHashtag,
	Examples: trendingHashtagExamples,
}

// A tagVerdict is what is said about one tag.
type tagVerdict struct {
	severity check.Severity
	about    any // the event, meaning or trend: two tags of one event are one finding
	quote    draft.Quote
	message  string
}

func trendingHashtag(p *check.Pass) {
	u := hashtagUse{p: p}
	ridesInProse(p, &u)
	tags := p.Tags()
	if len(tags) == 0 {
		return
	}
	var verdicts []tagVerdict
	var byAbout map[any]int // two tags are one finding if they are about one thing or stand at one place
	var byPlace map[tagPlace]int
	for _, t := range tags {
		v := judgeTag(p, &u, t)
		if v.severity == check.Off {
			continue
		}
		v.quote = t.Quote
		place := tagPlace{t.Quote.Text, t.Quote.Start}
		same, known := byAbout[v.about]
		if at, ok := byPlace[place]; ok && (!known || at < same) { // X's #COVID and Bluesky's #COVID-19 are one tag
			same, known = at, true
		}
		switch {
		case verdicts == nil:
			byAbout, byPlace = map[any]int{}, map[tagPlace]int{}
			verdicts = append(verdicts, v)
		case !known:
			same = len(verdicts)
			verdicts = append(verdicts, v)
		case v.severity > verdicts[same].severity:
			delete(byAbout, verdicts[same].about)
			verdicts[same] = v
		default:
			continue
		}
		byAbout[v.about], byPlace[place] = same, same
	}
	for _, v := range verdicts {
		if e, ok := v.about.(*draft.Event); ok {
			p.Report(v.quote, v.severity, v.message, inTheNews(e)...)
			continue
		}
		p.Report(v.quote, v.severity, v.message)
	}
}

// A tagPlace is where a tag begins.
type tagPlace struct {
	text  *draft.Text
	start int
}

// sameWords reports whether two places share a character.
func sameWords(a, b draft.Quote) bool {
	return a.Text == b.Text && a.Start < b.End && b.Start < a.End
}
