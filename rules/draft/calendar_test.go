package draft_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/postlint/postlint/rules/draft"
)

func post(text, when string, channels ...string) *draft.Post {
	p := &draft.Post{Text: draft.NewText(text), Channels: channels}
	if t, err := time.Parse("2006-01-02T15:04", when); err == nil {
		p.When = draft.Moment{Time: t, Precision: draft.Minute}
	} else if t, err := time.Parse(time.DateOnly, when); err == nil {
		p.When = draft.Moment{Time: t, Precision: draft.Day}
	}
	return p
}

func texts(posts []*draft.Post) (all []string) {
	for _, p := range posts {
		all = append(all, p.Text.String())
	}
	return all
}

func TestIndexFindsNeighbours(t *testing.T) {
	a, b := post("a", "2026-03-02T09:00", "x"), post("b", "2026-03-02T18:00", "x", "linkedin")
	day, sunday := post("day", "2026-03-02", "x"), post("sunday", "2026-03-08", "x")
	monday, other := post("monday", "2026-03-09", "x"), post("other", "2026-03-02T12:00", "linkedin")
	reply, idea := post("reply", "2026-03-02T10:00", "x"), post("idea", "2026-03-02T10:00", "x")
	reply.InReplyTo, idea.Status = draft.Words("@ana"), draft.Words("Idée")
	version := post("version", "2026-03-02T09:00", "x")
	version.VariantOf = a
	ix := draft.NewIndex([]*draft.Post{monday, sunday, day, b, a, other, reply, idea, version})

	posts, at := ix.Seat(b).SameDay("x")
	assert.Equal(t, []string{"a", "b", "day"}, texts(posts))
	assert.Equal(t, 1, at)
	posts, at = ix.Seat(sunday).SameWeek("x")
	assert.Equal(t, []string{"a", "b", "day", "sunday"}, texts(posts))
	assert.Equal(t, 3, at)
	assert.Equal(t, a, ix.Seat(b).Previous("x"))
	assert.Nil(t, ix.Seat(a).Previous("x"))
	assert.Equal(t, other, ix.Seat(b).Previous("linkedin"))
	assert.Nil(t, ix.Seat(day).Previous("x"), "a date alone has no gap")
	posts, _ = ix.Seat(reply).SameDay("x")
	assert.Empty(t, posts)

	// A post that the calendar does not hold is an addition to it.
	late := post("late", "2026-03-02T18:00", "x")
	posts, at = ix.Seat(late).SameDay("x")
	assert.Equal(t, []string{"a", "b", "late", "day"}, texts(posts))
	assert.Equal(t, 2, at)
	assert.Equal(t, b, ix.Seat(late).Previous("x"))
	posts, _ = ix.Seat(b).SameDay("x")
	assert.Len(t, posts, 3, "asking does not add")

	var none *draft.Index
	posts, at = none.Seat(a).SameDay("x")
	assert.Equal(t, []string{"a"}, texts(posts))
	assert.Zero(t, at)
	assert.Nil(t, none.Seat(a).Previous("x"))
}

func TestIndexCountsRelativeDays(t *testing.T) {
	relative := func(file string, day int) *draft.Post {
		return &draft.Post{Text: draft.NewFile(file, []byte("x")).Text(), Channels: []string{"x"}, When: draft.Moment{Precision: draft.Relative, Day: day}}
	}
	one, two, other := relative("a.md", 1), relative("a.md", 1), relative("b.md", 1)
	eight, before := relative("a.md", 8), relative("a.md", -1)
	ix := draft.NewIndex([]*draft.Post{one, two, other, eight, before, post("dated", "1970-01-02", "x")})
	posts, _ := ix.Seat(two).SameDay("x")
	assert.Len(t, posts, 2, "day 1 of another file is another day")
	posts, _ = ix.Seat(two).SameWeek("x")
	assert.Len(t, posts, 2, "day 8 is in the second week, day -1 in the one before the first")
}

func TestEventIsActive(t *testing.T) {
	day := func(d int) time.Time { return time.Date(2012, 7, d, 12, 0, 0, 0, time.UTC) }
	e := draft.Event{Start: day(20), Severity: draft.Low}
	assert.False(t, e.ActiveAt(day(19), day(19)))
	assert.True(t, e.ActiveAt(day(19), day(20)))
	assert.True(t, e.ActiveAt(day(23), day(23)))
	assert.False(t, e.ActiveAt(day(24), day(24)))
	e.Severity = draft.Critical
	assert.True(t, e.ActiveAt(day(31), day(31)))
	e.End = day(21)
	assert.False(t, e.ActiveAt(day(22), day(22)))
	e.Dismissed = "not our market"
	assert.False(t, e.ActiveAt(day(20), day(20)))
	assert.True(t, new(draft.Event).ActiveAt(day(1), day(1)), "an event without dates is always in the news")
}

func TestEventConcerns(t *testing.T) {
	e := draft.Event{Regions: []string{"US-CO", "FR"}}
	assert.True(t, e.Concerns(nil))
	assert.True(t, e.Concerns([]string{"us"}))
	assert.True(t, e.Concerns([]string{"US-CO-080"}))
	assert.False(t, e.Concerns([]string{"US-NY", "CA"}))
	assert.True(t, new(draft.Event).Concerns([]string{"CA"}))
}

func TestStatus(t *testing.T) {
	for _, s := range []string{"published", "✅ Posted", "Publié", "DONE", "archived"} {
		assert.True(t, (&draft.Post{Status: draft.Words(s)}).Published(), s)
	}
	for _, s := range []string{"idée", "Rejected", "annulé"} {
		assert.True(t, (&draft.Post{Status: draft.Words(s)}).Dropped(), s)
	}
	for _, s := range []string{"", "draft", "À publier", "not published", "scheduled", "approved"} {
		p := &draft.Post{Status: draft.Words(s)}
		assert.False(t, p.Published() || p.Dropped(), s)
	}
}

func TestChannelName(t *testing.T) {
	for in, want := range map[string]string{"Twitter/X": "x", " IG ": "instagram", "LinkedIn": "linkedin", "r/golang": "reddit", "Facebóok": "facebook"} {
		name, known := draft.ChannelName(in)
		assert.True(t, known, in)
		assert.Equal(t, want, name)
	}
	_, known := draft.ChannelName("linkedn")
	assert.False(t, known)
}

func TestChannelWords(t *testing.T) {
	for word, want := range map[string]int{"linkedin": 2, "google": 3, "x": 2, "mastodon": 1, "oven": 0, "": 0} {
		assert.Equal(t, want, draft.ChannelWords(word), word)
	}
	assert.Greater(t, draft.ChannelWords("r/bread"), 3)
}

func TestRegionsOfAPost(t *testing.T) {
	ctx := &draft.Context{Brand: draft.Brand{Regions: []string{"FR"}}, Channels: map[string]draft.Channel{"x": {Regions: []string{"US"}}, "bluesky": {Regions: []string{"US", "CA"}}}}
	assert.Equal(t, []string{"US"}, ctx.Regions(post("", "", "x")))
	assert.Equal(t, []string{"CA", "US"}, ctx.Regions(post("", "", "x", "bluesky")))
	assert.Equal(t, []string{"FR"}, ctx.Regions(post("", "", "x", "linkedin")))
	assert.Equal(t, []string{"FR"}, ctx.Regions(post("", "")))
	var none *draft.Context
	assert.Nil(t, none.Regions(post("", "", "x")))
}
