//go:build !js

package main

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A site is the files of the page by their names.
type site map[string]file

type file struct{ content, gzip []byte }

func (s site) add(name string, content []byte) {
	var b bytes.Buffer
	w, err := gzip.NewWriterLevel(&b, gzip.BestCompression)
	if err == nil {
		_, err = w.Write(content)
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		panic(err) // a buffer takes everything
	}
	s[name] = file{content, b.Bytes()}
}

// policy lets the page load its own files and nothing else, and send nothing anywhere. It stands in the page too, for servers that do not say it.
const policy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'"

// types are the same on every machine, whatever its registry of types says. A browser compiles WebAssembly while it loads only if it is called so.
var types = map[string]string{".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".wasm": "application/wasm"}

// ServeHTTP serves the files, compressed if the browser takes that.
func (s site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	name := strings.TrimPrefix(r.URL.Path, "/")
	if name == "" {
		name = "index.html"
	}
	f, ok := s[name]
	switch {
	case r.Method != http.MethodGet && r.Method != http.MethodHead:
		http.Error(w, "The page is only read.", http.StatusMethodNotAllowed)
		return
	case !ok:
		http.NotFound(w, r)
		return
	}
	h := w.Header()
	h.Set("Content-Type", types[filepath.Ext(name)])
	h.Set("Content-Security-Policy", policy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-cache")
	h.Set("Vary", "Accept-Encoding")
	content := f.content
	if strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		h.Set("Content-Encoding", "gzip")
		content = f.gzip
	}
	h.Set("Content-Length", fmt.Sprint(len(content)))
	if r.Method == http.MethodGet {
		_, _ = w.Write(content) // a browser that has gone needs nothing
	}
}

// write writes the files into a folder, and beside each what gzip makes of it, for servers that send that.
func (s site) write(dir string, stdout io.Writer) error {
	if err := os.MkdirAll(dir, 0o777); err != nil {
		return fmt.Errorf("%w. Name another folder with -o", err)
	}
	var names []string
	for name := range s {
		names = append(names, name)
	}
	slices.Sort(names)
	total := 0
	for _, name := range names {
		for suffix, content := range map[string][]byte{"": s[name].content, ".gz": s[name].gzip} {
			if err := os.WriteFile(filepath.Join(dir, name+suffix), content, 0o666); err != nil {
				return fmt.Errorf("%w. Name another folder with -o", err)
			}
		}
		total += len(s[name].gzip)
	}
	fmt.Fprintf(stdout, "Wrote the page to %s: %d files, %.2f MB when a server compresses them.\n", dir, len(names), float64(total)/1e6)
	return nil
}
