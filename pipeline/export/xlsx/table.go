package xlsx

import (
	"math"
	"slices"

	"github.com/xuri/excelize/v2"

	"github.com/temakod/temakod/pipeline/tabulate"
)

// writeTable writes a table on a sheet of its own, called by id: its title, the
// table with shades and links, and its notes.
func (b *Book) writeTable(t *tabulate.Table, id string) *sheet {
	t = filled(t)
	cols := make([]column, len(t.Columns))
	for i, c := range t.Columns {
		cols[i] = column{head: b.text(b.labels.Head(c)), look: b.cellLook(c)}
		if i > 0 && !numeric(c.Kind) && numeric(t.Columns[i-1].Kind) {
			cols[i].look.indent = 1 // a text keeps its distance to the number before it
		}
		cols[i].width = b.fitWidth(t, i, cols[i].head)
	}
	s := b.newSheet(id, b.sheetName(id, 1), cols, layout{freezeRows: 3, freezeColumns: frozenColumns(t)})
	s.table = true
	s.put(24, s.cell(titleLook, b.text(b.labels.Title(t))), nil)
	b.leadLine(s)
	s.heads()
	first := s.row + 1
	shown := t.Rows[:min(len(t.Rows), b.maxRows)]
	for _, row := range shown {
		b.tableRow(s, t, row)
	}
	b.shade(s, t, first)
	s.close()
	if left := len(t.Rows) - len(shown); left > 0 {
		b.guarded.Rows += left
		s.put(8)
		s.across(noteLook, b.t("book.rows-left", left))
	}
	b.tableNotes(s, t)
	return s
}

// filled is t without the columns that hold nothing.
func filled(t *tabulate.Table) *tabulate.Table {
	shown := make([]bool, len(t.Columns))
	for _, row := range t.Rows {
		for i, c := range row {
			if i < len(shown) && c.Kind != tabulate.Empty {
				shown[i] = true
			}
		}
	}
	if !slices.Contains(shown, false) {
		return t
	}
	out := &tabulate.Table{ID: t.ID, Notes: t.Notes, Columns: only(t.Columns, shown)}
	for _, row := range t.Rows {
		out.Rows = append(out.Rows, only(row[:min(len(row), len(shown))], shown))
	}
	return out
}

// leadLine leads back to the summary.
func (b *Book) leadLine(s *sheet) {
	s.put(0, s.cell(linkLook, b.t("book.to-summary")))
	s.link(1, s.row, place{b.sheets["summary"].name, 1}, "")
}

// tableNotes writes the notes under the table.
func (b *Book) tableNotes(s *sheet, t *tabulate.Table) {
	if len(t.Notes) == 0 && !hasHidden(t) {
		return
	}
	s.put(8)
	for _, n := range t.Notes {
		s.across(noteLook, b.labels.Note(n))
	}
	if hasHidden(t) {
		s.across(noteLook, b.t("book.hidden-cells", b.plan.Privacy.MinCell))
	}
}

func hasHidden(t *tabulate.Table) bool {
	for _, row := range t.Rows {
		for _, c := range row {
			if c.Kind == tabulate.Hidden {
				return true
			}
		}
	}
	return false
}

// frozenColumns keeps the first column in sight if it names the row.
func frozenColumns(t *tabulate.Table) int {
	if len(t.Columns) > 4 && !numeric(t.Columns[0].Kind) {
		return 1
	}
	return 0
}

func numeric(k tabulate.ColumnKind) bool {
	switch k {
	case tabulate.CountColumn, tabulate.ShareColumn, tabulate.RateColumn, tabulate.PColumn:
		return true
	}
	return false
}

// cellLook is how the cells of a column are drawn.
func (b *Book) cellLook(c tabulate.Column) look {
	l := wrapLook
	switch c.Kind {
	case tabulate.CountColumn:
		l = countLook
	case tabulate.ShareColumn:
		l = shareLook
	case tabulate.RateColumn:
		l = rateLook
	case tabulate.PColumn:
		l = rateLook.with(func(l *look) { l.number = b.pFormat() })
	}
	l.rule = true
	return l
}

// Widths of columns, in digits.
const (
	minWidth = 9
	maxWidth = 60
)

// fitWidth chooses a width from the heading and the first rows.
func (b *Book) fitWidth(t *tabulate.Table, col int, head string) float64 {
	if numeric(t.Columns[col].Kind) {
		return min(max(minWidth, longestWord(head)*1.1+4, wordWidth(head)*0.6+4), 24)
	}
	w := max(longestWord(head)*1.1+3.5, minWidth)
	for i, row := range t.Rows {
		if i == 500 {
			break
		}
		if col < len(row) {
			w = max(w, wordWidth(b.cellWords(t, t.Columns[col], row[col]))+3+4*float64(b.depth(t, t.Columns[col], row[col])))
		}
	}
	if len(t.Columns) > 12 {
		return min(w, maxWidth/2)
	}
	return min(w, maxWidth)
}

func longestWord(s string) float64 {
	longest, start := 0.0, 0
	for i := 0; i <= len(s); i++ {
		if i == len(s) || s[i] == ' ' || s[i] == '-' {
			longest = max(longest, wordWidth(s[start:i]))
			start = i + 1
		}
	}
	return longest
}

// depth is how far a theme's label is indented.
func (b *Book) depth(t *tabulate.Table, c tabulate.Column, cell tabulate.Cell) int {
	if c.Kind != tabulate.ThemeColumn || !treelike(t) {
		return 0
	}
	if i := b.labels.Index(cell.Text); i >= 0 {
		return b.plan.Themes[i].Depth
	}
	return 0
}

// tableRow writes a row; its numbers lead to the quotes they count.
func (b *Book) tableRow(s *sheet, t *tabulate.Table, row []tabulate.Cell) {
	theme, document, group := b.subject(t, row)
	cells := make([]any, 0, len(row))
	links := make([]place, len(row))
	texts := make([]string, len(row))
	for i, c := range row {
		if i >= len(t.Columns) {
			break
		}
		col := t.Columns[i]
		l := s.columns[i].look
		to := b.target(col, c, theme, document, group)
		if s.takes(to) {
			links[i] = to
			l.colour = linkBlue
			l.under = col.Kind == tabulate.ThemeColumn
		}
		texts[i] = b.cellWords(t, col, c)
		l.indent += 2 * b.depth(t, col, c)
		cells = append(cells, b.tableCell(s, l, col, c, texts[i]))
	}
	s.put(rowHeight(s.columns, texts...), cells...)
	for i, to := range links {
		s.link(i+1, s.row, to, b.t("book.tip-quotes"))
	}
}

// cellWords is what a cell of texts shows. A subtheme is named with its theme where
// the rows do not stand under it.
func (b *Book) cellWords(t *tabulate.Table, col tabulate.Column, c tabulate.Cell) string {
	switch {
	case c.Kind == tabulate.Empty && col.Kind == tabulate.DocumentColumn && t.ID == "summary_raw":
		return b.t("book.all-documents")
	case c.Kind != tabulate.Text:
		return ""
	case col.Kind == tabulate.ThemeColumn && !treelike(t):
		return b.text(b.labels.Path(c.Text))
	}
	return b.text(b.labels.Words(col, c.Text))
}

// treelike reports whether the rows of a table are the tree of themes.
func treelike(t *tabulate.Table) bool { return t.ID == "themes" || t.ID == "levels" }

// tableCell is a cell as the workbook holds it: numbers as numbers.
func (b *Book) tableCell(s *sheet, l look, col tabulate.Column, c tabulate.Cell, words string) any {
	switch c.Kind {
	case tabulate.Number:
		if math.IsNaN(c.Num) {
			return s.cell(l, nil)
		}
		if math.IsInf(c.Num, 0) {
			return s.cell(hiddenLook, b.labels.Number(col, c.Num))
		}
		return s.cell(l, c.Num)
	case tabulate.Hidden:
		return s.cell(hiddenLook.with(func(h *look) { h.rule = true }), b.labels.Text(col, c))
	}
	return s.cell(l, text(words))
}

// subject is the theme, document and group that a row is about; -1 and "" where
// it is about none.
func (b *Book) subject(t *tabulate.Table, row []tabulate.Cell) (theme int, document, group string) {
	theme = -1
	for i, c := range row {
		if i >= len(t.Columns) || c.Kind != tabulate.Text {
			continue
		}
		switch col := t.Columns[i]; {
		case col.Kind == tabulate.ThemeColumn && theme < 0:
			theme = b.labels.Index(c.Text)
		case col.Kind == tabulate.DocumentColumn && document == "":
			document = b.plan.Names.Show(c.Text)
		case col.ID == "group" && group == "":
			group = c.Text
		}
	}
	return theme, document, group
}

// target is the place that a cell leads to: the quotes of its row's theme, or
// of its column's, in its row's document or its column's group.
func (b *Book) target(col tabulate.Column, c tabulate.Cell, theme int, document, group string) place {
	if col.Label != "" {
		if i := b.labels.Index(col.Label); i >= 0 {
			theme = i
		} else if group == "" {
			group = col.Label
		}
	}
	if theme < 0 || b.targets.at == nil {
		return place{}
	}
	switch {
	case c.Kind == tabulate.Text && col.Kind == tabulate.ThemeColumn:
		return b.targets.theme[b.labels.Index(c.Text)]
	case c.Kind == tabulate.Number && c.Num > 0 && (col.Label != "" || evidenced[col.ID]):
		return b.targets.find(theme, document, group)
	}
	return place{}
}

// evidenced are the columns whose numbers count quotes of their row's theme.
var evidenced = map[string]bool{"hits": true, "units": true, "segments": true, "documents": true, "count": true, "share": true,
	"segment_share": true, "own": true, "own_hits": true}

// Shades of the heat map: black text keeps a contrast of 7 to 1 on the darkest.
const (
	shadeLow, shadeHigh  = "FFFFFF", "8DB9DE"
	shadeLess, shadeMore = "F3B97F", "8DB9DE"
)

// shade lays a scale of shades over the numbers by group or theme, and a bar in
// the column of shares.
func (b *Book) shade(s *sheet, t *tabulate.Table, first int) {
	if s.row < first || b.err != nil {
		return
	}
	for i := 0; i < len(t.Columns); {
		j := i + 1
		for j < len(t.Columns) && b.together(t.Columns[i], t.Columns[j]) {
			j++
		}
		c := t.Columns[i]
		switch area := s.area(i+1, first, j, s.row); {
		case c.Kind != tabulate.CountColumn && c.Kind != tabulate.ShareColumn && c.Kind != tabulate.RateColumn:
		case signed(c.ID):
			b.fail(b.file.SetConditionalFormat(s.name, area, []excelize.ConditionalFormatOptions{{Type: "3_color_scale", Criteria: "=",
				MinType: "num", MinValue: "-3", MidType: "num", MidValue: "0", MaxType: "num", MaxValue: "3",
				MinColor: "#" + shadeLess, MidColor: "#" + shadeLow, MaxColor: "#" + shadeMore}}))
		case j-i > 1 && c.Kind != tabulate.RateColumn:
			b.fail(b.file.SetConditionalFormat(s.name, area, []excelize.ConditionalFormatOptions{heat}))
		case c.ID == "share":
			b.fail(b.file.SetConditionalFormat(s.name, area, []excelize.ConditionalFormatOptions{{Type: "data_bar", Criteria: "=",
				MinType: "num", MinValue: "0", MaxType: "max", BarColor: "#" + shadeHigh, BarSolid: true}}))
		}
		i = j
	}
}

// together reports whether two columns say the same of two groups or themes, so
// that their shades can be compared.
func (b *Book) together(x, y tabulate.Column) bool {
	if x.Kind != y.Kind || x.Label == "" || y.Label == "" {
		return false
	}
	return x.ID == y.ID || b.labels.Index(x.Label) >= 0 && b.labels.Index(y.Label) >= 0
}

// signed reports whether a column holds numbers on both sides of none.
func signed(id string) bool { return id == "residual" || id == "log_ratio" }

var heat = excelize.ConditionalFormatOptions{Type: "2_color_scale", Criteria: "=", MinType: "num", MinValue: "0", MaxType: "max",
	MinColor: "#" + shadeLow, MaxColor: "#" + shadeHigh}
