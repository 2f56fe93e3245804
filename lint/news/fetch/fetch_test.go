package fetch_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint/news"
	"github.com/postlint/postlint/lint/news/fetch"
)

var now = time.Date(2026, 3, 10, 11, 50, 0, 0, time.UTC)

const tags = `[{"name": "odalys", "history": [{"day": "1773100800", "uses": "900", "accounts": "500"}, {"day": "1773014400", "uses": "1", "accounts": "1"}]}]`

// server answers as feeds do on bad days.
func server(t *testing.T) *httptest.Server {
	mux := http.NewServeMux()
	closing := make(chan struct{})
	mux.HandleFunc("/good", func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("User-Agent") != "postlint/1.2.3 (+https://github.com/postlint/postlint)" || r.Header.Get("Cookie") != "" {
			w.WriteHeader(http.StatusForbidden)
		}
		fmt.Fprint(w, tags)
	})
	mux.HandleFunc("/hang", func(w http.ResponseWriter, r *http.Request) {
		select {
		case <-closing:
		case <-r.Context().Done():
		}
	})
	mux.HandleFunc("/drip", func(w http.ResponseWriter, r *http.Request) { // a byte now and then, without an end
		for r.Context().Err() == nil {
			fmt.Fprint(w, " ")
			w.(http.Flusher).Flush()
			time.Sleep(20 * time.Millisecond)
		}
	})
	mux.HandleFunc("/slow", func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(100 * time.Millisecond)
		fmt.Fprint(w, tags)
	})
	mux.HandleFunc("/garbage", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, "<html>\xff") })
	mux.HandleFunc("/500", func(w http.ResponseWriter, r *http.Request) { w.WriteHeader(500); fmt.Fprint(w, tags) })
	big := tags + strings.Repeat(" ", 10<<20)
	mux.HandleFunc("/big", func(w http.ResponseWriter, r *http.Request) { fmt.Fprint(w, big) })
	for path, body := range map[string][]byte{"/bomb": packed(t, big), "/packed": packed(t, tags)} { // 10 MiB in 10 KiB
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Content-Encoding", "gzip")
			_, _ = w.Write(body)
		})
	}
	mux.HandleFunc("/cut", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Length", "1000")
		fmt.Fprint(w, tags)
	})
	to := func(url string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			http.SetCookie(w, &http.Cookie{Name: "a", Value: "b", Path: "/"})
			w.Header().Set("Location", url)
			w.WriteHeader(http.StatusFound)
		}
	}
	mux.HandleFunc("/file", to("file:///etc/hosts"))
	mux.HandleFunc("/https", to("https://127.0.0.1:1/"))
	mux.HandleFunc("/loop", to("/loop"))
	mux.HandleFunc("/moved", to("/good"))
	for i := range 7 {
		mux.HandleFunc(fmt.Sprintf("/hop%d", i+1), to(fmt.Sprintf("/hop%d", i)))
	}
	mux.HandleFunc("/hop0", to("/good"))
	s := httptest.NewServer(mux)
	t.Cleanup(func() { close(closing); s.Close() })
	return s
}

func packed(t *testing.T, text string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write([]byte(text))
	require.NoError(t, err)
	require.NoError(t, z.Close())
	return b.Bytes()
}

// feedAt is a feed of tags that answers at some path.
func feedAt(path string) *news.Feed {
	for _, f := range news.Feeds {
		if f.Name == "mastodon" {
			copied := *f
			copied.Name = path
			return &copied
		}
	}
	panic("no such feed")
}

// All that can go wrong goes wrong in one refresh, and costs no other feed its news. The one that hangs costs the timeout, once.
func TestAll(t *testing.T) {
	s := server(t)
	want := map[string]string{ // path: part of the error; "": it brings its tag
		"/good": "", "/slow": "", "/packed": "", "/moved": "", "/hop4": "",
		"/hang":    "no answer within 2s",
		"/drip":    "no answer within 2s",
		"/garbage": "it is no list of tags",
		"/500":     "it answered 500 Internal Server Error",
		"/big":     "its answer is bigger than 8388608 bytes",
		"/bomb":    "its answer is bigger than 8388608 bytes",
		"/cut":     "unexpected EOF",
		"/file":    "it sends us on from http to file, which is refused",
		"/https":   "it sends us on from http to https, which is refused",
		"/loop":    "it sends us on more than 5 times",
		"/hop5":    "it sends us on more than 5 times",
		"/404":     "it answered 404 Not Found",
	}
	var feeds []*news.Feed
	addresses := map[string]string{}
	for path := range want {
		feeds = append(feeds, feedAt(path))
		addresses[path] = s.URL + path
	}
	addresses["/dead"] = "http://127.0.0.1:1/"
	want["/dead"] = "127.0.0.1:1: dial tcp"
	feeds = append(feeds, feedAt("/dead"))

	c := &fetch.Client{Timeout: 2 * time.Second, Version: "1.2.3"}
	begun := time.Now()
	answers := c.All(context.Background(), feeds, news.Query{Now: now}, addresses)
	assert.Less(t, time.Since(begun), 2*2*time.Second+time.Second, "feeds are waited for one after the other")
	for i, a := range answers {
		path := feeds[i].Name
		require.Equal(t, path, a.Feed.Name)
		assert.True(t, a.Asked)
		if want[path] == "" {
			require.NoError(t, a.Err, path)
			assert.True(t, a.Whole())
			require.Len(t, a.Snapshot.Trends, 1, path)
			continue
		}
		assert.ErrorContains(t, a.Err, want[path])
		assert.Nil(t, a.Snapshot, path)
		assert.NotContains(t, a.Err.Error(), "/"+path[1:]+"\"", "the address is not repeated")
	}
}

// A feed of several addresses that answers at some brings what it brings, and says so; a Wikipedia without news is no failure beside one with.
func TestInPart(t *testing.T) {
	var asked atomic.Int32
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked.Add(1)
		switch r.URL.Path {
		case "/en":
			fmt.Fprint(w, `{"news": [{"story": "A <b>bomb</b> explodes in Samar.", "links": [{"titles": {"canonical": "X", "normalized": "Samar bombing"}}]}]}`)
		case "/fr":
			fmt.Fprint(w, `{"tfa": {}}`)
		default:
			w.WriteHeader(http.StatusTeapot)
		}
	}))
	defer s.Close()
	var wiki *news.Feed
	for _, f := range news.Feeds {
		if f.Name == "wikimedia" {
			wiki = f
		}
	}
	get := func(languages ...string) fetch.Answer {
		c := &fetch.Client{}
		return c.All(context.Background(), []*news.Feed{wiki}, news.Query{Now: now, Languages: languages}, map[string]string{"wikimedia": s.URL + "/{lang}"})[0]
	}
	a := get("fr")
	require.NoError(t, a.Err)
	assert.Len(t, a.Snapshot.Events, 1)
	a = get("fr", "de")
	assert.ErrorContains(t, a.Err, "418")
	assert.False(t, a.Whole())
	assert.Len(t, a.Snapshot.Events, 1)
	assert.Equal(t, int32(5), asked.Load())

	c := &fetch.Client{}
	a = c.All(context.Background(), []*news.Feed{wiki}, news.Query{Now: now}, map[string]string{"wikimedia": s.URL + "/fr"})[0]
	assert.ErrorIs(t, a.Err, news.ErrNoNews, "alone it is")
	none := c.All(context.Background(), news.Feeds[3:4], news.Query{Now: now}, nil)[0]
	assert.False(t, none.Asked)
	assert.ErrorContains(t, none.Err, "not asked")
}
