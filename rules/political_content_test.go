package rules

import (
	"strings"
	"testing"
	"time"

	"github.com/pelletier/go-toml/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// Every name says who that is, where, since when, as of which month and where it can be checked.
func TestPoliticalEntitiesAreDated(t *testing.T) {
	var lists map[string]map[string]struct{ Terms []string }
	require.NoError(t, toml.Unmarshal([]byte(politicalEntitiesTOML), &lists))
	for name, langs := range lists {
		if name == "no-name" {
			continue
		}
		for _, list := range langs {
			for _, term := range list.Terms {
				_, note, _ := strings.Cut(term, "->")
				o, err := parsePoliticalOffice(strings.TrimSpace(note))
				require.NoError(t, err, term)
				assert.NotEmpty(t, o.role, term)
				assert.NotEmpty(t, o.source, term)
				for _, c := range strings.Fields(o.country) {
					assert.Len(t, c, 2, term)
				}
				_, err = time.Parse("2006-01", o.asOf)
				assert.NoError(t, err, term)
				for _, span := range o.terms {
					assert.True(t, span[1].IsZero() || span[0].Before(span[1]), term)
				}
			}
		}
	}
}

func TestOfficeOn(t *testing.T) {
	const note = "president of the United States; US; 2017-01-20..2021-01-20, 2025-01-20..; 2026-06; whitehouse.gov"
	day := func(s string) time.Time {
		d, err := time.Parse(time.DateOnly, s)
		require.NoError(t, err)
		return d
	}
	for when, want := range map[string]string{
		"2016-05-01": "a political figure, at another time president of the United States (US, list dated 2026-06)",
		"2017-01-20": "president of the United States (US, list dated 2026-06)",
		"2021-01-20": "a political figure, at another time president of the United States (US, list dated 2026-06)",
		"2026-06-30": "president of the United States (US, list dated 2026-06)",
		"2026-07-01": "president of the United States when this list was last checked, in 2026-06 (US)",
	} {
		_, got := officeOn(note, day(when))
		assert.Equal(t, want, got, when)
	}
	_, got := officeOn("no office", time.Time{})
	assert.Equal(t, "a political figure", got)
}

func TestPoliticalKind(t *testing.T) {
	for name, want := range map[string]string{
		"Referendum on water":            "election",
		"Manifestations à Lyon":          "protest",
		"Debate on a milk bill":          "debate",
		"Guerre en Ruritanie":            "war",
		"Earthquake of 11 March":         "",
		"Storm Petra, flights on strike": "",
	} {
		assert.Equal(t, want, politicalKind(&draft.Event{Name: name}), name)
	}
	assert.Equal(t, "mourning", politicalKind(&draft.Event{Name: "Election of a pope", Kind: "mourning"}))
}

// A post without politics costs the rule no memory, with an election on or without.
func TestPoliticalContentAllocatesNothing(t *testing.T) {
	if raceEnabled {
		t.Skip("under the race detector sync.Pool drops items at random")
	}
	set, err := check.Compile(PoliticalContent)
	require.NoError(t, err)
	post := &draft.Post{Text: draft.NewText("Bread is out of the oven, and the coffee is hot."), Lang: "en", When: draft.Moment{Time: time.Date(2020, 11, 4, 0, 0, 0, 0, time.UTC), Precision: draft.Day}}
	for name, ctx := range map[string]*draft.Context{"quiet": {}, "election": politicalElection} {
		found := set.Post(nil, post, ctx)
		require.Empty(t, found)
		assert.Zero(t, testing.AllocsPerRun(100, func() { set.Post(nil, post, ctx) }), name)
	}
}
