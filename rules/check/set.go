package check

import (
	"cmp"
	"slices"
	"sync"

	"github.com/postlint/postlint/rules/draft"
)

// A Set is a choice of rules, compiled. It never changes and is safe for concurrent use.
type Set struct {
	rules    []*Rule
	post     []int // the numbers of the rules that have a func Post
	keep     []int // of those that have a func Beside too
	beside   []int // of all that have a func Beside
	lists    []listInfo
	lexicons []span    // of lists
	names    []names   // of each rule
	indexes  []*index  // one in a blob, one that was grown, or both; the numbers of votes and common are of the first one
	votes    []Lang    // of its first words: the languages in which they are function words; the last one is of all other words
	common   []bool    // of its first words: whether they mean something else in the other language
	pool     sync.Pool // of *Pass
	strict   bool      // every list that a rule asks for is looked up, so that a name that it does not have is noticed
}

// listInfo is what is known of one name in one lexicon; the languages of a list share it.
type listInfo struct {
	triggers uint64 // a bit for each rule that it triggers
	key      uint8  // nameKey
	lexicon  int32
	stop     bool
	mentions bool
}

// Rules returns the rules of the set, in the order given.
func (s *Set) Rules() []*Rule { return slices.Clone(s.rules) }

// Post runs the rules that judge one post and appends what they find to dst: what the funcs Post find, then what the funcs Beside find, each in the
// order of the rules. A nil ctx is a quiet day. It allocates nothing for a post in which nothing is found.
func (s *Set) Post(dst []Finding, post *draft.Post, ctx *draft.Context) []Finding {
	p := s.pool.Get().(*Pass)
	defer s.pool.Put(p)
	p.read(post, alone(ctx))
	p.findings, p.inCalendar = dst, ctx != nil && ctx.Calendar != nil
	p.alone(true)
	if ctx != nil {
		p.Context = ctx
	}
	p.blank()
	p.beside()
	dst = p.findings
	p.forget()
	return dst
}

// Calendar runs the rules that judge the whole calendar and appends what they find to dst.
func (s *Set) Calendar(dst []Finding, cal *draft.Calendar, ctx *draft.Context) []Finding {
	for _, r := range s.rules {
		if r.Calendar == nil {
			continue
		}
		p := &CalendarPass{Calendar: cal, Context: ctx, rule: r, findings: dst}
		r.Calendar(p)
		dst = p.findings
	}
	return dst
}

// Sort orders findings by place, then by rule and message.
func Sort(findings []Finding) {
	slices.SortStableFunc(findings, func(a, b Finding) int { return a.Compare(&b) })
}

// Compare returns -1 if f comes before g in the order of Sort, 1 if it comes behind, and 0 if either may be first.
func (f *Finding) Compare(g *Finding) int {
	switch {
	case f.Quote.Before(g.Quote):
		return -1
	case g.Quote.Before(f.Quote):
		return 1
	}
	return cmp.Or(cmp.Compare(f.Rule, g.Rule), cmp.Compare(f.Message, g.Message))
}
