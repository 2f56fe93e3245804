package main

import (
	"cmp"
	"embed"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/lint/report"
)

// A subcommand is what the first word of a command line may be. A folder of that name is written ./rules. Its text in help/NAME.txt teaches it.
type subcommand struct {
	name  string
	args  string // what may follow, as -h shows it
	about string // one line
	theme string
	flags []flagDef       // beside -h
	words func() []string // what completion offers after it; nil: nothing
	run   func(c *command, args []string) int
}

// The themes of -h, in their order. The first is about postlint without a subcommand.
const (
	setUp  = "Set up a repository"
	happen = "Know what is happening"
	learn  = "Learn"
)

// subcommands is a function, since help reads what help is part of.
func subcommands() []subcommand {
	return []subcommand{
		{name: "init", about: "write a postlint.toml that fits the posts found here", theme: setUp, run: (*command).initialize},
		{name: "check-config", about: "is postlint.toml right, and what does it mean?", theme: setUp,
			flags: []flagDef{configFlag}, run: (*command).checkConfig},
		{name: "install", about: "make git ask postlint before every commit", theme: setUp,
			flags: []flagDef{sharedFlag}, run: (*command).install},
		{name: "uninstall", about: "take that away, and put back what was there before", theme: setUp, run: (*command).uninstall},
		{name: "test", about: "run the examples of your own [[house]] rules", theme: setUp,
			flags: []flagDef{configFlag}, run: (*command).testHouse},
		{name: "news", args: "WHAT", about: "refresh, status, add or checked: keep news.toml", theme: happen,
			flags: newsFlags(), words: newsWords, run: (*command).news},
		{name: "rules", about: "list the rules", theme: learn, run: (*command).listRules},
		{name: "explain", args: "RULE", about: "what it catches, what happened to whom, what passes", theme: learn,
			words: lint.RuleIDs, run: (*command).explain},
		{name: "help", args: "[TOPIC]", about: "more about a command or a topic; help help lists them", theme: learn,
			words: topics, run: (*command).help},
		{name: "completion", args: "SHELL", about: "make the Tab key complete this in bash, zsh or fish", theme: learn,
			words: shellNames, run: (*command).completion},
		{name: "version", about: "say which postlint this is", theme: learn, run: (*command).version},
	}
}

func subcommandNamed(name string) *subcommand {
	all := subcommands()
	if i := slices.IndexFunc(all, func(s subcommand) bool { return s.name == name }); i >= 0 {
		return &all[i]
	}
	return nil
}

// start runs a subcommand, or prints its help if -h is among its words.
func (s *subcommand) start(c *command, args []string) int {
	for _, arg := range args {
		switch arg {
		case "--":
			return s.run(c, args)
		case "-h", "-help", "--h", "--help":
			return c.help([]string{s.name})
		}
	}
	return s.run(c, args)
}

// parse reads the words of a subcommand that takes none but its flags.
func (s *subcommand) parse(args []string) (*options, error) {
	o, err := parseOptions(args, s.flags)
	if err == nil && len(o.paths) > 0 {
		err = fmt.Errorf("%q is one word too many; \"postlint %s\" takes none", o.paths[0], s.name)
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", s.name, err)
	}
	return o, nil
}

// mistyped asks whether a first word that names no file was meant for a subcommand.
func (c *command) mistyped(paths []string) error {
	if len(paths) == 0 || strings.ContainsAny(paths[0], `./\`) {
		return nil
	}
	if _, err := os.Lstat(filepath.Join(c.dir, paths[0])); err == nil {
		return nil
	}
	if near := lint.Nearest(paths[0], commandNames()); near != "" {
		return fmt.Errorf("there is neither a command nor a file %q; did you mean \"postlint %s\"?", paths[0], near)
	}
	return nil
}

//go:embed help/*.txt
var helpTexts embed.FS

// topics returns what help can be asked about: every subcommand, and what is no command.
func topics() []string {
	entries, _ := helpTexts.ReadDir("help") // it is part of the program
	var names []string
	for _, e := range entries {
		names = append(names, strings.TrimSuffix(e.Name(), ".txt"))
	}
	return names
}

func (c *command) help(args []string) int {
	switch {
	case len(args) == 0:
		usage(c.stdout)
		return clean
	case len(args) > 1:
		return c.misused(fmt.Errorf("help takes one word; \"postlint help help\" lists them"))
	}
	text, err := helpTexts.ReadFile("help/" + args[0] + ".txt")
	if err != nil {
		if near := lint.Nearest(args[0], topics()); near != "" {
			return c.misused(fmt.Errorf("%q is no topic; did you mean \"postlint help %s\"?", args[0], near))
		}
		if near := lint.Nearest(args[0], lint.RuleIDs()); near != "" {
			return c.misused(fmt.Errorf("%q is no topic; rules are told by \"postlint explain %s\"", args[0], near))
		}
		return c.misused(fmt.Errorf("%q is no topic; \"postlint help help\" lists them", args[0]))
	}
	s := subcommandNamed(args[0])
	if s != nil {
		fmt.Fprintf(c.stdout, "postlint %s: %s\n\n", strings.TrimSpace(s.name+" "+s.args), s.about)
	}
	c.stdout.Write(text)
	if s != nil && len(s.flags) > 0 {
		io.WriteString(c.stdout, "\nFlags\n")
		listFlags(c.stdout, s.flags)
	}
	return clean
}

// usage prints what -h prints.
func usage(w io.Writer) {
	io.WriteString(w, `postlint reads drafts of social media posts before they are published and says
which ones will hurt the brand, where, why, and what would pass.

Judge drafts
  postlint draft.md ...    files and folders; - reads standard input
  postlint                 in a git repository: what the next commit adds
  postlint -all            every calendar under the folder of postlint.toml
`)
	for _, theme := range []string{setUp, happen, learn} {
		fmt.Fprintf(w, "\n%s\n", theme)
		for _, s := range subcommands() {
			if s.theme == theme {
				fmt.Fprintf(w, "  postlint %-14s  %s\n", strings.TrimSpace(s.name+" "+s.args), s.about)
			}
		}
	}
	io.WriteString(w, "\nFlags, which may stand anywhere (a file whose name begins with - comes after --)\n")
	listFlags(w, judging())
	io.WriteString(w, `
Exit status: 0 nothing stands in the way, 1 findings at or above -fail-on,
2 something could not be checked.
`)
}

func listFlags(w io.Writer, defs []flagDef) {
	for _, d := range defs {
		fmt.Fprintf(w, "  -%-15s  %s\n", strings.TrimSpace(d.name+" "+d.arg), d.about)
	}
}

// version says which postlint this is, from what the go command wrote into the program.
func (c *command) version([]string) int {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		info = &debug.BuildInfo{}
	}
	fmt.Fprintf(c.stdout, "postlint %s, %d rules", cmp.Or(strings.Trim(info.Main.Version, "()"), "of unknown version"), len(lint.RuleIDs()))
	for _, s := range info.Settings {
		switch {
		case s.Key == "vcs.revision":
			fmt.Fprintf(c.stdout, ", commit %.12s", s.Value)
		case s.Key == "vcs.modified" && s.Value == "true":
			io.WriteString(c.stdout, " with changes")
		}
	}
	fmt.Fprintf(c.stdout, ", built with %s\n", cmp.Or(info.GoVersion, "an unknown Go"))
	return clean
}

// misused says what is wrong with a command line.
func (c *command) misused(err error) int {
	fmt.Fprintf(c.stderr, "postlint: %s\nRun \"postlint -h\" for help.\n", report.Safe(err.Error()))
	return failed
}
