package markdown

import (
	"fmt"
	"slices"
	"strings"

	"github.com/postlint/postlint/lint/internal/suggest"
	"github.com/postlint/postlint/rules/draft"
)

// A fieldValue is one field of a post, wherever it was written. A calendar holds ten of them a post, nearly all of which are words.
type fieldValue struct {
	field string
	words draft.Quote
	value *value // a list or keys; nil: words is all
}

func fieldOfValue(field string, v value) fieldValue {
	if v.list == nil && v.keys == nil {
		return fieldValue{field: field, words: v.words}
	}
	return fieldValue{field: field, value: &v}
}

// all returns the words of the field, whether it is one or a list.
func (v *fieldValue) all() []draft.Quote { return v.appendAll(nil) }

func (v *fieldValue) appendAll(out []draft.Quote) []draft.Quote {
	if v.value != nil {
		return v.value.appendAll(out)
	}
	if v.words.IsZero() {
		return out
	}
	return append(out, v.words)
}

// first returns the first of them, the zero Quote if there are none.
func (v *fieldValue) first() draft.Quote {
	if v.value != nil {
		return v.value.first()
	}
	return v.words
}

// A found is a post on its way: what is known of it before headings and the file are asked.
type found struct {
	post     *draft.Post
	first    int // lines of the unit
	last     int
	sec      *section
	fields   []fieldValue
	channels []string
	whens    []when // the nearest first
	number   int
	code     string // the short name that its author gave it: "QC-1"
	index    bool   // it comes from a table
	single   bool   // it is the file
	learned  bool   // its networks come from an index
	when     when   // what all of them say together
}

// add makes a post of copy and keeps it.
func (d *doc) add(f *found, c copyText, kind draft.Kind) *found {
	first, last := f.first, f.last
	for last > first+1 && (d.lines[last-1].kind == blank || d.lines[last-1].kind == rule) {
		last--
	}
	f.last = last
	f.post = d.posts.one()
	f.post.Text, f.post.Kind = c.text, kind
	f.post.Unit = d.file.Quote(draft.Span{Start: d.lines[first].start, End: d.lines[last-1].stop})
	for _, i := range c.images {
		f.post.Media = append(f.post.Media, draft.Media{Path: d.place(i.path), Alt: d.place(i.alt)})
	}
	d.found = append(d.found, f)
	return f
}

// added returns the post that was added last, as a list of one.
func (d *doc) added() []*found {
	n := len(d.found)
	return d.found[n-1 : n : n]
}

// place quotes bytes of the file, the zero span as nothing.
func (d *doc) place(s draft.Span) draft.Quote {
	if s.End <= s.Start {
		return draft.Quote{}
	}
	return d.file.Quote(s)
}

func (d *doc) problem(q draft.Quote, p *draft.Post, message string) {
	d.cal.Problems = append(d.cal.Problems, draft.Problem{Quote: q, Post: p, Message: message})
}

// finish gives a post its fields, network and day: its own, then those of the headings above it, then those of the file.
func (d *doc) finish(f *found) {
	var given []string
	var unknown []draft.Quote
	dates := make([]when, 0, 4)
	for i := range f.fields {
		v := &f.fields[i]
		switch v.field {
		case fChannel:
			for _, q := range v.appendAll(make([]draft.Quote, 0, 4)) {
				c, bad := d.channelValue(q.String())
				if given == nil {
					given = slices.Clip(c)
				}
				for _, name := range c {
					given = add(given, name)
				}
				for range bad {
					unknown = append(unknown, q)
				}
			}
		case fDate, fTime, fWeek:
			dates = append(dates, d.dateField(f.post, v))
		}
	}
	f.post.Channels = d.channelsFor(f, given)
	if f.post.Kind == draft.Brief && len(f.post.Channels) == 0 {
		if c := channelsIn(f.post.Text.String()); len(c) == 1 && pathNames.of(c[0]) {
			f.post.Channels = c // "A poll on LinkedIn"
		}
	}
	for i := range f.fields {
		d.apply(f.post, &f.fields[i])
	}
	if !f.single {
		for i := range d.frontFields { // what a calendar says of all its posts
			switch v := &d.frontFields[i]; v.field {
			case fTitle, fID, fHashtags, fChecked, fMedia, fAlt, fReply:
			default:
				d.apply(f.post, v)
			}
		}
	}
	if len(given) == 0 && len(f.channels) == 0 {
		for _, q := range unknown {
			d.problem(q, f.post, d.unknownChannel(q.String()))
		}
	}
	d.resolve(f, dates)
}

func (d *doc) unknownChannel(s string) string {
	_, bad := d.channelValue(s)
	name := s
	if len(bad) > 0 {
		name = bad[0]
	}
	if n := suggest.Nearest(name, draft.ChannelNames()); n != "" {
		return fmt.Sprintf("“%s” is no network that postlint knows. Did you mean %s?", name, n)
	}
	return fmt.Sprintf("“%s” is no network that postlint knows. Write one of %s, or declare it under [channels] in postlint.toml.", name, strings.Join(draft.ChannelNames()[:6], ", "))
}

// channelsFor returns the networks of a post: of its own label or field, of its heading, of those above, of the file.
func (d *doc) channelsFor(f *found, given []string) []string {
	switch above := f.sec.channelsOf(); {
	case len(f.channels) > 0:
		return f.channels
	case len(given) > 0:
		return given
	case len(above) > 0:
		return above
	case len(d.fileChannels) > 0:
		return d.fileChannels
	}
	if title := d.titleChannels(f.sec); len(title) > 0 {
		return title
	}
	if len(d.pathChannels) > 0 {
		return d.pathChannels
	}
	if d.opt.Channel != "" {
		c, _ := d.channelValue(d.opt.Channel)
		return c
	}
	return nil
}

// titleChannels returns the networks that the nearest H1 names.
func (d *doc) titleChannels(s *section) []string {
	for a := s; a != nil; a = a.parent {
		if a.level == 1 {
			return a.networks
		}
	}
	if d.title != nil {
		return d.title.networks
	}
	return nil
}

// titled returns the networks that a title names. "Calendrier éditorial blog" is about no other.
func (s *section) titled(words []string) []string {
	if len(s.channels) == 0 {
		for _, w := range words {
			if w == "blog" || w == "newsletter" || w == "infolettre" {
				c, _ := draft.ChannelName(w)
				return []string{c}
			}
		}
	}
	return s.channels
}

func (d *doc) frontChannels() []string {
	var out []string
	for _, v := range d.frontFields {
		if v.field == fChannel {
			for _, q := range v.all() {
				c, _ := d.channelValue(q.String())
				for _, name := range c {
					out = add(out, name)
				}
			}
		}
	}
	if len(out) == 0 {
		return d.typeChannels
	}
	return out
}
