package structure

import "github.com/temakod/temakod/pipeline/corpus"

// locate finds the block of the layout that each line begins in.
func (s *splitter) locate() {
	blocks := s.doc.Layout
	b := 0
	for i := range s.lines {
		l := &s.lines[i]
		for b < len(blocks) && blocks[b].Span.End <= l.start {
			b++
		}
		if b < len(blocks) && blocks[b].Span.Start < l.end {
			l.block = b
		}
	}
}

// stated gives the units what the format says of them.
func (s *splitter) stated() {
	for i := range s.units {
		u := &s.units[i]
		if u.block < 0 {
			continue
		}
		b := &s.doc.Layout[u.block]
		u.caseNo, u.time = b.Case, b.Time
		switch b.Kind {
		case corpus.TitleBlock:
			u.is |= titles | fixed
			u.set(corpus.Meta, "layout-title", 0.95)
		case corpus.HeadingBlock:
			u.kind = corpus.HeadingLine
			u.level = max(b.Level, 1)
		case corpus.ItemBlock:
			if !u.item() {
				u.kind = corpus.Bullet
			}
			u.is |= list
		case corpus.CellBlock:
			u.is |= row
			u.kind = corpus.Cell
		case corpus.TurnBlock:
			u.is |= turn
			u.kind = corpus.Turn
			u.speaker = b.Speaker
		case corpus.AnswerBlock:
			u.is |= fixed
			u.set(corpus.Response, "layout-answer", 1)
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
