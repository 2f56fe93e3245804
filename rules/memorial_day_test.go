package rules

import (
	"strings"
	"testing"
	"time"

	"github.com/pelletier/go-toml/v2"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/draft"
)

// Every day says what it is, when, in which tone and where that is told; every word leads to a day, and every day has a word.
func TestMemorialDaysAreTold(t *testing.T) {
	ids, dates := map[string]bool{}, map[string]bool{}
	for _, d := range memorialDays {
		assert.False(t, ids[d.ID], d.ID)
		ids[d.ID], dates[d.Date] = true, true
		assert.NotEmpty(t, d.What, d.ID)
		assert.NotEmpty(t, d.Source, d.ID)
		assert.Contains(t, []string{memorialSolemn, "commemorative", "awareness"}, d.Tone, d.ID)
		assert.True(t, d.Date != "" || !d.Quiet && !d.Digits, d.ID)
		for _, r := range d.Regions {
			assert.Len(t, r, 2, d.ID)
		}
	}
	var lists map[string]map[string]struct{ Terms []string }
	require.NoError(t, toml.Unmarshal([]byte(strings.ReplaceAll(memorialDayWords, "stop = true", "")), &lists))
	named := map[string]bool{}
	for list, known := range map[string]map[string]bool{"day": ids, "date": dates} {
		for _, lang := range lists[list] {
			for _, term := range lang.Terms {
				_, note, _ := strings.Cut(term, "-> ")
				assert.True(t, known[note], term)
				named[note] = true
			}
		}
	}
	for _, d := range memorialDays {
		assert.True(t, named[d.ID] || named[d.Date], d.ID)
	}
}

func TestMemorialDayMoves(t *testing.T) {
	want := map[string][3]string{
		"mlk":                {"2026-01-19", "2027-01-18", "2028-01-17"},
		"deportation":        {"2026-04-26", "2027-04-25", "2028-04-30"},
		"memorial-us":        {"2026-05-25", "2027-05-31", "2028-05-29"},
		"vel-d-hiv":          {"2026-07-19", "2027-07-18", "2028-07-16"},
		"remembrance-sunday": {"2026-11-08", "2027-11-14", "2028-11-12"},
		"road-victims":       {"2026-11-15", "2027-11-21", "2028-11-19"},
		"911":                {"2026-09-11", "2027-09-11", "2028-09-11"},
	}
	for _, d := range memorialDays {
		days, told := want[d.ID]
		if !told {
			continue
		}
		for i, day := range days {
			got := d.in(2026 + i)
			assert.Equal(t, day, got.Format(time.DateOnly), d.ID)
			assert.Zero(t, d.away(draft.Moment{Time: got.Add(23 * time.Hour), Precision: draft.Minute}))
			assert.Equal(t, 3, d.away(draft.Moment{Time: got.AddDate(0, 0, -3), Precision: draft.Day}))
		}
		delete(want, d.ID)
	}
	assert.Empty(t, want)
}

func TestMemorialDayBegins(t *testing.T) {
	for _, d := range memorialDays {
		if d.Since > 0 && d.Date != "" {
			assert.True(t, d.in(d.Since-1).IsZero(), d.ID)
			assert.False(t, d.in(d.Since).IsZero(), d.ID)
		}
	}
}
