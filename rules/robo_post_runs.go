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
	post     *draft.Post // nil: it has no twin
	group    string      // posts whose times can be compared: "" for the dated ones, else those of one file
	end      time.Time   // of a dated post
	day      int         // the day on which it goes out: the number of the relative one, or what tells dates apart
	channels uint64      // a bit for each; two posts with a channel in common have a bit in common
	runs     []uint32    // hashes of its runs of words, sorted, each once
	links    bool
}

type roboTwinsKey struct{}

// roboTwinsRead reads all posts that may have a twin, each once for all calendars in which it stands. Of each post of the calendar, numbers tells which
// twin it is.
func roboTwinsRead(p *check.Pass) (twins []roboTwin, numbers []int32) {
	read, numbers := p.Shared(roboTwinsKey{}, func(posts []*draft.Post) any { return roboTwinsIn(posts) })
	return read.([]roboTwin), numbers
}

func roboTwinsIn(posts []*draft.Post) []roboTwin {
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
	return twins
}

func roboTwinCounts(p *draft.Post) bool {
	return p.Kind == draft.Copy && p.Text != nil && p.VariantOf == nil && p.When.Precision != draft.None && len(p.Channels) > 0 && p.InReplyTo.IsZero() && !p.Dropped()
}

// A roboReader reads posts. What it needs for one it uses again for the next; the runs of all lie in slices that are filled one after the other.
type roboReader struct {
	entities []draft.Entity
	cutter   roboCutter
	few      [2 * roboFew]uint32
}

// read returns a zero twin for a text that is too short. Links don't count: a shortener makes a new address each time.
func (r *roboReader) read(p *draft.Post) (t roboTwin) {
	text, at := p.Text.String(), 0
	c := &r.cutter
	if most := len(text)/2 + 1; cap(c.runs)-len(c.runs) < most {
		c.runs = make([]uint32, 0, max(4096, most))
	}
	from := len(c.runs)
	c.begin()
	if draft.HasLink(text) {
		r.entities = draft.AppendEntities(r.entities[:0], text)
		for _, e := range r.entities {
			if e.Kind == draft.Link {
				c.cut(text[at:e.Start])
				at, t.links = e.End, true
			}
		}
	}
	c.cut(text[at:])
	c.end()
	if c.words < roboTwinWords {
		c.runs = c.runs[:from]
		return roboTwin{}
	}
	t.runs = c.runs[from:]
	r.sort(t.runs)
	t.runs = slices.Compact(t.runs)
	c.runs = c.runs[:from+len(t.runs)]
	t.runs = t.runs[:len(t.runs):len(t.runs)]
	t.post = p
	for _, name := range p.Channels {
		sum := uint64(roboRunBasis)
		for i := range len(name) {
			sum = (sum ^ uint64(name[i])) * roboRunPrime
		}
		t.channels |= 1 << (sum >> 58)
	}
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

// roboFew is the number of runs up to which they are sorted by what is known of them.
const roboFew = 256

// sort sorts hashes. They are spread evenly, so that each can be put near its place at once.
func (r *roboReader) sort(runs []uint32) {
	n := len(runs)
	if n > roboFew {
		slices.Sort(runs)
		return
	}
	ends, hashes := r.few[:n], r.few[roboFew:roboFew+n]
	clear(ends)
	copy(hashes, runs)
	for _, h := range hashes {
		ends[uint64(h)*uint64(n)>>32]++
	}
	end := uint32(0)
	for i := range ends {
		end += ends[i]
		ends[i] = end
	}
	for _, h := range hashes {
		i := uint64(h) * uint64(n) >> 32
		ends[i]--
		runs[ends[i]] = h
	}
	for i := 1; i < n; i++ {
		for k := i; k > 0 && runs[k] < runs[k-1]; k-- {
			runs[k], runs[k-1] = runs[k-1], runs[k]
		}
	}
}

// FNV-1a, by Glenn Fowler, Landon Curt Noll and Kiem-Phong Vo.
const (
	roboRunBasis = 14695981039346656037
	roboRunPrime = 1099511628211
	roboRunEnd   = 0xff // stands behind each word
)

// A roboCutter cuts texts into words, which are letters, digits and marks that stand together once they are folded, and appends the hashes of the runs of
// words, FNV-1a over their bytes, each word with a mark of its end.
type roboCutter struct {
	runs   []uint32
	words  int
	inside bool                // a word has begun
	open   [roboTwinRun]uint64 // the runs that have begun at each of the last words, the oldest first: they go on side by side
}

func (c *roboCutter) begin() {
	c.words, c.inside = 0, false
	for i := range c.open {
		c.open[i] = roboRunBasis
	}
}

// cut goes on with a piece of the text, which may stand between two pieces of a word.
func (c *roboCutter) cut(s string) {
	for at := 0; at < len(s); {
		if n := c.plain(s[at:]); n > 0 {
			at += n
			continue
		}
		if s[at] < utf8.RuneSelf {
			c.end()
			at++
			continue
		}
		l, size := utf8.DecodeRuneInString(s[at:])
		if shown, changed := draft.FoldRune(l); changed {
			c.cut(shown)
		} else if unicode.IsLetter(l) || unicode.IsDigit(l) || unicode.Is(unicode.M, l) {
			for i := range size {
				c.add(s[at+i])
			}
		} else {
			c.end()
		}
		at += size
	}
}

// plain adds the letters and digits of ASCII that s begins with, and returns how many there are.
func (c *roboCutter) plain(s string) (n int) {
	o0, o1, o2, o3, o4 := c.open[0], c.open[1], c.open[2], c.open[3], c.open[4]
	for ; n < len(s); n++ {
		x := uint64(roboPlain[s[n]])
		if x == 0 {
			break
		}
		o0, o1, o2, o3, o4 = (o0^x)*roboRunPrime, (o1^x)*roboRunPrime, (o2^x)*roboRunPrime, (o3^x)*roboRunPrime, (o4^x)*roboRunPrime
	}
	c.open = [...]uint64{o0, o1, o2, o3, o4}
	c.inside = c.inside || n > 0
	return n
}

func (c *roboCutter) add(b byte) {
	for i := range c.open {
		c.open[i] = (c.open[i] ^ uint64(b)) * roboRunPrime
	}
	c.inside = true
}

// end ends the word, if one has begun.
func (c *roboCutter) end() {
	if !c.inside {
		return
	}
	c.add(roboRunEnd)
	if c.words++; c.words >= roboTwinRun {
		c.runs = append(c.runs, uint32(c.open[0]>>32))
	}
	copy(c.open[:], c.open[1:])
	c.open[roboTwinRun-1], c.inside = roboRunBasis, false
}

// roboPlain holds the letters and digits of ASCII, folded, and 0 for all else.
var roboPlain = func() (plain [256]byte) {
	for c := range plain {
		switch {
		case 'a' <= c && c <= 'z' || '0' <= c && c <= '9':
			plain[c] = byte(c)
		case 'A' <= c && c <= 'Z':
			plain[c] = byte(c) + 'a' - 'A'
		}
	}
	return plain
}()
