package rules

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

func TestMissingAltText(t *testing.T) {
	set, err := check.Compile(MissingAltText)
	require.NoError(t, err)
	const none = "has no alternative text"
	for _, c := range []struct{ path, alt, want string }{
		{"img/oven.jpg", "", "“oven.jpg” " + none},
		{"https://cdn.example.com/four.PNG?w=800", "", "“four.PNG” " + none},
		{`C:\photos\pâte.webp`, "  ", "“pâte.webp” " + none},
		{"oven.jpg", "oven.jpg", "is a file name, “oven.jpg”"},
		{"oven.jpg", "IMG_2041.jpeg", "is a file name, “IMG_2041.jpeg”"},
		{"oven.jpg", "Ana takes rye bread out of the oven.", ""},
		{"four.png", "Ana sort le pain du four ; sur l’écran on lit four.png", ""},
		{"film.mp4", "", ""},
		{"Ana at the oven, seen from above", "", ""},
		{"Visuel : le four, de près (voir dossier.photos)", "", ""},
		{"", "", ""},
	} {
		post := &draft.Post{Text: draft.NewText("Bread is out."), Media: []draft.Media{{Path: draft.Words(c.path), Alt: draft.Words(c.alt)}}}
		found := set.Post(nil, post, nil)
		if c.want == "" {
			assert.Empty(t, found, c.path)
			continue
		}
		require.Len(t, found, 1, c.path)
		assert.Contains(t, found[0].Message, c.want)
		assert.Equal(t, check.Note, found[0].Severity)
		assert.Equal(t, "Bread is out.", found[0].Quote.String())
	}
}

// Each picture is named apart, where it stands.
func TestMissingAltTextPlaces(t *testing.T) {
	set, err := check.Compile(MissingAltText)
	require.NoError(t, err)
	f := draft.NewFile("a.md", []byte("media: one.jpg, two.jpg, three.jpg\nBread is out."))
	at := func(start, end int) draft.Quote { return f.Quote(draft.Span{Start: start, End: end}) }
	b := draft.NewBuilder(f)
	b.Copy(draft.Span{Start: 35, End: 48})
	post := &draft.Post{Text: b.Text(), Media: []draft.Media{{Path: at(7, 14)}, {Path: at(16, 23), Alt: draft.Words("Rye.")}, {Path: at(25, 34)}}}
	found := set.Post(nil, post, nil)
	require.Len(t, found, 2)
	assert.Equal(t, "one.jpg", found[0].Quote.String())
	assert.Equal(t, "three.jpg", found[1].Quote.String())
}
