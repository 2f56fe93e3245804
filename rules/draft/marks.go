package draft

import (
	"sort"
	"strings"
)

// Marks says between which marks a place of a text stands. A mark that is opened and never closed counts for nothing, but for the back quote.
type Marks uint8

const (
	Quoted     Marks = 1 << iota // “ or « is the last of “”«» before it, and ” or » stands after it
	Guillemets                   // « is the last of «» before it, and » stands after it
	Curly                        // “ is the last of “” before it, and ” stands after it
	Straight                     // before it " stands an odd number of times in the text, and once more after it
	StraightIn                   // before it " stands an odd number of times in its line, and once more after it in the text
	Code                         // before it ` stands an odd number of times in its line
)

// Between returns the marks between which q stands.
func (q Quote) Between() Marks {
	t := q.Text
	if t == nil {
		return 0
	}
	// A rule asks this of each of its hits. A short text is read anew each time, of a long one the answers are kept, or a post of nothing
	// but hits would take the square of its length.
	if len(t.s) <= shortText {
		var s markScan
		for i := s.next(t.s[:q.Start], 0); i < q.Start; i = s.next(t.s[:q.Start], i+1) {
		}
		after := t.s[q.End:]
		return s.state.closed(strings.Contains(after, "”"), strings.Contains(after, "»"), strings.Contains(after, `"`))
	}
	m := t.marks.Load()
	if m == nil {
		m = newMarkIndex(t.s)
		t.marks.Store(m) // another goroutine may have made the same
	}
	var state Marks
	if i := sort.Search(len(m.at), func(i int) bool { return int(m.at[i]) >= q.Start }); i > 0 {
		state = m.state[i-1]
	}
	return state.closed(m.curly >= q.End, m.guillemet >= q.End, m.straight >= q.End)
}

// shortText is the number of bytes up to which a text is read anew: every post that a network takes.
const shortText = 4096

// closed drops what is opened and does not close.
func (m Marks) closed(curly, guillemet, straight bool) Marks {
	if !curly {
		m &^= Curly
	}
	if !guillemet {
		m &^= Guillemets
	}
	if !curly && !guillemet {
		m &^= Quoted
	}
	if !straight {
		m &^= Straight | StraightIn
	}
	return m
}

// A markScan reads a text from mark to mark.
type markScan struct{ state Marks }

// next goes on to the first mark at or after byte i, returns where it stands, and changes the state to what holds after it. It returns len(s) if
// there is none.
func (m *markScan) next(s string, i int) int {
	for ; i < len(s); i++ {
		switch c := s[i]; {
		case c == '"':
			m.state ^= Straight | StraightIn
		case c == '`':
			m.state ^= Code
		case c == '\n' && m.state&(StraightIn|Code) != 0:
			m.state &^= StraightIn | Code
		case c == '\xc2' && strings.HasPrefix(s[i:], "«"):
			m.state |= Quoted | Guillemets
		case c == '\xc2' && strings.HasPrefix(s[i:], "»"):
			m.state &^= Quoted | Guillemets
		case c == '\xe2' && strings.HasPrefix(s[i:], "“"):
			m.state |= Quoted | Curly
		case c == '\xe2' && strings.HasPrefix(s[i:], "”"):
			m.state &^= Quoted | Curly
		default:
			continue
		}
		return i
	}
	return len(s)
}

// A markIndex is the marks of a long text.
type markIndex struct {
	at                         []int32
	state                      []Marks // after each
	curly, guillemet, straight int     // where the last that closes stands, -1 if none does
}

func newMarkIndex(s string) *markIndex {
	m := &markIndex{curly: strings.LastIndex(s, "”"), guillemet: strings.LastIndex(s, "»"), straight: strings.LastIndexByte(s, '"')}
	var scan markScan
	for i := scan.next(s, 0); i < len(s); i = scan.next(s, i+1) {
		m.at, m.state = append(m.at, int32(i)), append(m.state, scan.state)
	}
	return m
}
