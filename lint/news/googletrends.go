package news

import (
	"errors"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// loud is the number of searches from which what sounds grave is taken for an event; below, it is a tag that somebody should look up.
const loud = 20_000

// readGoogleTrends reads the trending searches of a country. It is a hint: a search becomes something only if its words, or the titles
// of the articles that Google names for it, sound grave; a name alone, such as that of a village, does not tell. The texts of articles are read and not
// kept.
func readGoogleTrends(p Page) (*Snapshot, error) {
	const ns = "trends.google.com/trending/rss"
	root, err := parseXML(p.Src)
	if err != nil {
		return nil, err
	}
	channel := root.child("", "channel")
	if root.name.Local != "rss" || channel == nil {
		return nil, errors.New("it is no RSS feed")
	}
	s := &Snapshot{}
	for _, item := range channel.all("", "item") {
		query := item.get("", "title")
		titles := query
		for _, article := range item.all(ns, "news_item") {
			titles += " . " + article.get(ns, "news_item_title")
		}
		seen := moment(item.get("", "pubDate"), time.RFC1123Z, time.RFC1123)
		dead := deaths(titles)
		about := firmSubjectOf
		if dead > 0 {
			about = subjectOf
		}
		kind, hazard := about(query)
		if kind == "" {
			kind, hazard = about(titles)
		}
		tag := "#" + camel(query)
		if kind == "" || seen.IsZero() || tag == "#" || everyday(query, hazard) || harmless(titles) && dead == 0 {
			continue
		}
		id := squash(query)
		if searches(item.get(ns, "approx_traffic")) < loud {
			s.Trends = append(s.Trends, draft.Trend{Hashtag: tag, Seen: seen, ID: id})
			continue
		}
		e := draft.Event{
			Name: capital(query), Kind: kind, Hazard: hazard, Severity: severityOf(kind, dead),
			Regions: codesIn(titles), Start: seen, End: seen.Add(48 * time.Hour), Terms: []string{query}, Hashtags: []string{tag}, ID: id,
		}
		if len(e.Regions) == 0 && p.Region != "" {
			e.Regions = []string{p.Region}
		}
		s.Events = append(s.Events, e)
	}
	return s, nil
}

// everyday reports whether a search is one for the weather, which is searched for every day and told better by MeteoAlarm, unless it names a
// storm; or one word that names no place: "séisme".
func everyday(query, hazard string) bool {
	words := strings.Fields(spaced(query))
	if kind, _ := subjectOf(query); kind != "" && len(words) == 1 {
		return true
	}
	switch hazard {
	case "storm":
		return len(words) != 2 || !slices.Contains([]string{"tempete", "ouragan", "cyclone", "typhon", "storm", "hurricane", "typhoon"}, words[0])
	case "flood", "heat", "snow", "drought":
		return true
	}
	return false
}

// searches reads "200000+", "200,000+", "50K+" and "2M+", 0 for anything else.
func searches(s string) int {
	s = strings.ToUpper(strings.NewReplacer("+", "", ",", "", ".", "", " ", "").Replace(s))
	factor := 1
	for unit, n := range map[string]int{"K": 1000, "M": 1_000_000} {
		if number, ok := strings.CutSuffix(s, unit); ok {
			s, factor = number, n
		}
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 1_000_000_000 {
		return 0
	}
	return n * factor
}
