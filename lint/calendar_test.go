package lint_test

import (
	"fmt"
	"io"
	"testing"
	"time"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/lint/report"
	"github.com/postlint/postlint/rules"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// posting returns a calendar of n posts, so many a day, of which one in five sells and one in fifty says what another does.
func posting(n, aDay int) *lint.Calendar {
	openings := []string{"Our rye rests for eighteen hours", "Ana folds the dough by hand", "-20 % on rye this week", "Le seigle repose dix-huit heures", "How do you keep a loaf fresh?"}
	channels := [][]string{{"x"}, {"linkedin"}, {"instagram", "facebook"}}
	cal := &lint.Calendar{}
	start := time.Date(2026, 3, 2, 6, 0, 0, 0, time.UTC)
	for i := range n {
		number := i - i%50
		text := fmt.Sprintf("%s, loaf %d of oven %d: Mill Road smells of it from %d on, and whoever passes by street %d gets a slice. #Bread", openings[i%5], number, number*7, number%24, number*13)
		if i%50 > 1 {
			text = fmt.Sprintf("%s, loaf %d of oven %d: Mill Road smells of it from %d on, and whoever passes by street %d gets a slice. #Bread", openings[i%5], i, i*7, i%24, i*13)
		}
		at := start.AddDate(0, 0, i/aDay).Add(time.Duration(i%aDay) * 16 * time.Hour / time.Duration(aDay))
		cal.Posts = append(cal.Posts, &lint.Post{Text: lint.NewText(text), Channels: channels[i%3], When: lint.Moment{Time: at, Precision: lint.Minute}})
	}
	return cal
}

func quietDay() *lint.Context { return &lint.Context{Now: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC)} }

// Eight times the calendar takes about eight times as long, however its posts lie: many a day, or all on one.
func TestCalendarIsLinear(t *testing.T) {
	if testing.Short() || raceEnabled {
		t.Skip("measures time")
	}
	for _, days := range []int{1, 7, 1000} {
		take := func(n int) time.Duration {
			cal := posting(n, (n+days-1)/days)
			start := time.Now()
			found := lint.Default().LintCalendar(cal, quietDay())
			r := &report.Report{Findings: found, Rules: lint.Default().Rules(), Posts: cal.Posts}
			if err := r.Text(io.Discard, report.Options{}); err != nil || len(found) == 0 {
				t.Fatalf("%d findings, %v", len(found), err)
			}
			return time.Since(start)
		}
		const size = 1000
		take(size)
		small, large := take(size), time.Duration(0)
		for range 4 { // other work on the machine makes single measurements worthless
			if large = take(8 * size); large < 20*small {
				break
			}
			small = max(small, take(size))
		}
		if large >= 20*small {
			t.Errorf("on %d days, 8 times the calendar took %v instead of %v", days, large, small)
		}
	}
}

func BenchmarkCalendar(b *testing.B) {
	cal := posting(5000, 10)
	b.ReportAllocs()
	for b.Loop() {
		lint.Default().LintCalendar(cal, quietDay())
	}
}

// BenchmarkBeside judges 5,000 posts by rules that look at others, once they were read: what HEAD's side of a commit costs.
func BenchmarkBeside(b *testing.B) {
	cal := posting(5000, 10)
	for _, name := range []string{"all", "robo-post", "promotion-mix", "overposting"} {
		choice := rules.All()
		for _, r := range choice {
			if r.ID == name {
				choice = []*check.Rule{r}
				break
			}
		}
		b.Run(name, func(b *testing.B) {
			l := lint.New(choice...)
			b.ReportAllocs()
			for b.Loop() {
				b.StopTimer()
				read := l.Read(cal.Posts, quietDay(), func(*lint.Post) bool { return true })
				b.StartTimer()
				read.Lint(cal)
			}
		})
	}
}

func BenchmarkIndex(b *testing.B) {
	cal := posting(5000, 10)
	b.ReportAllocs()
	for b.Loop() {
		draft.NewIndex(cal.Posts)
	}
}

func BenchmarkReport(b *testing.B) {
	cal := posting(5000, 10)
	r := &report.Report{Findings: lint.Default().LintCalendar(cal, quietDay()), Rules: lint.Default().Rules(), Posts: cal.Posts}
	for _, f := range report.Formats() {
		b.Run(f.Name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if err := f.Write(r, io.Discard, report.Options{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
