package news

import (
	"fmt"
	"strings"
	"time"

	"github.com/postlint/postlint/lint/internal/strict"
	"github.com/postlint/postlint/rules/draft"
)

// Add appends an event to a file of news. It must be one that Parse accepts: the error holds everything that is wrong with it, in the words of
// the entry that it would be.
func Add(f *draft.File, e *draft.Event) (string, error) {
	if _, err := Parse(draft.NewFile("the new event", []byte(FormatEvent(e)))); err != nil {
		return "", err
	}
	ed, err := open(f)
	if err != nil {
		return "", err
	}
	ed.append(entry("event", eventLines(e), ed.eol))
	return ed.result()
}

// Regions returns the codes of regions in capitals. The error says which are none, as that of Parse does.
func Regions(codes []string) (regions []string, err error) {
	f := draft.NewFile("-region", []byte("regions = ["+strings.Join(mapped(codes, strict.Quote), ", ")+"]"))
	err = strict.Read(f, func(root strict.Value) { regions = root.Get("regions").Regions() })
	return regions, err
}

// SetChecked writes that somebody looked at the news.
func SetChecked(f *draft.File, at time.Time) (string, error) {
	ed, err := open(f)
	if err != nil {
		return "", err
	}
	if ed.snapshot.Checked.After(at) {
		return "", fmt.Errorf("%s says checked = %s, which is later than %s: correct the one that is wrong", f.Name, timestamp(ed.snapshot.Checked), timestamp(at))
	}
	ed.setChecked(at)
	return ed.result()
}
