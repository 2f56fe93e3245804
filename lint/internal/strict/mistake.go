package strict

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/draft"
)

// A Mistake is something that is wrong in a file that a person wrote to set postlint up.
type Mistake struct {
	Quote   draft.Quote // the words that are wrong
	Message string      // what is wrong with them, and what was probably meant
}

// Error returns the mistake on one line: "postlint.toml:12:3: unknown key ...".
func (m *Mistake) Error() string {
	f := m.Quote.File()
	line, column := f.Position(m.Quote.Span().Start)
	return fmt.Sprintf("%s:%d:%d: %s", printable(f.Name), line, column, m.Message)
}

// Show returns what Error does, and below it the line with the words underlined. Of a long line it shows what is near the words.
func (m *Mistake) Show() string {
	const around = 60
	src, at := m.Quote.File().Src, m.Quote.Span()
	line, _ := m.Quote.File().Position(at.Start)
	before := strings.TrimPrefix(src[strings.LastIndexByte(src[:at.Start], '\n')+1:at.Start], "\ufeff")
	after, _, _ := strings.Cut(src[at.Start:], "\n")
	marked := after[:min(at.End-at.Start, len(after))]

	start := len(before)
	for range around {
		_, size := utf8.DecodeLastRuneInString(before[:start])
		start -= size
	}
	end := 0
	for range around {
		_, size := utf8.DecodeRuneInString(after[end:])
		end += size
	}
	before, after, marked = before[start:], strings.TrimRight(after[:end], "\r"), marked[:min(end, len(marked))]
	margin := fmt.Sprintf("%5d | ", line)
	return fmt.Sprintf("%s\n%s%s\n%*s%s%s", m.Error(), margin, printable(before+after),
		len(margin), "| ", strings.Repeat(" ", utf8.RuneCountInString(before)), strings.Repeat("^", max(1, utf8.RuneCountInString(marked))))
}

// printable shows as "·" the characters that a terminal would act on, and a tab as a space, so that all are one wide.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t':
			return ' '
		case !strconv.IsPrint(r):
			return '·'
		}
		return r
	}, s)
}

// Mistakes are all the mistakes of a file, in its order.
type Mistakes []*Mistake

// Error returns one line for each mistake.
func (m Mistakes) Error() string { return m.join((*Mistake).Error) }

// Show returns each mistake with its line, as Mistake.Show does.
func (m Mistakes) Show() string { return m.join((*Mistake).Show) }

func (m Mistakes) join(print func(*Mistake) string) string {
	lines := make([]string, len(m))
	for i, mistake := range m {
		lines[i] = print(mistake)
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the mistakes for errors.As.
func (m Mistakes) Unwrap() []error {
	errs := make([]error, len(m))
	for i, mistake := range m {
		errs[i] = mistake
	}
	return errs
}

// found is a mistake before it is known whether it will be shown. Its words are made only then: a file of one long line with a hundred
// thousand mistakes would take minutes.
type found struct {
	at     draft.Span
	format string
	args   []any
}

// most is how many mistakes are worth showing at once.
const most = 100

// err returns what was found in the order of the file, nil if nothing was.
func (d *document) err() error {
	if len(d.mistakes) == 0 {
		return nil
	}
	slices.SortStableFunc(d.mistakes, func(a, b found) int { return cmp.Compare(a.at.Start, b.at.Start) })
	var all Mistakes
	for i, m := range d.mistakes {
		if i == most {
			m.format, m.args = "too many mistakes; %d more from here on", []any{len(d.mistakes) - most}
		}
		all = append(all, &Mistake{d.file.Quote(m.at), fmt.Sprintf(m.format, m.args...)})
		if i == most {
			break
		}
	}
	return all
}

// lineOf prints the line of a byte.
type lineOf struct {
	file *draft.File
	at   int
}

// String returns the number of the line, counted from 1.
func (l lineOf) String() string {
	line, _ := l.file.Position(l.at)
	return strconv.Itoa(line)
}

// quoted returns a piece of the file for a message: in quotation marks, without anything a terminal would act on, not too long.
func quoted(s string) string {
	const longest = 80
	if len(s) > longest {
		return strconv.Quote(strings.ToValidUTF8(s[:longest], "")) + "..."
	}
	return strconv.Quote(s)
}

// written returns a key as it is written in TOML: in quotation marks only if it must.
func written(key string) string {
	if bare(key) && len(key) < 80 {
		return key
	}
	return quoted(key)
}
