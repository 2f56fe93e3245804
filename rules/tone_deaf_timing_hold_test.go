package rules

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// crisisRules are the rules that read events.
func crisisRules(t *testing.T) *check.Set {
	t.Helper()
	set, err := Compile(DisasterPiggyback, ToneDeafTiming, TrendingHashtag, PoliticalContent, SecondOpinion)
	require.NoError(t, err)
	return set
}

// worstOf returns the gravest finding about a post that goes out at a minute.
func worstOf(set *check.Set, text string, at time.Time, ctx *draft.Context) (worst check.Finding) {
	post := &draft.Post{Text: draft.NewText(text), When: draft.Moment{Time: at, Precision: draft.Minute}}
	for _, f := range set.Post(nil, post, ctx) {
		if f.Severity > worst.Severity {
			worst = f
		}
	}
	return worst
}

// Each hold of the table, a minute before its first edge, at both edges, and a minute after.
func TestToneDeafHoldEdges(t *testing.T) {
	const (
		offer = "Every lamp is half price today."
		merry = "Happy Friday! Any weekend plans?"
		deuil = "Vente flash : tout à moitié prix."
		hour  = time.Hour
		day   = 24 * hour
	)
	start := time.Date(2026, 9, 14, 6, 0, 0, 0, time.UTC)
	set := crisisRules(t)
	for _, c := range []struct {
		name, kind, hazard, title string
		severity                  draft.Gravity
		end                       time.Duration
		text                      string
		hold                      time.Duration
		during, after             check.Severity
	}{
		{"attack, offer", "mass-violence", "", "Attack", draft.Critical, 0, offer, 48 * hour, check.Warn, check.Off},
		{"attack, merry", "mass-violence", "", "Attack", draft.Critical, 0, merry, 48 * hour, check.Note, check.Off},
		{"attack, pun", "mass-violence", "", "Attack", draft.Critical, 0, "Killer deals on lamps.", 48 * hour, check.Block, check.Off},
		{"attentat, jeu de mots", "mass-violence", "", "Attentat", draft.Critical, 0, "Des prix assassins sur les lampes.", 48 * hour, check.Block, check.Off},
		{"high attack, offer", "mass-violence", "", "Attack", draft.High, 0, offer, 24 * hour, check.Note, check.Off},
		{"high attack, pun", "mass-violence", "", "Attack", draft.High, 0, "Killer deals on lamps.", 24 * hour, check.Warn, check.Off},
		{"accident, offer", "accident", "", "Train crash", draft.Critical, 0, offer, 48 * hour, check.Warn, check.Off},
		{"war, offer", "war", "", "War", draft.Critical, 0, offer, 48 * hour, check.Warn, check.Off},
		{"an event that ends early", "accident", "", "Train crash", draft.Critical, 20 * hour, offer, 20 * hour, check.Warn, check.Off},
		{"storm, offer", "natural-disaster", "storm", "Storm", draft.Critical, 3 * day, offer, 4 * day, check.Warn, check.Off},
		{"storm, pun", "natural-disaster", "storm", "Storm", draft.Critical, 3 * day, "A storm of savings.", 4 * day, check.Block, check.Off},
		{"wildfire of a month, offer", "natural-disaster", "wildfire", "Wildfire", draft.Critical, 30 * day, offer, 7 * day, check.Warn, check.Off},
		{"wildfire of a month, pun", "natural-disaster", "wildfire", "Wildfire", draft.Critical, 30 * day, "Des prix incendiaires.", 7 * day, check.Block, check.Note},
		{"high storm, pun", "natural-disaster", "storm", "Storm", draft.High, 3 * day, "A storm of savings.", day, check.Warn, check.Note},
		{"mourning", "mourning", "", "Mourning", draft.High, 5 * day, deuil, 5 * day, check.Warn, check.Off},
		{"death of somebody known", "death", "", "Death", draft.Critical, 0, offer, 48 * hour, check.Note, check.Off},
		{"epidemic, pun", "epidemic", "", "Epidemic", draft.Critical, 90 * day, "An infectious smile for every lamp.", 14 * day, check.Warn, check.Off},
		{"own crisis, offer", "brand-crisis", "", "Recall of lamps that catch fire", draft.Critical, 30 * day, offer, 48 * hour, check.Warn, check.Off},
		{"own crisis, pun", "brand-crisis", "", "Recall of lamps that explode", draft.High, 30 * day, "Explosive prices on rugs.", 30 * day, check.Warn, check.Off},
	} {
		e := draft.Event{Name: c.title, Kind: c.kind, Hazard: c.hazard, Severity: c.severity, Start: start, Regions: []string{"FR"}}
		if c.end > 0 {
			e.End = start.Add(c.end)
		}
		ctx := &draft.Context{Events: []draft.Event{e}, Brand: draft.Brand{Regions: []string{"FR"}}}
		at := func(after time.Duration) check.Severity { return worstOf(set, c.text, start.Add(after), ctx).Severity }
		assert.Equal(t, check.Off, at(-time.Minute), "%s: a minute before", c.name)
		assert.Equal(t, c.during, at(0), "%s: at the start", c.name)
		assert.Equal(t, c.during, at(c.hold), "%s: in the last minute", c.name)
		assert.Equal(t, c.after, at(c.hold+time.Minute), "%s: a minute after", c.name)
	}
}

// Every kind and hazard has words that it takes literally, in both languages, and a near-twin that passes.
func TestToneDeafWordsOfEveryKind(t *testing.T) {
	start := time.Date(2026, 9, 14, 6, 0, 0, 0, time.UTC)
	set := crisisRules(t)
	for _, c := range []struct{ kind, hazard, en, fr string }{
		{"", "storm", "The new menu will blow you away.", "Un vent de folie sur les prix."},
		{"", "storm", "A whirlwind of colours for your sofa.", "Une tornade de couleurs sur le canapé."},
		{"", "flood", "A flood of offers in every aisle.", "Un déluge de cadeaux dans tous les rayons."},
		{"", "earthquake", "Time to shake things up in the kitchen.", "Des prix qui tremblent dans tous les rayons."},
		{"", "wildfire", "Our chairs are selling like wildfire.", "On met le feu aux rayons de lampes."},
		{"", "eruption", "Our lava cakes are back.", ""},
		{"", "heat", "Too hot to handle: the new chilli jam.", "Ça chauffe dans tous les rayons."},
		{"", "snow", "An avalanche of gifts under the tree.", "Une avalanche de cadeaux sous le sapin."},
		{"", "landslide", "An avalanche of gifts under the tree.", "Une avalanche de cadeaux sous le sapin."},
		{"", "tsunami", "A tsunami of deals on sofas.", "Un tsunami de promos et un raz-de-marée de bonnes affaires."},
		{"mass-violence", "", "Killer heels for every evening.", "Cette tarte est une tuerie."},
		{"mass-violence", "", "Good morning, shooters.", "On dégaine les prix d'automne."},
		{"mass-violence", "", "The new jam is the bomb.", "Cette confiture, c'est de la bombe."},
		{"accident", "", "Prices are crashing on all sofas.", "Prix en chute libre sur les canapés."},
		{"war", "", "Our secret weapon against stains.", "La guerre des prix est déclarée."},
	} {
		kind := c.kind
		if c.hazard != "" {
			kind = "natural-disaster"
		}
		e := draft.Event{Name: "Event", Kind: kind, Hazard: c.hazard, Severity: draft.Critical, Start: start, Regions: []string{"FR"}}
		if c.kind == "accident" {
			e.Name = "Plane crash"
		}
		ctx := &draft.Context{Events: []draft.Event{e}, Brand: draft.Brand{Regions: []string{"FR"}}}
		for _, text := range []string{c.en, c.fr} {
			if text == "" {
				continue
			}
			f := worstOf(set, text, start.Add(time.Hour), ctx)
			assert.Equal(t, check.Block, f.Severity, "%s%s: %s", kind, c.hazard, text)
			assert.Contains(t, f.Message, "14 September 2026", text)
			assert.Equal(t, check.Off, worstOf(set, text, start.Add(-time.Hour), ctx).Severity, "the hour before: %s", text)
		}
		for _, text := range []string{"The new chair is made of oak.", "La nouvelle chaise est en chêne."} {
			assert.Equal(t, check.Off, worstOf(set, text, start.Add(time.Hour), ctx).Severity, text)
		}
	}
}

// What helps, condoles, informs or closes passes beside every kind of event, in both languages.
func TestHelpPassesBesideEveryEvent(t *testing.T) {
	start := time.Date(2026, 9, 14, 6, 0, 0, 0, time.UTC)
	set := crisisRules(t)
	for _, kind := range []string{"natural-disaster", "mass-violence", "accident", "epidemic", "war", "death", "mourning", "brand-crisis"} {
		for _, severity := range []draft.Gravity{draft.Critical, draft.High} {
			ctx := &draft.Context{Brand: draft.Brand{Regions: []string{"FR"}}, Events: []draft.Event{{Name: "What happened in Lyon", Kind: kind, Place: "Lyon", Hashtags: []string{"#Lyon"},
				Severity: severity, Start: start, Regions: []string{"FR"}}}}
			for _, text := range []string{
				"Our shops in Lyon are closed until Thursday. Everyone on the team is safe.",
				"Nos magasins de Lyon restent fermés jusqu'à jeudi.",
				"You can donate blankets at our shop in Lyon, day and night. #Lyon",
				"Point de collecte de couvertures à Lyon, jour et nuit. #Lyon",
				"Our hearts are with you, Lyon.",
				"Toutes nos pensées vont aux familles. #Lyon",
				"Deliveries to Lyon are suspended; refunds are automatic.",
				"Les livraisons vers Lyon sont suspendues, remboursement automatique.",
			} {
				assert.Less(t, worstOf(set, text, start.Add(time.Hour), ctx).Severity, check.Warn, "%s %s: %s", severity, kind, text)
			}
		}
	}
}

// A word of what happens lures, and a figure of speech that says what happens to the place is none.
func TestToneDeafHintsAndLiterals(t *testing.T) {
	start := time.Date(2026, 9, 14, 6, 0, 0, 0, time.UTC)
	set := crisisRules(t)
	fires := draft.Event{Name: "Wildfires", Kind: "natural-disaster", Hazard: "wildfire", Place: "Colorado", Severity: draft.Critical, Start: start}
	for text, want := range map[string]check.Severity{
		"There is smoke over the town, and new arrivals in our shop.":      check.Warn,
		"Des fumées sur la ville, et nos nouveautés à découvrir en ligne.": check.Warn,
		"There is smoke over the town.":                                    check.Off,
		"Colorado is on fire tonight.":                                     check.Off,
		"Colorado is on fire, and so are our prices: shop now.":            check.Block,
		"Our new sauce is on fire.":                                        check.Block,
	} {
		assert.Equal(t, want, worstOf(set, text, start.Add(time.Hour), &draft.Context{Events: []draft.Event{fires}}).Severity, text)
	}
}

// What a post says of an epidemic that is in every mouth is no more than noted after two weeks, unless it jokes; what it sells with is not forgotten.
func TestEpidemicCoolsDown(t *testing.T) {
	start := time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)
	set := crisisRules(t)
	outbreak := draft.Event{Name: "Dengue outbreak", Kind: "epidemic", Hashtags: []string{"#dengue"}, Severity: draft.Critical, Start: start, End: start.AddDate(0, 6, 0)}
	ctx := &draft.Context{Events: []draft.Event{outbreak}}
	for _, c := range []struct {
		text        string
		early, late check.Severity
	}{
		{"Our team wears masks against dengue. Treat yourself to a new rug.", check.Warn, check.Note},
		{"A picture of the garden. #dengue", check.Note, check.Off},
		{"Dengue? All nets are 20% off.", check.Warn, check.Warn},
		{"#dengue: -20 % sur les moustiquaires.", check.Block, check.Block},
		{"All proceeds of this mug go to the clinic. Order yours. #dengue", check.Note, check.Note},
		{"20% off every rug.", check.Off, check.Off},
	} {
		for day, want := range map[int]check.Severity{10: c.early, 90: c.late} {
			f := worstOf(set, c.text, start.AddDate(0, 0, day), ctx)
			assert.Equal(t, want, f.Severity, "%s on day %d: %s", c.text, day, f.Message)
			assert.NotContains(t, f.Message, "““", "an event's name is quoted once")
		}
	}
}

// How near the event is decides how gravely it is taken.
func TestToneDeafRegions(t *testing.T) {
	start := time.Date(2026, 9, 14, 6, 0, 0, 0, time.UTC)
	set := crisisRules(t)
	const offer, pun = "Every lamp is half price today.", "Killer storm of savings: killer deals on lamps."
	for _, c := range []struct {
		kind, event, readers string
		offer, pun           check.Severity
	}{
		{"mass-violence", "US", "US", check.Warn, check.Block},
		{"mass-violence", "US", "US-CO", check.Warn, check.Block},
		{"mass-violence", "US-CO", "US", check.Warn, check.Warn},
		{"mass-violence", "US-CO", "US-CA", check.Off, check.Warn},
		{"mass-violence", "US", "FR", check.Off, check.Warn},
		{"mass-violence", "US", "", check.Note, check.Warn},
		{"mass-violence", "", "FR", check.Warn, check.Block},
		{"mass-violence", "", "", check.Warn, check.Block},
		{"natural-disaster", "FR", "FR", check.Warn, check.Block},
		{"natural-disaster", "FR", "FR-BRE", check.Warn, check.Block},
		{"natural-disaster", "FR-BRE", "FR", check.Note, check.Warn},
		{"natural-disaster", "US", "US", check.Note, check.Warn}, // nobody there hears of every storm
		{"natural-disaster", "US-LA", "US-LA", check.Warn, check.Block},
		{"natural-disaster", "US-LA US", "US-LA", check.Warn, check.Block},
		{"natural-disaster", "US", "FR", check.Off, check.Off},
		{"natural-disaster", "FR", "", check.Note, check.Warn},
		{"natural-disaster", "", "FR", check.Warn, check.Block},
	} {
		e := draft.Event{Name: "Event", Kind: c.kind, Severity: draft.Critical, Start: start, Regions: strings.Fields(c.event)}
		if c.kind == "natural-disaster" {
			e.Hazard = "storm"
		}
		ctx := &draft.Context{Events: []draft.Event{e}, Brand: draft.Brand{Regions: strings.Fields(c.readers)}}
		assert.Equal(t, c.offer, worstOf(set, offer, start.Add(time.Hour), ctx).Severity, "offer, %+v", c)
		assert.Equal(t, c.pun, worstOf(set, pun, start.Add(time.Hour), ctx).Severity, "pun, %+v", c)
	}
}

// From elsewhere a critical event is grave where the post names it or its place.
func TestNamedFromElsewhere(t *testing.T) {
	start := time.Date(2026, 9, 14, 6, 0, 0, 0, time.UTC)
	set := crisisRules(t)
	quake := draft.Event{Name: "Earthquake in the Alps", Kind: "natural-disaster", Hazard: "earthquake", Place: "Chamonix", Hashtags: []string{"#AlpsQuake"}, Severity: draft.Critical, Start: start, Regions: []string{"FR"}}
	for text, want := range map[string]check.Severity{
		"#AlpsQuake got you shaking? 20% off all boots.": check.Block,
		"#prayforchamonix and enjoy 20% off all boots.":  check.Block,
		"Fly to Chamonix from $99.":                      check.Warn,
		"Shake things up in the kitchen.":                check.Off,
		"Every lamp is half price today.":                check.Off,
	} {
		assert.Equal(t, want, worstOf(set, text, start.Add(time.Hour), &draft.Context{Events: []draft.Event{quake}, Brand: draft.Brand{Regions: []string{"US"}}}).Severity, text)
	}
	quake.Severity = draft.High
	assert.Less(t, worstOf(set, "#AlpsQuake got you shaking? 20% off all boots.", start.Add(time.Hour), &draft.Context{Events: []draft.Event{quake}, Brand: draft.Brand{Regions: []string{"US"}}}).Severity, check.Block)
}

// A trend that nobody looked up holds a promotion under its tag for 48 hours, until somebody says what it is.
func TestTrendHoldEdges(t *testing.T) {
	seen := time.Date(2026, 9, 14, 6, 0, 0, 0, time.UTC)
	set := crisisRules(t)
	for _, text := range []string{"#LightsOut: 20% off every lamp.", "#LightsOut : -20 % sur toutes les lampes."} {
		trend := draft.Trend{Hashtag: "#lightsout", Seen: seen}
		ctx := &draft.Context{Trends: []draft.Trend{trend}}
		for after, want := range map[time.Duration]check.Severity{-time.Minute: check.Off, 0: check.Block, 48 * time.Hour: check.Block, 48*time.Hour + time.Minute: check.Off} {
			assert.Equal(t, want, worstOf(set, text, seen.Add(after), ctx).Severity, "%s after %s", text, after)
		}
		checked := &draft.Post{Text: draft.NewText(text), When: draft.Moment{Time: seen, Precision: draft.Minute}, Checked: []draft.Checked{{Tag: "#LightsOut", Found: draft.Words("a lamp festival")}}}
		assert.Empty(t, set.Post(nil, checked, ctx), "hashtags_checked")
		trend.Meaning = "a lamp festival"
		assert.Equal(t, check.Off, worstOf(set, text, seen, &draft.Context{Trends: []draft.Trend{trend}}).Severity, "meaning")
		trend.Meaning = "a blackout, four dead"
		assert.Equal(t, check.Block, worstOf(set, text, seen, &draft.Context{Trends: []draft.Trend{trend}}).Severity, "a grave meaning")
	}
}

// An event that is over changes nothing, whatever it was and whatever the post says.
func TestPastEventsChangeNothing(t *testing.T) {
	set := crisisRules(t)
	posts := []string{
		"Storm Odile sale: 20% off with code ODILE20! #PrayForLyon", "Killer deals on rugs.", "Tempête de promos à Lyon.", "Courage à Lyon. Nouvelle collection en ligne ! #Lyon",
		"Together we can move forward.", "Every lamp is half price.", "Infectious smiles, -20 %.", "RIP to a legend. Our mug is timeless. #Odile", "Our hearts are with Lyon.",
	}
	now := time.Date(2026, 9, 14, 6, 0, 0, 0, time.UTC)
	rapid.Check(t, func(t *rapid.T) {
		over := draft.Event{Name: "Storm Odile, shooting and epidemic in Lyon", Place: "Lyon", Hashtags: []string{"#Lyon", "#Odile"}, Terms: []string{"lamp"},
			Kind: rapid.SampledFrom(append([]string{""}, draft.EventKinds...)).Draw(t, "kind"), Hazard: rapid.SampledFrom(append([]string{""}, draft.Hazards...)).Draw(t, "hazard"),
			Severity: rapid.SampledFrom([]draft.Gravity{draft.High, draft.Critical, draft.Low}).Draw(t, "severity"),
			Regions:  rapid.SampledFrom([][]string{nil, {"FR"}, {"US"}}).Draw(t, "regions")}
		over.Start = now.Add(-time.Duration(rapid.IntRange(1, 400).Draw(t, "hours")) * time.Hour)
		if rapid.Bool().Draw(t, "ends") {
			over.End = over.Start.Add(time.Duration(rapid.IntRange(0, 400).Draw(t, "for")) * time.Hour)
		}
		_, until := over.Felt()
		after := until.Add(time.Duration(rapid.IntRange(1, 1000).Draw(t, "minutes")) * time.Minute)
		text := rapid.SampledFrom(posts).Draw(t, "post")
		current := draft.Event{Name: "Flood in Nantes", Kind: "natural-disaster", Severity: draft.Critical, Start: after.Add(-time.Hour)}
		brand := draft.Brand{Regions: []string{"FR"}}
		for _, also := range [][]draft.Event{nil, {current}} {
			post := &draft.Post{Text: draft.NewText(text), When: draft.Moment{Time: after, Precision: draft.Minute}}
			with := set.Post(nil, post, &draft.Context{Brand: brand, Events: append([]draft.Event{over}, also...)})
			without := set.Post(nil, post, &draft.Context{Brand: brand, Events: also})
			require.Equal(t, without, with)
		}
	})
}
