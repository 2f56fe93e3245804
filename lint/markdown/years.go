package markdown

import (
	"fmt"
	"strings"
)

// noYear says once a file that its dates have no year.
func (d *doc) noYear(w when) {
	if d.yearless {
		return
	}
	d.yearless = true
	d.problem(w.quote, nil, fmt.Sprintf("No year is known for “%s” and the other dates of this file. Write it in the title or in the dates, or set year under [[paths]] in postlint.toml.", strings.TrimSpace(w.quote.String())))
}

// year returns the year of dates without one: from the settings, the title, the path, or the other dates of the file.
func (d *doc) year() int {
	if d.opt.Year > 0 {
		return d.opt.Year
	}
	if d.knownYear != 0 {
		return max(d.knownYear, 0)
	}
	d.knownYear = -1
	for _, k := range d.root.kids {
		if k.when.year > 0 && k.level == 1 {
			d.knownYear = k.when.year
			return d.knownYear
		}
	}
	if y := yearIn(d.opt.Path); y > 0 {
		d.knownYear = y
		return y
	}
	counts := map[int]int{}
	for i := range d.lines {
		if l := &d.lines[i]; l.kind != code {
			if y := yearIn(d.src[l.mark:max(l.mark, l.end)]); y > 0 {
				counts[y]++
			}
		}
	}
	best := 0
	for y, n := range counts {
		if n > best || n == best && y > d.knownYear {
			best, d.knownYear = n, y
		}
	}
	return max(d.knownYear, 0)
}

// yearIn returns the first year of this century that stands in s by itself or at the start of a date, 0 if there is none.
func yearIn(s string) int {
	for at := 0; ; {
		i := strings.Index(s[at:], "20")
		if i < 0 {
			return 0
		}
		i += at
		at = i + 2
		if i > 0 && (s[i-1] >= '0' && s[i-1] <= '9' || s[i-1] == '.' || s[i-1] == ',') {
			continue
		}
		n := len(leadingDigits(s[i:min(len(s), i+9)]))
		if n == 4 || n == 8 || n == 6 && len(s) > i+8 {
			if y := int(s[i+2]-'0')*10 + int(s[i+3]-'0'); y >= 10 && y < 60 {
				return 2000 + y
			}
		}
	}
}

// pathDate returns the date that the file name or the folder of a draft starts with: "2026-01-21-slug/caption.md".
func pathDate(path string) when {
	parts := strings.Split(path, "/")
	for i := len(parts) - 1; i >= 0 && i >= len(parts)-2; i-- {
		p := parts[i]
		if len(p) >= 10 && p[4] == '-' && p[7] == '-' || len(p) >= 8 && len(leadingDigits(p+"x")) == 6 && len(leadingDigits(p[6:])) == 2 {
			digits := strings.ReplaceAll(p[:min(len(p), 10)], "-", "")
			if len(digits) < 8 || len(leadingDigits(digits[:4])) < 4 || len(leadingDigits(digits[4:8])) < 4 {
				continue
			}
			w, _, _ := readWhen(digits[:4]+"-"+digits[4:6]+"-"+digits[6:8], true, nil)
			if w.day > 0 {
				return w
			}
		}
	}
	return when{}
}
