package report

import (
	"bytes"
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"

	"github.com/postlint/postlint/rules/check"
)

// stats are what -stats adds to a report. The maps have the number of posts by the name of a channel and by month ("2026-03"); "" is for posts
// that name none.
type stats struct {
	Rules    map[string]*perSeverity `json:"rules"`
	Channels map[string]int          `json:"channels"`
	Months   map[string]int          `json:"months"`
	ReadMs   float64                 `json:"readMs"`
	JudgeMs  float64                 `json:"judgeMs"`
}

// perSeverity is how many findings of each severity a rule has.
type perSeverity struct {
	Block int `json:"block"`
	Warn  int `json:"warn"`
	Note  int `json:"note"`
}

func (r *Report) stats() *stats {
	s := &stats{Rules: map[string]*perSeverity{}, Channels: map[string]int{}, Months: map[string]int{}, ReadMs: ms(r.Reading), JudgeMs: ms(r.Judging)}
	for _, f := range r.Findings {
		n := s.Rules[f.Rule]
		if n == nil {
			n = &perSeverity{}
			s.Rules[f.Rule] = n
		}
		switch f.Severity {
		case check.Block:
			n.Block++
		case check.Warn:
			n.Warn++
		case check.Note:
			n.Note++
		}
	}
	for _, p := range r.Posts {
		for _, c := range p.Channels {
			s.Channels[c]++
		}
		if len(p.Channels) == 0 {
			s.Channels[""]++
		}
		month := ""
		if p.When.Dated() {
			month = p.When.Time.Format("2006-01")
		}
		s.Months[month]++
	}
	return s
}

// ms returns milliseconds, to the microsecond.
func ms(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// text writes the statistics under the summary, one line for each rule.
func (s *stats) text(b *bytes.Buffer, p painter, r *Report) {
	rules := slices.SortedFunc(maps.Keys(s.Rules), func(x, y string) int {
		a, b := s.Rules[x], s.Rules[y]
		return cmp.Or(b.Block-a.Block, b.Warn-a.Warn, b.Note-a.Note, strings.Compare(x, y))
	})
	b.WriteByte('\n')
	for _, id := range rules {
		n := s.Rules[id]
		var parts []string
		for _, each := range []struct {
			n    int
			name string
		}{{n.Block, "block"}, {n.Warn, "warn"}, {n.Note, "note"}} {
			if each.n > 0 {
				parts = append(parts, fmt.Sprintf("%d %s", each.n, each.name))
			}
		}
		fmt.Fprintf(b, "  %s %s\n", p.paint(dim, pad(Safe(id)+":", 24)), strings.Join(parts, ", "))
	}
	wrap(b, p.paint(dim, "Channels:    "), counts(s.Channels, "not named"))
	wrap(b, p.paint(dim, "Months:      "), counts(s.Months, "no date"))
	wrap(b, p.paint(dim, "Time:        "), fmt.Sprintf("%s read in %.1f ms, %s judged in %.1f ms", plural(r.Files, "file"), s.ReadMs, plural(r.Judged, "post"), s.JudgeMs))
}

// counts writes "instagram 12, x 9, not named 2": names in their order, posts without one last.
func counts(of map[string]int, none string) string {
	var parts []string
	for _, name := range slices.Sorted(maps.Keys(of)) {
		if name != "" {
			parts = append(parts, fmt.Sprintf("%s %d", name, of[name]))
		}
	}
	if n := of[""]; n > 0 {
		parts = append(parts, fmt.Sprintf("%s %d", none, n))
	}
	if parts == nil {
		return "no post"
	}
	return strings.Join(parts, ", ")
}
