package ingest

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/temakod/temakod/pipeline/corpus"
)

// A pdfBlock is a paragraph, heading, list item, table or piece of furniture,
// put together from lines.
type pdfBlock struct {
	kind   corpus.BlockKind
	level  int
	marker string
	lines  []pdfLine
	rows   [][]string // of a table
	header bool       // the first row of it is its head
	page   int
	indent float64 // of the marker of an item
	text   float64 // where the text of an item begins
}

// A pdfShaper makes blocks of lines.
type pdfShaper struct {
	body    float64 // usual size of type
	leading float64 // usual distance of lines, in em
	blocks  []pdfBlock
	indents []float64 // of the list that is open, by level
	open    int       // the block that may go on in the next line, from 1; 0 for none
}

// shape makes blocks of the lines of one page, in reading order.
func (s *pdfShaper) shape(lines []pdfLine) {
	for i := 0; i < len(lines); {
		if n, rows := tableAt(lines[i:]); n > 0 {
			s.open, s.indents = 0, nil
			head := lines[i].bold && !lines[i+n-1].bold || headRow(rows)
			s.blocks = append(s.blocks, pdfBlock{kind: corpus.CellBlock, rows: rows, header: head, page: lines[i].page})
			i += n
			continue
		}
		var prev *pdfLine
		if i > 0 {
			prev = &lines[i-1]
		}
		s.line(&lines[i], prev)
		i++
	}
}

// line adds a line to the open block or begins a new one.
func (s *pdfShaper) line(l, prev *pdfLine) {
	marker, rest := bullet(l)
	if s.open > 0 && marker == "" {
		if cur := &s.blocks[s.open-1]; s.goesOn(cur, l, prev) {
			cur.lines = append(cur.lines, *l)
			return
		}
	}
	b := pdfBlock{kind: corpus.ParagraphBlock, page: l.page, indent: l.x0, text: l.x0}
	if marker != "" && !(l.size > 1.1*s.body) {
		b.kind, b.marker, b.text = corpus.ItemBlock, marker, rest[0].x0
		b.level = s.levelOf(l)
		item := *l
		item.words = rest
		b.lines = []pdfLine{item}
	} else {
		s.indents = nil
		b.lines = []pdfLine{*l}
	}
	s.blocks = append(s.blocks, b)
	s.open = len(s.blocks)
}

// levelOf returns the depth of an item by how far its marker is set in.
func (s *pdfShaper) levelOf(l *pdfLine) int {
	for len(s.indents) > 0 && l.x0 < s.indents[len(s.indents)-1]-0.6*l.size {
		s.indents = s.indents[:len(s.indents)-1]
	}
	if n := len(s.indents); n == 0 || l.x0 > s.indents[n-1]+0.6*l.size {
		s.indents = append(s.indents, l.x0)
	}
	return len(s.indents)
}

// goesOn reports whether l belongs to the open block cur. prev is the line before it
// on its page, nil if l is the first.
func (s *pdfShaper) goesOn(cur *pdfBlock, l, prev *pdfLine) bool {
	last := &cur.lines[len(cur.lines)-1]
	if l.size > 1.1*last.size || last.size > 1.1*l.size || l.bold != last.bold && (len(last.words) > 1 || last.bold) {
		return false
	}
	lower := beginsLower(l)
	ends := endsSentence(last)
	if prev == nil || l.breakBefore {
		return lower && !ends || hyphenAtEnd(last) && lower
	}
	dy := (last.y - l.y) / l.size
	if dy <= 0 || dy > s.leading*1.22+0.05 {
		return false
	}
	if cur.kind == corpus.ItemBlock {
		if l.x0 <= cur.indent+0.3*l.size && cur.text > cur.indent+0.5*l.size && !(lower && !ends) {
			return false // back at the margin: the list is over
		}
		return !hadRoom(last, l) || lower && !ends
	}
	if lower && !ends {
		return true
	}
	if l.x0 > cur.lines[0].x0+0.8*l.size && len(cur.lines) > 1 || l.x0 > last.x0+0.8*l.size && ends {
		return false // set in: a new paragraph
	}
	return !hadRoom(last, l)
}

// hadRoom reports whether the first word of l would have had room at the end of
// the line before it, so that the break was meant.
func hadRoom(last, l *pdfLine) bool {
	first := l.words[0]
	return last.right-last.x1 > first.x1-first.x0+0.8*l.size
}

func beginsLower(l *pdfLine) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(l.words[0].text, `"'”’(»«“[`))
	return unicode.IsLower(r)
}

func endsSentence(l *pdfLine) bool {
	t := strings.TrimRight(l.words[len(l.words)-1].text, `"'”’)»«]`)
	r, _ := utf8.DecodeLastRuneInString(t)
	return strings.ContainsRune(".!?:", r)
}

func hyphenAtEnd(l *pdfLine) bool {
	r, n := utf8.DecodeLastRuneInString(l.words[len(l.words)-1].text)
	return (r == '-' || r == '\u2010' || r == '\u00AD') && n < len(l.words[len(l.words)-1].text)
}

// bullet returns the marker of a list item as plain notes write it, and the
// words after it; "" if the line is no item.
func bullet(l *pdfLine) (marker string, rest []pdfBox) {
	if len(l.words) < 2 {
		return "", nil
	}
	first := l.words[0].text
	switch first {
	case "•", "◦", "▪", "■", "□", "●", "○", "‣", "·", "∙", "►", "➢", "✓", "–", "—", "-", "*", "‐", "", "♦", "◆", "\uFFFD":
		return "- ", l.words[1:]
	case "o":
		if l.words[1].x0-l.words[0].x1 > 0.6*l.size {
			return "- ", l.words[1:]
		}
		return "", nil
	}
	n := len(first)
	if n < 2 || n > 4 || first[n-1] != '.' && first[n-1] != ')' {
		return "", nil
	}
	body := strings.TrimPrefix(first[:n-1], "(")
	digits := body != "" && strings.Trim(body, "0123456789") == "" && len(body) < 3
	letter := len(body) == 1 && body[0] >= 'a' && body[0] <= 'z' && first[n-1] == ')'
	if !digits && !letter {
		return "", nil
	}
	return first + " ", l.words[1:]
}

// fragments parts the words of a line where the gap is wider than between
// words: the cells of a table's row.
func fragments(l *pdfLine) [][]pdfBox {
	var parts [][]pdfBox
	start := 0
	for i := 1; i <= len(l.words); i++ {
		if i == len(l.words) || l.words[i].x0-l.words[i-1].x1 > 1.4*l.size {
			parts = append(parts, l.words[start:i])
			start = i
		}
	}
	return parts
}

// tableRows bounds how many lines are looked at for one table on a page.
const tableRows = 300

// tableAt reads a table that begins at the first line: rows of as many cells,
// each below the one above. It returns how many lines it takes; 0 if there is
// no table, or no clear one.
func tableAt(lines []pdfLine) (n int, rows [][]string) {
	first := fragments(&lines[0])
	if len(first) < 2 {
		return 0, nil
	}
	if m, _ := bullet(&lines[0]); m != "" && len(first) == 2 {
		return 0, nil
	}
	columns, full := first, 0
	var cells [][][]pdfBox
	for i := range lines[:min(len(lines), tableRows)] {
		l := &lines[i]
		if i > 0 && (l.breakBefore || lines[i-1].y-l.y > 4*l.size || l.y >= lines[i-1].y) {
			break
		}
		parts := splitAtColumns(columns, fragments(l), l.size)
		at, ok := alignTo(columns, parts, l.size)
		if !ok {
			break
		}
		if at[0] != 0 && len(cells) > 0 { // a cell goes on below its first line
			row := cells[len(cells)-1]
			for k, part := range parts {
				row[at[k]] = append(row[at[k]], part...)
			}
			n = i + 1
			continue
		}
		if len(parts) < 2 {
			break
		}
		row := make([][]pdfBox, len(columns))
		for k, part := range parts {
			row[at[k]] = part
		}
		if len(parts) == len(columns) {
			full++
		}
		cells = append(cells, row)
		n = i + 1
	}
	if full < 2 || len(cells) < 2 || full*2 < len(cells) {
		return 0, nil
	}
	for _, row := range cells {
		texts := make([]string, len(row))
		for k, words := range row {
			if len(words) > 0 {
				texts[k] = joinBoxes(words)
			}
		}
		rows = append(rows, texts)
	}
	return n, rows
}

// splitAtColumns parts a cell that reaches to the next column, where a word
// stands flush with a column's left side.
func splitAtColumns(columns, parts [][]pdfBox, size float64) [][]pdfBox {
	if len(parts) >= len(columns) {
		return parts
	}
	var out [][]pdfBox
	for _, p := range parts {
		start := 0
		for i := 1; i < len(p); i++ {
			for _, c := range columns {
				if d := c[0].x0 - p[i].x0; d < 0.15*size && d > -0.15*size {
					out = append(out, p[start:i])
					start = i
					break
				}
			}
		}
		out = append(out, p[start:])
	}
	return out
}

// headRow reports whether the first row names what the others count: they hold
// numbers and it holds none.
func headRow(rows [][]string) bool {
	numeric := func(row []string) bool {
		for _, c := range row {
			if c != "" && strings.Trim(c, "0123456789.,%\u00a0 -–") == "" {
				return true
			}
		}
		return false
	}
	for _, row := range rows[1:] {
		if !numeric(row) {
			return false
		}
	}
	return !numeric(rows[0])
}

// alignTo finds the column that each part of a row stands in: flush with it on
// the left or right, or centred on it.
func alignTo(columns, parts [][]pdfBox, size float64) (at []int, ok bool) {
	near := func(a, b float64) bool { return a-b < 0.6*size && b-a < 0.6*size }
	k := 0
	for _, p := range parts {
		x0, x1 := p[0].x0, p[len(p)-1].x1
		for ; k < len(columns); k++ {
			c := columns[k]
			if near(c[0].x0, x0) || near(c[len(c)-1].x1, x1) || near((c[0].x0+c[len(c)-1].x1)/2, (x0+x1)/2) {
				break
			}
		}
		if k == len(columns) {
			return nil, false
		}
		at = append(at, k)
		k++
	}
	return at, len(at) > 0
}

// rank finds the headings: paragraphs in larger type than the body, or one
// line in bold. The largest is the first level; bold as large as the body is
// the last.
func (s *pdfShaper) rank() {
	var sizes []float64
	for i := range s.blocks {
		if b := &s.blocks[i]; b.isLarge(s.body) && !slices.ContainsFunc(sizes, b.sameSize) {
			sizes = append(sizes, b.lines[0].size)
		}
	}
	slices.SortFunc(sizes, func(a, b float64) int { return cmp.Compare(b, a) })
	for i := range s.blocks {
		b := &s.blocks[i]
		switch {
		case b.isLarge(s.body):
			b.kind, b.level = corpus.HeadingBlock, min(1+slices.IndexFunc(sizes, b.sameSize), 6)
		case b.isBoldLine(s.body) && i+1 < len(s.blocks):
			b.kind, b.level = corpus.HeadingBlock, min(1+len(sizes), 6)
		}
	}
}

func (b *pdfBlock) sameSize(size float64) bool {
	return size < 1.05*b.lines[0].size && b.lines[0].size < 1.05*size
}

func (b *pdfBlock) isLarge(body float64) bool {
	return b.kind == corpus.ParagraphBlock && len(b.lines) > 0 && len(b.lines) <= 4 && b.lines[0].size > 1.12*body && b.length() <= 250
}

func (b *pdfBlock) isBoldLine(body float64) bool {
	if b.kind != corpus.ParagraphBlock || len(b.lines) != 1 || !b.lines[0].bold || b.lines[0].size < 0.9*body || b.length() > 100 {
		return false
	}
	t := b.lines[0].words[len(b.lines[0].words)-1].text
	return !strings.HasSuffix(t, ".") && !strings.HasSuffix(t, ",")
}

func (b *pdfBlock) length() int {
	n := 0
	for i := range b.lines {
		for _, w := range b.lines[i].words {
			n += len(w.text) + 1
		}
	}
	return n
}
