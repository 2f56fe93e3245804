package rules

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// roboPostFields reports the places that were to be filled. They stop a post that is about to go out; in a draft they are a reminder.
func roboPostFields(p *check.Pass) bool {
	var found []draft.Quote
	text := p.Post.Text.String()
	sms := -1 // where the text first speaks of text messages
	opens := p.Holds("[") || p.Holds("{") || p.Holds("<") || p.Holds("%") || p.Holds("*")
	for at := 0; opens && at < len(text) && len(found) < roboPostTold; {
		i := strings.IndexAny(text[at:], "[{<%*")
		if i < 0 {
			break
		}
		at += i
		if sms < 0 && text[at] == '<' {
			sms = min(indexFold(text, "sms"), indexFold(text, "text"))
		}
		n := roboPostField(text[at:], text[:at], sms < at)
		if q := p.Post.Text.Quote(at, at+n); n > 0 && !roboPostCode(q) {
			found = append(found, q)
		}
		at += max(n, 1)
	}
	found = append(found, roboPostLeaks(p)...)
	for _, h := range p.Hits("stub") {
		if !h.Tag && !quoted(h.Quote) && !roboPostWithin(found, h.Quote) {
			found = append(found, h.Quote)
		}
	}
	for _, h := range p.Hits("blank") {
		// "xx xx" is four kisses; XX/XX is a date.
		if s := h.String(); !h.Tag && (strings.ContainsAny(s, "/.:-") || !strings.Contains(draft.Fold(s), "xx xx")) {
			found = append(found, h.Quote)
		}
	}
	if len(found) == 0 {
		return false
	}
	var related []check.Related
	for _, q := range found[1:min(len(found), roboPostTold)] {
		related = append(related, check.Related{Quote: q, Message: fmt.Sprintf("“%s” is empty too", q)})
	}
	severity, when := check.Warn, "before it goes out"
	if roboPostLeaves(p.Post) && !quoted(found[0]) { // “{name}” between quotation marks may be what the post is about
		severity = check.Block
		if p.Post.When.Dated() {
			when = "before it goes out on " + dayName(p.Post.When)
		}
	}
	p.Report(found[0], severity, fmt.Sprintf("“%s” was never filled in. Write what belongs there %s, or delete it.", found[0], when), related...)
	return true
}

// roboPostTold is how many empty fields a finding names.
const roboPostTold = 4

// indexFold returns where s first holds part, whatever the capitals, len(s) if nowhere.
func indexFold(s, part string) int {
	for i := range len(s) - len(part) + 1 {
		if strings.EqualFold(s[i:i+len(part)], part) {
			return i
		}
	}
	return len(s)
}

// roboPostNothings is what programs write where they have nothing to write.
var roboPostNothings = [...]string{"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "Invalid Date", "01/01/1970", "1970-01-01"}

// roboPostGreetings are the words after which a name is missing when a comma stands apart: "Hi , your basket is waiting".
var roboPostGreetings = [...]string{"hi", "hello", "hey", "dear", "bonjour", "bonsoir", "salut", "cher", "chère"}

// roboPostGreeting is more than the bytes of any of them and of its comma.
const roboPostGreeting = 16

// roboPostLeaks returns the values that a program could not find.
func roboPostLeaks(p *check.Pass) (found []draft.Quote) {
	text := p.Post.Text.String()
	for _, nothing := range &roboPostNothings {
		at := p.Index(nothing)
		if q := p.Post.Text.Quote(max(at, 0), max(at, 0)+len(nothing)); at >= 0 && !roboPostCode(q) && !quoted(q) {
			found = append(found, q)
		}
	}
	if !p.Holds(" ,") {
		return found
	}
	greeting, _, ok := strings.Cut(text[:min(len(text), roboPostGreeting)], " ,")
	for _, g := range roboPostGreetings {
		if ok && strings.EqualFold(greeting, g) {
			found = append(found, p.Post.Text.Quote(0, len(greeting)+2))
		}
	}
	return found
}

// roboPostLeaves reports whether a post is about to go out: its status says so, or it has a date and no status that says it is unfinished.
func roboPostLeaves(p *draft.Post) bool {
	for word := range strings.FieldsFuncSeq(draft.Fold(p.Status.String()), func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch word {
		case "ready", "approved", "scheduled", "final", "validated", "queued", "pret", "prete", "valide", "validee", "approuve", "approuvee", "programme", "programmee", "planifie", "planifiee":
			return true
		case "draft", "drafting", "wip", "todo", "progress", "brouillon", "redaction", "template", "modele":
			return false
		}
	}
	return p.When.Dated()
}

func roboPostWithin(found []draft.Quote, q draft.Quote) bool {
	for _, f := range found {
		if f.Start <= q.Start && q.End <= f.End {
			return true
		}
	}
	return false
}

// roboPostCode reports whether q stands between back quotes in the file: developers show templates, they do not forget to fill them.
func roboPostCode(q draft.Quote) bool {
	f, at := q.File(), q.Span().Start
	if f == nil {
		return false
	}
	// The marks of the line tell, and those of a whole calendar are only worth an index where nobody knows how long the line is.
	const longLine = 4096
	before := f.Src[max(0, at-longLine):at]
	if start := strings.LastIndexByte(before, '\n'); start >= 0 || len(before) == at {
		return strings.Count(before[start+1:], "`")%2 == 1
	}
	return f.Text().Quote(at, at).Between()&draft.Code != 0
}

// roboPostField returns the length of the unfilled field that s begins with, 0 if there is none. before is what stands before it, and messages
// says that this speaks of text messages.
func roboPostField(s, before string, messages bool) int {
	inside := func(open, end string) (string, int) {
		if !strings.HasPrefix(s, open) {
			return "", 0
		}
		inner, _, ok := strings.Cut(s[len(open):min(len(s), len(open)+roboPostLongest+len(end))], end)
		if !ok || len(inner) == 0 || len(inner) > roboPostLongest || strings.ContainsAny(inner, "\n") {
			return "", 0
		}
		return inner, len(open) + len(inner) + len(end)
	}
	if _, n := inside("{{", "}}"); n > 0 {
		return n
	}
	if _, n := inside("{%", "%}"); n > 0 {
		return n
	}
	if _, n := inside("*|", "|*"); n > 0 {
		return n
	}
	if inner, n := inside("{", "}"); n > 0 && (roboPostNames(inner, true) || roboPostVariable(inner)) {
		return n
	}
	if inner, n := inside("%", "%"); n > 4 && roboPostIdentifier(inner) && (inner == strings.ToUpper(inner) || roboPostNames(inner, true)) && (before == "" || !roboPostDigit(before[len(before)-1])) {
		return n
	}
	// In "SMS JOIN <your name> to 5676" readers fill the field in, and the operator's <name> is no template's.
	if inner, n := inside("<", ">"); n > 0 && roboPostNames(inner, false) && !messages {
		return n
	}
	inner, n := inside("[", "]")
	if n == 0 || strings.HasPrefix(s[n:], "(") || roboPostLinked(s[n:]) {
		return 0
	}
	last, size := utf8.DecodeLastRuneInString(before)
	for unicode.IsSpace(last) && last != '\n' {
		before = before[:len(before)-size]
		last, size = utf8.DecodeLastRuneInString(before)
	}
	// A rubric opens a line, "[PRIX] ...", and a box to tick opens one, "[x]"; a field stands in a sentence.
	if roboPostNames(inner, unicode.IsLetter(last) || unicode.IsDigit(last) || strings.ContainsRune("€$£@#,:", last)) {
		return n
	}
	return 0
}

// roboPostLongest is the length from which brackets hold a remark rather than the name of a field.
const roboPostLongest = 60

func roboPostDigit(b byte) bool { return '0' <= b && b <= '9' }

func roboPostIdentifier(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) }) < 0
}

// roboPostVariable reports whether s is written as programs write names: first_name, user.name, 0.
func roboPostVariable(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return r != '_' && r != '.' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) < 0 &&
		(strings.ContainsAny(s, "_.") || len(s) == 1 && roboPostDigit(s[0]))
}

// roboPostLinked reports whether the address itself follows: "[link] https://...".
func roboPostLinked(after string) bool {
	after = strings.TrimLeft(after, " \u00a0:→>-👉")
	return addressed(after) || strings.HasPrefix(strings.ToLower(after), "www.")
}

// Names of fields. Those of the first are nothing else; those of the second may be the title of a rubric or a remark, so that they count in
// the middle of a sentence only.
const (
	roboPostSure  roboPostWords = "link lien url insert inserer name nom prenom firstname lastname placeholder todo tbd tbc username cta"
	roboPostOdd   roboPostWords = "x n xx xxx y date time heure hour day jour city ville location lieu place address adresse price prix amount montant number nombre numero product produit brand marque client customer company entreprise societe business event evenement month mois year annee percent pourcentage discount title titre author auteur topic sujet neighborhood quartier email phone telephone handle hashtag first last your votre ton ta add ajouter recipient destinataire"
	roboPostLast  roboPostWords = "link lien url name nom prenom here ici placeholder"
	roboPostYours roboPostWords = "your votre ton ta add ajouter"
)

var roboPostPass = []string{"link in", "lien en", "lien dans", "link below", "link above", "lien ci", "link to come", "last", "add to", "first", "your turn", "your move", "votre avis", "name withheld", "name changed"}

// A roboPostWords is words with a space between.
type roboPostWords string

func (s roboPostWords) has(word string) bool {
	for w := range strings.FieldsSeq(string(s)) {
		if w == word {
			return true
		}
	}
	return false
}

// roboPostNames reports whether what stands in brackets is the name of a field: "link", "PRÉNOM", "your company", "GitHub link".
func roboPostNames(inner string, sentence bool) bool {
	folded := strings.Trim(draft.Fold(inner), " .:?!_-")
	for _, pass := range roboPostPass {
		if strings.HasPrefix(folded, pass) && folded != "first name" && folded != "last name" {
			return false
		}
	}
	words := strings.FieldsFunc(folded, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	switch n := len(words); {
	case n == 0 || n > 6:
		return false
	case roboPostSure.has(words[0]) || folded == "a completer" || folded == "a definir" || folded == "to be confirmed":
		return true
	case n > 1 && n <= 4 && (roboPostLast.has(words[n-1]) || roboPostYours.has(words[0]) && (roboPostSure.has(words[1]) || roboPostOdd.has(words[1]))):
		return true // "your company", "add link"
	default:
		return sentence && roboPostOdd.has(words[0]) && (n == 1 || n == 2 && roboPostOdd.has(words[1]))
	}
}
