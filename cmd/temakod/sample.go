package main

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/spf13/cobra"
	"github.com/xuri/excelize/v2"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/evaluate"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/tabulate"
)

func (a *app) sampleCommand() *cobra.Command {
	var o stageOptions
	var roles []string
	var out string
	n, seed := 100, int64(1)
	cmd := &cobra.Command{
		Use: "sample NOTES...", Args: some("command.no-notes"),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := o.check(cmd); err != nil {
				return err
			}
			if n < 1 {
				return misuse(cmd, "command.too-small", "--n")
			}
			counted, err := parseRoles(cmd, roles)
			if err != nil {
				return err
			}
			t, err := a.sample(cmd, args, &o, n, seed, counted)
			if err != nil {
				return err
			}
			return a.writeSample(t, out)
		},
	}
	cmd.Flags().IntVar(&n, "n", 100, "")
	cmd.Flags().Int64Var(&seed, "seed", 1, "")
	cmd.Flags().StringSliceVar(&roles, "roles", nil, "")
	cmd.Flags().StringVarP(&out, "out", "o", "", "")
	mark(cmd, "out", "out=file", "n=number", "seed=number", "roles=list")
	o.define(cmd)
	return cmd
}

// sample draws segments for coding by hand, blind: without the codings.
func (a *app) sample(cmd *cobra.Command, names []string, o *stageOptions, n int, seed int64, roles map[corpus.Role]bool) (*tabulate.Table, error) {
	var counted []corpus.Role
	for _, r := range corpus.Roles {
		if roles[r] {
			counted = append(counted, r)
		}
	}
	j := &job{quiet: true}
	if err := a.prepareStages(j, o); err != nil {
		return nil, err
	}
	s := evaluate.NewSampler(n, seed, counted)
	if _, err := a.each(cmd.Context(), j, o, names, func(c *code.Coded) { s.Add(c) }); err != nil {
		return nil, err
	}
	t := s.Table()
	if len(t.Rows) < n {
		a.say("command.sample-all", len(t.Rows))
	}
	return t, nil
}

// writeSample writes the sheet as its name says: .xlsx, or else CSV; to standard
// output if it has no name.
func (a *app) writeSample(t *tabulate.Table, out string) error {
	flat := export.TableCSV(nil, t, nil)
	switch {
	case out == "":
		_, err := a.stdout.Write(flat)
		return err
	case isWorkbook(out):
		data, err := sheetOf(t)
		if err != nil {
			return err
		}
		return a.writeNew(out, data)
	}
	return a.writeNew(out, flat)
}

// wide are the columns that hold text.
var wide = []string{"text", "question", "note"}

// sheetOf makes a workbook of one sheet, with the flat file's column names, so
// that it can be filled in and read again.
func sheetOf(t *tabulate.Table) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	const sheet = "Sheet1"
	head, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Family: "Calibri", Size: 11}})
	if err != nil {
		return nil, err
	}
	wrapped, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true, Vertical: "top"}, Font: &excelize.Font{Family: "Calibri", Size: 11}})
	if err != nil {
		return nil, err
	}
	w, err := f.NewStreamWriter(sheet)
	if err != nil {
		return nil, err
	}
	row := make([]any, len(t.Columns))
	for i, c := range t.Columns {
		width := 16.0
		if slices.Contains(wide, c.ID) {
			width = 60
		}
		if err := w.SetColWidth(i+1, i+1, width); err != nil {
			return nil, err
		}
		row[i] = excelize.Cell{StyleID: head, Value: c.ID}
	}
	if err := w.SetPanes(&excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}); err != nil {
		return nil, err
	}
	if err := w.SetRow("A1", row); err != nil {
		return nil, err
	}
	for n, r := range t.Rows {
		for i, cell := range r {
			row[i] = excelize.Cell{StyleID: wrapped, Value: cell.Text}
			if cell.Kind == tabulate.Number {
				row[i] = excelize.Cell{StyleID: wrapped, Value: cell.Num}
			}
		}
		if err := w.SetRow(fmt.Sprintf("A%d", n+2), row); err != nil {
			return nil, err
		}
	}
	if err := w.Flush(); err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = f.Write(&b)
	return b.Bytes(), err
}
