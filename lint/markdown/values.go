package markdown

import (
	"slices"

	"github.com/postlint/postlint/rules/draft"
)

// fieldsOf reads the fields that the labels of a unit give. more are those of the unit around it.
func (d *doc) fieldsOf(ps []piece, more []fieldValue) []fieldValue {
	n := len(more)
	for i := range ps {
		n += oneIf(ps[i].role == fieldRole)
	}
	out := d.fields.take(n)
	for i := range ps {
		p := &ps[i]
		if p.role != fieldRole || copyField(p.field) || p.field == fAside {
			continue
		}
		if p.field == fStatus && p.value.Start >= p.value.End { // "- LinkedIn: published", one line a network
			v := value{list: []value{}}
			for _, c := range d.chunks(p.from, p.to) {
				v.list = append(v.list, value{words: d.compose([]chunk{c}).text.All()})
			}
			out = append(out, fieldOfValue(p.field, v))
		} else if q := d.fieldQuote(p); !q.IsZero() {
			out = append(out, fieldValue{field: p.field, words: q})
		}
	}
	return slices.Clip(append(out, more...)) // several posts may hold it
}

// fieldQuote returns the value of a label: the words behind it, else the first paragraph under it.
func (d *doc) fieldQuote(p *piece) draft.Quote {
	var q draft.Quote
	onLine, tags := p.value.Start < p.value.End, p.field == fHashtags
	if onLine && !tags {
		q = d.value(p.value)
	} else if onLine {
		chunks := []chunk{d.chunkOf(p.value)}
		if p.from < p.to && d.lines[p.from].kind == words {
			chunks = append(chunks, d.chunks(p.from, p.from+1)...)
		}
		q = d.compose(chunks).text.All()
	} else if body := d.chunks(p.from, p.to); len(body) > 0 {
		if !tags {
			body = body[:1]
		}
		q = d.compose(body).text.All()
	}
	if q.String() == "" {
		return draft.Quote{}
	}
	return q
}
