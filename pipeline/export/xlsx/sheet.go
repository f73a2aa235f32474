package xlsx

import (
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/xuri/excelize/v2"
)

// maxLinks is how many links a sheet is given. It can hold 65,529, but the
// library looks through all of them for each new one: 65,000 took 7.7 s, and
// 20,000 take 0.8. The first rows have theirs; the rest are counted.
const maxLinks = 20_000

// A column of a sheet, its heading and how its cells are drawn.
type column struct {
	head  string
	width float64
	look  look
}

// A sheet is one sheet that is written from the top down.
type sheet struct {
	b       *Book
	id      string // "codings"
	name    string // "Kodningar (2)"
	sw      *excelize.StreamWriter
	columns []column
	row     int // the last written row
	head    int // the row of the headings; 0 if there are none
	links   int
	print   int  // how many columns are printed; 0: all
	pages   int  // how many pages it is printed wide
	last    int  // the last row that is printed; 0: all
	table   bool // the rows under the headings are a named table
	filter  string
	closed  bool // the table and filter are set
}

// layout says how a sheet is set up.
type layout struct {
	freezeRows, freezeColumns int
	portrait                  bool
	tab                       string // colour of the tab
	noGrid                    bool
}

// sheetName is the name of the sheet with an id, its part-th.
func (b *Book) sheetName(id string, part int) string {
	name := b.t("sheet." + id)
	if name == "sheet."+id {
		name = b.t("table." + id)
	}
	return b.freeName(name, part)
}

// freeName makes a name that Excel takes and no other sheet has: at most 31
// characters, without []:*?/\ and without an apostrophe at either end.
func (b *Book) freeName(name string, part int) string {
	name = strings.ReplaceAll(name, ": ", ", ")
	name = strings.Map(func(r rune) rune {
		if strings.ContainsRune(`[]:*?/\`, r) || !unicode.IsPrint(r) {
			return '-'
		}
		return r
	}, name)
	name = strings.Trim(strings.TrimSpace(name), "'")
	for n := part; ; n++ {
		tail := ""
		if n > 1 {
			tail = " (" + strconv.Itoa(n) + ")"
		}
		short, _ := cutAt(name, 31-len(tail))
		try := strings.TrimSpace(short) + tail
		if !b.taken(try) && short != "" {
			return try
		}
		n = max(n, 1)
	}
}

func (b *Book) taken(name string) bool {
	for _, n := range b.names {
		if strings.EqualFold(n, name) {
			return true
		}
	}
	return false
}

// addSheet makes an empty sheet and sets up its printing.
func (b *Book) addSheet(id, name string, l layout) {
	if len(b.names) == 0 {
		b.fail(b.file.SetSheetName("Sheet1", name))
	} else {
		_, err := b.file.NewSheet(name)
		b.fail(err)
	}
	b.names = append(b.names, name)
	b.made = append(b.made, madeSheet{id, name})
	yes, no, a4, wide, one, auto := true, false, 9, "landscape", 1, 0
	if l.portrait {
		wide = "portrait"
	}
	// These stand before the rows in the file, so a streamed sheet must have
	// them before its writer is made.
	props := excelize.SheetPropsOptions{FitToPage: &yes}
	if l.tab != "" {
		props.TabColorRGB = &l.tab
	}
	b.fail(b.file.SetSheetProps(name, &props))
	b.fail(b.file.SetPageLayout(name, &excelize.PageLayoutOptions{Size: &a4, Orientation: &wide, FitToWidth: &one, FitToHeight: &auto}))
	side, end, foot := 0.4, 0.6, 0.3
	b.fail(b.file.SetPageMargins(name, &excelize.PageLayoutMarginsOptions{Left: &side, Right: &side, Top: &end, Bottom: &end, Header: &foot, Footer: &foot}))
	b.fail(b.file.SetHeaderFooter(name, &excelize.HeaderFooterOptions{OddFooter: `&L&8&A&R&8&P / &N`}))
	if l.noGrid {
		b.fail(b.file.SetSheetView(name, 0, &excelize.ViewOptions{ShowGridLines: &no}))
	}
}

// newSheet begins a streamed sheet with the given columns.
func (b *Book) newSheet(id, name string, columns []column, l layout) *sheet {
	b.addSheet(id, name, l)
	s := &sheet{b: b, id: id, name: name, columns: columns}
	if b.err != nil {
		return s
	}
	sw, err := b.file.NewStreamWriter(name)
	if err != nil {
		b.fail(err)
		return s
	}
	s.sw = sw
	b.streams = append(b.streams, s)
	b.fitPages(s)
	for i, c := range columns {
		b.fail(sw.SetColWidth(i+1, i+1, c.width))
		// A column's style reaches below its last row, so it draws no lines.
		b.fail(sw.SetColStyle(i+1, i+1, b.style(c.look.with(func(l *look) { l.rule, l.box = false, false }))))
	}
	if l.freezeRows > 0 {
		b.fail(sw.SetPanes(freeze(l.freezeRows, l.freezeColumns)))
	}
	if _, ok := b.sheets[id]; !ok {
		b.sheets[id] = s
	}
	return s
}

// pageWidth is how wide a sheet may be to be read on one page, in digits.
const pageWidth = 240

// fitPages prints a sheet that is too wide for one page on two or more.
func (b *Book) fitPages(s *sheet) {
	width := 0.0
	for i, c := range s.columns {
		if s.print == 0 || i < s.print {
			width += c.width
		}
	}
	before := max(s.pages, 1)
	s.pages = min(1+int(width/pageWidth), 4)
	if s.pages != before {
		b.fail(b.file.SetPageLayout(s.name, &excelize.PageLayoutOptions{FitToWidth: &s.pages}))
	}
}

// freeze keeps the first rows and columns in sight.
func freeze(rows, columns int) *excelize.Panes {
	cell, _ := excelize.CoordinatesToCellName(columns+1, rows+1)
	pane := "bottomLeft"
	if columns > 0 {
		pane = "bottomRight"
	}
	return &excelize.Panes{Freeze: true, XSplit: columns, YSplit: rows, TopLeftCell: cell, ActivePane: pane,
		Selection: []excelize.Selection{{Pane: pane, ActiveCell: cell, SQRef: cell}}}
}

// put writes the next row; height 0 lets the program choose.
func (s *sheet) put(height float64, cells ...any) {
	s.row++
	if s.b.err != nil {
		return
	}
	s.b.fail(s.sw.SetRow("A"+strconv.Itoa(s.row), cells, excelize.RowOpts{Height: min(height, excelize.MaxRowHeight)}))
}

// cell is a value drawn as l.
func (s *sheet) cell(l look, v any) excelize.Cell {
	return excelize.Cell{StyleID: s.b.style(l), Value: v}
}

// readable is how wide a text may be that is to be read, in digits.
const readable = 130

// across writes a text over all columns, so high that it is seen whole.
func (s *sheet) across(l look, text string) {
	l.wrap = true
	last, width := 0, 0.0
	for last < len(s.columns) && (last == 0 || width+s.columns[last].width <= readable) {
		width += s.columns[last].width
		last++
	}
	s.put(lineHeight(l)*float64(lines(text, width*0.95*widthRatio(l)))+3, s.cell(l, s.b.text(text)))
	if last > 1 && s.b.err == nil {
		s.b.fail(s.sw.MergeCell(s.ref(1, s.row), s.ref(last, s.row)))
	}
}

// maxHead is how long a heading may be: Excel takes 255 characters in a table.
const maxHead = 200

// heads writes the headings. Those of a table must differ.
func (s *sheet) heads() {
	cells := make([]any, len(s.columns))
	seen := map[string]bool{}
	high := 1
	for i, c := range s.columns {
		head, _ := cutAt(strings.ReplaceAll(s.b.text(c.head), "\n", " "), maxHead)
		for n := 2; seen[strings.ToLower(head)] || head == ""; n++ {
			short, _ := cutAt(c.head, maxHead)
			head = short + " (" + strconv.Itoa(n) + ")"
		}
		seen[strings.ToLower(head)] = true
		l := headLook
		if c.look.across == "right" {
			l.across, l.indent = "right", 1
		} else {
			l.indent = c.look.indent
		}
		high = max(high, lines(head, (c.width-2.5)*widthRatio(l)))
		cells[i] = s.cell(l, head)
	}
	s.put(6+13.5*float64(min(high, 4)), cells...)
	s.head = s.row
}

// ref names a cell: "B7".
func (s *sheet) ref(col, row int) string {
	ref, err := excelize.CoordinatesToCellName(col, row)
	s.b.fail(err)
	return ref
}

// area names the cells between two corners: "A4:F19".
func (s *sheet) area(col, row, col2, row2 int) string {
	return s.ref(col, row) + ":" + s.ref(col2, row2)
}

// fixed names the same cells from another sheet: "'Teman'!$A$4:$A$19".
func fixed(sheet string, col, row, col2, row2 int) string {
	a, _ := excelize.CoordinatesToCellName(col, row, true)
	z, _ := excelize.CoordinatesToCellName(col2, row2, true)
	return quoted(sheet) + "!" + a + ":" + z
}

// cellAt names one cell from another sheet.
func cellAt(sheet string, col, row int) string {
	ref, _ := excelize.CoordinatesToCellName(col, row, true)
	return quoted(sheet) + "!" + ref
}

// quoted is a sheet's name as formulas and links write it.
func quoted(sheet string) string { return "'" + strings.ReplaceAll(sheet, "'", "''") + "'" }

// A place is a cell of the workbook that a link leads to.
type place struct {
	sheet string
	row   int
}

// takes reports whether a link to a place can be set, and counts those that
// cannot.
func (s *sheet) takes(to place) bool {
	if to.row > 0 && s.links >= maxLinks {
		s.b.guarded.Links++
		return false
	}
	return to.row > 0
}

// link makes a cell lead to a place. Links are set before the sheet is sealed:
// after that the library would lose them without a word.
func (s *sheet) link(col, row int, to place, tip string) {
	if to.row == 0 || s.b.err != nil || s.links > maxLinks+len(s.columns) {
		return
	}
	s.links++
	var opts []excelize.HyperlinkOpts
	if tip != "" {
		opts = append(opts, excelize.HyperlinkOpts{Tooltip: &tip})
	}
	s.b.fail(s.b.file.SetCellHyperLink(s.name, s.ref(col, row), quoted(to.sheet)+"!A"+strconv.Itoa(to.row), "Location", opts...))
}

// close makes the rows under the headings a named table, or gives them a filter.
// Nothing may follow but notes.
func (s *sheet) close() {
	if s.closed || s.head == 0 || s.row <= s.head || s.b.err != nil {
		return
	}
	s.closed = true
	area := s.area(1, s.head, len(s.columns), s.row)
	if !s.table {
		s.filter = area
		return
	}
	stripes := true
	s.b.fail(s.sw.AddTable(&excelize.Table{Range: area, Name: s.b.tableName(s.name), StyleName: "TableStyleLight1", ShowRowStripes: &stripes}))
}

// tableName makes a table's name of a sheet's: letters, digits and "_", and
// unlike any other's.
func (b *Book) tableName(sheet string) string {
	name := "t_" + strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return '_'
	}, sheet)
	for slices.Contains(b.tables, strings.ToLower(name)) {
		name += "_"
	}
	b.tables = append(b.tables, strings.ToLower(name))
	return name
}

// A long sheet goes on, when it is full, on a sheet of the same name with a
// number.
type long struct {
	b       *Book
	id      string
	columns []column
	parts   []*sheet
	rows    int // in all parts, headings aside
	layout  layout
	print   int
	begun   func(*sheet) // sets up each part; may be nil
	buf     []any
}

// next returns the sheet that takes the next row.
func (l *long) next() *sheet {
	if l.rows%l.b.maxRows == 0 && len(l.parts) <= l.rows/l.b.maxRows {
		name := l.b.sheetName(l.id, len(l.parts)+1)
		s := l.b.newSheet(l.id, name, l.columns, l.layout)
		s.table, s.print = true, l.print
		l.b.fitPages(s)
		s.heads()
		if l.begun != nil {
			l.begun(s)
		}
		l.parts = append(l.parts, s)
	}
	l.rows++
	return l.parts[len(l.parts)-1]
}

// put writes a row of a height; 0 lets the program choose.
func (l *long) put(height float64, cells ...any) { l.next().put(height, cells...) }

// place is where row n stands, counted from 0 over all parts.
func (l *long) place(n int) place {
	if l == nil || n < 0 || n >= l.rows {
		return place{}
	}
	return place{l.parts[n/l.b.maxRows].name, n%l.b.maxRows + 2}
}
