package main

import (
	"cmp"
	"slices"
	"time"

	"github.com/postlint/postlint/lint/report"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// What is judged are the findings of a group, which says how grave they must be to stop a commit.
type judged struct {
	group    *group
	findings []check.Finding
}

// soonDays is how many days before a post goes out a finding about an event is said again, however old it is: the last chance to look.
const soonDays = 7

// added returns those findings that were not there before, and how many were. Findings are alike if their fingerprints are, and each of before
// makes up for one; a finding that has become graver is new. What is found by comparing is said for the whole repository, so that a post may move
// from one calendar to another. It keeps what it returns where it was found: there may be hundreds of thousands.
func added(found, before []judged, now time.Time) (reported []judged, older int) {
	fresh := unmatched(found, before)
	for _, j := range found {
		if j.group.compared {
			kept := j.findings[:0]
			for i := range j.findings {
				f := &j.findings[i]
				switch {
				case fresh[f]:
				case j.group.soon(f, now):
					f.Message += " (It was there before; it is said again because the post goes out within a week.)"
				default:
					older++
					continue
				}
				kept = append(kept, *f)
			}
			j.findings = kept
		}
		reported = append(reported, j)
	}
	return reported, older
}

// unmatched returns those findings for which there is none before. A group in which nothing changed has nothing new, and no findings of before.
func unmatched(found, before []judged) map[*check.Finding]bool {
	left, unpaired := map[key]int{}, 0
	for _, j := range before {
		unpaired += len(j.findings)
		for i := range j.findings {
			left[keyOf(&j.findings[i])]++
		}
	}
	// First the same finding of the very same post, which is most of them: that needs no fingerprint, and of two copies of a bad post the new one is told.
	var alone []*check.Finding
	for _, j := range found {
		changed := j.group.compared && !j.group.same()
		if !changed && len(left) == 0 {
			continue
		}
		for i := range j.findings {
			f := &j.findings[i]
			if k := keyOf(f); left[k] > 0 {
				left[k]--
				unpaired--
			} else if changed {
				alone = append(alone, f)
			}
		}
	}
	gravest := map[string][]check.Severity{}
	for _, j := range before {
		for i := 0; i < len(j.findings) && unpaired > 0; i++ {
			f := &j.findings[i]
			if k := keyOf(f); left[k] > 0 {
				left[k]--
				unpaired--
				name := report.Fingerprint(*f)
				gravest[name] = append(gravest[name], f.Severity)
			}
		}
	}
	for _, list := range gravest {
		slices.Sort(list)
		slices.Reverse(list)
	}
	slices.SortStableFunc(alone, func(a, b *check.Finding) int { return cmp.Compare(b.Severity, a.Severity) })
	fresh := make(map[*check.Finding]bool, len(alone))
	for _, f := range alone {
		if len(gravest) > 0 {
			name := report.Fingerprint(*f)
			if list := gravest[name]; len(list) > 0 && list[0] >= f.Severity {
				gravest[name] = list[1:]
				continue
			}
		}
		fresh[f] = true
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

func keyOf(f *check.Finding) key {
	k := key{rule: f.Rule, clash: f.Clash, severity: f.Severity, post: f.Post, quote: f.Quote}
	if f.Clash == "" {
		for i, r := range f.Related[:min(len(f.Related), len(k.related))] {
			k.related[i] = r.Quote
		}
	}
	return k
}

// soon reports whether the finding is about an event in the news and its post goes out within a week. A post without a date may never go out.
func (g *group) soon(f *check.Finding, now time.Time) bool {
	if f.Post == nil || !f.Post.When.Dated() || f.Post.When.Time.After(now.AddDate(0, 0, soonDays)) {
		return false
	}
	return slices.ContainsFunc(f.Related, func(r check.Related) bool {
		return slices.ContainsFunc(g.context.Events, func(e draft.Event) bool { return !e.Quote.IsZero() && e.Quote == r.Quote })
	})
}
