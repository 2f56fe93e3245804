package draft

// Sooner reports whether p goes out before q: those without a date go last, and those of one time as they stand in their files.
func (p *Post) Sooner(q *Post) bool {
	dated := p.When.Dated()
	if dated != q.When.Dated() {
		return dated
	}
	if c := p.When.End().Compare(q.When.End()); dated && c != 0 {
		return c < 0
	}
	return p.Place().Before(q.Place())
}
