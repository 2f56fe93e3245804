package news_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/lint/news"
	"github.com/postlint/postlint/rules/draft"
)

func target(t *testing.T, src string) news.Target {
	path := filepath.Join(t.TempDir(), "news.toml")
	if src != "" {
		require.NoError(t, os.WriteFile(path, []byte(src), 0o640))
	}
	return news.Target{Name: "news.toml", Path: path}
}

func content(t *testing.T, tg news.Target) string {
	src, err := os.ReadFile(tg.Path)
	require.NoError(t, err)
	return string(src)
}

func names(t *testing.T, tg news.Target) (list []string) {
	entries, err := os.ReadDir(filepath.Dir(tg.Path))
	require.NoError(t, err)
	for _, e := range entries {
		list = append(list, e.Name())
	}
	return list
}

// Twenty runs at once lose nothing: each adds an event, some refresh.
func TestUpdateAtOnce(t *testing.T) {
	tg := target(t, "# ours\n")
	var wait sync.WaitGroup
	for i := range 20 {
		wait.Go(func() {
			err := news.Update([]news.Target{tg}, func(files []*draft.File) ([]string, error) {
				if i%2 == 0 {
					out, _, err := brought([]draft.Event{quake("gdacs", fmt.Sprint("EQ", i), at.Add(time.Duration(-i)*time.Hour))}).Merge(files)
					return out, err
				}
				out, err := news.Add(files[0], &draft.Event{Name: fmt.Sprintf("Event %d", i), Kind: "debate", Start: at})
				return []string{out}, err
			})
			assert.NoError(t, err)
		})
	}
	wait.Wait()
	s, err := news.Parse(draft.NewFile("news.toml", []byte(content(t, tg))))
	require.NoError(t, err)
	assert.Len(t, s.Events, 20)
	assert.Contains(t, content(t, tg), "# ours\n")
	assert.Equal(t, []string{"news.toml"}, names(t, tg))
}

// An editor that saves in the middle of a change wins nothing and loses nothing: the change is made again.
func TestUpdateSeesAnEditor(t *testing.T) {
	tg := target(t, "# one\n")
	tries := 0
	err := news.Update([]news.Target{tg}, func(files []*draft.File) ([]string, error) {
		if tries++; tries == 1 {
			require.NoError(t, os.WriteFile(tg.Path, []byte("# two\n"), 0o640))
		}
		out, err := news.SetChecked(files[0], at)
		return []string{out}, err
	})
	require.NoError(t, err)
	assert.Equal(t, "checked = 2026-03-10T11:50:00Z\n\n# two\n", content(t, tg))
	info, err := os.Stat(tg.Path)
	require.NoError(t, err)
	assert.Equal(t, os.FileMode(0o640), info.Mode().Perm())
}

// What goes wrong leaves the file as it was, and nothing beside it.
func TestUpdateFails(t *testing.T) {
	change := func(out string, err error) func([]*draft.File) ([]string, error) {
		return func(files []*draft.File) ([]string, error) { return []string{out}, err }
	}
	t.Run("in the change", func(t *testing.T) {
		tg := target(t, "# one\n")
		assert.Error(t, news.Update([]news.Target{tg}, change("", errors.New("no"))))
		assert.Equal(t, "# one\n", content(t, tg))
		assert.Equal(t, []string{"news.toml"}, names(t, tg))
	})
	t.Run("a link", func(t *testing.T) {
		tg := target(t, "")
		require.NoError(t, os.Symlink("elsewhere", tg.Path))
		assert.ErrorContains(t, news.Update([]news.Target{tg}, change("x", nil)), "is a link")
	})
	t.Run("no folder", func(t *testing.T) {
		tg := target(t, "")
		tg.Path = filepath.Join(tg.Path, "none", "news.toml")
		assert.ErrorContains(t, news.Update([]news.Target{tg}, change("x", nil)), "news.toml cannot be written: no such file or directory")
	})
	t.Run("a lock that was left over", func(t *testing.T) {
		tg := target(t, "# one\n")
		lock := tg.Path + ".lock"
		require.NoError(t, os.WriteFile(lock, nil, 0o644))
		old := time.Now().Add(-2 * time.Hour)
		require.NoError(t, os.Chtimes(lock, old, old))
		err := news.Update([]news.Target{tg}, change("# two\n", nil))
		assert.ErrorContains(t, err, "news.toml.lock is 2h0m0s old: a run that was killed left it there. Delete that file")
		assert.FileExists(t, lock)
	})
	t.Run("a lock that is held", func(t *testing.T) {
		tg := target(t, "# one\n")
		require.NoError(t, os.WriteFile(tg.Path+".lock", nil, 0o644))
		news.LockWait(t, 50*time.Millisecond)
		assert.ErrorContains(t, news.Update([]news.Target{tg}, change("# two\n", nil)), "another run is writing news.toml")
		assert.Equal(t, "# one\n", content(t, tg))
	})
}

// A file is written, brought to the disk, renamed and its name brought to the disk, in that order. Whichever step fails, the old file is whole and
// nothing stays beside it.
func TestEachStepOfWritingFails(t *testing.T) {
	full := errors.New("the disk is full")
	change := func(files []*draft.File) ([]string, error) { return []string{"# two\n"}, nil }
	order := []string{"create", "write", "chmod", "sync", "close", "rename", "sync folder"}
	for step := range len(order) + 1 {
		tg := target(t, "# one\n")
		steps := news.FailAt(t, step, full)
		err := news.Update([]news.Target{tg}, change)
		assert.Equal(t, []string{"news.toml"}, names(t, tg))
		if step > 0 && order[step-1] != "sync folder" {
			assert.EqualError(t, err, "news.toml is left as it was: the disk is full", order[step-1])
			assert.Equal(t, order[:step], (*steps)[:step])
			assert.NotContains(t, (*steps)[step:], "rename", order[step-1])
			assert.Equal(t, "# one\n", content(t, tg), order[step-1])
			continue
		}
		assert.NoError(t, err) // some file systems can't bring a folder to the disk
		assert.Equal(t, order, *steps)
		assert.Equal(t, "# two\n", content(t, tg))
	}
}

// A file of any size is refused before it is read.
func TestUpdateIsBounded(t *testing.T) {
	tg := target(t, "")
	f, err := os.Create(tg.Path)
	require.NoError(t, err)
	require.NoError(t, errors.Join(f.Truncate(1<<30), f.Close())) // a hole, which takes no room on the disk
	err = news.Update([]news.Target{tg}, func([]*draft.File) ([]string, error) { return []string{""}, nil })
	assert.EqualError(t, err, "news.toml: no file of news needs more than 16777216 bytes; delete what is long over")
}

func TestAdd(t *testing.T) {
	e := draft.Event{Name: "Grève \"noire\"", Kind: "brand-crisis", Regions: []string{"fr"}, Start: at, Hashtags: []string{"#Grève"}}
	out, err := news.Add(draft.NewFile("news.toml", []byte("# ours")), &e)
	require.NoError(t, err)
	assert.Equal(t, `# ours

[[event]]
name     = "Grève \"noire\""
kind     = "brand-crisis"
regions  = ["fr"]
severity = "high"
start    = 2026-03-10T11:50:00Z
hashtags = ["#Grève"]
`, out)
	for _, c := range []struct {
		change func(*draft.Event)
		want   string
	}{
		{func(e *draft.Event) { e.Kind = "strike" }, "unknown kind"},
		{func(e *draft.Event) { e.Hazard = "strom" }, `did you mean "storm"?`},
		{func(e *draft.Event) { e.Regions = []string{"France"} }, `did you mean "FR"?`},
		{func(e *draft.Event) { e.Hashtags = []string{"#two words"} }, `did you mean "#twowords"?`},
		{func(e *draft.Event) { e.End = e.Start.Add(-1) }, "ends before it starts"},
		{func(e *draft.Event) { e.Name = "" }, `has no "name"`},
	} {
		bad := e
		c.change(&bad)
		_, err := news.Add(draft.NewFile("news.toml", nil), &bad)
		assert.ErrorContains(t, err, c.want)
	}
}

func TestSetChecked(t *testing.T) {
	for src, want := range map[string]string{
		"":       "checked = 2026-03-10T11:50:00Z\n",
		"# ours": "checked = 2026-03-10T11:50:00Z\n\n# ours",
		"# a\nchecked   =   2026-03-09 # Ana\n\n# b": "# a\nchecked   =   2026-03-10T11:50:00Z # Ana\n\n# b",
	} {
		out, err := news.SetChecked(draft.NewFile("news.toml", []byte(src)), at)
		require.NoError(t, err)
		assert.Equal(t, want, out)
	}
	_, err := news.SetChecked(draft.NewFile("news.toml", []byte("checked = 2027-01-01")), at)
	assert.ErrorContains(t, err, "correct the one that is wrong")
	assert.True(t, strings.HasPrefix(err.Error(), "news.toml"))
}
