package rules

import (
	"slices"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// A roboTwin is a post as the search for near-identical ones sees it.
type roboTwin struct {
	post  *draft.Post
	group string    // posts whose times can be compared: "" for the dated ones, else those of one file
	end   time.Time // of a dated post
	day   int       // the day on which it goes out: the number of the relative one, or what tells dates apart
	runs  []uint32  // hashes of its runs of words, sorted, each once
	links bool
}

type roboTwinsKey struct{}

// roboTwinsRead reads all posts that may have a twin, each once for all calendars in which it stands.
func roboTwinsRead(p *check.Pass) map[*draft.Post]*roboTwin {
	return p.Shared(roboTwinsKey{}, func(posts []*draft.Post) any { return roboTwinsIn(posts) }).(map[*draft.Post]*roboTwin)
}

func roboTwinsIn(posts []*draft.Post) map[*draft.Post]*roboTwin {
	twins := make([]roboTwin, len(posts))
	readers := sync.Pool{New: func() any { return new(roboReader) }}
	check.Share(len(posts), func(from, to int) {
		r := readers.Get().(*roboReader)
		defer readers.Put(r)
		for i, post := range posts[from:to] {
			if roboTwinCounts(post) {
				twins[from+i] = r.read(post)
			}
		}
	})
	known := make(map[*draft.Post]*roboTwin, len(twins))
	for i := range twins {
		if t := &twins[i]; t.post != nil {
			known[t.post] = t
		}
	}
	return known
}

func roboTwinCounts(p *draft.Post) bool {
	return p.Kind == draft.Copy && p.Text != nil && p.VariantOf == nil && p.When.Precision != draft.None && len(p.Channels) > 0 && p.InReplyTo.IsZero() && !p.Dropped()
}

// A roboReader reads posts. What it needs for one it uses again for the next; the runs of all lie in slices that are filled one after the other.
type roboReader struct {
	entities []draft.Entity
	folded   []byte
	runs     []uint32
}

// read returns a zero twin for a text that is too short. Links don't count: a shortener makes a new address each time.
func (r *roboReader) read(p *draft.Post) (t roboTwin) {
	text, at := p.Text.String(), 0
	r.folded = r.folded[:0]
	r.entities = draft.AppendEntities(r.entities[:0], text)
	for _, e := range r.entities {
		if e.Kind == draft.Link {
			r.folded = draft.AppendFold(r.folded, text[at:e.Start])
			at, t.links = e.End, true
		}
	}
	r.folded = draft.AppendFold(r.folded, text[at:])
	if most := len(text)/2 + 1; cap(r.runs)-len(r.runs) < most {
		r.runs = make([]uint32, 0, max(4096, most))
	}
	from := len(r.runs)
	if r.cut() < roboTwinWords {
		r.runs = r.runs[:from]
		return roboTwin{}
	}
	t.runs = r.runs[from:]
	slices.Sort(t.runs)
	t.runs = slices.Compact(t.runs)
	r.runs = r.runs[:from+len(t.runs)]
	t.runs = t.runs[:len(t.runs):len(t.runs)]
	t.post = p
	if p.When.Precision == draft.Relative {
		t.day, t.group = p.When.Day, "\x00"
		if f := p.File(); f != nil {
			t.group += f.Name
		}
		return t
	}
	y, m, d := p.When.Time.Date()
	t.day, t.end = (y*12+int(m))*31+d, p.When.End()
	return t
}

// FNV-1a, by Glenn Fowler, Landon Curt Noll and Kiem-Phong Vo.
const (
	roboRunBasis = 14695981039346656037
	roboRunPrime = 1099511628211
)

// cut appends the hashes of the runs of the folded text, FNV-1a over the bytes of their words, each with a mark of its end, and returns how many words
// there are: letters, digits and marks that stand together. The runs that are open, one for each of the last words, go on side by side.
func (r *roboReader) cut() (words int) {
	var a, b, c, d, e uint64 = roboRunBasis, roboRunBasis, roboRunBasis, roboRunBasis, roboRunBasis
	inside := false
	for i := 0; i <= len(r.folded); {
		size, belongs := 1, false
		if i < len(r.folded) {
			size, belongs = roboLetter(r.folded[i:])
		}
		switch {
		case belongs:
			for _, x := range r.folded[i : i+size] {
				x := uint64(x)
				a, b, c, d, e = (a^x)*roboRunPrime, (b^x)*roboRunPrime, (c^x)*roboRunPrime, (d^x)*roboRunPrime, (e^x)*roboRunPrime
			}
			inside = true
		case inside:
			const end = 0xff
			a, b, c, d, e = (a^end)*roboRunPrime, (b^end)*roboRunPrime, (c^end)*roboRunPrime, (d^end)*roboRunPrime, (e^end)*roboRunPrime
			if words++; words >= roboTwinRun {
				r.runs = append(r.runs, uint32(a>>32))
			}
			a, b, c, d, e = b, c, d, e, roboRunBasis
			inside = false
		}
		i += size
	}
	return words
}

// roboLetter returns the size of the first character and whether it belongs to a word.
func roboLetter(s []byte) (size int, belongs bool) {
	if c := s[0]; c < utf8.RuneSelf {
		return 1, 'a' <= c && c <= 'z' || '0' <= c && c <= '9'
	}
	l, size := utf8.DecodeRune(s)
	return size, unicode.IsLetter(l) || unicode.IsDigit(l) || unicode.Is(unicode.M, l)
}
