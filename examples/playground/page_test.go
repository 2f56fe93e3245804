//go:build !js

package main

import (
	"encoding/json"
	"fmt"
	"html"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/examples/internal/browser"
)

// most is how many bytes the page may load, compressed.
const most = 2_500_000

func TestPage(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the linter for the browser, which takes ten seconds")
	}
	s, err := build(t.TempDir())
	require.NoError(t, err)
	total := 0
	for _, f := range s {
		total += len(f.gzip)
	}
	t.Logf("%d bytes compressed, %d of them the linter; %d as it is", total, len(s["postlint.wasm"].gzip), len(s["postlint.wasm"].content))
	assert.Less(t, total, most)
	t.Run("served", s.testServed)
	t.Run("written", s.testWritten)
	t.Run("opened", s.testOpened)
	t.Run("hostile", s.testHostile)
	t.Run("used", s.testUsed)
	if dir := os.Getenv("PLAYGROUND_SCREENSHOTS"); dir != "" { // for who wants to look
		s.pictures(t, dir)
	}
}

func (s site) testServed(t *testing.T) {
	ask := func(method, path string) *httptest.ResponseRecorder {
		w, r := httptest.NewRecorder(), httptest.NewRequest(method, path, nil)
		r.Header.Set("Accept-Encoding", "gzip, br")
		s.ServeHTTP(w, r)
		return w
	}
	w := ask("GET", "/postlint.wasm")
	assert.Equal(t, "application/wasm", w.Header().Get("Content-Type"))
	assert.Equal(t, "gzip", w.Header().Get("Content-Encoding"))
	assert.Equal(t, len(s["postlint.wasm"].gzip), w.Body.Len())
	w = ask("GET", "/")
	assert.Equal(t, policy, w.Header().Get("Content-Security-Policy"))
	assert.Equal(t, http.StatusNotFound, ask("GET", "/../main.go").Code)
	assert.Equal(t, http.StatusMethodNotAllowed, ask("POST", "/").Code)
	index := string(s["index.html"].content)
	assert.Contains(t, index, `content="`+policy+`"`, "where it is hosted, the page says it itself")
	for _, name := range []string{"index.html", "app.js", "style.css"} {
		assert.NotRegexp(t, `https?://[a-z]|innerHTML|insertAdjacent|document\.write|eval\(|localStorage|sessionStorage|cookie`, string(s[name].content), name)
	}
}

func (s site) testWritten(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new", "public")
	var said strings.Builder
	require.NoError(t, s.write(dir, &said))
	for name, f := range s {
		content, err := os.ReadFile(filepath.Join(dir, name+".gz"))
		require.NoError(t, err)
		assert.Equal(t, f.gzip, content)
	}
	assert.Contains(t, said.String(), "5 files")
}

// A server serves the page and notes what it is asked for.
type server struct {
	*httptest.Server
	mu    sync.Mutex
	asked map[string]int
}

func (s site) serve(t *testing.T, more func(http.ResponseWriter, *http.Request) bool) *server {
	sv := &server{asked: map[string]int{}}
	sv.Server = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if more != nil && more(w, r) {
			return
		}
		sv.mu.Lock()
		sv.asked[r.Method+" "+r.RequestURI]++
		sv.mu.Unlock()
		s.ServeHTTP(w, r)
	}))
	t.Cleanup(sv.Close)
	return sv
}

func (sv *server) dom(t *testing.T, values url.Values) string {
	return browser.Page{URL: sv.URL + "/#" + values.Encode(), Budget: 20 * time.Second}.DOM(t)
}

var itsRequests = map[string]int{"GET /": 1, "GET /style.css": 1, "GET /app.js": 1, "GET /wasm_exec.js": 1, "GET /postlint.wasm": 1}

func (s site) testOpened(t *testing.T) {
	sv := s.serve(t, nil)
	dom := sv.dom(t, url.Values{"draft": {"#WhyIStayed You had pizza."}, "channel": {"x"}, "date": {"2026-03-17"}, "time": {"09:30"}, "lang": {"en"}, "now": {"2026-03-17T08:00:00Z"},
		"event": {"Storm Ana"}, "kind": {"natural-disaster"}, "place": {"Lyon"}, "start": {"2026-03-16"}, "looked": {"1"}})
	for _, want := range []string{`data-state="ready"`, "<mark>#WhyIStayed</mark>", "trending-hashtag", "It happened: ", "What passes: ", "1 to block, ", "news: 1 event, checked within the hour.",
		`<option value="brand-crisis">brand crisis</option>`, `<option value="bluesky">`, `role="status" class="unseen">1 to block`} {
		assert.Contains(t, dom, want)
	}
	assert.Equal(t, itsRequests, sv.asked, "nothing of the draft is sent")
}

func (s site) testHostile(t *testing.T) {
	sv := s.serve(t, nil)
	const hostile = `#WhyIStayed <img src=x onerror="document.title='run'"><script>document.title='run'</script> </textarea><svg onload="document.title='run'"> javascript:alert(1)`
	dom := sv.dom(t, url.Values{"draft": {hostile}, "channel": {hostile}, "event": {hostile}, "place": {hostile}, "kind": {hostile}, "hashtags": {"#WhyIStayed " + hostile}, "news": {"[[event]]\nname = " + hostile}})
	assert.Contains(t, dom, "<title>postlint playground</title>")
	assert.Contains(t, dom, "&lt;img src=x")
	assert.Contains(t, dom, "news.toml:2:8")
	for _, tag := range []string{"<img", "<svg"} {
		assert.NotContains(t, dom, tag)
	}
	assert.Equal(t, 2, strings.Count(dom, "<script"))
	assert.Equal(t, itsRequests, sv.asked)
}

// testUsed types into the page, and asks the WebAssembly for what the same code says here, with the whole texts of the word lists.
func (s site) testUsed(t *testing.T) {
	if browser.Find() == "" {
		t.Skip("no Chromium on the PATH: nobody types into the page")
	}
	var got struct {
		Ready                       float64
		Answers, Loaded, Unlabelled []string
		Times                       []float64
		Stored                      int
		Selected, Focused           string
	}
	done := make(chan bool)
	all := requests(t)
	sv := s.serve(t, func(w http.ResponseWriter, r *http.Request) bool {
		switch r.URL.Path {
		case "/test.html":
			index := strings.Replace(string(s["index.html"].content), "</head>", `<script src="hold.js" async></script><script src="test.js" defer></script></head>`, 1)
			w.Header().Set("Content-Type", "text/html")
			_, _ = io.WriteString(w, index)
		case "/test.js":
			w.Header().Set("Content-Type", "text/javascript")
			http.ServeFile(w, r, filepath.Join("testdata", "test.js"))
		case "/requests.json":
			var send []map[string]any
			for _, q := range all {
				send = append(send, map[string]any{"text": q.Text, "channel": q.Channel, "date": q.Date, "lang": q.Lang, "now": q.Now.UnixMilli(), "zone": 0})
			}
			_ = json.NewEncoder(w).Encode(send)
		case "/result":
			assert.NoError(t, json.NewDecoder(r.Body).Decode(&got))
			close(done)
		case "/hold.js": // until it is there the page has not loaded, and the browser waits
			select {
			case <-done:
			case <-r.Context().Done():
			}
		default:
			return false
		}
		return true
	})
	browser.Page{URL: sv.URL + "/test.html"}.DOM(t)
	require.Len(t, got.Answers, len(all))
	for i, q := range all {
		var want []string
		for _, f := range judged(t, q).Findings {
			want = append(want, fmt.Sprintf("%s %s %d-%d %s", f.Severity, f.Rule, f.Start, f.End, f.Message))
		}
		require.Equal(t, strings.Join(want, "\n"), got.Answers[i], q.Text)
	}
	median := got.Times[len(got.Times)/2]
	t.Logf("ready after %.0f ms; a keystroke on 500 characters: %.1f ms in the middle, %.1f at most", got.Ready, median, got.Times[len(got.Times)-1])
	assert.Less(t, median, 60.0, "20 ms is the promise, and machines that run tests are busy")
	assert.Len(t, got.Loaded, 4)
	for _, name := range got.Loaded {
		assert.True(t, strings.HasPrefix(name, sv.URL+"/"), name)
	}
	assert.Zero(t, got.Stored, "nothing is kept")
	assert.Equal(t, "#WhyIStayed", got.Selected)
	assert.Equal(t, "draft", got.Focused)
	assert.Empty(t, got.Unlabelled)
}

// pictures takes pictures of the page, light and dark, wide and narrow.
func (s site) pictures(t *testing.T, dir string) {
	sv := s.serve(t, func(w http.ResponseWriter, r *http.Request) bool { // no window is that narrow, and a frame of another server is not waited for
		if r.URL.Path == "/frame.html" {
			w.Header().Set("Content-Type", "text/html")
			fmt.Fprintf(w, `<!doctype html><style>body{margin:0}iframe{border:0}</style><iframe width=390 height=2400 src="/#%s"></iframe>`, html.EscapeString(r.URL.RawQuery))
		}
		return r.URL.Path == "/frame.html"
	})
	views := map[string]url.Values{
		"empty": {},
		"bad":   {"draft": {"Happy Friday! Our summer sale is killing it: 30 % off everything until Sunday. #Aurora"}, "channel": {"x"}, "looked": {"1"}, "event": {"Aurora cinema shooting"}, "kind": {"mass-violence"}, "place": {"Aurora, Colorado"}, "hashtags": {"#Aurora"}},
		"clean": {"draft": {"Our ovens are on from four tomorrow. Which loaf would you like to find warm when the door opens?"}, "channel": {"instagram"}},
	}
	for name, values := range views {
		for _, width := range []int{1280, 390} {
			for _, dark := range []bool{false, true} {
				file := filepath.Join(dir, fmt.Sprintf("%s-%d-%t.png", name, width, dark))
				p := browser.Page{URL: sv.URL + "/#" + values.Encode(), Width: width, Height: 1500, Dark: dark, Budget: 20 * time.Second}
				if width == 390 {
					p.URL, p.Width, p.Height = sv.URL+"/frame.html?"+values.Encode(), 500, 2400
				}
				p.Screenshot(t, file)
			}
		}
	}
}

func TestBuildWithoutGo(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	_, err := build(t.TempDir())
	require.ErrorContains(t, err, "Install Go from https://go.dev/dl/")
}

func TestRunRefuses(t *testing.T) {
	require.ErrorContains(t, run([]string{"draft.md"}, io.Discard), `"draft.md" is no flag`)
}
