package main

import (
	"os"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const folder = "../../.."

func TestTablesAreFresh(t *testing.T) {
	files, err := tables(os.DirFS(folder))
	require.NoError(t, err)
	require.Len(t, files, len(sources))
	for name, want := range files {
		got, err := os.ReadFile(folder + "/" + name)
		require.NoError(t, err)
		require.True(t, string(want) == string(got), "rules/%s is not what its TOML says: run go generate ./rules", name)
	}
}

// A mistake in a source says where it is; nothing is written then.
func TestMistakes(t *testing.T) {
	for _, c := range []struct{ name, text, says string }{
		{"memorial_day", "[[day]]\nid = \"d\"\nweekday = \"Munday\"", `no weekday "Munday"`},
		{"memorial_day", "[[day]]\nid = \"d\"\ndate = \"13-01\"", "d: parsing time"},
		{"platform_limit", "[[limit]]\nfrom = \"2025-02-30\"", "day out of range"},
		{"platform_limit", "[[limit]]\nmaximum = 3", "missing"},
		{"trending_hashtag", "[[tag]]\ntag = \"#Aurora\"\n[[tag]]\ntag = \"#aurora\"", "aurora is in two entries"},
		{"trending_hashtag", "[[tag]]\naliases = [\"#\"]", "has no letters"},
	} {
		all := fstest.MapFS{}
		for name := range sources {
			text, err := os.ReadFile(folder + "/" + name + ".toml")
			require.NoError(t, err)
			all[name+".toml"] = &fstest.MapFile{Data: text}
		}
		all[c.name+".toml"] = &fstest.MapFile{Data: []byte(c.text)}
		files, err := tables(all)
		assert.Nil(t, files, c.says)
		assert.ErrorContains(t, err, c.name+".toml: ")
		assert.ErrorContains(t, err, c.says)
	}
}
