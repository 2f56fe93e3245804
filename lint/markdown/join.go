package markdown

import (
	"slices"
	"strings"
	"unicode"

	"github.com/postlint/postlint/rules/draft"
)

// join finds the rows of index tables that repeat posts written elsewhere in the file: "Post 3 (Gate code)", the number in the
// first column, or the words of the heading. Such a row is no post, but may be the only one to date it.
func (d *doc) join() {
	isRow := func(f *found) bool { return f.index && f.post.Kind == draft.Brief }
	if slices.ContainsFunc(d.found, isRow) {
		d.joinRows(isRow)
	}
	d.threadNetwork()
}

func (d *doc) joinRows(isRow func(*found) bool) {
	posts := index{number: map[int][]*found{}, word: map[string][]*found{}, code: map[string]*found{}}
	written := 0
	for _, f := range d.found {
		if !f.index {
			posts.add(f)
			if f.post.Kind == draft.Copy {
				written++
			}
		}
	}
	out := d.found[:0]
	for _, f := range d.found {
		if isRow(f) {
			if g := posts.meant(f); g != nil {
				g.learn(f)
				continue
			}
			if written > 2 && f.when.day == 0 && f.sec.inSchedule() {
				continue
			}
		}
		out = append(out, f)
	}
	d.found = out
}

// inSchedule reports whether a heading calls a table the order in which the posts above it go out: "Posting schedule". Where the posts
// are written out, such a table without dates only repeats them in other words.
func (s *section) inSchedule() bool {
	for ; s != nil; s = s.parent {
		if s.schedule {
			return true
		}
	}
	return false
}

var scheduleWords = set("schedule cadence frequency frequence rythme ordre")

func isSchedule(words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return scheduleWords.of(w) })
}

// An index finds posts by their number, by the short name that their author gave them and by the words of their heading.
type index struct {
	code   map[string]*found
	number map[int][]*found
	word   map[string][]*found
}

func (x *index) add(f *found) {
	if f.code != "" && x.code[f.code] == nil {
		x.code[f.code] = f
	}
	if f.number > 0 {
		x.number[f.number] = append(x.number[f.number], f)
	}
	if f.sec.head >= 0 && f.sec.level > 1 {
		for _, w := range titleWords(f.sec.title) {
			x.word[w] = append(x.word[w], f)
		}
	}
}

// titleWords folds the words of a heading or row, without numbers and what stands in brackets.
func titleWords(s string) []string {
	var out []string
	for _, w := range wordsIn(draft.Fold(cutBrackets(s))) {
		if w != "" && !isNumber(w) {
			out = append(out, w)
		}
	}
	return out
}

// meant returns the post that a row of a table stands for, nil if it is a post of its own.
func (x *index) meant(row *found) *found {
	words := row.post.Text.String()
	if g := x.coded(words); g != nil && pick([]*found{g}, row) != nil {
		return g
	}
	if n, named := refNumber(words); n > 0 {
		g := pick(x.number[n], row)
		if g == nil && named && len(x.number[n]) == 1 {
			g = x.number[n][0]
		}
		if g != nil && (named || agree(&g.when, &row.when)) {
			return g
		}
		return nil
	}
	if row.number > 0 {
		if g := pick(x.number[row.number], row); g != nil && agree(&g.when, &row.when) {
			return g
		}
	}
	return x.titled(row, titleWords(words))
}

// coded returns the post whose short name a cell holds: "Method M1", "Essay E3 + comments". A cell with several of them is a post of its own.
func (x *index) coded(words string) *found {
	if len(words) > 80 || len(x.code) == 0 {
		return nil
	}
	var g *found
	for _, w := range strings.FieldsFunc(words, func(r rune) bool { return r != '-' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		f := x.code[w]
		if f != nil && g != nil && f != g {
			return nil
		}
		if f != nil {
			g = f
		}
	}
	return g
}

// titled returns the post whose heading has all words of a row, two of them or more.
func (x *index) titled(row *found, words []string) *found {
	if len(words) < 2 {
		return nil
	}
	list := x.word[words[0]]
	for _, g := range list[:min(len(list), 50)] {
		title := titleWords(g.sec.title)
		if !slices.ContainsFunc(words, func(w string) bool { return !slices.Contains(title, w) }) && pick([]*found{g}, row) != nil && agree(&g.when, &row.when) {
			return g
		}
	}
	return nil
}

// refNumber reads "Post 3", "Post #3: Gate code", "#3 (Teaser)": a row that points to a post, by its name or just its number.
func refNumber(s string) (n int, named bool) {
	at := 0
	for at < len(s) && (s[at] == '*' || s[at] == ' ') {
		at++
	}
	sign := at < len(s) && s[at] == '#'
	if !sign && !opensWith(s, onePost) {
		return 0, false
	}
	plain := trimLabel(foldOpening(s, 3))
	list := firstWords(plain, 2)
	if len(list) == 0 {
		return 0, false
	}
	w := list[0]
	if onePost.of(w) && len(list) > 1 {
		rest := strings.TrimLeft(plain[len(w):], " #")
		if !strings.HasPrefix(rest, list[1]) {
			return 0, false // "Carousel: 5 ways to ..." is no carousel 5
		}
		w, named = list[1], true
	} else if !sign {
		return 0, false
	}
	if leadingDigits(w) != w || len(w) > 3 {
		return 0, false
	}
	return atoi(w), named
}

// pick returns the post of a list that goes to a network of the row; the first, if one of the two does not say.
func pick(list []*found, row *found) *found {
	list = list[:min(len(list), 50)]
	for _, g := range list {
		if slices.ContainsFunc(g.post.Channels, func(c string) bool { return slices.Contains(row.post.Channels, c) }) {
			return g
		}
	}
	for _, g := range list {
		if len(g.post.Channels) == 0 || len(row.post.Channels) == 0 {
			return g
		}
	}
	return nil
}

// agree reports whether two dates can be the same day.
func agree(a, b *when) bool {
	if a.month > 0 && b.month > 0 && (a.month != b.month || a.day != b.day) && a.day > 0 && b.day > 0 {
		return false
	}
	return !a.hasRel || !b.hasRel || a.rel == b.rel
}

// learn takes from a row what the post itself does not say.
func (f *found) learn(row *found) {
	if !f.when.says() || agree(&f.when, &row.when) {
		own := f.when.quote
		f.when.with(&row.when, true)
		if !own.IsZero() && f.when.quote.IsZero() {
			f.when.quote = own
		}
	}
	if f.post.Status.IsZero() {
		f.post.Status = row.post.Status
	}
	if len(f.post.Channels) == 0 || f.learned {
		f.learned = true
		for _, c := range row.post.Channels {
			f.post.Channels = add(f.post.Channels, c)
		}
	}
}

// threadNetwork gives threads without a network that of the file's other threads: only few networks have any.
func (d *doc) threadNetwork() {
	x := slices.ContainsFunc(d.found, func(f *found) bool { return slices.Contains(f.post.Channels, "x") })
	for _, f := range d.found {
		if x && len(f.post.Channels) == 0 && isThreadTitle(f.sec.title) {
			f.post.Channels = []string{"x"}
		}
	}
}
