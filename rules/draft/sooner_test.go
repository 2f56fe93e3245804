package draft_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/postlint/postlint/rules/draft"
)

func TestSooner(t *testing.T) {
	f := draft.NewFile("plan.md", []byte("a b"))
	on := func(at int, day int, p draft.Precision) *draft.Post {
		return &draft.Post{Unit: f.Quote(draft.Span{Start: at, End: at + 1}), When: draft.Moment{Time: time.Date(2026, 3, day, 9, 0, 0, 0, time.UTC), Precision: p}}
	}
	for name, c := range map[string][2]*draft.Post{
		"by date":           {on(2, 3, draft.Day), on(0, 4, draft.Day)},
		"by hour":           {on(2, 3, draft.Minute), on(0, 3, draft.Day)},
		"dated first":       {on(2, 3, draft.Day), on(0, 0, draft.None)},
		"by place":          {on(0, 3, draft.Day), on(2, 3, draft.Day)},
		"undated, by place": {on(0, 9, draft.None), on(2, 1, draft.None)},
	} {
		assert.True(t, c[0].Sooner(c[1]), name)
		assert.False(t, c[1].Sooner(c[0]), name)
	}
	p := &draft.Post{}
	assert.False(t, p.Sooner(p))
}
