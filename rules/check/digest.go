package check

import (
	"fmt"
	"strconv"
	"strings"
)

const digestMark = "# in the blob: "

// Digest returns the line that can stand for the text of a lexicon in a program that must be small and whose blob holds the lexicon compiled: by its size
// and checksum the blob is still known to be made of this text and no other. A lexicon that such a program does not find in its blob is
// an error, not an empty list.
func Digest(lexicon string) string {
	sum := sumOf(&Lexicon{TOML: lexicon})
	return fmt.Sprintf("%s%d %d\n", digestMark, sum.size, sum.crc)
}

// digest returns the sum of the text that a digest stands for. It is not ok if the lexicon has its text.
func (l *Lexicon) digest() (sum lexiconSum, ok bool) {
	line, ok := strings.CutPrefix(l.TOML, digestMark)
	if !ok {
		return sum, false // at once: an error of ParseUint holds a copy of what it could not read, which would be the lexicon
	}
	size, crc, _ := strings.Cut(strings.TrimSuffix(line, "\n"), " ")
	n, wrongSize := strconv.ParseUint(size, 10, 32)
	c, wrongSum := strconv.ParseUint(crc, 10, 32)
	return lexiconSum{uint32(n), uint32(c)}, wrongSize == nil && wrongSum == nil
}
