package structure

import (
	"sort"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// locate finds the block of the layout that each line begins in.
func (s *splitter) locate() {
	blocks := s.doc.Layout
	if len(blocks) == 0 {
		return
	}
	b := 0
	for i := range s.lines {
		l := &s.lines[i]
		for b < len(blocks) && blocks[b].Span.End <= int(l.start) {
			b++
		}
		if b < len(blocks) && blocks[b].Span.Start < int(l.end) {
			l.block = int32(b)
		}
	}
}

// stated gives the units what the format says of them.
func (s *splitter) stated() {
	if len(s.doc.Layout) == 0 {
		return
	}
	for i := range s.units {
		u := &s.units[i]
		if u.block < 0 {
			continue
		}
		b := &s.doc.Layout[u.block]
		u.caseNo, u.time = int32(b.Case), b.Time
		switch b.Kind {
		case corpus.TitleBlock:
			u.is |= titles | fixed
			u.set(corpus.Meta, "layout-title", 0.95)
		case corpus.HeadingBlock:
			u.kind = corpus.HeadingLine
			u.level = int32(max(b.Level, 1))
		case corpus.ItemBlock:
			if !u.item() {
				u.kind = corpus.Bullet
			}
			u.is |= list
		case corpus.CellBlock:
			if u.has(keyedLine) && u.first == u.last && s.tabs(u) == 1 {
				break // a table of two columns: "Var", "Folkets hus"
			}
			u.is |= row
			u.kind = corpus.Cell
		case corpus.TurnBlock:
			u.is |= turn
			u.kind = corpus.Turn
			u.speaker = b.Speaker
		case corpus.AnswerBlock:
			u.is |= fixed
			u.set(corpus.Response, "layout-answer", 1)
			if u.marks.has(tabbed) {
				u.is |= row // the answers of one respondent
				u.kind = corpus.Cell
			}
		case corpus.FurnitureBlock:
			u.is |= fixed
			u.set(corpus.Meta, "layout-furniture", 1)
		case corpus.NoteBlock:
			u.is |= fixed
			u.set(corpus.Meta, "layout-note", 0.95)
		case corpus.CodeBlock:
			u.is |= fixed
			u.set(corpus.Meta, "layout-code", 0.8)
		}
	}
}

// blockAt returns the block of the layout in which byte at of unit u lies, nil
// if there is none.
func (s *splitter) blockAt(u *unit, at int) *corpus.Block {
	if u.block < 0 {
		return nil
	}
	// A row of a sheet may have a million cells, each with a block.
	blocks := s.doc.Layout[u.block:]
	if i := sort.Search(len(blocks), func(i int) bool { return blocks[i].Span.End > at }); i < len(blocks) {
		return &blocks[i]
	}
	return nil
}

// putQuestions gathers the questions that the format states, of a survey's columns.
func (s *splitter) putQuestions() {
	last := ""
	for i := range s.doc.Layout {
		q := s.doc.Layout[i].Question
		if q == "" || q == last {
			continue
		}
		if s.columns == nil {
			s.columns = map[uint64]bool{}
		}
		s.columns[sameness(q)|1] = true
		last = q
	}
}

// cellRoles gives the cells of a row their own roles where they differ: the
// header of a survey's column is its question, and a row whose first cell asks
// holds the answers beside it. first and last are the row's segments.
func (s *splitter) cellRoles(first, last int) {
	asks := false
	for i := first; i < last; i++ {
		g := &s.doc.Segments[i]
		t := g.Content.Text(s.body)
		switch {
		case s.columns != nil && s.columns[sameness(t)|1]:
			g.Role, g.Evidence, g.Confidence = corpus.Prompt, "layout-question", 1
		case i == first && last-first == 2 && asksInCell(t) && !endsAsking(s.doc.Segments[i+1].Content.Text(s.body)):
			asks = true
			g.Role, g.Evidence, g.Confidence = corpus.Prompt, "asks", 0.7
		case asks:
			g.Role, g.Evidence, g.Confidence = corpus.Response, "answers", 0.7
		}
	}
}

// asksInCell reports whether a cell holds nothing but a question.
func asksInCell(t string) bool {
	t = trimmed(t)
	return endsAsking(t) && asksAt(t[numbered(t):])
}

// endsAsking reports whether a cell ends with a question mark: then it does not
// answer the one before it.
func endsAsking(t string) bool {
	t = trimmed(t)
	return t != "" && tailMarks(t).has(asks)
}

func trimmed(t string) string {
	c := trim(t, source.Span{End: len(t)})
	return c.Text(t)
}
