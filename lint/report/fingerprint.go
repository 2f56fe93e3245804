package report

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// Fingerprint returns a name for a finding: 16 hexadecimal digits made of the rule, the channels, the post's words, the quoted words, and what
// they clash with. It stays when lines are added above the post, its file is renamed, its table is wrapped anew or news.toml is sorted, for words
// are compared without regard to capitals, accents and white space, and no line, column or name of a file is part of it. The severity is
// none either: a finding that gets graver keeps its name.
func Fingerprint(f check.Finding) string {
	b := make([]byte, 0, 512)
	part := func(s string) {
		start := len(b)
		for word := range strings.FieldsSeq(draft.Fold(s)) {
			if len(b) > start {
				b = append(b, ' ')
			}
			b = append(b, word...)
		}
		b = append(b, 0)
	}
	part(f.Rule)
	if f.Post != nil {
		part(strings.Join(f.Post.Channels, ","))
		part(f.Post.Text.String())
	}
	part(f.Quote.String())
	if f.Clash != "" {
		part(f.Clash)
	} else {
		for _, r := range f.Related {
			part(r.Quote.String())
		}
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:8])
}
