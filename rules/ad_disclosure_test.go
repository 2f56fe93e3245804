package rules

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// Front matter and configuration know what a text does not say.
func TestAdDisclosureFacts(t *testing.T) {
	paid := draft.Partner{Handle: "@jobakes", Vetted: true, Paid: true}
	friend := draft.Partner{Handle: "@annaloaf", Vetted: true}
	for _, c := range []struct {
		name, text, paid, partner, disclosure, channel string
		regions                                        []string
		when                                           string
		want                                           check.Severity
		says                                           string
	}{
		{name: "paid", text: "Rye by @leacuit.", paid: "true", want: check.Block, says: "Begin with “#ad”"},
		{name: "payé", text: "Le seigle de @leacuit est sorti du four.", paid: "oui", want: check.Block, says: "Begin with “Publicité :”"},
		{name: "not paid", text: "Rye by @jobakes.", paid: "no"},
		{name: "labelled", text: "#ad Rye by @leacuit.", paid: "true"},
		{name: "labelled by the network", text: "Rye by @leacuit.", paid: "true", disclosure: "paid partnership label"},
		{name: "label to come", text: "Rye by @leacuit.", paid: "true", disclosure: "TBD", want: check.Block},
		{name: "paid partner named", text: "Rye by @JoBakes.", want: check.Block, says: "@JoBakes is a partner whom you pay"},
		{name: "another account", text: "Rye by @jobakes_too."},
		{name: "partner who is not paid", text: "Rye by Anna.", partner: "@annaloaf"},
		{name: "partner who is", text: "Rye by Jo.", partner: "jobakes", want: check.Block},
		{name: "partner whom nobody knows", text: "Rye by Lea.", partner: "@leacuit", want: check.Warn},
		{name: "ad hoc", text: "An ad hoc rye by @leacuit, and our TV ad.", paid: "true", want: check.Block},
		{name: "weak label", text: "#collab Rye by @leacuit.", paid: "true", want: check.Warn, says: "“#collab” is not accepted"},
		{name: "sponsored, US", text: "Sponsored by @leacuit: a week of rye.", paid: "true", regions: []string{"US-CO"}},
		{name: "sponsored, GB", text: "Sponsored by @leacuit: a week of rye.", paid: "true", regions: []string{"GB"}, want: check.Warn, says: "the United Kingdom"},
		{name: "two countries", text: "#ad Le seigle de @leacuit.", paid: "true", regions: []string{"FR", "US"}, want: check.Warn, says: "is no label in France. Begin with “Publicité :”"},
		{name: "both countries", text: "Publicité · #ad Le seigle de @leacuit.", paid: "true", regions: []string{"FR", "US"}},
		{name: "France, 2024", text: "Sponsorisé : le seigle de @leacuit.", paid: "true", regions: []string{"FR"}, when: "2024-03-02", want: check.Warn},
		{name: "France, 2025", text: "Sponsorisé : le seigle de @leacuit.", paid: "true", regions: []string{"FR"}, when: "2025-03-02"},
		{name: "behind more", text: strings.Repeat("Rye and rye again. ", 8) + "#ad @leacuit", paid: "true", channel: "instagram", want: check.Warn, says: "first 125"},
		{name: "nothing is hidden", text: strings.Repeat("Rye and rye again. ", 8) + "#ad @leacuit", paid: "true", channel: "x"},
		{name: "among tags", text: "Rye by @leacuit #rye #leeds #ad", paid: "true", want: check.Warn, says: "lost among"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := &draft.Post{Text: draft.NewText(c.text)}
			for field, value := range map[*draft.Quote]string{&p.Paid: c.paid, &p.Partner: c.partner, &p.Disclosure: c.disclosure} {
				if value != "" {
					*field = draft.Words(value)
				}
			}
			if c.channel != "" {
				p.Channels = []string{c.channel}
			}
			if c.when != "" {
				day, err := time.Parse(time.DateOnly, c.when)
				require.NoError(t, err)
				p.When = draft.Moment{Time: day, Precision: draft.Day}
			}
			ctx := &draft.Context{Brand: draft.Brand{Regions: c.regions, Partners: []draft.Partner{paid, friend}}}
			adDisclosureSay(t, AdDisclosure, p, ctx, c.want, c.says)
		})
	}
}

func adDisclosureSay(t *testing.T, r *check.Rule, p *draft.Post, ctx *draft.Context, want check.Severity, says string) {
	t.Helper()
	set, err := Compile(r)
	require.NoError(t, err)
	found := set.Post(nil, p, ctx)
	if want == check.Off {
		assert.Empty(t, found)
	} else if assert.Len(t, found, 1) {
		assert.Equal(t, want, found[0].Severity, found[0].Message)
		assert.Contains(t, found[0].Message, says)
	}
}

// Every wording says where, since when and by whom it is told, and no country has two at once.
func TestAdDisclosureLawIsDated(t *testing.T) {
	assert.Regexp(t, `^20\d\d-\d\d$`, adDisclosureRead)
	until := map[string]date{}
	for _, c := range adDisclosureCountries {
		assert.Len(t, c.Code, 2)
		assert.NotEmpty(t, c.Name)
		assert.Contains(t, c.Source, "https://", c.Name)
		assert.NotEmpty(t, c.OK, c.Name)
		assert.NotEmpty(t, c.Weak, c.Name)
		for _, w := range c.Weak {
			assert.NotContains(t, c.OK, w, c.Name)
		}
		before, again := until[c.Code]
		assert.False(t, again && (before == date{} || !c.From.in(time.UTC).After(before.in(time.UTC))), c.Name)
		until[c.Code] = c.Until
	}
	for code, end := range until {
		assert.Zero(t, end, code)
	}
	folded := map[string]bool{}
	for _, f := range adDisclosureFolds {
		name, known := draft.ChannelName(f.Channel)
		assert.True(t, known && name == f.Channel && !folded[name], f.Channel)
		folded[name] = true
		assert.Positive(t, f.Shown)
		assert.Contains(t, f.Source, "https://")
	}
}

func TestUnvettedInfluencerFacts(t *testing.T) {
	for _, c := range []struct {
		name, text, partner, paid string
		partners                  []draft.Partner
		want                      check.Severity
	}{
		{name: "vetted", text: "Rye by Jo.", partner: "@jobakes", partners: unvettedGiven.Brand.Partners},
		{name: "listed, not vetted", text: "Rye by Anna.", partner: "Anna Loaf", partners: unvettedGiven.Brand.Partners, want: check.Warn},
		{name: "not listed", text: "Rye by Lea.", partner: "@leacuit", partners: unvettedGiven.Brand.Partners, want: check.Warn},
		{name: "no list", text: "Rye by Lea.", partner: "@leacuit", want: check.Warn},
		{name: "no partner", text: "Rye by Lea.", partner: "none", partners: unvettedGiven.Brand.Partners},
		{name: "paid, no bond in words", text: "Rye by @leacuit.", paid: "yes", partners: unvettedGiven.Brand.Partners, want: check.Warn},
		{name: "own account", text: "Paid partnership with @ryeandson.", paid: "yes", partners: unvettedGiven.Brand.Partners},
		{name: "paid, no list", text: "Rye by @leacuit.", paid: "yes"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p := &draft.Post{Text: draft.NewText(c.text)}
			if c.partner != "" {
				p.Partner = draft.Words(c.partner)
			}
			if c.paid != "" {
				p.Paid = draft.Words(c.paid)
			}
			ctx := &draft.Context{Brand: draft.Brand{Handles: []string{"@ryeandson"}, Partners: c.partners}}
			adDisclosureSay(t, UnvettedInfluencer, p, ctx, c.want, "")
		})
	}
}

// What nobody pays for and nobody copied costs nothing.
func TestPaidAndRoboRulesAllocateNothing(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	set, err := Compile(AdDisclosure, UnvettedInfluencer, RoboPost, CrossPost)
	require.NoError(t, err)
	for _, text := range []string{
		"In partnership with @leedsfoodbank we bring bread to forty families every Friday. #bread #leeds",
		"15 % off everything with code RYE15, until Sunday at eight. Our code, our oven, our bread: https://example.com/rye",
		"La boulangerie ouvre samedi à huit heures, rue du Four. Il y aura quarante pains, du thé et la voisine @leacuit.",
	} {
		p := &draft.Post{Text: draft.NewText(text), Channels: []string{"linkedin"}, When: draft.Moment{Time: time.Date(2026, 3, 2, 0, 0, 0, 0, time.UTC), Precision: draft.Day}}
		ctx := &draft.Context{Brand: draft.Brand{Regions: []string{"FR"}, Partners: []draft.Partner{{Handle: "@jobakes", Paid: true, Vetted: true}}}, Calendar: draft.NewIndex([]*draft.Post{p})}
		if strings.HasPrefix(text, "In partnership") {
			ctx.Brand.Partners = nil // a partner who is not on the list is a finding
		}
		assert.Empty(t, set.Post(nil, p, ctx))
		assert.Zero(t, testing.AllocsPerRun(100, func() { set.Post(nil, p, ctx) }), text)
	}
}
