package audit

import (
	"bytes"
	"encoding/json"
	"slices"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/lint/report"
	"github.com/postlint/postlint/rules/draft"
)

// batch is how many findings are turned to JSON at once: a group of a million posts may have as many findings, of 2 KB each.
const batch = 1000

// write gives each finding to emit as it stands in the document of postlint -format json, on a line of its own, its keys in alphabetical order.
func (x *extract) write(found []lint.Finding, rules []*lint.Rule, emit func(string)) error {
	for part := range slices.Chunk(found, batch) {
		var document bytes.Buffer
		if err := (&report.Report{Findings: part, Rules: rules}).JSON(&document, report.Options{}); err != nil {
			return err
		}
		var list struct{ Findings []map[string]json.RawMessage }
		if err := json.Unmarshal(document.Bytes(), &list); err != nil {
			return err
		}
		for i, fields := range list.Findings {
			line, err := x.placed(fields, part[i])
			if err != nil {
				return err
			}
			emit(string(line))
		}
	}
	return nil
}

// placed returns a finding with the lines and offsets of the archive instead of those of the extract. Places in postlint.toml and news.toml
// are left as they are.
func (x *extract) placed(fields map[string]json.RawMessage, f lint.Finding) ([]byte, error) {
	if file := f.Quote.File(); x.whole[file] != nil {
		s := f.Quote.Span()
		start, end := x.origin(file, s.Start), x.origin(file, s.End)
		fields["line"], fields["endLine"] = number(start.line), number(end.line)
		fields["offset"], fields["endOffset"] = number(int64(s.Start)+start.further), number(int64(s.End)+end.further)
	}
	if f.Post != nil {
		var post map[string]json.RawMessage
		if err := json.Unmarshal(fields["post"], &post); err != nil {
			return nil, err
		}
		place := f.Post.Place()
		post["line"] = number(x.origin(place.File(), place.Span().Start).line)
		if err := put(fields, "post", post); err != nil {
			return nil, err
		}
	}
	var related []map[string]json.RawMessage
	if err := json.Unmarshal(fields["related"], &related); err != nil {
		return nil, err
	}
	for i, r := range f.Related {
		if file := r.Quote.File(); x.whole[file] != nil {
			related[i]["line"] = number(x.origin(file, r.Quote.Span().Start).line)
		}
	}
	if err := put(fields, "related", related); err != nil {
		return nil, err
	}
	return json.Marshal(fields)
}

func (x *extract) origin(file *draft.File, offset int) struct{ line, further int64 } {
	line, _ := file.Position(offset)
	return x.whole[file][line-1]
}

func number(n int64) json.RawMessage { b, _ := json.Marshal(n); return b }

func put(fields map[string]json.RawMessage, key string, v any) (err error) {
	fields[key], err = json.Marshal(v)
	return err
}
