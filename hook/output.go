package main

import (
	"cmp"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/lint/report"
)

// An output is a -format: how to write the report, and where.
type output struct {
	format report.Format
	file   string // "": standard output
}

func formatNames() []string {
	var names []string
	for _, f := range report.Formats() {
		names = append(names, f.Name)
	}
	return names
}

// addOutput reads a -format: a name, or a name and a file as in sarif=out.sarif. One report goes to standard output, and one to each file.
func (o *options) addOutput(s string) error {
	name, file, toFile := strings.Cut(s, "=")
	i := slices.Index(formatNames(), name)
	switch near := lint.Nearest(name, formatNames()); {
	case i < 0 && near != "":
		return fmt.Errorf("there is no such format; did you mean %s?", near)
	case i < 0:
		return fmt.Errorf("want %s, or with a file such as sarif=out.sarif", oneOf(formatNames()))
	case toFile && file == "":
		return fmt.Errorf("name the file after the sign =, such as %s=out.%s", name, name)
	}
	out := output{format: report.Formats()[i], file: file}
	switch file {
	case "":
	case "-":
		out.file = ""
	default:
		out.file = filepath.Clean(file)
	}
	for _, other := range o.outputs {
		switch {
		case other.file != out.file:
		case out.file == "":
			return fmt.Errorf("standard output takes one format and has %s; give one of them a file, such as %s=out.%s", other.format.Name, name, name)
		default:
			return fmt.Errorf("%s is the file of two formats; name another one", out.file)
		}
	}
	o.outputs = append(o.outputs, out)
	return nil
}

// print writes the report in every format that is asked for: the one for standard output first, so that a file that cannot be written takes
// nothing from whoever reads along. When all goes to files, the summary is still printed.
func (c *command) print(o *options, r *report.Report) error {
	if info, ok := debug.ReadBuildInfo(); ok {
		r.Version = info.Main.Version
	}
	outputs := slices.Clone(o.outputs)
	if outputs == nil {
		outputs = []output{{format: report.Formats()[0]}}
	}
	slices.SortStableFunc(outputs, func(a, b output) int { return cmp.Compare(min(1, len(a.file)), min(1, len(b.file))) })
	opt := report.Options{ListPosts: o.listPosts, Stats: o.stats}
	var errs []error
	if outputs[0].file != "" {
		_, err := fmt.Fprintln(c.stdout, r.Summary())
		errs = append(errs, spoken(err))
	}
	for _, out := range outputs {
		if out.file == "" {
			opt.Color = c.colored(o)
			errs = append(errs, spoken(out.format.Write(r, c.stdout, opt)))
			continue
		}
		opt.Color = o.color == "always"
		if err := replaceFile(c.abs(out.file), func(w io.Writer) error { return out.format.Write(r, w, opt) }); err != nil {
			errs = append(errs, fmt.Errorf("%s could not be written: %w. Name a file in a folder that exists and that you may write to", out.file, err))
		}
	}
	return errors.Join(errs...)
}

// abs returns the path of a file that the command line names.
func (c *command) abs(file string) string {
	if filepath.IsAbs(file) {
		return file
	}
	return filepath.Join(c.dir, file)
}

// replaceFile writes a file whole or not at all, so that a program that reads it never sees half a report: beside it, and then in its place. A link
// is followed; what is no file, such as /dev/stderr or a pipe, is written to as it is.
func replaceFile(name string, write func(io.Writer) error) error {
	mode := fs.FileMode(0o666)
	if target, err := filepath.EvalSymlinks(name); err == nil {
		name = target
		if info, err := os.Stat(name); err == nil {
			if !info.Mode().IsRegular() {
				return reason(writeFile(name, os.O_WRONLY|os.O_TRUNC, mode, write))
			}
			mode = info.Mode().Perm()
		}
	}
	err := unbroken(func() error {
		temp := filepath.Join(filepath.Dir(name), ".postlint-"+rand.Text())
		err := writeFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode, write)
		if err == nil {
			err = os.Rename(temp, name)
		}
		if err != nil {
			os.Remove(temp)
		}
		return err
	})
	var moved *os.LinkError
	if errors.As(err, &moved) {
		return moved.Err
	}
	return reason(err)
}

// writeFile opens a file and writes it.
func writeFile(name string, flag int, mode fs.FileMode, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, flag, mode)
	if err != nil {
		return err
	}
	err = write(f)
	return cmp.Or(err, f.Close())
}

// colored follows -color, then NO_COLOR and FORCE_COLOR, then whether standard output is a terminal.
func (c *command) colored(o *options) bool {
	switch {
	case o.color != "auto":
		return o.color == "always"
	case c.getenv("NO_COLOR") != "":
		return false
	case c.getenv("FORCE_COLOR") != "":
		return c.getenv("FORCE_COLOR") != "0" && c.getenv("FORCE_COLOR") != "false"
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
