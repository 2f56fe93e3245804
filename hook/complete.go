package main

import (
	"fmt"
	"io"
	"slices"
	"strings"
)

// completers write what makes a shell complete, each from the tables that the parser reads.
func completers() map[string]func(io.Writer) {
	return map[string]func(io.Writer){"bash": completeBash, "fish": completeFish, "zsh": completeZsh}
}

func shellNames() []string { return []string{"bash", "fish", "zsh"} }

// completion prints what makes a shell complete the command line of postlint.
func (c *command) completion(args []string) int {
	if len(args) == 1 && slices.Contains(shellNames(), args[0]) {
		completers()[args[0]](c.stdout)
		return clean
	}
	return c.misused(fmt.Errorf("completion takes the name of a shell: %s; \"postlint help completion\" says where its output goes", oneOf(shellNames())))
}

// everyCommand returns postlint without a subcommand, under the name "", then the subcommands.
func everyCommand() []subcommand {
	return append([]subcommand{{flags: judging()}}, subcommands()...)
}

// allFlags returns the flags that may follow a command.
func (s *subcommand) allFlags() []flagDef {
	if s.name == "" {
		return s.flags // with -h
	}
	return append(slices.Clone(s.flags), helpFlag)
}

func commandNames() []string {
	var names []string
	for _, s := range subcommands() {
		names = append(names, s.name)
	}
	return names
}

func completeBash(w io.Writer) {
	fmt.Fprintf(w, `# Completion of postlint for bash. To have it: source <(postlint completion bash)
_postlint() {
	local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command=
	# bash cuts -format=json into three words
	if [[ $cur == "=" ]]; then
		cur=
	elif [[ $prev == "=" ]]; then
		prev=${COMP_WORDS[COMP_CWORD-2]}
	fi
	COMPREPLY=()
	if ((COMP_CWORD > 1)); then
		case ${COMP_WORDS[1]} in
		%s) command=${COMP_WORDS[1]} ;;
		esac
	fi
	case "$command $prev" in
`, strings.Join(commandNames(), "|"))
	for _, s := range everyCommand() {
		for _, d := range s.flags {
			switch {
			case d.file:
				fmt.Fprintf(w, "\t%q) COMPREPLY=($(compgen -f -- \"$cur\")); return ;;\n", s.name+" -"+d.name)
			case d.arg != "":
				fmt.Fprintf(w, "\t%q) COMPREPLY=($(compgen -W %q -- \"$cur\")); return ;;\n", s.name+" -"+d.name, strings.Join(d.offers(), " "))
			}
		}
	}
	fmt.Fprint(w, "\tesac\n\tcase \"$command $cur\" in\n")
	for _, s := range everyCommand() {
		var flags []string
		for _, d := range s.allFlags() {
			flags = append(flags, "-"+d.name)
		}
		fmt.Fprintf(w, "\t%q-*) COMPREPLY=($(compgen -W %q -- \"$cur\")); return ;;\n", s.name+" ", strings.Join(flags, " "))
	}
	fmt.Fprintf(w, "\tesac\n\t[[ -z $command ]] && ((COMP_CWORD == 1)) && COMPREPLY=($(compgen -W %q -- \"$cur\"))\n\tcase $command in\n", strings.Join(commandNames(), " "))
	for _, s := range subcommands() {
		if s.words != nil {
			fmt.Fprintf(w, "\t%s) COMPREPLY=($(compgen -W %q -- \"$cur\")) ;;\n", s.name, strings.Join(s.words(), " "))
		}
	}
	fmt.Fprint(w, "\tesac\n}\ncomplete -o default -F _postlint postlint\n")
}

// offers returns the values of a flag that completion knows.
func (d flagDef) offers() []string {
	if d.values == nil {
		return nil
	}
	return d.values()
}

func completeZsh(w io.Writer) {
	fmt.Fprint(w, `#compdef postlint
# Completion of postlint for zsh. To have it: source <(postlint completion zsh), or put this into a file _postlint in a folder of $fpath.
_postlint_words() {
	local -a commands
	commands=(
`)
	for _, s := range subcommands() {
		fmt.Fprintf(w, "\t\t%s\n", singleQuoted(s.name+":"+s.about))
	}
	fmt.Fprint(w, "\t)\n\t(( CURRENT == 2 )) && _describe -t commands command commands\n\t_files\n}\n_postlint() {\n\tlocal command=\n\t(( CURRENT > 2 )) && command=$words[2]\n\tcase $command in\n")
	for _, s := range append(subcommands(), everyCommand()[0]) {
		pattern, shift := s.name, "words=(\"${(@)words[2,-1]}\"); (( CURRENT-- )); "
		if s.name == "" {
			pattern, shift = "*", ""
		}
		fmt.Fprintf(w, "\t(%s) %s_arguments", pattern, shift)
		for _, d := range s.allFlags() {
			spec := "*-" + d.name + "[" + zshEscape(d.about) + "]"
			switch {
			case d.file:
				spec += ":" + d.arg + ":_files"
			case d.arg != "":
				spec += ":" + d.arg + ":(" + strings.Join(d.offers(), " ") + ")"
			}
			fmt.Fprintf(w, " \\\n\t\t%s", singleQuoted(spec))
		}
		switch {
		case s.name == "":
			fmt.Fprint(w, " \\\n\t\t'*: :_postlint_words'")
		case s.words != nil:
			fmt.Fprintf(w, " \\\n\t\t%s", singleQuoted("*: :("+strings.Join(s.words(), " ")+")"))
		}
		fmt.Fprint(w, " ;;\n")
	}
	fmt.Fprint(w, "\tesac\n}\nif [ \"$funcstack[1]\" = _postlint ]; then\n\t_postlint \"$@\"\nelse\n\tcompdef _postlint postlint\nfi\n")
}

func zshEscape(s string) string {
	return strings.NewReplacer("[", `\[`, "]", `\]`, ":", `\:`).Replace(s)
}

func singleQuoted(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }

func completeFish(w io.Writer) {
	fmt.Fprintf(w, `# Completion of postlint for fish. To have it: postlint completion fish > ~/.config/fish/completions/postlint.fish
function __postlint_in
    set -l words (commandline -opc)
    set -l command ''
    if test (count $words) -ge 2; and contains -- $words[2] %s
        set command $words[2]
    end
    test "$command" = "$argv[1]"
end
function __postlint_first
    test (count (commandline -opc)) -eq 1
end
`, strings.Join(commandNames(), " "))
	for _, s := range subcommands() {
		fmt.Fprintf(w, "complete -c postlint -n __postlint_first -a %s -d %s\n", s.name, fishQuoted(s.about))
	}
	for _, s := range everyCommand() {
		in := fmt.Sprintf("complete -c postlint -n \"__postlint_in '%s'\"", s.name)
		if s.name != "" {
			list := ""
			if s.words != nil {
				list = " -a " + fishQuoted(strings.Join(s.words(), " "))
			}
			fmt.Fprintf(w, "%s -f%s\n", in, list)
		}
		for _, d := range s.allFlags() {
			value := ""
			switch {
			case d.file:
				value = " -r -F"
			case d.arg != "":
				value = " -x -a " + fishQuoted(strings.Join(d.offers(), " "))
			}
			fmt.Fprintf(w, "%s -o %s%s -d %s\n", in, d.name, value, fishQuoted(d.about))
		}
	}
}

func fishQuoted(s string) string {
	return "'" + strings.NewReplacer(`\`, `\\`, "'", `\'`).Replace(s) + "'"
}
