package rules

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// A hashtagMeaning is what one hashtag stands for; trending_hashtag.toml explains the fields.
type hashtagMeaning struct {
	Tag      string
	Aliases  []string
	Means    string
	Since    string
	Regions  []string
	Needs    string
	Gravity  string
	Dates    []string
	Near     []string
	Innocent string
	Misuse   string
	Source   string

	Until date // the last day of the meaning; zero: for good
	Mild  bool // it is read off the form of the tag, not known: never more than a warning
}

// A hashtagName is the letters and digits of a tag and the number of what it stands for.
type hashtagName struct {
	Norm string
	Tag  int
}

// A stormSeason is a list of names that storms are given, squashed, from one day to another, or for good.
type stormSeason struct {
	Meaning hashtagMeaning
	Names   []string
}

// stormWords stand before the name of a storm.
var stormWords = []string{"hurricane", "ouragan", "tempete", "cyclone", "typhoon", "typhon", "storm"}

// meaningOf returns what the tag with these letters and digits stands for on a day, nil if nothing is known of it.
func meaningOf(norm string, day time.Time) *hashtagMeaning {
	if norm == "" {
		return nil
	}
	for _, n := range hashtagNames[norm[0]] {
		if n.Norm == norm {
			return &hashtagMeanings[n.Tag]
		}
	}
	for _, w := range stormWords {
		if name, ok := strings.CutPrefix(norm, w); ok {
			return stormOf(name, day)
		}
	}
	if whom, ok := strings.CutPrefix(norm, "prayfor"); ok && whom != "" && !slices.Contains(hashtagPlayful, whom) {
		return griefForPlace
	}
	return nil
}

// stormOf returns the last storm of that name that has had time to come, one that is not over before one that is.
func stormOf(name string, day time.Time) (found *hashtagMeaning) {
	for i := range stormSeasons {
		if !slices.Contains(stormSeasons[i].Names, name) {
			continue
		}
		s := &stormSeasons[i].Meaning
		from, _ := s.since()
		switch {
		case found == nil, found.past(day) && !s.past(day) && (day.IsZero() || !day.Before(from)):
			found = s
		}
	}
	return found
}

// past reports whether the meaning is over on a day.
func (m *hashtagMeaning) past(day time.Time) bool {
	return m.Until != (date{}) && !day.IsZero() && day.After(m.Until.in(time.UTC).AddDate(0, 0, 1))
}

var sinceLayouts = []struct{ read, write string }{{"2006-01-02", "2 January 2006"}, {"2006-01", "January 2006"}, {"2006", "2006"}}

// since returns the first instant of the meaning and how it is written in a message.
func (m *hashtagMeaning) since() (from time.Time, spelled string) {
	for _, l := range sinceLayouts {
		if t, err := time.Parse(l.read, m.Since); err == nil {
			return t, t.Format(l.write)
		}
	}
	return from, ""
}

// applies reports whether the tag has the meaning when and where the post is read.
func (m *hashtagMeaning) applies(p *check.Pass) bool {
	from, _ := m.since()
	if day := p.Date(); !day.IsZero() && p.Post.When.End().Before(from) && day.Before(from) {
		return false
	}
	where := draft.Event{Regions: m.Regions}
	return where.Concerns(p.Context.Regions(p.Post))
}

// around reports whether the post goes out around one of the days of the meaning: three days before, when an evening is announced,
// to one day after.
func (m *hashtagMeaning) around(when draft.Moment) bool {
	for _, d := range m.Dates {
		for year := when.Time.Year(); year <= when.End().Year()+1; year++ {
			day, err := time.ParseInLocation(time.DateOnly, fmt.Sprintf("%d-%s", year, d), when.Time.Location())
			if err == nil && !when.End().Before(day.AddDate(0, 0, -3)) && when.Time.Before(day.AddDate(0, 0, 2)) {
				return true
			}
		}
	}
	return false
}

// near reports whether a word of the post, outside the tag itself, shows that the tag is meant in this sense.
func (u *hashtagUse) near(m *hashtagMeaning, tag draft.Quote) bool {
	places, known := u.senses[m]
	if !known {
		if u.senses == nil {
			u.senses = map[*hashtagMeaning][]draft.Quote{}
		}
		places = m.places(u.p)
		u.senses[m] = places
	}
	return slices.ContainsFunc(places, func(q draft.Quote) bool { return !sameWords(q, tag) })
}

// places returns where the post holds the words that show the sense.
func (m *hashtagMeaning) places(p *check.Pass) (places []draft.Quote) {
	for _, phrase := range m.Near {
		words := strings.Fields(phrase)
		for i := 0; i < p.Words(); i++ {
			if q, ok := standsAt(p, i, words); ok {
				places = append(places, q)
			}
		}
	}
	return places
}

func standsAt(p *check.Pass, at int, words []string) (whole draft.Quote, ok bool) {
	for i, w := range words {
		q, folded := p.Word(at + i)
		if !likeWord(folded, w) {
			return whole, false
		}
		if i == 0 {
			whole = q
		}
		whole.End = q.End
	}
	return whole, true
}

// likeWord reports whether word is pattern, or begins with what stands before the * at its end.
func likeWord(word, pattern string) bool {
	if stem, ok := strings.CutSuffix(pattern, "*"); ok {
		return strings.HasPrefix(word, stem)
	}
	return word == pattern
}

// Tags that grief has given its form, whoever or whatever they name.
var (
	griefForGoods = &hashtagMeaning{Means: "“Je suis Charlie”, the grief for the dead of January 2015", Since: "2015-01-07", Needs: "always", Gravity: "mourning", Misuse: "3 Suisses put its name into it in 2015, and took it back",
		Source: "https://communication-entreprise.eu/3-suisses-rate-son-hommage-a-charlie-hebdo", Mild: true}
	griefForPlace = &hashtagMeaning{Means: "grief for a place or a person", Needs: "always", Gravity: "mourning", Mild: true}
	griefForName  = &hashtagMeaning{Means: "grief for somebody", Needs: "always", Gravity: "mourning", Mild: true}
)

// formOfGrief returns what a tag stands for by its form: #JeSuis with goods or the brand in it, #RIP with a name after it.
func formOfGrief(p *check.Pass, t check.Tag) *hashtagMeaning {
	written := strings.TrimPrefix(t.Quote.String(), "#")
	if name, ok := strings.CutPrefix(written, "RIP"); ok && name != "" && !slices.Contains(hashtagTorn, draft.Fold(name)) { // #ripstop has small letters
		return griefForName
	}
	thing, ok := strings.CutPrefix(t.Norm, "jesuis")
	if !ok || thing == "" {
		return nil
	}
	b := &p.Context.Brand
	for _, own := range slices.Concat([]string{b.Name}, b.Aliases, b.Products, hashtagEdible) {
		if check.Squash(own) == thing {
			return griefForGoods
		}
	}
	return nil
}
