package lint

import (
	"fmt"
	"slices"

	"github.com/postlint/postlint/rules"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// ignore takes out of found what somebody said may stand, and adds what the rule "ignore" says of those who said so: an ignore that names no
// rule, or has ignored nothing, is a finding itself. judged tells the posts on which the rules ran.
func (l *Linter) ignore(found []Finding, cal *Calendar, ctx *Context, judged func(*Post) bool) []Finding {
	if len(cal.Ignores) == 0 {
		return found
	}
	said := slices.Clone(cal.Ignores)
	byPost := map[*Post][]int{} // what holds for each post
	for i := range said {
		ig := &said[i]
		if ig.Fault == "" {
			ig.Fault = l.unknown(ig.Rule)
		}
		if ig.Fault != "" || ig.Reason == "" || !ig.Until.IsZero() && !ctx.Now.Before(ig.Until) {
			continue
		}
		for _, p := range ig.Posts {
			byPost[p] = append(byPost[p], i)
		}
	}
	used := make([]bool, len(said))
	found = slices.DeleteFunc(found, func(f Finding) bool {
		ignored := false
		for _, i := range byPost[f.Post] {
			if said[i].Rule == f.Rule {
				used[i], ignored = true, true
			}
		}
		return ignored
	})
	if l.ignores == nil {
		return found
	}
	for _, held := range byPost {
		for _, i := range held {
			if ig := &said[i]; !used[i] && l.ran(ig, judged) {
				ig.Fault = fmt.Sprintf("“%s” finds nothing here, so this ignores nothing. Delete it.", ig.Rule)
			}
		}
	}
	said = slices.DeleteFunc(said, func(ig draft.Ignore) bool { return len(ig.Posts) > 0 && !slices.ContainsFunc(ig.Posts, judged) })
	return l.ignores().Calendar(found, &Calendar{Posts: cal.Posts, Ignores: said}, ctx)
}

// unknown says that there is no rule of that ID, "" if there is or if none is named.
func (l *Linter) unknown(id string) string {
	ids := RuleIDs()
	for _, r := range l.set.Rules() {
		ids = append(ids, r.ID)
	}
	switch near := Nearest(id, ids); {
	case id == rules.Ignore.ID:
		return "What is wrong with an ignore comment cannot be ignored. Mend that comment instead."
	case id == "" || slices.Contains(ids, id):
		return ""
	case near != "":
		return fmt.Sprintf("There is no rule “%s”. Did you mean %s?", id, near)
	default:
		return fmt.Sprintf("There is no rule “%s”. The command postlint rules lists them.", id)
	}
}

// ran reports whether the rule of an ignore was run on every post that the ignore speaks of.
func (l *Linter) ran(ig *draft.Ignore, judged func(*Post) bool) bool {
	return slices.ContainsFunc(l.set.Rules(), func(r *check.Rule) bool { return r.ID == ig.Rule && !l.off[r.ID] }) &&
		!slices.ContainsFunc(ig.Posts, func(p *Post) bool { return p.Published() || p.Dropped() || !judged(p) })
}
