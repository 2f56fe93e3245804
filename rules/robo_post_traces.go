package rules

import (
	"fmt"
	"strings"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// roboPostCredit finds the words by which a tool names itself.
func roboPostCredit(p *check.Pass) bool {
	for _, h := range p.Hits("trace") {
		q, text := h.Quote, h.Quote.Text.String()
		if h.Tag || quoted(q) {
			continue
		}
		if strings.HasSuffix(text[:q.Start], "(") && strings.HasPrefix(text[q.End:], ")") {
			q.Start, q.End = q.Start-1, q.End+1
		}
		p.Report(q, check.Warn, fmt.Sprintf("“%s” is the trace of a tool, and tells readers that nobody is there. Delete it.", q))
		return true
	}
	if h, ok := together(p, "posted", "tool", 0); ok {
		p.Report(h.Quote, check.Warn, fmt.Sprintf("“%s” is the trace of a tool, and tells readers that nobody is there. Delete it.", h))
		return true
	}
	return false
}

// roboPostTraces finds what tools leave in a text besides words.
func roboPostTraces(p *check.Pass) bool {
	if roboPostAddress(p) || roboPostCamera(p) {
		return true
	}
	if p.Holds("<") {
		for _, tag := range [...]string{"<br>", "<br/>", "<br />", "</p>", "</b>", "</strong>", "</em>", "</div>", "</span>", "</a>"} {
			if at := p.Index(tag); at >= 0 && !roboPostCode(p.Post.Text.Quote(at, at+len(tag))) {
				p.Report(p.Post.Text.Quote(at, at+len(tag)), check.Note, fmt.Sprintf("“%s” is written for a web page, and networks show it as it stands. Write a line end, or nothing.", tag))
				return true
			}
		}
	}
	if p.Holds("&;") || p.Holds("Ã") || p.Holds("â€") || p.Holds("\ufffd") {
		for _, broken := range [...]string{"&amp;", "&#39;", "&nbsp;", "&quot;", "Ã©", "Ã¨", "â€™", "â€œ", "\ufffd"} {
			if at := p.Index(broken); at >= 0 && !roboPostCode(p.Post.Text.Quote(at, at+len(broken))) {
				p.Report(p.Post.Text.Quote(at, at+len(broken)), check.Note, fmt.Sprintf("“%s” is a character that a tool broke on the way. Write the one that was meant.", broken))
				return true
			}
		}
	}
	text := p.Post.Text.String()
	if name, rest, ok := roboPostRetweet(text); ok && strings.HasPrefix(rest, "RT ") {
		p.Report(p.Post.Text.Quote(0, len(text)-len(rest)+2), check.Warn, fmt.Sprintf("This retweets a retweet of %s, as only a machine does. Quote the first post and say why.", name))
		return true
	}
	return false
}

// roboPostCamera finds the name that a camera or a screen gave to a picture.
func roboPostCamera(p *check.Pass) bool {
	if !p.Holds("_") && !p.Holds(" 20") {
		return false
	}
	text := p.Post.Text.String()
	for _, camera := range [...]string{"IMG_", "DSC_", "PXL_", "Screenshot 20", "Capture d’écran 20", "Capture d'écran 20"} {
		at := p.Index(camera)
		if at < 0 || at+len(camera) == len(text) || !roboPostDigit(text[at+len(camera)]) {
			continue
		}
		end := at + len(camera) + strings.IndexAny(text[at+len(camera):]+" ", " \n,;)")
		if q := p.Post.Text.Quote(at, end); !roboPostCode(q) && !quoted(q) {
			p.Report(q, check.Warn, fmt.Sprintf("“%s” is the name of a file. Say what the picture shows, or delete it.", q))
			return true
		}
	}
	return false
}

// roboPostInside are parts of addresses that only colleagues can open, or that an assistant left.
var roboPostInside = [...]struct{ part, says string }{
	{"utm_source=chatgpt", "tells that an assistant found the link"}, {"utm_source=openai", "tells that an assistant found the link"},
	{"://staging.", "leads to a site that is not public yet"}, {"://preprod.", "leads to a site that is not public yet"}, {"://dev.local", "leads to a site that is not public yet"},
	{"preview=true", "leads to a page that is not public yet"}, {"/wp-admin", "leads to the inside of a web site"},
	{"docs.google.com/document/d/", "leads to a document of colleagues"}, {"docs.google.com/spreadsheets/d/", "leads to a document of colleagues"}, {".sharepoint.com/", "leads to a document of colleagues"},
}

// roboPostAddress finds links that were copied from the wrong window, and the marks of citations that an assistant leaves.
func roboPostAddress(p *check.Pass) bool {
	text := p.Post.Text.String()
	for _, mark := range [...]string{"oaicite", "contentReference[", "turn0search"} {
		if at := p.Index(mark); at >= 0 && !roboPostCode(p.Post.Text.Quote(at, at+len(mark))) {
			p.Report(p.Post.Text.Quote(at, at+len(mark)), check.Warn, fmt.Sprintf("“%s” is the mark of a source that a writing assistant left. Delete it.", mark))
			return true
		}
	}
	if !p.Holds("/") {
		return false
	}
	for _, e := range p.Entities() {
		for _, in := range roboPostInside {
			if q := p.Post.Text.Quote(e.Start, e.End); e.Kind == draft.Link && holds(text[e.Start:e.End], in.part) && !roboPostCode(q) {
				p.Report(q, check.Warn, fmt.Sprintf("“%s” %s. Put the public address there.", q, in.says))
				return true
			}
		}
	}
	return false
}

// roboPostRetweet cuts "RT @name: " off a text.
func roboPostRetweet(text string) (name, rest string, ok bool) {
	after, ok := strings.CutPrefix(text, "RT @")
	if !ok {
		return "", "", false
	}
	name, rest, ok = strings.Cut(after, ":")
	return "@" + name, strings.TrimLeft(rest, " "), ok && !strings.ContainsAny(name, " \n")
}
