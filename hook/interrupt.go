package main

import (
	"errors"
	"os"
	"os/signal"
	"sync"
	"syscall"
)

// replacing is held while files are replaced: by reports, by the news, by hooks.
var replacing sync.Mutex

// unbroken runs what replaces files. An interrupt waits for it, so that it leaves neither half of a change nor a temporary file.
func unbroken(replace func() error) error {
	replacing.Lock()
	defer replacing.Unlock()
	return replace()
}

// minding makes the signals that end a program harmless to files: an interrupt ends it with 128 plus its number, as a shell says it, once no file is
// being replaced; and a reader of standard output who has seen enough makes writing fail, where the signal would keep the reports in files from being
// written.
func minding() {
	end := make(chan os.Signal, 1)
	signal.Notify(end, os.Interrupt, syscall.SIGTERM)
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE) // not Ignore, which programs that this one starts would inherit
	go func() {
		s := <-end
		replacing.Lock()
		status := failed
		if n, ok := s.(syscall.Signal); ok {
			status = 128 + int(n)
		}
		os.Exit(status)
	}()
}

// spoken names what is wrong with standard output.
func spoken(err error) error {
	if errors.Is(err, syscall.EPIPE) {
		return errors.New("standard output was closed before everything was written")
	}
	return err
}
