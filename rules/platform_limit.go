package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// PlatformLimit counts a post as each of its networks counts it.
var PlatformLimit = &check.Rule{
	ID:       "platform-limit",
	Title:    "is more than its network takes",
	Why:      "Each network counts in its own way: X takes an emoji for two characters and any link for 23, Bluesky takes a family of four emoji for one, Threads counts an emoji's bytes. In December 2025 Instagram cut the hashtags of a post from 30 to five. A scheduled post that is too long fails when nobody is looking.",
	Source:   "https://docs.x.com/fundamentals/counting-characters.md, https://developers.facebook.com/documentation/threads/posts and https://www.socialmediatoday.com/news/instagrams-implementing-new-limits-on-hashtag-use/808309/",
	Fix:      "Cut what is marked, or make a thread of it where the network has threads.",
	Needs:    "the network of the post",
	Severity: check.Block,
	Post:     platformLimit,
	Examples: platformLimitExamples,
}

// platformLimitEntry is one number of platform_limit.toml.
type platformLimitEntry struct {
	Network, Field, Unit, Severity, Source, Read, Note string

	Max  int
	From date // zero: as far back as anybody remembers
}

// severity is what goes beyond it.
func (l *platformLimitEntry) severity() check.Severity {
	s, _ := check.ParseSeverity(l.Severity)
	return s
}

// platformLimitsOf returns the entries of a network.
func platformLimitsOf(network string) []platformLimitEntry {
	of := func(l platformLimitEntry) bool { return l.Network == network }
	from := slices.IndexFunc(platformLimits, of)
	if from < 0 {
		return nil
	}
	rest := platformLimits[from:]
	if n := slices.IndexFunc(rest, func(l platformLimitEntry) bool { return !of(l) }); n >= 0 {
		rest = rest[:n]
	}
	return rest
}

// counts reports whether the limit holds on the day by which the post is judged; without one the newest limits hold.
func (l *platformLimitEntry) counts(p *check.Pass) bool {
	day := p.Date()
	return l.From == (date{}) || day.IsZero() || !day.Before(l.From.in(day.Location()))
}

func platformLimit(p *check.Pass) {
	if p.Post.Kind != draft.Copy || p.Post.Text == nil {
		return
	}
	for _, network := range p.Post.Channels {
		limits := platformLimitsOf(network)
		if len(limits) == 0 {
			continue
		}
		if len(p.Post.Parts) == 0 {
			platformLimitPart(p, network, limits, p.Post.Text.All(), p.Entities(), "")
		}
		for i, part := range p.Post.Parts {
			platformLimitPart(p, network, limits, part, draft.AppendEntities(nil, part.String()), fmt.Sprintf("Part %d of the thread: ", i+1))
		}
	}
}

// platformLimitPart judges one post of a thread, or the post. Of two limits on one thing it says the graver only.
func platformLimitPart(p *check.Pass, network string, limits []platformLimitEntry, part draft.Quote, entities []draft.Entity, which string) {
	if !platformLimitNear(limits, platformLimitAtMost(part, entities), len(entities)+len(p.Post.Hashtags)) {
		return
	}
	for _, field := range [...]string{"text", "tags", "mentions", "links"} {
		var worst *platformLimitEntry
		var found platformLimitCount
		for i := range limits {
			l := &limits[i]
			if l.Field != field || !l.counts(p) || worst != nil && worst.severity() >= l.severity() {
				continue
			}
			if c := platformLimitCountOf(p, l, part, entities); c.n > l.Max {
				worst, found = l, c
			}
		}
		if worst == nil {
			continue
		}
		severity, doubt := doubtful(p, worst.Read, worst.severity())
		p.Report(found.over, severity, which+found.message(worst, network)+doubt)
	}
}

// platformLimitNear reports whether a part that counts for at most so much, and has at most so many entities, may be beyond one of the limits. Few are.
func platformLimitNear(limits []platformLimitEntry, most, entities int) bool {
	for i := range limits {
		if l := &limits[i]; l.Field == "text" && most > l.Max || l.Field != "text" && entities > l.Max {
			return true
		}
	}
	return false
}

// platformLimitCount is how much of something a part has.
type platformLimitCount struct {
	n    int
	over draft.Quote // what goes beyond the limit
	sum  platformLimitSum
}

func platformLimitCountOf(p *check.Pass, l *platformLimitEntry, part draft.Quote, entities []draft.Entity) platformLimitCount {
	if l.Field == "text" {
		if l.Unit == "weighted" && platformLimitAdded(part, entities) {
			part.End -= entities[len(entities)-1].End - entities[len(entities)-1].Start
		}
		if platformLimitAtMost(part, entities) <= l.Max {
			return platformLimitCount{}
		}
		sum := platformLimitMeasure(part.String(), l.Unit, l.Max, entities)
		return platformLimitCount{n: sum.total, over: part.Text.Quote(part.Start+sum.fits, part.End), sum: sum}
	}
	var c platformLimitCount
	add := func(q draft.Quote) {
		if c.n++; c.n == l.Max+1 {
			c.over = q
		}
	}
	seen := map[string]bool(nil)
	for _, e := range entities {
		q := part.Text.Quote(part.Start+e.Start, part.Start+e.End)
		switch {
		case l.Field == "tags" && e.Kind == draft.Hashtag, l.Field == "mentions" && e.Kind == draft.Mention:
			add(q)
		case l.Field == "links" && e.Kind == draft.Link && len(entities) > l.Max && !seen[q.String()]:
			if seen == nil {
				seen = map[string]bool{}
			}
			seen[q.String()] = true
			add(q)
		}
	}
	if l.Field == "tags" && len(p.Post.Parts) == 0 {
		for _, q := range p.Post.Hashtags {
			add(q)
		}
	}
	return c
}

// platformLimitAdded reports whether the text ends with the link that X itself adds for a picture or a post that is quoted, as in copies of
// posts that have gone out. It counts nothing.
func platformLimitAdded(part draft.Quote, entities []draft.Entity) bool {
	if len(entities) == 0 {
		return false
	}
	s, last := part.String(), entities[len(entities)-1]
	link := s[last.Start:last.End]
	return last.Kind == draft.Link && last.End == len(s) && (strings.HasPrefix(link, "https://t.co/") || strings.HasPrefix(link, "pic.twitter.com/") || strings.HasPrefix(link, "pic.x.com/"))
}

func (c *platformLimitCount) message(l *platformLimitEntry, network string) string {
	what := map[string]string{"tags": "hashtags", "mentions": "mentions", "links": "different links"}[l.Field]
	text := fmt.Sprintf("%d %s, and %s takes %d. Leave out %d.", c.n, what, network, l.Max, c.n-l.Max)
	if l.Field == "text" {
		text = fmt.Sprintf("%d of %d %s on %s: %s. Cut %d.", c.n, l.Max, platformLimitUnits[l.Unit], network, c.sum, c.n-l.Max)
	}
	return strings.TrimSpace(text + " " + l.Note)
}

// platformLimitUnits says the units in words.
var platformLimitUnits = map[string]string{"weighted": "characters", "characters": "characters", "graphemes": "characters",
	"mastodon": "characters", "threads": "characters", "utf-16": "UTF-16 units", "bytes": "bytes"}

// platformLimitSum is a count and what it is made of.
type platformLimitSum struct {
	total, fits                       int // fits: the bytes that the limit bears
	plain, wide, emoji, links         int // characters that count as one; others, emoji and links, which count otherwise
	wideTotal, emojiTotal, linksTotal int
}

// String returns the sum in words: "264 characters + 1 link as 23".
func (s platformLimitSum) String() string {
	var terms []string
	add := func(n, total int, one string) {
		switch {
		case n == 0:
		case total == n:
			terms = append(terms, platformLimitPlural(n, one))
		case n == 1 || total == 2*n || total == platformLimitLink*n:
			terms = append(terms, fmt.Sprintf("%s as %d", platformLimitPlural(n, one), total/n))
		default:
			terms = append(terms, fmt.Sprintf("%s as %d in all", platformLimitPlural(n, one), total))
		}
	}
	add(s.plain, s.plain, "character")
	add(s.wide, s.wideTotal, cmp.Or(map[bool]string{true: "other character"}[s.plain > 0], "character"))
	add(s.emoji, s.emojiTotal, "emoji")
	add(s.links, s.linksTotal, "link")
	return strings.Join(terms, " + ")
}

func platformLimitPlural(n int, one string) string {
	if n == 1 || one == "emoji" {
		return fmt.Sprintf("%d %s", n, one)
	}
	return fmt.Sprintf("%d %ss", n, one)
}
