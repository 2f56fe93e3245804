package markdown

import (
	"strings"

	"github.com/postlint/postlint/rules/draft"
)

// folderStatuses are names of folders that people move drafts through, and the status that each stands for.
var folderStatuses = map[string]string{
	"draft": "draft", "drafts": "draft", "brouillon": "draft", "brouillons": "draft", "pending": "pending", "pending approval": "pending approval", "a valider": "pending approval",
	"approved": "approved", "approuve": "approved", "approuves": "approved", "scheduled": "scheduled", "programme": "scheduled", "programmes": "scheduled", "ready to post": "approved", "ready": "approved",
	"published": "published", "posted": "published", "publie": "published", "publies": "published", "done": "done",
	"rejected": "rejected", "rejete": "rejected", "rejetes": "rejected", "refuse": "rejected", "refuses": "rejected",
}

// folderStatus returns the status that the nearest folder of the file tells: "Rejected/", "_drafts/", "published/".
func folderStatus(path string) string {
	parts := strings.Split(path, "/")
	for i := len(parts) - 2; i >= 0; i-- {
		name := strings.TrimFunc(draft.Fold(parts[i]), func(r rune) bool { return strings.ContainsRune("_-. 0123456789", r) })
		if s := folderStatuses[spaced.Replace(name)]; s != "" {
			return s
		}
	}
	return ""
}

var spaced = strings.NewReplacer("_", " ", "-", " ")
