package rules

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

//go:embed cross_post.toml
var crossPostTOML string

// CrossPost finds texts that were written for another network, or for none in particular.
var CrossPost = &check.Rule{
	ID:       "cross-post",
	Title:    "was written for another network, or for all at once",
	Why:      "A guide of July 2018 compares one post on every network with a text run through a translation machine: sooner or later it invites people to retweet on Facebook or to pin on Instagram, loses half of its caption and names accounts that do not exist there. It looks careless, and nobody talks back.",
	Source:   "https://comosevende.net/2018/07/23/stop-posting-the-same-message-on-social-media-and-do-this-instead/ and https://monde-economique.ch/pourquoi-eviter-le-crosspostage-sur-les-reseaux-sociaux",
	Fix:      "Keep the news and rewrite the rest for each network: the opening, the length, the tags, and what you ask people to do.",
	Needs:    "the networks of the post and the rest of the calendar",
	Severity: check.Note,
	Lexicon:  crossPostTOML,
	Triggers: []string{"bio", "tweet", "tap", "up", "side", "story", "feed", "rt"},
	Post:     crossPost,
	Beside:   crossPostTwin,
	Examples: []check.Example{
		{Posts: "- linkedin: How rye is baked, in six pictures. ⟦Link in bio⟧!"},
		{Posts: "- instagram: How rye is baked, in six pictures. Link in bio!"},
		{Posts: "- linkedin: How rye is baked, in six pictures. The link is in our Instagram bio."},
		{Posts: "- x: Our rye is on the blog: ⟦https://example.com/rye?utm_source=facebook&utm_medium=social⟧"},
		{Posts: "- x: Our rye is on the blog: https://example.com/rye?utm_source=twitter&utm_medium=social"},
		{Posts: "- linkedin: ⟦Double tap⟧ for rye."},
		{Posts: "- linkedin: Tap the crust twice: if it sings, it is done."},
		{Posts: "- x,facebook: ⟦Follow and RT⟧ to win a loaf."},
		{Posts: "- x: Follow and RT to win a loaf."},
		{Posts: "- instagram: Our rye is on the blog: ⟦https://example.com/rye⟧"},
		{Posts: "- facebook: Our rye is on the blog: https://example.com/rye"},
		{Posts: "- x,linkedin,facebook: ⟦We open in Leeds on Saturday at eight. There are forty loaves.⟧"},
		{Posts: "- x,bluesky,mastodon: We open in Leeds on Saturday at eight. There are forty loaves."},
		{Posts: "- linkedin: We open in Leeds on Saturday. ⟦#fyp⟧"},
		{Posts: "- tiktok: We open in Leeds on Saturday. #fyp"},
		{Posts: "2026-03-02 x: We open in Leeds on Saturday at eight, with forty loaves and a pot of tea.\n2026-03-02 linkedin: ⟦We open in Leeds on Saturday at eight, with forty loaves and a pot of tea.⟧"},
		{Posts: "2026-03-02 x: We open in Leeds on Saturday at eight, with forty loaves and a pot of tea.\n2026-03-02 linkedin: Six months of work and one oven: Ana and Tom tell how our shop in Leeds came to be. It opens on Saturday."},

		{Posts: "- facebook: Le seigle en six images. ⟦Lien en bio⟧ !"},
		{Posts: "- instagram: Le seigle en six images. Lien en bio !"},
		{Posts: "- linkedin: Un pain à gagner : ⟦RT pour⟧ jouer."},
		{Posts: "- x: Un pain à gagner : RT pour jouer."},
		{Posts: "- facebook: Nos horaires sont dans ⟦notre tweet épinglé⟧."},
		{Posts: "- facebook: Nos horaires sont épinglés à la porte."},
		{Posts: "- x: Le seigle en six images, ⟦partagez en story⟧."},
		{Posts: "- instagram: Le seigle en six images, partagez en story."},
		{Posts: "- x,linkedin,instagram: ⟦La boulangerie ouvre samedi à huit heures.⟧"},
		{Posts: "- linkedin,facebook: La boulangerie ouvre samedi à huit heures."},
		{Posts: "2026-03-02 instagram: La boulangerie de la rue du Four ouvre samedi à huit heures, avec quarante pains.\n2026-03-02 facebook: ⟦La boulangerie de la rue du Four ouvre samedi à huit heures, avec quarante pains !⟧"},
		{Posts: "2026-03-02 instagram: La boulangerie de la rue du Four ouvre samedi à huit heures, avec quarante pains. #pain #lyon\n2026-03-02 facebook: La boulangerie de la rue du Four ouvre samedi à huit heures, avec quarante pains !"},
	},
}

// A crossPostSlip is a phrase that makes no sense on some networks.
type crossPostSlip struct {
	list     string
	channels []string
	says     string
}

// X, Threads and YouTube are left out where people do use their profile for a link; carousels of LinkedIn and Facebook can be swiped.
var crossPostSlips = [...]crossPostSlip{
	{"bio", []string{"linkedin", "facebook", "x", "bluesky", "mastodon", "reddit", "discord", "telegram", "whatsapp"}, "sends readers of %s away from a post that could hold the link itself. Put the address in the text"},
	{"tweet", []string{"linkedin", "facebook", "instagram", "tiktok"}, "asks for what nobody can do on %s. Ask for what works there, or for nothing"},
	{"tap", []string{"x", "linkedin", "bluesky", "mastodon", "reddit", "youtube"}, "does nothing on %s. Ask an honest question instead"},
	{"up", []string{"x", "linkedin", "facebook", "bluesky", "mastodon", "threads", "reddit"}, "leads nowhere on %s. Put the address in the text"},
	{"side", []string{"bluesky", "mastodon", "reddit"}, "leads nowhere on %s. Say what the pictures show"},
	{"story", []string{"x", "linkedin", "bluesky", "mastodon", "reddit", "youtube"}, "asks for what nobody can do on %s. Ask for what works there, or for nothing"},
	{"feed", []string{"x", "linkedin", "bluesky", "mastodon", "reddit"}, "is a tag of another network, and reads as a leftover on %s. Drop it"},
}

// crossPost says one thing about a post: a slip first, for it can be put right by one word.
func crossPost(p *check.Pass) {
	if p.Post.Text == nil || p.Post.Kind != draft.Copy || len(p.Post.Channels) == 0 {
		return
	}
	roboTwinKeep(p)
	if crossPostAlone(p) || !roboTwinAsks(p) {
		p.Keep(crossPostDone{}, true)
	}
}

// crossPostAlone says what is to be said of a post by itself, and whether there was something.
func crossPostAlone(p *check.Pass) bool {
	if crossPostSlipped(p) {
		return true
	}
	text := p.Post.Text.All()
	if kinds := crossPostKinds(p.Post.Channels); len(p.Post.Channels) > 2 && kinds > 1 && p.Post.VariantOf == nil {
		p.Report(text, check.Note, fmt.Sprintf("One text for %s, each of which reads differently. Give each its own opening, length and tags, or choose the one where it belongs.", crossPostList(p.Post.Channels)))
		return true
	}
	return false
}

// crossPostDone is the key under which a post is kept that is not to be held against others: something else is said of it, or it is short. Most are not.
type crossPostDone struct{}

func crossPostTwin(p *check.Pass) {
	if p.Kept(p.Post, crossPostDone{}) != nil {
		return
	}
	if twin := roboTwinsOf(p).copies; twin != nil && crossPostKinds(append(slices.Clone(p.Post.Channels), twin.Channels...)) > 1 {
		p.Report(p.Post.Text.All(), check.Note, fmt.Sprintf("The same text goes out on %s on the same day, word for word, and whoever follows both reads it twice. Rewrite one for its network, or move it to another day.", crossPostList(twin.Channels)),
			check.Related{Quote: twin.Text.All(), Message: "says the same"})
	}
}

func crossPostSlipped(p *check.Pass) bool {
	return p.Triggered() && crossPostSays(p) || crossPostAddress(p) || crossPostCloud(p) || crossPostCampaign(p)
}

// crossPostSays finds words that make no sense on one of the networks of the post.
func crossPostSays(p *check.Pass) bool {
	for _, s := range crossPostSlips {
		for _, h := range p.Hits(s.list) {
			if name, on := crossPostOn(p.Post, s.channels); on && !quoted(h.Quote) && !crossPostPoints(p, h) && (s.list != "feed" || h.Tag) {
				p.Report(h.Quote, check.Note, fmt.Sprintf("“%s” "+s.says+".", h, name))
				return true
			}
		}
	}
	if h, ok := p.First("rt"); ok && h.First == 0 {
		if name, on := crossPostOn(p.Post, crossPostSlips[1].channels); on {
			if q, word := p.Word(1); word == "" && strings.HasPrefix(q.String(), "@") {
				p.Report(h.Quote, check.Note, fmt.Sprintf("“RT” passes on a post of X, and says nothing on %s. Tell in your own words what %s wrote.", name, q))
				return true
			}
		}
	}
	return false
}

// crossPostCampaign finds a link that tells the statistics of another network: its utm_source was copied with it.
func crossPostCampaign(p *check.Pass) bool {
	const key = "utm_source="
	if len(p.Post.Channels) != 1 || !p.Holds("_=") || !holds(p.Post.Text.String(), key) {
		return false
	}
	for _, e := range p.Entities() {
		q := p.Post.Text.Quote(e.Start, e.End)
		_, source, ok := strings.Cut(strings.ToLower(q.String()), key)
		if e.Kind != draft.Link || !ok || !addressed(q.String()) {
			continue
		}
		source, _, _ = strings.Cut(source, "&")
		if name, known := draft.ChannelName(source); known && name != p.Post.Channels[0] && name != "email" && name != "blog" {
			p.Report(q, check.Note, fmt.Sprintf("“utm_source=%s” counts readers of %s as readers of %s. Make a link for each network.", source, p.Post.Channels[0], name))
			return true
		}
	}
	return false
}

// addressed reports whether s begins as a web address does.
func addressed(s string) bool {
	scheme, _, found := strings.Cut(s, "://")
	return found && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// crossPostAddress finds a web address in a caption that does not make it a link. A bare "brand.com" is a name that people remember.
func crossPostAddress(p *check.Pass) bool {
	if !p.Holds(":/") {
		return false
	}
	name, on := crossPostOn(p.Post, []string{"instagram", "tiktok"})
	if !on {
		return false
	}
	for _, e := range p.Entities() {
		if q := p.Post.Text.Quote(e.Start, e.End); e.Kind == draft.Link && addressed(q.String()) {
			p.Report(q, check.Note, fmt.Sprintf("Nobody can tap “%s” in a caption on %s, and nobody types it. Put the link where the network allows one, and say where that is.", q, name))
			return true
		}
	}
	return false
}

// crossPostCloud finds the tags of Instagram under a text that also goes where one or two are usual.
func crossPostCloud(p *check.Pass) bool {
	const cloud = 6
	if !slices.Contains(p.Post.Channels, "instagram") && !slices.Contains(p.Post.Channels, "tiktok") {
		return false
	}
	name, on := crossPostOn(p.Post, []string{"linkedin", "x", "facebook", "bluesky"})
	if !on || len(p.Tags()) < cloud {
		return false
	}
	p.Report(p.Tags()[0].Quote, check.Note, fmt.Sprintf("%d hashtags are a habit of Instagram, and on %s they read as a leftover. Keep one or two there.", len(p.Tags()), name))
	return true
}

// crossPostOn returns the first of the networks to which the post goes.
func crossPostOn(p *draft.Post, channels []string) (name string, on bool) {
	for _, c := range p.Channels {
		if slices.Contains(channels, c) {
			return c, true
		}
	}
	return "", false
}

// crossPostPoints reports whether the sentence of h names another network, to which it points on purpose.
func crossPostPoints(p *check.Pass, h check.Hit) bool {
	for _, e := range p.Hits("elsewhere") {
		if e.Sentence == h.Sentence && !e.Tag {
			return true
		}
	}
	return false
}

// crossPostKinds counts the kinds of networks: X and its likes take the same short texts.
func crossPostKinds(channels []string) int {
	kinds := 0
	micro := false
	for i, c := range channels {
		switch c {
		case "x", "bluesky", "mastodon", "threads", "farcaster", "nostr":
			if micro {
				continue
			}
			micro = true
		}
		if !slices.Contains(channels[:i], c) {
			kinds++
		}
	}
	return kinds
}

// crossPostList names networks: "x, linkedin and facebook".
func crossPostList(channels []string) string {
	if len(channels) == 1 {
		return channels[0]
	}
	last := len(channels) - 1
	return strings.Join(channels[:last], ", ") + " and " + channels[last]
}
