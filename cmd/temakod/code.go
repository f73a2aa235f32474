package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tabulate"
)

func (a *app) codeCommand() *cobra.Command {
	o := &codeOptions{}
	cmd := &cobra.Command{
		Use:  "code NOTES...",
		Args: some("command.no-notes"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.out == "" {
				return misuse(cmd, "command.no-value", "--out")
			}
			stop, err := o.profile.start()
			if err != nil {
				return err
			}
			defer stop()
			return a.code(cmd, args, o)
		},
	}
	o.define(cmd)
	return cmd
}

// code codes the notes that are named and writes the outputs.
func (a *app) code(cmd *cobra.Command, names []string, o *codeOptions) error {
	ctx := cmd.Context()
	defer steadyHeap()() // the lexicon, too, is read without the collector
	g := gatherer{stdin: a.stdin, maxBytes: o.stages.limits.FileBytes, followLinks: o.stages.followLinks, skip: o.out}
	j, err := a.prepareAndGather(cmd, o, &g, names)
	if err != nil {
		return err
	}
	j.notes = append(j.notes, g.notes...)
	if len(g.inputs) == 0 {
		a.draw(j, nil)
		return &failure{id: "command.nothing-to-read"}
	}
	out, err := openFolder(o.out)
	if err != nil {
		return outFailure(o.out, err)
	}
	if err := a.codeInto(ctx, out, j, g.inputs, o); err != nil {
		out.discard()
		return outFailure(o.out, err)
	}
	return nil
}

// prepareAndGather reads what the flags name while the notes are looked for.
func (a *app) prepareAndGather(cmd *cobra.Command, o *codeOptions, g *gatherer, names []string) (j *job, err error) {
	ctx, stop := context.WithCancel(cmd.Context())
	defer stop()
	var gathered error
	pipeline.AtOnce(
		func() {
			if j, err = a.prepare(cmd, o); err != nil {
				stop()
			}
		},
		func() { gathered = g.gather(ctx, names) })
	if err == nil {
		err = gathered
	}
	return j, err
}

// codeInto runs the stages over inputs and leaves the outputs in out.
func (a *app) codeInto(ctx context.Context, out *folder, j *job, inputs []pipeline.Input, o *codeOptions) error {
	if m := j.stages.Metadata; m != nil {
		for _, in := range inputs {
			m.Expect(in.Path, in.Name)
		}
		j.notes = append(j.notes, m.Unmatched()...)
	}
	outs, err := a.outputs(out, j, o)
	if err != nil {
		return err
	}
	defer outs.discard()
	cfg := pipeline.Config{
		Stages: j.stages, Workers: o.workers, Counter: j.counter, Streams: outs.streams, Sinks: outs.sinks,
		Shard: o.shard - 1, Shards: o.shards,
	}
	if o.shards > 0 {
		if cfg.Done, err = outs.shard(j, o, inputs); err != nil {
			return err
		}
	}
	troubles := 0
	if o.cache != "" {
		if cfg.Cache, err = openCache(o.cache); err != nil {
			return cacheFailure(o.cache, err)
		}
		cfg.CacheTrouble = func(e *source.Error) {
			if troubles++; troubles <= cacheTroubles {
				a.reporter(j).one(e)
			}
		}
	}
	b := a.bar(o, inputs)
	cfg.Progress = func(_ int, bytes int64) { b.set(bytes) }
	report, err := pipeline.Run(ctx, inputs, cfg)
	b.close()
	if err != nil {
		return err
	}
	if rest := troubles - cacheTroubles; rest > 0 {
		a.say("command.cache-troubles", rest, o.cache)
	}
	if o.shards > 0 {
		return a.finishShard(out, j, report, o)
	}
	return a.finish(out, outs, j, report, o)
}

// cacheTroubles is how many troubles with the cache are told one by one: if its
// folder cannot be written in, every file has one.
const cacheTroubles = 3

// finish writes the tables, gives the outputs their names and says what there
// is.
func (a *app) finish(out *folder, outs *outputs, j *job, report *pipeline.Report, o *codeOptions) error {
	if err := a.anythingRead(j, report); err != nil {
		return err
	}
	if d := j.stages.Decisions; d != nil {
		var names []string
		for _, in := range report.Inputs {
			names = append(names, in.Name)
		}
		j.notes = append(j.notes, d.Missing(names)...)
	}
	run := j.run(report)
	j.results(run, report, outs.describe)
	if err := outs.finish(run, report); err != nil {
		return err
	}
	names := out.names()
	beside, err := out.commit()
	if err != nil {
		return err
	}
	a.draw(j, report)
	for _, pair := range beside {
		a.status = troubled
		a.say("command.beside", pair[0], pair[1])
	}
	a.leftOver(out, names, o)
	if !o.quiet {
		a.summary(run, o.out, names)
	}
	return nil
}

// leftOver tells of results of an earlier run that lie beside those of this one:
// a reader would take them for the same. They may hold what this run holds back.
func (a *app) leftOver(out *folder, written []string, o *codeOptions) {
	left := out.leftOver(written)
	if len(left) == 0 || o.quiet && !o.privacy.Any() {
		return
	}
	a.say("command.left-over", o.out, strings.Join(headFiles(left), ", "))
	if o.privacy.Any() {
		a.hint("command.left-over-hint")
	}
}

// anythingRead is a failure if no input could be read at all.
func (a *app) anythingRead(j *job, report *pipeline.Report) error {
	if slices.ContainsFunc(report.Inputs, func(o pipeline.Outcome) bool { return o.Read }) {
		return nil
	}
	a.draw(j, report)
	return &failure{id: "command.nothing-read"}
}

// draw shows the notices and faults and sets the exit status.
func (a *app) draw(j *job, report *pipeline.Report) {
	notes := j.notes
	if report != nil {
		notes = append(slices.Clone(notes), report.Notes...)
	}
	if slices.ContainsFunc(notes, func(e *source.Error) bool { return e.Level == source.Fault }) ||
		report != nil && report.Faults > 0 {
		a.status = troubled
	}
	r := a.reporter(j)
	if report != nil {
		r.most = shown
	}
	r.all(notes, j.quiet)
}

func (a *app) reporter(j *job) reporter {
	r := reporter{w: a.stderr, lang: a.lang}
	if j.plan.Privacy.HideDocuments {
		r.hide = func(sentence, name string) string { return j.plan.Names.Clean(sentence, name) }
	}
	return r
}

// A job is what a run needs, worked out of the flags.
type job struct {
	plan      export.Plan
	lex       *lexicon.Lexicon
	lexFiles  [][]lexicon.File
	stages    pipeline.Stages
	decisions namedRows
	counter   *tabulate.Counter
	tabulate  tabulate.Options
	settings  []export.Setting
	formats   []string
	notes     []*source.Error // met before the run
	quiet     bool
}

// prepare reads the lexicon and the other files that the flags name.
func (a *app) prepare(cmd *cobra.Command, o *codeOptions) (*job, error) {
	if err := o.check(cmd); err != nil {
		return nil, err
	}
	j := &job{quiet: o.quiet, formats: o.formats}
	if err := a.prepareStages(j, &o.stages); err != nil {
		return nil, err
	}
	j.tabulate = o.tabulate()
	j.settings = o.settings()
	j.plan = a.plan(j, o)
	scheme := schemeOf(j.stages.Matcher)
	j.counter = tabulate.NewCounter(scheme, j.tabulate)
	j.stages.Count = func() *tabulate.Worker { return tabulate.NewWorker(scheme, j.tabulate) }
	j.stages.Key = j.key()
	return j, nil
}

// key is the part of the cache's keys that is the same for all inputs.
func (j *job) key() string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%s\n%v\n%v\n%v\n", version, j.lex.Hash(), j.settings, j.tabulate, j.stages.Ingest.Limits)
	return hex.EncodeToString(h.Sum(nil))
}

// results works out the results of a run, and has it described at the same time, if
// describe is not nil, they add nothing to what is said of it, and documents do not
// get their numbers in the order in which they are written.
func (j *job) results(run *export.Run, report *pipeline.Report, describe func(*export.Run, *pipeline.Report)) {
	if len(j.tabulate.By) == 0 && describe != nil && !j.plan.Names.Hidden() {
		run.Results = j.counter.ResultsBy(func(fs ...func()) {
			pipeline.AtOnce(append(fs, func() { describe(run, report) })...)
		})
		return
	}
	run.Results = j.counter.ResultsBy(pipeline.AtOnce)
	notes := notCompared(run.Results)
	j.notes = append(j.notes, notes...)
	run.Notes = slices.Insert(run.Notes, len(run.Notes)-len(report.Notes), notes...)
}

// run puts together what the outputs show, but for the results.
func (j *job) run(report *pipeline.Report) *export.Run {
	r := &export.Run{
		Plan: j.plan, Settings: j.settings, Formats: j.formats,
		Notes: append(slices.Clone(j.notes), report.Notes...),
	}
	r.Inputs = make([]export.Input, 0, len(report.Inputs))
	for _, in := range report.Inputs {
		e := export.Input{
			Name: in.Name, Format: in.Format, Encoding: in.Encoding, Hash: in.Hash,
			Segments: in.Segments, Responses: in.Responses, Words: in.Words, Codings: in.Codings,
		}
		switch {
		case !in.Read:
			e.Outcome = export.Unread
		case in.Responses == 0 && onlyResponses(j.tabulate.Roles):
			e.Outcome = export.Silent
		}
		r.Inputs = append(r.Inputs, e)
	}
	return r
}

// notCompared tells of groups that were asked for and are not there, as the notes
// under the table of comparison do.
func notCompared(r *tabulate.Results) []*source.Error {
	t := r.Table("comparison")
	if t == nil {
		return nil
	}
	var notes []*source.Error
	for _, n := range t.Notes {
		switch n.ID {
		case "verdict.no-such-key":
			e := source.Whole(source.Notice, "", "run.no-such-key", n.Args...).WithHint("run.no-keys-hint")
			if keys := attributesOf(r); len(keys) > 0 {
				e.WithHint("run.no-such-key-hint", strings.Join(keys, ", "))
			}
			notes = append(notes, e)
		case "verdict.reference-unknown":
			e := source.Whole(source.Notice, "", "run.no-such-group", n.Args...)
			var names []string
			for _, g := range r.Groups.Groups {
				if g.Values != nil {
					names = append(names, g.Name)
				}
			}
			if len(names) > 0 && !slices.Contains(r.Groups.By, tabulate.ByQuestion) { // whose names are long
				e.WithHint("run.no-such-group-hint", strings.Join(names, ", "))
			}
			notes = append(notes, e)
		}
	}
	return notes
}

// attributesOf returns the keys of what some document says of itself, which are
// the columns of the table of documents up to its counts.
func attributesOf(r *tabulate.Results) (keys []string) {
	for _, c := range r.Table("documents").Columns[1:] {
		if c.ID == "segments" {
			break
		}
		keys = append(keys, c.ID)
	}
	return keys
}

// outFailure words what went wrong with the output folder.
func outFailure(dir string, err error) error {
	var f *failure
	switch {
	case errors.As(err, &f): // it knows better
	case errors.Is(err, errNotFolder):
		return &failure{id: "command.out-is-file", args: []any{dir}, hint: "command.out-is-file-hint", cause: err}
	case errors.Is(err, os.ErrPermission):
		return &failure{id: "command.no-write", args: []any{dir}, hint: "command.no-write-hint", cause: err}
	}
	return err
}

// cacheFailure words what went wrong with the folder of the cache.
func cacheFailure(dir string, err error) error {
	f := &failure{id: "command.unreadable", args: []any{dir, reason(err)}, hint: "command.cache-hint", cause: err}
	switch info, statErr := os.Stat(dir); {
	case statErr == nil && !info.IsDir():
		f.id, f.args = "command.out-is-file", []any{dir}
	case errors.Is(err, os.ErrPermission):
		f.id, f.args = "command.no-write", []any{dir}
	}
	return f
}

// parseShard reads "k/n".
func parseShard(s string) (k, n int, ok bool) {
	left, right, found := strings.Cut(s, "/")
	k, err1 := strconv.Atoi(left)
	n, err2 := strconv.Atoi(right)
	return k, n, found && err1 == nil && err2 == nil && 1 <= k && k <= n && n <= 10_000
}

// defaultWorkers is how many documents are worked on at once, unless the user says.
func defaultWorkers() int { return runtime.GOMAXPROCS(0) }

func hashOf(data []byte) string {
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}
