package suggest

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestNearest(t *testing.T) {
	keys := []string{"max-per-day", "max-per-week", "min-gap", "regions", "kind", "x", "linkedin", "mode-inclusive-élégante"}
	for word, want := range map[string]string{
		"max-per-dya":             "max-per-day",
		"max_per_dya":             "max-per-day", // _ for - costs nothing
		"Max Per Day":             "max-per-day",
		"max-per-wek":             "max-per-week",
		"region":                  "regions",
		"régions":                 "regions",
		"knid":                    "kind",
		"knd":                     "kind",
		"linkedn":                 "linkedin",
		"mode-inclusive-elegante": "mode-inclusive-élégante",
		"X":                       "x",
		"vk":                      "", // a network of its own, not x
		"y":                       "",
		"max":                     "",
		"linkedin-jobs":           "",
		"":                        "",
		strings.Repeat("é", 1e6):  "",
	} {
		assert.Equal(t, want, Nearest(word, keys), "%.30q", word)
	}
	assert.Equal(t, "", Nearest("kind", nil))
}

func FuzzNearest(f *testing.F) {
	f.Add("max-per-dya", "max-per-day")
	f.Add("é\xff", "\xff")
	f.Fuzz(func(t *testing.T, a, b string) {
		there, back := Nearest(a, []string{b}), Nearest(b, []string{a})
		if a != "" && b != "" {
			assert.Equal(t, there != "", back != "", "nearness goes both ways")
		}
	})
}
