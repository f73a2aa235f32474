package ingest

import (
	"strings"
	"unicode/utf8"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// A builder writes the text of a document whose format is not plain text, with
// the layout over it and the places that lead back. What it writes looks like
// well-kept plain notes, so that the same notes give the same text whatever
// format they come in:
//
//   - a heading is a line of its own, without marks;
//   - a blank line parts paragraphs, headings, lists and tables; where the
//     writer parted paragraphs by empty ones, only those that are so parted;
//   - a list item is a line that begins with its marker, "- " or the number
//     that the format shows ("3. "), indented two spaces for each level beyond
//     the first; items of one list are not parted by blank lines;
//   - a further line of the same paragraph or item is indented as its text is;
//   - a table row is a line, its cells parted by a tab; a cell that holds
//     several paragraphs or items is written as those blocks instead;
//   - footnotes and comments stand last, after the text that they are about.
//
// Every piece is put in normal form C and freed of control characters as it is
// written, so layout and marks need no mapping afterwards.
type builder struct {
	attributes corpus.Attributes
	notes      []*source.Error
	cases      []corpus.Attributes // of a survey: one a respondent
	encoding   string              // of the markup, where it is text

	// counting numbers the blocks that hold text as paragraphs, for formats in
	// which that is how a user finds a place.
	counting   bool
	paragraphs int
	// style is the emphasis of what is written next.
	style corpus.Style

	f      *file
	body   strings.Builder
	layout []corpus.Block
	marks  []source.Mark
	place  source.Place
	last   corpus.Block // the block written last
	gaps   spacing
	later  []written // notes, which stand last

	tables int        // how many have begun
	nested int        // how many are open
	table  *openTable // the outermost of them

	blockState
}

// A blockState is the block that is being written.
type blockState struct {
	open   bool
	block  corpus.Block
	marker string
	began  source.Place  // where the block begins
	text   []byte        // as it came
	moves  []source.Mark // places met within the block, by offset in text
	// letters are how many bytes are no space, and how many of them are strong
	// and italic.
	letters, strong, italic int
	space                   bool // flow met white space that it has not written
}

// emphasise turns a style on or off for what is written next.
func (b *builder) emphasise(style corpus.Style, on bool) {
	if on {
		b.style |= style
	} else {
		b.style &^= style
	}
}

// build returns a builder for a document of the file.
func (f *file) build() *builder { return &builder{f: f} }

// at says that what is written from now on stands at p.
func (b *builder) at(p source.Place) {
	b.place = p
	if b.open && len(b.text) > 0 {
		b.moves = append(b.moves, source.Mark{Start: len(b.text), Place: p})
		return
	}
	b.began = p
}

// start begins a block. Span, Style and Whole are filled in when it ends. The
// marker is "- ", "3. " or the like for an item that has one, which may also be
// a numbered heading, else empty. A block left open is ended first.
func (b *builder) start(block corpus.Block, marker string) {
	b.end()
	b.open, b.block, b.marker, b.began = true, block, marker, b.place
	b.letters, b.strong, b.italic, b.space = 0, 0, 0, false
}

// write adds text to the open block; without one it begins a paragraph. "\n"
// is a line break within the block.
func (b *builder) write(text string) {
	if !b.open {
		b.start(corpus.Block{}, "")
	}
	n := len(text) - strings.Count(text, " ")
	b.letters += n
	if b.style&corpus.Strong != 0 {
		b.strong += n
	}
	if b.style&corpus.Italic != 0 {
		b.italic += n
	}
	b.text = append(b.text, text...)
}

// flow adds text in which a run of white space is one space and none at the
// head of a block, as markup has it.
func (b *builder) flow(text string) {
	const white = " \t\r\n\f"
	for len(text) > 0 {
		i := strings.IndexAny(text, white)
		if i < 0 {
			i = len(text)
		}
		if i > 0 {
			if b.space && len(b.text) > 0 {
				b.write(" ")
			}
			b.space = false
			b.write(text[:i])
		}
		rest := strings.TrimLeft(text[i:], white)
		b.space = b.space || len(rest) < len(text[i:])
		text = rest
	}
}

// end writes the open block, to the open table cell if there is one, and
// reports whether it held anything. A block without text leaves no trace.
func (b *builder) end() bool {
	if !b.open {
		return false
	}
	b.open = false
	raw, moves := b.text, b.moves
	b.text, b.moves = b.text[:0], b.moves[:0]
	b.f.step(len(raw) + 1)
	text := tidy(string(raw), "\n")
	if text == "" {
		if b.block.Kind == corpus.ParagraphBlock {
			b.emptyParagraph()
		}
		return false
	}
	if b.counting {
		b.paragraphs++
		b.began = source.Place{Kind: source.ParagraphPlace, Number: b.paragraphs}
		b.place = b.began
	}
	b.block.Style, b.block.Whole = b.emphasis()
	w := written{b.block, b.marker, text, b.began}
	if b.table != nil {
		b.table.gather(w)
		return true
	}
	from := b.lay(w)
	hang := "\n" + hanging(w)
	for _, m := range moves {
		prefix := strings.ReplaceAll(tidy(string(raw[:m.Start]), "\n"), "\n", hang)
		b.markAt(b.runeStart(from+len(prefix)), m.Place)
	}
	return true
}

// emphasis returns what styles the open block has, in part and in whole.
func (b *builder) emphasis() (some, whole corpus.Style) {
	for _, s := range [...]struct {
		style corpus.Style
		n     int
	}{{corpus.Strong, b.strong}, {corpus.Italic, b.italic}} {
		if s.n > 0 {
			some |= s.style
		}
		if s.n > 0 && s.n == b.letters {
			whole |= s.style
		}
	}
	return some, whole
}

// runeStart returns the first offset from off on that does not cut a character.
func (b *builder) runeStart(off int) int {
	body := b.body.String()
	off = min(off, len(body))
	for off < len(body) && !utf8.RuneStart(body[off]) {
		off++
	}
	return off
}

// lay writes a block to the body and returns where its text, after the marker,
// begins.
func (b *builder) lay(w written) int {
	b.part(w.block)
	first := hanging(w)
	if w.block.Kind == corpus.ItemBlock {
		first = indentation(w.block.Level)
	}
	b.body.WriteString(first)
	b.mark(w.place)
	w.block.Span.Start = b.body.Len()
	b.body.WriteString(w.marker)
	from := b.body.Len()
	b.body.WriteString(strings.ReplaceAll(w.text, "\n", "\n"+hanging(w)))
	w.block.Span.End = b.body.Len()
	b.layout = append(b.layout, w.block)
	b.last = w.block
	return from
}

// hanging is what stands before the further lines of a block.
func hanging(w written) string {
	switch {
	case w.block.Kind == corpus.ItemBlock && w.marker == "":
		return indentation(w.block.Level)
	case w.block.Kind == corpus.ItemBlock, w.block.Kind == corpus.ParagraphBlock && w.block.Level > 0:
		return indentation(w.block.Level) + "  "
	}
	return ""
}

// paragraph, heading and item write a whole block.
func (b *builder) paragraph(text string) bool {
	b.start(corpus.Block{Kind: corpus.ParagraphBlock}, "")
	b.write(text)
	return b.end()
}

func (b *builder) heading(level int, text string) bool {
	b.start(corpus.Block{Kind: corpus.HeadingBlock, Level: level}, "")
	b.write(text)
	return b.end()
}

// A tableCell is a cell of a row whose cells hold a line of text each.
type tableCell struct {
	text  string
	kind  corpus.BlockKind // CellBlock unless a survey says otherwise
	place source.Place     // zero: that of the builder
	// question and respondent are Question and Case of the block.
	question   string
	respondent int
}

// plainCell is a cell of a table that is no survey.
func plainCell(text string) tableCell { return tableCell{text: text, kind: corpus.CellBlock} }

// row writes a table row as a line; table and row count from 1. Empty cells keep
// their column but are no blocks; a row of empty cells is not written.
func (b *builder) row(table, row int, header bool, cells []tableCell) bool {
	b.end()
	for len(cells) > 0 && strings.TrimSpace(cells[len(cells)-1].text) == "" {
		cells = cells[:len(cells)-1]
	}
	if len(cells) == 0 {
		return false
	}
	block := corpus.Block{Kind: corpus.CellBlock, Table: table, Row: row, Header: header}
	b.part(block)
	for i, c := range cells {
		if i > 0 {
			b.body.WriteByte('\t')
		}
		b.f.step(len(c.text) + 1)
		text := tidy(strings.ReplaceAll(c.text, "\t", " "), " ")
		if text == "" {
			continue
		}
		if c.place != (source.Place{}) {
			b.place = c.place
		}
		b.mark(b.place)
		block.Kind, block.Column, block.Question, block.Case = c.kind, i+1, c.question, c.respondent
		block.Span = source.Span{Start: b.body.Len(), End: b.body.Len() + len(text)}
		b.body.WriteString(text)
		b.layout = append(b.layout, block)
	}
	b.last = block
	return true
}

// part writes what stands between the block written last and the next.
func (b *builder) part(next corpus.Block) {
	switch {
	case b.body.Len() == 0:
	case tight(b.last, next):
		b.body.WriteByte('\n')
	default:
		b.body.WriteByte('\n')
		if isProse(b.last) && isProse(next) {
			b.gaps.between(b.body.Len())
		}
		b.body.WriteByte('\n')
	}
	b.gaps.blank = false
}

// tight reports whether no blank line stands between two blocks.
func tight(last, next corpus.Block) bool {
	switch {
	case inList(last) && inList(next):
		return last.Level > 0 && (last.Table == next.Table && last.Row == next.Row && last.Column == next.Column)
	case isCell(last) && isCell(next):
		return last.Table == next.Table
	}
	return last.Kind == corpus.CodeBlock && next.Kind == corpus.CodeBlock
}

// inList reports whether a block is an item or a further paragraph of one.
func inList(b corpus.Block) bool {
	return b.Kind == corpus.ItemBlock || b.Kind == corpus.ParagraphBlock && b.Level > 0
}

func isCell(b corpus.Block) bool {
	return b.Table > 0 && (b.Kind == corpus.CellBlock || b.Kind == corpus.AnswerBlock)
}

func (b *builder) mark(p source.Place) { b.markAt(b.body.Len(), p) }

// markAt says that the text from off on stands at p.
func (b *builder) markAt(off int, p source.Place) {
	n := len(b.marks)
	if n == 0 && p == (source.Place{}) || n > 0 && b.marks[n-1].Place == p {
		return
	}
	if n > 0 && b.marks[n-1].Start == off {
		b.marks[n-1].Place = p
		return
	}
	b.marks = append(b.marks, source.Mark{Start: off, Place: p})
}

// given sets an attribute that the format's own properties state.
func (b *builder) given(key, value string) {
	value = strings.TrimSpace(tidy(value, " "))
	if key == corpus.Title {
		value = ownTitle(value)
	}
	if value != "" {
		b.attributes.Set(corpus.Attribute{Key: key, Value: value, How: corpus.Given})
	}
}

// remark keeps a footnote or comment about where the builder is, to be written
// after the text. The mark is what a reader knows it by, as "[1]".
func (b *builder) remark(mark, text string) {
	place := b.place
	if b.counting {
		place = source.Place{Kind: source.ParagraphPlace, Number: max(b.paragraphs, 1)}
		if b.open && len(b.text) > 0 {
			place.Number = b.paragraphs + 1
		}
	}
	if text = tidy(text, "\n"); text != "" {
		b.later = append(b.later, written{corpus.Block{Kind: corpus.NoteBlock}, mark + " ", text, place})
	}
}

// margin keeps the text of a page header or footer, to be written last.
func (b *builder) margin(text string) {
	if text = tidy(text, "\n"); text != "" {
		b.later = append(b.later, written{corpus.Block{Kind: corpus.FurnitureBlock}, "", text, source.Place{}})
	}
}

// note reports something at the place where the builder is.
func (b *builder) note(level source.Level, id string, args ...any) *source.Error {
	e := source.Whole(level, b.f.name, id, args...)
	e.Place = b.place
	b.notes = append(b.notes, e)
	return e
}

// emit ends the document and hands it over to the file.
func (b *builder) emit() {
	b.end()
	for b.nested > 0 {
		b.closeTable()
	}
	for _, w := range b.later {
		b.lay(w)
	}
	if b.body.Len() > 0 {
		b.body.WriteByte('\n')
	}
	body := b.body.String()
	if b.gaps.spaced() {
		body = b.tightened(body)
	}
	text := source.New(b.f.name, body).WithMarks(b.marks)
	b.f.emit(&corpus.Document{Text: text, Encoding: b.encoding, Layout: b.layout, Cases: b.cases, Attributes: b.attributes, Notes: b.notes})
}
