package report

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// Sizes of the charts, in their own units, and how many bars one may have before it counts months instead of weeks.
const (
	chartWidth  = 240
	chartHeight = 40
	barGap      = 2
	mostBars    = 60
)

// A row is what the page tells of one channel.
type row struct {
	draft.Mix
	bars, sold []int // posts, and promotions among them, in each week or month
	dated      int
	count      [check.Block + 1]int
}

// channels writes how often each channel publishes and how much of that sells, as a table with small charts. What a chart shows is said in words too.
func (p *page) channels() {
	p.print("<section id=\"channels\" aria-labelledby=\"h-channels\">\n<h2 id=\"h-channels\">Channels</h2>\n")
	var mixes []draft.Mix
	if p.Mixes != nil {
		mixes = p.Mixes()
	}
	rows := p.rowsOf(mixes)
	if len(rows) == 0 {
		p.print("<p class=\"soft\">No post names both a channel and a day.</p>\n</section>\n")
		return
	}
	first, last := p.reach(rows)
	step := week
	if weeks := step.count(first, last); weeks > mostBars {
		step = monthly
	}
	n := step.count(first, last)
	if n > 10*mostBars { // a date centuries away is a mistake; a chart of it would show nothing else
		n = 0
	}
	most := 0
	for i := range rows {
		rows[i].fill(step, first, n)
		most = max(most, slices.Max(append(rows[i].bars, 0)))
	}
	head := "Posts a " + step.name
	if n > 0 {
		head += fmt.Sprintf(" <span class=\"soft\">%s to %s</span>", step.start(first).Format("2 Jan 2006"), last.Format("2 Jan 2006"))
	}
	p.print("<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-labelledby=\"h-channels\">\n<table class=\"channels\"><caption>Posts, promotion and findings by channel. <span class=\"key\"><span class=\"sw sells\"></span> promotion <span class=\"sw\"></span> all else</span></caption>\n"+
		"<thead><tr><th scope=\"col\">Channel</th><th scope=\"col\">Posts</th><th scope=\"col\">%s</th><th scope=\"col\">Promotion <span class=\"soft\">the line is at a third</span></th><th scope=\"col\">Findings</th></tr></thead>\n<tbody>\n", head)
	for i := range rows {
		r := &rows[i]
		p.print("<tr><th scope=\"row\">%s</th><td>%d</td><td>%s<span class=\"soft\">%s</span></td><td>%s<span class=\"soft\">%s</span></td><td>%s</td></tr>\n",
			name(r.Channel), len(r.Posts), r.frequency(step, first, n, most), r.rate(step, n), r.share(), r.shareInWords(), r.findings())
	}
	p.print("</tbody></table>\n</div>\n</section>\n")
}

// rowsOf merges what several files of configuration tell of one channel.
func (p *page) rowsOf(mixes []draft.Mix) []row {
	by := map[string]*row{}
	for _, m := range mixes {
		r := by[m.Channel]
		if r == nil {
			r = &row{Mix: draft.Mix{Channel: m.Channel}}
			by[m.Channel] = r
		}
		r.Posts, r.Sells = append(r.Posts, m.Posts...), append(r.Sells, m.Sells...)
	}
	for _, f := range p.Findings {
		if f.Post == nil {
			continue
		}
		for _, c := range f.Post.Channels {
			if r := by[c]; r != nil {
				r.count[f.Severity]++
			}
		}
	}
	var rows []row
	for _, c := range slices.Sorted(maps.Keys(by)) {
		rows = append(rows, *by[c])
	}
	return rows
}

// reach returns the first and the last day on which one of the channels publishes.
func (p *page) reach(rows []row) (first, last time.Time) {
	for _, r := range rows {
		for _, post := range r.Posts {
			if !post.When.Dated() {
				continue
			}
			t := clock(post.When.Time)
			if first.IsZero() || t.Before(first) {
				first = t
			}
			if t.After(last) {
				last = t
			}
		}
	}
	return first, last
}

// A period is the time that one bar stands for.
type period struct {
	name  string
	start func(time.Time) time.Time
	since func(from, to time.Time) int // both are starts
}

var (
	week = period{"week", func(t time.Time) time.Time {
		return time.Date(t.Year(), t.Month(), t.Day()-(int(t.Weekday())+6)%7, 0, 0, 0, 0, time.UTC)
	}, func(from, to time.Time) int { return int(to.Sub(from).Hours() / (7 * 24)) }}
	monthly = period{"month", func(t time.Time) time.Time {
		return time.Date(t.Year(), t.Month(), 1, 0, 0, 0, 0, time.UTC)
	}, func(from, to time.Time) int { return 12*(to.Year()-from.Year()) + int(to.Month()) - int(from.Month()) }}
)

func (d period) index(first, t time.Time) int { return d.since(d.start(first), d.start(t)) }

// count returns how many periods there are from first to last, 0 if no day is known.
func (d period) count(first, last time.Time) int {
	if first.IsZero() {
		return 0
	}
	return d.index(first, last) + 1
}

func (r *row) fill(step period, first time.Time, n int) {
	r.bars, r.sold = make([]int, n), make([]int, n)
	for i, post := range r.Posts {
		if !post.When.Dated() || n == 0 {
			continue
		}
		at := step.index(first, clock(post.When.Time))
		r.bars[at]++
		r.sold[at] += btoi(r.Sells[i])
		r.dated++
	}
}

// frequency draws a bar for each week or month, all channels on one scale; promotion is the lower part of a bar.
func (r *row) frequency(step period, first time.Time, n, most int) string {
	if n == 0 || most == 0 {
		return ""
	}
	var b strings.Builder
	numbers := make([]string, n)
	for i, bar := range r.bars {
		numbers[i] = fmt.Sprint(bar)
	}
	fmt.Fprintf(&b, "<svg class=\"bars\" role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" aria-label=\"Posts in each %s from %s: %s.\">", chartWidth, chartHeight, chartWidth, chartHeight,
		step.name, step.start(first).Format("2 January 2006"), strings.Join(numbers, ", "))
	slot := min(float64(chartWidth)/float64(n), 40)
	wide := max(slot-barGap, slot/2)
	draw := func(i, from, to int, class string) {
		y := float64(chartHeight-1) * (1 - float64(to)/float64(most))
		height := float64(chartHeight-1) * float64(to-from) / float64(most)
		fmt.Fprintf(&b, "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>", class, float64(i)*slot, y, wide, height)
	}
	for i := range n {
		if r.sold[i] > 0 {
			draw(i, 0, r.sold[i], "sells")
		}
		if r.bars[i] > r.sold[i] {
			draw(i, r.sold[i], r.bars[i], "other")
		}
	}
	fmt.Fprintf(&b, "<path class=\"axis\" d=\"M0 %.1fH%d\"/></svg>", chartHeight-.5, chartWidth)
	return b.String()
}

func (r *row) rate(step period, n int) string {
	if n == 0 || r.dated == 0 {
		return "no dates"
	}
	return fmt.Sprintf("%.1f a %s, at most %d", float64(r.dated)/float64(n), step.name, slices.Max(r.bars))
}

// share draws how much of a channel is promotion, with a line at the third that the rule of thirds gives it.
func (r *row) share() string {
	const width, height = 120, 12
	sold, percent := r.soldPosts()
	return fmt.Sprintf("<svg class=\"mix\" role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\" aria-label=\"%d %% promotion.\"><rect class=\"other\" width=\"%d\" height=\"%d\"/><rect class=\"sells\" width=\"%.1f\" height=\"%d\"/><path class=\"third\" d=\"M%d 0V%d\"/></svg>",
		width, height, width, height, percent, width, height, float64(width)*float64(sold)/float64(len(r.Posts)), height, width/3, height)
}

func (r *row) soldPosts() (sold, percent int) {
	for _, s := range r.Sells {
		sold += btoi(s)
	}
	return sold, (100*sold + len(r.Posts)/2) / len(r.Posts)
}

func (r *row) shareInWords() string {
	sold, percent := r.soldPosts()
	return fmt.Sprintf("%d of %d sell, %d %%", sold, len(r.Posts), percent)
}

func (r *row) findings() string {
	var parts []string
	for _, s := range []check.Severity{check.Block, check.Warn, check.Note} {
		if n := r.count[s]; n > 0 {
			parts = append(parts, fmt.Sprintf("<b class=\"sev %s\">%d %s</b>", class[s], n, label[s]))
		}
	}
	if parts == nil {
		return "none"
	}
	return strings.Join(parts, " ")
}
