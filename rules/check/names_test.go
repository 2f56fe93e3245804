package check

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Two lexicons of a rule that name a list alike are a mistake of whoever wrote it. One that does so in the blob, found by fuzzing, is damaged, which stops nobody.
func TestNamesTwice(t *testing.T) {
	sales, storms := blobLexicons()
	_, err := Compile(blobRule("r", sales, storms))
	require.ErrorContains(t, err, `rule r: two of its lexicons have a list "offer"`)

	blob, err := Blob(blobRule("a", sales))
	require.NoError(t, err)
	c, err := newCompiler(blob)
	require.NoError(t, err)
	damaged := &c.blob.lexicons[1]
	damaged.lists[1].name = damaged.lists[0].name
	set, err := c.compile([]*Rule{blobRule("a", sales)})
	require.NoError(t, err)
	assert.Negative(t, set.names[0].find("offer"))
	assert.Zero(t, set.names[0].find("hide"))
}
