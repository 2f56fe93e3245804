package draft

import (
	"math"
	"strings"
	"sync"
)

// channels lists the networks that postlint knows, each followed by the other names that calendars use for it, folded.
// Source: labels, columns and file names of 124 calendars found in public repositories.
var channels = [][]string{
	{"x", "twitter", "twitter/x", "x/twitter", "x (twitter)", "twitter (x)", "tweet", "tweets", "x.com", "x-twitter", "twitter-x"},
	{"linkedin", "li", "linked in", "linkedin page", "linkedin post", "linkedin posts"},
	{"instagram", "insta", "ig", "instagram post", "instagram stories", "instagram story", "instagram reels", "instagram reel", "ig stories", "ig story", "ig reels", "ig feed", "reels", "인스타", "인스타그램"},
	{"facebook", "fb", "fb page", "facebook page", "facebook groups", "facebook group", "page facebook"},
	{"tiktok", "tik tok", "tiktoks"},
	{"threads"},
	{"bluesky", "bsky", "blue sky"},
	{"mastodon", "fediverse"},
	{"reddit"},
	{"youtube", "yt", "shorts", "youtube shorts", "youtube short", "유튜브"},
	{"pinterest"},
	{"whatsapp", "واتساب"},
	{"hackernews", "hacker news", "hn", "show hn"},
	{"producthunt", "product hunt", "ph"},
	{"indiehackers", "indie hackers"},
	{"devto", "dev.to"},
	{"medium"},
	{"discord"},
	{"telegram"},
	{"farcaster"},
	{"nostr"},
	{"xiaohongshu", "小红书"},
	{"zhihu", "知乎"},
	{"wechat", "微信公众号"},
	{"snapchat", "snap"},
	{"twitch"},
	{"googlebusiness", "google business", "google business profile", "gmb"},
	{"email", "e-mail", "newsletter", "courriel", "infolettre"},
	{"blog", "website", "site web"},
}

// channelTable is the list by name. It is made when a network is first asked for.
var channelTable = sync.OnceValue(func() *channelIndex {
	x := &channelIndex{names: map[string]string{}, words: map[string]int{}}
	for _, names := range channels {
		for _, n := range names {
			first, _, _ := strings.Cut(n, " ")
			x.names[n], x.words[first] = names[0], max(x.words[first], strings.Count(n, " ")+1)
			x.lengths[first[0]] |= 1 << min(len(first), 31)
		}
	}
	return x
})

type channelIndex struct {
	names   map[string]string // the one name of each
	words   map[string]int    // for the first word of names how many words the longest of them has
	lengths [256]uint32       // how long these first words are, by their first byte, one bit a length: so most words of prose need not be looked up
}

// ChannelWords returns the number of words of the longest name of a network that starts with a word, folded as by Fold; 0 if none does.
// Who looks for names in prose need not try each run of its words. Behind "r/" any words may stand.
func ChannelWords(first string) int {
	if strings.HasPrefix(first, "r/") {
		return math.MaxInt
	}
	x := channelTable()
	if first == "" || x.lengths[first[0]]&(1<<min(len(first), 31)) == 0 {
		return 0
	}
	return x.words[first]
}

// ChannelName returns the one name that postlint has for a network ("x" for "Twitter/X", "instagram" for "IG") and whether it knows
// such a network. Case, accents and surrounding space do not matter; "r/golang" is reddit.
func ChannelName(s string) (name string, known bool) {
	s = strings.TrimSpace(Fold(s))
	if strings.HasPrefix(s, "r/") {
		return "reddit", true
	}
	name, known = channelTable().names[s]
	return name, known
}

// ChannelNames returns the names of the networks that postlint knows, most used first.
func ChannelNames() []string {
	names := make([]string, len(channels))
	for i, c := range channels {
		names[i] = c[0]
	}
	return names
}
