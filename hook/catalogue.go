package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/lint/report"
)

func (c *command) listRules(args []string) int {
	if len(args) > 0 {
		return c.misused(fmt.Errorf("rules takes no words; for one rule: postlint explain %s", args[0]))
	}
	for _, r := range lint.Default().Rules() {
		fmt.Fprintf(c.stdout, "%-22s %-5s  this post %s\n", r.ID, r.Severity, r.Title)
	}
	return clean
}

func (c *command) explain(args []string) int {
	if len(args) != 1 {
		return c.misused(fmt.Errorf("explain takes the name of one rule; postlint rules lists them"))
	}
	rules := lint.Default().Rules()
	i := slices.IndexFunc(rules, func(r *lint.Rule) bool { return r.ID == args[0] })
	if i < 0 {
		if near := lint.Nearest(args[0], lint.RuleIDs()); near != "" {
			return c.misused(fmt.Errorf("there is no rule %q; did you mean %s?", args[0], near))
		}
		return c.misused(fmt.Errorf("there is no rule %q; postlint rules lists them", args[0]))
	}
	io.WriteString(c.stdout, rules[i].Doc())
	return clean
}

// testHouse runs the examples of the house rules in the nearest postlint.toml.
func (c *command) testHouse(args []string) int {
	o, err := subcommandNamed("test").parse(args)
	if err != nil {
		return c.misused(err)
	}
	root, file := c.findConfig(o, c.dir)
	g, err := c.newGroup(o, root, file)
	if err != nil {
		c.fail(err)
		return failed
	}
	status := clean
	for _, h := range g.config.House {
		if err := h.Test(); err != nil {
			fmt.Fprintln(c.stdout, report.Safe(err.Error()))
			status = found
		}
	}
	if status == clean {
		fmt.Fprintf(c.stdout, "the examples of %d house rules are judged as they say\n", len(g.config.House))
	}
	return status
}
