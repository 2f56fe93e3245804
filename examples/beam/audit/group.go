package audit

import "fmt"

// A Group gathers the posts of one account on one channel, in any order. What is compared must be held in memory, so a Group holds no more than a
// number of posts: beyond it, none.
type Group struct {
	records []Record
	first   Record // by file and line
	n, most int
}

// NewGroup returns an empty group that holds at most so many posts.
func NewGroup(most int) *Group { return &Group{most: most} }

// Add adds a post.
func (g *Group) Add(r Record) {
	if g.n++; g.n == 1 || r.compare(g.first) < 0 {
		g.first = r
	}
	if g.n <= g.most {
		g.records = append(g.records, r)
	} else {
		g.records = nil
	}
}

// Together gives what the rules that compare posts find in a group to emit, as Alone does. In a group of more posts than it may hold nothing is
// compared; a finding of the rule calendar, at the first of its posts, says so.
func (j *Judge) Together(g *Group, emit func(string)) error {
	if g.n <= g.most {
		return j.lint(j.together, g.records, emit)
	}
	r := g.first
	r.Fault = fmt.Sprintf("The account of this post has %d posts on this channel, more than the %d that may be compared with each other: none was. Raise -max-group, or audit the archive year by year.", g.n, g.most)
	return j.Alone(r, emit)
}
