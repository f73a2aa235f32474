package ingest

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// An openTable of a markup format is gathered row by row, since only a whole row
// tells whether it can be a line: between openTable and closeTable the blocks
// that are written go to the open cell.
type openTable struct {
	row   int
	head  bool // the open row is a header
	drop  bool // the open row is not to be written
	cells []openCell
}

type openCell struct {
	blocks []written
	span   int // how many columns it takes
}

// A written block is one that waits for its row to end.
type written struct {
	block  corpus.Block
	marker string
	text   string
	place  source.Place
}

// openTable begins a table, perhaps within a cell of another; the blocks of an
// inner table become blocks of the cell that it stands in.
func (b *builder) openTable() {
	b.end()
	b.nested++
	if b.nested == 1 {
		b.tables++
		b.table = &openTable{}
	}
}

// openRow begins a row of the outermost table.
func (b *builder) openRow(header bool) {
	b.end()
	if b.nested == 1 {
		b.table.head, b.table.drop, b.table.cells = header, false, b.table.cells[:0]
	}
}

// openCell begins a cell that takes span columns, at least 1.
func (b *builder) openCell(span int) {
	b.end()
	if b.nested == 1 {
		b.table.cells = append(b.table.cells, openCell{span: min(max(span, 1), 1000)})
	}
}

// headerRow says that the open row is a header.
func (b *builder) headerRow() {
	if b.nested == 1 {
		b.table.head = true
	}
}

// firstCell reports whether the open cell is the first of its row.
func (b *builder) firstCell() bool { return b.nested == 1 && len(b.table.cells) == 1 }

// bodyRow says that the open row is no header after all.
func (b *builder) bodyRow() {
	if b.nested == 1 {
		b.table.head = false
	}
}

// dropRow says that the open row was deleted.
func (b *builder) dropRow() {
	if b.nested == 1 {
		b.table.drop = true
	}
}

// widen says that the open cell takes span columns.
func (b *builder) widen(span int) {
	if b.nested == 1 && len(b.table.cells) > 0 {
		b.table.cells[len(b.table.cells)-1].span = min(max(span, 1), 1000)
	}
}

// closeRow writes the open row: as a line if each cell holds a line of text,
// else as the blocks that the cells hold. A row of a single cell is a box around
// blocks and no table.
func (b *builder) closeRow() {
	b.end()
	if b.nested != 1 || len(b.table.cells) == 0 {
		return
	}
	t := b.table
	cells := t.cells
	t.cells = nil
	if t.drop {
		return
	}
	b.table = nil // what is written now goes to the body
	defer func() { b.table = t }()
	if len(cells) == 1 && cells[0].span == 1 {
		for _, w := range cells[0].blocks {
			b.lay(w)
		}
		return
	}
	line := make([]tableCell, 0, len(cells))
	simple := true
	for _, c := range cells {
		text, place := "", source.Place{}
		if len(c.blocks) > 0 {
			text, place = c.blocks[0].text, c.blocks[0].place
			simple = simple && len(c.blocks) == 1 && c.blocks[0].block.Kind != corpus.ItemBlock && !strings.Contains(text, "\n")
		}
		line = append(line, tableCell{text: text, kind: corpus.CellBlock, place: place})
		for range c.span - 1 {
			line = append(line, tableCell{})
		}
	}
	t.row++
	if simple {
		if !b.row(b.tables, t.row, t.head, line) {
			t.row--
		}
		return
	}
	column := 1
	for _, c := range cells {
		for _, w := range c.blocks {
			if len(c.blocks) == 1 && w.block.Kind == corpus.ParagraphBlock {
				w.block.Kind = corpus.CellBlock
			}
			w.block.Table, w.block.Row, w.block.Column, w.block.Header = b.tables, t.row, column, t.head
			b.lay(w)
		}
		column += c.span
	}
}

// closeTable ends the innermost open table.
func (b *builder) closeTable() {
	b.end()
	if b.nested == 1 {
		b.closeRow()
		b.table = nil
	}
	b.nested = max(b.nested-1, 0)
}

// gather keeps a block of the open cell until its row ends.
func (t *openTable) gather(w written) {
	if len(t.cells) == 0 {
		t.cells = append(t.cells, openCell{span: 1})
	}
	c := &t.cells[len(t.cells)-1]
	c.blocks = append(c.blocks, w)
}

// aside gathers the blocks that write writes, as when a text box hangs amid a
// paragraph; again puts them in their place. What is open meanwhile stays as it
// is.
func (b *builder) aside(write func()) []written {
	saved := b.blockState
	table, nested := b.table, b.nested
	b.blockState = blockState{}
	b.table, b.nested = &openTable{cells: []openCell{{span: 1}}}, 1
	write()
	b.end()
	got := b.table
	b.blockState = saved
	b.table, b.nested = table, nested
	if got == nil || len(got.cells) == 0 {
		return nil
	}
	return got.cells[0].blocks
}

// again writes a block that aside gathered.
func (b *builder) again(w written) {
	b.end()
	if b.table != nil {
		b.table.gather(w)
		return
	}
	b.lay(w)
}
