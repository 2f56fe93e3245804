package markdown

import (
	"strings"
	"unicode"

	"github.com/postlint/postlint/rules/draft"
)

// labelled reads posts whose copy has a label: "**Caption:**", "### Content (FR)".
func (d *doc) labelled(u unit, ps []piece) []*found {
	var out []*found
	var hook, main *piece
	items, langs, lastText := 0, countLangs(ps), -1
	for i := range ps {
		p := &ps[i]
		if p.role != fieldRole {
			continue
		}
		if d.isDescription(p) {
			p.field = fText
		}
		if p.item && p.value.Start < p.value.End && (copyField(p.field) || p.isStory()) {
			items++
		}
		if p.field == fText && d.hasWords(d.body(p)) {
			lastText = i
		}
	}
	var group []when
	for i := range ps {
		p := &ps[i]
		if p.role == noRole && items > 1 {
			group = append(d.groupWhen(p), group...)
		}
		if p.role != fieldRole {
			continue
		}
		if p.field == fHook && main == nil {
			hook = p
		}
		short := p.item && items > 1 && p.isStory()
		if !copyField(p.field) && !short || p.field == fContent && i < lastText {
			continue // "## Content" above "### Caption" holds nothing itself
		}
		same := main != nil && strings.Join(p.channels, ",") == strings.Join(main.channels, ",")
		if same && p.lang == main.lang && items < 2 {
			continue
		}
		chunks := d.body(p)
		if !d.hasWords(chunks) {
			continue
		}
		pointer := p.item && p.field == fContent && d.isPointer(p.value)
		if pointer && !u.sec.inDay() {
			continue // "- Posts: 3-4 a week"
		}
		if hook != nil && isBody(p.words) {
			if h := d.body(hook); d.hasWords(h) {
				chunks = append(h, chunks...)
			}
		}
		f := d.begin(&u)
		if len(p.channels) > 0 {
			f.channels = p.channels
		}
		if main != nil || p.lang != "" && langs > 1 || items > 1 {
			f.first, f.last = p.line, p.to
		}
		f.whens = append(group[:len(group):len(group)], f.whens...)
		if d.addCopy(f, u, chunks) == nil {
			continue
		}
		if pointer || short && !d.quotedWhole(p.value) {
			f.post.Kind = draft.Brief
		}
		if p.lang != "" {
			f.post.Lang = p.lang
		}
		if same && items < 2 {
			f.post.VariantOf = out[0].post
		}
		main = p
		out = append(out, f)
	}
	return out
}

// isDescription reports whether a description is the copy itself, as on Product Hunt, and not a note about it: it goes on for several
// lines or stands in a fence.
func (d *doc) isDescription(p *piece) bool {
	if p.field != fBrief || p.item || plainLabel(p.words) != "description" {
		return false
	}
	lines := 0
	for i := p.from; i < p.to; i++ {
		switch d.lines[i].kind {
		case words, item:
			lines++
		case code:
			lines += 2
		}
	}
	return lines > 1
}

// isPointer reports whether a value says in a few words what is to be posted, and is not the post itself: no whole sentence, no marks of
// quotation around it, no hashtag and no address.
func (d *doc) isPointer(s draft.Span) bool {
	v := d.src[s.Start:s.End]
	return len(v) <= 120 && !d.quotedWhole(s) && !isSentence(v) && !strings.Contains(v, " #") && !strings.Contains(v, "://")
}

// storyWords are labels of list items that stand beside "Post:" and say what else goes out.
var storyWords = set("story stories reel reels story/reel reel/story carousel carrousel live poll")

func (p *piece) isStory() bool { return p.field == fBrief && storyWords.of(plainLabel(p.words)) }

// groupWhen reads the day or week of the list items below a line such as "**Week 1 · Opening**".
func (d *doc) groupWhen(p *piece) []when {
	for i := p.from; i < p.to; i++ {
		if l := &d.lines[i]; l.kind == words {
			s := d.src[l.text:l.end]
			if w, _, _ := readWhen(s, false, d); strings.HasPrefix(s, "**") && w.says() {
				w.quote = d.quote(l.span())
				return []when{w}
			}
		}
	}
	return nil
}

func countLangs(ps []piece) int {
	var seen []string
	for i := range ps {
		if p := &ps[i]; p.lang != "" && copyField(p.field) {
			seen = add(seen, p.lang)
		}
	}
	return len(seen)
}

// isBody reports whether a label's copy goes on from a hook above it.
func isBody(label string) bool {
	s := plainLabel(cutBrackets(draft.Fold(label)))
	return s == "body" || s == "text" || s == "corps" || s == "texte" || s == "main text" || s == "cuerpo"
}

// hasWords reports whether chunks hold a word that is no address: a list of links is no copy.
func (d *doc) hasWords(chunks []chunk) bool {
	for _, c := range chunks {
		for _, s := range c.spans {
			for w := range strings.FieldsSeq(d.src[s.Start:s.End]) {
				if strings.Contains(w, "://") || strings.HasPrefix(w, "![") {
					continue
				}
				if strings.IndexFunc(w, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsSymbol(r) && r > 0x2000 }) >= 0 {
					return true
				}
			}
		}
	}
	return false
}

// isReference reports whether a text only says where the copy is: "(voir scripts/post.md)", "[Similar angle]".
func isReference(s string) bool {
	s = strings.TrimSpace(s)
	return len(s) < 160 && !strings.Contains(s, "\n") && (strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") || strings.HasPrefix(s, "[") && strings.HasSuffix(s, "]") && strings.Count(s, "[") == 1)
}

// fenced reads posts that stand in fences, each of its own, or the parts of a thread.
func (d *doc) fenced(u unit, ps []piece) []*found {
	if !u.fences {
		return nil
	}
	var fences []block
	for i := range ps {
		if p := &ps[i]; p.role == noRole {
			fences = append(fences, d.copyFences(p.from, p.to)...)
		}
	}
	if len(fences) == 0 {
		return nil
	}
	var out []*found
	if len(fences) > 1 && d.isThread(u, fences) {
		var parts [][]chunk
		for _, b := range fences {
			if c := d.fenceChunk(b, b.first, b.last); c.spans != nil {
				parts = append(parts, []chunk{c})
			}
		}
		return []*found{d.addThread(d.begin(&u), d.composeParts(parts...))}
	}
	for _, b := range fences {
		f := d.begin(&u)
		if len(fences) > 1 {
			f.first, f.last = b.first, b.last
			if len(out) == 0 {
				f.first = u.first
			}
		}
		c := d.fenceChunk(b, b.first, b.last)
		if c.spans == nil || !d.hasWords([]chunk{c}) {
			continue
		}
		out = append(out, d.addCopy(f, u, []chunk{c})...)
	}
	return out
}

// plain reads a post of quoted or plain paragraphs, and briefs of which there is only a title.
func (d *doc) plain(u unit, ps []piece) []*found {
	f := d.begin(&u)
	if ps[0].value.Start < ps[0].value.End && (u.raw || isQuoted(d.src[ps[0].value.Start:ps[0].value.End])) {
		if chunks := d.body(&ps[0]); d.hasWords(chunks) {
			return d.addCopy(f, u, chunks)
		}
	}
	if u.raw || u.fences {
		if from, to, ok := d.quoted(ps[0].from, lastPlain(ps)); ok && !d.onlyMeta(from, to) {
			if chunks := d.unquote(d.chunks(from, to)); d.hasWords(chunks) {
				return d.addCopy(f, u, chunks)
			}
		}
	}
	if u.raw {
		var chunks []chunk
		for i := range ps {
			if p := &ps[i]; p.role == noRole {
				chunks = joinChunks(chunks, d.chunks(d.skipOrder(p.from, p.to), p.to))
			}
		}
		if d.hasWords(chunks) {
			return d.addCopy(f, u, d.unquote(chunks))
		}
	}
	return d.brief(f, u, ps)
}

func (d *doc) addCopy(f *found, u unit, chunks []chunk) []*found {
	if parts := d.named(chunks); len(parts) > 1 {
		d.addThread(f, d.composeParts(parts...))
		f.post.Lang = u.lang
		return d.added()
	}
	c := d.compose(chunks)
	if c.text.String() == "" {
		return nil // nothing but quotation marks
	}
	kind := draft.Copy
	if isReference(c.text.String()) {
		kind = draft.Brief
	}
	d.add(f, c, kind)
	f.post.Lang = u.lang
	return d.added()
}

func lastPlain(ps []piece) int {
	to := ps[0].to
	for i := range ps {
		if p := &ps[i]; p.role == noRole {
			to = p.to
		}
	}
	return to
}

// onlyMeta reports whether quoted lines are a block of fields or a change log and no copy.
func (d *doc) onlyMeta(from, to int) bool {
	for i := from; i < to; i++ {
		if l := &d.lines[i]; l.quote && l.kind == words {
			s := d.src[l.text:l.end]
			s = s[skipSigns(s):]
			return strings.HasPrefix(s, "**") && strings.Contains(s, ":")
		}
	}
	return false
}

// brief reads a unit of which only a title, hook or topic is written.
func (d *doc) brief(f *found, u unit, ps []piece) []*found {
	for _, field := range []string{fHook, fBrief, fTitle, fTheme} {
		for i := range ps {
			p := &ps[i]
			if p.role != fieldRole || p.field != field {
				continue
			}
			if chunks := d.body(p); d.hasWords(chunks) && u.label == nil && u.sec.post {
				d.add(f, d.compose(chunks[:1]), draft.Brief)
				return []*found{f}
			}
		}
	}
	return nil
}
