package markdown

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

// Work on what others publish is no post, and a post may begin with the same word.
func TestWorkIsNoPost(t *testing.T) {
	for _, s := range []string{"Comment on 5 posts", "comment on other accounts", "Comments & DMs", "Reply to every comment", "Rest or repost the best one", "Répondre aux avis"} {
		assert.True(t, isErrand(s) || isChore(s), s)
	}
	for _, s := range []string{"Comment choisir un couteau à pain", "Comment on affûte un couteau", "Comment nous teignons la laine", "Comments are open again", "Un couteau, deux pains"} {
		assert.False(t, isErrand(s) || isChore(s), s)
	}
}
