// Beam audits an archive of posts, kept as JSON lines, on Apache Beam:
//
//	go run . -output findings.jsonl 'archive/*.jsonl.gz'
//
// README.md says when that is worth it.
package main

import (
	"bufio"
	"context"
	"flag"
	"log"
	"os"
	"path/filepath"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/textio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/x/beamx"

	"github.com/postlint/postlint/examples/beam/audit"
)

var (
	output   = flag.String("output", "findings.jsonl", "`file` to write the findings to")
	config   = flag.String("config", "", "a postlint.toml: what is known of the brand; read here, sent to the workers")
	told     = flag.String("news", "", "a news.toml: what was in the news; read here, sent to the workers")
	maxGroup = flag.Int("max-group", 250_000, "compare no more than `N` posts of one account on one channel")
	here     = flag.Bool("here", false, "judge in this process, without Beam")
)

func main() {
	flag.Parse()
	beam.Init() // on a worker it does not return
	log.SetFlags(0)
	if flag.NArg() == 0 {
		log.Fatal("beam: name the files of the archive, such as 'archive/*.jsonl.gz'")
	}
	facts := audit.Facts{Config: content(*config), News: content(*told)}
	if _, err := audit.NewJudge(facts); err != nil {
		log.Fatal(err) // now, and not on each worker
	}
	run := onBeam
	if *here {
		run = inProcess
	}
	if err := run(flag.Args(), facts); err != nil {
		log.Fatal(err)
	}
}

func content(file string) string {
	if file == "" {
		return ""
	}
	b, err := os.ReadFile(file)
	if err != nil {
		log.Fatal(err)
	}
	return string(b)
}

func onBeam(globs []string, facts audit.Facts) error {
	p, s := beam.NewPipelineWithRoot()
	textio.Write(s, *output, build(s, globs, facts, *maxGroup))
	return beamx.Run(context.Background(), p)
}

func inProcess(globs []string, facts audit.Facts) error {
	var files []string
	for _, glob := range globs {
		found, err := filepath.Glob(glob)
		if err != nil {
			return err
		}
		if len(found) == 0 {
			return &os.PathError{Op: "open", Path: glob, Err: os.ErrNotExist}
		}
		files = append(files, found...)
	}
	f, err := os.Create(*output)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	if err := audit.Here(files, facts, func(line string) {
		w.WriteString(line)
		w.WriteByte('\n') // the error of a full disk stays in w
	}); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return err
	}
	return f.Close()
}
