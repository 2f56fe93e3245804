package lint

import (
	"maps"
	"net/url"
	"slices"
	"strings"

	"github.com/postlint/postlint/lint/internal/strict"
	"github.com/postlint/postlint/lint/internal/suggest"
	"github.com/postlint/postlint/lint/news"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// The functions of this file each read one table of postlint.toml. They ask for every key whatever they find: see strict.Read.

func severity(v strict.Value, known ...string) check.Severity {
	s, _ := check.ParseSeverity(v.OneOf("severity", known...))
	return s
}

func ceilings(v strict.Value, ids []string) map[string]check.Severity {
	var m map[string]check.Severity
	for rule := range v.Each() {
		if !slices.Contains(ids, rule.Name()) {
			rule.NameMistake("%s", strict.Unknown("rule", rule.Name(), ids))
		}
		put(&m, rule.Name(), severity(rule, "off", "note", "warn", "block"))
	}
	return m
}

// put makes the map when it gets its first value, so that what the file does not speak of stays nil.
func put[V any](m *map[string]V, key string, value V) {
	if *m == nil {
		*m = map[string]V{}
	}
	(*m)[key] = value
}

func brand(v strict.Value) draft.Brand {
	b := draft.Brand{
		Name:        v.Get("name").Text(),
		Aliases:     v.Get("aliases").Texts(),
		Handles:     v.Get("handles").Texts(),
		Products:    v.Get("products").Texts(),
		Sector:      v.Get("sector").Text(),
		Regions:     v.Get("regions").Regions(),
		Languages:   languages(v.Get("languages")),
		SorePoints:  v.Get("sore-points").Texts(),
		OwnSubjects: v.Get("own-subjects").Texts(),
	}
	for _, p := range v.Get("partners").Tables() {
		b.Partners = append(b.Partners, draft.Partner{
			Handle: p.Get("handle").Required().Text(),
			Vetted: p.Get("vetted").Bool(),
			Paid:   p.Get("paid").Bool(),
		})
	}
	return b
}

func languages(v strict.Value) []string {
	for _, lang := range v.Items() {
		if s := lang.Text(); s != "" && (len(s) != 2 || strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") != "") {
			lang.Mistake(`unknown language %q; write "en", "fr" or another code of two letters`, s)
		}
	}
	return v.Texts()
}

func team(v strict.Value) map[string]draft.Member {
	var m map[string]draft.Member
	for member := range v.Each() {
		put(&m, member.Name(), draft.Member{
			Emails:     member.Get("emails").Texts(),
			Trained:    member.Get("trained").Bool(),
			Reviewer:   member.Get("reviewer").Bool(),
			Department: member.Get("department").Text(),
		})
	}
	return m
}

func feeds(v strict.Value) map[string]Feed {
	var m map[string]Feed
	for feed := range v.Each() {
		if !slices.Contains(news.FeedNames(), feed.Name()) {
			feed.NameMistake("%s", strict.Unknown("feed", feed.Name(), news.FeedNames()))
		}
		address := feed.Get("url").Required()
		u, err := url.Parse(address.Text())
		if address.Text() != "" && (err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http") {
			address.Mistake("the address of a feed begins with https://")
		}
		put(&m, feed.Name(), Feed{URL: address.Text()})
	}
	return m
}

// mostPosts is more than any channel bears, in posts a day or week.
const mostPosts = 10_000

func (c *Config) readChannels(v strict.Value) {
	known := append(draft.ChannelNames(), "twitter")
	for channel := range v.Each() {
		facts := draft.Channel{
			Handle:     channel.Get("handle").Text(),
			Objective:  channel.Get("objective").Text(),
			Audience:   channel.Get("audience").Text(),
			Owner:      channel.Get("owner").Text(),
			Regions:    channel.Get("regions").Regions(),
			MaxPerDay:  channel.Get("max-per-day").Int(1, mostPosts),
			MaxPerWeek: channel.Get("max-per-week").Int(1, mostPosts),
			MinGap:     channel.Get("min-gap").Duration(),
			QuietAfter: channel.Get("quiet-after").Duration(),
		}
		name, ok := channelName(channel.Name())
		if _, twice := c.Channels[name]; twice {
			channel.NameMistake("duplicate channel: %q is %s, which has a table already", channel.Name(), name)
		} else if !ok && suggest.Nearest(name, known) != "" { // anything else declares a network that postlint does not know
			channel.NameMistake("%s", strict.Unknown("channel", channel.Name(), known))
		}
		put(&c.Channels, name, facts)
	}
}

// channelName returns the name under which a channel is known here: that of a network, else the word itself without regard to case and accents.
func channelName(word string) (name string, known bool) {
	name, known = draft.ChannelName(word)
	if !known {
		name = strings.TrimSpace(draft.Fold(word))
	}
	return name, known
}

// channel reads the name of a channel that is known or declared.
func (c *Config) channel(v strict.Value) string {
	if v.Text() == "" {
		return ""
	}
	name, known := channelName(v.Text())
	if _, declared := c.Channels[name]; !known && !declared {
		v.Mistake("%s", strict.Unknown("channel", v.Text(), slices.Concat(draft.ChannelNames(), slices.Sorted(maps.Keys(c.Channels)))))
	}
	return name
}

func (c *Config) readHouse(v strict.Value, ruleIDs []string) {
	for _, h := range v.Tables() {
		id := h.Get("id").Required()
		rule := HouseRule{
			ID:       id.Text(),
			Except:   h.Get("except").Texts(),
			Message:  h.Get("message").Required().Text(),
			Why:      h.Get("why").Text(),
			Severity: severity(h.Get("severity"), "note", "warn", "block"),
			From:     h.Get("from").Date(c.Location()),
			To:       h.Get("to").Date(c.Location()),
			Bad:      h.Get("bad").Texts(),
			Good:     h.Get("good").Texts(),
			Quote:    id.Quote(),
		}
		if rule.Severity == check.Off {
			rule.Severity = check.Warn
		}
		if !rule.To.IsZero() && rule.To.Before(rule.From) {
			h.Get("to").Mistake("it ends before it starts")
		}
		words := h.Get("words").Required()
		for _, lang := range []string{"en", "fr"} {
			if list := words.Get(lang).Texts(); list != nil {
				put(&rule.Words, lang, list)
			}
		}
		for _, channel := range h.Get("channels").Items() {
			rule.Channels = append(rule.Channels, c.channel(channel))
		}
		if slices.Contains(ruleIDs, rule.ID) || slices.ContainsFunc(c.House, func(h HouseRule) bool { return h.ID == rule.ID }) {
			id.Mistake("duplicate rule: there is a rule %q already", rule.ID)
		}
		if _, err := rule.Rule(); err != nil && rule.ID != "" {
			id.Mistake("%v", err)
		}
		c.House = append(c.House, rule)
	}
}

func (c *Config) readPaths(v strict.Value, ids []string) {
	for _, p := range v.Tables() {
		c.Paths = append(c.Paths, PathFacts{
			Match:      p.Get("match").Required().Glob(),
			Channel:    c.channel(p.Get("channel")),
			Year:       p.Get("year").Int(2000, 2100),
			Start:      p.Get("start").Date(c.Location()),
			Department: p.Get("department").Text(),
			Status:     p.Get("status").Text(),
			Rules:      ceilings(p.Get("rules"), ids),
		})
	}
}
