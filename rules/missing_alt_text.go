package rules

import (
	"fmt"
	"path"
	"strings"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// MissingAltText finds pictures of which nobody has written what they show.
var MissingAltText = &check.Rule{
	ID:       "missing-alt-text",
	Title:    "has a picture without alternative text",
	Why:      "Of 1.09 million tweets with pictures that Carnegie Mellon University and Microsoft looked at in June 2018, 0.1 % said what the picture shows. For a reader who is blind, the rest had none. People who meant to describe each of their pictures forgot every second one.",
	Source:   "https://www.a11ybob.com/writing/reviews/69cfe20f186098161db93ff7 on doi:10.1145/3308558.3313605",
	Fix:      "Write in one sentence what the picture shows, and any words in it, as the alt of the picture.",
	Needs:    "the pictures that the file names",
	Severity: check.Note,
	Post:     missingAltText,
	Examples: []check.Example{
		{Posts: "- instagram media=rye.jpg lang=en: ⟦Bread is out. Come and look.⟧"},
		{Posts: "- x media=oven.png alt=IMG-2041.png lang=en: ⟦The new oven is here.⟧"},
		{Posts: "- x media=a.jpg alt=Ana_at_the_oven media=b.webp lang=en: ⟦Two of us, one oven.⟧"},
		{Posts: "- instagram media=seigle.jpg lang=fr: ⟦Le pain est sorti. Venez voir.⟧"},
		{Posts: "- facebook media=four.jpeg alt=four.jpeg lang=fr: ⟦Le nouveau four est arrivé.⟧"},
		{Posts: "- x media=photos/lea.PNG lang=fr: ⟦Léa, au four depuis cinq heures.⟧"},
		{Posts: "- instagram media=rye.jpg alt=Three_loaves_of_rye_on_a_red_cloth lang=en: Bread is out. Come and look."},
		{Posts: "- x media=oven.mp4 lang=en: The new oven is here."},
		{Posts: "- x lang=en: Look at rye.jpg on our site: the picture of the week."},
		{Posts: "- instagram media=seigle.jpg alt=Trois_pains_de_seigle_sur_un_torchon_rouge lang=fr: Le pain est sorti. Venez voir."},
		{Posts: "- facebook media=une_photo_de_Léa lang=fr: Le nouveau four est arrivé."}, // still to be taken
		{Posts: "- x lang=fr: La photo de la semaine : seigle.png, sur notre site."},
	},
}

func missingAltText(p *check.Pass) {
	for _, m := range p.Post.Media {
		file, ok := missingAltTextPicture(m.Path.String())
		if !ok {
			continue
		}
		alt := strings.TrimSpace(m.Alt.String())
		_, named := missingAltTextPicture(alt)
		switch {
		case alt == "":
			p.Report(missingAltTextPlace(p, m.Path), check.Note, fmt.Sprintf("“%s” has no alternative text: whoever cannot see it learns nothing of it. Say in a sentence what it shows.", file))
		case named && !strings.Contains(alt, " "):
			p.Report(missingAltTextPlace(p, m.Alt), check.Note, fmt.Sprintf("The alternative text of “%s” is a file name, “%s”. Say in a sentence what the picture shows.", file, alt))
		}
	}
}

// missingAltTextPicture returns the name of the file, and whether it is a picture. Calendars also write what is to be photographed, "Ana at the
// oven", and that is no picture yet.
func missingAltTextPicture(file string) (string, bool) {
	file, _, _ = strings.Cut(file, "?")
	file, _, _ = strings.Cut(file, "#")
	file = strings.TrimSpace(file)
	dot := strings.LastIndexByte(file, '.')
	if dot < 0 {
		return "", false
	}
	for _, ext := range [...]string{"jpg", "jpeg", "png", "gif", "webp", "avif", "heic", "svg", "bmp", "tif", "tiff"} {
		if strings.EqualFold(file[dot+1:], ext) {
			return path.Base(strings.ReplaceAll(file, `\`, "/")), true
		}
	}
	return "", false
}

// missingAltTextPlace returns the place of the field if it stands in the file of the post, else the post.
func missingAltTextPlace(p *check.Pass, field draft.Quote) draft.Quote {
	if !field.IsZero() && field.File() == p.Post.File() {
		return field
	}
	return p.Post.Place()
}
