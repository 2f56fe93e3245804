package markdown

import (
	"slices"
	"strings"

	"github.com/postlint/postlint/rules/draft"
)

// A column is a column of a table of posts.
type column struct {
	title    string
	field    string
	channels []string // a matrix has a column for each network
	weekday  int      // or for each weekday
	when     when     // that its header tells
	caption  bool     // its header says that it holds the copy itself
}

// A tableShape says how to read a table: a row is a post, or a cell is.
type tableShape struct {
	columns []column
	text    int  // the column of the copy, -1 for a matrix
	day     int  // the column of the day in a matrix
	posts   bool // there are posts in it
}

// textFields are the fields that can hold what a row is about, the best first.
var textFields = []string{fText, fHook, fContent, fBrief, fTitle, fTheme}

// notText are words that make a header something else than the copy: "Content type", "Post link".
var notText = set("type types format source link url id count length file number goal pillar status asset angle needed owner cap slots job sticker")

// headerField returns the field that the header of a column names.
func headerField(title string) string {
	if f := fieldName(title); f != "" {
		return f
	}
	list := wordsIn(draft.Fold(cutBrackets(title)))
	if len(list) == 0 || len(list) > 5 {
		if strings.TrimSpace(title) == "#" {
			return fID
		}
		return ""
	}
	for _, w := range list {
		if notText.of(w) {
			return ""
		}
	}
	for _, w := range append([]string{list[len(list)-1]}, list...) {
		if f := fieldOf.of(w); f == fText || f == fContent || f == fHook || f == fBrief || f == fTitle || f == fTheme || f == fDate || f == fTime || f == fHashtags || f == fChannel || f == fStatus {
			return f
		}
	}
	return ""
}

// shape reads the header of a table and returns how its posts are laid out, ok false if it holds none.
func (d *doc) shape(b block, s *section) (t tableShape, ok bool) {
	t.text, t.day = -1, -1
	networks, weekdays := 0, 0
	has := map[string]int{}
	for i, span := range d.cells(b.first) {
		title := d.quote(span).String()
		c := column{title: title, field: headerField(title)}
		plain := plainLabel(cutBrackets(draft.Fold(title)))
		c.caption = c.field == fText || strings.Contains(plain, "caption") && !strings.Contains(plain, "idea")
		if _, ok := channelCopy(title, channelsIn(title)); ok {
			c.channels = channelsIn(title)
			networks++
		} else if c.field == "" {
			if ch, ok := d.channel(strings.TrimSpace(cutBrackets(draft.Fold(title)))); ok {
				c.channels = []string{ch}
				networks++
			}
		}
		c.when, _, _ = readWhen(title, true, d)
		if c.field == "" && len(c.channels) == 0 && c.when.weekday > 0 {
			c.weekday = c.when.weekday
			weekdays++
		}
		if _, seen := has[c.field]; c.field != "" && !seen {
			has[c.field] = i
		}
		t.columns = append(t.columns, c)
	}
	dated := false
	for _, f := range []string{fDate, fTime, fWeek} {
		if i, ok := has[f]; ok {
			dated = true
			if t.day < 0 && f != fTime {
				t.day = i
			}
		}
	}
	if networks >= 2 && (dated || t.columns[0].field == fID || t.columns[0].field == "") || weekdays >= 3 {
		return t, networks >= 2 || len(d.tableChannels(s)) > 0
	}
	for _, f := range textFields {
		if i, ok := has[f]; ok && !d.onlyReferences(b, i) {
			t.text = i
			break
		}
	}
	if t.text < 0 {
		return t, false
	}
	_, channel := has[fChannel]
	_, id := has[fID]
	field := t.columns[t.text].field
	switch {
	case !dated && !(id && s.posts && len(s.channels)+len(d.tableChannels(s)) > 0) && !(channel && field == fText):
		return t, false
	case channel, field == fText:
		return t, true
	}
	return t, len(d.tableChannels(s)) > 0
}

// onlyReferences reports whether half of the cells of a column or more name a post that is written elsewhere, "Post 2": the words are
// in another column then.
func (d *doc) onlyReferences(b block, column int) bool {
	refs, others := 0, 0
	for i := b.body; i < b.end; i++ {
		if others > (b.end-b.body)/2 {
			return false
		}
		cells := d.firstCells(i, column+1)
		if column >= len(cells) || isEmpty(d.src[cells[column].Start:cells[column].End]) {
			continue
		}
		if _, named := refNumber(d.src[cells[column].Start:cells[column].End]); named {
			refs++
		} else {
			others++
		}
	}
	return refs >= others && refs > 0 && d.hasOtherWords(b, column)
}

// tableChannels returns the networks that a table without a column for them goes to.
func (d *doc) tableChannels(s *section) []string {
	return d.channelsFor(&found{sec: s}, nil)
}

// row reads a row as a post.
func (d *doc) row(s *section, t *tableShape, i int) {
	cells := d.cells(i)
	f := d.finds.one()
	f.sec, f.first, f.last, f.index = s, i, i+1, true
	text := t.text
	if text >= len(cells) || isEmpty(d.src[cells[text].Start:cells[text].End]) {
		if text = d.otherText(t, cells); text < 0 {
			return
		}
	}
	hasChannel := false
	f.fields = d.fields.take(len(cells))
	for k := range t.columns {
		c := &t.columns[k]
		if k == text || k >= len(cells) || c.field == "" || c.field == fAside {
			continue
		}
		q := d.cell(c, cells[k])
		if q.IsZero() || isEmpty(q.String()) {
			continue
		}
		if c.field == fID {
			if n := leadingDigits(strings.TrimLeft(q.String(), "# ")); n != "" {
				f.number = atoi(n)
			}
		}
		if c.field == fContent {
			if n, named := refNumber(q.String()); named {
				f.number = n
				continue
			}
		}
		if c.field == fChannel {
			hasChannel = true
		}
		if (c.field == fWeek || c.field == fDate) && isSpanOfUnits(q.String()) {
			return
		}
		f.fields = append(f.fields, fieldValue{field: c.field, words: q})
	}
	for k := len(t.columns); k < len(cells); k++ { // cells beyond the header belong to no field, but hashtags speak for themselves
		if q := d.quote(cells[k]); strings.HasPrefix(q.String(), "#") {
			f.fields = append(f.fields, fieldValue{field: fHashtags, words: q})
		}
	}
	if len(t.columns[text].channels) > 0 {
		f.channels, hasChannel = t.columns[text].channels, true
	}
	c := d.composeSaid(cells[text])
	words := c.text.String()
	if !hasLetters(words) || isErrand(words) || !hasChannel && isChore(words) || t.columns[text].field == fTitle && isChore(words) {
		return
	}
	d.add(f, c, cellKind(&t.columns[text], words))
}

// cell returns the value of a field. Hashtags are read as a text of their own: rules look at what stands around each.
func (d *doc) cell(c *column, s draft.Span) draft.Quote {
	if c.field == fHashtags {
		return d.quote(s)
	}
	return d.value(s)
}

// isSpanOfUnits reports whether the day of a row is several weeks: "3-12 | ...", which stands for posts that nobody has planned yet.
func isSpanOfUnits(s string) bool {
	a, b, ok := strings.Cut(strings.ReplaceAll(draft.Fold(s), " ", ""), "-")
	return ok && a != "" && b != "" && leadingDigits(a) == a && leadingDigits(b) == b && len(a) < 4 && atoi(b) > atoi(a)+2
}

func atoi(s string) int {
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// otherText returns the column that has some words where that of the copy has none, -1 if there is none.
func (d *doc) otherText(t *tableShape, cells []draft.Span) int {
	for _, f := range textFields {
		for k := range t.columns {
			if t.columns[k].field == f && k < len(cells) && !isEmpty(d.src[cells[k].Start:cells[k].End]) {
				return k
			}
		}
	}
	return -1
}

// hasOtherWords reports whether a table has a column besides one that can hold what its posts are about.
func (d *doc) hasOtherWords(b block, column int) bool {
	for i, span := range d.cells(b.first) {
		f := headerField(d.quote(span).String())
		if i != column && slices.Contains(textFields, f) {
			return true
		}
	}
	return false
}
