package check

import (
	"fmt"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// A Pass is one rule judging one post: what it may look at, and the way out for what it finds. It must not be kept.
type Pass struct {
	Post    *draft.Post
	Context *draft.Context // never nil
	Lang    Lang           // the languages whose words count

	set      *Set
	number   int // of the rule in set
	findings []Finding

	doubt      bool
	tokens     tokens
	bytes      [256]bool // those that stand in the text
	outside    []tokens  // of the tags that are kept outside the text
	matches    []match   // of all indexes, in the text and in those tags
	glances    glances
	may        [256]bool // by nameKey: whether a list of such a name may have hits
	present    []bool    // by list: whether it may have hits, once one was asked for
	presentOK  bool
	triggered  uint64 // as in glance, of all matches
	settled    []bool // by lexicon: whether the hits of its lists were made
	hits       []Hit
	lists      []found // by list of the set; of settled lexicons
	spots      []spot  // scratch of settle
	next       []int32 // scratch of settle, by spot
	tags       []Tag
	norms      map[string]string
	events     []EventHit
	eventsOK   bool
	named      []match // scratch of eventRefs
	inCalendar bool    // the post will be held against others
	kept       []kept  // of the post
	room       room
	reading    *Reading   // of the posts of the calendar; nil until one is asked for
	seat       draft.Seat // of the post, once it is asked for
	seated     bool
	cut        draft.Quote // the last place that the rule was told of, if there were too many
}

// A Tag is a hashtag of a post.
type Tag struct {
	Quote draft.Quote // with its sign, if it has one
	Norm  string      // its letters and digits, folded: "whyistayed"
	Wide  bool        // only some networks read it that far: "#COVID-19" where X reads "#COVID"
	First int         // the first of its words, as in Hit
}

// mostOutside is how many tags kept outside a text leave their memory for the next post. Networks take 30.
const mostOutside = 64

// mostNorms bounds what a Pass remembers of the tags it has met.
const mostNorms = 4096

func newPass(s *Set) *Pass {
	met := glances{list: make([]glance, 1), number: make([][]int32, languages*len(s.indexes))}
	return &Pass{set: s, glances: met, present: make([]bool, len(s.lists)), settled: make([]bool, len(s.lexicons)), lists: make([]found, len(s.lists)), norms: map[string]string{}}
}

var quiet = &draft.Context{}

// read makes the post ready for the rules: it is cut, its words are looked up and its language is told, once for all of them.
func (p *Pass) read(post *draft.Post, ctx *draft.Context) {
	if ctx == nil {
		ctx = quiet
	}
	p.Post, p.Context = post, ctx
	p.matches, p.hits, p.tags, p.events, p.eventsOK = p.matches[:0], p.hits[:0], p.tags[:0], p.events[:0], false
	clear(p.settled)
	clear(p.bytes[:])
	text, bytes := post.Text.String(), &p.bytes
	for _, b := range []byte(text) {
		bytes[b] = true
	}
	if post.Kind == draft.Copy {
		p.tokens.reset(text)
	} else {
		p.tokens.reset("")
	}
	for i, x := range p.set.indexes {
		x.look(&p.tokens)
		if i == 0 {
			p.Lang, p.doubt = language(post, &ctx.Brand, p.vote)
		}
		p.scan(i, &p.tokens, 0)
	}
	p.addTags(post.Text, &p.tokens, 0)
	for len(p.outside) < len(post.Hashtags) {
		p.outside = append(p.outside, tokens{})
	}
	for i, q := range post.Hashtags {
		t := &p.outside[i]
		t.tag(q)
		for n, x := range p.set.indexes {
			x.look(t)
			p.scan(n, t, i+1)
		}
		p.addTags(q.Text, t, i+1)
	}
	p.sum()
}

// forget drops what would keep the post alive in the pool.
func (p *Pass) forget() {
	clear(p.hits)
	clear(p.tags)
	clear(p.events)
	p.Post, p.Context, p.findings, p.reading, p.seat = nil, nil, nil, nil, draft.Seat{}
	clear(p.kept)
	p.kept = p.kept[:0]
	p.tokens.text = ""
	if len(p.outside) > mostOutside {
		p.outside = nil
	}
	for i := range p.outside {
		p.outside[i].text = ""
	}
}

func (p *Pass) vote() (votes [3]int) {
	var said [16]int // by Lang: the words that vote for it
	for i := range p.tokens.list {
		k := &p.tokens.list[i]
		if k.entity >= 0 || k.from == k.to {
			continue
		}
		said[p.set.votes[min(int(k.word.number()), len(p.set.votes)-1)]&15]++
		// An accent of French is half a vote: English has its cafés too.
		if k.to-k.from < k.end-k.start && hasAccent(p.tokens.text[k.start:k.end]) {
			votes[1]++
		}
	}
	votes[0], votes[1], votes[2] = 2*said[English], votes[1]+2*said[French], 2*said[foreign]
	return votes
}

// accents are the letters that French writes with an accent that stands behind them as a sign of its own.
var accents = map[rune]string{'\u0300': "eauEA", '\u0301': "eE", '\u0302': "eauio", '\u0327': "cC"}

// hasAccent reports whether a word is written with an accent of French, which macOS may keep as a sign of its own.
func hasAccent(word string) bool {
	var last rune
	for _, r := range word {
		switch r {
		case 'é', 'è', 'ê', 'à', 'ç', 'ù', 'û', 'î', 'ô', 'â', 'œ', 'É', 'È', 'À', 'Ç':
			return true
		case '\u0300', '\u0301', '\u0302', '\u0327':
			if strings.ContainsRune(accents[r], last) {
				return true
			}
		}
		last = r
	}
	return false
}

// tag cuts a hashtag that is kept outside the text, written with or without its sign.
func (t *tokens) tag(q draft.Quote) {
	t.text, t.folded, t.list, t.numbers = q.Text.String()[:q.End], t.folded[:0], t.list[:0], false
	t.entities = append(t.entities[:0], draft.Entity{Kind: draft.Hashtag, Start: q.Start, End: q.End})
	t.cut(q.Start, q.End, 0, 0)
}

func (p *Pass) addTags(text *draft.Text, t *tokens, outside int) {
	for _, e := range t.entities {
		if e.Kind != draft.Hashtag && e.Kind != draft.WideHashtag {
			continue
		}
		tag := Tag{Quote: text.Quote(e.Start, e.End), Wide: e.Kind == draft.WideHashtag, First: -outside}
		if outside == 0 {
			first, _, _ := t.around(e.Start, e.End)
			tag.First = int(first)
		}
		p.tags = append(p.tags, tag)
	}
}

// Tags returns the hashtags of the post: those in its text, then those kept outside it.
func (p *Pass) Tags() []Tag {
	for i := range p.tags {
		if t := &p.tags[i]; t.Norm == "" {
			t.Norm = p.norm(t.Quote.String())
		}
	}
	return p.tags
}

// norm is Squash. Brands use the same tags over and over, so that remembering them costs no allocation.
func (p *Pass) norm(tag string) string {
	n, ok := p.norms[tag]
	if !ok {
		if len(p.norms) == mostNorms {
			clear(p.norms)
		}
		n = Squash(tag)
		p.norms[strings.Clone(tag)] = n
	}
	return n
}

// Squash returns the letters and digits of s, folded, as one word: "whyistayed" for "#WhyIStayed" and "why I stayed".
func Squash(s string) string { return string(squash(nil, s)) }

// Now returns the hour of the run, the zero time if it is not known.
func (p *Pass) Now() time.Time { return p.Context.Now }

// Date returns the day by which dated facts are judged: that of the post, else now. It is the zero time if neither is known.
func (p *Pass) Date() time.Time {
	if p.Post.When.Dated() {
		return p.Post.When.Time
	}
	return p.Context.Now
}

// Report says something about the words q. A severity above the rule's own is a mistake of its author.
func (p *Pass) Report(q draft.Quote, severity Severity, message string, related ...Related) {
	rule := p.set.rules[p.number]
	if severity > rule.Severity || severity == Off {
		panic(fmt.Sprintf("rule %s: reports %s, its severity is %s", rule.ID, severity, rule.Severity))
	}
	p.findings = append(p.findings, Finding{Rule: rule.ID, Severity: severity, Quote: q, Message: message, Post: p.Post, Related: related})
}

// reportCut says that the rule has not seen the whole post. Silence would call the rest clean.
func (p *Pass) reportCut() {
	p.Report(p.cut, Note, "This text holds so many of the words that this rule looks for that the rule stopped reading here. No post is that long: split the file into its posts, or put each under a heading of its own.")
	p.cut = draft.Quote{}
}

// ReportClash is Report for what clashes with something that is no place: the clash of Finding.
func (p *Pass) ReportClash(clash string, q draft.Quote, severity Severity, message string, related ...Related) {
	p.Report(q, severity, message, related...)
	p.findings[len(p.findings)-1].Clash = clash
}

// A CalendarPass is one rule judging a whole calendar.
type CalendarPass struct {
	Calendar *draft.Calendar
	Context  *draft.Context // may be nil

	rule     *Rule
	findings []Finding
}

// Report says something about a place; the zero Quote is the calendar itself.
func (p *CalendarPass) Report(q draft.Quote, post *draft.Post, severity Severity, message string, related ...Related) {
	p.findings = append(p.findings, Finding{Rule: p.rule.ID, Severity: severity, Quote: q, Message: message, Post: post, Related: related})
}
