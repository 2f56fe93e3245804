package draft

// An Entity is a hashtag, a mention or a link in a text, as a network would find it.
type Entity struct {
	Kind       EntityKind
	Start, End int // byte offsets; Start is that of the sign, # or @, or of the link's first byte
}

// EntityKind tells what an Entity is, and by whose rules.
type EntityKind uint8

const (
	// Hashtag is a hashtag as X reads it: letters, marks, digits, "_" and some joiners such as "·", at least one letter or mark.
	Hashtag EntityKind = iota
	// WideHashtag is a hashtag as Bluesky reads it, up to the next white space, where that is not what X reads at the same place:
	// the whole of #COVID-19, of which X takes #COVID. Whoever looks for tags of a certain meaning looks at both kinds.
	WideHashtag
	// Mention is @user, or a list of theirs, @user/list, as X reads it; strings.Cut by "/" tells them apart.
	Mention
	// Link is what X makes a link of: https://example.com/a?b=c, and a bare example.com.
	Link
)

// AppendEntities appends the hashtags, mentions and links of s to dst, in order of Start, and returns the extended slice. Entities
// of X's kinds, which are all but WideHashtag, do not overlap; a Hashtag comes before the WideHashtag of the same Start. The text
// need not be valid UTF-8; entities begin and end between its characters.
//
// X's rules are those of its library twitter-text 3.1.0, whose regular expressions are written out by hand here: time is linear in
// len(s), and nothing but dst is allocated. What is a letter is for Go's tables to say, which are newer than X's, and accidents of
// JavaScript are left out: halves of surrogate pairs, letters that its folding of case alone adds to a class. Bluesky's rules are
// those of @atproto/api 0.21.
func AppendEntities(dst []Entity, s string) []Entity {
	links, signs := linkFinder{s: s}, newSignFinder(s)
	link, sign := links.next(), signs.next()
	end := 0 // of the last entity of X's kinds; where two overlap, X keeps the one that starts first
	for link.End > 0 || sign.End > 0 {
		var e Entity
		if sign.End == 0 || link.End > 0 && link.Start < sign.Start {
			e, link = link, links.next()
		} else {
			e, sign = sign, signs.next()
		}
		if e.Kind == WideHashtag {
			dst = append(dst, e)
		} else if e.Start >= end {
			dst = append(dst, e)
			end = e.End
		}
	}
	return dst
}
