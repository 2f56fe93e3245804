package rules

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// NoRoadmap finds channels and posts without a purpose where others have one.
var NoRoadmap = &check.Rule{
	ID:       "no-roadmap",
	Title:    "is for nobody in particular, or on a channel without a purpose",
	Why:      "Of 100 companies that Digital Brand Expressions asked in 2010, 78 % used social media and 41 % had a plan for it. Of the large ones that Altimeter asked in 2011, 70 % said that social media served their goals, and 43 % had written down how.",
	Source:   "http://www.mediapost.com/publications/article/130723/look-ma-no-hands-more-than-half-of-companies-say.html?edition=7851 and http://www.marketingpilgrim.com/2012/01/time-to-take-out-the-social-media-trash.html",
	Fix:      "Write in a few words what the channel is for, as its objective in postlint.toml, and for whom and to what end the post is, in its own fields.",
	Needs:    "the objectives of channels and posts",
	Severity: check.Note,
	Beside:   noRoadmap,
	Examples: []check.Example{
		{Posts: "- linkedin: We hire two bakers.\n- x: ⟦Bread is out.⟧\n- x: The oven is hot.", Given: noRoadmapPlan},
		{Posts: "- x,linkedin: ⟦Bread is out.⟧", Given: noRoadmapPlan},
		{Posts: "- x status=published: Le pain est sorti.\n- x: ⟦Le four est chaud.⟧", Given: noRoadmapPlan},
		{Posts: "- linkedin: We hire two bakers.\n- instagram: Bread is out.", Given: noRoadmapPlan}, // the one has a purpose, the other is for too-many-channels to say
		{Posts: "- x: Bread is out.\n- linkedin: We hire two bakers."},
		{Posts: "- x: Le pain est sorti.", Given: &draft.Context{Channels: map[string]draft.Channel{"x": {}, "linkedin": {Owner: "Ana"}}}}, // none has one
	},
}

var noRoadmapPlan = &draft.Context{Channels: map[string]draft.Channel{"linkedin": {Objective: "hire bakers"}, "x": {Owner: "Ana"}}}

const (
	noRoadmapPosts = 5    // a calendar of fewer posts has no habits
	noRoadmapMost  = 0.60 // the share of posts that have a field from which the others lack it
)

// noRoadmapFacts is what is known of the calendar as a whole.
type noRoadmapFacts struct {
	named                        bool                   // a channel has an objective
	first                        map[string]*draft.Post // the first post on each channel that is still to go out
	posts, objectives, audiences int
}

type noRoadmapKey struct{}

func noRoadmapOf(ctx *draft.Context) *noRoadmapFacts {
	return ctx.Memo(noRoadmapKey{}, func() any {
		f := &noRoadmapFacts{first: map[string]*draft.Post{}}
		for _, c := range ctx.Channels {
			f.named = f.named || c.Objective != ""
		}
		if ctx.Calendar == nil {
			return f
		}
		for _, p := range ctx.Calendar.Posts {
			if p.Dropped() || p.VariantOf != nil {
				continue
			}
			f.posts++
			if noRoadmapSaid(p.Objective) {
				f.objectives++
			}
			if noRoadmapSaid(p.Audience) {
				f.audiences++
			}
			if p.Published() || p.When.Dated() && p.When.End().Before(ctx.Now) {
				continue
			}
			for _, c := range p.Channels {
				if first := f.first[c]; first == nil || p.Sooner(first) {
					f.first[c] = p
				}
			}
		}
		return f
	}).(*noRoadmapFacts)
}

func noRoadmapSaid(field draft.Quote) bool {
	return strings.ContainsFunc(field.String(), unicode.IsLetter)
}

func noRoadmap(p *check.Pass) {
	f := noRoadmapOf(p.Context)
	noRoadmapPost(p, f)
	if !f.named || p.Post.Text == nil {
		return
	}
	for _, name := range p.Post.Channels {
		c, declared := p.Context.Channels[name]
		if first := f.first[name]; !declared || c.Objective != "" || first != nil && first != p.Post {
			continue
		}
		p.Report(p.Post.Text.All(), check.Note, fmt.Sprintf("Other channels have an objective, and %s has none: nobody can say whether this post serves it. Write one under [channels.%s], or close the channel.", name, name))
	}
}

// noRoadmapPost says what the post lacks and most others have.
func noRoadmapPost(p *check.Pass, f *noRoadmapFacts) {
	if f.posts < noRoadmapPosts || float64(max(f.objectives, f.audiences)) < noRoadmapMost*float64(f.posts) || p.Post.VariantOf != nil || p.Post.Text == nil || p.Seat().Number() < 0 {
		return
	}
	var lacks []string
	for _, field := range [...]struct {
		name string
		of   draft.Quote
		have int
	}{{"objective", p.Post.Objective, f.objectives}, {"audience", p.Post.Audience, f.audiences}} {
		if !noRoadmapSaid(field.of) && float64(field.have) >= noRoadmapMost*float64(f.posts) {
			lacks = append(lacks, fmt.Sprintf("no %s (%d of %d posts have one)", field.name, field.have, f.posts))
		}
	}
	if len(lacks) > 0 {
		p.Report(p.Post.Text.All(), check.Note, fmt.Sprintf("This post has %s. Say what it is for and for whom, or leave it out.", strings.Join(lacks, " and ")))
	}
}
