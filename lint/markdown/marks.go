package markdown

import "strings"

// fenceMark returns the length of the mark that opens or closes a fence at the start of s, 0 if there is none. A run of
// backquotes with another behind it is a code span.
func fenceMark(s string) int {
	if s == "" || s[0] != '`' && s[0] != '~' {
		return 0
	}
	n := 1
	for n < len(s) && s[n] == s[0] {
		n++
	}
	if n < 3 || s[0] == '`' && strings.IndexByte(s[n:], '`') >= 0 {
		return 0
	}
	return n
}

// headingMark returns the number of '#' of a heading. "#Tag" is a line of hashtags: a heading has a space behind its mark.
func headingMark(s string) int {
	n := 0
	for n < len(s) && s[n] == '#' {
		n++
	}
	if n == 0 || n > 6 || n < len(s) && s[n] != ' ' && s[n] != '\t' {
		return 0
	}
	return n
}

// trimHeading removes the closing marks of "## Title ##".
func trimHeading(s string) string {
	t := strings.TrimRight(s, "#")
	if t == "" {
		return ""
	}
	if len(t) < len(s) && (t[len(t)-1] == ' ' || t[len(t)-1] == '\t') {
		return strings.TrimRight(t, " \t")
	}
	return s
}

// isRule reports whether s is a thematic break: three or more of one mark, spaces between them or not. "===" counts too,
// because people underline with it.
func isRule(s string) bool {
	if len(s) < 3 || s[0] != '-' && s[0] != '*' && s[0] != '_' && s[0] != '=' {
		return false
	}
	n := 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case s[0]:
			n++
		case ' ', '\t':
		default:
			return false
		}
	}
	return n >= 3
}

// itemMark returns the length of the mark of a list item, with its check box, 0 if s starts with none.
func itemMark(s string) int {
	n := 0
	if s[0] == '-' || s[0] == '*' || s[0] == '+' {
		n = 1
	} else {
		for n < len(s) && n < 9 && '0' <= s[n] && s[n] <= '9' {
			n++
		}
		if n == 0 || n == len(s) || s[n] != '.' && s[n] != ')' {
			return 0
		}
		n++
	}
	if n == len(s) || s[n] != ' ' && s[n] != '\t' {
		return 0
	}
	rest := s[n:]
	for rest != "" && (rest[0] == ' ' || rest[0] == '\t') {
		rest = rest[1:]
	}
	if len(rest) > 3 && rest[0] == '[' && rest[2] == ']' && rest[3] == ' ' && strings.IndexByte(" xX-/", rest[1]) >= 0 {
		return len(s) - len(rest) + 3
	}
	return n
}

// isDelimiter reports whether s is the delimiter row of a table. A pipe is required: "---" alone is a rule.
func isDelimiter(s string) bool {
	pipes, dashes := 0, 0
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '|':
			pipes++
		case '-':
			dashes++
		case ':', ' ', '\t':
		default:
			return false
		}
	}
	return pipes > 0 && dashes > 0
}
