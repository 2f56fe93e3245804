package rules

import (
	"slices"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/check"
)

// An adDisclosureCountry is what one country accepts between two days, both included; without the second it is still so.
type adDisclosureCountry struct {
	Code, Name, Source string
	From, Until        date
	OK, Plain, Weak    []string
}

// holds reports whether it is so at an instant, the zero one being now.
func (c *adDisclosureCountry) holds(at time.Time) bool {
	if c.Until != (date{}) && (at.IsZero() || !at.Before(c.Until.in(time.UTC).AddDate(0, 0, 1))) {
		return false
	}
	return at.IsZero() || !at.Before(c.From.in(time.UTC))
}

// An adDisclosureFold is how many characters a network shows before “more”.
type adDisclosureFold struct {
	Channel, Source string
	Shown           int
}

// adDisclosureIn returns the countries whose words count: those in which the post is read, or all where none of these is known.
func adDisclosureIn(p *check.Pass) (countries []*adDisclosureCountry) {
	regions := p.Context.Regions(p.Post)
	var all []*adDisclosureCountry
	for i := range adDisclosureCountries {
		c := &adDisclosureCountries[i]
		if !c.holds(p.Date()) {
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
