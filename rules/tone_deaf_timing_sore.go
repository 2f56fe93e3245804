package rules

import (
	"fmt"
	"strings"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// A sorePoint is a subject on which the brand was hurt before.
type sorePoint struct {
	written string
	words   []string // folded, without the s of a plural
	senses  senses   // what it speaks of: explosion of "exploding batteries"
}

type sorePointsKey struct{}

func sorePoints(ctx *draft.Context) []sorePoint {
	return ctx.Memo(sorePointsKey{}, func() any {
		var points []sorePoint
		for _, written := range ctx.Brand.SorePoints {
			point := sorePoint{written: written, senses: sensesIn(written) &^ anySense}
			for _, w := range strings.Fields(politicalWords(draft.Fold(written))) {
				point.words = append(point.words, strings.TrimSuffix(w, "s"))
			}
			if len(point.words) > 0 {
				points = append(points, point)
			}
		}
		return points
	}).([]sorePoint)
}

// judgeSorePoints finds a figure of speech that a sore point of the brand takes literally, on any day, and a sore point itself in a post that sells
// or jokes. Who speaks of it in earnest passes.
func judgeSorePoints(p *check.Pass) (v verdict) {
	if len(p.Context.Brand.SorePoints) == 0 || p.Has("help", "notice", "condolence", "solemn") {
		return v
	}
	for _, point := range sorePoints(p.Context) {
		if word, ok := toneDeafFigure(p, point.senses); ok {
			return verdict{check.Warn, word.Quote, fmt.Sprintf("“%s” will read like a joke on a sore point of the brand, “%s”. Say it without this word.", word, point.written), nil}
		}
		at, ok := point.in(p)
		if !ok {
			continue
		}
		what, light := toneDeafLight(p)
		if h, sells := standingOffer(p); sells {
			what, light = h.Quote, true
		}
		if light {
			return verdict{check.Warn, at, fmt.Sprintf("“%s” is a sore point of the brand, and stands here beside “%s”. Speak of it in earnest, in a post of its own.", at, what), nil}
		}
	}
	return v
}

// in finds the words of the sore point in the post, in the singular or the plural.
func (s sorePoint) in(p *check.Pass) (q draft.Quote, ok bool) {
	for i := range p.Words() {
		n := 0
		for n < len(s.words) {
			if _, word := p.Word(i + n); strings.TrimSuffix(word, "s") != s.words[n] {
				break
			}
			n++
		}
		if n == len(s.words) {
			first, _ := p.Word(i)
			last, _ := p.Word(i + n - 1)
			return p.Post.Text.Quote(first.Start, last.End), true
		}
	}
	return q, false
}

// toneDeafBesideCrisis finds a post that names the brand's own crisis and sells.
func toneDeafBesideCrisis(p *check.Pass, e check.EventHit, _ senses, kind toneDeafKind, _ toneDeafClash) (v verdict) {
	if kind != toneDeafCrisis {
		return v
	}
	offer, sells := standingOffer(p)
	for _, ref := range e.Refs {
		if sells && ref.By != check.ByPlace {
			return verdict{check.Warn, ref.Quote, fmt.Sprintf("“%s” speaks of %s, the brand's own crisis, and “%s” sells beside it. Answer first, in a post without an offer.", ref.Quote, newsName(e.Event), offer), nil}
		}
	}
	return v
}
