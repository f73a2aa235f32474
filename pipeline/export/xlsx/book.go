// Package xlsx writes the Excel workbook: a summary for those who never see a
// terminal, every table, the quotes behind each number, the codings and
// segments themselves, a sheet for review, the codebook and the method.
//
// [New] begins a [Book]; [Book.Document] takes each coded document in order and
// streams its rows; [Book.Finish] adds what is known at the end and writes the
// file. [Book.Discard] removes the temporary files and is always called.
//
// The bytes depend on what is written alone, not on a clock or a map.
package xlsx

import (
	"errors"
	"fmt"
	"io"

	"github.com/xuri/excelize/v2"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/export"
	"github.com/temakod/temakod/pipeline/message"
)

// Options say how a workbook is written.
type Options struct {
	Plan *export.Plan
	// TempDir is where rows wait for the end when they are more than fit in
	// memory (16 MB a sheet). Empty: the system's own folder.
	TempDir string
	// Quotes is the most quotes that a theme shows; 0: export.MostQuotes.
	Quotes int
	// MaxRows is how many rows a sheet holds before the next begins; 0:
	// 1,000,000. A sheet cannot hold more than 1,048,576.
	MaxRows int
}

// maxRows is where a long sheet continues on the next.
const maxRows = 1_000_000

// A Book is a workbook in the making.
type Book struct {
	plan    *export.Plan
	labels  *export.Labels
	file    *excelize.File
	parcel  *parcel
	styles  map[look]int
	guarded Guarded
	cutMark string
	maxRows int
	err     error // the first failure; nothing is written after it

	quotes   *export.Quotes
	segments *long // nil where no row a segment may be shown
	codings  *long
	review   *review

	names    []string // of the sheets, as they were made
	made     []madeSheet
	streams  []*sheet
	tables   []string          // the names of tables, in lower case
	firstRow []int             // of each document on the sheets of segments, counted from 0
	charts   []drawing         // what is put into each chart that the library makes
	sheets   map[string]*sheet // by id, those that have been written
	words    map[string]string // labels that recur in every row, by message id
	yes, no  string
	targets  targets
}

// madeSheet is a sheet by id and name.
type madeSheet struct{ id, name string }

// New begins a workbook.
func New(opt Options) (*Book, error) {
	b := &Book{
		plan: opt.Plan, labels: opt.Plan.Labels(), maxRows: opt.MaxRows, styles: map[look]int{}, sheets: map[string]*sheet{},
		words: map[string]string{},
		file:  excelize.NewFile(excelize.Options{TmpDir: opt.TempDir}), quotes: export.NewQuotes(opt.Plan, opt.Quotes),
	}
	if b.maxRows <= 0 || b.maxRows > maxRows {
		b.maxRows = maxRows
	}
	b.cutMark = b.t("book.cut")
	b.parcel = &parcel{dir: opt.TempDir, mend: b.mend}
	b.file.SetZipWriter(func(io.Writer) excelize.ZipWriter { return b.parcel })
	// Columns are as wide as so many digits of this font.
	b.fail(b.file.SetDefaultFont(fontFamily))
	*b.file.Styles.Fonts.Font[0].Sz.Val = fontSize
	b.yes, b.no = b.t("book.yes"), b.t("book.no")
	if b.plan.Privacy.Rows() {
		b.beginRows()
	}
	return b, b.err
}

// t returns the sentence for an id in the workbook's language.
func (b *Book) t(id string, args ...any) string { return b.plan.Lang.Text(id, args...) }

// word returns the label area.id, or id if there is none.
func (b *Book) word(area, id string) string {
	if w, ok := b.words[area+"."+id]; ok {
		return w
	}
	w := id
	if message.Has(area + "." + id) {
		w = b.t(area + "." + id)
	}
	b.words[area+"."+id] = w
	return w
}

// fail keeps the first failure.
func (b *Book) fail(err error) {
	if err != nil && b.err == nil {
		b.err = fmt.Errorf("writing the workbook: %w", err)
	}
}

// Document writes the rows of a coded document. Documents come in order.
func (b *Book) Document(c *code.Coded) error {
	if b.err != nil {
		return b.err
	}
	b.quotes.Add(c)
	if b.segments == nil {
		return b.err
	}
	b.firstRow = append(b.firstRow, b.segments.rows)
	b.writeSegments(c)
	b.writeCodings(c)
	b.review.document(b, c)
	return b.err
}

// Finish writes the tables, the summary and all else that is known at the end,
// and then the file to w. It may be called once.
func (b *Book) Finish(w io.Writer, r *export.Run) error {
	if b.err != nil {
		return b.err
	}
	b.fill(r)
	if b.err != nil {
		return b.err
	}
	b.seal(r)
	if b.err != nil {
		return b.err
	}
	if _, err := b.file.WriteTo(io.Discard); err != nil {
		b.fail(err)
		return b.err
	}
	b.fail(b.parcel.writeTo(w))
	return b.err
}

// Guarded returns what the workbook could not hold, once it is finished.
func (b *Book) Guarded() Guarded { return b.guarded }

// Discard removes the temporary files. It may be called more than once.
func (b *Book) Discard() error {
	return errors.Join(b.file.Close(), b.parcel.discard())
}
