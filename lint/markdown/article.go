package markdown

// findArticles turns the headings of pasted articles into lines of their copy. An article with headings of its own, up to "# Title",
// stands under a label of copy ("**Post:**") below a lower heading, and would cut the file in two. It ends at the rule that stands
// before the next heading; without such a rule nobody can tell where, and the headings stay what they are.
func (d *doc) findArticles() {
	level, fields := uint8(0), false // of the heading above; whether labels stood under it
	for i := 0; i < len(d.lines); i++ {
		l := &d.lines[i]
		switch {
		case l.quote:
		case l.kind == heading:
			level, fields = l.level, false
		case l.kind == words && level > 1 && !fields:
			lab, ok := d.labelAt(i)
			if !ok || !lab.bold || !copyField(lab.field) || lab.value.Start < lab.value.End {
				continue
			}
			fields = true
			first := d.after(i + 1)
			if first >= len(d.lines) || d.lines[first].kind != heading || d.lines[first].level > level {
				continue
			}
			end := d.ruleBefore(first)
			if end == 0 {
				return // there is none further down either
			}
			for ; first < end; first++ {
				if h := &d.lines[first]; h.kind == heading {
					h.kind, h.mark = words, h.text
				}
			}
			i = end
		}
	}
}

// after returns the first line from i on that is not blank.
func (d *doc) after(i int) int {
	for i < len(d.lines) && d.lines[i].kind == blank {
		i++
	}
	return i
}

// ruleBefore returns the next rule behind line i that a heading follows, 0 if there is none.
func (d *doc) ruleBefore(i int) int {
	for ; i < len(d.lines); i++ {
		if d.lines[i].kind == rule {
			if j := d.after(i + 1); j < len(d.lines) && d.lines[j].kind == heading {
				return i
			}
		}
	}
	return 0
}
