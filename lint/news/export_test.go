package news

import (
	"testing"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// BeforeRename lets writing fail until the test ends.
func BeforeRename(t *testing.T, f func() error) {
	old := beforeRename
	beforeRename = f
	t.Cleanup(func() { beforeRename = old })
}

// LockWait sets how long Update waits for a lock until the test ends.
func LockWait(t *testing.T, d time.Duration) {
	old := lockWait
	lockWait = d
	t.Cleanup(func() { lockWait = old })
}

// Comments is comments, for tests.
var Comments = comments

// PeoplesTables returns the tables of a file that no feed brought, from the header to the end of the last line with a key.
func PeoplesTables(src string) (tables []string) {
	ed, err := open(draft.NewFile("news.toml", []byte(src)))
	if err != nil {
		return nil
	}
	events, trends := 0, 0
	for _, t := range ed.tables {
		feed := ""
		if t.name == "event" {
			feed, events = ed.snapshot.Events[events].Feed, events+1
		} else {
			feed, trends = ed.snapshot.Trends[trends].Feed, trends+1
		}
		if feed == "" {
			tables = append(tables, src[t.start:t.tail])
		}
	}
	return tables
}
