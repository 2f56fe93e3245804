package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// install makes git ask postlint before every commit in this repository. It looks at everything before it changes anything.
func (c *command) install(args []string) int {
	o, err := subcommandNamed("install").parse(args)
	if err != nil {
		return c.misused(err)
	}
	program, err := ownPath()
	if err != nil {
		c.fail(err)
		return failed
	}
	folder, err := c.hooksFolder()
	if err == nil && folder.shared && !o.shared {
		err = fmt.Errorf(`git takes the hooks of this repository from %s, as core.hooksPath says, and other repositories may use that folder too.
  To have postlint look at the commits of all of them: postlint install -shared
  To give this repository hooks of its own instead: git config core.hooksPath %q, then postlint install`, folder.path, folder.own)
	}
	if err != nil {
		c.fail(err)
		return failed
	}
	var hooks []*hookFile
	for _, name := range hookNames {
		h, err := readHook(folder.path, name)
		if err == nil {
			err = folder.refuse(h)
		}
		if err != nil {
			c.fail(err)
			return failed
		}
		hooks = append(hooks, h)
	}
	if err := os.MkdirAll(folder.path, 0o755); err != nil {
		c.fail(folder.unwritable(err))
		return failed
	}
	for _, h := range hooks {
		if h.state == foreign && h.legacy { // chaining to what runs us would never end
			fmt.Fprintf(c.stdout, "%s runs postlint already, as %s\n", c.display(h.path), filepath.Base(h.legacyPath()))
			continue
		}
		script := hookScript(h.name, program)
		if h.state == ours && bytes.Equal(h.contents, script) {
			fmt.Fprintf(c.stdout, "%s is there already\n", c.display(h.path))
			continue
		}
		if err := unbroken(func() error { return h.write(script) }); err != nil {
			c.fail(folder.unwritable(err))
			return failed
		}
		switch {
		case h.state == foreign || h.state == absent && h.hasBefore:
			fmt.Fprintf(c.stdout, "wrote %s; the hook that was there runs first, and is now called %s\n", c.display(h.path), filepath.Base(h.before()))
		case h.state == ours:
			fmt.Fprintf(c.stdout, "renewed %s\n", c.display(h.path))
		default:
			fmt.Fprintf(c.stdout, "wrote %s\n", c.display(h.path))
		}
	}
	fmt.Fprintf(c.stdout, "\nFrom now on git asks postlint before every commit in %s:\n  %s\n", folder.whose(), program)
	if _, file := c.findConfig(o, c.dir); file == "" {
		fmt.Fprintf(c.stdout, "There is no %s yet; \"postlint init\" writes one that fits the posts of this repository.\n", configName)
	}
	if folder.inTree {
		fmt.Fprintf(c.stdout, "The folder of the hooks belongs to the repository. Don't commit these files: they name a program of this machine.\n")
	}
	fmt.Fprintf(c.stdout, "To commit once without it: git commit --no-verify. To take it away: postlint uninstall\n")
	return clean
}

// refuse says why a hook must not be touched, and what to do instead.
func (f *hooksFolder) refuse(h *hookFile) error {
	line := "postlint || exit"
	switch {
	case h.state == ours || h.state == absent || h.legacy:
		return nil
	case h.state == edited:
		return fmt.Errorf(`%s was written by postlint and changed since; nothing was touched.
  Move what you added into a file of its own, then remove %s and run this again:
  the file %s beside it runs before postlint, if it is executable`, h.path, h.name, h.name+beforeSuffix)
	case filepath.Base(f.path) == "_" && filepath.Base(filepath.Dir(f.path)) == ".husky":
		return fmt.Errorf(`the hooks of this repository are managed by husky, which writes %s anew with every installation.
  Add this line to .husky/%s instead: %s`, f.path, h.name, line)
	case f.tracks(h):
		return fmt.Errorf(`%s is a file of the repository itself, and everybody gets it with the next commit; nothing was touched.
  Add this line to it instead: %s`, h.path, line)
	case h.hasBefore:
		return fmt.Errorf(`there are both %s and %s, and neither is by postlint; nothing was touched.
  Make one of the two, or move one away, then run this again`, h.path, filepath.Base(h.before()))
	case asksItsName().Match(h.contents):
		return fmt.Errorf(`%s acts on the name that it is called by, so it can't be renamed to run before postlint; nothing was touched.
  Add this line to what it runs instead: %s`, h.path, line)
	}
	return nil
}

// ownPath returns where this program lies: the absolute path that hooks call it by.
func ownPath() (string, error) {
	program, err := os.Executable()
	if err != nil {
		return "", fmt.Errorf("cannot find out where this program lies: %w", err)
	}
	if vanishes(program) {
		return "", fmt.Errorf(`"go run" builds a program that is soon gone, and a hook can't call it. Build one that stays:
  in a clone of postlint:      go build -o "$(go env GOPATH)/bin/postlint" ./hook
  then in your repository:     "$(go env GOPATH)/bin/postlint" install`)
	}
	// Package managers put a link on the PATH that survives an update, while the system names the file of this version.
	if linked, err := exec.LookPath(os.Args[0]); err == nil {
		if linked, err = filepath.Abs(linked); err == nil && sameFile(linked, program) {
			return linked, nil
		}
	}
	return program, nil
}

// goRun matches where "go run" puts programs: a temporary folder, and since Go 1.24 its cache.
var goRun = pattern(`(^|/)go-build[0-9]*/|/[0-9a-f]{64}-d/[^/]+$`)

func vanishes(program string) bool { return goRun().MatchString(filepath.ToSlash(program)) }

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	y, err2 := os.Stat(b)
	return err == nil && err2 == nil && os.SameFile(x, y)
}

// unwritable says what to do about a folder in which nothing can be written.
func (f *hooksFolder) unwritable(err error) error {
	return fmt.Errorf("%s: %w; nothing can be written there: ask who owns the folder, or change its permissions", f.path, reason(err))
}

func (f *hooksFolder) whose() string {
	if f.shared {
		return "every repository that takes its hooks from " + f.path
	}
	return f.top
}

// A hooksFolder is where git looks for the hooks of a repository.
type hooksFolder struct {
	path   string // absolute
	own    string // where the hooks of this repository are without core.hooksPath
	top    string // of the work tree
	shared bool   // it lies outside of the repository
	inTree bool   // it lies among the files of the repository
}

// hooksFolder asks git, which alone knows about core.hooksPath, worktrees and submodules.
func (c *command) hooksFolder() (*hooksFolder, error) {
	top, err := revParse(c.dir, "--show-toplevel")
	if err != nil {
		if strings.Contains(err.Error(), "not a git repository") {
			return nil, fmt.Errorf("%s lies in no git repository; go to the folder of your calendar (cd FOLDER), or make it a repository: git init", c.dir)
		}
		if bare, _ := revParse(c.dir, "--is-bare-repository"); bare == "true" {
			return nil, fmt.Errorf("this is a bare repository, in which nobody writes commits; run this in a clone of it")
		}
		if inside, _ := revParse(c.dir, "--is-inside-git-dir"); inside == "true" {
			return nil, fmt.Errorf("this folder is git's own; go to the folder with your files, and run this there")
		}
		return nil, err
	}
	// Asked at the top, since there a relative core.hooksPath begins.
	path, err := revParse(top, "--git-path", "hooks")
	if err != nil {
		return nil, err
	}
	common, err := revParse(top, "--git-common-dir")
	if err != nil {
		return nil, err
	}
	f := &hooksFolder{path: inFolder(top, path), own: filepath.Join(inFolder(top, common), "hooks"), top: top}
	if info, err := os.Stat(f.path); err == nil && !info.IsDir() {
		return nil, fmt.Errorf(`core.hooksPath is %s, which is no folder, so git runs no hooks here.
  To use those of the repository: git config core.hooksPath %q, then run this again`, f.path, f.own)
	}
	lies, tree, repo := real(f.path), real(top), real(inFolder(top, common))
	f.inTree = below(lies, tree) && !below(lies, repo)
	f.shared = !below(lies, tree) && !below(lies, repo)
	return f, nil
}

// revParse asks git what the user's own git would answer: the function git hides core.hooksPath, so that no hook is run. Nor does this run one.
func revParse(dir string, args ...string) (string, error) {
	cmd := exec.Command("git", append([]string{"rev-parse"}, args...)...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err != nil {
		return "", explain("rev-parse", err, said.String())
	}
	return filepath.FromSlash(strings.TrimSuffix(string(out), "\n")), nil
}

// tracks reports whether a hook is in git.
func (f *hooksFolder) tracks(h *hookFile) bool {
	if !f.inTree {
		return false
	}
	out, err := git(f.top, "ls-files", "-z", "--", ":(literal)"+filepath.ToSlash(h.path))
	return err == nil && len(out) > 0
}

func inFolder(folder, path string) string {
	if filepath.IsAbs(path) {
		return filepath.Clean(path)
	}
	return filepath.Join(folder, path)
}

// real returns a path without links, also if its end does not exist yet.
func real(path string) string {
	if p, err := filepath.EvalSymlinks(path); err == nil {
		return p
	}
	if up := filepath.Dir(path); up != path {
		return filepath.Join(real(up), filepath.Base(path))
	}
	return path
}

func below(path, folder string) bool {
	rel, err := filepath.Rel(folder, path)
	return err == nil && rel != ".." && !strings.HasPrefix(rel, ".."+string(filepath.Separator))
}
