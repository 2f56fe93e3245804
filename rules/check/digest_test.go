package check

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// A program whose lexicons are digests finds with its blob what one with their texts finds, and never takes another text's words for them.
func TestDigest(t *testing.T) {
	sales, storms := blobLexicons()
	rule := blobRule("r", sales)
	blob, err := Blob(rule, blobRule("s", storms))
	require.NoError(t, err)
	want, err := Compile(rule)
	require.NoError(t, err)

	short := &Lexicon{Name: sales.Name, TOML: Digest(sales.TOML)}
	got, err := Load(blob, blobRule("r", short))
	require.NoError(t, err)
	assertSame(t, want, got)
	assert.Equal(t, short.TOML, Digest(short.TOML), "a digest stands for what it stands for")

	for _, other := range []*Lexicon{{Name: sales.Name, TOML: Digest(sales.TOML + " ")}, {Name: "others", TOML: short.TOML}} {
		_, err = Load(blob, blobRule("r", other))
		require.ErrorContains(t, err, "without its text")
	}
	_, err = Compile(blobRule("r", &Lexicon{Name: sales.Name, TOML: Digest(sales.TOML)}))
	require.ErrorContains(t, err, "without its text")
}
