package rules

import (
	"fmt"

	"github.com/postlint/postlint/rules/check"
)

// ridesInProse judges a post that names an event in words where others use its hashtag: "Like Meghan and Harry, we ...". It is asked only about
// events that are contested and no disaster, which disaster-piggyback judges, and warns at most: who names a thing in words has looked at it.
func ridesInProse(p *check.Pass, u *hashtagUse) {
	for _, h := range p.Events() {
		if len(h.Refs) == 0 || eventSenses(p.Context)[h.Event]&^contested != 0 {
			continue
		}
		ref, ok := inWords(h)
		if !ok {
			continue
		}
		if _, looked := u.looked(check.Squash(ref.Quote.String())); looked {
			continue
		}
		if does, rides := u.inProse(ref); rides {
			p.Report(ref.Quote, check.Warn, fmt.Sprintf("“%s” is in the news as %s, and this post %s. Leave the news out of it, or say nothing of the brand beside it.", ref.Quote, newsName(h.Event), does), inTheNews(h.Event)...)
		}
	}
}

// inWords returns where the post names the event in words, unless it uses a tag of it, which is judged as a tag.
func inWords(h check.EventHit) (ref check.EventRef, ok bool) {
	for _, r := range h.Refs {
		switch {
		case r.By == check.ByTag:
			return ref, false
		case r.By != check.ByPlace && !ok:
			ref, ok = r, true
		}
	}
	return ref, ok
}

// inProse says what the post does beside the words that name an event, and whether that is riding it.
func (u *hashtagUse) inProse(ref check.EventRef) (doing, bool) {
	u.look()
	if u.sincere() {
		return doing{}, false
	}
	words := check.Tag{Quote: ref.Quote, First: ref.First}
	if u.sells.Quote.Text != nil {
		return doing{"sells beside it", u.sells}, true
	}
	for _, list := range [...]string{"buying", "contest", "lure"} {
		if h, ok := u.close(list, words); ok {
			return doing{"talks of buying beside it", h}, true
		}
	}
	if h, ok := u.close("ours", words); ok && u.compares(ref) {
		return doing{"compares the brand with it", h}, true
	}
	if ride, ok := u.close("riding", words); ok {
		return doing{"rides it", ride}, true
	}
	return doing{}, false
}

// compares reports whether a word of comparison stands directly before the words.
func (u *hashtagUse) compares(ref check.EventRef) bool {
	for _, h := range u.p.Hits("simile") {
		if h.Last == ref.First-1 {
			return true
		}
	}
	return false
}
