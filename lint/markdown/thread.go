package markdown

import (
	"sort"
	"strings"

	"github.com/postlint/postlint/rules/draft"
)

// thread reads a unit whose posts are numbered labels: "**Tweet 1/5:**", "## Tweet 2 — The Setup".
func (d *doc) thread(u unit, ps []piece) []*found {
	var parts [][]chunk
	last := u.first
	for i, p := range ps {
		if p.role != partRole {
			if p.role == stopRole {
				break
			}
			continue
		}
		to := p.to
		if i+1 < len(ps) && ps[i+1].role == noRole {
			to = ps[i+1].to
		}
		p.to = to
		if chunks := d.body(&p); len(chunks) > 0 {
			parts = append(parts, chunks)
			last = to
		}
	}
	if len(parts) == 0 {
		return nil
	}
	f := d.begin(&u)
	if !u.single && u.label == nil && last > u.first {
		f.last = last
	}
	d.addThread(f, d.composeParts(parts...))
	f.post.Lang = u.lang
	return d.added()
}

// addThread adds a post of several parts.
func (d *doc) addThread(f *found, c copyText) *found {
	d.add(f, c, draft.Copy)
	if len(c.parts) > 1 {
		for _, s := range c.parts {
			f.post.Parts = append(f.post.Parts, c.text.Quote(s.Start, s.End))
		}
	}
	return f
}

// isThread reports whether several fences are parts of one thread: the heading says so, or they are numbered.
func (d *doc) isThread(u unit, fences []block) bool {
	title := u.sec.title
	if u.label != nil {
		title = u.label.words
	}
	if isThreadTitle(title) {
		return true
	}
	for i, b := range fences {
		l := d.lines[b.body]
		if n, _ := partMark(d.src[l.mark:l.end]); n != i+1 {
			return false
		}
	}
	return true
}

// isThreadTitle reports whether a heading says that what follows is one thread.
func isThreadTitle(s string) bool {
	for _, w := range wordsIn(draft.Fold(cutBrackets(s))) {
		if w == "thread" {
			return true
		}
	}
	return false
}

// named cuts copy at lines such as "Tweet 2:", which tell where a post of a thread starts and do not go out with it. It returns nothing
// for copy that is not numbered so from 1.
func (d *doc) named(chunks []chunk) [][]chunk {
	var parts [][]chunk
	for _, c := range chunks {
		more := false // the chunk goes on in the part that is open
		for _, s := range c.spans {
			if n, size := partMark(d.src[s.Start:s.End]); n == len(parts)+1 && size > 0 {
				parts = append(parts, nil)
				s.Start, more = s.Start+size, false
			}
			if len(parts) == 0 {
				return nil
			}
			p := &parts[len(parts)-1]
			blank := strings.TrimSpace(d.src[s.Start:s.End]) == ""
			switch {
			case more:
				last := &(*p)[len(*p)-1]
				last.spans = append(last.spans, s)
			case !blank:
				*p = append(*p, chunk{spans: []draft.Span{s}, raw: c.raw})
				more = true
			}
		}
	}
	for _, p := range parts {
		if len(p) == 0 {
			return nil
		}
		for i := range p { // blank lines before the next mark
			for n := len(p[i].spans); n > 1 && strings.TrimSpace(d.src[p[i].spans[n-1].Start:p[i].spans[n-1].End]) == ""; n-- {
				p[i].spans = p[i].spans[:n-1]
			}
		}
	}
	return parts
}

// splitParts finds the posts of a thread inside one text: lines that start with "1/", "2/5" or "Tweet 3:", in order from 1.
func splitParts(t *draft.Text) []draft.Quote {
	s := t.String()
	var starts, bodies []int
	for at := 0; at < len(s); {
		end := len(s)
		if i := strings.IndexByte(s[at:], '\n'); i >= 0 {
			end = at + i
		}
		if n, size := partMark(s[at:end]); n == len(starts)+1 {
			starts = append(starts, at)
			bodies = append(bodies, at+size)
		}
		at = end + 1
	}
	if len(starts) < 2 || strings.TrimSpace(s[:starts[0]]) != "" && starts[0] > 200 {
		return nil
	}
	var out []draft.Quote
	for i := range starts {
		end := len(s)
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		from := bodies[i]
		words := strings.TrimSpace(s[from:end])
		from += strings.Index(s[from:end], words)
		out = append(out, t.Quote(from, from+len(words)))
	}
	return out
}

// partMark returns the number that a line of a thread starts with, and the length of a mark that is no part of the copy:
// "Tweet 2:" is cut off, "2/" goes out with the post.
func partMark(s string) (n, size int) {
	skip := 0
	for skip < len(s) && (s[skip] == ' ' || s[skip] == '*') {
		skip++
	}
	trimmed := s[skip:]
	if trimmed == "" || !isNumber(trimmed) && strings.IndexByte("TtP", trimmed[0]) < 0 {
		return 0, 0
	}
	rest := trimmed
	named := false
	for _, w := range []string{"Tweet ", "tweet ", "TWEET ", "Post ", "Toot "} {
		if r, ok := strings.CutPrefix(rest, w); ok {
			rest, named = r, true
		}
	}
	digits := leadingDigits(rest)
	if digits == "" || len(digits) > 2 {
		return 0, 0
	}
	for _, c := range digits {
		n = n*10 + int(c-'0')
	}
	after := rest[len(digits):]
	switch {
	case named:
		after = strings.TrimLeft(strings.TrimLeft(after, "/"), "0123456789")
		if i := strings.IndexByte(after, ':'); i >= 0 && i < 40 {
			return n, skip + len(trimmed) - len(after) + i + 1
		}
		return n, 0
	case strings.HasPrefix(after, "/") && (len(after) == 1 || strings.IndexByte(" *0123456789n", after[1]) >= 0):
		if len(after) > 1 && after[1] >= '0' && after[1] <= '9' { // "1/2 cup" is no part, "1/7" is
			total := leadingDigits(after[1:])
			if len(total) > 2 || len(total) == len(digits) && total < digits {
				return 0, 0
			}
		}
		return n, 0
	}
	return 0, 0
}

// frontThread reports whether the front matter says that the file is a thread: "type: thread".
func (d *doc) frontThread() bool {
	for _, e := range d.front {
		if (e.key == "type" || e.key == "format" || e.key == "thread") && (isThreadTitle(strings.ReplaceAll(e.value.words.String(), "_", " ")) || e.key == "thread" && e.value.words.String() == "true") {
			return true
		}
	}
	return false
}

// partsAtRules finds the posts of a thread between the rules of its text.
func (d *doc) partsAtRules(f *found, u unit) {
	t, from := f.post.Text, 0
	end := len(t.String())
	part := func(to int) {
		s := t.String()[from:to]
		if words := strings.TrimSpace(s); words != "" {
			at := from + strings.Index(s, words)
			f.post.Parts = append(f.post.Parts, t.Quote(at, at+len(words)))
		}
		from = to
	}
	for i := u.from; i < u.to; i++ {
		if d.lines[i].kind == rule {
			part(from + sort.Search(end-from, func(k int) bool { return t.Span(from+k, from+k+1).Start >= d.lines[i].start }))
		}
	}
	part(end)
	if len(f.post.Parts) < 2 {
		f.post.Parts = nil
	}
}
