package check_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// echo is a rule that reports every hit of its lists, to look at the engine through.
func echo(lexicon string, lists ...string) *check.Rule {
	return &check.Rule{ID: "echo", Title: "is an echo", Why: "-", Source: "-", Fix: "-", Severity: check.Block, Lexicon: lexicon,
		Post: func(p *check.Pass) {
			for _, l := range lists {
				for _, h := range p.Hits(l) {
					p.Report(h.Quote, check.Note, l+" "+h.Note)
				}
			}
		}}
}

const words = `
[offer.en]
terms = ["<n> % off", "(flash|clearance) sale(s)", "vote for your * flavour", "storm", "thoughts and prayers", "=Ford", "=ICE", "leverage -> use", "sale"]
[idiom.en]
stop  = true
terms = ["storm of savings", "photo storm"]
[offer.fr]
terms = ["soldes", "^tué", "pain", "œuvre", "l'été", "état d'urgence"]
[name.any]
mentions = true
terms = ["acme corp"]
`

func TestMatching(t *testing.T) {
	rule := echo(words, "offer", "name")
	for _, posts := range []string{
		"Get ⟦20% off⟧ now, ⟦20 % off⟧, ⟦1,5 % off⟧: ⟦flash sales⟧ and the storm of savings in a ⟦storm⟧",
		"⟦#ThoughtsAndPrayers⟧ ⟦#thoughtsandprayers⟧ ⟦#THOUGHTSANDPRAYERS⟧ our ⟦Thoughts, and prayers⟧ ⟦thoughts-and-prayers⟧",
		"a ⟦Ford⟧ and #⟦Ford⟧Truck and ⟦#Ford⟧, not a ford, #ford or FORD; ⟦ICE⟧ and not ice or Ice",
		"⟦Vote for your favourite flavour⟧ but not vote for your flavour",
		"Les ⟦soldes⟧, il est ⟦tué⟧ mais ça tue, ⟦SOLDES⟧ ⟦𝘀𝗼𝗹𝗱𝗲𝘀⟧ ⟦so\u200bldes⟧ ⟦ｓｏｌｄｅｓ⟧ et l’⟦œuvre⟧, l’⟦OEUVRE⟧, de ⟦l’été⟧, ⟦l'ete⟧, ⟦L\u2019E\u0301te\u0301⟧",
		"il est ⟦tu\u00e9⟧, ⟦tue\u0301⟧, ⟦TUÉ⟧, ⟦TUE\u0301⟧, pas tue ni TUE",
		"L’⟦état d’urgence⟧, l’⟦état\u00a0d'urgence⟧, un état. D’urgence, oui",
		"The storms, a brainstorm, restore: no whole word. The ⟦storm⟧. Of savings, none",
		"⟦Vote for your J. flavour⟧ but vote for your plan. flavour",
		"A ⟦#FlashSale⟧ at https://example.com/flash-sale by @flash_sale for ⟦@AcmeCorp⟧ and ⟦Acme Corp⟧",
		"the new thoughts⏎and ⟦thoughts⏎and prayers⟧ but not thoughts and⏎⏎prayers",
		"The ⟦storm⟧ a photo storm took and the #⟦Storm⟧OfThe day",
		"- x lang=fr: storm sale ⟦soldes⟧ ⟦pain⟧",
		"- x lang=en: ⟦storm⟧ ⟦sale⟧ soldes pain",
		"- x lang=de: storm sale soldes pain",
		"pain sale", // in doubt about the language, words of both do not count
	} {
		assert.NoError(t, check.Example{Posts: posts}.Check(rule))
	}
}

func TestLongestOfAListAndStops(t *testing.T) {
	rule := echo("[a.any]\nterms=['flash sale','sale','sale now']\n[b.any]\nterms=['sale']\n[no.any]\nstop=true\nterms=['garage sale']", "a")
	assert.NoError(t, check.Example{Posts: "- x lang=en: ⟦flash sale⟧, a ⟦sale now⟧, garage sale, ⟦sale⟧"}.Check(rule))
	rule = echo("[a.any]\nterms=['flash sale']\n[b.any]\nterms=['sale']", "b")
	assert.NoError(t, check.Example{Posts: "- x lang=en: a flash ⟦sale⟧"}.Check(rule), "a longer hit of another list hides nothing")
}

func TestTagsOutsideTheText(t *testing.T) {
	set, err := check.Compile(echo(words, "offer"))
	require.NoError(t, err)
	f := draft.NewFile("a.md", []byte("Bread.\n\n#FlashSale, thoughtsandprayers"))
	b := draft.NewBuilder(f)
	b.Copy(draft.Span{Start: 0, End: 6})
	p := &draft.Post{Text: b.Text(), Lang: "en", Hashtags: []draft.Quote{f.Quote(draft.Span{Start: 8, End: 18}), f.Quote(draft.Span{Start: 20, End: 38})}}
	found := set.Post(nil, p, nil)
	require.Len(t, found, 2)
	assert.Equal(t, "#FlashSale", found[0].Quote.String())
	assert.Equal(t, "thoughtsandprayers", found[1].Quote.String())
}

func TestBriefsHaveNoWords(t *testing.T) {
	assert.NoError(t, check.Example{Posts: "- x kind=brief: storm"}.Check(echo(words, "offer")))
}

func TestLanguage(t *testing.T) {
	var got check.Lang
	rule := echo("")
	rule.Post = func(p *check.Pass) { got = p.Lang }
	set, err := check.Compile(rule)
	require.NoError(t, err)
	both := check.English | check.French
	for text, want := range map[string]check.Lang{
		"":                                     both,
		"OK 👍":                                 both,
		"The bread is out, come and get it":    check.English,
		"Le pain est sorti, venez le chercher": check.French,
		"Notre équipe vous attend à l’atelier":  check.French,
		"Bientôt de retour":                     check.French,
		"We love this café and its crème":       check.English,
		"Le pain est là. The bread is here.":    both,
		"LES SOLDES SONT DE RETOUR":             check.French,
		"Nuestro pan está listo para todos":     0,
		"Wir backen auf Holz, und das schmeckt": 0,
		"Você pede, a gente assa o pão":         0,
		"Meet Léa and Ana from Das Haus":        check.English,
		"Soldes #TheBestOfTheBest":              check.French,
	} {
		set.Post(nil, &draft.Post{Text: draft.NewText(text)}, nil)
		assert.Equal(t, want, got, text)
	}
	set.Post(nil, &draft.Post{Text: draft.NewText("The bread")}, &draft.Context{Brand: draft.Brand{Languages: []string{"fr"}}})
	assert.Equal(t, check.French, got, "the only language of the brand")
	set.Post(nil, &draft.Post{Text: draft.NewText("Le pain"), Lang: "en-GB"}, nil)
	assert.Equal(t, check.English, got, "the language of the post")
}

func TestEvents(t *testing.T) {
	given := &draft.Context{Events: []draft.Event{
		{Name: "Hurricane Sandy landfall", Place: "New York, US", Hashtags: []string{"#Sandy", "frankenstorm", "#StaySafeNY"}, Terms: []string{"ouragan sandy"},
			Start: time.Date(2012, 10, 29, 0, 0, 0, 0, time.UTC)},
		{Name: "elsewhere", Regions: []string{"JP"}, Hashtags: []string{"#Tokyo"}, Start: time.Date(2012, 10, 29, 0, 0, 0, 0, time.UTC)},
	}, Brand: draft.Brand{Regions: []string{"US"}}}
	rule := echo("")
	rule.Post = func(p *check.Pass) {
		for _, e := range p.Events() {
			for _, r := range e.Refs {
				p.Report(r.Quote, check.Note, [...]string{"tag", "term", "word", "name", "place"}[r.By])
			}
		}
	}
	for _, posts := range []string{
		"2012-10-30 x: ⟦Hurricane Sandy⟧, ⟦#Sandy⟧, ⟦#SANDY⟧, ⟦Sandy⟧ and ⟦#HurricaneSandy⟧, ⟦Ouragan  Sandy⟧",
		"2012-10-30 x: sandy feet on sandy beaches, a frankenstorm, #frankenstein, #Tokyo, new york",
		"2012-10-30 x: ⟦Stay Safe NY⟧, stay safe NY, and ⟦#Frankenstorm⟧ in ⟦New York⟧ and ⟦#NewYork⟧ with ⟦#PrayForNewYork⟧",
		"2012-10-30 x: the ⟦landfall⟧ in ⟦New York⟧, and a landfall of offers",
		"2012-10-30 x: our landfall is a hurricane of offers",
		"2012-10-28 x: Hurricane Sandy, the day before",
		"2012-11-06 x: Hurricane Sandy, a week later",
	} {
		assert.NoError(t, check.Example{Posts: posts, Given: given}.Check(rule))
	}
}

func TestExampleTellsDifferences(t *testing.T) {
	rule := echo(words, "offer")
	assert.ErrorContains(t, check.Example{Posts: "a storm"}.Check(rule), "got  a ⟦storm⟧\nwant a storm")
	assert.ErrorContains(t, check.Example{Posts: "a ⟦calm⟧"}.Check(rule), "want a ⟦calm⟧")
	assert.ErrorContains(t, check.Example{Posts: "a ⟦storm⟧", Severity: check.Block}.Check(rule), "is a note, not a block")
	assert.ErrorContains(t, check.Example{Posts: "a ⟦storm"}.Check(rule), "without its ⟧")
	assert.ErrorContains(t, check.Example{Posts: "2026-01-01 myspace: x"}.Check(rule), `no channel "myspace"`)
}

func TestCompileRefuses(t *testing.T) {
	for want, change := range map[string]func(*check.Rule){
		"not kebab-case":           func(r *check.Rule) { r.ID = "Echo" },
		"the ID is not kebab-case": func(r *check.Rule) { r.ID = "echo-" },
		"no Why, Fix":              func(r *check.Rule) { r.Fix, r.Why = "", "" },
		"no Severity":              func(r *check.Rule) { r.Severity = check.Off },
		"or Calendar alone":        func(r *check.Rule) { r.Calendar = func(*check.CalendarPass) {} },
		"unknown field":            func(r *check.Rule) { r.Lexicon = "[a.en]\nterm=[]" },
		"in en, fr or any":         func(r *check.Rule) { r.Lexicon = "[a.de]\nterms=[]" },
		"it holds no word":         func(r *check.Rule) { r.Lexicon = "[a.en]\nterms=['...']" },
		"it begins with any word":  func(r *check.Rule) { r.Lexicon = "[a.en]\nterms=['* sale']" },
		"a ( without its )":        func(r *check.Rule) { r.Lexicon = "[a.en]\nterms=['sale(s']" },
		"is optional as it stands": func(r *check.Rule) { r.Lexicon = "[a.en]\nterms=['(memorial) (hall|park)']" },
		"two of its lexicons have": func(r *check.Rule) {
			r.Lexicon = "[a.en]\nterms=['x']"
			r.Uses = []*check.Lexicon{{Name: "l", TOML: "[a.en]\nterms=['y']"}}
		},
	} {
		r := echo("")
		change(r)
		_, err := check.Compile(r)
		assert.ErrorContains(t, err, want)
	}
	_, err := check.Compile(echo(""), echo(""))
	assert.ErrorContains(t, err, "two rules have the ID echo")
}

func TestCleanPostCostsNoAllocation(t *testing.T) {
	set, err := check.Compile(echo(words, "offer"))
	require.NoError(t, err)
	p := &draft.Post{Text: draft.NewText("On Thursdays we dye wool, à l’atelier. The fleece is from a neighbour’s flock. #Wool https://example.com"), Channels: []string{"x"}}
	ctx := &draft.Context{Calendar: draft.NewIndex([]*draft.Post{p})}
	set.Post(nil, p, ctx)
	if raceEnabled {
		t.Skip("under the race detector sync.Pool drops items at random")
	}
	assert.Zero(t, testing.AllocsPerRun(100, func() { set.Post(nil, p, ctx) }))
}

func BenchmarkPost(b *testing.B) {
	set, err := check.Compile(echo(words, "offer", "name"))
	require.NoError(b, err)
	text := "On Thursdays we dye wool, à l’atelier. The fleece is from a neighbour’s flock: soft, grey, a little wild. Come and touch it. #Wool"
	p := &draft.Post{Text: draft.NewText(text), Channels: []string{"x"}}
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		set.Post(nil, p, nil)
	}
}

// Whatever the words, quotes lie in the text and the time taken does not explode.
func FuzzPost(f *testing.F) {
	set, err := check.Compile(echo(words, "offer", "name"))
	require.NoError(f, err)
	f.Add("Les soldes #FlashSale @x 20 % off \xff\u0301 e\u0301 𝘀𝗼𝗹𝗱𝗲𝘀")
	f.Add(strings.Repeat("vote for your ", 20))
	f.Fuzz(func(t *testing.T, s string) {
		for _, found := range set.Post(nil, &draft.Post{Text: draft.NewText(s)}, nil) {
			q := found.Quote
			if q.Start < 0 || q.End <= q.Start || q.End > len(s) {
				t.Fatalf("%d to %d of %d bytes", q.Start, q.End, len(s))
			}
		}
	})
}
