package rules

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// An adDisclosureLabel is a label that stands in the post.
type adDisclosureLabel struct {
	quote draft.Quote
	words string
	tag   bool
}

// adDisclosureAccepted returns the last label that one of the countries accepts, and the countries that accept none.
func adDisclosureAccepted(p *check.Pass, countries []*adDisclosureCountry) (last adDisclosureLabel, missing []*adDisclosureCountry) {
	for _, c := range countries {
		label, found := adDisclosureFind(p, c.OK)
		if !found {
			label, found = adDisclosureSaid(p, c.Plain)
		}
		switch {
		case !found:
			missing = append(missing, c)
		case last.words == "" || last.quote.Text == label.quote.Text && last.quote.Start < label.quote.Start:
			last = label
		}
	}
	return last, missing
}

func adDisclosureWeak(p *check.Pass, countries []*adDisclosureCountry) (adDisclosureLabel, bool) {
	for _, c := range countries {
		if label, found := adDisclosureFind(p, c.Weak); found {
			return label, true
		}
	}
	return adDisclosureLabel{}, false
}

// adDisclosureFind returns the first of the labels that the post bears: as a hashtag, as words, or, if it is a single word that has other
// senses ("ad hoc", "la pub du coin"), as a label of its own.
func adDisclosureFind(p *check.Pass, labels []string) (first adDisclosureLabel, found bool) {
	take := func(l adDisclosureLabel) {
		if !found || l.quote.Text == first.quote.Text && l.quote.Start < first.quote.Start {
			first, found = l, true
		}
	}
	for _, label := range labels {
		norm, words := check.Squash(label), adDisclosurePhrase(label)
		for _, t := range p.Tags() {
			if t.Norm == norm {
				take(adDisclosureLabel{t.Quote, label, true})
			}
		}
		for i := range p.Words() {
			if q, ok := adDisclosureAt(p, i, words); ok && (strings.Contains(label, " ") || adDisclosureAlone(p.Post.Text.String(), q)) {
				take(adDisclosureLabel{q, label, false})
				break
			}
		}
	}
	return first, found
}

// adDisclosureSaid is adDisclosureFind for phrases of a sentence.
func adDisclosureSaid(p *check.Pass, phrases []string) (adDisclosureLabel, bool) {
	for _, phrase := range phrases {
		words := adDisclosurePhrase(phrase)
		for i := range p.Words() {
			if q, ok := adDisclosureAt(p, i, words); ok {
				return adDisclosureLabel{q, phrase, false}, true
			}
		}
	}
	return adDisclosureLabel{}, false
}

// adDisclosurePhrase returns the words of a phrase as Pass.Word folds them.
func adDisclosurePhrase(phrase string) []string {
	words := strings.Fields(phrase)
	for i, w := range words {
		words[i] = draft.Fold(w)
	}
	return words
}

// adDisclosureAt reports whether a phrase begins at word i.
func adDisclosureAt(p *check.Pass, i int, phrase []string) (q draft.Quote, ok bool) {
	for _, w := range phrase {
		at, folded := p.Word(i)
		if folded != w {
			return q, false
		}
		if q.IsZero() {
			q = at
		}
		q.End = at.End
		i++
	}
	return q, true
}

// adDisclosureAlone reports whether a word stands at the beginning or the end of a line or in brackets, cut off from its sentence by a sign.
func adDisclosureAlone(text string, q draft.Quote) bool {
	before, after := strings.TrimRight(text[:q.Start], " \u00a0*_"), strings.TrimLeft(text[q.End:], " \u00a0\u202f*_")
	opens := before == "" || strings.ContainsAny(before[len(before)-1:], "\n([|.!?#")
	next, _ := utf8.DecodeRuneInString(after)
	closes := after == "" || !unicode.IsLetter(next) && !unicode.IsDigit(next) && !strings.ContainsRune("'’-,&", next)
	return opens && closes
}

// adDisclosureNo reports whether what stands in a field denies it.
func adDisclosureNo(s string) bool {
	switch strings.Trim(draft.Fold(s), " .\"'") {
	case "", "no", "non", "false", "faux", "0", "none", "aucun", "aucune", "-", "n/a", "na", "null", "unpaid", "organic", "organique", "tbd":
		return true
	}
	return false
}

// adDisclosureFact is what front matter and configuration say about money. They are sure.
func adDisclosureFact(p *check.Pass) (r adDisclosureReason, due bool) {
	paid, partner := p.Post.Paid, p.Post.Partner
	if !paid.IsZero() && adDisclosureNo(paid.String()) {
		return r, false
	}
	switch {
	case !paid.IsZero():
		r = adDisclosureReason{severity: check.Block, says: fmt.Sprintf("This post is paid for (“paid: %s”)", paid)}
	case !partner.IsZero() && !adDisclosureNo(partner.String()):
		known, found := adDisclosurePartner(&p.Context.Brand, partner.String())
		switch {
		case found && known.Paid:
			r = adDisclosureReason{severity: check.Block, says: fmt.Sprintf("%s is a partner whom you pay", partner)}
		case !found:
			r = adDisclosureReason{severity: check.Warn, says: fmt.Sprintf("“%s” is named as a partner of this post", partner)}
		default:
			return r, false
		}
	case slices.ContainsFunc(p.Context.Brand.Partners, func(k draft.Partner) bool { return k.Paid }):
		for _, k := range p.Context.Brand.Partners {
			if q, named := adDisclosureNamed(p.Post.Text, k.Handle); named && k.Paid {
				return adDisclosureReason{q, check.Block, fmt.Sprintf("%s is a partner whom you pay", q)}, true
			}
		}
		return r, false
	default:
		return r, false
	}
	r.quote = p.Post.Text.All()
	if mentions := adDisclosureMentions(p); len(mentions) > 0 {
		r.quote = mentions[0]
	}
	return r, true
}

// adDisclosureNamed returns where a text names an account, whatever the capitals.
func adDisclosureNamed(t *draft.Text, handle string) (q draft.Quote, named bool) {
	handle = strings.TrimPrefix(handle, "@")
	text := t.String()
	for at := strings.IndexByte(text, '@'); at >= 0 && handle != ""; {
		end := at + 1 + len(handle)
		if end <= len(text) && strings.EqualFold(text[at+1:end], handle) && (end == len(text) || text[end] != '_' && !unicode.IsLetter(rune(text[end])) && !unicode.IsDigit(rune(text[end]))) {
			return t.Quote(at, end), true
		}
		next := strings.IndexByte(text[at+1:], '@')
		if next < 0 {
			break
		}
		at += 1 + next
	}
	return q, false
}

// adDisclosurePartner looks a name or handle up among the partners of the brand.
func adDisclosurePartner(b *draft.Brand, name string) (draft.Partner, bool) {
	norm := check.Squash(name)
	for _, k := range b.Partners {
		if check.Squash(k.Handle) == norm {
			return k, true
		}
	}
	return draft.Partner{}, false
}

// adDisclosureMentions returns the accounts that the text names, those of the brand left out.
func adDisclosureMentions(p *check.Pass) (found []draft.Quote) {
	for i := range p.Words() {
		q, folded := p.Word(i)
		if folded != "" || !strings.HasPrefix(q.String(), "@") {
			continue
		}
		norm := check.Squash(q.String())
		own := func(handle string) bool { return check.Squash(handle) == norm }
		ours := slices.ContainsFunc(p.Context.Brand.Handles, own) || own(p.Context.Brand.Name) || !p.Post.Account.IsZero() && own(p.Post.Account.String())
		for _, c := range p.Context.Channels {
			ours = ours || c.Handle != "" && own(c.Handle)
		}
		if !ours {
			found = append(found, q)
		}
	}
	return found
}

func adDisclosureNames(countries []*adDisclosureCountry) string {
	var names []string
	for _, c := range countries {
		if c.Name != "" {
			names = append(names, c.Name)
		}
	}
	return strings.Join(names, " and ")
}

func adDisclosureWhere(countries []*adDisclosureCountry) string {
	if names := adDisclosureNames(countries); names != "" {
		return " in " + names
	}
	return ""
}

// adDisclosureSuggest names a label that all of the countries accept, or one of each language.
func adDisclosureSuggest(p *check.Pass, countries []*adDisclosureCountry) string {
	var french, english bool
	for _, c := range countries {
		switch c.Code {
		case "FR":
			french = true
		case "US", "GB":
			english = true
		default:
			french, english = french || p.Lang == check.French, english || p.Lang != check.French
		}
	}
	switch {
	case french && english:
		return "“Publicité · #ad”"
	case french:
		return "“Publicité :”"
	}
	return "“#ad”"
}
