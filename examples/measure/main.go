// Measure runs the catalogue over posts kept as JSON lines and counts what it says, so that a change of a word list can be judged by
// figures before and after:
//
//	go run ./examples/measure -show 5 posts.jsonl ...
//
// Each line is an object with "text" and, optionally, "id", "lang", "channel", "date" or "created", and "event": what was in the news, an
// object with "name", "date", "hashtags", "place", "kind". -news FILE gives all posts the events and trends of a news.toml, for a brand of -regions US,CA. Each post is judged alone, on its own date. The figures are posts with at least one finding
// of that severity per 1,000 posts; and, of the posts whose "labels" name a rule, the share in which that rule finds something at Warn or above. Labels
// that have other names than the rules are translated by -alias political=political-content,profanity=hostile-tone. With -accounts the posts of each
// "author" are one calendar, and what is counted is findings, and days with one at Warn or above.
package main

import (
	"bufio"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"html"
	"log"
	"maps"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/postlint/postlint/lint/news"
	"github.com/postlint/postlint/rules"
	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

type row struct {
	ID, Text, Lang, Channel, Author, Date, Created string
	Labels                                         []string
	Event                                          *event
}

type event struct {
	Name, Date, Place, Kind, Hazard string
	Hashtags, Terms                 []string
}

func main() {
	log.SetFlags(0)
	only := flag.String("rules", "", "only these `IDs`, joined by commas")
	show := flag.Int("show", 0, "print `N` findings of each rule and severity")
	list := flag.Bool("list", false, "print a line for every finding: id, rule, severity, words, message")
	accounts := flag.Bool("accounts", false, "judge the posts of each author together, as a calendar")
	noEvents := flag.Bool("no-events", false, "leave the news out")
	newsFile := flag.String("news", "", "judge every post beside the news of this `file`")
	regions := flag.String("regions", "", "where the brand is, `codes` joined by commas; nothing: everywhere")
	aliases := flag.String("alias", "", "rules by `label=ID`, joined by commas")
	flag.Parse()
	set, err := rules.Compile(choose(*only)...)
	if err != nil {
		log.Fatal(err)
	}
	m := &meter{set: set, show: *show, list: *list, noEvents: *noEvents, posts: map[key]int{},
		accounts: *accounts, calendars: map[string][]*draft.Post{}, rule: map[string]string{}, labelled: map[string]int{}, caught: map[string]int{}}
	if *regions != "" {
		m.regions = strings.Split(*regions, ",")
	}
	if *newsFile != "" {
		src, err := os.ReadFile(*newsFile)
		if err != nil {
			log.Fatal(err)
		}
		if m.news, err = news.Parse(draft.NewFile(*newsFile, src)); err != nil {
			log.Fatal(err)
		}
	}
	for _, r := range set.Rules() {
		m.rule[r.ID] = r.ID
	}
	for _, a := range strings.Split(*aliases, ",") {
		if label, id, ok := strings.Cut(a, "="); ok {
			m.rule[label] = id
		}
	}
	for _, name := range flag.Args() {
		if err := m.file(name); err != nil {
			log.Fatal(err)
		}
	}
	m.print()
}

func choose(ids string) []*check.Rule {
	all := rules.All()
	if ids == "" {
		return all
	}
	wanted := strings.Split(ids, ",")
	return slices.DeleteFunc(all, func(r *check.Rule) bool { return !slices.Contains(wanted, r.ID) })
}

type key struct {
	rule     string
	severity check.Severity
}

type meter struct {
	set      *check.Set
	show     int
	list     bool
	noEvents bool
	news     *news.Snapshot // nil: the row's own event
	regions  []string
	accounts bool
	n        int
	posts    map[key]int
	rule     map[string]string // by label
	labelled map[string]int    // posts, by rule
	caught   map[string]int

	calendars map[string][]*draft.Post // by author, with accounts
}

func (m *meter) file(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for line := 1; in.Scan(); line++ {
		var r row
		if err := json.Unmarshal(in.Bytes(), &r); err != nil {
			return fmt.Errorf("%s:%d: %w", name, line, err)
		}
		m.judge(r)
	}
	return in.Err()
}

func (m *meter) judge(r row) {
	m.n++
	p := &draft.Post{ID: r.ID, Text: draft.NewText(html.UnescapeString(r.Text)), Lang: r.Lang}
	if c, known := draft.ChannelName(r.Channel); known {
		p.Channels = []string{c}
	}
	if t, err := time.Parse(time.DateTime, r.Created); err == nil && m.accounts {
		p.When = draft.Moment{Time: t, Precision: draft.Minute}
	} else if t, ok := day(cmp.Or(r.Date, r.Created)); ok {
		p.When = draft.Moment{Time: t, Precision: draft.Day}
	}
	if m.accounts {
		m.calendars[r.Author] = append(m.calendars[r.Author], p)
		return
	}
	ctx := &draft.Context{Now: time.Date(2026, 11, 21, 0, 0, 0, 0, time.UTC)}
	if p.When.Dated() {
		ctx.Now = p.When.Time
	}
	if m.news != nil {
		ctx.Events, ctx.Trends, ctx.NewsChecked = m.news.Events, m.news.Trends, m.news.Checked
	}
	ctx.Brand.Regions = m.regions
	if e := r.Event; e != nil && !m.noEvents {
		start, ok := day(e.Date)
		if !ok {
			start = ctx.Now
		}
		ctx.Events = []draft.Event{{Name: e.Name, Kind: e.Kind, Hazard: e.Hazard, Place: e.Place, Hashtags: e.Hashtags, Terms: e.Terms, Start: start, End: start.AddDate(0, 0, 7)}}
	}
	worst := map[string]check.Severity{}
	for _, f := range m.set.Post(nil, p, ctx) {
		k := key{f.Rule, f.Severity}
		worst[f.Rule] = max(worst[f.Rule], f.Severity)
		if m.list {
			fmt.Printf("%s\t%s\t%s\t%q\t%s\n", r.ID, f.Rule, f.Severity, f.Quote, f.Message)
		} else if m.posts[k] < m.show {
			fmt.Printf("%s %s: %q in %q\n", f.Rule, f.Severity, f.Quote, r.Text)
		}
	}
	judged := map[string]bool{}
	for _, l := range r.Labels {
		if id := m.rule[l]; id != "" && !judged[id] {
			judged[id] = true
			m.labelled[id]++
			if worst[id] >= check.Warn {
				m.caught[id]++
			}
		}
	}
	for rule, severity := range worst {
		m.posts[key{rule, severity}]++
	}
}

// judgeAccounts judges the posts of each author as one calendar and prints, for each rule, its findings and the days of an account
// that have one at Warn or above.
func (m *meter) judgeAccounts() {
	found, warned, days, all := map[string]int{}, map[string]int{}, map[string]map[string]bool{}, map[string]bool{}
	for _, author := range slices.Sorted(maps.Keys(m.calendars)) {
		posts := m.calendars[author]
		ctx := (*draft.Context)(nil).With(draft.NewIndex(posts))
		findings := m.set.Calendar(nil, &draft.Calendar{Posts: posts}, ctx)
		for _, p := range posts {
			all[author+p.When.Time.Format(time.DateOnly)] = true
			findings = m.set.Post(findings, p, ctx)
		}
		for _, f := range findings {
			if found[f.Rule]++; days[f.Rule] == nil {
				days[f.Rule] = map[string]bool{}
			}
			if f.Severity >= check.Warn {
				warned[f.Rule]++
			}
			if f.Post != nil && f.Severity >= check.Warn {
				days[f.Rule][author+f.Post.When.Time.Format(time.DateOnly)] = true
			}
			if m.list {
				fmt.Printf("%s\t%s\t%s\t%q\t%s\n", author, f.Rule, f.Severity, f.Quote, f.Message)
			}
		}
	}
	fmt.Printf("%d accounts, %d days with a post\n", len(m.calendars), len(all))
	for _, rule := range slices.Sorted(maps.Keys(found)) {
		fmt.Printf("%-22s %6d notes, %6d warnings or worse, on %5d days (%.1f %%)\n", rule, found[rule]-warned[rule], warned[rule], len(days[rule]), 100*float64(len(days[rule]))/float64(len(all)))
	}
}

// day reads the date of a row; a month or a year alone is its first day.
func day(s string) (time.Time, bool) {
	for _, layout := range []string{time.DateOnly, "2006-01", "2006"} {
		if t, err := time.Parse(layout, s[:min(len(s), len(layout))]); err == nil {
			return t, true
		}
	}
	return time.Time{}, false
}

func (m *meter) print() {
	fmt.Printf("%d posts\n", m.n)
	if m.accounts {
		m.judgeAccounts()
		return
	}
	for _, k := range slices.SortedFunc(maps.Keys(m.posts), func(a, b key) int {
		return cmp.Or(cmp.Compare(a.rule, b.rule), cmp.Compare(b.severity, a.severity))
	}) {
		fmt.Printf("%-22s %-5s %6d posts %8.2f per 1,000\n", k.rule, k.severity, m.posts[k], 1000*float64(m.posts[k])/float64(m.n))
	}
	for _, id := range slices.Sorted(maps.Keys(m.labelled)) {
		fmt.Printf("%-22s caught %d of %d labelled (%.0f %%)\n", id, m.caught[id], m.labelled[id], 100*float64(m.caught[id])/float64(m.labelled[id]))
	}
}
