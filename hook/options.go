package main

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// options is a command line, read.
type options struct {
	paths     []string
	all       bool
	past      bool
	listPosts bool
	help      bool
	config    string
	format    string
	color     string
	channel   string
	lang      string
	at        draft.Moment
	atLocal   bool // at names no zone: it is in that of postlint.toml
	now       time.Time
	failOn    check.Severity // Off: as postlint.toml says
}

const usage = `postlint reads drafts of social media posts before they are published and says which ones will hurt the brand, where, why, and
what would pass.

  postlint draft.md ...      judge these files and folders; - reads standard input
  postlint                   in a git repository: judge the posts that the staged commit adds or changes
  postlint -all              judge every calendar file under the folder of postlint.toml
  postlint rules             list the rules
  postlint explain RULE      tell what a rule catches, what happened to whom, and what passes
  postlint test              run the examples of your own [[house]] rules

Flags may stand anywhere; -- ends them.
  -config FILE     use this file instead of the nearest postlint.toml
  -format FORMAT   text (default) or json
  -list-posts      list the posts that were read, too
  -channel NAME    the network of posts that name none: x, linkedin, instagram, ...
  -lang CODE       the language of posts that name none: en or fr
  -at TIME         when posts go out that have no date: 2026-03-14, 2026-03-14T09:30 or RFC 3339
  -now TIME        judge as if it were this hour (RFC 3339)
  -past            report posts dated before now, too; a file or folder that is named is always reported whole
  -fail-on LEVEL   exit with 1 from this severity on: note, warn or block (default block)
  -color WHEN      auto (default), always or never
  -h               print this text

Exit status: 0 nothing at or above the severity of -fail-on, 1 findings at or above it, 2 could not check.
`

// parseOptions reads a command line. Flags may stand between paths.
func parseOptions(args []string) (*options, error) {
	o := &options{}
	fs := flag.NewFlagSet("postlint", flag.ContinueOnError)
	fs.SetOutput(io.Discard) // errors are printed by the caller, in one place and in our words
	fs.BoolVar(&o.all, "all", false, "")
	fs.BoolVar(&o.past, "past", false, "")
	fs.BoolVar(&o.listPosts, "list-posts", false, "")
	fs.StringVar(&o.config, "config", "", "")
	fs.StringVar(&o.format, "format", "text", "")
	fs.StringVar(&o.color, "color", "auto", "")
	fs.StringVar(&o.channel, "channel", "", "")
	fs.StringVar(&o.lang, "lang", "", "")
	fs.Func("at", "", o.setAt)
	fs.Func("now", "", o.setNow)
	fs.Func("fail-on", "", o.setFailOn)
	for rest := args; len(rest) > 0; {
		if err := fs.Parse(rest); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				o.help = true
				return o, nil
			}
			return nil, flagError(err, fs)
		}
		consumed := rest[:len(rest)-fs.NArg()]
		rest = fs.Args()
		if len(consumed) > 0 && consumed[len(consumed)-1] == "--" {
			o.paths = append(o.paths, rest...)
			break
		}
		if len(rest) > 0 {
			o.paths, rest = append(o.paths, rest[0]), rest[1:]
		}
	}
	return o, o.validate()
}

func (o *options) validate() error {
	for _, e := range []struct {
		flag, value string
		values      []string
	}{
		{"format", o.format, []string{"text", "json"}},
		{"color", o.color, []string{"auto", "always", "never"}},
		{"lang", o.lang, []string{"", "en", "fr"}},
	} {
		if !slices.Contains(e.values, e.value) {
			return fmt.Errorf("-%s %q: want %s", e.flag, e.value, oneOf(e.values))
		}
	}
	if o.all && len(o.paths) > 0 {
		return errors.New("-all looks at every calendar file; name files, or give -all, not both")
	}
	return nil
}

func (o *options) setAt(s string) error {
	for _, layout := range []string{time.RFC3339, "2006-01-02T15:04", "2006-01-02 15:04"} {
		if t, err := time.Parse(layout, s); err == nil {
			o.at, o.atLocal = draft.Moment{Time: t, Precision: draft.Minute}, layout != time.RFC3339
			return nil
		}
	}
	o.atLocal = true
	t, err := time.Parse(time.DateOnly, s)
	if err != nil {
		return errors.New("want a date such as 2026-03-14, or with a time 2026-03-14T09:30")
	}
	o.at = draft.Moment{Time: t, Precision: draft.Day}
	return nil
}

func (o *options) setNow(s string) (err error) {
	if o.now, err = time.Parse(time.RFC3339, s); err != nil {
		return errors.New("want an RFC 3339 time such as 2026-03-14T09:30:00Z")
	}
	return nil
}

func (o *options) setFailOn(s string) error {
	level, ok := check.ParseSeverity(s)
	if !ok || level == check.Off {
		return errors.New("want note, warn or block")
	}
	o.failOn = level
	return nil
}

func oneOf(values []string) string {
	values = slices.DeleteFunc(slices.Clone(values), func(s string) bool { return s == "" })
	return strings.Join(values[:len(values)-1], ", ") + " or " + values[len(values)-1]
}

// flagError says what is wrong with a flag in our own words, and which one was probably meant.
func flagError(err error, fs *flag.FlagSet) error {
	name, unknown := strings.CutPrefix(err.Error(), "flag provided but not defined: -")
	if !unknown {
		return err
	}
	var names []string
	fs.VisitAll(func(f *flag.Flag) { names = append(names, f.Name) })
	if near := lint.Nearest(name, names); near != "" {
		return fmt.Errorf("there is no flag -%s; did you mean -%s?", name, near)
	}
	return fmt.Errorf("there is no flag -%s", name)
}
