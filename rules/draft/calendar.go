package draft

// A Calendar is what was read from one or several files.
type Calendar struct {
	Posts    []*Post
	Problems []Problem
	Files    []*File
}

// A Problem is something that the reader of a calendar could not read: a date, a channel, a broken row. A silently dropped date
// would switch off every rule about timing, so problems become findings of the rule "calendar".
type Problem struct {
	Quote   Quote
	Post    *Post // the post that it concerns; nil: the file
	Message string
}

// Join returns one calendar that holds the posts, problems and files of all, in the order given.
func Join(calendars ...*Calendar) *Calendar {
	all := &Calendar{}
	for _, c := range calendars {
		all.Posts = append(all.Posts, c.Posts...)
		all.Problems = append(all.Problems, c.Problems...)
		all.Files = append(all.Files, c.Files...)
	}
	return all
}
