package rules

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// HashtagStyle finds too many hashtags, and those that are read wrongly or not at all: by people, and by screen readers, which need the capitals.
var HashtagStyle = &check.Rule{
	ID:       "hashtag-style",
	Title:    "has hashtags that are too many or misread",
	Why:      "In October 2012 the account of the singer Susan Boyle announced a party for her new album with #susanalbumparty, and the world read something else. It was corrected at once; the joke stays. In April 2013 fans of Cher mourned her over #nowthatchersdead.",
	Source:   "https://www.gizmodo.co.uk/2012/11/susan-boyles-hashtag-fail-causes-twitter-firestorm/ and https://www.salon.com/2013/04/08/internet_confused_by_nowthatchersdead_hashtag_on_twitter/",
	Fix:      "Begin each word of a tag with a capital, #SusanAlbumParty, and keep the few tags that people look for.",
	Needs:    "the network of the post, for how many tags it bears",
	Severity: check.Warn,
	Post:     hashtagStyle,
	Examples: []check.Example{
		// Documented: see Source.
		{Posts: "- x lang=en: ⟦#susanalbumparty⟧", Severity: check.Warn},
		{Posts: "- x lang=en: #SusanAlbumParty"},
		{Posts: "- x lang=en: ⟦#nowthatchersdead⟧", Severity: check.Warn},
		{Posts: "- x lang=en: #NowThatchersDead"},

		{Posts: "Tell us on Friday. ⟦#whoremembers⟧", Severity: check.Warn},
		{Posts: "Tell us on Friday. #WhoRemembers"},
		{Posts: "Tell us on Friday. #whoknows"},
		{Posts: "Two boats a day to ⟦#penisland⟧, from May.", Severity: check.Warn},
		{Posts: "Two boats a day to #roseisland, from May."},
		{Posts: "Find help near you. ⟦#therapistfinder⟧", Severity: check.Warn},
		{Posts: "Find help near you. #therapist"},
		{Posts: "Your ⟦#familybreadbaking⟧ pictures are on the wall.", Severity: check.Note},
		{Posts: "Your #FamilyBreadBaking pictures are on the wall."},
		{Posts: "Your #bread pictures are on the wall. #bakery #sourdough"},
		{Posts: "⟦#Our⟧ #rye #is out.", Severity: check.Note},
		{Posts: "Our rye is out. #Rye #Leeds"},
		{Posts: "#Rye in the morning, #rye at noon, ⟦#rye⟧ at night.", Severity: check.Note},
		{Posts: "- x: Rye is out. #Rye #Bread #Bakery ⟦#Leeds⟧", Severity: check.Note},
		{Posts: "- x: Rye is out. #Rye #Bread #Leeds"},
		{Posts: "- threads: Rye is out. #Rye ⟦#Leeds⟧", Severity: check.Note},
		{Posts: "- instagram: Rye is out. #Rye #Bread #Bakery #Leeds"},

		{Posts: "Trois jours à la montagne. ⟦#merdeglace⟧", Severity: check.Warn},
		{Posts: "Trois jours à la montagne. #MerDeGlace"},
		{Posts: "Bain de minuit, puis soupe : ⟦#lamerdenuit⟧", Severity: check.Warn},
		{Posts: "Bain de minuit, puis soupe : #lamontagnedenuit"},
		{Posts: "Bain de minuit, puis soupe : #LaMerDeNuit"},
		{Posts: "Les gagnants du concours sont affichés. #concours #conseil #culture"},
		{Posts: "Vos photos de ⟦#brunchenfamille⟧ sont au mur.", Severity: check.Note},
		{Posts: "Vos photos de ⟦#grandefêtedupain⟧ sont au mur.", Severity: check.Note},
		{Posts: "Vos photos de #brunchEnFamille sont au mur."},
		{Posts: "- linkedin: Nous recrutons. #Emploi #Pain #Lyon #Artisanat #Boulangerie ⟦#Recrutement⟧", Severity: check.Note},
		{Posts: "- linkedin: Nous recrutons. #Emploi #Pain #Lyon #Artisanat #Boulangerie"},
		{Posts: "⟦#Notre⟧ #seigle #est là.", Severity: check.Note},
		{Posts: "Notre seigle est là. #Seigle #Lyon"},
		{Posts: "Vos photos sont au mur. ⟦#lapremierefournéedelarueduquartier⟧", Severity: check.Note},
		{Posts: "- facebook: Le pain sort du four. #Pain #Four #Lyon ⟦#Seigle⟧", Severity: check.Note},
		{Posts: "- facebook: Le pain sort du four. #Pain #Four #Lyon"},
	},
}

// hashtagStyleHeap is the number of tags above which a post is a heap of tags on any network.
const hashtagStyleHeap = 30

func hashtagStyle(p *check.Pass) {
	noted := false
	for _, t := range p.Tags() {
		tag := t.Quote.String()
		if t.Wide || len(t.Norm) < hashtagStyleShortest || !hashtagStyleFlat(tag) {
			continue
		}
		words := strings.TrimRightFunc(t.Norm, unicode.IsDigit)
		if r, ok := hashtagStyleMisread(tag, words, p.Lang); ok {
			p.Report(t.Quote, check.Warn, fmt.Sprintf("“%s” can be read as “%s”. Begin each word with a capital: #%s.", tag, r.wrong, r.right))
			continue
		}
		if right, ok := hashtagStyleUnreadable(p, t, words); !noted && !ok && len(words) >= hashtagStyleNoWord {
			noted = true
			p.Report(t.Quote, check.Note, fmt.Sprintf("“%s” has %d letters, so it is several words in one: hard to read, and a screen reader says it as one. Begin each word with a capital.", tag, len(words)))
		} else if ok && !noted {
			noted = true // one is enough to learn from
			p.Report(t.Quote, check.Note, fmt.Sprintf("“%s” is several words in one: hard to read, and a screen reader says it as one. Write #%s.", tag, right))
		}
	}
	hashtagStyleEmpty(p)
	if len(p.Post.Parts) == 0 {
		hashtagStyleCount(p, draft.Quote{})
	}
	for _, part := range p.Post.Parts {
		hashtagStyleCount(p, part)
	}
}

// hashtagStyleEmpty finds tags that lead nowhere: one that stands three times, and sentences of which each word is a tag, "#Our #new #sofa #is #here".
func hashtagStyleEmpty(p *check.Pass) {
	tags := p.Tags()
	if len(tags) < 3 {
		return
	}
	empty, at := 0, 0
	for i, t := range tags {
		same := 0
		for _, o := range tags[:min(i, hashtagStyleHeap)] {
			if o.Norm == t.Norm {
				same++
			}
		}
		if same == 2 {
			p.Report(t.Quote, check.Note, fmt.Sprintf("“%s” stands here three times, and finds nobody more than once would. Keep the first.", t.Quote))
			return
		}
		if hashtagStyleNobody.has(t.Norm) {
			if empty++; empty == 1 {
				at = i
			}
		}
	}
	if empty > 1 {
		p.Report(tags[at].Quote, check.Note, fmt.Sprintf("Nobody looks for “%s”. Write the sentence as a sentence, and tag its subject only.", tags[at].Quote))
	}
}

// hashtagStyleCount says that a part of a thread has too many tags, for the first network that finds them too many. The zero part is the
// whole post, with the tags that are kept outside its text.
func hashtagStyleCount(p *check.Pass, part draft.Quote) {
	n, _ := hashtagStyleTags(p, part, 0)
	if n == 0 || n <= hashtagStyleFewest {
		return
	}
	limited := false // to 30 and less, and platform-limit says so
	for _, network := range p.Post.Channels {
		limited = limited || network == "instagram" || network == "tiktok"
		i := slices.IndexFunc(hashtagStyleAdvised, func(a hashtagStyleAdvice) bool { return a.Network == network })
		if i < 0 || n <= hashtagStyleAdvised[i].Many || n > hashtagStyleHeap {
			continue
		}
		a := &hashtagStyleAdvised[i]
		_, tag := hashtagStyleTags(p, part, a.Many)
		_, doubt := doubtful(p, a.Read, check.Note)
		p.Report(tag, check.Note, fmt.Sprintf("%d hashtags on %s, where guides advise %s. Keep those that people look for.%s", n, network, a.Advised, doubt))
		return
	}
	if n > hashtagStyleHeap && !limited {
		_, tag := hashtagStyleTags(p, part, hashtagStyleHeap)
		p.Report(tag, check.Warn, fmt.Sprintf("%d hashtags read like spam on any network. Keep the three that people look for.", n))
	}
}

// hashtagStyleTags counts the tags of a part and returns tag number at, from 0.
func hashtagStyleTags(p *check.Pass, part draft.Quote, at int) (n int, tag draft.Quote) {
	for _, t := range p.Tags() {
		if t.Wide || !part.IsZero() && (t.Quote.Text != part.Text || t.Quote.Start < part.Start || t.Quote.End > part.End) {
			continue
		}
		if n == at {
			tag = t.Quote
		}
		n++
	}
	return n, tag
}
