package ingest

import (
	"slices"
	"strings"
	"unicode"
)

// tableRows bounds how many lines are looked at for one table on a page.
const tableRows = 300

// A pdfTable is a table being put together from lines.
type pdfTable struct {
	h       *hyphenator
	columns []tableColumn
	cells   [][]string
	full    int  // rows that have all cells
	ruled   bool // lines are drawn between rows
}

// A tableColumn is how far the cells of a column reach.
type tableColumn struct{ lo, hi float64 }

// tableAt reads a table that begins at the first line: rows whose cells stand
// below each other with a clear strip between the columns. It returns how many
// lines it takes; 0 if there is no table, or no clear one.
func (s *pdfShaper) tableAt(lines []pdfLine) (n int, rows [][]string) {
	first := fragments(&lines[0])
	if len(first) < 2 {
		return 0, nil
	}
	if len(first) == 2 && !first[1][0].ruled {
		// "↳" or "-" before an item is a mark, not a cell.
		if m, _ := bullet(&lines[0]); m != "" || !strings.ContainsFunc(joinBoxes(first[0]), isWordRune) {
			return 0, nil
		}
	}
	t := pdfTable{h: s.h}
	for _, p := range first {
		t.columns = append(t.columns, tableColumn{p[0].x0, p[len(p)-1].x1})
	}
	for i := range lines[:min(len(lines), tableRows)] {
		l := &lines[i]
		if i > 0 && (l.breakBefore || lines[i-1].y-l.y > 4*l.size || l.y >= lines[i-1].y) || !t.add(l) {
			break
		}
		n = i + 1
	}
	if t.full < 2 || len(t.cells) < 2 || t.full*2 < len(t.cells) || len(t.columns) == 2 && t.isKeys() {
		return 0, nil
	}
	return n, t.cells
}

// isPairs reports whether a table is lines of two parts with a tab between, as in
// the list of a day's hours, and no table: nothing is drawn around it, and what
// stands first is short.
func isPairs(lines []pdfLine, rows [][]string) bool {
	for i := range lines {
		if lines[i].ruledAbove || slices.ContainsFunc(lines[i].words, func(w pdfBox) bool { return w.ruled }) {
			return false
		}
	}
	return !slices.ContainsFunc(rows, func(row []string) bool { return len(row) != 2 || len(row[0]) > 30 })
}

// isKeys reports whether the first column holds names with a colon: lines such
// as "Plats:  Umeå" are no table.
func (t *pdfTable) isKeys() bool {
	return !slices.ContainsFunc(t.cells, func(row []string) bool { return !strings.HasSuffix(row[0], ":") })
}

// add adds a line to the table, as a row or as what a row above goes on with;
// false if it does not belong to it.
func (t *pdfTable) add(l *pdfLine) bool {
	parts := t.split(fragments(l), l.size)
	at, columns, ok := t.align(parts)
	if !ok {
		return false
	}
	ruled := t.ruled || len(t.cells) > 0 && l.ruledAbove
	goesOn := len(t.cells) > 0 && (at[0] != 0 || ruled) && !l.ruledAbove
	if !goesOn && len(parts) < 2 && !ruled {
		return false
	}
	t.columns, t.ruled = columns, ruled
	if goesOn {
		row := t.cells[len(t.cells)-1]
		for k, part := range parts {
			row[at[k]] = t.join(row[at[k]], joinBoxes(part))
		}
		return true
	}
	row := make([]string, len(t.columns))
	for k, part := range parts {
		row[at[k]] = joinBoxes(part)
	}
	if len(parts) == len(t.columns) {
		t.full++
	}
	t.cells = append(t.cells, row)
	return true
}

// join joins the lines of a cell.
func (t *pdfTable) join(text, next string) string {
	if text == "" {
		return next
	}
	kept, between := t.h.join(text, next)
	return kept + between + next
}

// fragments parts the words of a line where the gap is wider than between words,
// where a line is drawn, or where no space is drawn although the page draws
// them: the cells of a table's row.
func fragments(l *pdfLine) [][]pdfBox {
	var parts [][]pdfBox
	start := 0
	for i := 1; i <= len(l.words); i++ {
		if i < len(l.words) {
			w, o := &l.words[i], &l.words[i-1]
			gap := w.x0 - o.x1
			if gap <= 1.4*l.size && !(w.ruled && w.rule > o.x1-1) && !(l.spaces && !o.spaced && gap > 0.25*l.size) {
				continue
			}
		}
		parts = append(parts, l.words[start:i])
		start = i
	}
	return parts
}

// split parts a cell that reaches to the next column, where a word stands flush
// with a column's left side.
func (t *pdfTable) split(parts [][]pdfBox, size float64) [][]pdfBox {
	if len(parts) >= len(t.columns) {
		return parts
	}
	var out [][]pdfBox
	for _, p := range parts {
		start := 0
		for i := 1; i < len(p); i++ {
			if slices.ContainsFunc(t.columns[1:], func(c tableColumn) bool { return c.lo-p[i].x0 < 0.15*size && p[i].x0-c.lo < 0.15*size }) {
				out = append(out, p[start:i])
				start = i
			}
		}
		out = append(out, p[start:])
	}
	return out
}

// align finds the column that each part of a row stands in, and how far the
// columns reach with them; false if a part lies in two, or two in one.
func (t *pdfTable) align(parts [][]pdfBox) (at []int, columns []tableColumn, ok bool) {
	columns = slices.Clone(t.columns)
	last := -1
	for _, p := range parts {
		x0, x1 := p[0].x0, p[len(p)-1].x1
		k := slices.IndexFunc(t.columns, func(c tableColumn) bool { return c.hi > x0 })
		switch {
		case k < 0:
			k = len(t.columns) - 1
		case t.columns[k].lo < x1 || k == 0: // it overlaps
		case k-1 > last && x0-t.columns[k-1].hi < t.columns[k].lo-x1:
			k-- // it lies between two: nearer the left one
		}
		if k <= last || k+1 < len(t.columns) && x1 > t.columns[k+1].lo {
			return nil, nil, false
		}
		columns[k].lo, columns[k].hi = min(columns[k].lo, x0), max(columns[k].hi, x1)
		at = append(at, k)
		last = k
	}
	return at, columns, len(at) > 0
}

// headRow reports whether the first row names what the others count: they hold
// numbers and it holds none.
func headRow(rows [][]string) bool {
	numeric := func(row []string) bool {
		for _, c := range row {
			if c != "" && strings.Trim(c, "0123456789.,%\u00a0 -–") == "" {
				return true
			}
		}
		return false
	}
	for _, row := range rows[1:] {
		if !numeric(row) {
			return false
		}
	}
	return !numeric(rows[0])
}

// isWordRune reports whether r is what words and numbers are made of.
func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
