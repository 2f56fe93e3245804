package draft

import "time"

// An Observance is a day of remembrance in one year.
type Observance struct {
	Day     time.Time // midnight UTC
	Name    string    // what is remembered: "the day in memory of the victims of the Holocaust"
	Regions []string  // where it is kept; none: everywhere
}

// A Mix is what a brand publishes on one channel.
type Mix struct {
	Channel string
	Posts   []*Post // in the order in which they go out
	Sells   []bool  // which of them are promotion
}
