package main

import (
	"bytes"
	"path/filepath"
	"slices"
	"strings"

	"github.com/postlint/postlint/rules/draft"
)

// sign gives posts that name no author the one whom git knows, for the rules about who writes and who reads again. It is asked only where
// postlint.toml names a team. What a commit adds is by whoever commits; otherwise a post is by the last one who changed its file.
func (c *command) sign(o *options, groups []*group) {
	groups = slices.DeleteFunc(slices.Clone(groups), func(g *group) bool { return len(g.config.Team) == 0 })
	if len(groups) == 0 {
		return
	}
	posts := unsigned(o, groups)
	if len(posts) == 0 {
		return
	}
	author := func(*source) string { return "" }
	if o.since == "" && !o.all {
		ident, err := git(c.dir, "var", "GIT_AUTHOR_IDENT")
		if err != nil {
			return // git will say so itself when it makes the commit
		}
		who, _, _ := strings.Cut(string(ident), "> ") // Ana Dupont <ana@example.org> 1767225600 +0100
		author = func(*source) string { return who + ">" }
	} else if last := c.lastAuthors(posts); last != nil {
		author = func(s *source) string { return last[s.name] }
	}
	for s, list := range posts {
		who := signature(author(s))
		if who == "" {
			continue
		}
		for _, p := range list {
			p.Author = draft.Words(who)
		}
	}
}

// unsigned returns the posts to sign, by their files: all without an author, or of what is compared those that were not there before, word for
// word for the same networks and the same date.
func unsigned(o *options, groups []*group) map[*source][]*draft.Post {
	had := map[string]int{}
	for _, g := range groups {
		stays := map[*source]bool{}
		for _, s := range g.sources {
			stays[s] = true
		}
		for _, s := range g.was.sources {
			if s.cal == nil || stays[s] {
				continue
			}
			for _, p := range s.cal.Posts {
				had[identity(p)]++
			}
		}
	}
	posts := map[*source][]*draft.Post{}
	for _, g := range groups {
		for _, s := range g.sources {
			if s.cal == nil || !g.compared && !o.all || g.was.has[s] {
				continue
			}
			for _, p := range s.cal.Posts {
				if id := identity(p); had[id] > 0 {
					had[id]--
				} else if p.Author.IsZero() {
					posts[s] = append(posts[s], p)
				}
			}
		}
	}
	return posts
}

func identity(p *draft.Post) string {
	return strings.Join(append([]string{p.Text.String(), p.When.String(), p.Kind.String()}, p.Channels...), "\x00")
}

// lastAuthors returns who last changed each file, by the name of the file; files whose author git cannot tell are missing. Without git or a
// repository there are none: nobody asked for git by -all.
func (c *command) lastAuthors(files map[*source][]*draft.Post) map[string]string {
	top, err := git(c.dir, "rev-parse", "--show-toplevel")
	if err != nil {
		return nil
	}
	// In a shallow clone the oldest commit seems to have written everything. It is told by having no parent.
	shallow, err := git(c.dir, "rev-parse", "--is-shallow-repository")
	if err != nil {
		return nil
	}
	wanted := map[string]string{} // by path from the top
	for s := range files {
		if p, err := filepath.Rel(strings.TrimSuffix(string(top), "\n"), filepath.Join(c.dir, s.name)); err == nil {
			wanted[filepath.ToSlash(p)] = s.name
		}
	}
	out, err := git(c.dir, "log", "-z", "--no-renames", "--no-show-signature", "--no-relative", "--name-only", "--format=%x01%P%x00%an <%ae>")
	if err != nil {
		return nil
	}
	last := map[string]string{}
	who := ""
	for commit := range bytes.SplitSeq(out, []byte{1}) {
		parents, rest, _ := strings.Cut(string(commit), "\x00")
		ident, names, _ := strings.Cut(rest, "\x00")
		if who = ident; parents == "" && strings.TrimSpace(string(shallow)) == "true" {
			continue
		}
		for p := range strings.SplitSeq(strings.TrimPrefix(names, "\n"), "\x00") {
			name, ok := wanted[strings.TrimPrefix(p, "\n")]
			if _, told := last[name]; ok && !told {
				last[name] = who
			}
		}
	}
	return last
}

// signature makes one author of what git says: "Dupont, Ana <ana@example.org>" would be two. A program that commits for people is nobody.
func signature(who string) string {
	name, address, _ := strings.Cut(who, "<")
	if strings.Contains(who, "[bot]") || strings.TrimSuffix(address, ">") == "" {
		return ""
	}
	name = strings.TrimSpace(strings.Map(func(r rune) rune {
		if strings.ContainsRune(",;/&+", r) {
			return ' '
		}
		return r
	}, name))
	return name + " <" + address
}
