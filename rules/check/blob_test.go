package check

import (
	"encoding/binary"
	"hash/crc32"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/postlint/postlint/rules/draft"
)

func blobRule(id string, uses ...*Lexicon) *Rule {
	return &Rule{ID: id, Title: "-", Why: "-", Source: "-", Fix: "-", Severity: Note, Uses: uses,
		Post: func(p *Pass) {
			for _, l := range []string{"offer", "hide", "name"} {
				if p.set.names[p.number].find(l) < 0 {
					continue
				}
				for _, h := range p.Hits(l) {
					p.Report(h.Quote, Note, l+" "+h.Note)
				}
			}
		}}
}

// The phrases of one hide in those of the other, and both have phrases that read the same when written as one word.
func blobLexicons() (sales, storms *Lexicon) {
	return &Lexicon{Name: "sales", TOML: `
[offer.en]
weight = 3
terms = ["flash sale -> a", "<n> % off", "sale -> b", "=Ford -> car", "vote for your * flavour", "storm sale"]
[offer.fr]
terms = ["^soldés", "pain"]
[hide.any]
stop = true
terms = ["garage sale"]`}, &Lexicon{Name: "storms", TOML: `
[offer.any]
terms = ["storm -> c", "flashsale -> d", "sale", "storm sale"]
[name.any]
mentions = true
terms = ["acme corp"]`}
}

var blobTexts = []string{
	"A #flashsale, a flash sale, a garage sale. @AcmeCorp and Acme Corp in a storm sale",
	"Vote for your best flavour, 20 % off the Ford, ford; soldés, soldes; du pain. #Storm #stormsale",
	"pain sale",
}

func assertSame(t *testing.T, want, got *Set) {
	t.Helper()
	for _, text := range blobTexts {
		p := &draft.Post{Text: draft.NewText(text), Hashtags: []draft.Quote{draft.Words("#flashsale")}}
		assert.Equal(t, want.Post(nil, p, nil), got.Post(nil, p, nil), text)
	}
}

func TestLoadIsCompile(t *testing.T) {
	sales, storms := blobLexicons()
	blob, err := Blob(blobRule("a", sales), blobRule("b", storms))
	require.NoError(t, err)
	again, err := Blob(blobRule("a", sales), blobRule("b", storms))
	require.NoError(t, err)
	assert.Equal(t, blob, again)
	sales2, storms2 := blobLexicons() // a lexicon is known by what it says
	own := &Lexicon{Name: "own", TOML: "[name.en]\nterms=['garage', 'pain', 'storm -> own']"}
	changed := &Lexicon{Name: "sales", TOML: strings.Replace(sales.TOML, "garage", "photo", 1)}
	for name, c := range map[string]struct {
		indexes int
		rules   []*Rule
	}{
		"both":                       {1, []*Rule{blobRule("a", sales2), blobRule("b", storms2)}},
		"in another order":           {1, []*Rule{blobRule("b", storms), blobRule("a", sales)}},
		"one":                        {1, []*Rule{blobRule("b", storms)}},
		"the other":                  {1, []*Rule{blobRule("a", sales)}},
		"none":                       {1, []*Rule{blobRule("a")}},
		"one and a rule's own":       {2, []*Rule{blobRule("own", own), blobRule("a", sales)}},
		"one that has changed":       {2, []*Rule{blobRule("a", changed), blobRule("b", storms)}},
		"two that say the same":      {2, []*Rule{blobRule("a", sales), blobRule("b", sales2)}},
		"one that two rules share":   {1, []*Rule{blobRule("a", sales), blobRule("b", sales)}},
		"only what is not in it":     {2, []*Rule{blobRule("own", own)}},
		"what is in it by that name": {2, []*Rule{blobRule("a", &Lexicon{Name: "sales", TOML: own.TOML})}},
	} {
		t.Run(name, func(t *testing.T) {
			want, err := Compile(c.rules...)
			require.NoError(t, err)
			got, err := Load(blob, c.rules...)
			require.NoError(t, err)
			assert.Len(t, got.indexes, c.indexes)
			assertSame(t, want, got)
		})
	}
}

func TestLoadRefuses(t *testing.T) {
	sales, _ := blobLexicons()
	blob, err := Blob(blobRule("a", sales))
	require.NoError(t, err)
	_, err = Load(blob, blobRule("a", sales), blobRule("a", sales))
	assert.ErrorContains(t, err, "two rules have the ID a")
	_, err = Load(blob, blobRule("a", sales, &Lexicon{Name: "bad", TOML: "[x.en]\nterms=['(']"}))
	assert.ErrorContains(t, err, "a ( without its )")
}

// A blob that is not as it was written is not used.
func TestDamagedBlobs(t *testing.T) {
	sales, _ := blobLexicons()
	rule := blobRule("a", sales)
	want, err := Compile(rule)
	require.NoError(t, err)
	good, err := Blob(rule)
	require.NoError(t, err)
	damage := func(what string, blob []byte) {
		_, ok := readBlob(blob)
		assert.False(t, ok, what)
		got, err := Load(blob, rule)
		require.NoError(t, err, what)
		assertSame(t, want, got)
	}
	damage("empty", nil)
	damage("longer", append(good[:len(good):len(good)], 0))
	for i := 0; i < len(good); i += 1 + len(good)/50 {
		damage("truncated", good[:i])
		changed := []byte(string(good))
		changed[i] ^= 1
		damage("one bit", changed)
	}
	later := []byte(string(good))
	binary.LittleEndian.PutUint32(later[len(blobMagic):], blobVersion+1)
	damage("another version", later)
}

// resum gives a changed blob the sum of a good one, so that what follows the sum is put to the test.
func resum(blob []byte) []byte {
	blob = []byte(string(blob))
	copy(blob, blobMagic)
	binary.LittleEndian.PutUint32(blob[len(blobMagic):], blobVersion)
	binary.LittleEndian.PutUint32(blob[len(blobMagic)+4:], crc32.ChecksumIEEE(blob[blobHeader:]))
	return blob
}

// Whatever the bytes, reading them and scanning with them neither fails nor hangs.
func FuzzLoad(f *testing.F) {
	sales, storms := blobLexicons()
	rules := []*Rule{blobRule("a", sales), blobRule("b", storms)}
	good, err := Blob(rules...)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(good, uint32(0), uint32(0))
	for i := blobHeader; i < len(good); i += 64 { // TestHostileNumbers tries them all
		f.Add(good, uint32(i), uint32(len(good)-i))
	}
	f.Add([]byte(blobMagic), uint32(4), uint32(1<<31))
	f.Fuzz(func(t *testing.T, blob []byte, at, value uint32) {
		if len(blob) < blobHeader+4 {
			return
		}
		blob = []byte(string(blob))
		binary.LittleEndian.PutUint32(blob[blobHeader+int(at)%(len(blob)-blobHeader-3):], value)
		blob = resum(blob)
		if _, ok := readBlob(blob); !ok {
			return // it would be compiled, which takes long
		}
		set, err := Load(blob, rules...)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range blobTexts {
			set.Post(nil, &draft.Post{Text: draft.NewText(text)}, nil)
		}
	})
}

// Numbers all over a blob are made others.
func TestHostileNumbers(t *testing.T) {
	if testing.Short() {
		t.Skip("long, and nothing in it runs at the same time as something else")
	}
	sales, storms := blobLexicons()
	rules := []*Rule{blobRule("a", sales), blobRule("b", storms)}
	good, err := Blob(rules...)
	require.NoError(t, err)
	for i := blobHeader; i+4 <= len(good); i += 3 {
		for _, value := range []uint32{0, 1, 7, 1 << 28, 1<<31 - 1, 1 << 31, 1<<32 - 1} {
			blob := []byte(string(good))
			binary.LittleEndian.PutUint32(blob[i:], value)
			b, ok := readBlob(resum(blob))
			if !ok || !b.lexicons[0].of(languageLexicon) {
				continue // it would be compiled, which takes long
			}
			set, err := Load(resum(blob), rules...)
			require.NoError(t, err)
			for _, text := range blobTexts {
				set.Post(nil, &draft.Post{Text: draft.NewText(text)}, nil)
			}
		}
	}
}
