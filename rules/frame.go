package rules

import (
	"sort"

	"github.com/postlint/postlint/rules/check"
)

// A frame is a row of word lists, such as "we'll" + "block" + "whoever complains". Each word follows the one before it in its sentence, with at
// most gap words between. Short lists in a frame find what a list of phrases finds only for the words that its author thought of together, and
// take up the sum of their entries where phrases take up the product.
type frame struct {
	gap    int
	lists  []string // four at most
	across bool     // the end of one sentence may stand between two words: "Don't like it? Unfollow."
}

// find returns the words from the first to the last of the first such row that begins at word from or later. Tags are labels, and what is quoted
// somebody else said.
func (f *frame) find(p *check.Pass, from int) (whole check.Hit, found bool) {
	if !p.MayHave(f.lists...) { // so it is nearly always
		return whole, false
	}
	return f.row(p, from)
}

func (f *frame) row(p *check.Pass, from int) (whole check.Hit, found bool) {
	var rows [4][]check.Hit
	for i, list := range f.lists {
		if rows[i] = p.Hits(list); len(rows[i]) == 0 {
			return whole, false
		}
	}
	row := rows[0]
	i := sort.Search(len(row), func(i int) bool { return row[i].First < 0 || row[i].First >= from })
	for _, h := range row[i:] {
		if h.First < from || h.Tag {
			continue
		}
		if whole, found = f.extend(rows[1:len(f.lists)], h); found && !quoted(whole.Quote) {
			return whole, true
		}
	}
	return check.Hit{}, false
}

// extend goes on from h with the lists that are left. Hits are in the order of the text, those of tags outside it (with a negative First) last, so
// that a long post costs no more than its length.
func (f *frame) extend(rows [][]check.Hit, h check.Hit) (check.Hit, bool) {
	if len(rows) == 0 {
		return h, true
	}
	row := rows[0]
	i := sort.Search(len(row), func(i int) bool { return row[i].First < 0 || row[i].First > h.Last })
	for ; i < len(row) && row[i].First >= 0 && row[i].First <= h.Last+1+f.gap; i++ {
		o := row[i]
		if o.Tag || o.Sentence != h.Sentence && !(f.across && o.Sentence == h.Sentence+1) {
			continue
		}
		o.Quote, o.First = h.Quote.Text.Quote(h.Quote.Start, o.Quote.End), h.First
		if whole, found := f.extend(rows[1:], o); found {
			return whole, true
		}
	}
	return check.Hit{}, false
}

// reaching returns the hits of one list that end at word at of the text or later, and those of tags that are kept outside it.
func reaching(hits []check.Hit, at int) []check.Hit {
	return hits[sort.Search(len(hits), func(i int) bool { return hits[i].First < 0 || hits[i].Last >= at }):]
}
