// Package fetch asks feeds for news. It is the only package that touches the network; nothing that lints imports it.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"time"

	"github.com/postlint/postlint/lint/news"
)

// A Client asks feeds. The zero Client has the usual limits.
type Client struct {
	Timeout time.Duration // for one address, from the connection to the last byte; 0: 10 s
	Limit   int64         // bytes of one answer, unpacked; 0: 8 MiB, ten times the largest feed
	Version string        // of postlint, for the User-Agent; "": "devel"
}

const (
	defaultTimeout = 10 * time.Second
	defaultLimit   = 8 << 20
	mostRedirects  = 5
	atOnce         = 16 // addresses that are asked at the same time
)

// An Answer is what one feed said.
type Answer struct {
	Feed     *news.Feed
	Snapshot *news.Snapshot // of all its addresses that answered; nil: none did
	Asked    bool           // false: there was nothing to ask it; Err says why
	Took     time.Duration
	Err      error // what went wrong; with a Snapshot, at some of its addresses
}

// Whole reports whether all addresses of the feed answered.
func (a *Answer) Whole() bool { return a.Snapshot != nil && a.Err == nil }

// All asks feeds, all at once, and returns their answers in the order of the feeds. addresses replace those of a feed, by its name. It lasts as long as the
// slowest one, at most the timeout for each 16 addresses; what one feed does is nothing to the others.
func (c *Client) All(ctx context.Context, feeds []*news.Feed, q news.Query, addresses map[string]string) []Answer {
	answers := make([]Answer, len(feeds))
	slots := make(chan struct{}, atOnce)
	var wait sync.WaitGroup
	for i, f := range feeds {
		wait.Go(func() { answers[i] = c.ask(ctx, f, q, addresses[f.Name], slots) })
	}
	wait.Wait()
	return answers
}

// ask asks all addresses of a feed.
func (c *Client) ask(ctx context.Context, f *news.Feed, q news.Query, address string, slots chan struct{}) Answer {
	var own []string
	if address != "" {
		own = []string{address}
	}
	requests, err := f.Requests(q, own...)
	if err != nil {
		return Answer{Feed: f, Err: err}
	}
	begun := time.Now()
	pages, errs := make([]*news.Snapshot, len(requests)), make([]error, len(requests))
	var wait sync.WaitGroup
	for i, r := range requests {
		wait.Go(func() {
			slots <- struct{}{}
			defer func() { <-slots }()
			src, err := c.get(ctx, r.URL)
			if err == nil {
				pages[i], err = answer(r, src, q)
			}
			if err != nil {
				errs[i] = fmt.Errorf("%s: %w", host(r.URL), err)
			}
		})
	}
	wait.Wait()
	a := Answer{Feed: f, Asked: true, Took: time.Since(begun)}
	for i := range pages {
		if pages[i] != nil {
			a.Snapshot = news.Join(a.Snapshot, pages[i])
		} else if a.Err == nil || errors.Is(a.Err, news.ErrNoNews) {
			a.Err = errs[i]
		}
	}
	if a.Snapshot != nil && errors.Is(a.Err, news.ErrNoNews) {
		a.Err = nil
	}
	return a
}

// answer reads an answer. A feed that makes the reader fail is a feed that failed.
func answer(r news.Request, src []byte, q news.Query) (s *news.Snapshot, err error) {
	defer func() {
		if p := recover(); p != nil {
			s, err = nil, fmt.Errorf("its answer could not be read (%v); please report it as a fault of postlint", p)
		}
	}()
	return r.Answer(src, q)
}

func host(address string) string {
	if u, err := url.Parse(address); err == nil && u.Host != "" {
		return u.Host
	}
	return address
}

// get returns what an address answers.
func (c *Client) get(ctx context.Context, address string) ([]byte, error) {
	timeout, limit, version := c.Timeout, c.Limit, c.Version
	if timeout == 0 {
		timeout = defaultTimeout
	}
	if limit == 0 {
		limit = defaultLimit
	}
	if version == "" {
		version = "devel"
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", "postlint/"+version+" (+https://github.com/postlint/postlint)")
	res, err := (&http.Client{CheckRedirect: sameScheme}).Do(req) // no jar: no cookies
	if err != nil {
		return nil, plain(err, timeout)
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return nil, fmt.Errorf("it answered %s", res.Status)
	}
	src, err := io.ReadAll(io.LimitReader(res.Body, limit+1)) // the transport has unpacked it
	if err != nil {
		return nil, plain(err, timeout)
	}
	if int64(len(src)) > limit {
		return nil, fmt.Errorf("its answer is bigger than %d bytes", limit)
	}
	return src, nil
}

// sameScheme follows few redirects, and none to another scheme: what was asked for over https must come over https.
func sameScheme(req *http.Request, via []*http.Request) error {
	switch {
	case req.URL.Scheme != via[0].URL.Scheme:
		return fmt.Errorf("it sends us on from %s to %s, which is refused", via[0].URL.Scheme, req.URL.Scheme)
	case len(via) > mostRedirects:
		return fmt.Errorf("it sends us on more than %d times", mostRedirects)
	}
	return nil
}

// plain returns what went wrong without the address, which the caller names.
func plain(err error, timeout time.Duration) error {
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("no answer within %s", timeout)
	}
	var u *url.Error
	if errors.As(err, &u) {
		err = u.Err
	}
	return errors.New(strings.ReplaceAll(err.Error(), "\n", " "))
}
