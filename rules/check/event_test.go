package check_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// named returns how surely a post names an event, "" if it does not.
func named(t *testing.T, post string, event draft.Event) string {
	t.Helper()
	got := ""
	rule := echo("")
	rule.Post = func(p *check.Pass) {
		sure := check.ByPlace + 1
		for _, e := range p.Events() {
			for _, r := range e.Refs {
				if r.By < sure {
					sure, got = r.By, [...]string{"tag", "term", "word", "name", "place"}[r.By]
				}
			}
		}
	}
	set, err := check.Compile(rule)
	require.NoError(t, err)
	set.Post(nil, &draft.Post{Text: draft.NewText(post)}, &draft.Context{Now: time.Date(2026, 9, 14, 9, 0, 0, 0, time.UTC), Events: []draft.Event{event}})
	return got
}

func TestEventNames(t *testing.T) {
	paris := draft.Event{Name: "Attaques dans la capitale", Kind: "mass-violence", Place: "Paris"}
	aurora := draft.Event{Name: "Cinema shooting", Kind: "mass-violence", Place: "Aurora, Colorado", Hashtags: []string{"#AuroraShooting"}}
	nice := draft.Event{Name: "Attentat", Kind: "mass-violence", Place: "Nice", Hashtags: []string{"#NiceAttack"}}
	havre := draft.Event{Name: "Explosion au port", Kind: "accident", Place: "Le Havre, Normandie"}
	storm := draft.Event{Name: "Tempête Maëlle, vigilance rouge", Kind: "natural-disaster", Hazard: "storm", Place: "Bretagne"}
	quake := draft.Event{Name: "Earthquake", Kind: "natural-disaster", Hazard: "earthquake", Place: "Nepal / North India", Terms: []string{"séisme de Gorkha", "aftershock", "Champs-Élysées"}}
	knight := draft.Event{Name: "x", Terms: []string{"dark knight shooting"}}
	dengue := draft.Event{Name: "Épidémie de dengue à La Réunion", Kind: "epidemic", Place: "La Réunion"}
	for _, c := range []struct {
		event draft.Event
		post  string
		want  string
	}{
		{dengue, "contre la dengue", "term"},
		{dengue, "#dengue", "tag"},
		{dengue, "une épidémie de bonne humeur", ""},
		{dengue, "la réunion de lundi", ""},
		{paris, "#PrayForParis", "tag"},
		{paris, "#prayforparis", "tag"},
		{paris, "#Pray4Paris", "tag"},
		{paris, "#JeSuisParis", "tag"},
		{paris, "#ParisStrong", "tag"},
		{paris, "#attentatsdeparis", "tag"},
		{paris, "#AttentatsDeParis", "tag"},
		{paris, "#fusilladeaparis", "tag"},
		{paris, "#parisattacks", "tag"},
		{paris, "#ParisFloods", "place"}, // another kind
		{paris, "#parisfloods", ""},
		{paris, "#ParisFashionWeek", "place"},
		{paris, "#parisfashionweek", ""},
		{paris, "#prayforrain", ""},
		{paris, "un pari", ""},
		{aurora, "after the Aurora shooting", "term"},
		{aurora, "after the aurora shooting", "term"},
		{aurora, "#aurorashooting", "tag"},
		{aurora, "#coloradostrong", "tag"},
		{aurora, "an aurora over Norway", ""},
		{aurora, "#Colorado skies", ""},
		{nice, "#attentatdenice", "tag"},
		{nice, "#NiceAttack", "tag"},
		{nice, "after the Nice attack", "term"},
		{nice, "a nice attack by the home team", ""},
		{nice, "#niceweather", ""},
		{havre, "#explosionduhavre", "tag"},
		{havre, "#prayforlehavre", "tag"},
		{havre, "au Havre", "place"},
		{havre, "#SoutienAuHavre", "tag"},
		{storm, "#Maelle", "tag"},
		{storm, "#maëlle", "tag"},
		{storm, "#tempetemaelle", "tag"},
		{storm, "#StormMaelle", "tag"},
		{storm, "Maëlle arrive ce soir", "word"},
		{storm, "MAËLLE", "word"},
		{storm, "la tempête Maelle", "term"},
		{storm, "une tempête", ""},
		{quake, "#seismeaunepal", "tag"},
		{quake, "#NepalQuake", "tag"},
		{quake, "#HelpForNepal", "tag"},
		{quake, "les séismes de Gorkha", "term"},
		{quake, "aftershocks", "term"},
		{quake, "AFTERSHOCK", "term"},
		{quake, "champs elysees", "term"},
		{knight, "#darkknightshootings", "tag"},
		{knight, "the Dark Knight shootings", "term"},
		{knight, "the dark night shooting", ""},
	} {
		assert.Equal(t, c.want, named(t, c.post, c.event), "%s: %s", c.event.Name, c.post)
	}
}

func TestEventsFromElsewhere(t *testing.T) {
	for _, c := range []struct {
		severity draft.Gravity
		readers  []string
		want     int
		reach    draft.Reach
	}{
		{draft.Critical, []string{"FR"}, 1, draft.Elsewhere},
		{draft.High, []string{"FR"}, 0, 0},
		{draft.Low, []string{"FR"}, 0, 0},
		{draft.Low, []string{"US"}, 1, draft.Among},
		{draft.High, []string{"US-CO"}, 1, draft.Here},
		{draft.High, nil, 1, draft.Unsaid},
	} {
		var met []check.EventHit
		rule := echo("")
		rule.Post = func(p *check.Pass) { met = append(met, p.Events()...) }
		set, err := check.Compile(rule)
		require.NoError(t, err)
		set.Post(nil, &draft.Post{Text: draft.NewText("x")}, &draft.Context{Now: time.Now(), Brand: draft.Brand{Regions: c.readers},
			Events: []draft.Event{{Name: "x", Severity: c.severity, Regions: []string{"US-CO"}}}})
		if assert.Len(t, met, c.want, "%v for %v", c.severity, c.readers) && c.want > 0 {
			assert.Equal(t, c.reach, met[0].Reach)
		}
	}
}
