package main

import "fmt"

// uninstall takes our hooks away and puts back what was there before, byte for byte. It touches no hook that isn't ours or was changed.
func (c *command) uninstall(args []string) int {
	if _, err := subcommandNamed("uninstall").parse(args); err != nil {
		return c.misused(err)
	}
	folder, err := c.hooksFolder()
	if err != nil {
		c.fail(err)
		return failed
	}
	status, told := clean, false
	for _, name := range hookNames {
		h, err := readHook(folder.path, name)
		switch {
		case err != nil:
		case h.state == edited:
			err = fmt.Errorf(`%s was written by postlint and changed since; it was not touched.
  Remove it yourself if nothing in it is needed%s`, h.path, h.cureEdited())
		case h.state == ours || h.state == absent && h.hasBefore: // ours was removed by hand
			err = unbroken(h.remove)
			if err != nil {
				err = folder.unwritable(err)
				break
			}
			told = true
			if h.hasBefore {
				fmt.Fprintf(c.stdout, "put back %s as it was before postlint\n", c.display(h.path))
			} else {
				fmt.Fprintf(c.stdout, "removed %s\n", c.display(h.path))
			}
		case h.legacy:
			fmt.Fprintf(c.stdout, "left %s alone: it is not by postlint, but runs postlint as %s; remove that file to end it\n", c.display(h.path), c.display(h.legacyPath()))
			told = true
		case h.state == foreign:
			fmt.Fprintf(c.stdout, "left %s alone: it is not by postlint\n", c.display(h.path))
			told = true
		}
		if err != nil {
			c.fail(err)
			status = failed
		}
	}
	if !told && status == clean {
		fmt.Fprintf(c.stdout, "postlint is not installed in %s\n", folder.whose())
	}
	return status
}

func (h *hookFile) cureEdited() string {
	if !h.hasBefore {
		return ""
	}
	return fmt.Sprintf("; then put back what was there before it:\n  mv %q %q", h.before(), h.path)
}
