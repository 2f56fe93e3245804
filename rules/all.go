// Package rules is the catalogue of postlint: one file for each rule, with its words beside it in TOML, and this list.
package rules

import "github.com/postlint/postlint/rules/check"

// All returns every rule, in alphabetical order of its ID.
func All() []*check.Rule {
	return []*check.Rule{
		AdDisclosure,
		AllAboutUs,
		Calendar,
		CommentSuppression,
		CorporateTone,
		CrossPost,
		DateMismatch,
		DisasterPiggyback,
		EngagementBait,
		ExclusionaryLanguage,
		HardSell,
		HashtagStyle,
		HostileTone,
		Ignore,
		MemorialDay,
		MissingAltText,
		NeglectedChannel,
		NoConversation,
		NoRoadmap,
		Overposting,
		PlatformLimit,
		PoliticalContent,
		PromotionMix,
		RoboPost,
		SecondOpinion,
		SingleDepartment,
		StaleNews,
		ToneDeafTiming,
		TooManyChannels,
		TrendingHashtag,
		UntrainedAuthor,
		UnvettedInfluencer,
		VanityMetrics,
	}
}
