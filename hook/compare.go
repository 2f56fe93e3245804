package main

import (
	"cmp"
	"slices"
	"time"

	"github.com/postlint/postlint/lint/report"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// A judged finding belongs to a group, which says how grave it must be to stop a commit.
type judged struct {
	check.Finding
	group *group
}

// soonDays is how many days before a post goes out a finding about an event is said again, however old it is: the last chance to look.
const soonDays = 7

// added returns those findings that were not there before, and how many were. Findings are alike if their fingerprints are, and each of before
// makes up for one; a finding that has become graver is new. What is found by comparing is said for the whole repository, so that a post may move
// from one calendar to another.
func added(found, before []judged, now time.Time) (reported []judged, older int) {
	fresh := unmatched(found, before)
	for i, f := range found {
		switch {
		case !f.group.compared || fresh[i]:
			reported = append(reported, f)
		case f.soon(now):
			f.Message += " (It was there before; it is said again because the post goes out within a week.)"
			reported = append(reported, f)
		default:
			older++
		}
	}
	return reported, older
}

// unmatched returns the numbers of those findings for which there is none before. A group in which nothing changed has nothing new, and no
// findings of before.
func unmatched(found, before []judged) map[int]bool {
	left := map[key]int{}
	for _, f := range before {
		left[keyOf(f.Finding)]++
	}
	// First the same finding of the very same post, which is most of them: that needs no fingerprint, and of two copies of a bad post the new one is told.
	fresh := map[int]bool{}
	for i, f := range found {
		k := keyOf(f.Finding)
		switch {
		case left[k] > 0:
			left[k]--
		case f.group.compared && !f.group.same():
			fresh[i] = true
		}
	}
	gravest := map[string][]check.Severity{}
	for _, f := range before {
		if k := keyOf(f.Finding); left[k] > 0 {
			left[k]--
			name := report.Fingerprint(f.Finding)
			gravest[name] = append(gravest[name], f.Severity)
		}
	}
	for _, list := range gravest {
		slices.Sort(list)
		slices.Reverse(list)
	}
	order := make([]int, 0, len(fresh))
	for i := range fresh {
		order = append(order, i)
	}
	slices.SortFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(found[b].Severity, found[a].Severity), cmp.Compare(a, b))
	})
	for _, i := range order {
		name := report.Fingerprint(found[i].Finding)
		if list := gravest[name]; len(list) > 0 && list[0] >= found[i].Severity {
			gravest[name] = list[1:]
			delete(fresh, i)
		}
	}
	return fresh
}

// A key is what makes two findings of the same posts, read once, the same.
type key struct {
	rule, clash string
	severity    check.Severity
	post        *draft.Post
	quote       draft.Quote
	related     [4]draft.Quote
}

func keyOf(f check.Finding) key {
	k := key{rule: f.Rule, clash: f.Clash, severity: f.Severity, post: f.Post, quote: f.Quote}
	if f.Clash == "" {
		for i, r := range f.Related[:min(len(f.Related), len(k.related))] {
			k.related[i] = r.Quote
		}
	}
	return k
}

// soon reports whether the finding is about an event in the news and its post goes out within a week. A post without a date may never go out.
func (f judged) soon(now time.Time) bool {
	if f.Post == nil || !f.Post.When.Dated() || f.Post.When.Time.After(now.AddDate(0, 0, soonDays)) {
		return false
	}
	return slices.ContainsFunc(f.Related, func(r check.Related) bool {
		return slices.ContainsFunc(f.group.context.Events, func(e draft.Event) bool { return !e.Quote.IsZero() && e.Quote == r.Quote })
	})
}
