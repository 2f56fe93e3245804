package check

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestPack(t *testing.T) {
	sales, storms := blobLexicons()
	rules := []*Rule{blobRule("sales", sales), blobRule("storms", storms)}
	blob, err := Blob(rules...)
	require.NoError(t, err)
	packed := Pack(blob)
	assert.Less(t, len(packed), len(blob))
	want, ok := readBlob(blob)
	require.True(t, ok)
	got, ok := readBlob(packed)
	require.True(t, ok)
	assert.Equal(t, want.index.vocabulary, got.index.vocabulary)
	assert.Equal(t, want.index.squashed.slots, got.index.squashed.slots)
	assert.Equal(t, packed, Pack(packed))
	assert.Equal(t, blob, Unpack(packed))
	for _, other := range [][]byte{nil, blob, packed[:len(packed)-1], packed[:blobHeader+1]} {
		assert.Equal(t, other, Unpack(other))
	}

	plain, err := Compile(rules...)
	require.NoError(t, err)
	set, err := Load(packed, rules...)
	require.NoError(t, err)
	assertSame(t, plain, set)
}
