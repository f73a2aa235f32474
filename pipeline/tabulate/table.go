// Package tabulate counts codings and compares the counts.
//
// A [Worker] boils a coded document down to a [DocumentCount], which holds all
// that the tables need, and of the text but a few quotes; a [Counter] takes these
// one at a time, in document order. [Counter.Results] gives the tables and the
// statistics.
package tabulate

import "iter"

// A Table is rows of cells under named columns: what every output shows.
type Table struct {
	ID      string // "themes"; message "table."+ID is its title, the flat file is ID.csv
	Columns []Column
	// Rows are empty in a long table that is not held; [Table.All] gives them always.
	Rows [][]Cell
	// Notes stand under the table where people read it.
	Notes []Note

	room []Cell              // for rows to come
	long func(out *rowMaker) // makes the rows of a long table; nil if they are held
}

// All gives the rows in order. A row may be written over when the next is asked for.
func (t *Table) All() iter.Seq[[]Cell] {
	return func(yield func([]Cell) bool) {
		if t.long != nil {
			t.long(&rowMaker{yield: yield})
			return
		}
		for _, row := range t.Rows {
			if !yield(row) {
				return
			}
		}
	}
}

// Hold makes the rows of a long table, so that Rows has them.
func (t *Table) Hold() {
	if t.long != nil {
		t.long(&rowMaker{yield: func(row []Cell) bool { t.row(row...); return true }})
		t.long = nil
	}
}

// A rowMaker takes the rows of a long table, which has a row or more for each
// document or the like and is most often only written out: the cells of 100,000
// documents take up more memory than all that they are made from.
type rowMaker struct {
	yield func([]Cell) bool
	cells []Cell
	ended bool // nobody wants more rows
}

func (m *rowMaker) row(cells ...Cell) {
	if !m.ended {
		m.cells = append(m.cells[:0], cells...)
		m.ended = !m.yield(m.cells)
	}
}

// A Column has an English id, which is its name in flat files; message
// "column."+ID is its heading elsewhere.
type Column struct {
	ID   string
	Kind ColumnKind
	// Label, where set, is the heading as it stands: a group's name, a theme's
	// id, a message's id ("attribute.place"), a metadata file's own column.
	Label string
}

// ColumnKind says how a column's cells are written and aligned.
type ColumnKind uint8

// The kinds of column.
const (
	TextColumn     ColumnKind = iota
	ThemeColumn               // a theme's id; shown by its label
	IDColumn                  // a message id whole, as "role.response"; flat files print what follows the dot; a text without dot stands as it is
	CountColumn               // a whole number
	ShareColumn               // 0 to 1, shown in per cent
	RateColumn                // a number with two decimals
	PColumn                   // a p value
	DocumentColumn            // a document's name
	QuoteColumn               // words of the notes; emptied where no quotes are to be shown
)

// A Cell is a text or a number. The zero Cell is empty: a value that does not
// exist, such as a share of nothing.
type Cell struct {
	Kind CellKind
	Text string
	Num  float64
}

// CellKind says what a cell holds.
type CellKind uint8

// The kinds of cell.
const (
	Empty CellKind = iota
	Text
	Number
	Hidden // a small number that is not shown; see Results.MinCell
)

// String returns a cell that holds s.
func String(s string) Cell { return Cell{Kind: Text, Text: s} }

// Int returns a cell that holds n.
func Int(n int) Cell { return Cell{Kind: Number, Num: float64(n)} }

// A Note is a message with its arguments.
type Note struct {
	ID   string
	Args []any
}
