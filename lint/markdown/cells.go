package markdown

import (
	"math"
	"sort"
	"strings"

	"github.com/postlint/postlint/rules/draft"
)

// findTables marks the lines of tables. A table needs a delimiter row under its header: "98 countries | 12 languages" in a
// post is no table.
func (d *doc) findTables() {
	for i := 0; i+1 < len(d.lines); i++ {
		head, under := &d.lines[i], &d.lines[i+1]
		if head.kind != words || under.kind != words || head.quote != under.quote || !strings.Contains(d.src[head.mark:head.end], "|") || !isDelimiter(d.src[under.mark:under.end]) {
			continue
		}
		j := i + 2
		for j < len(d.lines) && d.lines[j].quote == head.quote && (d.lines[j].kind == words || d.lines[j].kind == item) && strings.Contains(d.src[d.lines[j].mark:d.lines[j].end], "|") {
			j++
		}
		d.tables = append(d.tables, block{first: i, last: j, body: i + 2, end: j})
		for k := i; k < j; k++ {
			d.lines[k].kind, d.lines[k].list = row, len(d.tables)
		}
		under.kind = delim
		i = j - 1
	}
}

// cells cuts a row at its pipes. Cells beyond the header are cells all the same.
func (d *doc) cells(i int) []draft.Span { return d.firstCells(i, math.MaxInt) }

// firstCells returns the first n of them, or as many as there are.
func (d *doc) firstCells(i, n int) []draft.Span {
	return d.appendCells(make([]draft.Span, 0, 16), i, n)
}

// appendCells is apart from cells, so that a row that is looked at and forgotten costs no memory.
func (d *doc) appendCells(out []draft.Span, i, n int) []draft.Span {
	l := &d.lines[i]
	at, end := l.mark, l.end
	if at < end && d.src[at] == '|' {
		at++
	}
	for from := at; len(out) < n; {
		i := strings.IndexByte(d.src[at:end], '|')
		if i < 0 {
			if from < end {
				out = append(out, d.trim(from, end))
			}
			return out
		}
		escapes := 0
		for escapes < i && d.src[at+i-1-escapes] == '\\' {
			escapes++
		}
		at += i + 1
		if escapes%2 == 0 {
			out = append(out, d.trim(from, at-1))
			from = at
		}
	}
	return out
}

func (d *doc) trim(from, to int) draft.Span {
	from = d.skipBlank(from, to)
	for to > from && d.src[to-1] == ' ' {
		to--
	}
	s := strings.TrimSpace(d.src[from:to]) // all other white space
	return draft.Span{Start: from, End: from + len(s)}
}

// shapeTables works out how all tables of the file are to be read.
func (d *doc) shapeTables() {
	var all []*section // in the order of the file
	var list func(*section)
	list = func(s *section) {
		all = append(all, s)
		for _, k := range s.kids {
			list(k)
		}
	}
	list(d.root)
	at := 0
	for _, b := range d.tables {
		for at+1 < len(all) && all[at+1].head < b.first {
			at++
		}
		t, ok := d.shape(b, all[at])
		t.posts = ok
		d.shapes = append(d.shapes, t)
	}
}

// tablesBetween returns the numbers of the tables between two lines.
func (d *doc) tablesBetween(from, to int) (first, last int) {
	first = sort.Search(len(d.tables), func(i int) bool { return d.tables[i].first >= from })
	last = first + sort.Search(len(d.tables)-first, func(i int) bool { return d.tables[first+i].last > to })
	return first, last
}

// hasPostTable reports whether a table of posts stands in some lines.
func (d *doc) hasPostTable(from, to int) bool {
	first, last := d.tablesBetween(from, to)
	for _, t := range d.shapes[first:last] {
		if t.posts {
			return true
		}
	}
	return false
}

// tablesIn reads the tables of posts between two lines.
func (d *doc) tablesIn(s *section, from, to int) {
	first, last := d.tablesBetween(from, to)
	for k := first; k < last; k++ {
		t := &d.shapes[k]
		if !t.posts {
			continue
		}
		body, end := d.tables[k].body, d.tables[k].end
		if t.text >= 0 {
			d.inShards(end-body, func(shard *doc, from, to int) {
				for i := body + from; i < body+to; i++ {
					shard.row(s, t, i)
				}
			})
			continue
		}
		for i := body; i < end; i++ {
			d.matrixRow(s, t, i)
		}
	}
}
