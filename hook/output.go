package main

import (
	"fmt"
	"os"

	"github.com/postlint/postlint/lint/report"
)

func (c *command) print(o *options, r *report.Report) error {
	if o.format == "json" {
		return r.JSON(c.stdout, o.listPosts)
	}
	if o.listPosts {
		if err := r.List(c.stdout); err != nil {
			return err
		}
	}
	if err := r.Text(c.stdout, c.colored(o)); err != nil {
		return err
	}
	_, err := fmt.Fprintln(c.stdout, r.Summary())
	return err
}

// colored follows -color, then NO_COLOR and FORCE_COLOR, then whether standard output is a terminal.
func (c *command) colored(o *options) bool {
	switch {
	case o.color != "auto":
		return o.color == "always"
	case c.getenv("NO_COLOR") != "":
		return false
	case c.getenv("FORCE_COLOR") != "":
		return true
	case c.getenv("TERM") == "dumb":
		return false
	}
	f, ok := c.stdout.(*os.File)
	if !ok {
		return false
	}
	info, err := f.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
