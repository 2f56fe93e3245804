package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// No shell lacks a command, a flag or a value; where the shell is there, it reads its script without complaint.
func TestCompletion(t *testing.T) {
	for _, shell := range shellNames() {
		script := helpText(t, "completion", shell)
		for _, s := range everyCommand() {
			assert.Contains(t, script, s.name, shell)
			if s.words != nil {
				assert.Contains(t, script, strings.Join(s.words(), " "), shell)
			}
			for _, d := range s.allFlags() {
				flag := "-" + d.name
				if shell == "fish" {
					flag = "-o " + d.name
				}
				assert.Contains(t, script, flag, shell)
				assert.Contains(t, script, strings.Join(d.offers(), " "), shell)
			}
		}
		if path, err := exec.LookPath(shell); err == nil {
			file := filepath.Join(t.TempDir(), "postlint."+shell)
			require.NoError(t, os.WriteFile(file, []byte(script), 0o644))
			out, err := exec.Command(path, "-n", file).CombinedOutput()
			assert.NoError(t, err, "%s: %s", shell, out)
			assert.Empty(t, string(out), shell)
		}
	}
}

// bash is asked what it would complete.
func TestCompletionInBash(t *testing.T) {
	bash, err := exec.LookPath("bash")
	if err != nil {
		t.Skip("no bash")
	}
	script := helpText(t, "completion", "bash")
	var asked strings.Builder
	var want []string
	ask := func(line string, answers ...string) {
		words := strings.Split(line, " ")
		fmt.Fprintf(&asked, "COMP_WORDS=(postlint")
		for _, w := range words {
			fmt.Fprintf(&asked, " '%s'", w)
		}
		fmt.Fprintf(&asked, "); COMP_CWORD=%d; _postlint; echo \"%s: ${COMPREPLY[*]}\"\n", len(words), line)
		want = append(want, strings.TrimSpace(line+": "+strings.Join(answers, " ")))
	}
	ask("", commandNames()...)
	ask("expl", "explain")
	ask("-fo", "-format")
	ask("draft.md -format js", "json")
	ask("-format = js", "json")
	ask("-format =", judgingFlag("format").offers()...)
	ask("explain overp", "overposting")
	ask("completion ", shellNames()...)
	ask("install -", "-shared", "-h")
	ask("install ")
	ask("-now ")
	ask("draft.md expl")
	for _, s := range everyCommand() {
		for _, d := range s.allFlags() {
			var begin []string
			for _, other := range s.allFlags() {
				if strings.HasPrefix(other.name, d.name) {
					begin = append(begin, "-"+other.name)
				}
			}
			ask(strings.TrimSpace(s.name+" -"+d.name), begin...)
			if d.values != nil {
				ask(strings.TrimSpace(s.name+" -"+d.name)+" ", d.values()...)
			}
		}
	}
	cmd := exec.Command(bash, "--norc", "--noprofile")
	cmd.Stdin = strings.NewReader(script + asked.String())
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	require.NoError(t, cmd.Run(), errs.String())
	assert.Empty(t, errs.String())
	var got []string
	for line := range strings.Lines(out.String()) {
		got = append(got, strings.TrimSpace(line))
	}
	assert.Equal(t, want, got)
}

func judgingFlag(name string) flagDef {
	for _, d := range judging() {
		if d.name == name {
			return d
		}
	}
	return flagDef{}
}
