package markdown

// introChannels gives the posts of a file of which none names a network the one that the words before the first post name: a file
// often says once, at its top, where everything goes. Several networks, or one whose name is a common word, tell nothing.
func (d *doc) introChannels() {
	for _, f := range d.found {
		if len(f.post.Channels) > 0 || f.single {
			return
		}
	}
	var out []string
	for i := 0; len(d.found) > 0 && i < d.found[0].first && i < 200; i++ {
		if l := &d.lines[i]; l.kind == words || l.kind == item {
			for _, c := range channelsIn(d.src[l.text:max(l.text, l.end)]) {
				out = add(out, c)
			}
		}
	}
	if len(out) != 1 || !pathNames.of(out[0]) {
		return
	}
	for _, f := range d.found {
		f.post.Channels = out
	}
}
