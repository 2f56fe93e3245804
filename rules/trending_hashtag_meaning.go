package rules

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/pelletier/go-toml/v2"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

//go:embed trending_hashtag.toml
var hashtagTOML string

// A hashtagMeaning is what one hashtag stands for; trending_hashtag.toml explains the fields.
type hashtagMeaning struct {
	Tag      string   `toml:"tag"`
	Aliases  []string `toml:"aliases"`
	Means    string   `toml:"means"`
	Since    string   `toml:"since"`
	Regions  []string `toml:"regions"`
	Needs    string   `toml:"needs"`
	Gravity  string   `toml:"gravity"`
	Dates    []string `toml:"dates"`
	Near     []string `toml:"near"`
	Innocent string   `toml:"innocent"`
	Misuse   string   `toml:"misuse"`
	Source   string   `toml:"source"`

	mild bool // it is read off the form of the tag, not known: never more than a warning
}

// A stormSeason is a list of names that storms are given.
type stormSeason struct {
	Since  string   `toml:"since"`
	Names  []string `toml:"names"`
	Source string   `toml:"source"`
}

type hashtagFile struct {
	Grave   []string         `toml:"grave"`
	Playful []string         `toml:"playful"`
	Tags    []hashtagMeaning `toml:"tag"`
	Storms  []stormSeason    `toml:"storms"`
}

// hashtagMeanings is the file made ready for looking up.
type hashtagMeanings struct {
	hashtagFile
	known  map[string]*hashtagMeaning // by the letters and digits of the tag
	storms map[string]*hashtagMeaning // by the storm's name
	prayed *hashtagMeaning
}

// meanings reads the file when the first hashtag is met: most posts of most runs have one, most programs that import the package have none.
var meanings = sync.OnceValue(func() *hashtagMeanings {
	m := &hashtagMeanings{known: map[string]*hashtagMeaning{}, storms: map[string]*hashtagMeaning{}}
	if err := toml.Unmarshal([]byte(hashtagTOML), &m.hashtagFile); err != nil {
		panic("trending_hashtag.toml: " + err.Error())
	}
	for i := range m.Tags {
		t := &m.Tags[i]
		m.known[check.Squash(t.Tag)] = t
		for _, a := range t.Aliases {
			m.known[check.Squash(a)] = t
		}
	}
	for _, s := range m.Storms {
		named := &hashtagMeaning{Means: "a storm, and perhaps people in danger", Since: s.Since, Needs: "always", Gravity: "tragedy", Source: s.Source, mild: true}
		for _, n := range s.Names {
			m.storms[check.Squash(n)] = named
		}
	}
	m.prayed = &hashtagMeaning{Means: "grief for a place or a person", Needs: "always", Gravity: "mourning", mild: true}
	return m
})

// stormWords stand before the name of a storm.
var stormWords = []string{"hurricane", "ouragan", "tempete", "cyclone", "typhoon", "typhon", "storm"}

// find returns what the tag with these letters and digits stands for, nil if nothing is known of it.
func (m *hashtagMeanings) find(norm string) *hashtagMeaning {
	if t := m.known[norm]; t != nil {
		return t
	}
	for _, w := range stormWords {
		if name, ok := strings.CutPrefix(norm, w); ok {
			return m.storms[name]
		}
	}
	if whom, ok := strings.CutPrefix(norm, "prayfor"); ok && whom != "" {
		for _, w := range m.Playful {
			if whom == w {
				return nil
			}
		}
		return m.prayed
	}
	return nil
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
func (m *hashtagMeaning) near(p *check.Pass, tag draft.Quote) bool {
	for _, phrase := range m.Near {
		words := strings.Fields(phrase)
		for i := 0; i < p.Words(); i++ {
			if standsAt(p, i, words, tag) {
				return true
			}
		}
	}
	return false
}

func standsAt(p *check.Pass, at int, words []string, except draft.Quote) bool {
	for i, w := range words {
		q, folded := p.Word(at + i)
		if q.Text == except.Text && q.Start < except.End && except.Start < q.End || !likeWord(folded, w) {
			return false
		}
	}
	return true
}

// likeWord reports whether word is pattern, or begins with what stands before the * at its end.
func likeWord(word, pattern string) bool {
	if stem, ok := strings.CutSuffix(pattern, "*"); ok {
		return strings.HasPrefix(word, stem)
	}
	return word == pattern
}
