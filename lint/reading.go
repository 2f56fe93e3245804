package lint

import (
	"slices"
	"sync"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// A Reading is posts that were judged each by itself, by Linter.Read. Calendars that share posts, as a commit and the one before it do, share
// their reading: Lint then asks of each only what the other posts have to do with it. It is safe for concurrent use.
type Reading struct {
	linter *Linter
	read   *check.Reading
	ctx    *Context
	judged func(*Post) bool
}

// Read judges posts each by itself, on all processors: those that are still to go out and for which judged returns true. The others count all the same.
// ctx may be nil; its Calendar is not looked at.
func (l *Linter) Read(posts []*Post, ctx *Context, judged func(*Post) bool) *Reading {
	read := l.set.Read(posts, ctx, func(p *Post) bool { return judged(p) && !p.Published() && !p.Dropped() })
	return &Reading{linter: l, read: read, ctx: ctx, judged: judged}
}

// Lint returns what LintWhere returns for a calendar all of whose posts were read.
func (r *Reading) Lint(cal *Calendar) []Finding { return r.lint(cal, draft.NewIndex(cal.Posts)) }

func (r *Reading) lint(cal *Calendar, index *draft.Index) []Finding {
	l, ctx := r.linter, r.ctx.With(index)
	var whole []Finding
	var other sync.WaitGroup
	other.Go(func() { whole = l.set.Calendar(nil, cal, ctx) })
	parts := make([][]Finding, (len(cal.Posts)+check.PerShare-1)/check.PerShare)
	check.Share(len(cal.Posts), func(from, to int) {
		parts[from/check.PerShare] = r.read.Posts(nil, from, to, ctx)
	})
	other.Wait()
	parts = append(parts, slices.DeleteFunc(whole, func(f Finding) bool { return f.Post != nil && !r.judged(f.Post) }))
	found := slices.Concat(parts...)
	first := l.first(found)
	found = l.once(l.ignore(found, cal, ctx, r.judged), first)
	check.Sort(found)
	return found
}
