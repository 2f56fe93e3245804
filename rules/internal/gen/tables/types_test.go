package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// The types of what is written have the same fields here as in package rules, which cannot be imported: it is made of what is written.
func TestTypesAreThoseOfRules(t *testing.T) {
	ours, theirs := structs(t, "."), structs(t, folder)
	delete(ours, "variable") // it is of this package alone
	require.NotEmpty(t, ours)
	for name, fields := range ours {
		assert.Equal(t, theirs[name], fields, name)
	}
}

// structs returns the types of the fields of each struct of a folder, by their names.
func structs(t *testing.T, folder string) map[string]map[string]string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	require.NoError(t, err)
	all := map[string]map[string]string{}
	for _, name := range files {
		src, err := os.ReadFile(name)
		require.NoError(t, err)
		file, err := parser.ParseFile(token.NewFileSet(), name, src, parser.SkipObjectResolution)
		require.NoError(t, err)
		ast.Inspect(file, func(n ast.Node) bool {
			spec, ok := n.(*ast.TypeSpec)
			if !ok {
				return true
			}
			if s, ok := spec.Type.(*ast.StructType); ok {
				fields := map[string]string{}
				for _, f := range s.Fields.List {
					for _, name := range f.Names {
						fields[name.Name] = strings.ReplaceAll(types.ExprString(f.Type), "weekday", "int") // in TOML a name
					}
				}
				all[spec.Name.Name] = fields
			}
			return true
		})
	}
	return all
}
