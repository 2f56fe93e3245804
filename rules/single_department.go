package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/postlint/postlint/rules/check"
	"github.com/postlint/postlint/rules/draft"
)

// SingleDepartment finds calendars that one department of several writes alone.
var SingleDepartment = &check.Rule{
	ID:       "single-department",
	Title:    "is, like all others of the calendar, by one department",
	Why:      "In 2013 the head of digital partnerships at American Express said that nobody wins in social media from inside a silo, and that the public sees it. Analysts of the Altimeter Group call the result social anarchy: messages that contradict each other and customers who are answered by nobody.",
	Source:   "https://www.theguardian.com/technology/2014/jan/29/how-to-manage-social-media-across-the-whole-business",
	Fix:      "Ask the others for a post a month: what customers ask the service, what the workshop tries, whom the company hires.",
	Needs:    "the departments of posts and team",
	Severity: check.Note,
	Calendar: singleDepartment,
	Examples: []check.Example{
		{Posts: "⟦the calendar⟧\n" + strings.Repeat("- x author=ana: Bread is out.\n", 10), Given: singleDepartmentCrew},
		{Posts: "⟦the calendar⟧\n" + strings.Repeat("- linkedin author=ben: Le pain sort du four.\n", 12), Given: singleDepartmentCrew},
		{Posts: "⟦the calendar⟧\n" + strings.Repeat("- x author=ana: Bread is out.\n", 10) + "- x: Le four refroidit.", Given: singleDepartmentCrew},
		{Posts: strings.Repeat("- x author=ana: Bread is out.\n", 9), Given: singleDepartmentCrew},
		{Posts: strings.Repeat("- linkedin author=ben: Le pain sort du four.\n", 11) + "- linkedin author=ana: Ana répond à vos questions.", Given: singleDepartmentCrew},
		{Posts: strings.Repeat("- x author=ana: Bread is out.\n", 10)},
	},
}

var singleDepartmentCrew = &draft.Context{Team: map[string]draft.Member{"ana": {Department: "Marketing"}, "ben": {Department: "Atelier"}}}

const (
	singleDepartmentPosts = 10   // posts of which the department is known from which a calendar can be one-sided
	singleDepartmentKnown = 0.50 // and the share of all posts that they must be
)

func singleDepartment(p *check.CalendarPass) {
	if p.Context == nil {
		return
	}
	has := map[string]string{} // folded: as it is written under [team]
	for _, m := range p.Context.Team {
		if d := check.Squash(m.Department); d != "" {
			has[d] = max(has[d], m.Department)
		}
	}
	if len(has) < 2 {
		return
	}
	team := untrainedAuthorTeamOf(p.Context)
	posts, known, one, foreign := 0, 0, "", "" // foreign: a department that no member of the team is of
	for _, post := range p.Calendar.Posts {
		if post.Dropped() || post.VariantOf != nil {
			continue
		}
		posts++
		of := singleDepartmentOf(post, p.Context.Team, team)
		switch {
		case len(of) == 0:
			continue
		case len(of) > 1 || one != "" && of[0] != one:
			return
		}
		if one = of[0]; known == 0 && has[one] == "" {
			foreign = post.Department.String()
		}
		known++
	}
	if known < singleDepartmentPosts || float64(known) < singleDepartmentKnown*float64(posts) {
		return
	}
	var others []string
	for d, name := range has {
		if d != one {
			others = append(others, name)
		}
	}
	slices.Sort(others)
	p.Report(draft.Quote{}, nil, check.Note, fmt.Sprintf("All %d posts whose department is known are by %s, and the team has also %s. Plan what the others have to tell.",
		known, cmp.Or(has[one], foreign), strings.Join(others, ", ")))
}

// singleDepartmentOf returns the departments of a post, folded: its own, else those of its authors.
func singleDepartmentOf(post *draft.Post, members map[string]draft.Member, team *untrainedAuthorTeam) (of []string) {
	add := func(department string) {
		if d := check.Squash(department); d != "" && !slices.Contains(of, d) {
			of = append(of, d)
		}
	}
	if add(post.Department.String()); len(of) == 0 {
		for _, a := range team.authors(post.Author) {
			add(members[a.member].Department)
		}
	}
	return of
}
