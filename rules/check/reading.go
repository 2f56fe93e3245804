package check

import (
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/postlint/postlint/rules/draft"
)

// A Reading is what a Set makes of posts one by one: what the funcs Post find, and what they keep of each post for the funcs Beside. It does not
// depend on the calendar, so that calendars that share posts share the reading of them: a commit is judged beside the one before it, and
// all but a few of their posts are the same. It is safe for concurrent use.
type Reading struct {
	set     *Set
	all     []*draft.Post // in the order given; the number of a post is its place here
	ends    []readEnd     // by number
	shares  []room        // of each PerShare posts: what was found in them and kept of them, post by post
	numbers func() map[*draft.Post]int
}

// A readEnd tells where what was found in a post ends in the room of its share, and what was kept of it: where that of the post before it ends, its own begins.
type readEnd struct {
	found, kept int32
	judged      bool
}

// A room is what posts yield. A Pass has one in which that is gathered before it is known how much it is.
type room struct {
	found []Finding
	kept  []kept
}

// kept is something that a func Post keeps of its post.
type kept struct{ key, value any }

// Read runs the funcs Post over posts, on all processors. Of those for which judged returns false only what is kept matters, for they count beside the
// others. A nil ctx is a quiet day; its Calendar is not looked at.
func (s *Set) Read(posts []*draft.Post, ctx *draft.Context, judged func(*draft.Post) bool) *Reading {
	r := &Reading{set: s, all: posts, ends: make([]readEnd, len(posts)), shares: make([]room, (len(posts)+PerShare-1)/PerShare)}
	r.numbers = sync.OnceValue(func() map[*draft.Post]int { // a calendar of these posts, in this order, does without
		numbers := make(map[*draft.Post]int, len(posts))
		for i, post := range posts {
			numbers[post] = i
		}
		return numbers
	})
	ctx = alone(ctx)
	Share(len(posts), func(from, to int) {
		p := s.pool.Get().(*Pass)
		p.inCalendar = true
		found, all := p.room.found, p.room.kept
		for i, post := range posts[from:to] {
			p.read(post, ctx)
			p.findings = found
			end := &r.ends[from+i]
			end.judged = judged(post)
			if p.alone(end.judged); end.judged {
				found = p.findings
			}
			all = append(all, p.kept...)
			end.found, end.kept = int32(len(found)), int32(len(all))
			p.forget()
		}
		r.shares[from/PerShare] = room{slices.Clone(found), slices.Clone(all)}
		clear(found)
		clear(all)
		p.room = room{found[:0], all[:0]}
		s.pool.Put(p)
	})
	return r
}

// begin returns where what a post yields begins in the room of its share.
func (r *Reading) begin(n int) readEnd {
	if n%PerShare == 0 {
		return readEnd{}
	}
	return r.ends[n-1]
}

// foundIn returns what the funcs Post found in the post of a number.
func (r *Reading) foundIn(n int) []Finding {
	from, to := r.begin(n).found, r.ends[n].found
	return r.shares[n/PerShare].found[from:to:to]
}

// keptOf returns what they kept of it, nothing if it was not read.
func (r *Reading) keptOf(n int) []kept {
	if n < 0 {
		return nil
	}
	from, to := r.begin(n).kept, r.ends[n].kept
	return r.shares[n/PerShare].kept[from:to:to]
}

// Posts appends to dst what the rules find in the posts from one number of ctx.Calendar to before another, each by itself and beside the others:
// nothing in those that are not judged.
func (r *Reading) Posts(dst []Finding, from, to int, ctx *draft.Context) []Finding {
	numbers := r.numbersIn(ctx)
	p := r.set.pool.Get().(*Pass)
	defer r.set.pool.Put(p)
	p.blank()
	found := p.room.found
	for i, post := range ctx.Calendar.Posts[from:to] {
		n := int(numbers[from+i])
		if n < 0 {
			found = r.set.Post(found, post, ctx)
			continue
		}
		if !r.ends[n].judged {
			continue
		}
		p.Post, p.Context, p.seat, p.seated = post, ctx, ctx.Calendar.SeatOf(from+i), true
		p.findings, p.kept, p.reading = append(found, r.foundIn(n)...), r.keptOf(n), r
		p.beside()
		found, p.kept = p.findings, nil
	}
	p.forget()
	dst = append(dst, found...)
	clear(found)
	p.room.found = found[:0]
	return dst
}

// find returns the number of a post, -1 if it was not read.
func (r *Reading) find(post *draft.Post) int {
	if n, ok := r.numbers()[post]; ok {
		return n
	}
	return -1
}

type numbersKey struct{ reading *Reading }

// numbersIn returns the numbers of the posts of the calendar, -1 for those that were not read.
func (r *Reading) numbersIn(ctx *draft.Context) []int32 {
	return ctx.Memo(numbersKey{r}, func() any {
		numbers := make([]int32, len(ctx.Calendar.Posts))
		next := 0
		for i, post := range ctx.Calendar.Posts {
			if next == len(r.all) || r.all[next] != post {
				next = r.find(post)
			}
			numbers[i] = int32(next)
			next++
		}
		return numbers
	}).([]int32)
}

// Kept returns what was kept of a post under a key, nil if nothing was or the post was not read.
func (r *Reading) Kept(post *draft.Post, key any) any {
	return lookUp(r.keptOf(r.find(post)), key)
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

// InCalendar reports whether the post will be held against others, so that what is kept of it is of use.
func (p *Pass) InCalendar() bool { return p.inCalendar }

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

// KeptOf returns what was kept under a key of the posts of Context.Calendar, by their numbers there, nil where nothing was. The number -1 is the
// post that is judged, if it is an addition.
func (p *Pass) KeptOf(key any) func(number int32) any {
	own := lookUp(p.kept, key)
	if p.Context.Calendar == nil {
		return func(int32) any { return own }
	}
	r := p.others()
	numbers := r.numbersIn(p.Context)
	return func(number int32) any {
		if number < 0 {
			return own
		}
		return lookUp(r.keptOf(int(numbers[number])), key)
	}
}

// Seat returns where the post stands in Context.Calendar.
func (p *Pass) Seat() draft.Seat {
	if !p.seated {
		p.seat, p.seated = p.Context.Calendar.Seat(p.Post), true
	}
	return p.seat
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

// blank forgets the words of the last post, for the funcs Beside know those of theirs by what was kept of them.
func (p *Pass) blank() {
	p.Lang, p.seated = 0, false
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
