// Postlint lints drafts of social media posts before they are published. Run "postlint -h" for what it does; everything it knows is in
// package lint. As a pre-commit hook it judges what the staged commit adds.
package main

import (
	"os"
	"time"
	_ "time/tzdata" // so that timezone = "Europe/Paris" works on a machine without zone data
)

func main() { os.Exit(run()) }

// run is main, returning its exit status, so that scripts can test the program in one process.
func run() int {
	dir, err := os.Getwd()
	if err != nil {
		dir = "."
	}
	c := &command{stdin: os.Stdin, stdout: os.Stdout, stderr: os.Stderr, dir: dir, getenv: os.Getenv, clock: time.Now}
	return c.run(os.Args[1:])
}
