package audit

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/postlint/postlint/rules/draft"
)

// fields are the keys of a post, and where the value of each starts in the line. Other keys are of no interest.
type fields struct {
	value map[string]json.RawMessage
	start map[string]int
}

// readFields reads a line, which must be one JSON object. Of two values of one key the last counts, as with encoding/json.
func readFields(line []byte) (f fields, err error) {
	f = fields{map[string]json.RawMessage{}, map[string]int{}}
	dec := json.NewDecoder(bytes.NewReader(line))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return f, errors.New("it is no JSON object")
	}
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return f, err
		}
		after := dec.InputOffset()
		var v json.RawMessage
		if err := dec.Decode(&v); err != nil {
			return f, err
		}
		name, _ := key.(string)
		f.value[name] = v
		f.start[name] = len(line) - len(bytes.TrimLeft(line[after:], ": \t\r\n"))
	}
	if _, err := dec.Token(); err != nil {
		return f, err
	}
	if _, err := dec.Token(); err != io.EOF {
		return f, errors.New("something stands after the JSON object")
	}
	return f, nil
}

// str returns a value that is a string, or a number as it is written; "" for all else.
func (f fields) str(key string) string {
	v := f.value[key]
	var s string
	var n json.Number
	if json.Unmarshal(v, &s) != nil && json.Unmarshal(v, &n) == nil {
		return n.String()
	}
	return s
}

// GroupKey returns what posts must share to be compared: the account, and the channel by the name that postlint has for it. A line that could
// not be read has none.
func (r Record) GroupKey() (key string, ok bool) {
	f, fault := r.fields()
	return f.str("account") + "\x00" + channelName(f), fault == ""
}

// fields reads the line. fault says, as a finding does, what is wrong with it; "": nothing is.
func (r Record) fields() (f fields, fault string) {
	if r.Fault != "" {
		return f, r.Fault
	}
	f, err := readFields(r.JSON)
	if err != nil {
		return f, fmt.Sprintf("This line could not be read: %s. Write one JSON object on each line.", err)
	}
	if text := f.value["text"]; len(text) == 0 || text[0] != '"' {
		return f, "This line has no \"text\" that is a string, so that there is no post to judge."
	}
	return f, ""
}

func channelName(f fields) string {
	name := strings.TrimSpace(f.str("channel"))
	if known, ok := draft.ChannelName(name); ok {
		return known
	}
	return draft.Fold(name)
}

// place is where the value of a key stands, in a file that holds the line from byte at.
func (f fields) place(file *draft.File, at int, key string) draft.Quote {
	start := at + f.start[key]
	return file.Text().Quote(start, start+len(f.value[key]))
}

// text returns the post's words with a map back to the file, in which they stand with the escapes of JSON.
func (f fields) text(file *draft.File, at int) *draft.Text {
	b := draft.NewBuilder(file)
	v, start := f.value["text"], at+f.start["text"]
	for i, end := 1, len(v)-1; i < end; {
		plain := bytes.IndexByte(v[i:end], '\\')
		if plain < 0 {
			plain = end - i
		}
		b.Copy(draft.Span{Start: start + i, End: start + i + plain})
		if i += plain; i < end {
			n := escapeLen(v[i:end])
			var shown string
			_ = json.Unmarshal([]byte(`"`+string(v[i:i+n])+`"`), &shown) // the line was read, so this can be
			b.Replace(draft.Span{Start: start + i, End: start + i + n}, shown)
			i += n
		}
	}
	return b.Text()
}

// escapeLen returns the length of the escape that v begins with. A character beyond U+FFFF is written as two.
func escapeLen(v []byte) int {
	if v[1] != 'u' {
		return 2
	}
	var high, low rune
	if n, _ := fmt.Sscanf(string(v[2:]), `%4x\u%4x`, &high, &low); n == 2 && utf16.DecodeRune(high, low) != '\ufffd' {
		return 12
	}
	return 6
}

// post makes a post of a line that starts at byte at of file. What cannot be read of it is a problem, and the rest is judged all the same.
func (f fields) post(file *draft.File, at, size int, zone *time.Location, declared func(channel string) bool) (*draft.Post, []draft.Problem) {
	p := &draft.Post{ID: f.str("id"), Text: f.text(file, at), Unit: file.Text().Quote(at, at+size)}
	p.Lang, _, _ = strings.Cut(strings.ToLower(strings.ReplaceAll(f.str("lang"), "_", "-")), "-")
	if account := f.str("account"); account != "" {
		p.Account = f.place(file, at, "account")
	}
	if f.str("in_reply_to") != "" {
		p.InReplyTo = f.place(file, at, "in_reply_to")
	}
	var problems []draft.Problem
	if channel := channelName(f); channel != "" {
		p.Channels = []string{channel}
		if _, known := draft.ChannelName(channel); !known && !declared(channel) {
			problems = append(problems, draft.Problem{Quote: f.place(file, at, "channel"), Post: p,
				Message: fmt.Sprintf("“%s” is no network that postlint knows. Write one of %s, or declare it under [channels] in postlint.toml.",
					f.str("channel"), strings.Join(draft.ChannelNames()[:6], ", "))})
		}
	}
	if date := f.str("date"); date != "" {
		when, ok := readDate(date, zone)
		if ok {
			p.When, p.When.Quote = when, f.place(file, at, "date")
		} else {
			problems = append(problems, draft.Problem{Quote: f.place(file, at, "date"), Post: p,
				Message: fmt.Sprintf("Did not understand the date “%s”. Write 2026-07-31, 2026-07-31T18:00 or 2026-07-31T18:00:00+02:00.", date)})
		}
	}
	return p, problems
}

var dateLayouts = [...]struct {
	layout    string
	precision draft.Precision
}{{time.RFC3339, draft.Minute}, {"2006-01-02T15:04:05", draft.Minute}, {"2006-01-02T15:04", draft.Minute}, {time.DateTime, draft.Minute},
	{"2006-01-02 15:04", draft.Minute}, {time.DateOnly, draft.Day}}

// readDate reads a date as programs write it. zone is that of times without an offset.
func readDate(s string, zone *time.Location) (draft.Moment, bool) {
	for _, l := range dateLayouts {
		if t, err := time.ParseInLocation(l.layout, strings.TrimSpace(s), zone); err == nil {
			return draft.Moment{Time: t, Precision: l.precision}, true
		}
	}
	return draft.Moment{}, false
}
