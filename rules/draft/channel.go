package draft

import (
	"math"
	"strings"
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

var channelNames = func() map[string]string {
	m := map[string]string{}
	for _, names := range channels {
		for _, n := range names {
			m[n] = names[0]
		}
	}
	return m
}()

// channelWords gives for the first word of names of networks how many words the longest of them has.
var channelWords = func() map[string]int {
	m := map[string]int{}
	for n := range channelNames {
		first, _, _ := strings.Cut(n, " ")
		m[first] = max(m[first], strings.Count(n, " ")+1)
	}
	return m
}()

// channelLengths says by first byte how long these first words are, one bit a length: so most words of prose need not be looked up.
var channelLengths = func() (lengths [256]uint32) {
	for w := range channelWords {
		lengths[w[0]] |= 1 << min(len(w), 31)
	}
	return lengths
}()

// ChannelWords returns the number of words of the longest name of a network that starts with a word, folded as by Fold; 0 if none does.
// Who looks for names in prose need not try each run of its words. Behind "r/" any words may stand.
func ChannelWords(first string) int {
	if strings.HasPrefix(first, "r/") {
		return math.MaxInt
	}
	if first == "" || channelLengths[first[0]]&(1<<min(len(first), 31)) == 0 {
		return 0
	}
	return channelWords[first]
}

// ChannelName returns the one name that postlint has for a network ("x" for "Twitter/X", "instagram" for "IG") and whether it knows
// such a network. Case, accents and surrounding space do not matter; "r/golang" is reddit.
func ChannelName(s string) (name string, known bool) {
	s = strings.TrimSpace(Fold(s))
	if strings.HasPrefix(s, "r/") {
		return "reddit", true
	}
	name, known = channelNames[s]
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
