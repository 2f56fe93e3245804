//go:build !js

// Playground serves a page on which anyone can try postlint: the linter compiled to WebAssembly runs in the browser, and no draft leaves it.
//
//	go run ./examples/playground            build it, serve it on this computer alone, and print the address
//	go run ./examples/playground -port 8080 always at the same address
//	go run ./examples/playground -o public  write it as files for any web server instead
//
// The page can be opened with a draft in it: http://127.0.0.1:8080/#draft=Hello&channel=x&date=2026-03-14&lang=en; also time, looked, event, kind,
// place, severity, start, hashtags, news (the text of a news.toml) and now (an instant as 2026-03-14T09:00:00Z). What stands behind the sign # is not sent to the server.
package main

import (
	"flag"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"time"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "playground:", err)
		os.Exit(1)
	}
}

func run(args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("playground", flag.ExitOnError)
	port := flags.Int("port", 0, "serve on this `number`; 0 is any that is free")
	out := flags.String("o", "", "write the files into this `folder` instead of serving them")
	_ = flags.Parse(args) // which exits
	if flags.NArg() > 0 {
		return fmt.Errorf("%q is no flag; -h lists them", flags.Arg(0))
	}
	fmt.Fprintln(stdout, "Building the page. This takes a minute the first time.")
	cache, err := cacheDir()
	if err != nil {
		return err
	}
	s, err := build(cache)
	if err != nil {
		return err
	}
	if *out != "" {
		return s.write(*out, stdout)
	}
	l, err := net.Listen("tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(*port)))
	if err != nil {
		return fmt.Errorf("port %d can't be had: %w. Name another one with -port, or leave -port out", *port, err)
	}
	fmt.Fprintf(stdout, "The playground is at http://%s/ (Ctrl+C ends it).\n", l.Addr())
	return (&http.Server{Handler: s, ReadHeaderTimeout: 10 * time.Second}).Serve(l)
}

// cacheDir returns the folder in which the last build is kept.
func cacheDir() (string, error) {
	user, err := os.UserCacheDir()
	if err != nil {
		user = os.TempDir()
	}
	dir := filepath.Join(user, "postlint", "playground")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", fmt.Errorf("there is no place for the build: %w. Let the environment variable XDG_CACHE_HOME name a folder that you may write to", err)
	}
	return dir, nil
}
