package ingest

import (
	"bytes"
	"errors"

	"github.com/xuri/excelize/v2"
)

// readXLSX reads an Excel workbook: each sheet that is shown, its cells as they
// are shown, dates in the Swedish way.
func readXLSX(f *file) {
	a := f.archive
	if a == nil || !a.opened() || !a.fits() {
		return
	}
	room := max(1, f.opt.Limits.ExpandedBytes-f.effort.expanded)
	book, err := excelize.OpenReader(bytes.NewReader(f.data), excelize.Options{
		UnzipSizeLimit:    room,
		UnzipXMLSizeLimit: room, // above it excelize would unpack to the disk
		ShortDatePattern:  "yyyy-mm-dd",
		LongDatePattern:   "yyyy-mm-dd",
		LongTimePattern:   "hh:mm:ss",
	})
	if err != nil {
		if errors.Is(err, excelize.ErrWorkbookPassword) || errors.Is(err, excelize.ErrWorkbookFileFormat) && bytes.HasPrefix(f.data, []byte("\xd0\xcf")) {
			f.reject("ingest.locked").WithHint("ingest.hint-encrypted")
			return
		}
		f.reject("ingest.damaged", formatName(f.format), err.Error()).WithHint("ingest.hint-damaged")
		return
	}
	defer book.Close()
	b := f.build()
	var sheets []*sheet
	hidden := 0
	for _, name := range book.GetSheetList() {
		if shown, err := book.GetSheetVisible(name); err == nil && !shown {
			hidden++
			continue
		}
		s := f.readSheet(book, name)
		if f.rejected {
			return
		}
		if s != nil {
			sheets = append(sheets, s)
		}
	}
	if hidden > 0 {
		f.notice("ingest.sheet-hidden", hidden)
	}
	if p, err := book.GetDocProps(); err == nil && p != nil {
		b.given("title", p.Title)
		b.given("author", p.Creator)
	}
	f.writeSheets(b, sheets)
}

// readSheet reads the cells of a worksheet. One that cannot be read is a fault;
// the others go on.
func (f *file) readSheet(book *excelize.File, name string) *sheet {
	rows, err := book.Rows(name)
	if err != nil {
		var chart excelize.ErrSheetNotExist
		if !errors.As(err, &chart) {
			f.fault("ingest.sheet-damaged", name)
		}
		return nil
	}
	defer rows.Close()
	s := &sheet{name: name, first: 1}
	long := int64(0)
	for rows.Next() {
		row, err := rows.Columns()
		if err != nil {
			f.fault("ingest.sheet-damaged", name)
			break
		}
		f.effort.cells += len(row)
		n := 1
		for _, c := range row {
			n += len(c)
		}
		if long += int64(n); long > ratioFloor && long/int64(f.opt.Limits.Ratio) > int64(len(f.data)) {
			f.reject("ingest.limit-ratio", f.opt.Limits.Ratio).WithHint("ingest.hint-max-ratio")
			return nil
		}
		if !f.step(n) || !f.withinCells() {
			return nil
		}
		s.rows = append(s.rows, row)
	}
	if rows.Error() != nil {
		f.fault("ingest.sheet-damaged", name)
	}
	return s
}

// fits reports whether what the entries say that they unpack to keeps to the
// limits, for a parser that unpacks them itself.
func (a *archive) fits() bool {
	f := a.f
	var total uint64
	for _, e := range a.entries {
		total += min(e.UncompressedSize64, 1<<50)
	}
	switch {
	case total > uint64(max(0, f.opt.Limits.ExpandedBytes-f.effort.expanded)):
		f.reject("ingest.limit-expanded", megabytes(f.opt.Limits.ExpandedBytes)).WithHint("ingest.hint-max-expanded")
	case total > ratioFloor && total/uint64(f.opt.Limits.Ratio) > uint64(len(f.data)):
		f.reject("ingest.limit-ratio", f.opt.Limits.Ratio).WithHint("ingest.hint-max-ratio")
	default:
		f.effort.expanded += int64(total)
		return true
	}
	return false
}
