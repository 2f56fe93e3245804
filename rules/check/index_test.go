package check

import (
	"cmp"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/draft"
)

// mapTrie is the index as one would write it first, to compare with.
type mapTrie struct {
	next     map[string]*mapTrie
	phrases  []int32                       // the last one first
	squashed map[string]map[string][]int32 // by the words as one, then by the words
}

func (m *mapTrie) add(phrase string, number int32) {
	var t tokens
	t.cutPhrase(wildcards.Replace(phrase))
	at, plain := m, true
	for i := range t.list {
		w := string(t.foldedToken(i))
		switch w {
		case "0":
			w, plain = "<n>", false
		case "wildcard":
			w, plain = "*", false
		}
		if at.next[w] == nil {
			at.next[w] = &mapTrie{next: map[string]*mapTrie{}}
		}
		at = at.next[w]
	}
	at.phrases = append([]int32{number}, at.phrases...)
	if plain {
		words := m.squashed[string(t.folded)]
		if words == nil {
			words = map[string][]int32{}
			m.squashed[string(t.folded)] = words
		}
		phrase := ""
		for i := range t.list {
			phrase += " " + string(t.foldedToken(i))
		}
		words[phrase] = append([]int32{number}, words[phrase]...)
	}
}

// phraseMatch is a match and the number of its phrase.
type phraseMatch struct {
	phrase int32
	match
}

func (m *mapTrie) scan(t *tokens) (found []phraseMatch) {
	var numbers, longer []phraseMatch
	for i := range t.list {
		var all, rest []phraseMatch
		m.walk(t, i, i, &all)
		if next := m.next["<n>"]; next != nil && t.list[i].number {
			begin := &mapTrie{next: map[string]*mapTrie{"<n>": next}}
			begin.walk(t, i, i, &rest)
			numbers, all = append(numbers, rest...), all[len(rest):]
		}
		for _, f := range all {
			if f.first == f.last {
				found = append(found, f)
			} else {
				longer = append(longer, f)
			}
		}
	}
	found = append(append(found, numbers...), longer...)
	for n, e := range t.entities {
		if e.Kind == draft.Link {
			continue
		}
		for _, s := range slices.SortedFunc(maps.Keys(m.squashed[Squash(t.text[e.Start:e.End])]), longestLast) {
			for _, p := range m.squashed[Squash(t.text[e.Start:e.End])][s] {
				found = append(found, phraseMatch{p, match{entity: int32(n)}})
			}
		}
	}
	return found
}

// longestLast orders phrases of the same letters: the one with the longer last word first, then by the word before it.
func longestLast(a, b string) int {
	v, w := strings.Fields(a), strings.Fields(b)
	for len(v) > 0 && len(w) > 0 {
		if n := cmp.Compare(len(w[len(w)-1]), len(v[len(v)-1])); n != 0 {
			return n
		}
		v, w = v[:len(v)-1], w[:len(w)-1]
	}
	return 0
}

func (m *mapTrie) walk(t *tokens, first, i int, found *[]phraseMatch) {
	if i == len(t.list) || t.list[i].sentence != t.list[first].sentence {
		return
	}
	k := t.list[i]
	ways := []string{string(t.foldedToken(i))}
	if k.number {
		ways = slices.Insert(ways, 0, "<n>")
	}
	if k.from < k.to {
		ways = slices.Insert(ways, 0, "*")
	}
	for _, w := range ways {
		next := m.next[w]
		if next == nil || w == "0" || w == "wildcard" {
			continue
		}
		for _, p := range next.phrases {
			*found = append(*found, phraseMatch{p, match{first: int32(first), last: int32(i), entity: -1}})
		}
		next.walk(t, first, i+1, found)
	}
}

// compareWithTrie puts phrases into both, each in a list of its own, and looks for them in a text.
func compareWithTrie(t *testing.T, phrases []string, text string) {
	t.Helper()
	b, trie := newBuilder(), &mapTrie{next: map[string]*mapTrie{}, squashed: map[string]map[string][]int32{}}
	for i, p := range phrases {
		if b.addPlain(p, entry{list: int32(i)}) == nil {
			trie.add(p, int32(i))
		}
	}
	x := b.freeze()
	var toks tokens
	toks.reset(text)
	x.look(&toks)
	var got []phraseMatch
	for _, m := range x.scan(nil, &toks) {
		for i, to := x.of(m.set); i < to; i++ {
			got = append(got, phraseMatch{x.member(i).list, match{first: m.first, last: m.last, entity: m.entity}})
		}
	}
	want := trie.scan(&toks)
	if !slices.Equal(got, want) {
		t.Fatalf("phrases %q\ntext %q\ngot  %v\nwant %v", phrases, text, got, want)
	}
}

func TestIndexIsTheTrie(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	sample := func(words []string, most int, between ...string) string {
		var b strings.Builder
		for i := range 1 + r.IntN(most) {
			if i > 0 {
				b.WriteString(between[r.IntN(len(between))])
			}
			b.WriteString(words[r.IntN(len(words))])
		}
		return b.String()
	}
	words := []string{"flash", "sale", "flashsale", "Vente", "été", "ete", "20", "0", "a", "ab", "b", "%", "œuvre", "wildcard", "thoughts", "prayers"}
	for range 3000 {
		var phrases []string
		for range r.IntN(60) {
			phrases = append(phrases, sample(append(words, "*", "<n>"), 4, " ", "-", "  "))
		}
		compareWithTrie(t, phrases, sample(append(words, "#FlashSale", "#flashsale", "@ab", "#été", "1.5"), 30, " ", " ", ". ", ", ", "\n\n", ""))
	}
}

func FuzzIndexIsTheTrie(f *testing.F) {
	f.Add("flash sale\nflashsale\n<n> %\nvote * flavour\na\na b\nab", "#flashsale 20 % off, vote for flavour. A b #ab @AB")
	f.Add("* a\n0\n𝘀𝗼𝗹𝗱𝗲𝘀\nl'été\n\xff", "soldes L\u2019E\u0301te\u0301 0 \xff #0 ＃ab")
	f.Fuzz(func(t *testing.T, phrases, text string) {
		if strings.Count(phrases, "*") > 12 { // every way through wildcards is walked
			t.Skip()
		}
		compareWithTrie(t, strings.Split(phrases, "\n"), text)
	})
}

func TestIndexGrows(t *testing.T) {
	b := newBuilder()
	const n = 5000
	for i := range n {
		require.NoError(t, b.add(fmt.Sprintf("word%d of%d -> note %d", i%100, i, i), entry{list: int32(i)}))
	}
	x := b.freeze()
	for i := range n {
		var toks tokens
		toks.reset(fmt.Sprintf("Word%d of%d #word%dof%d", i%100, i, i%100, i))
		x.look(&toks)
		found := x.scan(nil, &toks)
		require.Len(t, found, 2, "as words and as a tag")
		for _, m := range found {
			assert.Equal(t, fmt.Sprintf("note %d", i), noteOf(x, m))
		}
	}
}

func noteOf(x *index, m match) string {
	first, _ := x.of(m.set)
	return x.strings[x.member(first).note]
}

func TestScanAllocatesNothing(t *testing.T) {
	b := newBuilder()
	for _, p := range []string{"flash sale", "flashsale", "vote for your * flavour", "<n> %"} {
		require.NoError(t, b.add(p, entry{}))
	}
	x := b.freeze()
	var toks tokens
	var found []match
	assert.Zero(t, testing.AllocsPerRun(100, func() {
		toks.reset("A #flashsale: 20 % off, vote for your favourite flavour")
		x.look(&toks)
		found = x.scan(found[:0], &toks)
	}))
	assert.Len(t, found, 5)
}

func BenchmarkEventIndex(b *testing.B) {
	var events []draft.Event
	for i := range 20 {
		events = append(events, draft.Event{Name: fmt.Sprintf("Hurricane Name%d landfall", i), Place: "New York, US", Hashtags: []string{"#Sandy", "#StaySafeNY"}, Terms: []string{"ouragan sandy"}})
	}
	b.ReportAllocs()
	for b.Loop() {
		newEventIndex(events)
	}
}
