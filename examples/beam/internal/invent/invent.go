// Package invent makes archives of posts by brands that don't exist, for tests and measurements: the same ones each time.
package invent

import (
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"time"
)

// Mix says what an archive is made of.
type Mix struct {
	Posts, Accounts int
	Seed            uint64
}

type post struct {
	ID      string `json:"id"`
	Account string `json:"account"`
	Channel string `json:"channel"`
	Date    string `json:"date,omitempty"`
	Lang    string `json:"lang,omitempty"`
	Text    string `json:"text"`
	ReplyTo string `json:"in_reply_to,omitempty"`
	Likes   int    `json:"likes"` // of no interest to an audit
}

var channels = []string{"x", "Twitter", "linkedin", "instagram", "facebook", "mastodon"}

var goods = map[string][]string{
	"en": {"rye loaf", "reading lamp", "oak chair", "rain coat", "tea set", "wool scarf", "desk clock", "garden fork"},
	"fr": {"pain de seigle", "lampe de lecture", "chaise en chêne", "manteau de pluie", "service à thé", "écharpe en laine", "horloge de bureau", "fourche"},
}

var towns = []string{"Leeds", "Lyon", "Cork", "Namur", "Bath", "Nantes", "Ghent", "Quimper"}

// The first line of each is innocent, and most posts are; the others are what the rules look for. “@” stands for goods, “%” for a town, “~” for a number.
var texts = map[string][2][]string{
	"en": {{
		"How a @ is made, in ~ pictures from our workshop in %.",
		"Ana mended the @ that a reader in % sent us. It took her ~ hours, and one new screw.",
		"Which @ would you take to %? Tell us below.",
		"We open in % on Saturday at eight, with ~ of each @ and a pot of tea.",
		"The street market in % has a stall with every @ that we made in 19~. Come and sit down 😀",
	}, {
		"Only today: -~ % on every @ with the code SAVE~!",
		"Our @ is back. Buy now, ~ % off until midnight, free delivery to %.",
		"Tag ~ friends and share this post to win a @!!",
		"We are thrilled to announce a best-in-class, synergistic @ that leverages our core competencies in %.",
		"Whoever complains about our @ is an idiot. Negative comments will be deleted.",
		"Remembering 9/11 with $9.11 off every @ in %.",
		"We just reached ~ followers! Help us get to the next thousand.",
		"Hello [NAME], meet the @ of {city}.",
		"THE NEW @ IS HERE AND YOU WILL LOVE IT #sale #deal #shop #buy #now #today #new #best #wow #love #like #~",
		"The hurricane keeps you at home in %? Enjoy ~ % off a @ while you are bored. #Sandy",
		"Vote for the Labour Party on Thursday, and get a @ for free.",
		"Our @ is on the blog: https://example.com/a?utm_source=facebook&utm_medium=social Link in bio!",
		"#WhyIStayed You had a @.",
	}},
	"fr": {{
		"Comment naît une pièce comme la nôtre (@), en ~ images, dans notre atelier de %.",
		"Ana a réparé l'objet (@) qu'une lectrice de % nous a envoyé : ~ heures et une vis.",
		"Que préférez-vous : @, ou rien du tout ? Dites-le-nous, à % ou ici.",
		"Nous ouvrons à % samedi à huit heures : ~ fois « @ », et du thé.",
		"Le marché de % montre tout ce que nous avons fait depuis 19~, @ compris. Venez vous asseoir 😀",
	}, {
		"Aujourd'hui seulement : -~ % sur @ avec le code PROMO~ !",
		"Retour en stock : @. Achetez vite, -~ % jusqu'à minuit, livraison gratuite à %.",
		"Taguez ~ amis et partagez pour gagner : @ !!",
		"Nous avons le plaisir de vous annoncer une solution innovante et leader du marché : @, à %.",
		"Ceux qui critiquent ce produit (@) sont des idiots. Tout avis négatif sera effacé de notre page.",
		"13 novembre : -13 % sur @, en souvenir, à %.",
		"Nous venons de dépasser les ~ abonnés ! Aidez-nous à doubler.",
		"Bonjour [PRÉNOM], voici : @, pour {ville}.",
		"La tempête vous retient à % ? Profitez de -~ % sur @ ! #JeSuisCharlie",
		"Votez pour le Rassemblement national dimanche, et gagnez : @.",
		"Notre @ est sur le blog : https://example.com/a?utm_source=twitter Lien en bio !",
	}},
}

var broken = []string{`{"text":"It ends before`, "id;text;date", `{"id":"7","account":"a","channel":"x"}`, `["text"]`, `{"text":42}`, `{"text":"a"} {"text":"b"}`}

// Write writes the posts as JSON lines to one of the files after the other in turn; about one line in 500 is broken, and some are blank.
func Write(m Mix, files ...io.Writer) error {
	r := rand.New(rand.NewPCG(m.Seed, 8))
	var last []post
	for n := range m.Posts {
		p := m.post(r, n)
		if len(last) > 0 && r.IntN(25) == 0 { // the same words again, and some of these at the same time
			old := last[r.IntN(len(last))]
			p.Text, p.Account, p.Lang = old.Text, old.Account, old.Lang
			if r.IntN(3) == 0 {
				p.Date, p.Channel = old.Date, old.Channel
			}
		}
		if last = append(last, p); len(last) > 200 {
			last = last[1:]
		}
		line, err := json.Marshal(p)
		if err != nil {
			return err
		}
		switch r.IntN(1000) {
		case 0, 1:
			line = append([]byte(broken[r.IntN(len(broken))]+"\n"), line...)
		case 2:
			line = append([]byte("\r\n \n"), line...)
		}
		if _, err := files[n%len(files)].Write(append(line, '\n')); err != nil {
			return err
		}
	}
	return nil
}

func (m Mix) post(r *rand.Rand, n int) post {
	// The sum of two dice: some accounts publish more than others.
	account := (r.IntN(m.Accounts) + r.IntN(m.Accounts)) / 2
	p := post{ID: fmt.Sprint("p", n), Account: fmt.Sprint("brand", account), Channel: channels[r.IntN(len(channels))], Likes: r.IntN(100)}
	p.Lang = []string{"en", "fr"}[account%2]
	kind := 0
	if r.IntN(5) == 0 {
		kind = 1
	}
	choice := texts[p.Lang][kind]
	fill := func(text, mark string, with func() string) string {
		for strings.Contains(text, mark) {
			text = strings.Replace(text, mark, with(), 1)
		}
		return text
	}
	p.Text = fill(choice[r.IntN(len(choice))], "@", func() string { return goods[p.Lang][r.IntN(8)] })
	p.Text = fill(p.Text, "~", func() string { return fmt.Sprint(2 + r.IntN(97)) })
	p.Text = fill(strings.ReplaceAll(p.Text, " % ", " \x00 "), "%", func() string { return towns[r.IntN(8)] })
	p.Text = strings.ReplaceAll(p.Text, "\x00", "%")
	if r.IntN(4) == 0 {
		p.Text += fmt.Sprintf("\n\nNo. %d \"%s\" <3", r.IntN(100_000), towns[r.IntN(8)])
	}
	when := time.Date(2023, 1, 1, 6, 0, 0, 0, time.UTC).Add(time.Duration(r.IntN(3*365*24*4)) * 15 * time.Minute)
	switch r.IntN(20) {
	case 0:
		p.Date = when.Format(time.DateOnly)
	case 1:
		p.Date = when.In(time.FixedZone("", 2*60*60)).Format(time.RFC3339)
	case 2: // no date
	case 3:
		p.Date = "soon, 32 July"
	default:
		p.Date = when.Format("2006-01-02T15:04")
	}
	if r.IntN(10) == 0 {
		p.ReplyTo = "somebody"
	}
	if r.IntN(6) == 0 {
		p.Lang = "" // to be detected
	}
	return p
}
