package export

import (
	"bytes"
	"encoding/csv"
	"io"
	"strings"

	"github.com/temakod/temakod/pipeline/tabulate"
)

// TableCSV appends t as a flat file to dst: UTF-8, comma-separated, a header of
// column ids, numbers with a point, shares from 0 to 1. It is the same in every
// language. Names gives the names of documents; nil shows their own.
func TableCSV(dst []byte, t *tabulate.Table, names *Names) []byte {
	dst = TableHead(dst, t)
	for row := range t.All() {
		dst = TableRow(dst, t, row, names)
	}
	return dst
}

// TableHead appends the first line of what [TableCSV] appends, and TableRow one of
// the rows after it: for a table that is too large to be held.
func TableHead(dst []byte, t *tabulate.Table) []byte {
	for i, c := range t.Columns {
		if i > 0 {
			dst = append(dst, ',')
		}
		dst = appendField(dst, c.ID)
	}
	return append(dst, '\n')
}

// TableRow appends a row of t; see [TableHead].
func TableRow(dst []byte, t *tabulate.Table, row []tabulate.Cell, names *Names) []byte {
	for i, cell := range row {
		if i > 0 {
			dst = append(dst, ',')
		}
		if cell.Kind == tabulate.Number {
			dst = appendNumber(dst, cell.Num)
		} else {
			dst = appendField(dst, flat(t.Columns[i], cell, names))
		}
	}
	return append(dst, '\n')
}

// flat writes a cell that is no number for a flat file: a small number that may
// not be shown as "hidden", so that it is told from one that is not there.
func flat(c tabulate.Column, cell tabulate.Cell, names *Names) string {
	switch cell.Kind {
	case tabulate.Text:
		switch c.Kind {
		case tabulate.DocumentColumn:
			return names.Show(cell.Text)
		case tabulate.IDColumn:
			_, id, found := strings.Cut(cell.Text, ".")
			if found {
				return id
			}
		}
		return cell.Text
	case tabulate.Hidden:
		return "hidden"
	}
	return ""
}

// Excel rewrites a flat file, or a part of one, as Swedish Excel opens it by a
// double click: semicolons, decimal commas in the columns that are numeric, and
// an apostrophe before a text that Excel would take for a formula. A text that
// begins with "- ", as bullets do, is left alone. The byte order mark that the
// file begins with is [ExcelMark].
func Excel(w io.Writer, flat []byte, numeric func(column int) bool) error {
	r := csv.NewReader(bytes.NewReader(flat))
	r.FieldsPerRecord = -1
	r.ReuseRecord = true
	out := csv.NewWriter(w)
	out.Comma = ';'
	out.UseCRLF = true
	for {
		row, err := r.Read()
		if err == io.EOF {
			out.Flush()
			return out.Error()
		}
		if err != nil {
			return err
		}
		for i, field := range row {
			if numeric(i) {
				row[i] = strings.Replace(field, ".", ",", 1)
			} else {
				row[i] = guard(field)
			}
		}
		if err := out.Write(row); err != nil {
			return err
		}
	}
}

// ExcelMark is the byte order mark by which Excel knows UTF-8.
const ExcelMark = "\ufeff"

// guard keeps Excel from reading a text as a formula.
func guard(s string) string {
	if s == "" || strings.HasPrefix(s, "- ") || s == "-" {
		return s
	}
	if strings.IndexByte("=+-@\t\r", s[0]) >= 0 {
		return "'" + s
	}
	return s
}
