package audit

import (
	"slices"
	"strings"

	"github.com/postlint/postlint/lint"
	"github.com/postlint/postlint/rules/draft"
)

// An extract is some lines of an archive as a calendar. Each archive file is a draft.File that holds only these lines: what is found has its
// exact column, and lines and offsets are counted anew when it is written.
type extract struct {
	calendar *lint.Calendar
	whole    map[*draft.File]lineOffsets
}

// lineOffsets are, for each line of a File, its number in the archive and how much further it starts there.
type lineOffsets []struct{ line, further int64 }

// newExtract reads records into a calendar, in the order of file and line, by which rules settle ties of time. It sorts the records.
func (j *Judge) newExtract(records []Record) *extract {
	slices.SortFunc(records, Record.compare)
	x := &extract{calendar: &lint.Calendar{}, whole: map[*draft.File]lineOffsets{}}
	for len(records) > 0 {
		n := 1
		for n < len(records) && records[n].File == records[0].File {
			n++
		}
		x.add(j, records[:n])
		records = records[n:]
	}
	return x
}

func (x *extract) add(j *Judge, records []Record) {
	var src strings.Builder
	for _, r := range records {
		src.Write(r.JSON)
		src.WriteByte('\n')
	}
	file := &draft.File{Name: records[0].File, Src: src.String()}
	offsets := make(lineOffsets, len(records))
	at := 0
	for i, r := range records {
		offsets[i].line, offsets[i].further = r.Line, r.Offset-int64(at)
		if f, fault := r.fields(); fault != "" {
			x.calendar.Problems = append(x.calendar.Problems, draft.Problem{Quote: file.Text().Quote(at, at+len(r.JSON)), Message: fault})
		} else {
			post, problems := f.post(file, at, len(r.JSON), j.config.Location(), j.declares)
			x.calendar.Posts = append(x.calendar.Posts, post)
			x.calendar.Problems = append(x.calendar.Problems, problems...)
		}
		at += len(r.JSON) + 1
	}
	x.calendar.Files = append(x.calendar.Files, file)
	x.whole[file] = offsets
}
