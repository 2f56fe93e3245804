package markdown

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/draft"
)

// everywhere are words for all channels: nothing is known, and nothing is wrong.
var everywhere = set("all everywhere any toutes tous tout partout todas todos alle multi various multiple cross-platform multi-platform tbd tba n/a na none")

// inHouse are values of a channel that say that nothing is published.
var inHouse = set("internal interne private prive")

// shaky are names that are also common words: they count where a channel is expected, and in headings only if written as names.
var shaky = set("x threads medium blog discord email e-mail newsletter website li ph snap reels shorts hn ig fb yt tweet tweets telegram courriel infolettre")

// channelsIn finds the networks that words of prose name: a heading, a title, a file name. Names that are common words
// too ("threads", "medium") count only where they are written with a capital, and not beside another network.
func channelsIn(s string) []string { return channelsAmong(s, firstWords(s, 200)) }

// channelsAmong does so for a text of which list are the words. Nobody names a network behind two hundred words, and it is looked for from the start.
func channelsAmong(s string, list []string) []string {
	var sure, perhaps []string
	list = list[:min(len(list), 200)]
	for i := 0; i < len(list); i++ {
		first := draft.Fold(list[i])
		for n := min(3, len(list)-i, draft.ChannelWords(first)); n >= 1; n-- {
			name, folded := list[i], first
			if n > 1 {
				name = strings.Join(list[i:i+n], " ")
				folded = draft.Fold(name)
			}
			channel, known := draft.ChannelName(folded)
			if !known {
				continue
			}
			switch {
			case n > 1 || !shaky.of(folded):
				sure = add(sure, channel)
			case folded == "x":
				if name == "X" && !beforeNumber(s, list, i) {
					sure = add(sure, channel)
				}
			case folded == "tweet" || folded == "tweets":
				sure = add(sure, channel)
			case folded == "threads":
				if name == "Threads" && !beforeNumber(s, list, i) {
					perhaps = add(perhaps, channel)
				}
			default:
				if r, _ := utf8.DecodeRuneInString(name); unicode.IsUpper(r) {
					perhaps = add(perhaps, channel)
				}
			}
			i += n - 1
			break
		}
	}
	if len(sure) > 0 {
		if hasList(s) {
			for _, p := range perhaps {
				sure = add(sure, p)
			}
		}
		return sure
	}
	return perhaps
}

// hasList reports whether s lists several things: "(Twitter/X, Threads)" names two networks, "X Threads" one.
func hasList(s string) bool { return strings.ContainsAny(s, ",+/&|") }

// beforeNumber reports whether a number stands right before or behind word i, with nothing but a space between: "3 X 4", "Threads 11-20".
// In "15 April — X" and "X (15 April)" none does.
func beforeNumber(s string, list []string, i int) bool {
	at := 0
	for _, w := range list[:i] {
		at += strings.Index(s[at:], w) + len(w)
	}
	from := at + strings.Index(s[at:], list[i])
	before := strings.TrimRight(s[:from], " ")
	after := strings.TrimLeft(s[from+len(list[i]):], " ")
	return before != "" && before[len(before)-1] >= '0' && before[len(before)-1] <= '9' || isNumber(after)
}

func add(list []string, s string) []string {
	if slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}

// A networks is what the value of a channel field says.
type networks struct{ known, unknown []string }

// channelValue reads the value of a channel field: one name or several. unknown are the parts that name no network. The same few values stand
// in all rows of a calendar, so that each is read once.
func (d *doc) channelValue(s string) (channels, unknown []string) {
	n, ok := d.networks[s]
	if !ok {
		n.known, n.unknown = d.readChannels(s)
		d.networks[s] = n
	}
	return n.known, n.unknown
}

func (d *doc) readChannels(s string) (channels, unknown []string) {
	whole := strings.TrimSpace(draft.Fold(s))
	if c, ok := d.channel(whole); ok {
		return []string{c}, nil
	}
	if rest, ok := cutSubreddits(s); ok {
		s, channels = rest, []string{"reddit"}
	}
	for _, part := range strings.FieldsFunc(listed.Replace(s), func(r rune) bool {
		return strings.ContainsRune(",;+&|、，/", r)
	}) {
		part = strings.Trim(part, " \t\n*_`[]()\"'.")
		folded := draft.Fold(part)
		if c, ok := d.channel(folded); ok {
			channels = add(channels, c)
			continue
		}
		if c, ok := d.channel(strings.TrimSpace(cutBrackets(folded))); ok {
			channels = add(channels, c)
			continue
		}
		if found := channelsIn(part); len(found) > 0 {
			for _, c := range found {
				channels = add(channels, c)
			}
			continue
		}
		if list := wordsIn(folded); len(list) > 0 && !everywhere.of(list[0]) {
			unknown = append(unknown, part)
		}
	}
	return channels, unknown
}

// cutSubreddits removes "r/golang" from the names of networks, since they are cut at slashes.
func cutSubreddits(s string) (rest string, found bool) {
	if !strings.Contains(s, "r/") {
		return s, false
	}
	var kept []string
	for _, w := range strings.Fields(s) {
		if strings.HasPrefix(strings.TrimLeft(w, "(*_`"), "r/") {
			found = true
			w = ","
		}
		kept = append(kept, w)
	}
	return strings.Join(kept, " "), found
}

// channel returns the name of one network, whether known to postlint or declared by the user.
func (d *doc) channel(folded string) (string, bool) {
	if c, ok := draft.ChannelName(folded); ok {
		return c, true
	}
	if folded != "" && d.opt.Declared != nil && d.opt.Declared(folded) {
		return folded, true
	}
	return "", false
}

// pathChannel returns the network that the file name or the nearest folder names: "content/social/linkedin/launch.md".
func pathChannel(path string) []string {
	parts := strings.Split(path, "/")
	for i := len(parts) - 1; i >= 0; i-- {
		name := strings.TrimSuffix(parts[i], ".md")
		split := strings.FieldsFunc(draft.Fold(name), func(r rune) bool { return strings.ContainsRune("-_ .", r) })
		var found []string
		for _, w := range split {
			if pathNames.of(w) {
				c, _ := draft.ChannelName(w)
				found = add(found, c)
			}
		}
		if c, ok := draft.ChannelName(name); ok && i < len(parts)-1 && (!shaky.of(draft.Fold(name)) || name == "threads" || name == "x") {
			found = add(found, c)
		}
		if len(found) == 1 {
			return found
		}
	}
	return nil
}

var pathNames = set("x twitter linkedin instagram insta facebook tiktok bluesky bsky mastodon reddit youtube pinterest whatsapp hackernews producthunt devto telegram tweet tweets")

// listed turns the words that join names into commas.
var listed = strings.NewReplacer(" and ", ",", " et ", ",", " y ", ",", " und ", ",")
