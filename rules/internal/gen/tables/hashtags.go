package main

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/postlint/postlint/rules/check"
)

type hashtagMeaning struct {
	Tag      string
	Aliases  []string
	Means    string
	Since    string
	Regions  []string
	Needs    string
	Gravity  string
	Dates    []string
	Near     []string
	Innocent string
	Misuse   string
	Source   string
	Until    date `toml:"-"`
	Mild     bool `toml:"-"`
}

type hashtagName struct {
	Norm string
	Tag  int
}

type stormSeason struct {
	Meaning hashtagMeaning
	Names   []string
}

func trendingHashtag(decode func(any) error) ([]variable, error) {
	var doc struct {
		Grave, Playful, Edible, Torn []string
		Tag                          []hashtagMeaning
		Storms                       []struct {
			Since, Source string
			Until         date
			Names         []string
		}
	}
	if err := decode(&doc); err != nil {
		return nil, err
	}
	var names [256][]hashtagName
	for i, t := range doc.Tag {
		for _, tag := range append([]string{t.Tag}, t.Aliases...) {
			norm := check.Squash(tag)
			if norm == "" {
				return nil, fmt.Errorf("%q has no letters", tag)
			}
			same := &names[norm[0]]
			if slices.ContainsFunc(*same, func(n hashtagName) bool { return n.Norm == norm }) {
				return nil, fmt.Errorf("%s is in two entries", norm)
			}
			*same = append(*same, hashtagName{norm, i})
		}
	}
	var seasons []stormSeason
	for _, s := range doc.Storms {
		m := hashtagMeaning{Means: "a hurricane so deadly that its name was retired", Since: s.Since, Until: s.Until, Needs: "always", Gravity: "tragedy", Source: s.Source}
		if s.Until != (date{}) {
			m.Means, m.Mild = "a storm, and perhaps people in danger", true
		}
		season := stormSeason{Meaning: m}
		for _, n := range s.Names {
			season.Names = append(season.Names, check.Squash(n))
		}
		seasons = append(seasons, season)
	}
	return []variable{
		{"hashtagGrave", "hashtagGrave are words that make the meaning of a trend grave.", doc.Grave},
		{"hashtagPlayful", "hashtagPlayful is what people pray for without grief.", doc.Playful},
		{"hashtagEdible", "hashtagEdible is what makes a joke of “Je suis ...”.", doc.Edible},
		{"hashtagTorn", "hashtagTorn are the rests of words that begin as “RIP” does.", doc.Torn},
		{"hashtagMeanings", "hashtagMeanings are what tags stand for.", doc.Tag},
		{"hashtagNames", "hashtagNames are the letters and digits of each tag, by the first of them, with the number of what it stands for.", names},
		{"stormSeasons", "stormSeasons are the storms that have a name.", seasons},
	}, nil
}

type hashtagStyleAdvice struct {
	Network, Advised, Source, Read string

	Many int
}

type hashtagStyleLexicon struct {
	Words, Fragile wordTable
	Rude, Grave    [256][]string
}

type wordTable []string

// wordTableOf makes a table of the words of some lists.
func wordTableOf(lists ...string) (t wordTable) {
	for _, word := range wordsOf(lists...) {
		for len(t) <= len(word) {
			t = append(t, "")
		}
		t[len(word)] += word
	}
	return t
}

// wordsOf returns the words of some lists in the order of the alphabet, each once.
func wordsOf(lists ...string) []string {
	words := strings.Fields(strings.Join(lists, " "))
	slices.Sort(words)
	return slices.Compact(words)
}

func hashtagStyle(decode func(any) error) ([]variable, error) {
	var doc struct {
		Advice                      []hashtagStyleAdvice
		Empty                       string
		Words, Rude, Grave, Fragile map[string]string
	}
	if err := decode(&doc); err != nil {
		return nil, err
	}
	lexicon := func(code string) (l hashtagStyleLexicon) {
		l.Words = wordTableOf(doc.Words[code], doc.Words["any"], doc.Grave[code], doc.Fragile[code])
		l.Fragile = wordTableOf(doc.Fragile[code])
		for _, w := range wordsOf(doc.Rude[code]) {
			l.Rude[w[0]] = append(l.Rude[w[0]], w)
		}
		for _, w := range wordsOf(doc.Grave[code]) {
			l.Grave[w[len(w)-1]] = append(l.Grave[w[len(w)-1]], w)
		}
		return l
	}
	fewest := slices.MinFunc(doc.Advice, func(a, b hashtagStyleAdvice) int { return cmp.Compare(a.Many, b.Many) })
	return []variable{
		{"hashtagStyleAdvised", "hashtagStyleAdvised is what guides advise, by network.", doc.Advice},
		{"hashtagStyleFewest", "hashtagStyleFewest are tags that are too many on no network.", fewest.Many},
		{"hashtagStyleNobody", "hashtagStyleNobody are words of which a tag finds nobody.", wordTableOf(doc.Empty)},
		{"hashtagStyleEnglish", "hashtagStyleEnglish are the words of English.", lexicon("en")},
		{"hashtagStyleFrench", "hashtagStyleFrench are those of French.", lexicon("fr")},
	}, nil
}
