package main

import (
	"context"
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/fileio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"

	"github.com/postlint/postlint/examples/beam/audit"
)

func init() {
	beam.RegisterType(reflect.TypeFor[audit.Record]())
	register.DoFn3x1[context.Context, fileio.ReadableFile, func(audit.Record), error](&readFn{})
	register.DoFn3x1[audit.Record, func(string, audit.Record), func(string), error](&aloneFn{})
	register.DoFn3x1[string, func(*audit.Record) bool, func(string), error](&togetherFn{})
	register.Emitter1[audit.Record]()
	register.Emitter1[string]()
	register.Emitter2[string, audit.Record]()
	register.Iter1[audit.Record]()
}

// build adds the audit of the files that match the globs to a pipeline, and returns the findings, a line of JSON each, in no order. Of an account
// with more than maxGroup posts on one channel the posts are not compared, and a finding says so: see audit.Group.
//
// A file is read by one worker from its start, because only that knows the number of a line; what follows is spread over all workers.
func build(s beam.Scope, globs []string, facts audit.Facts, maxGroup int) beam.PCollection {
	s = s.Scope("audit")
	files := fileio.ReadMatches(s, fileio.MatchAll(s, beam.CreateList(s, globs), fileio.MatchEmptyDisallow()))
	records := beam.Reshuffle(s, beam.ParDo(s, &readFn{}, files))
	posts, alone := beam.ParDo2(s, &aloneFn{Facts: facts}, records)
	together := beam.ParDo(s, &togetherFn{Facts: facts, MaxGroup: maxGroup}, beam.GroupByKey(s, posts))
	return beam.Flatten(s, alone, together)
}

// readFn reads files into records.
type readFn struct{}

func (*readFn) ProcessElement(ctx context.Context, file fileio.ReadableFile, emit func(audit.Record)) error {
	src, err := file.Open(ctx)
	if err != nil {
		return err
	}
	defer src.Close()
	return audit.Lines(file.Metadata.Path, src, emit)
}

// aloneFn runs the rules that look at one post, and hands posts on by account and channel.
type aloneFn struct {
	Facts audit.Facts
	judge *audit.Judge
}

func (fn *aloneFn) Setup() (err error) {
	fn.judge, err = audit.NewJudge(fn.Facts)
	return err
}

func (fn *aloneFn) ProcessElement(r audit.Record, post func(string, audit.Record), finding func(string)) error {
	if key, ok := r.GroupKey(); ok {
		post(key, r)
	}
	return fn.judge.Alone(r, finding)
}

// togetherFn runs the rules that compare posts.
type togetherFn struct {
	Facts    audit.Facts
	MaxGroup int
	judge    *audit.Judge
}

func (fn *togetherFn) Setup() (err error) {
	fn.judge, err = audit.NewJudge(fn.Facts)
	return err
}

func (fn *togetherFn) ProcessElement(_ string, next func(*audit.Record) bool, finding func(string)) error {
	group := audit.NewGroup(fn.MaxGroup)
	for r := (audit.Record{}); next(&r); r = (audit.Record{}) {
		group.Add(r)
	}
	return fn.judge.Together(group, finding)
}
