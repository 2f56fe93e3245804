package browser

import (
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const page = `<!doctype html><html lang="en"><title>t</title><style>body{background:#fff}@media (prefers-color-scheme:dark){body{background:#000}}</style>
<body><script>document.body.dataset.seen = innerWidth + ' ' + matchMedia('(prefers-color-scheme: dark)').matches + ' ' + location.hash</script></html>`

func pageFile(t *testing.T) string {
	file := filepath.Join(t.TempDir(), "a page #1?.html") // what is no part of the address must not be read as one
	require.NoError(t, os.WriteFile(file, []byte(page), 0o600))
	return File(file)
}

func TestDOM(t *testing.T) {
	url := pageFile(t) + "#here"
	for _, dark := range []bool{false, true} {
		assert.Contains(t, Page{URL: url, Width: 700, Height: 600, Dark: dark}.DOM(t), fmt.Sprintf(`data-seen="700 %t #here"`, dark))
	}
}

func TestScreenshot(t *testing.T) {
	for _, c := range []struct {
		width int
		dark  bool
		want  uint32 // the light of the page's own background
	}{{390, false, 0xffff}, {640, true, 0}} {
		file := filepath.Join(t.TempDir(), "page.png")
		Page{URL: pageFile(t), Width: c.width, Height: 300, Dark: c.dark}.Screenshot(t, file)
		f, err := os.Open(file)
		require.NoError(t, err)
		img, err := png.Decode(f)
		f.Close()
		require.NoError(t, err)
		assert.Equal(t, max(c.width, leastWidth), img.Bounds().Dx())
		red, _, _, _ := img.At(c.width-20, 200).RGBA()
		assert.Equal(t, c.want, red, "%d pixels wide, dark: %t", c.width, c.dark)
	}
}

func TestPDF(t *testing.T) {
	file := filepath.Join(t.TempDir(), "page.pdf")
	Page{URL: pageFile(t)}.PDF(t, file)
	src, err := os.ReadFile(file)
	require.NoError(t, err)
	assert.Equal(t, "%PDF", string(src[:4]))
}

func TestSkipsWithoutChromium(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	assert.Empty(t, Find())
	t.Run("skipped", func(t *testing.T) {
		defer func() { assert.True(t, t.Skipped()) }()
		Page{URL: "about:blank"}.DOM(t)
	})
}
