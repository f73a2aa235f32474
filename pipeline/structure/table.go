package structure

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// cells calls yield with the span of each cell of a row, as it covers the row
// without gaps but white space, and with the cell's content. A bar belongs to
// the cell after it, the last bar to the last cell.
func (s *splitter) cells(u *unit, yield func(span, content source.Span)) {
	start := int(u.start)
	t := s.body[start:u.end]
	bar := byte('\t')
	if u.marks.has(piped) {
		bar = '|'
	}
	var held, heldContent source.Span // the cell before, until it is known where it ends
	emit := func(from, to int) {
		span := trim(s.body, source.Span{Start: start + from, End: start + to})
		if span.Empty() {
			return
		}
		content := span
		if bar == '|' {
			for content.Start < content.End && s.body[content.Start] == '|' {
				content.Start++
			}
			for content.End > content.Start && s.body[content.End-1] == '|' {
				content.End--
			}
			content = trim(s.body, content)
		}
		if !held.Empty() {
			if content.Empty() { // an empty cell at the end
				held.End = span.End
				return
			}
			yield(held, heldContent)
		}
		held, heldContent = span, content
	}
	from := 0
	for i := 1; i < len(t); i++ {
		if t[i] != bar || bar == '|' && t[i-1] == '\\' {
			continue
		}
		if bar == '|' && strings.TrimSpace(t[i+1:min(len(t), i+40)]) == "" && len(t)-i < 40 {
			break // the last bar closes the last cell
		}
		// Empty cells stay with what follows.
		if strings.Trim(t[from:i], "| \t") != "" {
			emit(from, i)
			from = i
			if bar == '\t' {
				from++
			}
		}
	}
	emit(from, len(t))
	if !held.Empty() {
		yield(held, heldContent)
	}
}

// columns returns where the columns of a line that is padded with spaces
// begin, after the first; at most the first few are looked for.
func columns(t string) []int {
	var at []int
	gap := 0
	for i := 0; i < len(t); i++ {
		switch {
		case classes[t[i]] == space:
			gap++
		case t[i] == 0xC2 && i+1 < len(t) && t[i+1] == 0xA0:
			gap++
			i++
		default:
			if gap >= 4 {
				at = append(at, i)
			}
			gap = 0
		}
	}
	return at
}

// findRows tells which lines with tabs are rows of a table: several in a row,
// or several cells.
func (s *splitter) findRows() {
	for i := range s.units {
		u := &s.units[i]
		if !u.marks.has(tabbed) || u.has(row|turn) || u.item() || u.marks.has(timed) {
			continue
		}
		if u.has(keyedLine) {
			continue
		}
		tabs := s.tabs(u)
		like := i > 0 && s.tabs(&s.units[i-1]) == tabs || i+1 < len(s.units) && s.tabs(&s.units[i+1]) == tabs
		if tabs >= 2 || like {
			u.is |= row
			u.kind = corpus.Cell
		}
	}
}

func (s *splitter) tabs(u *unit) int {
	if !u.marks.has(tabbed) {
		return 0
	}
	return strings.Count(s.body[u.start:u.end], "\t")
}
