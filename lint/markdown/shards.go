package markdown

import (
	"runtime"
	"sync"

	"github.com/postlint/postlint/rules/draft"
)

// leastShard is how many rows or posts a processor gets at least: handing out fewer costs more than it saves. Most calendars are many small files, each of
// which one processor reads; a table of ten thousand rows in one file would keep the others waiting.
const leastShard = 512

// inShards has n rows or posts read, some by each processor, and keeps what comes of them in their order. A shard is the doc but for what reading makes: a
// read must change nothing else.
func (d *doc) inShards(n int, read func(shard *doc, from, to int)) {
	shards := make([]*doc, min(runtime.GOMAXPROCS(0), n/leastShard))
	if len(shards) < 2 {
		read(d, 0, n)
		return
	}
	var all sync.WaitGroup
	for i := range shards {
		s := d.shard()
		shards[i] = s
		all.Go(func() { read(s, i*n/len(shards), (i+1)*n/len(shards)) })
	}
	all.Wait()
	for _, s := range shards {
		d.found = append(d.found, s.found...)
		d.cal.Problems = append(d.cal.Problems, s.cal.Problems...)
	}
}

// shard returns a doc of the same file that has room of its own, which nobody takes back: it lives as long as what is read into it.
func (d *doc) shard() *doc {
	s := *d
	s.scratch = newScratch()
	s.lines = d.lines
	s.cal = &draft.Calendar{}
	s.networks, s.dates = map[string]networks{}, nil
	s.posts, s.quotes = slab[draft.Post]{most: mostPosts}, slab[draft.Quote]{}
	s.builder, s.flat = draft.NewBuilder(d.file), flat{}
	return &s
}
