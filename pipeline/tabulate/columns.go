package tabulate

import "math"

func newTable(id string, columns ...Column) *Table { return &Table{ID: id, Columns: columns} }

// row adds a row, a copy of cells. Many rows share a stretch of memory.
func (t *Table) row(cells ...Cell) {
	if len(t.room) < len(cells) {
		t.room = make([]Cell, max(len(cells), min(len(t.Rows)*len(cells), 1<<12)))
	}
	n := copy(t.room, cells)
	t.Rows = append(t.Rows, t.room[:n:n])
	t.room = t.room[n:]
}

func (t *Table) note(id string, args ...any) { t.Notes = append(t.Notes, Note{id, args}) }

func textColumn(id string) Column     { return Column{ID: id, Kind: TextColumn} }
func themeColumn(id string) Column    { return Column{ID: id, Kind: ThemeColumn} }
func idColumn(id string) Column       { return Column{ID: id, Kind: IDColumn} }
func countColumn(id string) Column    { return Column{ID: id, Kind: CountColumn} }
func shareColumn(id string) Column    { return Column{ID: id, Kind: ShareColumn} }
func rateColumn(id string) Column     { return Column{ID: id, Kind: RateColumn} }
func pColumn(id string) Column        { return Column{ID: id, Kind: PColumn} }
func documentColumn(id string) Column { return Column{ID: id, Kind: DocumentColumn} }
func quoteColumn(id string) Column    { return Column{ID: id, Kind: QuoteColumn} }

// Float returns a cell that holds f; an empty one if f is no finite number.
func Float(f float64) Cell {
	if math.IsNaN(f) || math.IsInf(f, 0) {
		return Cell{}
	}
	return Cell{Kind: Number, Num: f}
}

// themeColumns returns a column of counts for each shown theme.
func (c *Counter) themeColumns() []Column {
	columns := make([]Column, len(c.shown))
	for i, t := range c.shown {
		id := c.scheme.Themes[t].ID
		columns[i] = Column{ID: id, Kind: CountColumn, Label: id}
	}
	return columns
}

// theme returns a cell that names a theme; an empty one for none.
func (c *Counter) theme(t int32) Cell {
	if t < 0 {
		return Cell{}
	}
	return String(c.scheme.Themes[t].ID)
}

// ratio returns a/b, or NaN if b is 0.
func ratio(a, b int) float64 {
	if b == 0 {
		return math.NaN()
	}
	return float64(a) / float64(b)
}
