package rules

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// adDisclosureWords is what the text itself says about gifts and codes. A brand says most of it about partners of its own, so that it counts
// only where a person speaks, or where a code is a person's.
func adDisclosureWords(p *check.Pass) (r adDisclosureReason, due bool) {
	if h, ok := adDisclosureTag(p, "coy"); ok {
		return adDisclosureReason{h.Quote, check.Warn, fmt.Sprintf("“%s” says that something was paid or given", h)}, true
	}
	if h, ok := inProse(p, "brief"); ok && adDisclosureMe(p) {
		if mentions := adDisclosureMentions(p); len(mentions) > 0 {
			return adDisclosureReason{h.Quote, check.Warn, fmt.Sprintf("“%s” is what a sponsor writes, and the post praises %s", h, mentions[0])}, true
		}
	}
	if !p.Has("gift", "sent", "mycode", "promocode", "use", "tie", "bond", "free", "invited") {
		return adDisclosureCodes(p)
	}
	_, offer := firstOffer(p)
	if !p.Has("contest") && p.Has("gift") && (adDisclosureMe(p) || adDisclosureCode(p.Post.Text.String(), 0) > 0) { // a prize is no gift to the writer
		for _, h := range p.Hits("gift") {
			if !quoted(h.Quote) && !h.Tag {
				return adDisclosureReason{h.Quote, adDisclosureGrave(p), fmt.Sprintf("“%s” says that something was given", h)}, true
			}
		}
	}
	for _, h := range p.Hits("sent") {
		if giver, ok := adDisclosureGiver(h); ok && !quoted(h.Quote) {
			return adDisclosureReason{h.Quote, adDisclosureGrave(p), fmt.Sprintf("“%s” says that %s gave something", h, giver)}, true
		}
	}
	for _, h := range p.Hits("free") {
		if giver, ok := adDisclosureGiver(h); ok && !quoted(h.Quote) {
			return adDisclosureReason{h.Quote, check.Warn, fmt.Sprintf("“%s” says that %s gave something", h, giver)}, true
		}
	}
	for _, list := range [...]string{"promocode", "mycode"} {
		code := 0
		for _, h := range p.Hits(list) {
			if h.First < 0 { // a tag that is kept outside the text
				continue
			}
			if code >= 0 && code < h.Quote.End {
				code = adDisclosureCode(p.Post.Text.String(), h.Quote.End)
			}
			if quoted(h.Quote) || list == "mycode" && (code < 0 || code > h.Quote.End+20) || code < 0 && !offer {
				continue // "use my code" of a programmer
			}
			return adDisclosureReason{h.Quote, adDisclosureGrave(p), fmt.Sprintf("“%s” is a code of the writer’s own, by which somebody earns", h)}, true
		}
	}
	if h, ok := p.First("use"); ok && offer && !quoted(h.Quote) {
		if mentions := adDisclosureMentions(p); len(mentions) > 0 {
			return adDisclosureReason{h.Quote, check.Warn, fmt.Sprintf("A person praises %s (“%s”) and passes on an offer", mentions[0], h)}, true
		}
	}
	for _, h := range p.Hits("invited") {
		if named := strings.HasPrefix(strings.TrimLeft(p.Post.Text.String()[h.Quote.End:], " \u00a0"), "@"); named && !quoted(h.Quote) && adDisclosureMe(p) && p.Has("sample") {
			return adDisclosureReason{h.Quote, check.Warn, fmt.Sprintf("“%s” says that somebody else paid", h)}, true
		}
	}
	for _, h := range p.Hits("tie") {
		if !quoted(h.Quote) && adDisclosureMeIn(p, h) && strings.HasPrefix(strings.TrimLeft(p.Post.Text.String()[h.Quote.End:], " \u00a0"), "@") {
			return adDisclosureReason{h.Quote, check.Warn, fmt.Sprintf("“%s” binds the person who writes to another brand", h)}, true
		}
	}
	if h, ok := adDisclosureTag(p, "bond"); ok && adDisclosureMe(p) {
		if mentions := adDisclosureMentions(p); len(mentions) > 0 {
			return adDisclosureReason{h.Quote, check.Warn, fmt.Sprintf("“%s” binds the person who writes to %s", h, mentions[0])}, true
		}
	}
	return adDisclosureCodes(p)
}

// adDisclosureGrave is Block where the text names the brand that gives, else Warn.
func adDisclosureGrave(p *check.Pass) check.Severity {
	if len(adDisclosureMentions(p)) > 0 {
		return check.Block
	}
	return check.Warn
}

// adDisclosureCodes finds codes that are a person's though nobody says so: several that begin with one name, TARAM25 and TARA15, as a person has
// one for each brand, and one that is handed out under the name of another account, with which the text begins.
func adDisclosureCodes(p *check.Pass) (r adDisclosureReason, due bool) {
	if !p.MayHave("offer") && !p.MayHave("code") {
		return r, false
	}
	text := p.Post.Text.String()
	at := adDisclosureCode(text, 0)
	if at < 0 || !p.Has("offer", "code") {
		return r, false
	}
	var first draft.Quote
	for at >= 0 {
		end := at + strings.IndexFunc(text[at:], adDisclosureBreaks)
		if end < at {
			end = len(text)
		}
		q := p.Post.Text.Quote(at, end)
		if !first.IsZero() && adDisclosureOneName(first.String(), q.String()) {
			return adDisclosureReason{q, check.Warn, fmt.Sprintf("“%s” and “%s” bear one name, as the codes do by which a person earns", first, q)}, true
		}
		if first.IsZero() {
			first = q
		}
		at = adDisclosureCode(text, q.End)
	}
	_, offer := firstOffer(p)
	names := strings.HasPrefix(text, "@")
	if !offer || first.IsZero() || !p.Post.InReplyTo.IsZero() || !names && !adDisclosureMe(p) {
		return r, false
	}
	mentions := adDisclosureMentions(p)
	switch {
	case len(mentions) == 0:
	case !names:
		return adDisclosureReason{first, check.Warn, fmt.Sprintf("A person names %s and hands out “%s”, as people do who earn by a code", mentions[0], first)}, true
	case mentions[0].Start == 0:
		return adDisclosureReason{first, check.Warn, fmt.Sprintf("“%s” is a code for %s, handed out by another account", first, mentions[0])}, true
	}
	return r, false
}

// adDisclosureOneName reports whether two codes share four letters and differ in the rest of their letters. SAVE10 and SAVE20 are a shop's own.
func adDisclosureOneName(a, b string) bool {
	a, b = strings.TrimRight(a, "0123456789"), strings.TrimRight(b, "0123456789")
	return a != b && len(a) > 3 && len(b) > 3 && a[:4] == b[:4]
}

// adDisclosureCode returns where the next word begins that looks like a promotion code, capitals that end in a number, or -1. It looks at bytes,
// so that a shop's own offers cost nothing.
func adDisclosureCode(text string, from int) int {
	for i := from; i < len(text); i++ {
		if text[i] < 'A' || text[i] > 'Z' || i > 0 && !adDisclosureBreaks(rune(text[i-1])) {
			continue
		}
		end := i
		for end < len(text) && ('A' <= text[end] && text[end] <= 'Z' || '0' <= text[end] && text[end] <= '9') {
			end++
		}
		if end-i > 4 && text[end-1] <= '9' && (end == len(text) || adDisclosureBreaks(rune(text[end]))) {
			return i
		}
		i = end
	}
	return -1
}

// adDisclosureBreaks reports whether a code ends before r. A tag or an account is no code.
func adDisclosureBreaks(r rune) bool {
	return r >= 0x80 || !strings.ContainsRune("_#@/-", r) && !unicode.IsLetter(r) && !unicode.IsDigit(r)
}

// adDisclosureGiver returns the account that stands just before h, or a word or two before: "@brand sent me", "@marque qui m'a offert".
func adDisclosureGiver(h check.Hit) (name string, ok bool) {
	before := strings.TrimRight(h.Quote.Text.String()[:h.Quote.Start], " \u00a0")
	for range 3 {
		at := strings.LastIndexAny(before, " \u00a0\n") + 1
		if word := before[at:]; strings.HasPrefix(word, "@") && len(word) > 1 {
			return strings.TrimRight(word, ".,:;!"), true
		}
		if at == 0 || before[at-1] == '\n' {
			break
		}
		before = strings.TrimRight(before[:at], " \u00a0")
	}
	return "", false
}

// adDisclosureTag returns the first hit of a list that is a whole hashtag: "#spon", not "#SponCon2026".
func adDisclosureTag(p *check.Pass, list string) (check.Hit, bool) {
	for _, h := range p.Hits(list) {
		rest := h.Quote.Text.String()[h.Quote.End:]
		if h.Tag && strings.HasPrefix(h.String(), "#") && strings.IndexFunc(rest, func(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }) != 0 {
			return h, true
		}
	}
	return check.Hit{}, false
}

func adDisclosureMe(p *check.Pass) bool {
	for _, h := range p.Hits("me") {
		if !h.Tag && !quoted(h.Quote) {
			return true
		}
	}
	return false
}

// adDisclosureMeIn is adDisclosureMe for the sentence of h.
func adDisclosureMeIn(p *check.Pass, h check.Hit) bool {
	for _, me := range p.Hits("me") {
		if !me.Tag && me.Sentence == h.Sentence {
			return true
		}
	}
	return false
}
