package check

import "math/bits"

// names finds the lists of a rule by their names. A rule asks for its lists some ten times for each post, most often in vain, so that the general
// map of the language, which hashes every byte, took a quarter of all time. The zero names has none.
type names struct {
	slots []namedList // open addressing; a power of two of them, at most half taken
}

type namedList struct {
	name string // "": the slot is empty
	list int32
}

// hashName tells names apart by their length and three of their letters, which nearly always differ.
func hashName(name string) int {
	return len(name)*5 + int(name[0])*7 + int(name[len(name)/2])*31 + int(name[len(name)-1])*3
}

// nameKey returns one of 256 keys for a name that is not empty: a post that has no hit of a list with that key has none of the list.
func nameKey(name string) uint8 { return name[0]*8 + name[len(name)/2] }

func (n *names) slot(name string) int { return hashName(name) & (len(n.slots) - 1) }

// find returns the list of that name, -1 if there is none.
func (n *names) find(name string) int32 {
	if len(n.slots) == 0 || name == "" {
		return -1
	}
	for i := n.slot(name); ; i = (i + 1) & (len(n.slots) - 1) {
		switch s := &n.slots[i]; s.name {
		case name:
			return s.list
		case "":
			return -1
		}
	}
}

// namesOf returns the names of some lists, or the name that two of them have.
func namesOf(lists []namedList) (n names, twice string) {
	if len(lists) == 0 {
		return n, ""
	}
	n.slots = make([]namedList, max(8, 1<<bits.Len(uint(2*len(lists)-1))))
	for _, l := range lists {
		i := n.slot(l.name)
		for n.slots[i].name != "" {
			if n.slots[i].name == l.name {
				return n, l.name
			}
			i = (i + 1) & (len(n.slots) - 1)
		}
		n.slots[i] = l
	}
	return n, ""
}
