// Package lint is the face of postlint for Go programs: it judges drafts of social media posts before they are published.
//
//	findings := lint.Lint(post, context)
//
// A [Post] is a text with what is known of it: the networks it goes to, its date, its author. The [Context] is what it goes out into: the
// hour, the news, the brand, the rest of the calendar. Each [Finding] names a rule, quotes the words, and says why they will hurt and what
// would pass. Everything runs offline and deterministically; a Linter is safe for concurrent use.
//
// [Parse] reads posts out of Markdown as content teams keep it: one draft in a file, tables, headings, lists. [ParseConfig] and package
// lint/news read the facts that make a Context.
package lint

import (
	"slices"
	"sync"

	"github.com/postlint/postlint/rules"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

var whole = sync.OnceValue(func() *Linter { return New(rules.All()...) })

// Lint judges one post by the whole catalogue and returns what it finds, in the order of the text; nil if nothing. A nil ctx is a quiet day.
//
// A post that stands in ctx.Calendar, by pointer, is judged in its place there; any other post is judged as an addition to it.
func Lint(post *Post, ctx *Context) []Finding { return whole().Lint(post, ctx) }

// Default returns the linter that Lint uses: the whole catalogue.
func Default() *Linter { return whole() }

// Prepare makes the words of the catalogue ready, which otherwise happens for the first post: a millisecond or two. A program that is about to judge may call
// it while it waits for something else.
func Prepare() { Default() }

// A Linter is a choice of rules, ready to judge. It never changes and is safe for concurrent use. Make one with New.
type Linter struct {
	set     *check.Set
	ignores func() *check.Set // the rule "ignore", which judges what the others left; nil: it was not chosen
	off     map[string]bool   // rules whose findings the configuration drops
}

// New returns a linter of these rules: some of the catalogue, or house rules of your own. It panics if a rule is not valid, as
// regexp.MustCompile does: a rule is a part of the program's text.
func New(choice ...*check.Rule) *Linter {
	l := &Linter{}
	others := slices.DeleteFunc(slices.Clone(choice), func(r *check.Rule) bool { return r.ID == rules.Ignore.ID })
	l.set = compile(others...)
	if len(others) < len(choice) {
		l.ignores = ignores
	}
	return l
}

// ignores is made when the first calendar with an ignore comment is judged.
var ignores = sync.OnceValue(func() *check.Set { return compile(rules.Ignore) })

func compile(choice ...*check.Rule) *check.Set {
	set, err := rules.Compile(choice...)
	if err != nil {
		panic("lint: " + err.Error())
	}
	return set
}

// RuleIDs returns the IDs of the catalogue, in alphabetical order.
func RuleIDs() []string {
	var ids []string
	for _, r := range rules.All() {
		ids = append(ids, r.ID)
	}
	return ids
}

// Rules returns the rules of the linter in the order in which they were given, the rule "ignore" last.
func (l *Linter) Rules() []*check.Rule {
	all := l.set.Rules()
	if l.ignores != nil {
		all = append(all, rules.Ignore)
	}
	return all
}

// Lint judges one post, as the function Lint does.
func (l *Linter) Lint(post *Post, ctx *Context) []Finding {
	found := l.set.Post(nil, post, ctx)
	if len(found) > 1 {
		check.Sort(found)
	}
	return found
}

// LintCalendar judges every post of a calendar that is still to go out, and the calendar as a whole. Posts whose status says that they were
// published or dropped are history: they count for the others and are not judged. What cal.Ignores says may stand is left out. ctx.Calendar need
// not be set; it is taken to be cal.
func (l *Linter) LintCalendar(cal *Calendar, ctx *Context) []Finding {
	return l.LintWhere(cal, ctx, func(*Post) bool { return true })
}

// LintWhere is LintCalendar for those posts for which judged returns true. The others count all the same.
func (l *Linter) LintWhere(cal *Calendar, ctx *Context, judged func(*Post) bool) []Finding {
	var index *draft.Index
	var indexing sync.WaitGroup
	indexing.Go(func() { index = draft.NewIndex(cal.Posts) })
	read := l.Read(cal.Posts, ctx, judged)
	indexing.Wait()
	return read.lint(cal, index)
}

// first returns, for each rule that is said once, the first post to go out of those of which it says something.
func (l *Linter) first(found []Finding) map[string]*Post {
	first := map[string]*Post{}
	for _, r := range l.set.Rules() {
		if !r.Once {
			continue
		}
		for i := range found {
			if f := &found[i]; f.Rule == r.ID && (first[r.ID] == nil || f.Post.Sooner(first[r.ID])) {
				first[r.ID] = f.Post
			}
		}
	}
	return first
}

// once keeps, of the findings of a rule that is said once, those of its first post. If somebody lets that one stand the others are not said instead, or
// each ignore comment would bring up the next post.
func (l *Linter) once(found []Finding, first map[string]*Post) []Finding {
	if len(first) == 0 {
		return found
	}
	return slices.DeleteFunc(found, func(f Finding) bool {
		post, once := first[f.Rule]
		return once && f.Post != post
	})
}
