// Package news reads, writes and refreshes news.toml: what is grave or contested in the world, and the hashtags that suddenly trend. People
// write it, "postlint news refresh" does, or both.
//
// A refresh is a line of three steps, and only the first one, in package fetch, touches a network:
//
//	addresses -> bytes     -> events and trends -> news.toml
//	Requests     fetch.All    Feed.Read            Merge, Edit
package news

import (
	"strings"
	"time"
	"unicode"

	"github.com/postlint/postlint/lint/internal/strict"
	"github.com/postlint/postlint/rules/draft"
)

// A Snapshot is what is known of the news at some time. The zero Snapshot knows nothing, and nobody ever looked.
type Snapshot struct {
	Checked time.Time // when somebody last looked; zero: never
	Events  []draft.Event
	Trends  []draft.Trend
}

// Join returns one snapshot of the events and trends of all, in the order given. It was checked when the newest of them was: who keeps
// the news of several countries in several files refreshes them together. Nil snapshots are left out.
func Join(snapshots ...*Snapshot) *Snapshot {
	all := &Snapshot{}
	for _, s := range snapshots {
		if s == nil {
			continue
		}
		if s.Checked.After(all.Checked) {
			all.Checked = s.Checked
		}
		all.Events = append(all.Events, s.Events...)
		all.Trends = append(all.Trends, s.Trends...)
	}
	return all
}

// Parse reads a file of news. The error holds everything that is wrong, each with its place: it is of type lint.Mistakes.
func Parse(f *draft.File) (*Snapshot, error) {
	s := &Snapshot{}
	err := strict.Read(f, func(root strict.Value) {
		s.Checked = root.Get("checked").Time()
		for _, v := range root.Get("event").Tables() {
			s.Events = append(s.Events, event(v))
		}
		for _, v := range root.Get("trend").Tables() {
			s.Trends = append(s.Trends, trend(v))
		}
	})
	if err != nil {
		return nil, err
	}
	return s, nil
}

// event reads an [[event]]. Its name and its start must be given: without a start it would stay in the news for ever. Rules tell
// a kind that is not given from the name and the terms.
func event(v strict.Value) draft.Event {
	name, end := v.Get("name").Required(), v.Get("end")
	e := draft.Event{
		Name:      name.Text(),
		Kind:      v.Get("kind").OneOf("kind", draft.EventKinds...),
		Hazard:    v.Get("hazard").OneOf("hazard", draft.Hazards...),
		Place:     v.Get("place").Text(),
		Regions:   v.Get("regions").Regions(),
		Start:     v.Get("start").Required().Time(),
		End:       end.Through(),
		Hashtags:  hashtags(v.Get("hashtags")),
		Terms:     v.Get("terms").Texts(),
		Source:    v.Get("source").Text(),
		Feed:      v.Get("feed").Text(),
		ID:        v.Get("id").Text(),
		Updated:   v.Get("updated").Time(),
		Meaning:   v.Get("meaning").Text(),
		Dismissed: v.Get("dismissed").Text(),
		Quote:     name.Quote(),
	}
	e.Severity = gravity(v.Get("severity"))
	if !e.End.IsZero() && e.End.Before(e.Start) {
		end.Mistake("the event ends before it starts")
	}
	return e
}

func gravity(v strict.Value) draft.Gravity {
	all := []draft.Gravity{draft.Critical, draft.High, draft.Low}
	var names []string
	for _, g := range all {
		names = append(names, g.String())
	}
	word := v.OneOf("severity", names...)
	for _, g := range all {
		if g.String() == word {
			return g
		}
	}
	return draft.High
}

func trend(v strict.Value) draft.Trend {
	tag := v.Get("hashtag").Required()
	return draft.Trend{
		Hashtag: hashtag(tag),
		Seen:    v.Get("seen").Required().Time(),
		Meaning: v.Get("meaning").Text(),
		Feed:    v.Get("feed").Text(),
		ID:      v.Get("id").Text(),
		Quote:   tag.Quote(),
	}
}

func hashtags(v strict.Value) []string {
	for _, tag := range v.Items() {
		hashtag(tag)
	}
	return v.Texts()
}

// hashtag reads one hashtag, with or without its sign. One with a space in it would never be found in a post.
func hashtag(v strict.Value) string {
	tag := v.Text()
	words := strings.FieldsFunc(tag, func(r rune) bool { return unicode.IsSpace(r) || r == '#' || r == '＃' })
	switch {
	case tag != "" && len(words) == 0:
		v.Mistake("a hashtag needs a word after its sign")
	case len(words) > 1:
		v.Mistake("a hashtag is one word; did you mean %q?", "#"+strings.Join(words, ""))
	}
	return tag
}
