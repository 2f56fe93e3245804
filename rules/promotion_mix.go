package rules

import (
	"fmt"

	"github.com/postlint/postlint/rules/check"
)

// PromotionMix finds channels on which too much is selling: more than a third of the last ten posts, or four in a row.
var PromotionMix = &check.Rule{
	ID:       "promotion-mix",
	Title:    "is one promotion too many on its channel",
	Why:      "In 2016 Sprout Social asked more than 1,000 people what annoys them most about the brands that they follow. 57.5 % said: too many promotions; 46 % had unfollowed a brand for it. The rule of thirds gives promotion one post in three, and the others to useful things and to conversation.",
	Source:   "https://www.business2community.com/social-media-articles/new-research-people-unfollow-social-media-01700997 and http://blog.hootsuite.com/social-media-rule-of-thirds/",
	Fix:      "Put something between that sells nothing: a tip, an answer, a person, somebody else’s good idea. Or merge two of the promotions.",
	Needs:    "the networks and dates of the posts, and the rest of the calendar",
	Severity: check.Warn,
	Uses:     []*check.Lexicon{promotion},
	Post:     promotionMixKeep,
	Beside:   promotionMix,
	Examples: []check.Example{
		{Posts: "2026-03-02 x: 20% off rye.\n2026-03-03 x: Use code RYE10.\n2026-03-04 x: Free delivery this week.\n2026-03-05 x: ⟦Our biggest sale of the year is on.⟧"},
		{Posts: "2026-03-02 x: 20% off rye.\n2026-03-03 x: Use code RYE10.\n2026-03-04 x: Free delivery this week.\n2026-03-05 x: Ana shows how she folds the dough."},
		{Posts: "2026-03-02 x: Bread is out.\n2026-03-03 x: 20% off rye.\n2026-03-04 x: Meet Ana.\n2026-03-05 x: How to keep a loaf fresh.\n2026-03-06 x: ⟦Free delivery until Sunday.⟧"},
		{Posts: "2026-03-02 x: Bread is out.\n2026-03-03 x: 20% off rye.\n2026-03-04 x: Meet Ana.\n2026-03-05 x: How to keep a loaf fresh.\n2026-03-06 linkedin: Free delivery until Sunday."},
		{Posts: "- instagram day=1: Half price on buns.\n- instagram day=2: Meet Ana.\n- instagram day=3: Use code BUN10.\n- instagram day=4: Mill Road at dawn.\n- instagram day=5: How we fold.\n- instagram day=6: ⟦Flash sale today.⟧"},
		{Posts: "2026-03-02 x: 20% off rye.\n2026-03-03 x: Meet Ana.\n2026-03-04 x: Mill Road at dawn.\n2026-03-05 x: Free delivery until Sunday."}, // under five posts

		{Posts: "2026-03-02 facebook: -20 % sur le seigle.\n2026-03-03 facebook: Code promo SEIGLE10.\n2026-03-04 facebook: Livraison offerte dès lundi.\n2026-03-05 facebook: ⟦Les soldes commencent.⟧"},
		{Posts: "2026-03-02 facebook: -20 % sur le seigle.\n2026-03-03 facebook: Code promo SEIGLE10.\n2026-03-04 facebook: Livraison offerte dès lundi.\n2026-03-05 facebook: Ana plie la pâte."},
		{Posts: "2026-03-02 x: Le pain sort.\n2026-03-03 x: -20 % sur le seigle.\n2026-03-04 x: Voici Ana.\n2026-03-05 x: Garder le pain frais.\n2026-03-06 x: ⟦Livraison offerte ce soir.⟧"},
		{Posts: "2026-03-02 x: Le pain sort.\n2026-03-03 x: -20 % sur le seigle.\n2026-03-04 x: Voici Ana.\n2026-03-05 x: Garder le pain frais.\n2026-03-06 x status=idée: Livraison offerte ce soir."},
		{Posts: "- x day=1: Moitié prix sur les buns.\n- x day=2: Voici Ana.\n- x day=3: Code promo BUN10.\n- x day=4: La rue du Four à l’aube.\n- x day=5: Comment on plie.\n- x day=6: ⟦Vente flash.⟧"},
		{Posts: "2026-03-02 x: -20 % sur le seigle.\n2026-03-03 x: Voici Ana.\n2026-03-04 x: La rue du Four à l’aube.\n2026-03-05 x: Livraison offerte ce soir."},
	},
}

const (
	promotionMixWindow = 10 // posts that make the mix of a channel
	promotionMixLeast  = 5  // fewer posts have no mix
	promotionMixRow    = 4  // promotions in a row
)

// A promotionMixRemark is what is to be said about a post: a run of so many promotions, or so many among the last ones.
type promotionMixRemark struct {
	run, sold, of int
	others        []int32
}

// promotionMixSold is the key under which a post that sells is kept.
type promotionMixSold struct{}

func promotionMixKeep(p *check.Pass) {
	if _, sells := firstOffer(p); sells {
		p.Keep(promotionMixSold{}, true)
	}
}

func promotionMix(p *check.Pass) {
	if p.Context.Calendar == nil || p.Kept(p.Post, promotionMixSold{}) == nil {
		return
	}
	for _, name := range p.Post.Channels {
		r, found := promotionMixOf(p, name)
		if !found {
			continue
		}
		message := fmt.Sprintf("This is promotion %d in a row on %s, and people leave brands that only sell. Put a post between that helps, tells or asks.", r.run, name)
		if r.run == 0 {
			message = fmt.Sprintf("With this one, %d of the last %d posts on %s sell. More than one in three drives people away; let the next ones help, tell or ask.", r.sold, r.of, name)
		}
		p.ReportClash(name, p.Post.Text.All(), check.Warn, message, earlier(promotionMixPosts(p.Context, r.others), "sells too")...)
		return // the other networks of the same post would say the same again
	}
}

type promotionMixKey struct{}

// promotionMixOf returns what is to be said about the post on one of its channels. That is worked out once for the whole calendar.
func promotionMixOf(p *check.Pass, channel string) (r promotionMixRemark, found bool) {
	ctx, number := p.Context, int32(p.Seat().Number())
	all := ctx.Memo(promotionMixKey{}, func() any {
		remarks, sold := map[promotionMixPlace]promotionMixRemark{}, p.KeptOf(promotionMixSold{})
		for key, posts := range promotionMixSeries(ctx, false) {
			promotionMixWalk(key.channel, posts, sold, remarks)
		}
		return remarks
	}).(map[promotionMixPlace]promotionMixRemark)
	if number < 0 {
		all = map[promotionMixPlace]promotionMixRemark{}
		promotionMixWalk(channel, promotionMixWith(ctx, channel, false, p.Post), p.KeptOf(promotionMixSold{}), all)
	}
	r, found = all[promotionMixPlace{number, channel}]
	return r, found
}

// promotionMixWalk goes through the posts of a channel in the order in which they go out. A run is told when it has four posts, then eight,
// then sixteen; a share when nothing was told of the nine posts before, so that one bad fortnight is one finding.
func promotionMixWalk(channel string, posts []int32, sells func(number int32) any, remarks map[promotionMixPlace]promotionMixRemark) {
	run, next, told := 0, promotionMixRow, -promotionMixWindow
	var sold []int // the promotions of the window, as places in posts
	for i, post := range posts {
		for len(sold) > 0 && sold[0] <= i-promotionMixWindow {
			sold = sold[1:]
		}
		if sells(post) == nil {
			run, next = 0, promotionMixRow
			continue
		}
		run, sold = run+1, append(sold, i)
		r := promotionMixRemark{sold: len(sold), of: min(i+1, promotionMixWindow)}
		switch {
		case run == next:
			r.run, next = run, 2*next
		case run > promotionMixRow, r.of < promotionMixLeast, 3*r.sold <= r.of, i-told < promotionMixWindow:
			continue
		}
		told = i
		for _, n := range sold[:len(sold)-1] {
			r.others = append(r.others, posts[n])
		}
		remarks[promotionMixPlace{post, channel}] = r
	}
}
