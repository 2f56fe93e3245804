package main

import (
	"maps"
	"slices"
	"time"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/lint/report"
)

// A view is what a calendar that is drawn shows of one group: its posts, and the news and the brand that they go out into.
type view struct {
	posts   []*lint.Post
	context *lint.Context
}

// outlook gives the report what stands beside the posts in a calendar. Days and mixes are worked out only for a format that asks.
func outlook(r *report.Report, views []view) {
	for _, v := range views {
		for _, e := range v.context.Events {
			if e.Dismissed == "" && e.Concerns(v.context.Brand.Regions) {
				r.News = append(r.News, e)
			}
		}
	}
	r.Remembrance = func(from, to time.Time) (days []lint.Observance) {
		for _, v := range views {
			regions := slices.Clone(v.context.Brand.Regions)
			for _, name := range slices.Sorted(maps.Keys(v.context.Channels)) {
				regions = append(regions, v.context.Channels[name].Regions...)
			}
			days = append(days, lint.Remembrance(from, to, regions)...)
		}
		return days
	}
	r.Mixes = func() (mixes []lint.Mix) {
		for _, v := range views {
			mixes = append(mixes, lint.Mixes(v.posts, v.context)...)
		}
		return mixes
	}
}
