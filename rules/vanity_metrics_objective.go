package rules

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// vanityMetricsObjectives judges what the post and its channels are for. An objective is told once, at the first post that has it: thirty rows of
// one table are one mistake.
func vanityMetricsObjectives(p *check.Pass) {
	if o := p.Post.Objective; vanityMetricsAim(o.String()) && vanityMetricsFirst(p, o.String()) {
		p.Report(o, check.Warn, fmt.Sprintf("“%s” counts heads: followers can be had without a single reader or customer. Name what people shall do, such as ask, visit, apply, buy.", o))
	}
	if len(p.Context.Channels) == 0 {
		return
	}
	for _, name := range p.Post.Channels {
		if o := p.Context.Channels[name].Objective; vanityMetricsAim(o) && vanityMetricsFirst(p, name+"\x00"+o) {
			p.Report(p.Post.Text.All(), check.Warn, fmt.Sprintf("The objective of %s is “%s”, and counts heads: followers can be had without a single reader or customer. Name what people shall do, such as ask, visit, apply, buy.", name, o))
		}
	}
}

// vanityMetricsAim reports whether an objective is a number of followers: a number stands before them, or a word of growth beside them.
func vanityMetricsAim(objective string) bool {
	for _, noun := range [...]string{"follower", "abonné", "abonne", "subscriber", "page like", "likes", "fans", "j'aime", "j’aime"} {
		at := vanityMetricsIndex(objective, noun)
		if at < 0 {
			continue
		}
		for _, other := range [...]string{"newsletter", "journal", "magazine", "podcast", "answer", "question", "repl", "répond", "repond", "réponse", "forfait", "box", "saison", "theat", "théât"} {
			if holds(objective, other) {
				return false
			}
		}
		if _, digits := vanityMetricsNumber(objective[:at]); digits > 0 {
			return true
		}
		for _, growth := range [...]string{"grow", "gain", "more ", "increase", "get ", "reach", "win ", "number of", "count", "base", "boost", "augment", "gagner", "plus de", "plus d'", "plus d’", "croissance", "croître", "nombre", "atteindre", "développer", "recrut", "acqui", "+"} {
			if holds(objective, growth) {
				return true
			}
		}
	}
	return false
}

func vanityMetricsIndex(s, part string) int {
	for i := 0; i+len(part) <= len(s); i++ {
		if strings.EqualFold(s[i:i+len(part)], part) && (i == 0 || !unicode.IsLetter(rune(s[i-1]))) {
			return i
		}
	}
	return -1
}

type vanityMetricsKey struct{}

// vanityMetricsFirst reports whether the post is the first of those still to come that has the objective.
func vanityMetricsFirst(p *check.Pass, objective string) bool {
	ctx := p.Context
	first := ctx.Memo(vanityMetricsKey{}, func() any {
		first := map[string]*draft.Post{}
		if ctx.Calendar == nil {
			return first
		}
		for _, post := range ctx.Calendar.Posts {
			if post.Published() || post.Dropped() || post.When.Dated() && post.When.End().Before(ctx.Now) {
				continue
			}
			keys := []string{post.Objective.String()}
			for _, name := range post.Channels {
				keys = append(keys, name+"\x00"+ctx.Channels[name].Objective)
			}
			for _, k := range keys {
				if first[k] == nil {
					first[k] = post
				}
			}
		}
		return first
	}).(map[string]*draft.Post)[objective]
	return first == nil || first == p.Post
}
