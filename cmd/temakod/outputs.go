package main

import (
	"bytes"
	"errors"
	"io"
	"slices"
	"strings"
	"sync/atomic"
	"time"

	"github.com/temakod/temakod/pipeline"
	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/export/html"
	"github.com/temakod/temakod/pipeline/export/svg"
	"github.com/temakod/temakod/pipeline/export/xlsx"
	"github.com/temakod/temakod/pipeline/tabulate"
)

// outputs are the files of a run, opened before it and finished after it.
type outputs struct {
	app     *app
	folder  *folder
	job     *job
	options *codeOptions

	streams []pipeline.Stream
	sinks   []pipeline.Sink
	book    *xlsx.Book
	page    *html.Page
	open    []func() error // what fills the flat files that wait to be filled
	about   []byte         // run.json, if it is made already
}

// outputs opens what the flags ask for.
func (a *app) outputs(out *folder, j *job, o *codeOptions) (*outputs, error) {
	w := &outputs{app: a, folder: out, job: j, options: o}
	if o.shards > 0 {
		return w, nil
	}
	if err := w.openRows(); err != nil {
		return nil, err
	}
	if o.wants("xlsx") {
		book, err := xlsx.New(xlsx.Options{Plan: &j.plan, TempDir: out.dir})
		if err != nil {
			return nil, err
		}
		w.book = book
		w.sinks = append(w.sinks, book)
	}
	if o.wants("html") {
		w.page = html.New(html.Options{Plan: &j.plan})
		w.sinks = append(w.sinks, w.page)
	}
	return w, nil
}

// openRows opens the files that have a row a segment or coding.
func (w *outputs) openRows() error {
	rows := w.job.rows()
	type file struct {
		name, header string
		render       func([]byte, *code.Coded) []byte
		numeric      func(column int) bool
	}
	var files []file
	if w.options.rows() {
		files = append(files,
			file{"segments.csv", export.SegmentsHeader, rows.Segments, numericColumns(export.SegmentsHeader, "confidence")},
			file{"codings.csv", export.CodingsHeader, rows.Codings, numericColumns(export.CodingsHeader)})
	}
	if w.options.wants("jsonl") && w.job.plan.Privacy.Rows() {
		files = append(files, file{name: "codings.jsonl", render: rows.CodingsJSON})
	}
	for _, f := range files {
		dst, err := w.folder.create(f.name)
		if err != nil {
			return err
		}
		if _, err := io.WriteString(dst, f.header); err != nil {
			return err
		}
		write := func(b []byte) error { _, err := dst.Write(b); return err }
		if w.options.csvExcel && f.numeric != nil {
			excel, err := w.openExcel(f.name, f.header)
			if err != nil {
				return err
			}
			plain := write
			write = func(b []byte) error {
				if err := plain(b); err != nil {
					return err
				}
				return export.Excel(excel, b, f.numeric)
			}
		}
		if w.job.plan.Names.Hidden() {
			// Documents are numbered in input order, so the rows are made in it.
			w.sinks = append(w.sinks, rendered{f.render, write})
			continue
		}
		w.streams = append(w.streams, pipeline.Stream{Render: f.render, Write: write})
	}
	return nil
}

// rows returns what makes the rows of the flat files.
func (j *job) rows() *export.Rows {
	rows := &export.Rows{HideText: j.plan.Privacy.NoQuotes}
	for _, t := range j.plan.Themes {
		rows.Themes = append(rows.Themes, t.ID)
	}
	for _, t := range j.plan.Terms {
		rows.Terms = append(rows.Terms, t.Text)
	}
	if j.plan.Names.Hidden() {
		rows.Document = j.plan.Names.Show
	}
	return rows
}

// rendered is a stream that is made where it is written.
type rendered struct {
	render func([]byte, *code.Coded) []byte
	write  func([]byte) error
}

func (r rendered) Document(c *code.Coded) error { return r.write(r.render(nil, c)) }

func (w *outputs) openExcel(name, header string) (io.Writer, error) {
	dst, err := w.folder.create(strings.TrimSuffix(name, ".csv") + "-excel.csv")
	if err != nil {
		return nil, err
	}
	if _, err := io.WriteString(dst, export.ExcelMark); err != nil {
		return nil, err
	}
	if header == "" {
		return dst, nil
	}
	return dst, export.Excel(dst, []byte(header), func(int) bool { return false })
}

func numericColumns(header string, names ...string) func(int) bool {
	numeric := map[int]bool{}
	for i, column := range strings.Split(strings.TrimSuffix(header, "\n"), ",") {
		for _, name := range names {
			if column == name {
				numeric[i] = true
			}
		}
	}
	return func(i int) bool { return numeric[i] }
}

// finish writes what comes after the last document.
func (w *outputs) finish(run *export.Run, report *pipeline.Report) error {
	if w.options.wants("json") || w.page != nil || w.book != nil || w.options.charts != "" {
		run.Results.Hold()
	}
	if w.options.wants("csv") {
		for _, t := range run.Results.Tables {
			if err := w.table(run.Flat(t)); err != nil {
				return err
			}
		}
	}
	if w.options.wants("json") {
		if err := w.file("tables.json", func(dst io.Writer) error { return export.TablesJSON(dst, run) }); err != nil {
			return err
		}
	}
	if w.page != nil {
		if err := w.file("report.html", func(dst io.Writer) error { return w.page.Finish(dst, run) }); err != nil {
			return err
		}
	}
	if w.book != nil {
		if err := w.file("temakod.xlsx", func(dst io.Writer) error { return w.book.Finish(dst, run) }); err != nil {
			return err
		}
	}
	if w.options.charts != "" {
		if err := w.charts(run); err != nil {
			return err
		}
	}
	dst, err := w.folder.create("run.json")
	if err != nil {
		return err
	}
	if err := w.later(func() error {
		if w.about == nil {
			return writeRunFile(dst, run, report, w.stamp())
		}
		_, err := dst.Write(w.about)
		return err
	}); err != nil {
		return err
	}
	return w.fill()
}

// describe makes run.json before its turn, which needs no results, unless it is long.
func (w *outputs) describe(run *export.Run, report *pipeline.Report) {
	if len(run.Inputs) > mostDescribed {
		return
	}
	var b bytes.Buffer
	if writeRunFile(&b, run, report, w.stamp()) == nil { // or else it is tried again, and told
		w.about = b.Bytes()
	}
}

// mostDescribed is for how many inputs run.json is held in memory: some 4 MB.
const mostDescribed = 10_000

// stamp is when the run was made, if that is to be told.
func (w *outputs) stamp() (t time.Time) {
	if w.options.stamp {
		t = time.Now()
	}
	return t
}

// later has a flat file filled with the others, unless documents get their numbers
// in the order in which they are written.
func (w *outputs) later(fill func() error) error {
	if w.job.plan.Names.Hidden() {
		return fill()
	}
	w.open = append(w.open, fill)
	return nil
}

// fill fills the files that wait for it, as many at once as there are processors.
// The last goes first, for that is run.json, which takes long.
func (w *outputs) fill() error {
	errs := make([]error, len(w.open))
	var left atomic.Int64
	left.Store(int64(len(w.open)))
	some := func() {
		for i := left.Add(-1); i >= 0; i = left.Add(-1) {
			errs[i] = w.open[i]()
		}
	}
	pipeline.AtOnce(slices.Repeat([]func(){some}, defaultWorkers())...)
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func (w *outputs) file(name string, write func(io.Writer) error) error {
	dst, err := w.folder.create(name)
	if err != nil {
		return err
	}
	return write(dst)
}

// table opens the flat file of a table, which is filled later.
func (w *outputs) table(t *tabulate.Table) error {
	name := "tables/" + t.ID + ".csv"
	dst, err := w.folder.create(name)
	if err != nil {
		return err
	}
	write := func(b []byte) error { _, err := dst.Write(b); return err }
	if w.options.csvExcel {
		excel, err := w.openExcel(name, "")
		if err != nil {
			return err
		}
		plain := write
		write = func(b []byte) error {
			return errors.Join(plain(b), export.Excel(excel, b, func(i int) bool { return isNumeric(t.Columns[i].Kind) }))
		}
	}
	return w.later(func() error { return writeTable(write, t, w.job.plan.Names) })
}

// tablePiece is about how many bytes of a table are written at once.
const tablePiece = 1 << 16

func writeTable(write func([]byte) error, t *tabulate.Table, names *export.Names) error {
	flat := export.TableHead(nil, t)
	for row := range t.All() {
		flat = export.TableRow(flat, t, row, names)
		if len(flat) >= tablePiece {
			if err := write(flat); err != nil {
				return err
			}
			flat = flat[:0]
		}
	}
	return write(flat)
}

func isNumeric(k tabulate.ColumnKind) bool {
	switch k {
	case tabulate.CountColumn, tabulate.ShareColumn, tabulate.RateColumn, tabulate.PColumn:
		return true
	}
	return false
}

// charts writes each chart as an SVG file of its own, for slides.
func (w *outputs) charts(run *export.Run) error {
	charts, err := openFolder(w.options.charts)
	if err != nil {
		return outFailure(w.options.charts, err)
	}
	for _, c := range svg.Charts(run) {
		dst, err := charts.create(c.Name)
		if err == nil {
			err = c.Standalone(dst)
		}
		if err != nil {
			charts.discard()
			return err
		}
	}
	_, err = charts.commit()
	return err
}

// discard lets go of what the outputs hold outside the folder.
func (w *outputs) discard() {
	if w.book != nil {
		w.book.Discard()
	}
}
