package markdown

// A slab makes values of one type by the block: a file has thousands of posts, and each of them a few small things that live as long as
// the file does.
type slab[T any] struct{ block, free []T }

// one returns a value.
func (s *slab[T]) one() *T { return &s.take(1)[:1][0] }

// take returns room for n values side by side. Blocks grow with what is asked for, so that a draft of one post takes little.
func (s *slab[T]) take(n int) []T {
	if n > len(s.free) {
		s.block = make([]T, max(n, min(2*len(s.block)+1, 32)))
		s.free = s.block
	}
	room := s.free[:0:n]
	s.free = s.free[n:]
	return room
}

// reuse takes back what was made: nobody may hold any of it.
func (s *slab[T]) reuse() { s.free = s.block }
