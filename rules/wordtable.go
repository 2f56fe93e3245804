package rules

import (
	"sort"
	"strings"
)

// A wordTable holds words of which is only asked whether they are there: at n those of n bytes, one behind the other, in the order of the alphabet. The
// program holds it as it is; a map would be made each time that it starts.
type wordTable []string

func (t wordTable) has(word string) bool {
	n := len(word)
	if n == 0 || n >= len(t) {
		return false
	}
	_, found := sort.Find(len(t[n])/n, func(i int) int { return strings.Compare(word, t[n][i*n:(i+1)*n]) })
	return found
}
