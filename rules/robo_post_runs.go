package rules

import (
	"cmp"
	"hash/maphash"
	"slices"
	"strings"
	"sync"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// A roboTwin is a post as the search for near-identical ones sees it.
type roboTwin struct {
	post     *draft.Post
	runs     []uint32 // hashes of its runs of words, sorted, each once
	channels uint64   // a bit for each; two posts with a channel in common have a bit in common
	day      int32    // the day on which it goes out: the number of the relative one, or what tells dates apart
	links    bool
}

func (t *roboTwin) relative() bool { return t.post.When.Precision == draft.Relative }

func (t *roboTwin) file() string {
	if f := t.post.File(); f != nil {
		return f.Name
	}
	return ""
}

// inGroup orders twins by groups of those whose times can be compared: first all that are dated, then the relative days of each file.
func (t *roboTwin) inGroup(o *roboTwin) int {
	switch a, b := t.relative(), o.relative(); {
	case a && b:
		return strings.Compare(t.file(), o.file())
	case a:
		return 1
	case b:
		return -1
	}
	return 0
}

// order tells which of two of one group goes out first.
func (t *roboTwin) order(o *roboTwin) int {
	if t.relative() {
		return cmp.Compare(t.day, o.day)
	}
	return t.post.When.End().Compare(o.post.When.End())
}

// roboTwinKey is the key under which the *roboTwin of a post is kept.
type roboTwinKey struct{}

// roboTwinKeep keeps what tells of a post whether another is near-identical, for all rules that ask.
func roboTwinKeep(p *check.Pass) {
	if !p.InCalendar() || !roboTwinCounts(p.Post) || p.Kept(p.Post, roboTwinKey{}) != nil {
		return
	}
	r := roboReaders.Get().(*roboReader)
	defer roboReaders.Put(r)
	if t := r.read(p); t != nil {
		p.Keep(roboTwinKey{}, t)
	}
}

func roboTwinCounts(p *draft.Post) bool {
	return p.Kind == draft.Copy && p.Text != nil && p.VariantOf == nil && p.When.Precision != draft.None && len(p.Channels) > 0 && p.InReplyTo.IsZero() && !p.Dropped()
}

// A roboReader reads posts. What it makes lies in slices that are filled one after the other.
type roboReader struct {
	twins []roboTwin
	runs  []uint32
	few   [2 * roboFew]uint32
}

var roboReaders = sync.Pool{New: func() any { return new(roboReader) }}

// read returns nil for a text that is too short.
func (r *roboReader) read(pass *check.Pass) *roboTwin {
	p := pass.Post
	if most := len(p.Text.String())/2 + 1; cap(r.runs)-len(r.runs) < most {
		r.runs = make([]uint32, 0, max(4096, most))
	}
	from := len(r.runs)
	runs, words, links := pass.AppendRuns(r.runs, roboTwinRun)
	if words < roboTwinWords {
		return nil
	}
	r.sort(runs[from:])
	runs = slices.Compact(runs[from:])
	r.runs = r.runs[:from+len(runs)]
	if len(r.twins) == cap(r.twins) {
		r.twins = make([]roboTwin, 0, min(2*cap(r.twins)+1, 64))
	}
	r.twins = append(r.twins, roboTwin{post: p, runs: runs[:len(runs):len(runs)], links: links})
	t := &r.twins[len(r.twins)-1]
	for _, name := range p.Channels {
		t.channels |= 1 << (maphash.String(roboChannelSeed, name) >> 58)
	}
	if t.relative() {
		t.day = int32(p.When.Day)
	} else {
		y, m, d := p.When.Time.Date()
		t.day = int32((y*12+int(m))*31 + d)
	}
	return t
}

var roboChannelSeed = maphash.MakeSeed()

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
