package news

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// A wikiLink is a page that a story of Wikipedia's "In the news" links to.
type wikiLink struct {
	Titles      struct{ Canonical, Normalized string }
	Description string
	ContentURLs struct {
		Desktop struct{ Page string }
	} `json:"content_urls"`
}

var (
	wikiBold  = pattern{expr: `(?s)<b[ >].*?</b>`}
	wikiHref  = pattern{expr: `href="(?:\./|/wiki/)([^"#]+)`}
	wikiDay   = pattern{expr: `<!--\s*([A-Z][a-z]{2})[a-z]*\.? (\d{1,2})\b`} // "<!--Nov 21-->"
	wikiJour  = pattern{expr: `<!--\s*(\d{1,2})(?:er)? ([a-zéû]{3,9})`}
	wikiYear  = pattern{expr: `^\d{4} `} // "2026 Valbrune shooting"
	wikiStorm = pattern{expr: `^(?:Tropical Storm|Tropical Cyclone|Cyclonic Storm|Hurricane|Typhoon|Cyclone|Storm|Tempête|Ouragan|Typhon) (\p{Lu}[\p{L}-]+)$`}
	wikiPlace = pattern{expr: `(?i)\b(?:city|town|village|municipality|capital|county|province|state|region|island|country|district|suburb|ville|pays|capitale|commune|région|département|île|archipel)\b`}
)

// ErrNoNews is the error of an answer without any place for news: only some Wikipedias have one. It is no failure of the feed if another one answers.
var ErrNoNews = errors.New("this Wikipedia has no news on its front page")

var frenchMonths = []string{"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"}

// readWikimedia reads the news that a Wikipedia shows on its front page, from the featured feed of a day. It is the one feed without a key that
// tells of attacks, accidents and deaths. Kind and severity come from the words of the story; sports, prizes and politics as
// usual are left out. What is listed is still in the news, so an event that is not critical ends a day after it was last seen there, or three days
// after it began.
func readWikimedia(p Page) (*Snapshot, error) {
	var doc struct {
		News *[]struct {
			Story string
			Links []wikiLink
		}
	}
	if err := json.Unmarshal(p.Src, &doc); err != nil {
		return nil, fmt.Errorf("it is no JSON of the kind: %w", err)
	}
	if doc.News == nil {
		return nil, ErrNoNews
	}
	s := &Snapshot{}
	for _, n := range *doc.News {
		story := unmarked(n.Story)
		subject, ok := wikiSubject(n.Story, n.Links)
		if !ok {
			continue
		}
		name := wikiYear.get().ReplaceAllString(clean(subject.Titles.Normalized), "")
		dead := deaths(story)
		kind, hazard := subjectOf(name)
		if kind == "" || kind == "death" {
			kind, hazard = subjectOf(name + ". " + story)
		}
		if name == "" || kind == "" || dead == 0 && harmless(name+". "+story) {
			continue
		}
		e := draft.Event{
			Name: name, Kind: kind, Hazard: hazard, Severity: severityOf(kind, dead),
			Start:  wikiStart(n.Story, p.At),
			Source: webAddress(subject.ContentURLs.Desktop.Page),
			ID:     cmp.Or(p.Lang, "en") + ":" + clean(cmp.Or(subject.Titles.Canonical, subject.Titles.Normalized)),
		}
		for _, l := range n.Links {
			title := clean(l.Titles.Normalized)
			if title == clean(subject.Titles.Normalized) || !wikiPlace.get().MatchString(l.Description) && len(codesIn(title)) == 0 {
				continue
			}
			if e.Place == "" {
				e.Place = title
			}
			e.Regions = append(e.Regions, codesIn(title+" , "+clean(l.Description))...)
		}
		if len(e.Regions) == 0 {
			e.Regions = codesIn(story + " " + clean(subject.Description))
		}
		e.Regions = unique(mapped(e.Regions, country)) // what Wikipedia has in the news the whole country has
		if e.Severity != draft.Critical {
			day := p.At.UTC().Truncate(24 * time.Hour)
			e.End = later(e.Start.Add(3*24*time.Hour), day.Add(2*24*time.Hour))
		}
		proper := ""
		if m := wikiStorm.get().FindStringSubmatch(name); m != nil && hazard == "storm" {
			proper = m[1]
		}
		tag(&e, proper)
		if e.Severity != draft.Low && proper == "" && strings.Contains(name, " ") {
			e.Hashtags = unique(append([]string{"#" + camel(name)}, e.Hashtags...))
		}
		s.Events = append(s.Events, e)
	}
	return s, nil
}

// wikiSubject returns the page that a story is about: the one in bold.
func wikiSubject(story string, links []wikiLink) (wikiLink, bool) {
	bold := wikiBold.get().FindString(story)
	text := unmarked(bold)
	href := ""
	if m := wikiHref.get().FindStringSubmatch(bold); m != nil {
		href, _ = url.PathUnescape(m[1])
	}
	for _, l := range links {
		if href != "" && l.Titles.Canonical == href || text != "" && l.Titles.Normalized == text {
			return l, true
		}
	}
	if len(links) == 0 {
		return wikiLink{}, false
	}
	return links[0], true
}

// wikiStart returns the day in the comment before a story, which has no year; without one, the day of the answer.
func wikiStart(story string, at time.Time) time.Time {
	day := at.UTC().Truncate(24 * time.Hour)
	month, number := 0, ""
	if m := wikiDay.get().FindStringSubmatch(story); m != nil {
		if t, err := time.Parse("Jan", m[1]); err == nil {
			month, number = int(t.Month()), m[2]
		}
	} else if m := wikiJour.get().FindStringSubmatch(story); m != nil {
		month, number = slices.Index(frenchMonths, m[2])+1, m[1]
	}
	n, err := strconv.Atoi(number)
	if err != nil || month == 0 {
		return day
	}
	start := time.Date(day.Year(), time.Month(month), n, 0, 0, 0, 0, time.UTC)
	if start.After(day.Add(48 * time.Hour)) { // December, read in January
		start = start.AddDate(-1, 0, 0)
	}
	if day.Sub(start) > 60*24*time.Hour { // a comment about something else
		return day
	}
	return start
}
