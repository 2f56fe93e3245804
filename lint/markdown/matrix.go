package markdown

import (
	"strings"
	"unicode"
)

// matrixRow reads a row of which every cell under a network or a weekday is a post.
func (d *doc) matrixRow(s *section, t *tableShape, i int) {
	cells := d.cells(i)
	var shared []fieldValue
	for k, c := range t.columns {
		if k < len(cells) && (c.field == fDate || c.field == fWeek || c.field == fTime || k == t.day || k == 0 && c.field == "" && len(c.channels) == 0 && c.weekday == 0) {
			field := c.field
			if field == "" {
				field = fDate
			}
			if q := d.value(cells[k]); !q.IsZero() {
				if w, _, _ := readWhen(q.String(), true, nil); c.field == "" && w.isZero() {
					continue
				}
				shared = append(shared, fieldValue{field: field, words: q})
			}
		}
	}
	for k, c := range t.columns {
		if k >= len(cells) || len(c.channels) == 0 && c.weekday == 0 {
			continue
		}
		text := d.composeSaid(cells[k])
		words := text.text.String()
		if isEmpty(words) || !strings.ContainsFunc(words, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
			continue
		}
		f := &found{sec: s, first: i, last: i + 1, index: true, channels: c.channels, fields: shared}
		if list := strings.Fields(words); len(c.channels) > 0 {
			if own := channelsIn(strings.Join(list[:min(len(list), 2)], " ")); len(own) == 1 && pathNames.of(own[0]) {
				f.channels = own // "YouTube short" in the column of another network
			}
		}
		if !c.when.isZero() {
			c.when.quote = d.quote(d.cells(d.tables[d.lines[i].list-1].first)[k])
			c.when.column = c.weekday > 0
			f.whens = []when{c.when}
		}
		d.add(f, text, cellKind(&c, words))
	}
}
