package main

import (
	"cmp"
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
	since     string // a revision; "": the staged commit is judged
	verbose   bool
	past      bool
	listPosts bool
	help      bool
	version   bool
	shared    bool
	stats     bool
	config    string
	outputs   []output
	color     string
	channel   string
	lang      string
	at        draft.Moment
	atLocal   bool // at names no zone: it is in that of postlint.toml
	now       time.Time
	failOn    check.Severity // Off: as postlint.toml says
	news      newsOptions
}

// A flagDef is one flag. The parser, -h and shell completion all read the same table, so that none of them can know less than the others.
type flagDef struct {
	name   string
	arg    string                           // what -h calls its value; "" for a flag that takes none
	about  string                           // one line
	on     func(o *options) *bool           // what a flag without a value sets
	set    func(o *options, v string) error // reads a value
	text   func(o *options) *string         // or where a value goes as it is
	values func() []string                  // the values that completion offers; with text no others are allowed, but for open
	open   bool                             // values are only the usual ones
	file   bool                             // its value is the name of a file
}

// judging are the flags of postlint without a subcommand.
func judging() []flagDef {
	return []flagDef{
		{name: "all", about: "judge every calendar, not only what a commit adds", on: func(o *options) *bool { return &o.all }},
		{name: "since", arg: "REV", about: "judge what HEAD adds to where it left REV; for CI", set: (*options).setSince},
		{name: "channel", arg: "NAME", about: "the network of posts that name none: x, linkedin, ...",
			text: func(o *options) *string { return &o.channel }, values: draft.ChannelNames, open: true},
		{name: "at", arg: "TIME", about: "when undated posts go out: 2026-03-14, 2026-03-14T09:30", set: (*options).setAt},
		{name: "lang", arg: "CODE", about: "the language of posts that name none: en or fr",
			text: func(o *options) *string { return &o.lang }, values: words("en", "fr")},
		{name: "past", about: "report posts dated before now, too", on: func(o *options) *bool { return &o.past }},
		{name: "format", arg: "FORMAT[=FILE]", about: "text (default), json, ...: see \"help formats\"",
			set: (*options).addOutput, values: formatNames},
		{name: "list-posts", about: "list the posts that were read, too", on: func(o *options) *bool { return &o.listPosts }},
		{name: "stats", about: "count findings by rule, posts by channel and month", on: func(o *options) *bool { return &o.stats }},
		{name: "color", arg: "WHEN", about: "auto (default), always or never",
			text: func(o *options) *string { return &o.color }, values: words("auto", "always", "never")},
		{name: "fail-on", arg: "LEVEL", about: "what is grave enough to stop: note, warn or block (default)",
			set: (*options).setFailOn, values: words("note", "warn", "block")},
		configFlag,
		{name: "now", arg: "TIME", about: "judge as if it were this hour, such as 2026-03-14T09:30:00Z", set: (*options).setNow},
		{name: "v", about: "say what was compared and read, and how long it took", on: func(o *options) *bool { return &o.verbose }},
		{name: "version", about: "say which postlint this is", on: func(o *options) *bool { return &o.version }},
		helpFlag,
	}
}

var (
	configFlag = flagDef{name: "config", arg: "FILE", about: "use this file instead of the nearest postlint.toml",
		text: func(o *options) *string { return &o.config }, file: true}
	sharedFlag = flagDef{name: "shared", about: "also if other repositories use the same folder of hooks", on: func(o *options) *bool { return &o.shared }}
	helpFlag   = flagDef{name: "h", about: "print this text", on: func(o *options) *bool { return &o.help }}
)

func words(w ...string) func() []string { return func() []string { return w } }

// parseOptions reads a command line that may hold those flags and -h. Flags may stand between paths.
func parseOptions(args []string, defs []flagDef) (*options, error) {
	o := &options{color: "auto"}
	fs := flag.NewFlagSet("postlint", flag.ContinueOnError)
	fs.SetOutput(io.Discard) // errors are printed by the caller, in one place and in our words
	var wrong error          // with a value, in our words
	for _, d := range defs {
		if d.on != nil {
			fs.BoolVar(d.on(o), d.name, false, "")
			continue
		}
		fs.Func(d.name, "", func(value string) error {
			if err := d.read(o, value); err != nil {
				wrong = fmt.Errorf("-%s %q: %w", d.name, value, err)
			}
			return wrong
		})
	}
	for rest := args; len(rest) > 0; {
		if err := fs.Parse(rest); err != nil {
			if errors.Is(err, flag.ErrHelp) {
				o.help = true
				return o, nil
			}
			return nil, cmp.Or(wrong, flagError(err, defs))
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
	switch {
	case o.all && len(o.paths) > 0:
		return nil, errors.New("-all looks at every calendar file; name files, or give -all, not both")
	case o.since != "" && len(o.paths) > 0:
		return nil, errors.New("-since looks at the files that git has; name files, or give -since, not both")
	case o.since != "" && o.all:
		return nil, errors.New("-all judges everything, -since what is new; give one of them")
	}
	return o, nil
}

// read puts the value of a flag where it belongs.
func (d flagDef) read(o *options, value string) error {
	if d.set != nil {
		return d.set(o, value)
	}
	if d.values != nil && !d.open && !slices.Contains(d.values(), value) {
		return fmt.Errorf("want %s", oneOf(d.values()))
	}
	*d.text(o) = value
	return nil
}

func (o *options) setSince(rev string) error {
	if rev == "" {
		return errors.New("want a branch, tag or commit, such as origin/main")
	}
	o.since = rev
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
	last := len(values) - 1
	if last == 0 {
		return values[0]
	}
	return strings.Join(values[:last], ", ") + " or " + values[last]
}

// flagError says what is wrong with a flag in our own words, and which one was probably meant.
func flagError(err error, defs []flagDef) error {
	if name, ok := strings.CutPrefix(err.Error(), "flag needs an argument: -"); ok {
		d := defs[slices.IndexFunc(defs, func(d flagDef) bool { return d.name == name })]
		return fmt.Errorf("-%s needs a value after it: -%s %s (%s)", name, name, d.arg, d.about)
	}
	if strings.HasPrefix(err.Error(), "invalid boolean") { // invalid boolean value "no" for -all: parse error
		_, name, _ := strings.Cut(err.Error(), " for ")
		name, _, _ = strings.Cut(name, ":")
		return fmt.Errorf("%s takes no value; write it alone, or leave it out", name)
	}
	name, unknown := strings.CutPrefix(err.Error(), "flag provided but not defined: -")
	if !unknown {
		return err
	}
	var names []string
	for _, d := range defs {
		names = append(names, d.name)
	}
	if near := lint.Nearest(name, names); near != "" {
		return fmt.Errorf("there is no flag -%s; did you mean -%s?", name, near)
	}
	return fmt.Errorf("there is no flag -%s", name)
}
