package check

import (
	"runtime"
	"sync"
	"sync/atomic"

	"github.com/postlint/postlint/rules/draft"
)

// A Reading is what a Set makes of posts one by one: what the funcs Post find, and what they keep of each post for the funcs Beside. It does not
// depend on the calendar, so that calendars that share posts share the reading of them: a commit is judged beside the one before it, and
// all but a few of their posts are the same. It is safe for concurrent use.
type Reading struct {
	set    *Set
	number map[*draft.Post]int32 // in the order given
	posts  []readPost
	all    []*draft.Post
	memo   draft.Context // for its Memo alone
}

type readPost struct {
	judged bool
	found  []Finding
	kept   []kept
}

// kept is something that a func Post keeps of its post.
type kept struct{ key, value any }

// Read runs the funcs Post over posts, on all processors. Of those for which judged returns false only what is kept matters, for they count beside the
// others. A nil ctx is a quiet day; its Calendar is not looked at.
func (s *Set) Read(posts []*draft.Post, ctx *draft.Context, judged func(*draft.Post) bool) *Reading {
	r := &Reading{set: s, all: posts, number: make(map[*draft.Post]int32, len(posts)), posts: make([]readPost, len(posts))}
	for i, post := range posts {
		r.number[post] = int32(i)
	}
	ctx = alone(ctx)
	Share(len(posts), func(from, to int) {
		p := s.pool.Get().(*Pass)
		var found []Finding
		var all []kept
		var ends [PerShare][2]int
		var judges [PerShare]bool
		for i, post := range posts[from:to] {
			p.read(post, ctx)
			p.findings, p.kept = found, all
			if judges[i] = judged(post); judges[i] {
				p.alone(true)
				found = p.findings
			} else {
				p.alone(false)
			}
			all, p.kept = p.kept, nil
			ends[i] = [2]int{len(found), len(all)}
			p.forget()
		}
		s.pool.Put(p)
		var last [2]int
		for i, end := range ends[:to-from] {
			r.posts[from+i] = readPost{judges[i], found[last[0]:end[0]:end[0]], all[last[1]:end[1]:end[1]]}
			last = end
		}
	})
	return r
}

// Post appends to dst what the rules find in a post that was read, by itself and beside the calendar of ctx: nothing if it is not judged.
func (r *Reading) Post(dst []Finding, post *draft.Post, ctx *draft.Context) []Finding {
	n, ok := r.number[post]
	if !ok {
		return r.set.Post(dst, post, ctx)
	}
	if !r.posts[n].judged {
		return dst
	}
	p := r.set.pool.Get().(*Pass)
	defer r.set.pool.Put(p)
	p.blank(post, ctx)
	p.findings, p.kept, p.reading = append(dst, r.posts[n].found...), r.posts[n].kept, r
	p.beside()
	dst, p.kept = p.findings, nil
	p.forget()
	return dst
}

// Kept returns what was kept of a post under a key, nil if nothing was or the post was not read.
func (r *Reading) Kept(post *draft.Post, key any) any {
	if n, ok := r.number[post]; ok {
		return lookUp(r.posts[n].kept, key)
	}
	return nil
}

func lookUp(list []kept, key any) any {
	for i := range list {
		if list[i].key == key {
			return list[i].value
		}
	}
	return nil
}

// Keep keeps something of the post for funcs Beside: Kept returns it under the same key, which is of a type of the rule's own, as for Context.Memo. The
// value must not be nil, and not be changed later. Only a func Post may call it, of a rule that has a func Beside.
func (p *Pass) Keep(key, value any) { p.kept = append(p.kept, kept{key, value}) }

// Kept returns what was kept under a key of the post that is judged, or of one of Context.Calendar; nil if nothing was.
func (p *Pass) Kept(post *draft.Post, key any) any {
	if post == p.Post {
		return lookUp(p.kept, key)
	}
	if r := p.others(); r != nil {
		return r.Kept(post, key)
	}
	return nil
}

// Shared returns what make returned when Shared was first called with this key: something that was worked out once of the posts of Context.Calendar,
// and perhaps of others that stand beside them in another calendar. There is a calendar.
func (p *Pass) Shared(key any, make func(posts []*draft.Post) any) any {
	r := p.others()
	return r.memo.Memo(key, func() any { return make(r.all) })
}

// others returns the reading of the posts of the calendar, nil if there is none.
func (p *Pass) others() *Reading {
	if p.reading == nil && p.Context.Calendar != nil {
		set, ctx := p.set, p.Context
		p.reading = ctx.Memo(readingKey{set}, func() any {
			return set.Read(ctx.Calendar.Posts, ctx, func(*draft.Post) bool { return false })
		}).(*Reading)
	}
	return p.reading
}

type (
	readingKey struct{ set *Set }
	aloneKey   struct{}
)

// alone returns ctx without its calendar, so that no func Post depends on it.
func alone(ctx *draft.Context) *draft.Context {
	if ctx == nil || ctx.Calendar == nil {
		return ctx
	}
	return ctx.Memo(aloneKey{}, func() any { return ctx.With(nil) }).(*draft.Context)
}

// alone runs the funcs Post: all if the post is judged, else those that keep something of it.
func (p *Pass) alone(judged bool) {
	numbers := p.set.post
	if !judged {
		numbers = p.set.keep
	}
	for _, i := range numbers {
		p.number = i
		if p.set.rules[i].Post(p); !p.cut.IsZero() {
			p.reportCut()
		}
	}
}

// beside runs the funcs Beside.
func (p *Pass) beside() {
	for _, i := range p.set.beside {
		p.number = i
		p.set.rules[i].Beside(p)
	}
}

// blank makes the post ready for the funcs Beside, which know its words by what was kept of them.
func (p *Pass) blank(post *draft.Post, ctx *draft.Context) {
	if ctx == nil {
		ctx = quiet
	}
	p.Post, p.Context, p.Lang = post, ctx, 0
	p.hits, p.tags, p.events, p.eventsOK = p.hits[:0], p.tags[:0], p.events[:0], false
	p.tokens.list, p.tokens.entities = p.tokens.list[:0], p.tokens.entities[:0]
	clear(p.may[:])
	clear(p.bytes[:])
}

// PerShare is the number of posts that one processor looks at, at a time: enough that handing them out costs nothing beside it.
const PerShare = 64

// Share calls do for all of n things, some at a time, on all processors. It returns when all is done.
func Share(n int, do func(from, to int)) {
	var next atomic.Int64
	work := func() {
		for {
			to := int(next.Add(PerShare))
			if to-PerShare >= n {
				return
			}
			do(to-PerShare, min(to, n))
		}
	}
	var others sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), (n+PerShare-1)/PerShare) - 1 {
		others.Go(work)
	}
	work()
	others.Wait()
}
