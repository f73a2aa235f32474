package html

import (
	"slices"

	"github.com/temakod/temakod/pipeline/tabulate"
)

// table is a table of the results, folded; at most most rows.
func (r *report) table(id string, most int) {
	if t := r.take(id); t != nil {
		r.el(`<details class="more"><summary>`, r.t("report.table", r.labels.Title(t), len(t.Rows)), "</summary>")
		r.grid(t, most)
		r.raw("</details>\n")
	}
}

// open is the same, not folded, and with the named columns alone, in their order.
func (r *report) open(id string, most int, columns ...string) {
	t := r.take(id)
	if t == nil {
		return
	}
	part := &tabulate.Table{ID: t.ID, Notes: t.Notes}
	var places []int
	for _, id := range columns {
		if i := slices.IndexFunc(t.Columns, func(c tabulate.Column) bool { return c.ID == id }); i >= 0 {
			places, part.Columns = append(places, i), append(part.Columns, t.Columns[i])
		}
	}
	for _, row := range t.Rows {
		cells := make([]tabulate.Cell, len(places))
		for n, i := range places {
			if i < len(row) {
				cells[n] = row[i]
			}
		}
		part.Rows = append(part.Rows, cells)
	}
	r.grid(part, most)
}

// take returns a table that has rows and does not stand on the page yet.
func (r *report) take(id string) *tabulate.Table {
	t := r.run.Results.Table(id)
	if t == nil || r.shown[id] || len(t.Rows) == 0 {
		return nil
	}
	r.shown[id] = true
	return t
}

// grid writes a table as it may be shown. Columns that are empty all the way
// down are left out.
func (r *report) grid(t *tabulate.Table, most int) {
	t = r.run.Visible(t)
	rows := t.Rows[:min(len(t.Rows), most)]
	keep := filled(t, rows)
	r.raw(`<div class="scroll" tabindex="0" role="region" aria-label="`)
	r.text(r.labels.Title(t))
	r.raw(`"><table><thead><tr>`)
	for n, i := range keep {
		r.el(`<th scope="col"`+[...]string{">", ` class="n">`}[btoi(numeric(t.Columns[i]) && n > 0)], r.labels.Head(t.Columns[i]), "</th>")
	}
	r.raw("</tr></thead><tbody>")
	for _, row := range rows {
		r.raw("<tr>")
		for _, i := range keep {
			r.cell(t, i, row)
		}
		r.raw("</tr>\n")
	}
	r.raw("</tbody></table></div>\n")
	if left := len(t.Rows) - len(rows); left > 0 {
		r.el(`<p class="note">`, r.t("report.rows-left", left), "</p>\n")
	}
	r.notes(t)
}

func (r *report) cell(t *tabulate.Table, i int, row []tabulate.Cell) {
	var c tabulate.Cell
	if i < len(row) {
		c = row[i]
	}
	col := t.Columns[i]
	words := r.labels.Text(col, c)
	switch {
	case numeric(col):
		r.el(`<td class="n">`, words, "</td>")
	case col.Kind == tabulate.DocumentColumn:
		r.raw("<td>")
		r.documentLink(words)
		r.raw("</td>")
	default:
		r.el("<td>", words, "</td>")
	}
}

// documentLink leads to the view of a document, if it has one.
func (r *report) documentLink(name string) {
	if i, ok := r.byName[name]; ok {
		r.raw(`<a href="#d-`, r.docs[i].key, `">`)
		r.text(name)
		r.raw("</a>")
		return
	}
	r.text(name)
}

func numeric(c tabulate.Column) bool {
	switch c.Kind {
	case tabulate.CountColumn, tabulate.ShareColumn, tabulate.RateColumn, tabulate.PColumn:
		return true
	}
	return false
}

// filled are the columns that hold anything in the rows.
func filled(t *tabulate.Table, rows [][]tabulate.Cell) []int {
	var keep []int
	for i := range t.Columns {
		if slices.ContainsFunc(rows, func(row []tabulate.Cell) bool { return i < len(row) && row[i].Kind != tabulate.Empty }) {
			keep = append(keep, i)
		}
	}
	return keep
}

// mostRows is how many rows of a table the page shows.
const mostRows = 200

// tables are all that do not stand elsewhere on the page.
func (r *report) tables() {
	r.para(r.t("report.tables-is"))
	for _, t := range r.run.Results.Tables {
		r.table(t.ID, mostRows)
	}
	for _, t := range r.run.Tests {
		if len(t.Rows) > 0 {
			r.el(`<details class="more"><summary>`, r.t("report.table", r.labels.Title(t), len(t.Rows)), "</summary>")
			r.grid(t, mostRows)
			r.raw("</details>\n")
		}
	}
}
