package markdown

import (
	"strings"
	"unicode"

	"github.com/postlint/postlint/rules/draft"
)

// The fields of a post, as keys of front matter, labels, column headers and headings name them.
const (
	fText       = "text"
	fBrief      = "brief" // a title, hook or topic: copy only if nothing better is there
	fContent    = "content"
	fHook       = "hook" // the first line of the copy, if a body follows
	fTitle      = "title"
	fTheme      = "theme" // the last resort
	fChannel    = "channel"
	fDate       = "date"
	fWeek       = "week"
	fTime       = "time"
	fHashtags   = "hashtags"
	fChecked    = "hashtags_checked"
	fStatus     = "status"
	fMedia      = "media"
	fAlt        = "alt"
	fAuthor     = "author"
	fReviewers  = "reviewers"
	fCampaign   = "campaign"
	fObjective  = "objective"
	fAudience   = "audience"
	fDepartment = "department"
	fAccount    = "account"
	fDisclosure = "disclosure"
	fPartner    = "partner"
	fPaid       = "paid"
	fReply      = "in_reply_to"
	fLang       = "lang"
	fID         = "id"
	fZone       = "timezone"
	fAside      = "aside" // known, and none of our business: it ends the copy
)

// aliases lists what people call each field, folded. Source: 124 calendars found in public repositories.
var aliases = [...]struct {
	field string
	names []string
}{
	{fText, []string{"caption", "copy", "post copy", "body", "text", "texte", "legende", "contenu a adapter", "post content", "tweet content", "post text",
		"tweet copy", "tweet", "tweet text", "message", "publication", "texto", "正文", "文字正文", "подпись", "script", "copie", "post body", "corps", "legende instagram",
		"hook/caption", "suggested caption", "full caption", "full text", "final copy", "draft copy", "draft text", "cuerpo", "leyenda", "beschreibung", "bildunterschrift"}},
	{fContent, []string{"content", "contenu", "contenido", "conteudo", "continut", "inhalt", "post", "posts", "innhold", "内容", "пост"}},
	{fHook, []string{"hook", "topic/hook", "title/hook", "标题/hook", "accroche", "headline", "gancho", "opening", "opening line", "first line"}},
	{fBrief, []string{"topic", "concept", "concept/topic", "title / topic", "titre / accroche", "sujet", "idea", "idee", "draft prompt",
		"story", "reel", "action", "titlu", "titulo", "emne", "标题", "caption idea", "post idea", "key message", "message cle", "description", "post/topic", "topic/title", "subject"}},
	{fTitle, []string{"title", "titre", "tagline", "slogan"}},
	{fTheme, []string{"theme", "tema", "thema", "angle", "主题"}},
	{fChannel, []string{"platform", "platforms", "platforme", "plateforme", "plateformes", "plataforma", "plataformas", "platforma", "plattform", "channel", "channels", "canal", "canaux", "canales",
		"kanal", "kanale", "reseau", "reseaux", "reseau social", "network", "networks", "where", "cross_post", "渠道", "平台", "social network", "social", "medium/platform", "red social"}},
	{fDate, []string{"date", "publish_date", "publish_at", "publishdate", "publish date", "publishing date", "publication date", "post date", "scheduled", "scheduled_for", "scheduled_at", "scheduled_date", "scheduled date",
		"scheduled for", "schedule", "date published", "date_publication", "date de publication", "jour", "day", "dia", "fecha", "dag", "tag", "when", "quand", "day/time", "date/time", "day / time", "date / time", "date & time", "datum",
		"post_date", "posting date", "发布日期", "日期", "اليوم", "التاريخ", "요일", "날짜", "data", "giorno", "zi", "ziua", "день", "дата", "day/date", "date et heure", "send_at", "go_live"}},
	{fWeek, []string{"week", "semaine", "semana", "woche", "uke", "settimana", "saptamana", "week #", "wk"}},
	{fTime, []string{"time", "heure", "hora", "uhrzeit", "best time", "best post time", "posting time", "best posting time", "post at", "scheduled time", "scheduled_time", "publish_time", "publish time", "heure de publication",
		"meilleure heure", "ora", "time slot", "tid", "klokkeslett", "best time to post", "post time", "horaire", "creneau", "时间", "시간"}},
	{fHashtags, []string{"hashtags", "hashtag", "suggested hashtags", "mots-diese", "mots-dieses", "关键话题标签", "хэштеги", "hash tags", "hashtags suggeres", "recommended hashtags", "话题标签", "tags/hashtags", "tags", "hashtag-uri", "hashtaguri"}},
	{fStatus, []string{"status", "statut", "estado", "etat", "state", "状态", "stare"}},
	{fMedia, []string{"visual", "visuals", "visual suggestion", "visual brief", "visuel", "visuels", "visuel suggere", "piste visuelle", "image", "images", "media", "medias", "photo", "photos", "couverture", "assets", "asset", "cover",
		"attachments", "attachment", "image prompt", "visual asset", "visual assets", "bild", "imagen", "image/video", "video", "配图建议", "linkedin_share_image", "graphic", "creative", "piece jointe", "pieces jointes"}},
	{fAlt, []string{"alt", "alt text", "alt_text", "texte alternatif", "description image", "image alt", "alt-text"}},
	{fAuthor, []string{"owner", "author", "auteur", "autrice", "assigned to", "responsable", "publish as", "who", "writer", "redacteur", "redactrice", "by", "assignee"}},
	{fReviewers, []string{"reviewer", "reviewers", "reviewed_by", "reviewed by", "approved_by", "approved by", "approver", "relu par", "relecteur", "relectrice", "valide par", "approbateur"}},
	{fCampaign, []string{"campaign", "campagne", "series", "serie", "pillar", "pilier", "content pillar", "pilar", "pilier de contenu", "content type/pillar"}},
	{fObjective, []string{"objectif", "objective", "objectives", "objetivo", "goal", "ziel", "but", "purpose"}},
	{fAudience, []string{"audience", "target audience", "public", "public cible", "cible", "persona", "zielgruppe", "target"}},
	{fDepartment, []string{"department", "departement", "service", "team", "equipe"}},
	{fAccount, []string{"account", "compte", "handle", "profile", "profil"}},
	{fDisclosure, []string{"disclosure", "mention legale", "divulgation"}},
	{fPartner, []string{"partner", "partners", "partenaire", "influencer", "influenceur", "influenceuse", "sponsor", "collab", "collaboration"}},
	{fPaid, []string{"paid", "sponsored", "sponsorise", "paid partnership", "paye", "partenariat remunere"}},
	{fReply, []string{"in_reply_to", "in reply to", "reply to", "reply_to", "en reponse a"}},
	{fLang, []string{"lang", "language", "langue", "locale", "idioma", "sprache"}},
	{fID, []string{"id", "post id", "post_id", "key", "slug", "creative id", "ref"}},
	{fZone, []string{"timezone", "time zone", "tz", "fuseau", "fuseau horaire"}},
	{fChecked, []string{"hashtags_checked", "checked hashtags", "hashtags verifies", "hashtags_verifies"}},
	{fAside, []string{"note", "notes", "remarque", "remarques", "nota", "notas", "cta", "format", "type", "post type", "content type", "style", "tone", "ton", "why this post", "why it works", "why", "pourquoi", "first comment", "premier commentaire",
		"comment", "reply", "engagement", "engagement tasks", "metrics", "kpi", "budget", "boost", "link", "links", "lien", "url", "source", "sources", "source id", "audio", "music", "musique", "sound", "outline", "duration", "duree",
		"length", "longueur", "character count", "characters", "word count", "hashtag set", "tiktok hook", "hook for reels", "hook for reels/shorts", "video hook", "next steps", "checklist", "metadata", "created", "created_at",
		"created_date", "updated", "last updated", "last_updated", "expires", "generated", "effort", "priority", "priorite", "asset reference", "location", "lieu", "mention", "mentions", "cc", "shots", "variations", "字数", "预期效果",
		"performance", "results", "resultats", "expected result", "engagement strategy", "follow-up", "follow up", "follow-ups", "related spec", "hook type", "card", "instructions", "posting notes", "production notes",
		"first comment text", "maker comment", "maker's comment", "comment from the maker", "pinned comment", "erster kommentar", "cta (erster kommentar)", "affirmation", "when to use", "use case", "usage", "validation", "approval", "approved", "prompt", "配图", "preview", "link preview", "review"}},
}

// fieldOf is aliases turned around.
var fieldOf = &glossary[string]{read: func(string) map[string]string {
	m := make(map[string]string, 640)
	for _, a := range aliases {
		for _, n := range a.names {
			m[n] = a.field
		}
	}
	return m
}}

// asideWords end the copy wherever they stand in a label: "Visual Assets Note", "Hook for Reels".
var asideWords = set("note notes visual visuals visuel visuels checklist prompt image photo reels shorts metrics asset assets")

// fieldName returns the field that a key, label or header names, "" if none. What stands in brackets does not count.
func fieldName(label string) string { return fieldNamed(plainLabel(label)) }

// fieldNamed does so for a label that is plain already.
func fieldNamed(s string) string {
	if f := fieldOf.of(s); f != "" {
		return f
	}
	if bare := cutBrackets(s); bare != s {
		s = plainLabel(bare)
		if f := fieldOf.of(s); f != "" {
			return f
		}
	}
	if strings.Contains(s, "_") {
		if f := fieldOf.of(strings.ReplaceAll(s, "_", " ")); f != "" {
			return f
		}
	}
	for _, sep := range []string{"/", " & ", " et ", " and ", " + "} {
		if strings.Contains(s, sep) {
			if f := allFields(strings.Split(s, sep)); f != "" {
				return f
			}
		}
	}
	return ""
}

// allFields returns the field of the first of several names, if all of them name one: "Post copy / caption". In "Week 2:
// tips and engagement" the last one alone means nothing.
func allFields(parts []string) string {
	if len(parts) < 2 || len(parts) > 3 {
		return ""
	}
	first := ""
	for i, p := range parts {
		f := fieldOf.of(strings.TrimSpace(p))
		if f == "" {
			return ""
		}
		if i == 0 || f == fText {
			first = f
		}
	}
	return first
}

// plainLabel folds a label and removes the marks, emoji and punctuation around its words.
func plainLabel(s string) string { return trimLabel(draft.Fold(s)) }

// trimLabel does so for a label that is folded already.
func trimLabel(folded string) string {
	if n := len(folded); n > 0 && wordASCII[folded[0]] && wordASCII[folded[n-1]] {
		return folded
	}
	return strings.TrimFunc(folded, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != ')' && r != ']' && r != '(' && r != '['
	})
}

// cutBrackets removes what stands in brackets: "Hook (first 3s)" is a hook.
func cutBrackets(s string) string {
	if strings.IndexByte(s, '(') < 0 && strings.IndexByte(s, '[') < 0 {
		return s
	}
	var b strings.Builder
	depth := 0
	for _, r := range s {
		switch r {
		case '(', '[', '（':
			depth++
		case ')', ']', '）':
			if depth > 0 {
				depth--
			}
		default:
			if depth == 0 {
				b.WriteRune(r)
			}
		}
	}
	return strings.TrimSpace(b.String())
}
