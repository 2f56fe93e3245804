package main

import (
	"compress/gzip"
	"context"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/textio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"github.com/postlint/postlint/examples/beam/audit"
	"github.com/postlint/postlint/examples/beam/internal/invent"
)

var (
	posts    = flag.Int("posts", 100_000, "how many posts are invented")
	accounts = flag.Int("accounts", 40, "by how many accounts")
)

func TestMain(m *testing.M) {
	flag.Parse()
	beam.Init() // a worker of Beam that runs this binary stays in here
	os.Exit(m.Run())
}

// Beam finds exactly what one process finds by LintCalendar for each account and channel.
func TestBeamFindsWhatOneProcessFinds(t *testing.T) {
	mix := invent.Mix{Posts: *posts, Accounts: *accounts, Seed: 1}
	if testing.Short() {
		mix.Posts, mix.Accounts = 5_000, 5
	}
	files := archive(t, mix)
	facts := audit.Facts{Config: "timezone = 'Europe/Paris'\n[brand]\nname = 'Maison Aurore'\nregions = ['FR', 'GB']\n[channels.linkedin]\nobjective = 'hire'\nmax-per-week = 2\n[rules]\ncorporate-tone = 'note'\n" +
		"[[house]]\nid = 'no-clocks'\nwords = {en = ['desk clock']}\nmessage = 'We sell none.'\nbad = ['A desk clock.']\n",
		News: "[[event]]\nname = 'Storm Maëlle'\nkind = 'natural-disaster'\nregions = ['FR']\nseverity = 'critical'\nstart = 2024-03-10T00:00:00Z\nend = 2024-06-10T00:00:00Z\nhashtags = ['#Maëlle']\n"}

	start := time.Now()
	var want []string
	if err := audit.Here(files, facts, func(line string) { want = append(want, line) }); err != nil {
		t.Fatal(err)
	}
	t.Logf("one process: %.1f s", time.Since(start).Seconds())

	start = time.Now()
	output := filepath.Join(t.TempDir(), "findings.jsonl")
	p, s := beam.NewPipelineWithRoot()
	textio.Write(s, output, build(s, files, facts, mix.Posts))
	if err := beamx.Run(context.Background(), p); err != nil {
		t.Fatal(err)
	}
	t.Logf("Beam: %.1f s", time.Since(start).Seconds())

	found, err := os.ReadFile(output)
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Split(strings.TrimSuffix(string(found), "\n"), "\n")
	slices.Sort(got)
	slices.Sort(want)
	byRule, related := map[string]int{}, 0
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("Beam finds %d and one process %d; at %d they differ:\n%s\n%s", len(got), len(want), i, at(got, i), at(want, i))
		}
		var f struct {
			Rule    string
			Related []any
		}
		if err := json.Unmarshal([]byte(got[i]), &f); err != nil {
			t.Fatal(err)
		}
		byRule[f.Rule]++
		related += len(f.Related)
	}
	t.Logf("%d findings, with %d related places, in %d posts: %v", len(got), related, mix.Posts, byRule)
	for _, rule := range []string{"calendar", "no-clocks", "trending-hashtag", "tone-deaf-timing", "overposting", "robo-post", "promotion-mix", "cross-post"} {
		if byRule[rule] == 0 && !testing.Short() { // 5,000 posts are too few for all of them
			t.Errorf("%s finds nothing in what was invented, so this test says nothing about it", rule)
		}
	}
}

// archive writes three files, one of them packed.
func archive(t *testing.T, mix invent.Mix) (names []string) {
	dir := t.TempDir()
	for _, name := range []string{"2023.jsonl", "2024.jsonl.gz", "2025.jsonl"} {
		names = append(names, filepath.Join(dir, name))
	}
	a, b, c := create(t, names[0]), create(t, names[1]), create(t, names[2])
	packed := gzip.NewWriter(b)
	if err := invent.Write(mix, a, packed, c); err != nil {
		t.Fatal(err)
	}
	for _, end := range []func() error{packed.Close, a.Close, b.Close, c.Close} {
		if err := end(); err != nil {
			t.Fatal(err)
		}
	}
	return names
}

func create(t *testing.T, name string) *os.File {
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func at(lines []string, i int) string {
	if i < len(lines) {
		return lines[i]
	}
	return "(nothing)"
}
