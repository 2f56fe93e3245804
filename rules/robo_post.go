package rules

import (
	_ "embed"
	"fmt"
	"strings"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

//go:embed robo_post.toml
var roboPostTOML string

// RoboPost finds what shows that nobody read a post before it went out: unfilled fields, pasted instructions, traces of tools, and the same
// text again and again.
var RoboPost = &check.Rule{
	ID:       "robo-post",
	Title:    "looks as if no person had read it",
	Why:      "On 19 May 2016 Scott Disick published the mail of his sponsor as it was, with the hour and “write the below caption” before the praise that he was to give. In July 2013 Bank of America gave protesters with no account the same few answers over and over",
	Source:   "https://kleinmoynihan.com/an-instagram-influencers-unfortunate-product-endorsement-mishap and https://thefinancialbrand.com/31832/bank-of-america-occupy-automated-twitter-replies/2/",
	Fix:      "Fill what is empty, delete what was meant for you, and say a thing anew when you say it again.",
	Needs:    "the status and date of the post, to block; the rest of the calendar, for repeats",
	Severity: check.Block,
	Lexicon:  roboPostTOML,
	Triggers: []string{"order", "publish", "assistant", "offer-help", "here", "field", "label", "trace", "posted"},
	Post:     roboPost,
	Beside:   roboPostTwin,
	Examples: []check.Example{
		{Severity: check.Block, Posts: "2026-03-02 x: Hello ⟦{{first_name}}⟧, your loaf is ready."},
		{Posts: "2026-03-02 x: Hello everyone, your loaves are ready."},
		{Severity: check.Warn, Posts: "Our oven has a new door. The story: ⟦[link]⟧"},
		{Severity: check.Warn, Posts: "2026-03-02 x status=draft: Our oven has a new door. The story: ⟦[link]⟧"},
		{Severity: check.Block, Posts: "- x status=approved: Our oven has a new door. The story: ⟦[insert link here]⟧"},
		{Posts: "2026-03-02 x: Our oven has a new door. The story: [link] https://example.com/door"},
		{Posts: "2026-03-02 instagram: [carousel: dough, oven, crust] Our oven has a new door. [Link in bio]"},
		{Posts: "2026-03-02 x: In Jinja you write `{{ user.name }}`, and the template fills it."},
		{Severity: check.Block, Posts: "2026-03-02 x: ⟦Hi ,⟧ your loaf is ready."},
		{Posts: "2026-03-02 x: Hi, your loaf is ready."},
		{Severity: check.Block, Posts: "2026-03-02 x: Only ⟦#REF!⟧ loaves left."},
		{Severity: check.Warn, Posts: "Our oven has a new door: ⟦IMG_4032.jpg⟧"},
		{Severity: check.Block, Posts: "2026-03-02 x: Save ⟦XX%⟧ on rye until Friday."},
		{Posts: "2026-03-02 x: Thank you for a lovely Friday. Love from all of us, Ana xx"},
		{Severity: check.Warn, Posts: "Morning Lea! For Tuesday 6pm, ⟦write the below caption⟧: Slow porridge with my new @acmeoats bowl."},
		{Posts: "Write the caption that makes us laugh: the best one gets a loaf."},
		{Severity: check.Warn, Posts: "Sure! ⟦Here’s a catchy caption⟧: The crust that sings."},
		{Severity: check.Warn, Posts: "⟦Here is a tweet⟧ for Saturday: The crust that sings."},
		{Posts: "Here is a tweet of Ana’s that made our Saturday: she sang to the crust."},
		{Posts: "Sure! Here’s the address of our bakery: 4 Mill Road."},
		{Severity: check.Warn, Posts: "⟦As an AI language model⟧, I cannot taste bread, but rye is loved by many."},
		{Posts: "“As an AI language model, I cannot taste bread”: our apprentice asked a robot. We laughed."},
		{Severity: check.Warn, Posts: "New on the blog: why rye rises slowly ⟦(Automatically posted)⟧"},
		{Severity: check.Warn, Posts: "Why rye rises slowly, ⟦posted with Buffer⟧"},
		{Posts: "Why rye rises slowly: the acid is the buffer of the dough."},
		{Severity: check.Warn, Posts: "Our oven has a new door: ⟦https://staging.example.com/door⟧"},
		{Posts: "Our oven has a new door: https://example.com/staging-a-door"},
		{Severity: check.Warn, Posts: "⟦Visual:⟧ the new door. Text: Our oven has a new door!"},
		{Posts: "Photo: Ana. Our oven has a new door!"},
		{Severity: check.Warn, Posts: "2026-03-02 x: Our rye rests for eighteen hours before Ana bakes it in the old oven on Mill Road.\n2026-03-16 x: ⟦Our rye rests for eighteen hours before Ana bakes it in the old oven on Mill Road!⟧"},
		{Posts: "2026-03-02 x: Our rye rests for eighteen hours before Ana bakes it in the old oven on Mill Road.\n2026-03-16 x: What happens to a rye while it rests? It sours, it swells, and Ana has time for tea. The oven does the rest."},
		{Posts: "2026-03-02 x: Our rye rests for eighteen hours before Ana bakes it in the old oven on Mill Road.\n2026-03-16 linkedin: Our rye rests for eighteen hours before Ana bakes it in the old oven on Mill Road!"},

		{Severity: check.Block, Posts: "2026-03-02 facebook: Bonjour ⟦[PRÉNOM]⟧, votre pain est prêt."},
		{Posts: "2026-03-02 facebook: Bonjour à tous, votre pain est prêt."},
		{Posts: "2026-03-02 facebook: [CONCOURS] [PRIX DU MEILLEUR PAIN] Votez avant dimanche, à la boulangerie."},
		{Severity: check.Block, Posts: "2026-03-02 facebook: ⟦Bonjour ,⟧ votre pain est prêt."},
		{Posts: "2026-03-02 facebook: Bonjour, votre pain est prêt."},
		{Severity: check.Block, Posts: "2026-03-02 facebook: Plus que ⟦#N/A⟧ pains."},
		{Severity: check.Warn, Posts: "Notre four a une porte neuve : ⟦IMG_4032.jpg⟧"},
		{Severity: check.Block, Posts: "2026-03-02 facebook: Rendez-vous le ⟦XX/XX⟧ à la boulangerie."},
		{Posts: "2026-03-02 facebook: Un four du XXe siècle, et du pain taille XXL."},
		{Severity: check.Block, Posts: "2026-03-02 linkedin: La recette du seigle est en ligne, ⟦lien à insérer⟧."},
		{Severity: check.Warn, Posts: "⟦Voici une proposition de post⟧ pour votre page : le pain sort à huit heures."},
		{Posts: "Voici une idée de promenade pour votre dimanche : le moulin, puis le pain."},
		{Severity: check.Warn, Posts: "⟦En tant que modèle de langage⟧, je ne goûte pas le pain."},
		{Posts: "En tant que boulanger, je goûte chaque pain."},
		{Severity: check.Warn, Posts: "Le seigle lève lentement, ⟦publié via Swello⟧"},
		{Posts: "Le seigle lève lentement : relisez l’article publié par Léa."},
		{Severity: check.Warn, Posts: "⟦Visuel :⟧ la nouvelle porte. Texte : Notre four a une porte neuve !"},
		{Posts: "Photo : Léa. Notre four a une porte neuve !"},
		{Severity: check.Warn, Posts: "⟦Légende Instagram :⟧ le pain sort du four à huit heures."},
		{Severity: check.Warn, Posts: "⟦Voici une légende⟧ : le pain sort du four à huit heures."},
		{Posts: "Voici une légende du fournil : Marcel, soixante ans de pain."},
		{Posts: "La légende dit que le pain sort du four à huit heures."},
		{Severity: check.Warn, Posts: "2026-03-02 facebook: Notre seigle repose dix-huit heures avant que Léa ne le cuise dans le vieux four de la rue.\n2026-03-09 facebook: ⟦Notre seigle repose dix-huit heures avant que Léa ne le cuise dans le vieux four de la rue.⟧"},
		{Posts: "2026-03-02 facebook: Notre seigle repose dix-huit heures avant que Léa ne le cuise dans le vieux four de la rue.\n2026-03-09 facebook: Que fait un seigle pendant dix-huit heures ? Il gonfle, il s’acidifie, et Léa boit du thé."},
	},
}

// roboPost says one thing about a post, the surest first.
func roboPost(p *check.Pass) {
	if p.Post.Text == nil || p.Post.Kind != draft.Copy {
		return
	}
	roboTwinKeep(p)
	if roboPostFields(p) || p.Triggered() && (roboPostPasted(p) || roboPostCredit(p)) || roboPostTraces(p) || !roboTwinAsks(p) {
		p.Keep(roboPostDone{}, true)
	}
}

// roboPostDone is the key under which a post is kept that is not to be held against others: something else is said of it, or it is short. Most are not.
type roboPostDone struct{}

func roboPostTwin(p *check.Pass) {
	if p.Kept(p.Post, roboPostDone{}) != nil {
		return
	}
	if twin := roboTwinsOf(p).repeats; twin != nil {
		p.Report(p.Post.Text.All(), check.Warn, fmt.Sprintf("This says almost word for word what goes out on %s on the same channel. Readers notice that nobody wrote it for them: give it another opening, or drop it.", dayName(twin.When)),
			check.Related{Quote: twin.Text.All(), Message: "says the same"})
	}
}

// roboPostPasted finds what somebody wrote to whoever publishes, and what an assistant wrote about its own text. In quotation marks it is a
// subject like any other.
func roboPostPasted(p *check.Pass) bool {
	const pass = "Delete what was not meant for readers."
	h, found := inProse(p, "order")
	if !found {
		h, found = together(p, "publish", "piece", 1)
	}
	if found {
		p.Report(h.Quote, check.Warn, fmt.Sprintf("“%s” is an instruction to you, and readers would see it. %s", h, pass))
		return true
	}
	if h, found = inProse(p, "assistant"); !found {
		h, found = together(p, "offer-help", "rework", 2)
	}
	if found {
		p.Report(h.Quote, check.Warn, fmt.Sprintf("“%s” is what a writing assistant says about its text. %s", h, pass))
		return true
	}
	yes, assents := p.First("assent")
	for _, here := range roboPostHere(p) {
		h, served := roboPostServed(p, here)
		if served && (assents && yes.First == 0 && here.First == yes.Last+1 || roboPostMade(p, h) || here.First == 0 && roboPostServes(p, h)) {
			p.Report(h.Quote, check.Warn, fmt.Sprintf("“%s” is what a writing assistant says before its text. %s", h, pass))
			return true
		}
	}
	if q, pasted := roboPostBrief(p); pasted {
		p.Report(q, check.Warn, fmt.Sprintf("“%s” is a field of a brief that was pasted whole. %s", q, pass))
		return true
	}
	if h, ok := p.First("label"); ok && h.First == 0 && !h.Tag {
		if q, named := roboPostColon(h.Quote); named {
			p.Report(q, check.Warn, fmt.Sprintf("“%s” is the name of a field, not a part of the post. %s", q, pass))
			return true
		}
	}
	return false
}

// roboPostHere returns the words before what is served, if anything is.
func roboPostHere(p *check.Pass) []check.Hit {
	if !p.MayHave("here", "draft") {
		return nil
	}
	return p.Hits("here")
}

// roboPostServed widens "here is" to what is served, "here is a catchy caption": at most two words stand between, of which the first is no "the"
// of something that everybody knows, nor a verb.
func roboPostServed(p *check.Pass, here check.Hit) (check.Hit, bool) {
	_, article := p.Word(here.Last + 1)
	switch article {
	case "a", "an", "the", "your", "some", "three", "four", "five", "two", "several", "few", "un", "une", "le", "la", "ma", "votre", "ta", "ton", "deux", "trois", "quatre", "cinq", "quelques", "plusieurs":
	default:
		if q, _ := p.Word(here.Last + 1); q.IsZero() || strings.Trim(q.String(), "0123456789") != "" {
			return here, false
		}
	}
	for _, d := range p.Hits("draft") {
		if between := d.First - here.Last - 1; d.Sentence == here.Sentence && 1 <= between && between <= 3 && !d.Tag && !quoted(here.Quote) {
			here.Quote.End, here.Last = d.Quote.End, d.Last
			return here, true
		}
	}
	return here, false
}

// roboPostMade reports whether the words go on with whom or how the text was made for: "here are three captions for your post".
func roboPostMade(p *check.Pass, h check.Hit) bool {
	for _, m := range p.Hits("made") {
		if m.Sentence == h.Sentence && m.First == h.Last+1 {
			return true
		}
	}
	return false
}

// roboPostBrief finds two names of fields, each with its colon at the beginning of a sentence: "Visual: the shop. Text: We open on Saturday!" A
// single one may be a credit, "Photo: Ana".
func roboPostBrief(p *check.Pass) (first draft.Quote, found bool) {
	for _, h := range p.Hits("field") {
		q, named := roboPostColon(h.Quote)
		if before, _ := p.Word(h.First - 1); !named || h.Tag || h.First > 0 && !strings.ContainsAny(h.Quote.Text.String()[before.End:h.Quote.Start], ".!?\n|") {
			continue
		}
		if first.IsZero() {
			first = q
		} else if !strings.EqualFold(first.String(), q.String()) {
			return first, true
		}
	}
	return first, false
}

// roboPostServes reports whether "Here is a tweet" announces the text itself: soon a colon follows, and no address. "Here's a post of Ana's:" and
// "Voici une légende du club :" announce something else.
func roboPostServes(p *check.Pass, h check.Hit) bool {
	switch _, next := p.Word(h.Last + 1); next {
	case "of", "by", "from", "we", "i", "de", "du", "des", "d", "vivante", "urbaine", "que", "qui":
		return false
	}
	before, after, ok := strings.Cut(h.Quote.Text.String()[h.Quote.End:], ":")
	after = strings.TrimSpace(after)
	return ok && len(before) <= 40 && !strings.ContainsAny(before, ".!?\n@") && after != "" && !strings.HasPrefix(after, "http") && !strings.HasPrefix(after, "//") && !strings.HasPrefix(after, "@")
}

// roboPostColon widens a word by the colon that makes it a label.
func roboPostColon(q draft.Quote) (draft.Quote, bool) {
	rest := q.Text.String()[q.End:]
	after := strings.TrimLeft(rest, " \u00a0\u202f*_")
	if !strings.HasPrefix(after, ":") {
		return q, false
	}
	q.End += len(rest) - len(after) + 1
	return q, true
}
