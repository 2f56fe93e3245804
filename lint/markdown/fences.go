package markdown

import "strings"

// fence reads the fence that line i opens and returns its last line. Its own closing mark is the next one at least as
// long; a mark with an info string inside of it opens an inner fence, which people write in posts about code and which
// CommonMark would take for text. A fence that is never closed ends before the next heading.
func (r *lineReader) fence(i int) int {
	open := &r.lines[i]
	mark, n := r.src[open.mark], fenceMark(r.src[open.mark:open.end])
	b := block{first: i, body: i + 1, indent: open.mark - open.start, info: strings.TrimSpace(r.src[open.mark+n : open.end])}
	b.open = !r.closes(i+1, mark, n)
	depth := 0
	r.fences = append(r.fences, b)
	id := len(r.fences)
	open.list = id
	j := i + 1
	for ; j < len(r.lines); j++ {
		l := &r.lines[j]
		s := r.src[l.mark:l.end]
		if open.quote && !l.quote || b.open && headingMark(s) > 0 && l.mark == l.start {
			break
		}
		l.kind, l.list = code, id
		m := fenceMark(s)
		if m < n || s[0] != mark {
			continue
		}
		if s[m:] != "" {
			if depth == 0 && r.closesTwice(j+1, mark, n) {
				depth = 1
			}
			continue
		}
		if depth == 1 {
			depth = 0
			continue
		}
		if b.info == "" && r.innerUnderColon(i, j, mark, n) {
			depth = 1
			continue
		}
		l.kind = fence
		break
	}
	f := &r.fences[id-1]
	f.end, f.last = j, min(j+1, len(r.lines))
	if j < len(r.lines) && r.lines[j].kind != fence {
		f.last = j
	}
	return f.last - 1
}

// innerUnderColon reports whether the bare mark on line j opens a fence inside the one of line i: it stands directly under
// a line that ends in a colon, and two more bare marks follow before anything that looks like the end of the post.
func (r *lineReader) innerUnderColon(i, j int, mark byte, n int) bool {
	if j-1 <= i {
		return false
	}
	above := r.lines[j-1]
	if !strings.HasSuffix(r.src[above.mark:above.end], ":") {
		return false
	}
	found := 0
	for k := j + 1; k < len(r.lines) && k < j+200; k++ {
		l := r.lines[k]
		s := r.src[l.mark:l.end]
		if headingMark(s) > 0 || isRule(s) || strings.HasPrefix(s, "**") {
			return false
		}
		if m := fenceMark(s); m >= n && s[0] == mark {
			if s[m:] != "" {
				return false
			}
			if found++; found == 2 {
				return true
			}
		}
	}
	return false
}

// closes reports whether a mark that can close a fence of n marks stands on line i or later.
func (r *lineReader) closes(i int, mark byte, n int) bool {
	return r.closing(i, mark) >= n
}

// closesTwice reports whether two such marks do.
func (r *lineReader) closesTwice(i int, mark byte, n int) bool {
	if !r.closes(i, mark, n) {
		return false
	}
	return r.closes(r.next[mark][min(i, len(r.lines))]+1, mark, n)
}

// closing returns the length of the longest bare fence mark on line i or later. It is worked out once for the file.
func (r *lineReader) closing(i int, mark byte) int {
	if r.longest == nil {
		r.longest, r.next = map[byte][]int{}, map[byte][]int{}
		for _, c := range []byte("`~") {
			longest, next := make([]int, len(r.lines)+1), make([]int, len(r.lines)+1)
			next[len(r.lines)] = len(r.lines)
			for j := len(r.lines) - 1; j >= 0; j-- {
				longest[j], next[j] = longest[j+1], next[j+1]
				l := r.lines[j]
				s := r.src[l.mark:l.end]
				if m := fenceMark(s); m > 0 && s[0] == c && s[m:] == "" {
					longest[j], next[j] = max(longest[j], m), j
				}
			}
			r.longest[c], r.next[c] = longest, next
		}
	}
	return r.longest[mark][min(i, len(r.lines))]
}
