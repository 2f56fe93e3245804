package markdown

import (
	"sync"

	"github.com/postlint/postlint/rules/draft"
)

// A slab makes values of one type by the block: a file has thousands of posts, and each of them a few small things that live as long as
// the file does.
type slab[T any] struct {
	blocks [][]T
	used   int // how many of the blocks were begun
	free   []T // of the last one of these
}

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
			s.blocks = append(s.blocks, make([]T, max(n, min(2*last+1, 32))))
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

var scratches = sync.Pool{New: func() any { return &scratch{names: map[string]*knownName{}, lastName: &knownName{}} }}

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
