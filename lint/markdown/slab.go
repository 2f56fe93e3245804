package markdown

import (
	"cmp"
	"sync"

	"github.com/postlint/postlint/rules/draft"
)

// A slab makes values of one type by the block: a file has thousands of posts, and each of them a few small things that live as long as
// the file does.
type slab[T any] struct {
	most   int // of a block, unless more are asked for at once; 0: mostBlock
	blocks [][]T
	used   int // how many of the blocks were begun
	free   []T // of the last one of these
}

const mostBlock = 32

// mostPosts is the number of posts of a block. Posts are large, and half of the last block of a file is never used: of 56 posts a file in blocks of up to 32
// that was a fifth. Nine of them, with what Go notes of a block, fill 5,336 of the 5,376 bytes that it makes a block of.
const mostPosts = 9

// one returns a value.
func (s *slab[T]) one() *T { return &s.take(1)[:1][0] }

// take returns room for n values side by side. Blocks grow with what is asked for, so that a draft of one post takes little.
func (s *slab[T]) take(n int) []T {
	if n > len(s.free) {
		for s.used < len(s.blocks) && len(s.blocks[s.used]) < n {
			s.used++
		}
		if s.used == len(s.blocks) {
			last := 0
			if s.used > 0 {
				last = len(s.blocks[s.used-1])
			}
			s.blocks = append(s.blocks, make([]T, max(n, min(2*last+1, cmp.Or(s.most, mostBlock)))))
		}
		s.free = s.blocks[s.used]
		s.used++
	}
	room := s.free[:0:n]
	s.free = s.free[n:]
	return room
}

// reuse takes back what was made: nobody may hold any of it.
func (s *slab[T]) reuse() { s.used, s.free = 0, nil }

// forget does so too, and drops what it points to.
func (s *slab[T]) forget() {
	s.reuse()
	for _, b := range s.blocks {
		clear(b)
	}
}

// scratch is what reading a file needs and its calendar does not hold. It is as much as the calendar itself, so that the next file gets it.
type scratch struct {
	lines  []line
	pieces []piece // of the units that are being read, the inner ones last
	found  []*found
	fields slab[fieldValue]
	heads  slab[section]
	finds  slab[found]
	room   slab[chunk] // of the unit that is being read, with its spans
	spans  slab[draft.Span]

	names    map[string]*knownName // that were read in this file or another: the files of a calendar have the same labels
	lastName *knownName            // that was asked for
}

var scratches = sync.Pool{New: func() any { return newScratch() }}

func newScratch() *scratch { return &scratch{names: map[string]*knownName{}, lastName: &knownName{}} }

// mostNames bounds the names that are kept for the next file.
const mostNames = 256

// mostLines bounds the files of which the scratch is kept. Most calendars are files of some hundred lines; one of many thousands has no second one beside it.
const mostLines = 4096

// release gives the scratch to the next file.
func (s *scratch) release() {
	if len(s.lines) > mostLines {
		return
	}
	clear(s.pieces[:cap(s.pieces)])
	clear(s.found[:cap(s.found)])
	s.lines, s.pieces, s.found = s.lines[:0], s.pieces[:0], s.found[:0]
	s.fields.forget()
	s.heads.forget()
	s.finds.forget()
	s.room.forget()
	s.spans.reuse()
	if len(s.names) > mostNames {
		clear(s.names)
		s.lastName = &knownName{}
	}
	scratches.Put(s)
}
