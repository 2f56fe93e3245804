package rules

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// TooManyChannels finds channels that the road map does not name, and road maps with more channels than the calendar feeds.
var TooManyChannels = &check.Rule{
	ID:       "too-many-channels",
	Title:    "is on a channel nobody planned, or on one of more than the team can feed",
	Why:      "In 2011 IBM had 76 accounts on Twitter and 21 channels on YouTube. The large companies that Altimeter asked in that year had 178 accounts each; half of them had no list of them, and fewer than half a strategy.",
	Source:   "https://humancapitalleague.com/research-fortune-100-companies-have-20-social-media-accounts-on-average/ and https://e-strategyblog.com/2012/01/daily-numbers-enterprise-social-media/ and http://www.marketingpilgrim.com/2012/01/time-to-take-out-the-social-media-trash.html",
	Fix:      "Close or merge the channels that nobody feeds. A channel that is meant to be there goes into postlint.toml with its objective; one that is meant to be slow has quiet-after.",
	Needs:    "the channels that postlint.toml declares, and the dates of the calendar",
	Severity: check.Note,
	Beside:   tooManyChannels,
	Examples: []check.Example{
		{Posts: "- x: Bread is out.\n- tiktok: ⟦Watch the oven.⟧\n- tiktok: Watch the mill.", Given: tooManyChannelsTwo},
		{Posts: "- x,pinterest: ⟦Le pain est sorti.⟧", Given: tooManyChannelsTwo},
		{Posts: "- tiktok status=published: Le four est chaud.\n- tiktok: ⟦Le pain est sorti.⟧", Given: tooManyChannelsTwo},
		{Posts: "2026-03-02 x: Bread is out.\n2026-03-12 x: The oven is hot.\n2026-03-30 x: ⟦Come for rye.⟧", Given: tooManyChannelsTwo},
		{Posts: "- x: Bread is out.\n- linkedin: We hire two bakers.", Given: tooManyChannelsTwo},
		{Posts: "- x: Bread is out.\n- tiktok: Watch the oven."},
		{Posts: "- x: Le pain est sorti.\n- blog: Le four, une histoire.", Given: tooManyChannelsTwo},
		{Posts: "2026-03-02 x: Bread is out.\n2026-03-12 x: The oven is hot.\n2026-03-22 x: Come for rye.", Given: tooManyChannelsTwo}, // three weeks tell nothing
		{Posts: "2026-03-02 x: Un.\n2026-03-09 linkedin: Deux.\n2026-03-10 x: Trois.\n2026-03-16 x: Quatre.\n2026-03-18 linkedin: Cinq.\n2026-03-23 x: Six.\n2026-03-24 linkedin: Sept.\n2026-03-30 x: Huit.\n2026-03-31 linkedin: Neuf.", Given: tooManyChannelsTwo},
	},
}

var tooManyChannelsTwo = &draft.Context{Channels: map[string]draft.Channel{"x": {Objective: "sell"}, "linkedin": {Objective: "hire"}}}

const (
	tooManyChannelsWeek  = 7 * 24 * time.Hour
	tooManyChannelsWeeks = 4 // a shorter calendar does not tell what the team can feed
)

// tooManyChannelsFacts is what is known of the calendar as a whole.
type tooManyChannelsFacts struct {
	first map[string]*draft.Post // the first post that is still to go out on each channel that is not declared
	last  *draft.Post            // the last post, if there are too few for the channels
	names []string               // those channels
	posts int
	weeks float64
}

type tooManyChannelsKey struct{}

func tooManyChannelsOf(ctx *draft.Context) *tooManyChannelsFacts {
	return ctx.Memo(tooManyChannelsKey{}, func() any {
		f := &tooManyChannelsFacts{first: map[string]*draft.Post{}}
		for name, c := range ctx.Channels {
			if tooManyChannelsSocial(name) && c.QuietAfter <= tooManyChannelsWeek {
				f.names = append(f.names, name)
			}
		}
		slices.Sort(f.names)
		if ctx.Calendar == nil {
			return f
		}
		gone := func(p *draft.Post) bool { return p.Published() || p.When.Dated() && p.When.End().Before(ctx.Now) }
		var from time.Time
		for _, p := range ctx.Calendar.Posts {
			if p.Dropped() || p.VariantOf != nil {
				continue
			}
			for _, c := range p.Channels {
				if _, declared := ctx.Channels[c]; !declared {
					if first := f.first[c]; first == nil || gone(first) && !gone(p) || gone(first) == gone(p) && p.Sooner(first) {
						f.first[c] = p
					}
				}
				if p.When.Dated() && slices.Contains(f.names, c) {
					f.posts++
				}
			}
			if p.When.Dated() && p.InReplyTo.IsZero() {
				if from.IsZero() || p.When.Time.Before(from) {
					from = p.When.Time
				}
				if f.last == nil || !p.When.End().Before(f.last.When.End()) {
					f.last = p
				}
			}
		}
		if f.last != nil {
			f.weeks = f.last.When.End().Sub(from).Hours() / tooManyChannelsWeek.Hours()
		}
		if f.weeks < tooManyChannelsWeeks || len(f.names) < 2 || float64(f.posts) >= f.weeks*float64(len(f.names)) {
			f.last = nil
		}
		return f
	}).(*tooManyChannelsFacts)
}

// tooManyChannelsSocial reports whether a channel is a network: a road map of networks need not name the blog.
func tooManyChannelsSocial(name string) bool { return name != "blog" && name != "email" }

func tooManyChannels(p *check.Pass) {
	if len(p.Context.Channels) == 0 || p.Post.Text == nil {
		return
	}
	f := tooManyChannelsOf(p.Context)
	for _, name := range p.Post.Channels {
		first := f.first[name]
		if _, declared := p.Context.Channels[name]; declared || !tooManyChannelsSocial(name) || first != nil && first != p.Post {
			continue
		}
		p.Report(p.Post.Text.All(), check.Note, fmt.Sprintf("The road map does not name %s, and this post goes there. Add [channels.%s] with its objective, or publish it where you are.", name, name))
	}
	if f.last == p.Post {
		p.Report(p.Post.Text.All(), check.Note, fmt.Sprintf("With this last post the calendar has %d in %.0f weeks for %d channels (%s): less than one a week for each. Close or merge some, or say with quiet-after which are meant to be slow.",
			f.posts, f.weeks, len(f.names), strings.Join(f.names, ", ")))
	}
}
