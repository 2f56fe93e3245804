package main

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/lint/report"
)

func TestOutlook(t *testing.T) {
	day := time.Date(2026, 11, 11, 0, 0, 0, 0, time.UTC)
	posts := func(text string) []*lint.Post {
		return []*lint.Post{{Text: lint.NewText(text), Channels: []string{"x"}, When: lint.Moment{Time: day, Precision: lint.Day}}}
	}
	french := &lint.Context{Brand: lint.Brand{Regions: []string{"FR"}}, Events: []lint.Event{
		{Name: "here", Regions: []string{"FR"}}, {Name: "everywhere"}, {Name: "elsewhere", Regions: []string{"JP"}}, {Name: "dismissed", Dismissed: "not ours"}}}
	british := &lint.Context{Channels: map[string]lint.Channel{"x": {Regions: []string{"GB"}}}}
	r := &report.Report{}
	outlook(r, []view{{posts("20% off rye."), french}, {posts("Meet Ana."), british}})

	var names []string
	for _, e := range r.News {
		names = append(names, e.Name)
	}
	assert.Equal(t, []string{"here", "everywhere"}, names)
	names = nil
	for _, o := range r.Remembrance(day, day) {
		names = append(names, o.Name)
	}
	assert.Equal(t, []string{"the day on which France and Belgium mourn their war dead", "the day on which the Commonwealth mourns its war dead"}, names)
	var sells []bool
	for _, m := range r.Mixes() {
		assert.Equal(t, "x", m.Channel)
		sells = append(sells, m.Sells...)
	}
	assert.Equal(t, []bool{true, false}, sells)
}
