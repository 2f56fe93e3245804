//go:build js

package main

import (
	"fmt"
	"syscall/js"
	"time"

	"github.com/postlint/postlint/rules/draft"
)

// main gives the page the object postlint and stays: the page calls judge with each keystroke.
func main() {
	// What is made once is made before the first keystroke: the tables of words, of a date, of an event.
	if _, err := judge(request{Text: "A storm of #savings", Channel: "x", Date: "2026-01-02", Now: time.Unix(1767312000, 0), Event: event{Name: "Storm"}}); err != nil {
		js.Global().Call("postlintFailed", err.Error())
		return
	}
	js.Global().Set("postlint", map[string]any{
		"channels": list(draft.ChannelNames(), text),
		"kinds":    list(draft.EventKinds, text),
		"judge": js.FuncOf(func(_ js.Value, args []js.Value) any {
			a, err := judge(read(args[0]))
			if err != nil { // the catalogue was compiled above
				a.Problems = append(a.Problems, err.Error())
			}
			return a.object()
		}),
	})
	js.Global().Call("postlintReady")
	select {}
}

// read reads the object that the page sends. A member that is no string is "".
func read(v js.Value) request {
	s := func(name string) string { return field(v, name) }
	zone := time.UTC
	if minutes := v.Get("zone").Int(); minutes != 0 {
		sign := '+'
		if minutes < 0 {
			sign = '-'
		}
		zone = time.FixedZone(fmt.Sprintf("UTC%c%02d:%02d", sign, max(minutes, -minutes)/60, max(minutes, -minutes)%60), minutes*60)
	}
	return request{
		Text: s("text"), Channel: s("channel"), Date: s("date"), Time: s("time"), Lang: s("lang"), News: s("news"),
		Now:    time.UnixMilli(int64(v.Get("now").Float())).In(zone),
		Looked: v.Get("looked").Truthy(),
		Event:  event{Name: s("event"), Kind: s("kind"), Place: s("place"), Severity: s("severity"), Start: s("start"), Hashtags: s("hashtags")},
	}
}

func field(v js.Value, name string) string {
	if f := v.Get(name); f.Type() == js.TypeString {
		return f.String()
	}
	return ""
}

func (a response) object() map[string]any {
	return map[string]any{"summary": a.Summary, "text": a.Text, "problems": list(a.Problems, text), "findings": list(a.Findings, finding.object)}
}

func (f finding) object() any {
	return map[string]any{
		"rule": f.Rule, "severity": f.Severity, "message": f.Message, "line": f.Line, "column": f.Column, "before": f.Before, "words": f.Words, "after": f.After,
		"start": f.Start, "end": f.End, "related": list(f.Related, text), "why": f.Why, "fix": f.Fix, "source": f.Source,
	}
}

// list makes what js.ValueOf takes for an array.
func list[T any](from []T, each func(T) any) []any {
	made := make([]any, len(from))
	for i, v := range from {
		made[i] = each(v)
	}
	return made
}

func text(s string) any { return s }
