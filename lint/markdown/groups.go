package markdown

// groups cuts a unit without headings or names of posts where the label of the network comes again: "Platform: X", "Caption: ...",
// "Platform: LinkedIn", "Caption: ...". It returns nothing unless each of them has copy below.
func (d *doc) groups(u unit, ps []piece, given []fieldValue) []*found {
	var starts []int
	copies := 0
	for i := range ps {
		switch p := &ps[i]; {
		case p.role != fieldRole || p.heading:
		case p.field == fChannel:
			if len(starts) > copies {
				return nil
			}
			starts = append(starts, i)
		case copyField(p.field) && copies < len(starts):
			copies = len(starts)
		}
	}
	if len(starts) < 2 || copies < len(starts) {
		return nil
	}
	var out []*found
	for n, i := range starts {
		end := u.to
		if n+1 < len(starts) {
			end = ps[starts[n+1]].line
		}
		out = append(out, d.read(unit{sec: u.sec, first: ps[i].line, last: end, from: ps[i].line, to: end, fields: given, whens: u.whens, fences: true, single: u.single, sub: true})...)
	}
	return out
}
