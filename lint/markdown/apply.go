package markdown

import (
	"cmp"
	"strings"

	"github.com/postlint/postlint/rules/draft"
)

// apply sets the field of a post that has one place or several. The nearest value wins: the first that is given.
func (d *doc) apply(p *draft.Post, v *fieldValue) {
	first := v.first()
	one := func(to *draft.Quote) {
		if to.IsZero() {
			*to = first
		}
	}
	switch v.field {
	case fTitle:
		one(&p.Title)
	case fAuthor:
		one(&p.Author)
	case fStatus:
		if p.Status.IsZero() {
			p.Status = statusOf(v.all(), p.Channels)
		}
	case fCampaign:
		one(&p.Campaign)
	case fObjective:
		one(&p.Objective)
	case fAudience:
		one(&p.Audience)
	case fDepartment:
		one(&p.Department)
	case fAccount:
		one(&p.Account)
	case fDisclosure:
		one(&p.Disclosure)
	case fPartner:
		one(&p.Partner)
	case fPaid:
		one(&p.Paid)
	case fReply:
		one(&p.InReplyTo)
	case fReviewers:
		if p.Reviewers == nil {
			p.Reviewers = v.appendAll(d.quotes.take(1))
		}
	case fHashtags:
		for _, q := range v.all() {
			p.Hashtags = append(p.Hashtags, tagsIn(q)...)
		}
	case fChecked:
		if v.value == nil {
			return
		}
		for _, e := range v.value.keys {
			found := e.value.words
			if found.IsZero() {
				found = d.file.Quote(e.at)
			}
			p.Checked = append(p.Checked, draft.Checked{Tag: e.name, Found: found})
		}
	case fMedia:
		if v.value != nil {
			d.media(p, *v.value)
		} else if !v.words.IsZero() {
			p.Media = append(p.Media, draft.Media{Path: v.words})
		}
	case fAlt:
		if n := len(p.Media); n > 0 && p.Media[n-1].Alt.IsZero() {
			p.Media[n-1].Alt = first
		}
	case fID:
		if p.ID == "" {
			p.ID = first.String()
		}
	case fLang:
		if w := firstWord(draft.Fold(first.String())); p.Lang == "" {
			if p.Lang = langs.of(w); len(w) == 2 {
				p.Lang = cmp.Or(p.Lang, w)
			}
		}
	}
}

// statusOf returns the status for a post's networks out of several, one a line: "- LinkedIn: published".
func statusOf(all []draft.Quote, channels []string) draft.Quote {
	for _, q := range all {
		head, rest, ok := strings.Cut(q.String(), ":")
		if found := channelsIn(head); ok && len(found) > 0 && len(channels) > 0 && found[0] == channels[0] {
			from := q.Start + len(head) + 1 + len(rest) - len(strings.TrimLeft(rest, " "))
			return draft.Quote{Text: q.Text, Start: from, End: q.End}
		}
	}
	if len(all) == 0 {
		return draft.Quote{}
	}
	return all[0]
}

// media reads "media: [{path, alt}]", a list of paths, or one path.
func (d *doc) media(p *draft.Post, v value) {
	if v.keys != nil {
		m := draft.Media{}
		for _, e := range v.keys {
			switch fieldName(e.key) {
			case fAlt:
				m.Alt = e.value.words
			case fTime, fDate:
			default:
				if m.Path.IsZero() {
					m.Path = e.value.words
				}
			}
		}
		p.Media = append(p.Media, m)
		return
	}
	for _, e := range v.list {
		d.media(p, e)
	}
	if !v.words.IsZero() {
		p.Media = append(p.Media, draft.Media{Path: v.words})
	}
}
