package markdown

import (
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
		if chunks := d.body(p); len(chunks) > 0 {
			parts = append(parts, chunks)
			last = to
		}
	}
	if len(parts) == 0 {
		return nil
	}
	f := u.found()
	if !u.single && u.label == nil && last > u.first {
		f.last = last
	}
	d.addThread(f, d.compose(parts...))
	f.post.Lang = u.lang
	return []*found{f}
}

// addThread adds a post of several parts.
func (d *doc) addThread(f *found, c copyText) *found {
	d.add(f, c, draft.Copy)
	if len(c.starts) > 1 {
		for i := range c.starts {
			f.post.Parts = append(f.post.Parts, c.text.Quote(c.starts[i], c.ends[i]))
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
	trimmed := strings.TrimLeft(s, " *")
	skip := len(s) - len(trimmed)
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
