// Package rules is the catalogue of postlint: one file for each rule, with its words beside it in TOML, and this list.
package rules

import "github.com/postlint/postlint/rules/check"

// All returns every rule, in alphabetical order of its ID.
func All() []*check.Rule {
	return []*check.Rule{
		AdDisclosure,
		Calendar,
		CommentSuppression,
		CorporateTone,
		CrossPost,
		DateMismatch,
		DisasterPiggyback,
		ExclusionaryLanguage,
		HashtagStyle,
		HostileTone,
		MemorialDay,
		MissingAltText,
		NeglectedChannel,
		NoRoadmap,
		Overposting,
		PlatformLimit,
		PoliticalContent,
		RoboPost,
		SecondOpinion,
		SingleDepartment,
		StaleNews,
		ToneDeafTiming,
		TooManyChannels,
		TrendingHashtag,
		UntrainedAuthor,
		UnvettedInfluencer,
	}
}
