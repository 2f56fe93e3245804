package news

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// readMastodon reads the trending tags of a Mastodon server and keeps those that suddenly rose: the feed lists what is used most, and the cats of every
// Saturday are among it. The history is of seven days at most, today first; numbers are strings.
func readMastodon(p Page) (*Snapshot, error) {
	var doc []struct {
		Name    string
		History []struct{ Day, Uses, Accounts json.Number }
	}
	if err := json.Unmarshal(p.Src, &doc); err != nil {
		return nil, fmt.Errorf("it is no list of tags: %w", err)
	}
	s := &Snapshot{}
	for _, d := range doc {
		tag := clean(d.Name)
		if tag == "" || strings.ContainsAny(tag, " #＃") || weekly(tag) {
			continue
		}
		var uses []float64
		for _, h := range d.History {
			n, _ := h.Uses.Float64()
			uses = append(uses, n)
		}
		from := 0
		if len(d.History) > 1 && p.At.Sub(dayOf(d.History[0].Day)) < 6*time.Hour {
			from = 1 // the day is young: yesterday tells more
		}
		if len(d.History) <= from || !rose(uses[from:]) {
			continue
		}
		if accounts, _ := d.History[from].Accounts.Float64(); accounts < 50 {
			continue // a few people, or one machine
		}
		seen := dayOf(d.History[from].Day)
		if seen.IsZero() || seen.After(p.At) {
			continue
		}
		s.Trends = append(s.Trends, draft.Trend{Hashtag: "#" + tag, Seen: seen, ID: squash(tag)})
	}
	return s, nil
}

// dayOf reads the seconds since 1970 of a day.
func dayOf(n json.Number) time.Time {
	seconds, err := n.Int64()
	if err != nil {
		return time.Time{}
	}
	return plausible(time.Unix(seconds, 0))
}

// rose reports whether the first of some days stands out: three times the mean of the others, and from next to nothing. A tag that has its
// users on every day is a habit, however many more they are on one.
func rose(uses []float64) bool {
	today, before := uses[0], slices.Clone(uses[1:])
	if len(before) == 0 {
		return false
	}
	sum := 0.0
	for _, n := range before {
		sum += n
	}
	slices.Sort(before)
	median := before[len(before)/2]
	return today >= 3*sum/float64(len(before)) && median <= today/20
}

// weekly reports whether a tag names a day of the week, so that it rises once a week.
func weekly(tag string) bool {
	t := squash(tag)
	for _, day := range []string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "caturday", "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"} {
		if strings.Contains(t, day) {
			return true
		}
	}
	return false
}
