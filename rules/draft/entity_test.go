package draft

import (
	"cmp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// In these texts ⟦ ⟧ mark what X finds, ⟪ ⟫ a hashtag that Bluesky reads otherwise.
var entityTests = map[string][]string{
	"hashtags": {
		"⟦#été2024⟧ commence",
		"On y est : ⟦#RentréeLittéraire⟧, ⟦#JournéeDeLaTerre⟧.",
		"⟦#1er⟧ mai, ⟦#14juillet⟧, ⟦#11Novembre⟧ !",
		"We know ⟦#WhyWeStay⟧!",
		"⟦#snake_case⟧ ⟦#_a⟧ ⟪⟦#a⟫_⟧ ⟦#a1_2⟧",
		"one\n⟦#two⟧\r\n⟦#three⟧\n",
		"espaces insécables\u00a0⟦#ici⟧\u202f⟦#là⟧\u3000⟦#aussi⟧",
		"⟦#t·lliure⟧ ⟦#お茶・お菓子⟧ ⟦#スーパー⟧ ⟦#ﾗｰﾒﾝ⟧",
		"＃ and ⟦＃été⟧, ⟦＃年末ｾｰﾙ⟧",
		"⟦#हिन्दी⟧ ⟦#עברית⟧ ⟦#الأخبار⟧ ⟦#Ελλάδα⟧ ⟦#україна⟧ ⟦#ไทย⟧ ⟦#부산⟧ ⟦#𠮷野家⟧",
		"⟦#e\u0301te\u0301⟧ in two characters each",
	},
	"no hashtags": {
		"", " ", "#", "# Titre", "## Titre", "#2024", "le nº #1 et #22", "#_ #__ #1_2", "#! #… #-",
		"a#b été#hiver x_#y 1#a", "in C# and F#", "l’&#233;t&#xE9;", "\ufe0f#\ufe0f\u20e3 pressed", "$AAPL $#",
		"日本#日本", "zero\u200d#width",
	},
	"hashtags after and before other characters": {
		"(⟦#rentrée⟧)", "[⟦#a⟧]", "«⟦#Aurora⟧»", "« ⟦#Aurora⟧ »", "\"⟦#a⟧\"", "soldes/⟦#promo⟧", "-⟦#a⟧", "…⟦#suite⟧",
		"l’⟦#été⟧", "d'⟦#hiver⟧",
		"🔥⟦#hot⟧", "👨‍👩‍👧⟦#famille⟧", "✌️⟦#paix⟧", "✌🏽⟦#paix⟧", "❤\ufe0e⟦#amour⟧", "新商品。⟦#新商品⟧", "！⟦＃速報⟧！", "\u200b⟦#a⟧",
		"⟦#a⟧. ⟦#b⟧, ⟦#c⟧; ⟦#d⟧: ⟦#e⟧! ⟦#f⟧? ⟦#g⟧… ⟦#h⟧” ⟦#i⟧’",
		"⟪#⟦#double⟧⟫", "⟪⟦#foo⟧/⟦#bar⟧⟫", "«⟦#tag⟧» [⟦#tag⟧]",
	},
	"hashtags read in two ways": {
		"⟪⟦#COVID⟧-19⟫ : les gestes", "⟪⟦#Aujourd⟧'hui⟫", "⟪⟦#Aujourd⟧’hui⟫, on sort", "⟪⟦#l⟧’été⟫ arrive",
		"⟪⟦#Aurora⟧'s⟫ lights.",
		"⟪⟦#AT⟧&T⟫", "⟪⟦#C⟧++⟫", "⟪#100$⟫", "⟪⟦#hot⟧🔥⟫", "⟪⟦#tag⟧–suite⟫", "⟪⟦#foo⟧/bar⟫ (⟦#foo⟧/bar)",
		"⟪⟦#vite⟧,vite⟫, ⟦#vite⟧,",
		"⟪#foo#bar⟫", "⟪#foo⟫#", "⟪#a#b#c⟫!", "⟪#foo＃bar⟫", "«#foo#bar»", "⟪⟦＃a⟧+b⟫",
		"⟪⟦#می⟫\u200cخواهم⟧", "⟦#soft⟧\u00adhyphen", "\ufeff⟦#bom⟧ ⟪⟦#a⟧+b⟫",
		"⟪#http://example.com⟫ ⟪⟦#example⟧.com⟫",
		"⟦#" + strings.Repeat("é", 70) + "⟧ and ⟦#" + strings.Repeat("a", 60) + "⟧-more ⟪⟦#" + strings.Repeat("é", 60) + "⟧-mor⟫",
	},
	"mentions": {
		"⟦@maison_aurore⟧ bonjour ⟦@a⟧, ⟦@B2⟧; ⟦@_⟧ ⟦@12⟧.", "merci à ⟦@a⟧!", "(⟦@a⟧) «⟦@b⟧» /⟦@c⟧ .⟦@d⟧ 🔥⟦@e⟧ é⟦@f⟧",
		"⟦＠aurore⟧さん、こんにちは⟦@b⟧です",
		"RT⟦@a⟧ RT:⟦@b⟧ RT ⟦@c⟧ rt⟦@d⟧: (Rt⟦@e⟧", "art@a start:rt⟦@b⟧ -rt@c smart@d", "⟦@a⟧\n⟦@b⟧",
		"⟦@twentycharacterslong⟧er", "⟦@a⟧'s ⟦@a⟧’s ⟦@a⟧-b ⟦@a⟧.b",
		"⟦@aurore/nos-auteurs_2⟧, ⟦@aurore⟧/2024 ⟦@a⟧/ ⟦@a/b⟧/c", "⟦@a/abcdefghijklmnopqrstuvwxy⟧z",
	},
	"no mentions": {
		"@", "@ a", "moi@example.org", "prénom.nom+tri@example.org", "@josé", "@a@b", "@a＠b", "@http://", "a_@b",
		"!@a ⟪#@a⟫ $@a %@a &@a *@a @@a", "@é", "@a/b@c",
	},
	"links": {
		"⟦http://aurore.example.com⟧", "voir ⟦https://example.com/été⟧.", "⟦HTTPS://EXAMPLE.COM/A⟧", "(⟦https://example.com⟧)",
		"«⟦https://example.com/a⟧»", "url:⟦https://example.com⟧",
		"⟦example.com⟧ ⟦www.example.co.uk⟧ ⟦EXAMPLE.FR⟧, ⟦bit.ly/AbC⟧; ⟦a.io⟧",
		"⟦https://example.com:8080/a⟧ ⟦example.com⟧:8080 ⟦example.com:8080/a⟧",
		"⟦https://example.com?a=b&c=d⟧ ⟦example.com⟧?a=b ⟦example.com/?a=b⟧? ⟦https://example.com/a?b#c⟧!",
		"⟦https://example.com/#rentrée⟧ ⟦https://x.com/#tag⟧ ⟦https://example.com/@a⟧ ⟦example.com/a#b⟧",
		"⟦https://example.org/wiki/Mercure_(planète)⟧, (⟦https://example.org/a⟧) ⟦https://a.org/(b(c)d)⟧ ⟦https://a.org/⟧(b(c(d))) ⟦https://a.org/b⟧:(c)",
		"⟦https://example.com/a,b;c⟧,; ⟦https://example.com/a–b⟧ ⟦https://example.com/слово⟧ ⟦https://example.com/⟧日本",
		"⟦https://été.fr⟧ ⟦été.fr⟧ ⟦https://日本.jp/a⟧ ⟦https://example.みんな⟧ ⟦http://xn--t-9fab.fr/⟧ ⟦http://пример.рф⟧ ⟦http://a.РФ⟧",
		"今日は⟦example.com⟧から⟦example.jp/a⟧です", "。⟦example.com⟧日本。⟦example.fr/a⟧", "⟦example.com⟧é ⟦https://a.com⟧é",
		"⟦https://a_b.example.com⟧ ⟦https://a-b.com⟧",
		"une ⟦fin.Et⟧ voilà", "⟦https://example.com⟧.", "⟦https://example.com⟧...", "⟦example.com⟧. Fin.",
		"⟦https://t.co/aB1⟧'s ⟦https://t.co/aB1⟧/x ⟦https://t.co/aB1?amp=1⟧ ⟦https://t.co⟧ ⟦t.co/aB1/x⟧",
		"https://t.co/" + strings.Repeat("a", 41) + " ⟦https://t.co/" + strings.Repeat("a", 40) + "⟧",
		"http:// ⟦example.com⟧ xhttp://example.com", "⟦https://a.com/https://b.com⟧",
	},
	"no links": {
		"3.14 v1.2.3 12.30", "fin.Puis", "etc... a..b", "archive.tar.bz2", "M.Durand", "http://localhost", "http://a",
		"a.commune", "a.com-b a.com+b a.com@b a.com2",
		"nom@example.com prénom.nom@example.com", "-example.com _example.com /example.com ../example.com",
		"http://-a.com http://a-.com http://_a.com http://a_b.com",
		"$example.com ＠é", "http://.com", "http://" + strings.Repeat("a", 64) + ".com",
		"http://" + strings.Repeat("あ", 60) + ".com", "http://xn--日.com",
		"https://example.com/" + strings.Repeat("a", 4096),
	},
	"signs and links together": {
		"⟦@a⟧ ⟦#b⟧ ⟦c.com⟧ ⟦#d⟧", "⟦https://a.com/#b⟧ ⟦#b⟧ ⟦https://a.com/@c⟧ ⟦@c⟧", "⟦#a⟧: ⟦https://a.com⟧",
		"⟦https://a.com⟧ ⟦#b⟧",
		"(⟦#日本example⟧.com/⟦#b⟧)", "(⟦@a⟧.com (⟦#a⟧.com", "⟦http://日＃a.com⟧", "✉ écrire à a@b.com, ⟦@c⟧",
		"\xff⟦#a⟧\xff⟦@b⟧\xff \xff⟦a.com⟧ \xe3\x81",
	},
}

func TestAppendEntities(t *testing.T) {
	for group, tests := range entityTests {
		t.Run(group, func(t *testing.T) {
			for _, marked := range tests {
				text, want := unmarkEntities(marked)
				if got := AppendEntities(nil, text); !slices.Equal(got, want) {
					t.Errorf("%s\n got %s", marked, markEntities(text, got))
				}
			}
		})
	}
}

// unmarkEntities returns the text without its marks, and what they mark.
func unmarkEntities(marked string) (text string, entities []Entity) {
	var b strings.Builder
	var narrow, wide int
	for len(marked) > 0 {
		_, size := utf8.DecodeRuneInString(marked)
		switch mark := marked[:size]; mark {
		case "⟦":
			narrow = b.Len()
		case "⟪":
			wide = b.Len()
		case "⟧":
			kind := Link
			switch r, _ := utf8.DecodeRuneInString(b.String()[narrow:]); r {
			case '#', '＃':
				kind = Hashtag
			case '@', '＠':
				kind = Mention
			}
			entities = append(entities, Entity{kind, narrow, b.Len()})
		case "⟫":
			entities = append(entities, Entity{WideHashtag, wide, b.Len()})
		default:
			b.WriteString(mark)
		}
		marked = marked[size:]
	}
	slices.SortFunc(entities, func(a, b Entity) int { return cmp.Or(a.Start-b.Start, int(a.Kind)-int(b.Kind)) })
	return b.String(), entities
}

// markEntities marks each entity of its own, since they may overlap.
func markEntities(text string, entities []Entity) string {
	var b strings.Builder
	for _, e := range entities {
		marks := [2]string{"⟦", "⟧"}
		if e.Kind == WideHashtag {
			marks = [2]string{"⟪", "⟫"}
		}
		b.WriteString(marks[0] + text[e.Start:e.End] + marks[1] + " ")
	}
	return b.String()
}

func TestAppendEntitiesAppends(t *testing.T) {
	first := Entity{Mention, 7, 9}
	got := AppendEntities([]Entity{first}, "#a")
	if want := []Entity{first, {Hashtag, 0, 2}}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func FuzzAppendEntities(f *testing.F) {
	for _, tests := range entityTests {
		for _, marked := range tests {
			text, _ := unmarkEntities(marked)
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, s string) {
		boundary := map[int]bool{len(s): true}
		for i := range s {
			boundary[i] = true
		}
		end := 0
		var last Entity
		for i, e := range AppendEntities(nil, s) {
			if e.Start < 0 || e.Start >= e.End || e.End > len(s) {
				t.Fatalf("%q: %v is no place in it", s, e)
			}
			if !boundary[e.Start] || !boundary[e.End] {
				t.Fatalf("%q: %v splits a character", s, e)
			}
			if i > 0 && (e.Start < last.Start || e.Start == last.Start && (last.Kind != Hashtag || e.Kind != WideHashtag || e.End == last.End)) {
				t.Fatalf("%q: %v after %v", s, e, last)
			}
			if e.Kind != WideHashtag {
				if e.Start < end {
					t.Fatalf("%q: %v overlaps another", s, e)
				}
				end = e.End
			}
			first, _ := utf8.DecodeRuneInString(s[e.Start:])
			if signs := [...]string{Hashtag: "#＃", WideHashtag: "#＃", Mention: "@＠"}; e.Kind != Link && !strings.ContainsRune(signs[e.Kind], first) {
				t.Fatalf("%q: %v starts with another sign", s, e)
			}
			last = e
		}
	})
}

// Some of these 128 kB would take minutes if the time were not linear: labels, parentheses or tags looked at again and again.
func TestAppendEntitiesIsLinear(t *testing.T) {
	for _, s := range []string{
		"a.", "a.com.", "a_b.com.", "_a.com", "-a.", "a-.", "é.", "日.com", "a.日", "日本a.co", "xn--", ".xn--", "a.xn--a.", "http://", "http://a.", "a.co/(", "a.co/(a", "a.co/((a)",
		"a.co:", "a.co?", "t.co/", "https://t.co/a!", "#", "＃", "#1", "#a", "# ", " #a-", " #-", "@", "@a", "@a/b", " @a", "RT@", "\xff.com", "\u200d#a", "#日a.com/",
	} {
		text := strings.Repeat(s, 1<<17/len(s))
		AppendEntities(nil, text)
		AppendEntities(nil, "http://"+text+"com/#a")
		AppendEntities(nil, "#"+text+".com")
	}
}

const ordinaryPost = "Les portes ouvrent samedi à 10 h ! Venez découvrir la collection d’été, les ateliers pour enfants et la librairie " +
	"rénovée, avec @maison_aurore et nos invités. Programme : https://example.com/programme?jour=samedi#ateliers #JournéeDuPatrimoine #Été2024"

func TestAppendEntitiesAllocates(t *testing.T) {
	dst := make([]Entity, 0, 8)
	for _, s := range []string{ordinaryPost, "日本語とexample.comと#日本", "a_b.com http://日本語。テスト.みんな/ été.fr ⟪"} {
		if n := testing.AllocsPerRun(100, func() { dst = AppendEntities(dst[:0], s) }); n != 0 {
			t.Errorf("%v allocations for %q", n, s)
		}
	}
	if n := testing.AllocsPerRun(100, func() { AppendEntities(nil, "Nothing here, neither sign nor dot") }); n != 0 {
		t.Errorf("%v allocations where there is nothing to find", n)
	}
}

func BenchmarkAppendEntities(b *testing.B) {
	for name, s := range map[string]string{
		"post":      ordinaryPost,
		"sentences": strings.Repeat("Une phrase sans rien de spécial. Another sentence that says little. ", 4),
		"nothing":   strings.Repeat("Des mots et des mots, words and words; ", 7),
		"tags":      strings.Repeat("#Été2024 ", 30),
		"japanese":  strings.Repeat("新しいお店がオープンしました。詳しくはexample.comへ。＃東京 ", 4),
		"labels":    strings.Repeat("a_b.com.", 35),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(s)))
			b.ReportAllocs()
			dst := make([]Entity, 0, 64)
			for b.Loop() {
				dst = AppendEntities(dst[:0], s)
			}
		})
	}
}
