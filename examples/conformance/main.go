// Conformance measures how postlint finds hashtags, mentions and links against cases with exact expected results, kept as JSON lines
// in the form of the extraction tests of twitter-text (github.com/twitter/twitter-text, Apache-2.0):
//
//	go run ./examples/conformance cases.jsonl
//
// Each line is an object with "group" (such as "extract-hashtags_with_indices"), "text" and "expected": a list of strings, or of objects with "indices",
// which count code points. Groups that are not about extraction, and cashtags, which postlint does not look for, are counted as not applying.
// It exits with 1 if a case fails.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"maps"
	"os"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/postlint/postlint/rules/draft"
)

// A testCase is one line of the file.
type testCase struct {
	ID, Group, Text string
	Expected        json.RawMessage
}

// A place is an entity that a case expects or that was found.
type place struct {
	words      string // without its sign
	list       string // "/list" of a mention
	start, end int    // code points; -1 where the group has none
}

// extraction tells, for each group that applies, which entities it is about and under which key it names them; no key means a list of strings.
var extraction = map[string]struct {
	kind draft.EntityKind
	key  string
}{
	"extract-hashtags":                       {draft.Hashtag, ""},
	"extract-hashtags_from_astral":           {draft.Hashtag, ""},
	"extract-hashtags_with_indices":          {draft.Hashtag, "hashtag"},
	"extract-mentions":                       {draft.Mention, ""},
	"extract-mentions_with_indices":          {draft.Mention, "screen_name"},
	"extract-mentions_or_lists_with_indices": {draft.Mention, "screen_name"},
	"extract-urls":                           {draft.Link, ""},
	"extract-tco_urls_with_params":           {draft.Link, ""},
	"extract-urls_with_indices":              {draft.Link, "url"},
	"extract-urls_with_directional_markers":  {draft.Link, "url"},
}

func main() {
	log.SetFlags(0)
	if len(os.Args) != 2 {
		log.Fatal("usage: conformance cases.jsonl")
	}
	f, err := os.Open(os.Args[1])
	if err != nil {
		log.Fatal(err)
	}
	defer f.Close()
	passed, total, other := map[string]int{}, map[string]int{}, map[string]int{}
	in := bufio.NewScanner(f)
	in.Buffer(nil, 1<<20)
	for n := 1; in.Scan(); n++ {
		var c testCase
		if err := json.Unmarshal(in.Bytes(), &c); err != nil {
			log.Fatalf("%s:%d: %v", os.Args[1], n, err)
		}
		if _, applies := extraction[c.Group]; !applies {
			other[c.Group]++
			continue
		}
		want, err := c.expected()
		if err != nil {
			log.Fatalf("%s:%d: %v", os.Args[1], n, err)
		}
		total[c.Group]++
		if got := c.found(); slices.Equal(got, want) {
			passed[c.Group]++
		} else {
			fmt.Printf("FAIL %s %q\n  got  %v\n  want %v\n", c.ID, c.Text, got, want)
		}
	}
	if err := in.Err(); err != nil {
		log.Fatal(err)
	}
	failed := 0
	for _, g := range slices.Sorted(maps.Keys(total)) {
		fmt.Printf("%-42s %3d of %3d\n", g, passed[g], total[g])
		failed += total[g] - passed[g]
	}
	for _, g := range slices.Sorted(maps.Keys(other)) {
		fmt.Printf("%-42s %3d not applying\n", g, other[g])
	}
	if failed > 0 {
		os.Exit(1)
	}
}

// expected reads what the case expects.
func (c *testCase) expected() ([]place, error) {
	var places []place
	key := extraction[c.Group].key
	if key == "" {
		var words []string
		err := json.Unmarshal(c.Expected, &words)
		for _, w := range words {
			places = append(places, place{words: w, start: -1, end: -1})
		}
		return places, err
	}
	var objects []struct {
		Hashtag    string `json:"hashtag"`
		ScreenName string `json:"screen_name"`
		ListSlug   string `json:"list_slug"`
		URL        string `json:"url"`
		Indices    [2]int `json:"indices"`
	}
	err := json.Unmarshal(c.Expected, &objects)
	for _, o := range objects {
		places = append(places, place{o.Hashtag + o.ScreenName + o.URL, o.ListSlug, o.Indices[0], o.Indices[1]})
	}
	return places, err
}

// found returns what postlint finds, in the form of the group.
func (c *testCase) found() []place {
	var places []place
	for _, e := range draft.AppendEntities(nil, c.Text) {
		group := extraction[c.Group]
		if e.Kind != group.kind {
			continue
		}
		p := place{words: c.Text[e.Start:e.End], start: -1, end: -1}
		if e.Kind != draft.Link {
			_, sign := utf8.DecodeRuneInString(p.words)
			p.words = p.words[sign:]
		}
		if e.Kind == draft.Mention {
			name, list, found := strings.Cut(p.words, "/")
			if p.words = name; found && group.key != "" {
				p.list = "/" + list
			}
		}
		if group.key != "" {
			p.start, p.end = utf8.RuneCountInString(c.Text[:e.Start]), utf8.RuneCountInString(c.Text[:e.End])
		}
		places = append(places, p)
	}
	return places
}
