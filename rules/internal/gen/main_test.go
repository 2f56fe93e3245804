package main

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestTableIsFresh(t *testing.T) {
	want, err := table()
	require.NoError(t, err)
	got, err := os.ReadFile("../../draft/fold_table.go")
	require.NoError(t, err)
	require.True(t, string(want) == string(got), "rules/draft/fold_table.go is not what gen writes: run go generate ./rules/draft")
}
