package rules

import (
	_ "embed"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

//go:embed all_about_us.toml
var allAboutUsTOML string

// AllAboutUs finds posts in which only the brand occurs: we, us, our name, and nobody else.
var AllAboutUs = &check.Rule{
	ID:       "all-about-us",
	Title:    "speaks of nobody but us",
	Why:      "Researchers of Rutgers read 3,000 tweets of 350 people in 2009. Four in five wrote mostly about themselves: their median was 43 followers. The fifth, who passed on something useful, had 112. A company that says only “we” is a guest who talks of nothing but himself.",
	Source:   "https://www.huffingtonpost.com/2009/09/30/most-twitter-users-tweet_n_303992.html",
	Fix:      "Turn one sentence round: what the reader gets from it, can see, try or answer. Or give the stage to somebody: a customer, a neighbour, the person who made it.",
	Severity: check.Note,
	Lexicon:  allAboutUsTOML,
	Uses:     []*check.Lexicon{relief},
	Post:     allAboutUs,
	Examples: []check.Example{
		{Posts: "⟦We⟧ opened our third bakery in Leeds on Monday. Our bakers are the best in the county, and we are very proud of our ovens."},
		{Posts: "We opened our third bakery in Leeds on Monday. Our bakers start at four, and you can watch them through the window from six."},
		{Posts: "⟦Our⟧ story began in 1987 in a garage, and since then we have grown to forty shops. We believe in our bread and in our values."},
		{Posts: "Our story began in 1987 in a garage, with a borrowed oven. Who has a picture of Mill Road in those days? We have only ours."},
		{Posts: "This year ⟦we⟧ won two awards for our rye and one for our packaging. It shows again what makes us different from the rest."},
		{Posts: "This year we won two awards for our rye. It is the recipe of @ana, who came to us from Porto in 2019 and taught us patience."},
		{Posts: "⟦Hearth Bakery⟧ sets the standard. Hearth Bakery was first with rye, Hearth Bakery was first with spelt, and today Hearth Bakery leads the county.", Given: allAboutUsHearth},
		{Posts: "Hearth Bakery was first with rye in 1987, and customers still come for it: Hearth Bakery sells two hundred loaves on a Saturday.", Given: allAboutUsHearth},
		{Posts: "We opened our third bakery. Our bakers are proud, and so are we."},

		{Posts: "⟦Nous⟧ avons ouvert lundi notre troisième boulangerie à Lille. Nos boulangers sont les meilleurs de la région et nous sommes très fiers de nos fours."},
		{Posts: "Nous avons ouvert lundi notre troisième boulangerie à Lille. Nos boulangers commencent à quatre heures, et vous les voyez par la vitrine dès six heures."},
		{Posts: "⟦Notre⟧ histoire commence en 1987 dans un garage, et depuis nous avons ouvert quarante boutiques. Nous croyons en notre pain et en nos valeurs."},
		{Posts: "Notre histoire commence en 1987 dans un garage, avec un four prêté. Qui a une photo de la rue du Four à cette époque ? Nous n’avons que les nôtres."},
		{Posts: "Cette année ⟦nous⟧ avons reçu deux prix pour notre seigle et un pour notre emballage. Cela montre encore ce qui fait notre différence."},
		{Posts: "Cette année nous avons reçu deux prix pour notre seigle. C’est la recette de @ana, arrivée de Porto en 2019, qui nous a appris la patience."},
		{Posts: "⟦Maison Aurore⟧ donne le ton. Maison Aurore a eu le premier seigle, Maison Aurore a eu le premier épeautre, et aujourd’hui Maison Aurore mène la région.", Given: allAboutUsAurore},
		{Posts: "Maison Aurore a eu le premier seigle en 1987, et des clients viennent encore pour lui : Maison Aurore en vend deux cents le samedi.", Given: allAboutUsAurore},
		{Posts: "Nous avons ouvert notre troisième boulangerie. Nos boulangers sont fiers, et nous aussi."},
	},
}

var (
	allAboutUsHearth = &draft.Context{Brand: draft.Brand{Name: "Hearth Bakery", Aliases: []string{"Hearth"}}}
	allAboutUsAurore = &draft.Context{Brand: draft.Brand{Name: "Maison Aurore"}}
)

const (
	allAboutUsLeast = 14 // words: a shorter post has hardly room for anybody else
	allAboutUsTimes = 3
	allAboutUsShare = 12 // at least one word in so many is us; businesses say "we" in one of 43, people in one of 170
)

func allAboutUs(p *check.Pass) {
	if p.Words() < allAboutUsLeast || p.Holds("?") || p.Holds("@") || answers(p) {
		return
	}
	named, at := allAboutUsNamed(p)
	most, _ := p.AtMost("self")
	if most += named; most < allAboutUsTimes || most*allAboutUsShare < p.Words() || p.Has("reader", "help", "condolence", "notice") {
		return
	}
	n, first := 0, draft.Quote{}
	for _, h := range p.Hits("self") {
		if h.Tag || quoted(h.Quote) {
			continue
		}
		if n++; n == 1 {
			first = h.Quote
		}
	}
	if n += named; n < allAboutUsTimes || n*allAboutUsShare < p.Words() {
		return
	}
	if first.IsZero() || named > 0 && at.Start < first.Start {
		first = at
	}
	p.Report(first, check.Note, fmt.Sprintf("We, us or our name stand in this post %d times in %d words, and nobody else does. Say what the reader gets from it, or ask something.", n, p.Words()))
}

// allAboutUsNamed counts the places where the post names the brand, by its longest name there, and returns the first.
func allAboutUsNamed(p *check.Pass) (n int, first draft.Quote) {
	if p.Context.Brand.Name == "" && len(p.Context.Brand.Aliases) == 0 {
		return 0, first
	}
	text := p.Post.Text.String()
	for at := 0; at < len(text); {
		size := allAboutUsName(text[at:], p.Context.Brand.Name)
		for _, a := range p.Context.Brand.Aliases {
			size = max(size, allAboutUsName(text[at:], a))
		}
		if before, _ := utf8.DecodeLastRuneInString(text[:at]); size == 0 || unicode.IsLetter(before) || before == '#' {
			_, next := utf8.DecodeRuneInString(text[at:])
			at += next
			continue
		}
		if n++; n == 1 {
			first = p.Post.Text.Quote(at, at+size)
		}
		at += size
	}
	return n, first
}

// allAboutUsName returns the length of the name with which the text begins, 0 if it begins otherwise.
func allAboutUsName(text, name string) int {
	if name == "" || len(text) < len(name) || !strings.EqualFold(text[:len(name)], name) {
		return 0
	}
	if after, _ := utf8.DecodeRuneInString(text[len(name):]); unicode.IsLetter(after) {
		return 0
	}
	return len(name)
}
