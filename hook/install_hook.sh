#!/bin/sh
# postlint hook 1 @CHECKSUM@
#
# "postlint install" wrote this. "postlint uninstall" takes it away and puts back what was there before.
# Leave this file as it is: commands of your own go into the file @NAME@.before-postlint beside it, which runs first.

here=${0%/*}
[ "$here" = "$0" ] && here=.
before=$here/@NAME@.before-postlint
if [ -f "$before" ] && [ -x "$before" ]; then
	"$before" "$@" || exit
fi

postlint=@PROGRAM@
if ! [ -f "$postlint" ] || ! [ -x "$postlint" ]; then
	if ! command -v postlint >/dev/null 2>&1; then
		away="rm '$0'"
		[ -e "$before" ] && away="mv '$before' '$0'"
		printf '%s\n' \
			"postlint: this commit was stopped, because nobody could look at it: the program is gone." \
			"It was $postlint, and there is no other postlint on the PATH." \
			"  To have it back: build postlint again, then run \"postlint install\" in this repository." \
			"  To commit once without it: git commit --no-verify" \
			"  To do without it for good: $away" >&2
		exit 2
	fi
	postlint=postlint
fi
"$postlint" && exit
status=$?
if [ "$status" -eq 1 ]; then
	printf '%s\n' "postlint stopped this commit. Change the posts above, git add them and commit again; or go on all the same: git commit --no-verify" >&2
else
	printf '%s\n' "postlint stopped this commit, because it could not check everything: see above. To go on all the same: git commit --no-verify" >&2
fi
exit "$status"
