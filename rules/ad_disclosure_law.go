package rules

import (
	_ "embed"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/pelletier/go-toml/v2"

	"github.com/postlint/postlint/rules/check"
)

//go:embed ad_disclosure_law.toml
var adDisclosureLawTOML string

// An adDisclosureCountry is what one country accepts between two days.
type adDisclosureCountry struct {
	Code, Name, Source, From, Until string
	OK, Plain, Weak                 []string
	from, until                     time.Time // until: the first instant at which it is no longer so; zero: still so
}

type adDisclosureData struct {
	Read    string // the month in which all of it was read
	Country []*adDisclosureCountry
	Fold    []struct {
		Channel, Source string
		Shown           int
	}
	shown map[string]int
}

var adDisclosureLaw = sync.OnceValue(func() *adDisclosureData {
	data, err := readAdDisclosureLaw(adDisclosureLawTOML)
	if err != nil {
		panic(err) // the data is part of the program
	}
	return data
})

func readAdDisclosureLaw(src string) (*adDisclosureData, error) {
	data := &adDisclosureData{shown: map[string]int{}}
	if err := toml.NewDecoder(strings.NewReader(src)).DisallowUnknownFields().Decode(data); err != nil {
		return nil, err
	}
	for _, c := range data.Country {
		var err error
		if c.from, err = time.Parse(time.DateOnly, c.From); err != nil {
			return nil, err
		}
		if c.Until != "" {
			if c.until, err = time.Parse(time.DateOnly, c.Until); err != nil {
				return nil, err
			}
			c.until = c.until.AddDate(0, 0, 1)
		}
	}
	for _, f := range data.Fold {
		data.shown[f.Channel] = f.Shown
	}
	return data, nil
}

// adDisclosureIn returns the countries whose words count: those in which the post is read, or all where none of these is known.
func adDisclosureIn(p *check.Pass) (countries []*adDisclosureCountry) {
	regions := p.Context.Regions(p.Post)
	var all []*adDisclosureCountry
	for _, c := range adDisclosureLaw().Country {
		if at := p.Date(); !at.IsZero() && (at.Before(c.from) || !c.until.IsZero() && !at.Before(c.until)) || at.IsZero() && !c.until.IsZero() {
			continue
		}
		all = append(all, c)
		if slices.ContainsFunc(regions, func(r string) bool { code, _, _ := strings.Cut(r, "-"); return strings.EqualFold(code, c.Code) }) {
			countries = append(countries, c)
		}
	}
	if len(countries) == 0 {
		// Nobody knows who reads it: what one country accepts will do. The sentence itself will not, for most do not accept it.
		union := &adDisclosureCountry{}
		for _, c := range all {
			union.OK, union.Weak = append(union.OK, c.OK...), append(union.Weak, c.Weak...)
		}
		countries = []*adDisclosureCountry{union}
	}
	return countries
}
