//go:build !unix

package main

import (
	"os"
	"syscall"
)

// unwritable are the signals that stand for an error of a write.
var unwritable = []os.Signal{syscall.SIGPIPE}
