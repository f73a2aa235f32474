package main

import (
	"bytes"
	"context"
	"encoding/gob"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/spf13/cobra"

	"github.com/temakod/temakod/lexicon"
	"github.com/temakod/temakod/pipeline"
	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/message"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/stem"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// A shardHeader is what a shard tells of its run: all that merge needs to write
// what the whole run would have written.
type shardHeader struct {
	Version       string
	Shard, Shards int
	Inputs        int    // of the whole run
	Key           string // the same in all shards of a run
	Lang          message.Lang
	Lexicon       [][]lexicon.File
	Slips, Older  bool
	Interviewers  []string
	Decisions     namedRows
	Tabulate      tabulate.Options
	Privacy       export.Privacy
	By            []string
	Settings      []export.Setting
	Formats       []string
	Charts        string
	TablesOnly    bool
	CSVExcel      bool
	Notes         []*source.Error
}

// shard opens the shard file of a run, and returns what takes its records.
func (w *outputs) shard(j *job, o *codeOptions, inputs []pipeline.Input) (func(*pipeline.Record) error, error) {
	h := shardHeader{
		Version: version, Shard: o.shard, Shards: o.shards, Inputs: len(inputs), Lang: w.app.lang,
		Lexicon: j.lexFiles, Slips: o.stages.slips, Older: o.stages.older, Interviewers: o.stages.interviewers, Decisions: j.decisions, Tabulate: j.tabulate, Privacy: o.privacy, By: o.by,
		Settings: j.settings, Formats: j.formats, Charts: o.charts, TablesOnly: o.tablesOnly, CSVExcel: o.csvExcel, Notes: j.notes,
	}
	h.Key = runKey(j, inputs)
	gob.Register(source.Place{})
	var b bytes.Buffer
	if err := gob.NewEncoder(&b).Encode(h); err != nil {
		return nil, err
	}
	dst, err := w.folder.create(shardName(o.shard, o.shards))
	if err != nil {
		return nil, err
	}
	s, err := pipeline.NewShardWriter(dst, b.Bytes())
	if err != nil {
		return nil, err
	}
	return s.Write, nil
}

func shardName(k, n int) string { return fmt.Sprintf("shard-%d-of-%d.shard", k, n) }

// runKey is the same for all shards of one run, and for no other.
func runKey(j *job, inputs []pipeline.Input) string {
	var b bytes.Buffer
	b.WriteString(j.stages.Key)
	for _, in := range inputs {
		fmt.Fprintf(&b, "\n%s", in.Name)
	}
	return hashOf(b.Bytes())
}

// finishShard gives the shard file its name.
func (a *app) finishShard(out *folder, j *job, report *pipeline.Report, o *codeOptions) error {
	if _, err := out.commit(); err != nil {
		return err
	}
	a.draw(j, report)
	if !o.quiet {
		fmt.Fprintln(a.stdout, a.lang.Text("command.shard-written", o.shard, o.shards, o.out))
	}
	return nil
}

func (a *app) mergeCommand() *cobra.Command {
	var out string
	var quiet bool
	cmd := &cobra.Command{
		Use: "merge PARTS...", Args: some("command.no-shards"),
		RunE: func(cmd *cobra.Command, args []string) error { return a.merge(cmd.Context(), args, out, quiet) },
	}
	cmd.Flags().StringVarP(&out, "out", "o", "resultat", "")
	cmd.Flags().BoolVarP(&quiet, "quiet", "q", false, "")
	mark(cmd, "out", "out=folder", "quiet")
	return cmd
}

// merge writes what the whole run would have written, from its shards.
func (a *app) merge(ctx context.Context, names []string, dir string, quiet bool) error {
	parts := &shards{}
	defer parts.close()
	for _, name := range names {
		if err := parts.open(name); err != nil {
			return err
		}
	}
	h, err := parts.check()
	if err != nil {
		return err
	}
	a.lang = h.Lang
	j, o, err := a.jobOf(h, dir, quiet)
	if err != nil {
		return err
	}
	out, err := openFolder(dir)
	if err != nil {
		return outFailure(dir, err)
	}
	if err := a.mergeInto(ctx, out, parts, h, j, o); err != nil {
		out.discard()
		return outFailure(dir, err)
	}
	return nil
}

func (a *app) mergeInto(ctx context.Context, out *folder, parts *shards, h *shardHeader, j *job, o *codeOptions) error {
	outs, err := a.outputs(out, j, o)
	if err != nil {
		return err
	}
	defer outs.discard()
	cfg := pipeline.Config{Stages: j.stages, Counter: j.counter, Streams: outs.streams, Sinks: outs.sinks}
	report, err := pipeline.Merge(ctx, h.Inputs, parts.next, cfg)
	if errors.Is(err, pipeline.ErrDamaged) {
		return &failure{id: "command.shard-damaged", args: []any{parts.last}, cause: err}
	}
	if err != nil {
		return err
	}
	return a.finish(out, outs, j, report, o)
}

// jobOf makes the job of the run that wrote a shard.
func (a *app) jobOf(h *shardHeader, dir string, quiet bool) (*job, *codeOptions, error) {
	lex, _, err := lexicon.Build(h.Lexicon, defaults())
	if err != nil {
		return nil, nil, err
	}
	m, _ := code.Compile(lex, code.Options{Stem: stem.Options{Snowball2: h.Older}, Slips: h.Slips})
	o := &codeOptions{out: dir, quiet: quiet, formats: h.Formats, charts: h.Charts, tablesOnly: h.TablesOnly, csvExcel: h.CSVExcel, by: h.By, privacy: h.Privacy, countedRoles: h.Tabulate.Roles}
	j := &job{lex: lex, lexFiles: h.Lexicon, tabulate: h.Tabulate, settings: h.Settings, formats: h.Formats, notes: h.Notes, quiet: quiet}
	j.stages.Matcher = m
	j.stages.Structure.Interviewers = h.Interviewers
	if h.Decisions.Name != "" { // what is wrong with them is among the notes
		j.stages.Decisions, _ = m.ParseDecisions(h.Decisions.Name, h.Decisions.Rows)
	}
	j.plan = a.plan(j, o)
	j.counter = tabulate.NewCounter(schemeOf(m), h.Tabulate)
	return j, o, nil
}

// shards are the open parts of a run.
type shards struct {
	files   []*os.File
	readers []*pipeline.ShardReader
	headers []*shardHeader
	names   []string
	byIndex []int  // the reader of shard k
	last    string // the file last read from
}

func (s *shards) open(name string) error {
	f, err := os.Open(name)
	if err != nil {
		return namedFile(name, err)
	}
	s.files = append(s.files, f)
	r, err := pipeline.NewShardReader(f)
	h := new(shardHeader)
	if err == nil {
		gob.Register(source.Place{})
		err = gob.NewDecoder(bytes.NewReader(r.Header)).Decode(h)
	}
	if err != nil || h.Shards < 1 || h.Shard < 1 || h.Shard > h.Shards || h.Inputs < 0 {
		return &failure{id: "command.shard-damaged", args: []any{name}, cause: err}
	}
	s.readers = append(s.readers, r)
	s.headers = append(s.headers, h)
	s.names = append(s.names, name)
	return nil
}

// check sees that the parts are all of one run.
func (s *shards) check() (*shardHeader, error) {
	h := s.headers[0]
	s.byIndex = make([]int, h.Shards)
	for i := range s.byIndex {
		s.byIndex[i] = -1
	}
	for i, o := range s.headers {
		if o.Key != h.Key || o.Shards != h.Shards || o.Inputs != h.Inputs || o.Version != h.Version {
			return nil, &failure{id: "command.shard-other-run", args: []any{s.names[i], s.names[0]}}
		}
		if s.byIndex[o.Shard-1] >= 0 {
			return nil, &failure{id: "command.shard-twice", args: []any{o.Shard}}
		}
		s.byIndex[o.Shard-1] = i
	}
	for k, i := range s.byIndex {
		if i < 0 {
			return nil, &failure{id: "command.shard-missing", args: []any{k + 1, h.Shards}}
		}
	}
	return h, nil
}

func (s *shards) next(i int) (*pipeline.Record, error) {
	r := s.byIndex[i%len(s.byIndex)]
	s.last = s.names[r]
	rec, err := s.readers[r].Next()
	if err == io.EOF {
		err = pipeline.ErrDamaged
	}
	return rec, err
}

func (s *shards) close() {
	for _, f := range s.files {
		f.Close()
	}
}

// onlyResponses reports whether only responses are counted, so that a document
// without any has nothing to show.
func onlyResponses(roles []corpus.Role) bool { return len(roles) == 1 && roles[0] == corpus.Response }
