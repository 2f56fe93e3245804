package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"postlint": func() { os.Exit(run()) },
	})
}

// Each script is a story that a user could live through: files, commands, and what is printed. "go test ./hook -run Script/NAME -v" shows one.
func TestScript(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: os.Getenv("UPDATE") != "",
		Setup: func(env *testscript.Env) error {
			// The machine's own git configuration must not matter.
			env.Setenv("HOME", env.WorkDir)
			env.Setenv("GIT_CONFIG_NOSYSTEM", "1")
			env.Setenv("GIT_CONFIG_GLOBAL", filepath.Join(env.WorkDir, "none"))
			for _, who := range []string{"AUTHOR", "COMMITTER"} {
				env.Setenv("GIT_"+who+"_NAME", "Ana")
				env.Setenv("GIT_"+who+"_EMAIL", "ana@example.org")
			}
			env.Setenv("EXAMPLES", examples)
			program, err := exec.LookPath("postlint")
			env.Setenv("POSTLINT", program)
			return err
		},
		Condition: func(name string) (bool, error) {
			if name != "root" {
				return false, fmt.Errorf("there is no condition %q", name)
			}
			return os.Getuid() == 0, nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"status": status,
			"fill":   fill,
		},
	})
}

var examples, _ = filepath.Abs("../examples")

// status runs a program and checks its exit status: status 2 postlint missing.md
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N program [args...]")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = strconv.Itoa(exit.ExitCode())
	}
	if got != args[0] {
		ts.Fatalf("exit status %s, want %s", got, args[0])
	}
}

// fill writes a file of so many bytes by repeating a line: fill big.md 5000000 'a line'. \n and \xNN in the line are as in Go.
func fill(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: fill file bytes line")
	}
	n, err := strconv.Atoi(args[1])
	ts.Check(err)
	line, err := strconv.Unquote(`"` + args[2] + `"`)
	ts.Check(err)
	text := strings.Repeat(line, n/max(1, len(line))+1)[:n]
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(text), 0o644))
}
