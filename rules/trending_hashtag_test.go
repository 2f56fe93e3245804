package rules

import (
	"net/url"
	"regexp"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// A list of facts is worth what its sources are: each entry must have one, and say one thing about one tag.
func TestHashtagMeaningsAreComplete(t *testing.T) {
	owner := map[string]string{}
	claim := func(tag, by string) {
		norm := check.Squash(tag)
		assert.NotEmpty(t, norm, by)
		assert.Empty(t, owner[norm], "%s is in two entries", tag)
		owner[norm] = by
	}
	for _, m := range hashtagMeanings {
		claim(m.Tag, m.Tag)
		for _, a := range m.Aliases {
			claim(a, m.Tag)
		}
		assert.NotEmpty(t, m.Means, m.Tag)
		assert.NotRegexp(t, `[.!]$`, m.Means+m.Misuse, "%s: the message goes on", m.Tag)
		assert.True(t, slices.Contains([]string{"always", "text", "event", "date"}, m.Needs), m.Tag)
		assert.Contains(t, tagRemedies, m.Gravity, m.Tag)
		from, spelled := m.since()
		assert.NotEmpty(t, spelled, "%s: since %q", m.Tag, m.Since)
		assert.True(t, from.Before(time.Now()), m.Tag)
		assert.Equal(t, m.Needs == "text", len(m.Near) > 0 && m.Needs == "text", "%s: needs text and names no words", m.Tag)
		if m.Needs == "date" {
			assert.NotEmpty(t, m.Dates, m.Tag)
		}
		for _, d := range m.Dates {
			_, err := time.Parse("2006-01-02", "2024-"+d)
			assert.NoError(t, err, m.Tag)
		}
		for _, n := range m.Near {
			assert.Equal(t, draft.Fold(n), n, "%s: words are compared folded", m.Tag)
		}
		for _, r := range m.Regions {
			assert.Regexp(t, regexp.MustCompile(`^[A-Z]{2}(-[A-Z]{2})?$`), r, m.Tag)
		}
		assertAddress(t, m.Source, m.Tag)
	}
	for i := range stormSeasons {
		s := &stormSeasons[i].Meaning
		assertAddress(t, s.Source, s.Since)
		from, spelled := s.since()
		assert.NotEmpty(t, spelled, s.Since)
		assert.NotEmpty(t, stormSeasons[i].Names, s.Since)
		if s.Until == (date{}) {
			continue // retired
		}
		until := s.Until.in(time.UTC)
		assert.True(t, until.After(from) && until.Before(from.AddDate(1, 0, 0)), "%s: a season is shorter than a year", s.Since)
	}
	for _, w := range slices.Concat(hashtagGrave, hashtagPlayful, hashtagEdible, hashtagTorn) {
		assert.Equal(t, draft.Fold(w), w)
	}
}

func assertAddress(t *testing.T, s, of string) {
	u, err := url.Parse(s)
	if assert.NoError(t, err, of) {
		assert.NotEmpty(t, u.Host, "%s has no source", of)
	}
}

// What an Example cannot write: tags that are kept outside the text, and tags that networks read differently.
func TestTrendingHashtagOutsideAndWide(t *testing.T) {
	set, err := check.Compile(TrendingHashtag)
	require.NoError(t, err)
	event := tagEvent(draft.Event{Name: "Epidemic", Kind: "epidemic", Hashtags: []string{"#Fever-19"}}, tagDay(2026, 3, 1))
	for _, c := range []struct {
		name, text, tag string
		ctx             *draft.Context
		want            check.Severity
		quote           string
	}{
		{"outside, with its sign", "You had pizza.", "#WhyIStayed", nil, check.Block, "#WhyIStayed"},
		{"outside, without", "Tu as eu ta part de pizza ?", "balancetonporc", nil, check.Block, "balancetonporc"},
		{"outside, harmless", "You had pizza.", "TeamTuesday", nil, check.Off, ""},
		{"wide", "#Fever-19? Shop now, 20% off.", "", event, check.Block, "#Fever-19"},
		{"a storm of a season nobody wrote down", "#TempêteBenjamin : -20 % sur les poêles.", "", nil, check.Warn, "#TempêteBenjamin"},
		{"a lamp", "#HurricaneLamp: 20% off.", "", nil, check.Off, ""},
		{"mourning that is on no list", "#PrayForLisbon. Shop now, 20% off.", "", nil, check.Warn, "#PrayForLisbon"},
		{"a wish", "#PrayForSnow. Shop skis now, 20% off.", "", nil, check.Off, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := &draft.Post{Text: draft.NewText(c.text)}
			if c.ctx != nil {
				p.When = draft.Moment{Time: tagDay(2026, 3, 2), Precision: draft.Day}
			}
			if c.tag != "" {
				p.Hashtags = []draft.Quote{draft.Words(c.tag)}
			}
			found := set.Post(nil, p, c.ctx)
			if c.want == check.Off {
				assert.Empty(t, found)
				return
			}
			require.Len(t, found, 1)
			assert.Equal(t, c.want, found[0].Severity, found[0].Message)
			assert.Equal(t, c.quote, found[0].Quote.String())
		})
	}
}

// Facts have a date and a place: a tag is judged by what it stood for when and where the post goes out.
func TestTrendingHashtagWhenAndWhere(t *testing.T) {
	set, err := check.Compile(TrendingHashtag)
	require.NoError(t, err)
	post := func(text string, when time.Time) *draft.Post {
		return &draft.Post{Text: draft.NewText(text), When: draft.Moment{Time: when, Precision: draft.Day}}
	}
	assert.Empty(t, set.Post(nil, post("Second doughnut? #MeToo", tagDay(2012, 5, 4)), nil))
	assert.NotEmpty(t, set.Post(nil, post("Second doughnut? #MeToo", tagDay(2022, 5, 4)), nil))
	orange := "#EveryChildMatters: 20% off school bags."
	assert.NotEmpty(t, set.Post(nil, post(orange, tagDay(2022, 5, 4)), &draft.Context{Brand: draft.Brand{Regions: []string{"CA"}}}))
	assert.Empty(t, set.Post(nil, post(orange, tagDay(2022, 5, 4)), &draft.Context{Brand: draft.Brand{Regions: []string{"FR"}}}))
}

// The names of a season are those of storms while it lasts. Afterwards the finding says that it is over; a retired name stays grave.
func TestTrendingHashtagStormSeasons(t *testing.T) {
	set, err := check.Compile(TrendingHashtag)
	require.NoError(t, err)
	for _, c := range []struct {
		tag  string
		day  time.Time
		want check.Severity
		says string
	}{
		{"#TempêteBenjamin", tagDay(2025, 8, 31), check.Off, ""},
		{"#TempêteBenjamin", tagDay(2025, 10, 23), check.Warn, "a storm, and perhaps people in danger (since 1 September 2025)"},
		{"#TempêteBenjamin", tagDay(2026, 8, 31), check.Warn, "a storm, and perhaps"},
		{"#TempêteBenjamin", tagDay(2026, 9, 2), check.Note, "a season that ended on 31 August 2026"},
		{"#StormHannah", tagDay(2025, 12, 1), check.Warn, "since 1 September 2025"},
		{"#HurricaneLeah", tagDay(2026, 7, 1), check.Warn, "since 1 June 2026"},
		{"#HurricaneLeah", tagDay(2026, 12, 2), check.Note, "ended on 30 November 2026"},
		{"#HurricaneMelissa", tagDay(2030, 7, 1), check.Block, "its name was retired (since October 2025)"},
		{"#OuraganWilma", tagDay(2030, 7, 1), check.Block, "its name was retired (since 2005)"},
	} {
		p := &draft.Post{Text: draft.NewText(c.tag + ": 20% off every stove."), When: draft.Moment{Time: c.day, Precision: draft.Day}}
		found := set.Post(nil, p, nil)
		if c.want == check.Off {
			assert.Empty(t, found, "%s on %s", c.tag, c.day)
			continue
		}
		if assert.Len(t, found, 1, "%s on %s", c.tag, c.day) {
			assert.Equal(t, c.want, found[0].Severity, "%s on %s", c.tag, c.day)
			assert.Contains(t, found[0].Message, c.says)
		}
	}
}

// The brand's own name in “Je suis ...” is the mistake of January 2015.
func TestTrendingHashtagJeSuisTheBrand(t *testing.T) {
	set, err := check.Compile(TrendingHashtag)
	require.NoError(t, err)
	p := &draft.Post{Text: draft.NewText("#JeSuisMaisonAurore"), When: draft.Moment{Time: tagDay(2015, 1, 9), Precision: draft.Day}}
	assert.Len(t, set.Post(nil, p, &draft.Context{Brand: draft.Brand{Name: "Maison Aurore"}}), 1)
	assert.Empty(t, set.Post(nil, p, nil))
	p.When.Time = tagDay(2014, 1, 9)
	assert.Empty(t, set.Post(nil, p, &draft.Context{Brand: draft.Brand{Name: "Maison Aurore"}}))
}

// Nothing that a message proposes may itself be found.
func TestTrendingHashtagAdvicePasses(t *testing.T) {
	set, err := check.Compile(TrendingHashtag)
	require.NoError(t, err)
	texts := []string{TrendingHashtag.Fix}
	for _, r := range tagRemedies {
		texts = append(texts, r)
	}
	for _, s := range texts {
		assert.Empty(t, set.Post(nil, &draft.Post{Text: draft.NewText(s)}, nil))
	}
}

func BenchmarkTrendingHashtagClean(b *testing.B) {
	set, err := check.Compile(TrendingHashtag)
	require.NoError(b, err)
	p := &draft.Post{Text: draft.NewText("Ana has been with us since 2009 and says why I stayed, she means herself, in a short film. Come in and taste the bread that she bakes every morning."), Lang: "en"}
	b.ReportAllocs()
	for b.Loop() {
		set.Post(nil, p, nil)
	}
}
