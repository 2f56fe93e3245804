package audit

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint"
)

// A rule is in Alone only if nothing that it calls can see the other posts. That is read off the source of the rules: which names a declaration
// mentions, and which of these mention others. It may take a rule for one that compares although it does not, never the other way round.
func TestRulesAloneSeeNoOtherPosts(t *testing.T) {
	mentions := map[string]map[string]bool{} // by declaration
	ruleOf := map[string]string{}            // ID by declaration
	files, err := filepath.Glob("../../../rules/*.go")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.SkipObjectResolution)
		require.NoError(t, err)
		for _, d := range file.Decls {
			for name, node := range declared(d) {
				if mentions[name] == nil {
					mentions[name] = map[string]bool{}
				}
				ast.Inspect(node, func(n ast.Node) bool {
					switch n := n.(type) {
					case *ast.Ident:
						mentions[name][n.Name] = true
					case *ast.SelectorExpr: // ctx.Calendar, not the key Calendar of a rule
						switch n.Sel.Name {
						case "Calendar", "Seat", "KeptOf":
							mentions[name]["the calendar"] = true
						}
					case *ast.KeyValueExpr:
						key, isName := n.Key.(*ast.Ident)
						id, isString := n.Value.(*ast.BasicLit)
						if isName && isString && key.Name == "ID" {
							ruleOf[name] = strings.Trim(id.Value, `"`)
						}
					}
					return true
				})
			}
		}
	}
	delete(mentions, "All") // the catalogue, which mentions every rule; and Text.All has its name
	compares := map[string]bool{}
	for name, id := range ruleOf {
		compares[id] = compares[id] || reaches(mentions, name, "the calendar", map[string]bool{}) // a helper may be a rule of the same ID
	}
	require.True(t, compares["overposting"] && compares["robo-post"] && compares["cross-post"] && compares["corporate-tone"], "the source is not read right")
	for _, id := range Alone {
		assert.Contains(t, lint.RuleIDs(), id)
		assert.True(t, id == "calendar" || !compares[id], "%s sees other posts: take it out of Alone", id) // calendar reads problems, which each belong to one line
	}
}

// declared returns the names that a declaration of a file declares. A method is taken for a function of its name.
func declared(d ast.Decl) map[string]ast.Node {
	names := map[string]ast.Node{}
	switch d := d.(type) {
	case *ast.FuncDecl:
		names[d.Name.Name] = d
	case *ast.GenDecl:
		for _, spec := range d.Specs {
			if v, ok := spec.(*ast.ValueSpec); ok {
				for _, n := range v.Names {
					names[n.Name] = v
				}
			}
		}
	}
	return names
}

func reaches(mentions map[string]map[string]bool, from, to string, seen map[string]bool) bool {
	if from == to {
		return true
	}
	if seen[from] {
		return false
	}
	seen[from] = true
	for next := range mentions[from] {
		if reaches(mentions, next, to, seen) {
			return true
		}
	}
	return false
}
