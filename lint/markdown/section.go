package markdown

import (
	"slices"
	"strings"

	"github.com/postlint/postlint/rules/draft"
)

// A section is a heading and what stands under it, up to the next heading of its level or above.
type section struct {
	head   int // line of the heading, -1 for the whole file
	level  int
	first  int // first line of the body
	own    int // end of the lines before the first heading inside
	end    int
	parent *section
	kids   []*section

	title    string // words of the heading
	name     name
	channels []string // that the heading names
	when     when     // that the heading tells
	stop     bool     // nothing under it is a post
	post     bool     // it looks like the heading of a single post
	period   *period  // that the title names, once it is asked for
	networks []string // that it names as the title of a file
	schedule bool     // "Posting schedule": in what order the posts go out
	posts    bool     // it speaks of posts: "LinkedIn posts", "Content for March"
	week     bool     // "Week 2", "Phase 1", "Série 2": holds posts and is none
}

// sections builds the tree of headings. There are at most six levels, so that walking it needs no bound.
func (d *doc) sections() *section {
	root := &section{head: -1, end: len(d.lines)}
	top := root
	for i := range d.lines {
		l := &d.lines[i]
		if l.kind != heading || l.quote {
			continue
		}
		for top.level >= int(l.level) {
			top.end = i
			if top.own == 0 {
				top.own = i
			}
			top = top.parent
		}
		if len(top.kids) == 0 {
			top.own = i
		}
		s := d.heads.one()
		*s = section{head: i, level: int(l.level), first: i + 1, parent: top}
		top.kids = append(top.kids, s)
		top = s
	}
	for ; top != nil; top = top.parent {
		top.end = len(d.lines)
		if len(top.kids) == 0 {
			top.own = top.end
		}
	}
	d.describe(root)
	for _, k := range root.kids {
		if k.level == 1 {
			d.title = k
			break
		}
	}
	return root
}

// describe reads the headings of a tree.
func (d *doc) describe(s *section) {
	if s.head >= 0 {
		q := d.value(d.lines[s.head].span())
		s.title = q.String()
		folded := draft.Fold(s.title)
		list := wordsIn(folded)
		if folded == s.title {
			s.channels = channelsAmong(s.title, list)
		} else {
			s.channels = channelsIn(s.title)
		}
		s.name = readName(s.title, folded, list, s.channels)
		s.when, _, _ = readFolded(folded, false, d)
		s.when.quote = q
		s.week = s.when.week > 0 || s.when.weekOf || len(list) > 0 && groupWords.of(list[0])
		if s.level == 1 {
			s.networks = s.titled(list)
		}
		s.schedule = s.level > 1 && isSchedule(list)
		s.posts = slices.ContainsFunc(list, speaksOfPosts)
		s.stop = s.level > 1 && isStop(s, folded)
		s.post = s.isPost(folded)
	}
	for _, k := range s.kids {
		d.describe(k)
	}
}

// groupWords are the first words of headings that group posts: "Week 2: Use cases", "SÉRIE 1 — LANCEMENT".
var groupWords = set("week semaine semana woche uke month mois mes phase block bloc serie series partie part pilier pillar sprint chapter chapitre batch wave vague quarter trimestre weeks settimana january february march april june july august september october november december janvier fevrier avril juin juillet aout septembre octobre novembre decembre")

// stopWords are words of headings under which no posts stand; they were seen in 72 of 124 calendars. Under a week or a network
// those of softWords mean nothing: "Week 3 — Build context" and "Weekly tips" hold posts.
var (
	stopWords = set("outline outlines formula formulas metrics metric metriques kpi kpis metricas guidelines guideline rules regles checklist checklists sources notes note remarques budget boosting bio prompts prompt hashtag hashtags legend legende metadata approval performance " +
		"tracking analytics attachments changelog inventory faq guardrails references reminders personas persona comments commentaires replies responses visuals visuels exemple exemples example examples benchmarks appendix annexe")
	softWords = set("tips conseils consejos strategy strategie estrategia overview principles principes principios tone ton voice templates template modeles modele plantillas audience instructions workflow tools outils resources ressources " +
		"research objectives objectifs kit positioning inspiration cadence frequency frequence setup goals pipeline routine assets pillars piliers themes links liens methodology contexte context summary resume guide playbook best key rollout policy")
)

// stopPhrases are the ones that take two words.
var stopPhrases = newPhrases("first comment", "premier commentaire", "erster kommentar", "posting times", "best times", "best practices", "bonnes pratiques", "image prompt", "visual brief", "alt text", "next steps", "next actions",
	"to reject", "reply template", "meilleurs horaires", "meilleures heures", "action items", "success metric", "a retenir", "quick reference", "call to action", "engagement rules", "engagement tactics", "engagement strategy", "engagement plan", "engagement tasks", "a eviter", "how to use", "comment utiliser", "link preview", "video script", "storyboard",
	"per-platform", "repurposing map", "cross-reference", "production schedule", "posting order", "publishing order")

var templateWords = set("template templates modele modeles plantilla plantillas vorlage vorlagen")

// models are weeks that show how a week looks, and plan none.
var models = newPhrases("semaine type", "mois type", "journee type", "typical week", "sample week", "example week", "weekly template")

// isStop reports whether nothing under a heading, folded, is a post. A heading that names one post, a day or a week never stops.
func isStop(s *section, title string) bool {
	folded := cutBrackets(title)
	if models.in(folded) {
		return true
	}
	if s.week || s.when.hasRel || s.when.day > 0 || s.when.weekday > 0 && s.name.role != noRole {
		return false
	}
	switch s.name.role {
	case postRole, partRole, variantRole:
		return false
	case fieldRole:
		switch s.name.field {
		case fAside, fHashtags, fStatus, fMedia, fAudience, fObjective:
			return true
		}
		return false
	}
	folded = trimLabel(folded)
	if stopPhrases.in(folded) {
		return true
	}
	if s.name.role == channelRole {
		return false
	}
	if key, _, ok := strings.Cut(folded, ":"); ok && fieldOf.of(key) != "" {
		return false // "### Theme: Build context"
	}
	soft := s.parent == nil || !s.parent.grouped()
	list := wordsIn(folded)
	if n := len(list); n > 0 && templateWords.of(list[n-1]) && !onePost.of(list[0]) || strings.Contains(folded, ".md") {
		return true // "Trend template"; "posts.md — Post 1 to 30" speaks of another file
	}
	for _, w := range list {
		if stopWords.of(w) || soft && softWords.of(w) {
			return true
		}
	}
	return false
}

// grouped reports whether a section stands in a week or under a network.
func (s *section) grouped() bool {
	for ; s != nil; s = s.parent {
		if s.level > 1 && (s.week || len(s.channels) > 0) {
			return true
		}
	}
	return false
}

// channelsOf returns the networks that the nearest of a section and its ancestors names, below the title of the file.
func (s *section) channelsOf() []string {
	for a := s; a != nil; a = a.parent {
		if len(a.channels) > 0 && a.level > 1 {
			return a.channels
		}
	}
	return nil
}

// isPost reports whether the heading, folded, looks like that of a single post.
func (s *section) isPost(folded string) bool {
	if s.stop {
		return false
	}
	if s.name.role == postRole || s.name.role == variantRole {
		return true
	}
	if s.week {
		return false
	}
	if s.when.hasRel || s.when.day > 0 || s.when.weekday > 0 {
		return true
	}
	if s.name.role == channelRole {
		return true
	}
	if bare := cutBrackets(s.title); bare != s.title {
		folded = draft.Fold(bare)
	}
	list := wordsIn(folded)
	for _, w := range list {
		if w == "plan" || w == "planning" || w == "schedule" || w == "calendar" || w == "calendrier" {
			return false
		}
	}
	for i, w := range list {
		if onePost.of(w) && (i <= 1 || i == len(list)-1) {
			return true
		}
	}
	return false
}

// onePost are words that make the heading that starts or ends with them that of a post: "Launch tweet", "Thread: how we ...".
var onePost = set("post tweet thread story reel carousel carrousel caption toot skeet publication announcement annonce beitrag postagem publicacion publicacao postare postarea innlegg пост публикация منشور تغريدة פוסט 게시물 포스트 트윗 스레드")

// isGroup reports whether a section holds sections that look like posts.
func (s *section) isGroup() bool {
	for _, k := range s.kids {
		if k.post {
			return true
		}
	}
	return false
}
