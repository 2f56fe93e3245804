package news

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// readUSGS reads a GeoJSON feed of the US Geological Survey. PAGER's colour, an estimate of deaths, says how grave a quake is; of a quake
// that it has not judged yet the magnitude does.
func readUSGS(p Page) (*Snapshot, error) {
	var doc struct {
		Type     string
		Features []struct {
			ID         string
			Properties struct {
				Mag           *float64
				Place         string
				Time, Updated int64 // milliseconds since 1970
				URL           string
				Alert         *string
				Tsunami       int
				Type          string
			}
			Geometry *struct{ Coordinates []float64 } // longitude, latitude, depth
		}
	}
	if err := json.Unmarshal(p.Src, &doc); err != nil {
		return nil, fmt.Errorf("it is no GeoJSON: %w", err)
	}
	if doc.Type != "FeatureCollection" {
		return nil, errors.New("it is no list of earthquakes")
	}
	s := &Snapshot{}
	for _, f := range doc.Features {
		q := f.Properties
		e := draft.Event{
			Kind: "natural-disaster", Hazard: "earthquake",
			Place:   clean(q.Place),
			Start:   plausible(time.UnixMilli(q.Time)),
			Updated: plausible(time.UnixMilli(q.Updated)),
			Source:  webAddress(q.URL),
			ID:      clean(f.ID),
		}
		magnitude, alert := 0.0, ""
		if q.Mag != nil {
			magnitude = *q.Mag
		}
		if q.Alert != nil {
			alert = *q.Alert
		}
		switch {
		case q.Type != "earthquake" || e.ID == "" || q.Time == 0 || e.Start.IsZero(): // quarry blasts
			continue
		case alert == "red":
			e.Severity = draft.Critical
		case alert == "orange" || alert == "" && magnitude >= 7:
			e.Severity = draft.High
		case alert == "yellow" || alert == "" && magnitude >= 6:
			e.Severity = draft.Low
		default:
			continue
		}
		if _, after, ok := strings.Cut(e.Place, " of "); ok { // "61 km WNW of Iquique, Chile"
			e.Place = after
		}
		e.Place = strings.TrimSuffix(e.Place, " region")
		e.Regions = usgsRegions(e.Place)
		if len(e.Regions) == 1 && e.Regions[0] == "GE" && f.Geometry != nil && len(f.Geometry.Coordinates) > 0 && f.Geometry.Coordinates[0] < 0 {
			e.Regions[0] = "US-GA"
		}
		if len(e.Regions) == 0 && e.Severity != draft.Critical {
			continue // at sea
		}
		e.Name = "Earthquake near " + e.Place
		tag(&e, "")
		e.Terms = inPlace(e.Hazard, e.Regions)
		s.Events = append(s.Events, e)
	}
	return s, nil
}

// usgsRegions reads the region at the end of a place: a country, a state of the US by its name or by its two letters.
func usgsRegions(place string) []string {
	last := strings.TrimSpace(place[strings.LastIndexByte(place, ',')+1:])
	if len(last) == 2 && places().byCode["US-"+last] != nil {
		return []string{"US-" + last}
	}
	return codesIn(place)
}
