package news

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// An nwsAlert is the properties of one alert of the National Weather Service, which are those of the Common Alerting Protocol 1.2.
type nwsAlert struct {
	ID, AreaDesc                    string
	Geocode                         struct{ UGC []string }
	References                      []struct{ Identifier string }
	Sent, Effective, Onset          string // Onset may be null
	Expires, Ends                   string // Expires is of the message, and may lie before the onset; Ends may be null
	Status, MessageType, Event, Web string
	Severity, Certainty, Urgency    string
}

// nwsCivil are the messages that are no weather, with their kind: the only alerts that tell of an attacker at large. They count whatever
// severity the office gave them.
var nwsCivil = map[string]string{
	"Law Enforcement Warning": "mass-violence", "Civil Danger Warning": "mass-violence", "Shelter In Place Warning": "mass-violence",
	"Civil Emergency Message": "accident", "Local Area Emergency": "accident", "Hazardous Materials Warning": "accident",
	"Nuclear Power Plant Warning": "accident", "Radiological Hazard Warning": "accident",
}

// readNWS reads the active alerts of the National Weather Service. Hundreds are active at once: what is less than severe, or only possible, or
// of the sea is left out, and the alerts of one name in one state are one event.
func readNWS(p Page) (*Snapshot, error) {
	var doc struct {
		Type     string
		Features []struct{ Properties nwsAlert }
	}
	if err := json.Unmarshal(p.Src, &doc); err != nil {
		return nil, fmt.Errorf("it is no GeoJSON: %w", err)
	}
	if doc.Type != "FeatureCollection" {
		return nil, errors.New("it is no list of alerts")
	}
	cancelled := map[string]bool{}
	for _, f := range doc.Features {
		if f.Properties.MessageType == "Cancel" {
			for _, r := range f.Properties.References {
				cancelled[r.Identifier] = true
			}
		}
	}
	var all groups
	for _, f := range doc.Features {
		a := f.Properties
		if a.Status != "Actual" || !slices.Contains([]string{"Alert", "Update"}, a.MessageType) || cancelled[a.ID] {
			continue
		}
		e, ok := a.event()
		if !ok || e.End.Before(p.At) {
			continue
		}
		for _, state := range a.states() {
			in := e
			en, _ := nameOf(state)
			in.Name, in.Regions = clean(a.Event)+" in "+en, []string{state}
			in.ID = slug(a.Event + " " + state)
			all.add(in)
		}
	}
	return &Snapshot{Events: all.events()}, nil
}

// event returns what the alert is, without its name and state.
func (a *nwsAlert) event() (e draft.Event, ok bool) {
	e = draft.Event{
		Place:   clean(a.AreaDesc),
		Start:   later(moment(a.Effective, time.RFC3339), moment(a.Onset, time.RFC3339)),
		End:     moment(a.Ends, time.RFC3339),
		Source:  webAddress(a.Web),
		Updated: moment(a.Sent, time.RFC3339),
	}
	if onset := moment(a.Onset, time.RFC3339); !onset.IsZero() {
		e.Start = onset
	}
	if e.End.IsZero() {
		e.End = later(moment(a.Expires, time.RFC3339), e.Start.Add(12*time.Hour))
	}
	if e.Start.IsZero() || e.End.Before(e.Start) {
		return e, false
	}
	if e.Kind = nwsCivil[a.Event]; e.Kind != "" {
		return e, true
	}
	e.Kind, e.Hazard = subjectOf(a.Event)
	switch {
	case e.Hazard == "" || a.Urgency == "Future" || a.Urgency == "Past" || a.Certainty == "Possible" || a.Certainty == "Unlikely":
		return e, false
	case a.Severity == "Extreme" && (a.Urgency == "Immediate" || a.Certainty == "Observed"):
		e.Severity = draft.Critical
	case a.Severity != "Extreme" && a.Severity != "Severe":
		return e, false
	}
	return e, true
}

// states returns the states and territories of an alert. Its codes begin with two letters of a state, or of a sea: AM is no Armenia.
func (a *nwsAlert) states() []string {
	var codes []string
	add := func(two string) {
		switch {
		case places().byCode["US-"+two] != nil:
			codes = append(codes, "US-"+two)
		case slices.Contains([]string{"PR", "GU", "VI", "AS", "MP"}, two):
			codes = append(codes, two)
		}
	}
	for _, c := range a.Geocode.UGC {
		add(c[:min(2, len(c))])
	}
	if len(codes) == 0 {
		for area := range strings.SplitSeq(a.AreaDesc, ";") {
			_, state, _ := strings.Cut(area, ", ")
			add(strings.TrimSpace(state))
		}
	}
	return unique(codes)
}

// slug returns a name as an identifier: small letters and dashes.
func slug(s string) string { return strings.ReplaceAll(strings.TrimSpace(spaced(s)), " ", "-") }
