package check

// names finds the lists of a rule by their names. A rule asks for its lists some ten times for each post, most often in vain, so that the general
// map of the language, which hashes every byte, took a quarter of all time. The zero names has none.
type names struct {
	slots []namedList // open addressing; a power of two of them, at most half taken
	used  int
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
	if n.used == 0 || name == "" {
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

// add gives a list a name and reports whether it was free.
func (n *names) add(name string, list int32) bool {
	if n.find(name) >= 0 {
		return false
	}
	if n.used++; 2*n.used > len(n.slots) {
		old := n.slots
		n.slots = make([]namedList, max(8, 2*len(old)))
		for _, s := range old {
			if s.name != "" {
				n.place(s)
			}
		}
	}
	n.place(namedList{name, list})
	return true
}

func (n *names) place(s namedList) {
	i := n.slot(s.name)
	for n.slots[i].name != "" {
		i = (i + 1) & (len(n.slots) - 1)
	}
	n.slots[i] = s
}
