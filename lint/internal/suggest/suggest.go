// Package suggest finds what somebody meant who mistyped a name.
package suggest

import "strings"

// Nearest returns the candidate that word was most likely meant to be, "" if none is near: at most two letters added, left out,
// changed or swapped with their neighbour, and at most one in three. Case does not matter, and "_" and " " are "-". Of two
// that are as near the first wins.
func Nearest(word string, candidates []string) string {
	best, least := "", 3
	for _, c := range candidates {
		if d := distance(plain(word), plain(c), least-1); d < least {
			best, least = c, d
		}
	}
	return best
}

// plain is not draft.Fold: an accent typed or forgotten is one letter changed, which is near enough.
func plain(s string) string {
	if len(s) > longest {
		return s
	}
	return strings.NewReplacer("_", "-", " ", "-").Replace(strings.ToLower(s))
}

// longest bounds the work: a name of more bytes was not mistyped, it is something else.
const longest = 200

// distance counts the letters to add, leave out, change or swap with their neighbour to get from one word to the other
// (optimal string alignment). More than limit, or than a third of the longer word, counts as out of reach.
func distance(a, b string, limit int) int {
	const outOfReach = 1 << 30
	if max(len(a), len(b)) > longest {
		return outOfReach
	}
	from, to := []rune(a), []rune(b)
	n, m := len(from), len(to)
	limit = min(limit, max(n, m)/3)
	if max(n-m, m-n) > limit {
		return outOfReach
	}
	var before, last, row []int // three rows of the table: the one before the last is for swaps
	for i := 0; i <= n; i++ {
		before, last, row = last, row, make([]int, m+1)
		for j := range row {
			switch {
			case i == 0 || j == 0:
				row[j] = i + j
				continue
			case from[i-1] == to[j-1]:
				row[j] = last[j-1]
			default:
				row[j] = 1 + min(last[j-1], last[j], row[j-1])
			}
			if i > 1 && j > 1 && from[i-1] == to[j-2] && from[i-2] == to[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
	}
	if row[m] > limit {
		return outOfReach
	}
	return row[m]
}
