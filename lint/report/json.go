package report

import (
	"io"
	"strings"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// The JSON document. Lines and columns count from 1, columns in code points, offsets in bytes from 0; ends are exclusive.
type (
	document struct {
		Version  int           `json:"version"`
		Posts    int           `json:"posts"`
		Files    int           `json:"files"`
		Findings []jsonFinding `json:"findings"`
		PostList *[]jsonPost   `json:"postList,omitempty"`
		Stats    *stats        `json:"stats,omitempty"`
	}
	jsonFinding struct {
		File        string        `json:"file"`
		Line        int           `json:"line"`
		Column      int           `json:"column"`
		EndLine     int           `json:"endLine"`
		EndColumn   int           `json:"endColumn"`
		Offset      int           `json:"offset"`
		EndOffset   int           `json:"endOffset"`
		Rule        string        `json:"rule"`
		Severity    string        `json:"severity"`
		Message     string        `json:"message"`
		Fix         string        `json:"fix"`
		Quote       string        `json:"quote"`
		Why         string        `json:"why"`
		Source      string        `json:"source"`
		Post        *jsonPostRef  `json:"post"`
		Related     []jsonRelated `json:"related"`
		Fingerprint string        `json:"fingerprint"`
	}
	jsonPostRef struct {
		ID      string `json:"id"`
		Channel string `json:"channel"`
		Date    string `json:"date"`
		Lang    string `json:"lang"`
		Line    int    `json:"line"`
		Kind    string `json:"kind"`
	}
	jsonRelated struct {
		File    string `json:"file"`
		Line    int    `json:"line"`
		Column  int    `json:"column"`
		Message string `json:"message"`
	}
	jsonPost struct {
		File     string   `json:"file"`
		Line     int      `json:"line"`
		EndLine  int      `json:"endLine"`
		TextLine int      `json:"textLine"`
		ID       string   `json:"id"`
		Channel  string   `json:"channel"`
		Date     string   `json:"date"`
		Lang     string   `json:"lang"`
		Kind     string   `json:"kind"`
		Status   string   `json:"status"`
		Hashtags []string `json:"hashtags"`
		Text     string   `json:"text"`
	}
)

// JSON writes the report as one JSON document, with the list of all posts and with statistics if they are asked for.
func (r *Report) JSON(w io.Writer, opt Options) error {
	doc := document{Version: 1, Posts: len(r.Posts), Files: r.Files, Findings: []jsonFinding{}}
	lists := []jsonList{{"findings", len(r.Findings), func(i int) any { return r.finding(r.Findings[i]) }}}
	if opt.ListPosts {
		doc.PostList = &[]jsonPost{}
		lists = append(lists, jsonList{"postList", len(r.Posts), func(i int) any { return listed(r.Posts[i]) }})
	}
	if opt.Stats {
		doc.Stats = r.stats()
	}
	return writeJSON(w, doc, lists...)
}

func (r *Report) finding(f check.Finding) jsonFinding {
	rule := r.rule(f.Rule)
	j := jsonFinding{Rule: f.Rule, Severity: f.Severity.String(), Message: f.Message, Fix: rule.Fix, Quote: f.Quote.String(),
		Why: rule.Why, Source: rule.Source, Related: []jsonRelated{}, Fingerprint: Fingerprint(f)}
	if file := f.Quote.File(); file != nil {
		s := f.Quote.Span()
		j.File, j.Offset, j.EndOffset = file.Name, s.Start, s.End
		j.Line, j.Column = file.Position(s.Start)
		j.EndLine, j.EndColumn = file.Position(s.End)
	}
	if p := f.Post; p != nil {
		line := locate(p.Place()).line
		j.Post = &jsonPostRef{ID: p.ID, Channel: strings.Join(p.Channels, ","), Date: p.When.String(), Lang: p.Lang, Line: line, Kind: p.Kind.String()}
	}
	for _, rel := range f.Related {
		jr := jsonRelated{Message: rel.Message}
		if file := rel.Quote.File(); file != nil {
			jr.File = file.Name
			jr.Line, jr.Column = file.Position(rel.Quote.Span().Start)
		}
		j.Related = append(j.Related, jr)
	}
	return j
}

func listed(p *draft.Post) jsonPost {
	j := jsonPost{ID: p.ID, Channel: strings.Join(p.Channels, ","), Date: p.When.String(), Lang: p.Lang, Kind: p.Kind.String(),
		Status: p.Status.String(), Hashtags: []string{}, Text: p.Text.String()}
	if f := p.File(); f != nil {
		j.File = f.Name
	}
	j.Line, j.EndLine = locate(p.Place()).line, lastLine(p.Place())
	if p.Text != nil {
		j.TextLine = locate(p.Text.All()).line
	}
	for _, e := range draft.AppendEntities(nil, p.Text.String()) {
		if e.Kind == draft.Hashtag {
			j.Hashtags = append(j.Hashtags, strings.TrimLeft(p.Text.String()[e.Start:e.End], "#＃"))
		}
	}
	for _, q := range p.Hashtags {
		j.Hashtags = append(j.Hashtags, strings.TrimLeft(q.String(), "#＃"))
	}
	return j
}
