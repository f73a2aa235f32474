package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"github.com/temakod/temakod/pipeline"
	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/evaluate"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/export/xlsx"
	"github.com/temakod/temakod/pipeline/source"
	"github.com/temakod/temakod/pipeline/tabulate"
)

func (a *app) validateCommand() *cobra.Command {
	o := &codeOptions{}
	var gold []string
	cmd := &cobra.Command{
		Use: "validate NOTES... --gold FILE", Args: some("command.no-notes"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(gold) == 0 {
				return misuse(cmd, "command.no-gold")
			}
			return a.validate(cmd, args, gold, o)
		},
	}
	o.define(&cobra.Command{}) // what is no flag here keeps its usual value
	f := cmd.Flags()
	f.SortFlags = false
	f.StringArrayVar(&gold, "gold", nil, "")
	mark(cmd, "read", "gold=file")
	o.stages.define(cmd)
	f.StringVarP(&o.out, "out", "o", "", "")
	mark(cmd, "out", "out=folder")
	f.IntVar(&o.resamples, "resamples", 2000, "")
	f.Int64Var(&o.seed, "seed", 1, "")
	mark(cmd, "count", "resamples=number", "seed=number")
	f.BoolVarP(&o.quiet, "quiet", "q", false, "")
	mark(cmd, "run", "quiet")
	return cmd
}

// validate sets a run beside hand codings: tables on the terminal, and with
// --out as CSV and as sheets of a workbook.
func (a *app) validate(cmd *cobra.Command, names, gold []string, o *codeOptions) error {
	j, err := a.prepare(cmd, o)
	if err != nil {
		return err
	}
	g := &evaluate.Gold{}
	for _, name := range gold {
		if err := a.readGold(j, o, g, name); err != nil {
			return err
		}
	}
	if g.Blank > 0 {
		j.notes = append(j.notes, source.Whole(source.Notice, "", "evaluate.blank", g.Blank))
	}
	if g.Empty() {
		a.draw(j, nil)
		return &failure{id: "command.gold-empty", args: []any{strings.Join(gold, ", ")}}
	}
	e := evaluate.New(schemeOf(j.stages.Matcher), g, evaluate.Options{Resamples: o.resamples, Seed: o.seed, Labels: labelsOf(j.stages.Matcher)})
	var kept []*code.Coded
	keep := cmd.Flags().Changed("out")
	report, err := a.each(cmd.Context(), j, &o.stages, names, func(c *code.Coded) {
		e.Add(c)
		if keep {
			kept = append(kept, c)
		}
	})
	if err != nil {
		return err
	}
	r := e.Results()
	a.draw(&job{notes: r.Notes, quiet: o.quiet}, nil)
	labels := j.plan.Labels()
	for _, t := range r.Tables {
		a.printTable(labels, t, mostRows)
	}
	if !keep {
		return nil
	}
	return a.writeValidation(j, o, report, r, kept)
}

// mostRows is how many rows of a table the terminal shows, and mostChars how
// much of a cell; the files have all.
const (
	mostRows  = 40
	mostChars = 60
)

// usedColumns are the columns of t that say something in some row.
func usedColumns(t *tabulate.Table) []int {
	var used []int
	for i := range t.Columns {
		if slices.ContainsFunc(t.Rows, func(row []tabulate.Cell) bool {
			return row[i].Kind != tabulate.Empty && (row[i].Kind != tabulate.Text || row[i].Text != "")
		}) {
			used = append(used, i)
		}
	}
	return used
}

// short cuts s to n characters.
func short(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return strings.TrimSpace(string(r[:n-1])) + "…"
}

// labelsOf lead from the names of themes, in both languages, to their ids.
func labelsOf(m *code.Matcher) map[string]string {
	labels := map[string]string{}
	for _, t := range m.Themes {
		for _, lang := range []string{"sv", "en"} {
			if l := t.Label.In(lang); l != "" {
				labels[l] = t.ID
			}
		}
	}
	return labels
}

// readGold reads hand codings: a file, or a folder with .tsv, .csv and .xlsx.
func (a *app) readGold(j *job, o *codeOptions, g *evaluate.Gold, name string) error {
	info, err := os.Stat(name)
	if err != nil {
		return namedFile(name, err)
	}
	if info.IsDir() {
		entries, err := os.ReadDir(name)
		if err != nil {
			return namedFile(name, err)
		}
		for _, e := range entries {
			if ext := strings.ToLower(filepath.Ext(e.Name())); !e.IsDir() && slices.Contains([]string{".tsv", ".csv", ".xlsx"}, ext) {
				if err := a.readGold(j, o, g, filepath.Join(name, e.Name())); err != nil {
					return err
				}
			}
		}
		return nil
	}
	data, err := o.stages.readNamed(j, "gold", name)
	if err != nil {
		return err
	}
	if isWorkbook(name) {
		rows, err := readSheet(name, data, "theme", "themes", "tema", "teman")
		if err != nil {
			return err
		}
		j.notes = append(j.notes, g.Rows(name, rows)...)
		return nil
	}
	j.notes = append(j.notes, g.Read(name, data)...)
	return nil
}

// printTable prints a table on the terminal, in words.
func (a *app) printTable(labels *export.Labels, t *tabulate.Table, most int) {
	if len(t.Rows) == 0 {
		return
	}
	fmt.Fprintf(a.stdout, "%s\n", labels.Title(t))
	tw := tabwriter.NewWriter(a.stdout, 2, 4, 2, ' ', 0)
	used := usedColumns(t)
	var cells []string
	for _, i := range used {
		cells = append(cells, labels.Head(t.Columns[i]))
	}
	fmt.Fprintln(tw, strings.Join(cells, "\t"))
	for _, row := range t.Rows[:min(most, len(t.Rows))] {
		cells = cells[:0]
		for _, i := range used {
			cells = append(cells, short(printable(oneLine(labels.Text(t.Columns[i], row[i]))), mostChars))
		}
		fmt.Fprintln(tw, strings.Join(cells, "\t"))
	}
	tw.Flush()
	if rest := len(t.Rows) - most; rest > 0 {
		fmt.Fprintln(a.stdout, a.lang.Text("command.more-rows", rest))
	}
	for _, n := range t.Notes {
		fmt.Fprint(a.stdout, wrap("  "+labels.Note(n), "  "))
	}
	fmt.Fprintln(a.stdout)
}

func (a *app) writeValidation(j *job, o *codeOptions, report *pipeline.Report, r *evaluate.Results, coded []*code.Coded) error {
	out, err := openFolder(o.out)
	if err != nil {
		return outFailure(o.out, err)
	}
	if err := a.validationInto(out, j, report, r, coded); err != nil {
		out.discard()
		return outFailure(o.out, err)
	}
	names := out.names()
	if _, err := out.commit(); err != nil {
		return err
	}
	fmt.Fprintln(a.stdout, a.lang.Text("command.files", o.out))
	fmt.Fprint(a.stdout, wrap("  "+strings.Join(headFiles(names), "  "), "  "))
	return nil
}

func (a *app) validationInto(out *folder, j *job, report *pipeline.Report, r *evaluate.Results, coded []*code.Coded) error {
	outs := &outputs{app: a, folder: out, job: j, options: &codeOptions{}}
	for _, t := range r.Tables {
		if err := outs.table(t); err != nil {
			return err
		}
	}
	if err := outs.fill(); err != nil {
		return err
	}
	book, err := xlsx.New(xlsx.Options{Plan: &j.plan, TempDir: out.dir})
	if err != nil {
		return err
	}
	defer book.Discard()
	worker := j.stages.Count()
	for _, c := range coded {
		j.counter.Add(worker.Count(c))
		if err := book.Document(c); err != nil {
			return err
		}
	}
	run := j.run(report)
	j.results(run, report, nil)
	run.Results.Hold()
	run.Formats, run.Tests = []string{"xlsx"}, r.Tables
	if err := outs.file("run.json", func(w io.Writer) error { return writeRunFile(w, run, report, time.Time{}) }); err != nil {
		return err
	}
	run.Notes = append(run.Notes, r.Notes...)
	return outs.file("validate.xlsx", func(w io.Writer) error { return book.Finish(w, run) })
}

func parseRoles(cmd *cobra.Command, ids []string) (map[corpus.Role]bool, error) {
	roles := map[corpus.Role]bool{}
	for _, id := range ids {
		role, ok := corpus.ParseRole(strings.TrimSpace(id))
		if !ok {
			return nil, misuse(cmd, "command.bad-choice", "--roles", id, "meta, heading, prompt, response, summary")
		}
		roles[role] = true
	}
	return roles, nil
}
