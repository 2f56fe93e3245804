package check

import "strings"

// mostRun is the longest run that AppendRuns knows.
const mostRun = 8

// AppendRuns appends to dst a hash for each run of n words of the text, in the order of the text, and returns how many words there are and whether there
// are links. Words are letters and digits that stand together, folded: a hashtag is one, "1,500" is two, signs are none. Nor are links, since a shortener
// makes a new one each time. n is at most 8. Equal runs have equal hashes within one program. Only a func Post may call it.
func (p *Pass) AppendRuns(dst []uint32, n int) (runs []uint32, words int, links bool) {
	t, r := &p.tokens, runner{runs: dst, n: n, out: 1}
	for range n {
		r.out *= runPrime
	}
	for i := 0; i < len(t.list); {
		k := &t.list[i]
		i++
		switch {
		case k.sign:
		case k.from < k.to && k.number && k.entity < 0:
			r.number(t.folded[k.from:k.to])
		case k.from < k.to:
			for k.entity >= 0 && i < len(t.list) && t.list[i].start == t.list[i-1].end && t.list[i].entity >= 0 { // "#BlackFriday" is cut in two
				i++
			}
			r.word(t.folded[k.from:t.list[i-1].to])
		case isMention(t.text[k.start:k.end]):
			r.mention(t.text[k.start:k.end])
		default:
			links = true
		}
	}
	return r.runs, r.words, links
}

// runPrime is that of FNV-1a, by Glenn Fowler, Landon Curt Noll and Kiem-Phong Vo: it is odd and spreads bits well.
const runPrime = 1099511628211

// A runner hashes runs of words as polynomials in runPrime over the hashes of the words, so that a word costs two multiplications however long the runs are.
type runner struct {
	runs  []uint32
	n     int
	words int
	sum   uint64
	out   uint64          // runPrime to the power of n
	last  [mostRun]uint64 // the hashes of the last n words
}

func (r *runner) word(folded []byte) {
	h, old := hashBytes(folded), &r.last[r.words%r.n]
	r.sum = r.sum*runPrime + h - *old*r.out
	*old = h
	if r.words++; r.words >= r.n {
		r.runs = append(r.runs, uint32(mix(r.sum)>>32))
	}
}

// number takes the digits on both sides of a "." or "," for words.
func (r *runner) number(folded []byte) {
	from := 0
	for i, c := range folded {
		if c == '.' {
			r.word(folded[from:i])
			from = i + 1
		}
	}
	r.word(folded[from:])
}

func isMention(s string) bool { return strings.HasPrefix(s, "@") || strings.HasPrefix(s, "＠") }

// mention takes the letters and digits of @user/list for words. They are ASCII, and no network has names that are longer.
func (r *runner) mention(s string) {
	var word [64]byte
	n := 0
	for i := range len(s) {
		c := s[i]
		if k := asciiClass[c&0x7f]; c < 0x80 && (k == letter || k == digit) && n < len(word) {
			word[n] = c
			if 'A' <= c && c <= 'Z' {
				word[n] |= 'a' - 'A'
			}
			n++
		} else if n > 0 {
			r.word(word[:n])
			n = 0
		}
	}
	if n > 0 {
		r.word(word[:n])
	}
}
