package draft_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/assert"
	"pgregory.net/rapid"

	"github.com/postlint/postlint/rules/draft"
)

// A row of a calendar, as a reader of tables assembles it.
func ExampleBuilder() {
	f := draft.NewFile("juin.md", []byte("| lundi | Été \\| **sol**des&nbsp;! |\n"))
	b := draft.NewBuilder(f)
	b.Copy(draft.Span{Start: 10, End: 16})         // Été and a space
	b.Replace(draft.Span{Start: 16, End: 18}, "|") // \|
	b.Copy(draft.Span{Start: 18, End: 19})
	b.Copy(draft.Span{Start: 21, End: 24}) // sol, without the marks
	b.Copy(draft.Span{Start: 26, End: 29}) // des
	b.Replace(draft.Span{Start: 29, End: 35}, "\u00a0")
	b.Copy(draft.Span{Start: 35, End: 36})
	text := b.Text()
	q := text.Quote(8, 14)
	line, column := f.Position(q.Span().Start)
	fmt.Printf("%q\n%s at %d:%d, in the file %s\n", text, q, line, column, q.Raw())
	// Output:
	// "Été | soldes\u00a0!"
	// soldes at 1:20, in the file sol**des
}

func TestPosition(t *testing.T) {
	f := draft.NewFile("a.md", []byte("\ufeffété\r\n👩‍🚀 x\n"))
	for _, c := range []struct{ offset, line, column int }{
		{0, 1, 1}, {3, 1, 1}, {5, 1, 2}, {8, 1, 4}, {10, 2, 1}, {14, 2, 2}, {22, 2, 5}, {24, 3, 1}, {1000, 3, 1}, {-1, 1, 1},
	} {
		line, column := f.Position(c.offset)
		assert.Equal(t, line, f.LineAt(c.offset), c.offset)
		assert.Equal(t, [2]int{c.line, c.column}, [2]int{line, column}, "byte %d", c.offset)
	}
	assert.Equal(t, "été", f.Line(1))
	assert.Equal(t, "👩‍🚀 x", f.Line(2))
	assert.Equal(t, "", f.Line(3))
	assert.Equal(t, "", f.Line(4))
	assert.Equal(t, "", f.Line(0))
}

func TestZeroValues(t *testing.T) {
	var q draft.Quote
	assert.True(t, q.IsZero())
	assert.Equal(t, "", q.String()+q.Raw())
	assert.Nil(t, q.File())
	assert.Equal(t, draft.Span{}, q.Span())
	var text *draft.Text
	assert.Equal(t, "", text.String())
	assert.Equal(t, draft.Quote{}, text.All())
	assert.Equal(t, "", draft.NewBuilder(draft.NewFile("", nil)).Text().String())
	assert.Equal(t, draft.Quote{}, new(draft.Post).Place())
}

// What was copied maps to the same bytes of the file, whatever was shown between; places rise with the text and stay in the file.
func TestBuilderMapsPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := rapid.SliceOfN(rapid.Byte(), 0, 60).Draw(t, "src")
		f := draft.NewFile("f", src)
		b := draft.NewBuilder(f)
		type piece struct {
			at   int
			span draft.Span
		}
		var copies []piece
		for at := 0; at < len(src); {
			start := rapid.IntRange(at, len(src)).Draw(t, "start")
			end := rapid.IntRange(start, len(src)).Draw(t, "end")
			s := draft.Span{Start: start, End: end}
			if rapid.Bool().Draw(t, "copy") {
				copies = append(copies, piece{b.Len(), s})
				b.Copy(s)
			} else {
				b.Replace(s, rapid.SampledFrom([]string{"", "|", "é", "\n\n"}).Draw(t, "shown"))
			}
			at = end
			if rapid.Bool().Draw(t, "stop") {
				break
			}
		}
		text := b.Text()
		for _, c := range copies {
			for i := range c.span.End - c.span.Start {
				if got, want := text.Span(c.at+i, c.at+i+1), (draft.Span{Start: c.span.Start + i, End: c.span.Start + i + 1}); got != want {
					t.Fatalf("byte %d of the text maps to %v, not %v", c.at+i, got, want)
				}
			}
		}
		last := 0
		for i := range len(text.String()) + 1 {
			s := text.Span(i, len(text.String()))
			if s.Start < last || s.End < s.Start || s.End > len(src) {
				t.Fatalf("from byte %d: %v after %d, in a file of %d", i, s, last, len(src))
			}
			last = s.Start
		}
	})
}

func TestTrim(t *testing.T) {
	f := draft.NewFile("f", []byte("Pain frais  <br> \n"))
	b := draft.NewBuilder(f)
	b.Copy(draft.Span{Start: 0, End: 12})
	b.Replace(draft.Span{Start: 12, End: 16}, "\n")
	b.Copy(draft.Span{Start: 16, End: 18})
	b.Trim()
	text := b.Text()
	assert.Equal(t, "Pain frais", text.String())
	assert.Equal(t, draft.Span{Start: 0, End: 10}, text.All().Span())
}

// One builder makes all texts of a file: none changes with what is added after it was made.
func TestBuilderServesAgain(t *testing.T) {
	f := draft.NewFile("f", []byte("pain &amp; sel, four chaud"))
	b := draft.NewBuilder(f)
	var made []*draft.Text
	for range 100 {
		b.Reset()
		b.Copy(draft.Span{Start: 0, End: 5})
		b.Replace(draft.Span{Start: 5, End: 10}, "&")
		b.Copy(draft.Span{Start: 10, End: 14})
		made = append(made, b.Text())
		b.Copy(draft.Span{Start: 14, End: 15})
		b.Reset()
		assert.Zero(t, b.Len())
		b.Copy(draft.Span{Start: 16, End: 20})
		b.Copy(draft.Span{Start: 20, End: 26})
		made = append(made, b.Text())
	}
	for i, text := range made {
		want, span := "pain & sel", draft.Span{Start: 0, End: 14}
		if i%2 == 1 {
			want, span = "four chaud", draft.Span{Start: 16, End: 26}
		}
		assert.Equal(t, want, text.String())
		assert.Equal(t, span, text.All().Span())
		assert.Equal(t, f, text.File())
	}
	assert.Equal(t, draft.Span{Start: 21, End: 26}, made[1].Span(5, 10), "a text that is one piece of the file")
	assert.Equal(t, draft.Span{Start: 5, End: 10}, made[0].Span(5, 6))
}
