package rules

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestCatalogueIsFresh(t *testing.T) {
	got, err := os.ReadFile("README.md")
	require.NoError(t, err)
	require.True(t, Catalogue() == string(got), "rules/README.md is not what the rules say: run go generate ./rules")
}
