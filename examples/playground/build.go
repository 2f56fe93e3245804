//go:build !js

package main

import (
	"bytes"
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/postlint/postlint/rules"
	"github.com/postlint/postlint/rules/check"
)

//go:embed page
var page embed.FS

const module = "github.com/postlint/postlint"

// build compiles the linter to WebAssembly and returns the files of the page. dir keeps what is built for the next time.
func build(dir string) (site, error) {
	if _, err := exec.LookPath("go"); err != nil {
		return nil, errors.New("the go command is needed to build the page, and is not on the PATH. Install Go from https://go.dev/dl/, or add its folder bin to the PATH")
	}
	root, err := tool("env", "GOROOT")
	if err != nil {
		return nil, err
	}
	source, err := tool("list", "-f", "{{.Dir}}", module+"/rules")
	if err != nil {
		return nil, fmt.Errorf("%w. Run this in a clone of postlint", err)
	}
	overlay, err := slim(dir, source)
	if err != nil {
		return nil, err
	}
	program := filepath.Join(dir, "postlint.wasm")
	// Inlined functions and debugging tables would make what is loaded a fifth larger.
	if _, err := tool("build", "-o", program, "-overlay", overlay, "-trimpath", "-gcflags=all=-l", "-ldflags=-s -w", module+"/examples/playground"); err != nil {
		return nil, err
	}
	s := site{}
	wasmExec := filepath.Join(root, "lib", "wasm", "wasm_exec.js")
	for _, name := range []string{program, wasmExec} {
		content, err := os.ReadFile(name)
		if errors.Is(err, os.ErrNotExist) && name == wasmExec {
			return nil, fmt.Errorf("%s is not there, though Go has it from 1.24 on. Install Go from https://go.dev/dl/", name)
		} else if err != nil {
			return nil, err
		}
		s.add(filepath.Base(name), content)
	}
	entries, err := page.ReadDir("page")
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		content, err := page.ReadFile("page/" + e.Name())
		if err != nil {
			return nil, err
		}
		s.add(e.Name(), content)
	}
	return s, nil
}

// tool runs the go command for the browser's platform and returns what it prints. An error holds what it complains of.
func tool(args ...string) (string, error) {
	cmd := exec.Command("go", args...)
	cmd.Env = append(os.Environ(), "GOOS=js", "GOARCH=wasm", "GOWORK=off")
	var complaint bytes.Buffer
	cmd.Stderr = &complaint
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go %s: %w\n%s", args[0], err, strings.TrimSpace(complaint.String()))
	}
	return strings.TrimSpace(string(out)), nil
}

// slim writes an overlay for the go command by which the page need not load what it can make: the tables of words.blob, and the text of each word list that
// is in words.blob. See check.Pack and check.Digest.
func slim(dir, source string) (overlay string, err error) {
	files, err := filepath.Glob(filepath.Join(source, "*.toml"))
	if err != nil {
		return "", err
	}
	texts := map[string]string{}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			return "", err
		}
		texts[name] = string(text)
	}
	blob := filepath.Join(source, "words.blob")
	words, err := os.ReadFile(blob)
	if err != nil {
		return "", err
	}
	slimmer := map[string][]byte{blob: check.Pack(words)}
	for _, lexicon := range lexicons() {
		for i, name := range piecesOf(lexicon, texts) {
			slimmer[name] = nil
			if i == 0 {
				slimmer[name] = []byte(check.Digest(lexicon))
			}
		}
	}
	replace := map[string]string{}
	for name, content := range slimmer {
		replace[name] = filepath.Join(dir, filepath.Base(name))
		if err := os.WriteFile(replace[name], content, 0o600); err != nil {
			return "", err
		}
	}
	content, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return "", err
	}
	overlay = filepath.Join(dir, "overlay.json")
	return overlay, os.WriteFile(overlay, content, 0o600)
}

// lexicons returns the texts of all word lists.
func lexicons() (texts []string) {
	for _, r := range rules.All() {
		texts = append(texts, r.Lexicon)
		for _, l := range r.Uses {
			texts = append(texts, l.TOML)
		}
	}
	return texts
}

// piecesOf returns the files that a lexicon is made of, one after the other; none if it isn't made of files alone.
func piecesOf(lexicon string, texts map[string]string) (pieces []string) {
	for lexicon != "" {
		before := lexicon
		for list, text := range texts {
			if rest, ok := strings.CutPrefix(lexicon, text); ok && text != "" {
				lexicon, pieces = rest, append(pieces, list)
				break
			}
		}
		if lexicon == before {
			return nil
		}
	}
	return pieces
}
