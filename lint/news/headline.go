package news

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/postlint/postlint/rules/draft"
)

const deadNumber = `(\d[\d,.\x{a0}\x{202f} ]*|two|three|four|five|six|seven|eight|nine|ten|dozens|hundreds|thousands|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|des dizaines|des centaines)`

var (
	deadAfter  = pattern{expr: `(?i)\b(?:kill(?:s|ed|ing)?|fait|tue|tuant|tuent) (?:at least |more than |over |about |some |au moins |plus de |environ )?` + deadNumber}
	deadBefore = pattern{expr: `(?i)\b` + deadNumber + ` ?(?:other )?(?:people |persons |others |civilians |children |passengers |personnes )?(?:were |are |have been |sont |ont été )?(?:dead|killed|deaths|die|died|morts|mortes|tuée?s|victimes)\b`}
)

var deadWords = map[string]int{
	"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "dozens": 24, "hundreds": 200, "thousands": 2000,
	"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "sept": 7, "huit": 8, "neuf": 9, "dix": 10, "des dizaines": 24, "des centaines": 200,
}

// deaths returns how many people a headline says died, 0 if it says none.
func deaths(headline string) int {
	for _, p := range []*regexp.Regexp{deadBefore.get(), deadAfter.get()} {
		m := p.FindStringSubmatch(headline)
		if m == nil {
			continue
		}
		if n := deadWords[strings.ToLower(m[1])]; n > 0 {
			return n
		}
		digits := strings.Map(func(r rune) rune {
			if r < '0' || r > '9' {
				return -1
			}
			return r
		}, m[1])
		if n, err := strconv.Atoi(digits); err == nil && n < 10_000_000 {
			return n
		}
	}
	return 0
}

// severityOf returns how grave news of a kind is after so many deaths. Both numbers are a choice of ours: no publisher gives one, and the
// agencies count people, not news.
func severityOf(kind string, dead int) draft.Gravity {
	switch kind {
	case "mass-violence":
		if dead >= 5 {
			return draft.Critical
		}
	case "natural-disaster", "accident":
		if dead >= 50 {
			return draft.Critical
		}
	case "death", "verdict", "protest", "election", "debate":
		return draft.Low
	}
	return draft.High
}

// harmless reports whether a headline is of sports, prizes or shows, where people attack, crash out and storm the charts.
func harmless(headline string) bool {
	text := spaced(headline)
	for w := range strings.SplitSeq("cup, championship*, league, prize*, grand prix, award*, tournament*, match, matches, olympic*, album*, film, movie, box office, season, "+
		"coupe, championnat*, ligue, prix, tournoi, jeux olympiques, serie, saison, concert, bande annonce, streaming, top 14, rugby, football", ", ") {
		if holds(text, w) {
			return true
		}
	}
	return false
}
