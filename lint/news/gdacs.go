package news

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// gdacsHazards are the types of event of the Global Disaster Alert and Coordination System, with what a reader calls them.
var gdacsHazards = map[string]struct{ hazard, name string }{
	"EQ": {"earthquake", "Earthquake"},
	"TC": {"storm", "Tropical cyclone"},
	"FL": {"flood", "Flood"},
	"VO": {"eruption", "Eruption"},
	"DR": {"drought", "Drought"},
	"WF": {"wildfire", "Wildfire"},
	"TS": {"tsunami", "Tsunami"},
}

// yearOfName is what GDACS adds to the name of a storm: MARENGO-26.
var yearOfName = pattern{expr: `-\d+$`}

// readGDACS reads the RSS feed of GDACS. Green alerts and events that are over are left out. An event that goes on for longer than its severity
// stays in the news, such as a drought of months, is kept as a low one: it is no reason to stop a calendar.
func readGDACS(p Page) (*Snapshot, error) {
	const ns = "www.gdacs.org"
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
		get := func(name string) string { return item.get(ns, name) }
		kind, known := gdacsHazards[get("eventtype")]
		e := draft.Event{
			Kind:    "natural-disaster",
			Hazard:  kind.hazard,
			Place:   get("country"),
			Regions: regionsOf(get("iso3"), get("country")),
			Start:   moment(get("fromdate"), time.RFC1123, time.RFC1123Z),
			Source:  webAddress(item.get("", "link")),
			ID:      item.get("", "guid"),
			Updated: later(moment(item.get("", "pubDate"), time.RFC1123, time.RFC1123Z), moment(get("datemodified"), time.RFC1123, time.RFC1123Z)),
		}
		level := get("alertlevel")
		switch {
		case !known || e.ID == "" || e.Start.IsZero() || get("iscurrent") == "false":
			continue
		case level == "Red":
			e.Severity = draft.Critical
		case level != "Orange":
			continue
		}
		if last := moment(get("todate"), time.RFC1123, time.RFC1123Z); e.Hazard == "drought" || p.At.After(e.Until()) {
			e.Severity, e.End = draft.Low, later(last, e.Start).Add(3*24*time.Hour) // its last bulletin, and the hold of a low event
		}
		if len(e.Regions) == 0 && e.Severity != draft.Critical {
			continue // at sea, where nobody reads posts; an event without regions would concern everyone
		}
		proper := ""
		if e.Hazard == "storm" || e.Hazard == "eruption" {
			proper = title(yearOfName.get().ReplaceAllString(get("eventname"), ""))
		}
		e.Name = kind.name
		switch where := shortList(e.Place); {
		case e.Hazard == "eruption" && proper != "":
			e.Name += " of " + proper
		case proper != "":
			e.Name += " " + proper
		case where != "":
			e.Name += " in " + where
		}
		tag(&e, proper)
		if proper == "" {
			e.Terms = inPlace(e.Hazard, e.Regions)
		}
		s.Events = append(s.Events, e)
	}
	return s, nil
}

// title writes a name in capitals as names are written: MARENGO is Marengo. Other names stay.
func title(name string) string {
	if name != strings.ToUpper(name) {
		return name
	}
	words := strings.Fields(strings.ToLower(name))
	for i, w := range words {
		words[i] = camel(w)
	}
	return strings.Join(words, " ")
}

// shortList shortens a list of countries: "Italy, Spain" is Italy and Spain, of more than three the first two are named.
func shortList(list string) string {
	names := strings.Split(list, ", ")
	switch n := len(names); {
	case n > 3:
		return fmt.Sprintf("%s, %s and %d other countries", names[0], names[1], n-2)
	case n > 1:
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return list
}

// inPlace returns how people speak of a hazard in a country, in both languages: "earthquake in Greece", "séisme en Grèce".
func inPlace(hazard string, codes []string) []string {
	words := hazardWords[hazard]
	if len(codes) == 0 || len(words.en) == 0 {
		return nil
	}
	en, fr := nameOf(codes[0])
	return []string{strings.ToLower(words.en[0]) + " in " + en, strings.ToLower(words.fr[0]) + " " + inFrench(fr)}
}
