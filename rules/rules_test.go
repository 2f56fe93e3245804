package rules

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
)

func TestExamples(t *testing.T) {
	for _, r := range All() {
		t.Run(r.ID, func(t *testing.T) {
			assert.NoError(t, r.CheckExamples())
		})
	}
}

func TestCatalogueCompiles(t *testing.T) {
	_, err := check.Compile(All()...)
	require.NoError(t, err)
}
