// Package browser lets tests look at a page as a reader meets it: it runs the headless Chromium of the machine, without a driver and without a
// dependency. A page is told what to do by its own address (a fragment, a query), and answers in its DOM or in a picture. Where there is no Chromium the
// test is skipped, with that reason.
package browser

import (
	"bytes"
	"context"
	"fmt"
	"html"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// names are what Chromium is called on the PATH, first choice first.
var names = []string{"chromium", "chromium-browser", "google-chrome", "google-chrome-stable"}

// A Page is a view of one address. Zero values: 1280 by 900 pixels, light, read when it has loaded, given up after a minute.
type Page struct {
	URL           string // http://127.0.0.1..., file:///...; File makes the latter
	Width, Height int    // of the window, in pixels; DOM and PDF are no narrower than 500
	Dark          bool   // prefers-color-scheme: dark

	// Budget is how much time of its own the page gets before it is read. The clock of the page is virtual: it jumps over waiting, but not over work
	// or the network. 0 reads the page when it has loaded.
	Budget  time.Duration
	Timeout time.Duration // of the clock on the wall
}

// File returns the address of a file.
func File(name string) string {
	abs, err := filepath.Abs(name)
	if err != nil {
		abs = name
	}
	abs = filepath.ToSlash(abs)
	if !strings.HasPrefix(abs, "/") { // C:/...
		abs = "/" + abs
	}
	return (&url.URL{Scheme: "file", Path: abs}).String()
}

// Find returns the path of Chromium, "" if the machine has none.
func Find() string {
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// DOM returns the document as HTML, after its scripts have run.
func (p Page) DOM(t testing.TB) string {
	t.Helper()
	out := p.run(t, "--dump-dom")
	if !strings.Contains(out, "</html>") {
		t.Fatalf("Chromium gave no document for %s: %.200q", p.URL, out)
	}
	return out
}

// leastWidth is how narrow Chromium makes a window at most.
const leastWidth = 500

// Screenshot writes a PNG of the window. A page narrower than Chromium's windows is shown in a frame of its width, at the left of the picture.
func (p Page) Screenshot(t testing.TB, file string) {
	t.Helper()
	if p.Width > 0 && p.Width < leastWidth {
		frame := filepath.Join(t.TempDir(), "frame.html")
		body := fmt.Sprintf(`<!doctype html><title>frame</title><style>body{margin:0;background:gray}iframe{border:0;display:block}</style><iframe width=%d height=%d src="%s"></iframe>`,
			p.Width, p.Height, html.EscapeString(p.URL))
		if err := os.WriteFile(frame, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
		p.URL, p.Width = File(frame), leastWidth
	}
	p.write(t, "--screenshot=", file)
}

// PDF writes what a printer would get.
func (p Page) PDF(t testing.TB, file string) {
	t.Helper()
	p.write(t, "--no-pdf-header-footer", "--print-to-pdf=", file)
}

// write runs Chromium with flags, the last of which takes the name of the file.
func (p Page) write(t testing.TB, args ...string) {
	t.Helper()
	last := len(args) - 2
	file, err := filepath.Abs(args[last+1])
	if err != nil {
		t.Fatal(err)
	}
	args[last] += file
	p.run(t, args[:last+1]...)
	if info, err := os.Stat(file); err != nil || info.Size() == 0 {
		t.Fatalf("Chromium wrote nothing to %s", file)
	}
}

func (p Page) run(t testing.TB, args ...string) string {
	t.Helper()
	chromium := Find()
	if chromium == "" {
		t.Skipf("no Chromium on the PATH (looked for %s): pages are not looked at", strings.Join(names, ", "))
	}
	if p.Width == 0 {
		p.Width, p.Height = 1280, 900
	}
	if p.Timeout == 0 {
		p.Timeout = time.Minute
	}
	profile, err := os.MkdirTemp("", "browser-") // not t.TempDir, which fails when a child of Chromium still writes there
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(profile)
	scheme := 1
	if p.Dark {
		scheme = 0
	}
	flags := []string{"--headless", "--disable-gpu", "--disable-quic", "--hide-scrollbars", "--mute-audio",
		"--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
		"--disable-dev-shm-usage", // containers give it 64 MB, less than a long page takes
		"--no-sandbox",            // which root and most containers cannot have; the pages are our own
		"--user-data-dir=" + profile, fmt.Sprintf("--window-size=%d,%d", p.Width, p.Height),
		fmt.Sprintf("--blink-settings=preferredColorScheme=%d", scheme)}
	if p.Budget > 0 {
		flags = append(flags, fmt.Sprintf("--virtual-time-budget=%d", p.Budget.Milliseconds()))
	}
	ctx, cancel := context.WithTimeout(t.Context(), p.Timeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, chromium, append(append(flags, args...), p.URL)...)
	var stdout, stderr bytes.Buffer
	cmd.Stdout, cmd.Stderr = &stdout, &stderr
	cmd.WaitDelay = 5 * time.Second // its children hold the pipes a little longer
	if err := cmd.Run(); err != nil {
		t.Fatalf("Chromium, at %s: %v (given %v)\n%s", p.URL, err, p.Timeout, stderr.String())
	}
	return stdout.String()
}
