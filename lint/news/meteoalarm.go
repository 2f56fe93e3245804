package news

import (
	"errors"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// meteoAlarmTitle is the English title of a warning, whatever the language of the rest: "Red Wind Warning issued for France - Finistère".
var meteoAlarmTitle = pattern{expr: `^(Red|Orange|Yellow) (.+?) Warning issued for `}

// meteoAlarmHazards are the types of warning by a word of their English title. Fog is none: nobody holds a post for it.
var meteoAlarmHazards = []struct{ word, hazard string }{
	{"thunderstorm", "storm"}, {"wind", "storm"}, {"coastal", "storm"}, {"snow", "snow"}, {"ice", "snow"}, {"low-temperature", "snow"}, {"low temperature", "snow"}, {"avalanche", "snow"},
	{"high-temperature", "heat"}, {"high temperature", "heat"}, {"forest", "wildfire"}, {"rain", "flood"}, {"flood", "flood"},
}

// readMeteoAlarm reads a country's Atom feed of MeteoAlarm: extreme warnings are red, severe ones orange, moderate ones yellow. All areas
// with a warning of one colour for one hazard are one event.
func readMeteoAlarm(p Page) (*Snapshot, error) {
	const ns = "urn:oasis:names:tc:emergency:cap:1.2"
	root, err := parseXML(p.Src)
	if err != nil {
		return nil, err
	}
	if root.name.Local != "feed" || root.child("", "title") == nil {
		return nil, errors.New("it is no Atom feed")
	}
	var all groups
	for _, entry := range root.all("", "entry") {
		get := func(name string) string { return entry.get(ns, name) }
		e := draft.Event{
			Kind:    "natural-disaster",
			Place:   get("areaDesc"),
			Start:   moment(get("onset"), time.RFC3339),
			End:     moment(get("expires"), time.RFC3339),
			Updated: moment(get("sent"), time.RFC3339),
		}
		switch get("severity") {
		case "Extreme":
			e.Severity = draft.Critical
		case "Severe":
		case "Moderate":
			e.Severity = draft.Low
		default:
			continue
		}
		event, where := get("event"), "Europe"
		e.Name = event
		if p.Region != "" {
			e.Regions = []string{p.Region}
			where, _ = nameOf(p.Region)
		}
		if m := meteoAlarmTitle.get().FindStringSubmatch(entry.get("", "title")); m != nil {
			e.Name = m[1] + " " + strings.ToLower(m[2]) + " warning in " + where
			for _, h := range meteoAlarmHazards {
				if e.Hazard == "" && strings.Contains(strings.ToLower(m[2]), h.word) {
					e.Hazard = h.hazard
				}
			}
		} else {
			_, e.Hazard = subjectOf(event)
		}
		if get("status") != "Actual" || get("message_type") == "Cancel" || e.Hazard == "" || e.Name == "" ||
			e.Start.IsZero() || e.End.Before(e.Start) || e.End.Before(p.At) {
			continue
		}
		e.ID = slug(p.Region + " " + e.Hazard + " " + e.Severity.String())
		if event != "" && event != e.Name && e.Severity != draft.Low {
			e.Terms = []string{event}
		}
		all.add(e)
	}
	return &Snapshot{Events: all.events()}, nil
}
