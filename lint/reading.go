package lint

import (
	"slices"
	"sort"
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
		part := r.read.Posts(nil, from, to, ctx)
		check.Sort(part)
		parts[from/check.PerShare] = part
	})
	other.Wait()
	whole = slices.DeleteFunc(whole, func(f Finding) bool { return f.Post != nil && !r.judged(f.Post) })
	check.Sort(whole)
	found := together(parts, whole)
	first := l.first(found)
	if found = l.once(l.ignore(found, cal, ctx, r.judged), first); !inOrder(found) {
		check.Sort(found)
	}
	return found
}

// together puts findings together that are in order in each part: those of the posts, and those of the whole calendar between them. If the posts are in the
// order of their files, all is in order then, and need not be sorted by one processor while the others wait.
func together(parts [][]Finding, whole []Finding) []Finding {
	n := len(whole)
	for _, part := range parts {
		n += len(part)
	}
	found := make([]Finding, 0, n)
	for _, part := range parts {
		for len(whole) > 0 && len(part) > 0 && whole[0].Compare(&part[len(part)-1]) < 0 {
			i := sort.Search(len(part), func(i int) bool { return whole[0].Compare(&part[i]) < 0 })
			found = append(append(found, part[:i]...), whole[0])
			part, whole = part[i:], whole[1:]
		}
		found = append(found, part...)
	}
	return append(found, whole...)
}

// inOrder reports whether findings are in the order in which check.Sort would put them.
func inOrder(found []Finding) bool {
	for i := 1; i < len(found); i++ {
		if found[i].Compare(&found[i-1]) < 0 {
			return false
		}
	}
	return true
}
