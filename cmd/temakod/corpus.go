package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/temakod/temakod/pipeline"
	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/tabulate"
	"github.com/temakod/temakod/pipeline/tokenise"
)

// each takes the notes that are named through the stages, and hands each coded
// document to f, in order. The job's notes and the run's are drawn.
func (a *app) each(ctx context.Context, j *job, o *stageOptions, names []string, f func(*code.Coded)) (*pipeline.Report, error) {
	g := gatherer{stdin: a.stdin, maxBytes: o.limits.FileBytes, followLinks: o.followLinks}
	if err := g.gather(ctx, names); err != nil {
		return nil, err
	}
	j.notes = append(j.notes, g.notes...)
	if m := j.stages.Metadata; m != nil {
		for _, in := range g.inputs {
			m.Expect(in.Path, in.Name)
		}
	}
	report, err := pipeline.Run(ctx, g.inputs, pipeline.Config{
		Stages: j.stages, Workers: defaultWorkers(), Counter: tabulate.NewCounter(schemeOf(j.stages.Matcher), tabulate.Options{}),
		Done: func(r *pipeline.Record) error {
			for _, c := range r.Coded {
				f(c)
			}
			return nil
		},
	})
	if err != nil {
		return nil, err
	}
	a.draw(j, report)
	for _, in := range report.Inputs {
		if in.Read {
			return report, nil
		}
	}
	return nil, &failure{id: "command.nothing-read"}
}

// eachSegment hands each segment with its tokens to f. The tokens' types are
// those of tok, which is not emptied.
func (a *app) eachSegment(ctx context.Context, o *stageOptions, names []string, tok *tokenise.Tokeniser, f func(c *code.Coded, i int, toks []tokenise.Token)) error {
	j := &job{quiet: true}
	if err := a.prepareStages(j, o); err != nil {
		return err
	}
	var toks []tokenise.Token
	_, err := a.each(ctx, j, o, names, func(c *code.Coded) {
		for i := range c.Document.Segments {
			toks = tok.Segment(toks[:0], c.Document.Text.Body, &c.Document.Segments[i])
			f(c, i, toks)
		}
	})
	return err
}

func (a *app) kwicCommand() *cobra.Command {
	var o stageOptions
	var asCSV bool
	var roles []string
	width := 40
	cmd := &cobra.Command{
		Use: "kwic TERM NOTES...",
		Args: func(cmd *cobra.Command, args []string) error {
			if len(args) < 2 {
				return misuse(cmd, "command.no-term")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.check(cmd); err != nil {
				return err
			}
			return a.kwic(cmd, args[0], args[1:], &o, roles, width, asCSV)
		},
	}
	cmd.Flags().IntVar(&width, "width", 40, "")
	cmd.Flags().BoolVar(&asCSV, "csv", false, "")
	cmd.Flags().StringSliceVar(&roles, "roles", nil, "")
	mark(cmd, "out", "width=number", "csv", "roles=list")
	o.define(cmd)
	return cmd
}

// kwic prints where a term occurs: left, hit, right, place.
func (a *app) kwic(cmd *cobra.Command, term string, names []string, o *stageOptions, roles []string, width int, asCSV bool) error {
	counted, err := parseRoles(cmd, roles)
	if err != nil {
		return err
	}
	m, bad := code.CompileTerm(term, code.Options{Slips: o.slips})
	if bad != nil {
		return &usageError{path: cmd.CommandPath(), id: bad.ID, args: bad.Args, hint: bad.Hint, hintArgs: bad.HintArgs}
	}
	j := &job{quiet: true}
	if err := a.prepareStages(j, o); err != nil {
		return err
	}
	j.stages.Matcher = m
	t := &tabulate.Table{ID: "kwic"}
	for _, id := range []string{"document", "line", "column", "role", "left", "hit", "right"} {
		t.Columns = append(t.Columns, tabulate.Column{ID: id})
	}
	_, err = a.each(cmd.Context(), j, o, names, func(c *code.Coded) {
		for _, l := range code.KWIC(c.Document, c.Codings, width) {
			role := c.Document.Segments[l.Segment].Role
			if len(counted) > 0 && !counted[role] {
				continue
			}
			t.Rows = append(t.Rows, []tabulate.Cell{tabulate.String(l.Document), tabulate.Int(l.Line), tabulate.Int(l.Column),
				tabulate.String(role.String()), tabulate.String(l.Left), tabulate.String(l.Hit), tabulate.String(l.Right)})
		}
	})
	if err != nil {
		return err
	}
	if asCSV {
		_, err := a.stdout.Write(export.TableCSV(nil, t, nil))
		return err
	}
	if len(t.Rows) == 0 {
		fmt.Fprintln(a.stdout, a.lang.Text("command.no-hits"))
		return nil
	}
	return printLines(a.stdout, t.Rows)
}

// printLines prints the rows of kwic with the hits below each other, as the eye
// reads a concordance.
func printLines(out io.Writer, rows [][]tabulate.Cell) error {
	lefts, widest := make([]string, len(rows)), 0
	for i, r := range rows {
		lefts[i] = printable(strings.TrimLeft(r[4].Text, " "))
		widest = max(widest, utf8.RuneCountInString(lefts[i]))
	}
	w := bufio.NewWriter(out)
	for i, r := range rows {
		fmt.Fprintf(w, "%*s[%s]%s  (%s:%d)\n", widest, lefts[i], printable(r[5].Text), printable(r[6].Text), printable(r[0].Text), int(r[1].Num))
	}
	return w.Flush()
}
