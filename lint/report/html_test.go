package report_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint/report"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// page is a report as a page, with news, days and charts.
func page(t *testing.T, r *report.Report) string {
	t.Helper()
	var out bytes.Buffer
	require.NoError(t, r.HTML(&out, report.Options{}))
	return out.String()
}

// calendar is a report of two posts of June 2026, one of them old, on the days of an event and of a remembrance.
func calendar() *report.Report {
	r := sample()
	at := func(d, hour int) draft.Moment {
		return draft.Moment{Time: time.Date(2026, 6, d, hour, 0, 0, 0, time.UTC), Precision: draft.Minute}
	}
	text := draft.NewText("Soldes #été\n20 % off. Soldes!")
	post := &draft.Post{Text: text, Lang: "fr", Channels: []string{"instagram", "x"}, Author: draft.Words("Ana"), When: at(2, 9)}
	old := &draft.Post{Text: draft.NewText("Bonjour."), Channels: []string{"x"}, Status: draft.Words("published"), When: at(1, 9)}
	r.Posts = append(r.Posts, post, old)
	for _, q := range []draft.Quote{text.Quote(0, 6), text.Quote(0, 13), text.Quote(24, 30)} {
		r.Findings = append(r.Findings, check.Finding{Rule: "hard-sell", Severity: check.Warn, Quote: q, Post: post, Message: "“" + q.String() + "” sells"})
	}
	r.Findings[len(r.Findings)-1].Severity = check.Block
	r.Judged, r.Now = 1, time.Date(2026, 6, 1, 12, 0, 0, 0, time.UTC)
	r.News = []draft.Event{{Name: "Storm Ada", Kind: "natural-disaster", Severity: draft.Critical, Start: time.Date(2026, 6, 2, 3, 0, 0, 0, time.UTC), End: time.Date(2026, 6, 3, 3, 0, 0, 0, time.UTC)}}
	r.Remembrance = func(from, to time.Time) []draft.Observance {
		return []draft.Observance{{Day: from.AddDate(0, 0, 5), Name: "the day of " + from.Format("January") + " to " + to.Format("2 January")}}
	}
	r.Mixes = func() []draft.Mix {
		return []draft.Mix{{Channel: "x", Posts: []*draft.Post{old, post}, Sells: []bool{false, true}}, {Channel: "instagram", Posts: []*draft.Post{post}, Sells: []bool{true}}}
	}
	return r
}

func TestPageShowsTheCalendar(t *testing.T) {
	got := page(t, calendar())
	for _, want := range []string{
		"<h1>June 2026, read before it goes out</h1>",
		`<time datetime="2026-06-01"><i>Mon </i>1<i> June</i></time> <em>today</em>`,
		`<p class="ev"><span aria-hidden="true">◆ </span><bdi>Storm Ada</bdi></p>`,
		`<p class="rem"><span aria-hidden="true">✢ </span>The day of June to 30 June</p>`,
		`class="chip o past" href="#p2">09:00 · <bdi>x</bdi> · published<span dir="auto">Bonjour.</span></a>`,
		`<b>Block</b> 09:00 · <bdi>instagram, x</bdi><span`,
		`<blockquote dir="auto" lang="fr"><mark class="w">Soldes</mark><sup><a href="#f6" aria-label="finding 1">1</a></sup><mark class="w"> #été</mark>`,
		`<br>20 % off. <mark class="b">Soldes</mark><sup>`,
		"1 of 2 sell, 50 %", "1 of 1 sell, 100 %", "1.0 a week, at most 1", "2.0 a week, at most 2",
		`aria-label="Posts in each week from 1 June 2026: 2."`,
	} {
		assert.Contains(t, got, want)
	}
	assert.Equal(t, 3, strings.Count(got, "Storm Ada</bdi></p>"), "on the 2nd, the 3rd, and the day of its aftermath")
	assert.Equal(t, got, page(t, calendar()))
}

// node is an element of a page with what the tests ask about.
type node struct {
	name string
	attr map[string]string
	text string
	in   []string // the elements around it, outermost first
}

var scripts = regexp.MustCompile(`(?s)<(script|style)>.*?</(script|style)>`)

// nodes reads a page. Our own is well-formed enough for the reader of XML; what a draft smuggled in would not be.
func nodes(t *testing.T, page string) (list []*node) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(scripts.ReplaceAllString(page, "<$1></$1>")))
	d.Strict, d.AutoClose, d.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	var open []*node
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return list
		}
		require.NoError(t, err)
		switch token := token.(type) {
		case xml.StartElement:
			n := &node{name: token.Name.Local, attr: map[string]string{}}
			for _, a := range token.Attr {
				n.attr[a.Name.Local] = a.Value
			}
			for _, o := range open {
				n.in = append(n.in, o.name)
			}
			list, open = append(list, n), append(open, n)
		case xml.EndElement:
			require.Equal(t, open[len(open)-1].name, token.Name.Local)
			open = open[:len(open)-1]
		case xml.CharData:
			for _, o := range open {
				o.text += string(token)
			}
		}
	}
}

var hashes = regexp.MustCompile(`'sha256-[^']*'`)

// skeleton is a report without what is the same in every page. Other formats than HTML have none of it.
func skeleton(report string) string {
	return hashes.ReplaceAllString(scripts.ReplaceAllString(report, "<$1></$1>"), "HASH")
}

// What people who see nothing, and people who have no mouse, need from a page.
func TestPageIsAccessible(t *testing.T) {
	for name, r := range map[string]*report.Report{"empty": {}, "sample": sample(), "calendar": calendar(), "hostile": hostilePage()} {
		t.Run(name, func(t *testing.T) { accessible(t, nodes(t, page(t, r))) })
	}
}

func accessible(t *testing.T, all []*node) {
	ids, count, labels := map[string]bool{}, map[string]int{}, map[string]bool{}
	for _, n := range all {
		count[n.name]++
		if id := n.attr["id"]; id != "" {
			assert.False(t, ids[id], "two elements are called %s", id)
			ids[id] = true
		}
		if n.name == "label" {
			labels[n.attr["for"]] = strings.TrimSpace(n.text) != ""
		}
	}
	for _, one := range []string{"html", "title", "header", "main", "footer", "h1", "script", "style"} {
		assert.Equal(t, 1, count[one], one)
	}
	assert.Equal(t, "en", all[0].attr["lang"])
	level := 0
	for _, n := range all {
		named := strings.TrimSpace(n.text+n.attr["aria-label"]) != ""
		switch n.name {
		case "title", "option", "button", "summary", "caption", "time":
			assert.True(t, named, "a %s is empty", n.name)
		case "a":
			assert.True(t, named, "a link is empty")
			if target, within := strings.CutPrefix(n.attr["href"], "#"); within && target != "" && !strings.Contains(target, "=") {
				assert.True(t, ids[target], "a link leads to #%s, which there is not", target)
			}
		case "select":
			assert.True(t, labels[n.attr["id"]], "the choice %s has no label", n.attr["id"])
		case "svg":
			assert.Equal(t, "img", n.attr["role"])
			assert.NotEmpty(t, n.attr["aria-label"])
		case "nav", "form":
			assert.NotEmpty(t, n.attr["aria-label"], n.name)
		case "th":
			assert.Contains(t, []string{"col", "row"}, n.attr["scope"])
		case "table":
			assert.NotContains(t, n.in, "table")
		case "output":
			assert.Equal(t, "polite", n.attr["aria-live"])
		case "h1", "h2", "h3", "h4":
			at := int(n.name[1] - '0')
			assert.LessOrEqual(t, at, level+1, "“%s” skips a level", n.text)
			assert.NotEmpty(t, strings.TrimSpace(n.text))
			level = at
		}
		for _, id := range append(strings.Fields(n.attr["aria-labelledby"]), strings.Fields(n.attr["for"])...) {
			assert.True(t, ids[id] || id == "by-author", "%s names %s, which there is not", n.name, id)
		}
		if strings.Contains(" "+n.attr["class"]+" ", " chip ") && regexp.MustCompile(`^chip [bwn]`).MatchString(n.attr["class"]) {
			assert.Regexp(t, "^(Block|Warn|Note) ", n.text, "colour is never alone")
		}
	}
	assert.Equal(t, count["table"], count["caption"])
	skip := all[slices.IndexFunc(all, func(n *node) bool { return n.name == "a" })]
	assert.Equal(t, "#main", skip.attr["href"], "the first link skips to the content")
}

var hostileText = "</script></style></title></textarea><script>document.documentElement.dataset.pwned=1</script>\n" +
	`"><img src=x onerror="document.documentElement.dataset.pwned=2"> ' onmouseover='x' [a](javascript:document.documentElement.dataset.pwned=3)` + "\n" +
	"<svg onload=document.documentElement.dataset.pwned=4> <a href=javascript:alert(1)>x</a> </article></main><base href=//example.org> {{.}} ${x} `\n" +
	"\u2028\u2029\u202e\u2066\x00\x1b[2J\xff ::stop-commands:: ##vso[x] --> ]]> <!-- ; } body{display:none} @import url(//example.org) &lt;script&gt; &#x3c;"

// hostilePage is a report in which everything that a person writes is an attack.
func hostilePage() *report.Report {
	q := draft.Words(hostileText)
	file := draft.NewFile(hostileText, []byte(hostileText))
	text := file.Text()
	post := &draft.Post{ID: hostileText, Text: text, Channels: []string{hostileText, "x"}, Lang: `en" onload="x`, Author: q, Status: q, Title: q,
		When: draft.Moment{Time: time.Date(2026, 6, 2, 9, 0, 0, 0, time.UTC), Precision: draft.Day}}
	clean := &draft.Post{Text: draft.NewText(hostileText), Author: draft.Words("Ana"), Lang: "fr"}
	untitled := &draft.Post{Title: q}
	r := &report.Report{Posts: []*draft.Post{post, clean, untitled}, Judged: 3, Files: 1, Errors: []string{hostileText}, Failed: 1, Version: hostileText,
		Rules: []*check.Rule{{ID: "house", Title: hostileText, Why: hostileText, Fix: hostileText, Source: "javascript:alert(1) https://example.org/\"onclick=x>, " + hostileText}}}
	for _, quote := range []draft.Quote{text.Quote(3, 40), text.Quote(30, 60), {}, draft.NewFile("x", []byte(hostileText)).Text().Quote(2, 9)} {
		f := check.Finding{Rule: "house", Severity: check.Block, Quote: quote, Post: post, Message: hostileText, Related: []check.Related{{Quote: text.Quote(0, 20), Message: hostileText}, {Message: hostileText}}}
		r.Findings = append(r.Findings, f)
		f.Post = nil
		r.Findings = append(r.Findings, f)
	}
	r.News = []draft.Event{{Name: hostileText, Place: hostileText, Kind: hostileText}}
	r.Remembrance = func(from, _ time.Time) []draft.Observance {
		return []draft.Observance{{Day: from, Name: hostileText}}
	}
	r.Mixes = func() []draft.Mix {
		return []draft.Mix{{Channel: hostileText, Posts: []*draft.Post{post}, Sells: []bool{true}}}
	}
	return r
}

// own are the elements and attributes that a page is made of.
var (
	ownNames = strings.Fields("html head meta title style body a header p h1 ul li strong nav main section form label select option button output h2 h3 h4 table caption thead tbody tr th td abbr time i em b bdi span " +
		"blockquote br mark sup article dl dt dd code div svg rect path details summary footer script")
	ownAttrs = strings.Fields("lang charset http-equiv content name class href id hidden for value type aria-live aria-label aria-labelledby aria-hidden aria-current role scope title datetime dir data-c data-a data-r data-s " +
		"tabindex viewBox width height x y d rel")
)

func TestPageIsNotMovedByDrafts(t *testing.T) {
	got := page(t, hostilePage())
	for _, n := range nodes(t, got) {
		assert.Contains(t, ownNames, n.name)
		for name, value := range n.attr {
			assert.Contains(t, ownAttrs, name, "of %s", n.name)
			if name == "href" {
				assert.Regexp(t, `^(#[a-z0-9=-]*|https://\S*)$`, value)
			}
		}
		if n.name == "blockquote" || n.name == "p" {
			assert.NotContains(t, n.attr["lang"], " ")
		}
	}
	for _, sign := range []string{"\u2028", "\u2029", "\u202e", "\u2066", "\x00", "\x1b", "\xff", "##vso["} {
		assert.NotContains(t, got, sign)
	}
	assert.Contains(t, got, `\u2028\u2029\u202e\u2066\x00\x1b[2J\xff`, "shown as text shows them")
	for line := range strings.Lines(strings.ReplaceAll(got, scripts.FindString(got), "")) {
		assert.NotRegexp(t, `^(</script></style>|::|"><img)`, line, "no line begins with a draft's text")
	}
	assert.Equal(t, 1, strings.Count(got, "<script>"))
}

// The page allows the very style and script that it holds, and nothing else.
func TestPagePolicy(t *testing.T) {
	got := page(t, sample())
	of := func(element string) string {
		_, rest, _ := strings.Cut(got, "<"+element+">")
		inside, _, _ := strings.Cut(rest, "</"+element+">")
		require.NotEmpty(t, inside)
		sum := sha256.Sum256([]byte(inside))
		return "'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
	}
	assert.Contains(t, got, fmt.Sprintf(`content="default-src 'none'; style-src %s; script-src %s; base-uri 'none'; form-action 'none'"`, of("style"), of("script")))
	for _, outside := range []string{"src=", "url(", "@import", "<link", "style=", "fetch(", "XMLHttpRequest"} {
		assert.NotContains(t, got, outside, "the page needs nothing but itself")
	}
}

func TestPageOfManyPostsIsSmall(t *testing.T) {
	r := &report.Report{Now: time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)}
	for i := range 5000 {
		r.Posts = append(r.Posts, &draft.Post{Text: draft.NewText(strings.Repeat("Un pain de seigle, cuit ce matin. ", 6)), Channels: []string{"x"},
			When: draft.Moment{Time: r.Now.Add(time.Duration(i) * 3 * time.Hour), Precision: draft.Minute}})
	}
	r.Judged = 5000
	text := 5000 * len(r.Posts[0].Text.String())
	got := page(t, r)
	assert.Less(t, (len(got)-text)/5000, 600, "bytes around the text of a post")
	assert.Less(t, strings.Count(got, "<")-strings.Count(got, "</"), 5000*20, "elements")
}
