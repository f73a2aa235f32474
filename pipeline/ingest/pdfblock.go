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
	pair   string     // a name or time and what belongs to it, parted by a tab
	header bool       // the first row of it is its head
	page   int
	indent float64 // of the marker of an item
	text   float64 // where the text of an item begins
}

// A pdfShaper makes blocks of lines.
type pdfShaper struct {
	h       *hyphenator
	body    float64 // usual size of type
	leading float64 // usual distance of lines, in em
	blocks  []pdfBlock
	indents []float64 // of the list that is open, by level
	hangs   bool      // the further lines of items are set in
	open    int       // the block that may go on in the next line, from 1; 0 for none
}

// shape makes blocks of the lines of one page, in reading order.
func (s *pdfShaper) shape(lines []pdfLine) {
	for i := 0; i < len(lines); {
		if n, rows := s.tableAt(lines[i:]); n > 0 {
			s.open, s.indents = 0, nil
			head := lines[i].bold && !lines[i+n-1].bold || headRow(rows)
			if !head && isPairs(lines[i:i+n], rows) {
				for k := range rows {
					s.blocks = append(s.blocks, pdfBlock{kind: corpus.ParagraphBlock, pair: rows[k][0] + "\t" + rows[k][1], page: lines[i].page})
				}
			} else {
				s.blocks = append(s.blocks, pdfBlock{kind: corpus.CellBlock, rows: rows, header: head, page: lines[i].page})
			}
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
	if marker == "- " && s.open > 0 && s.isDash(&s.blocks[s.open-1], l, prev) {
		marker = ""
	}
	if s.open > 0 && marker == "" {
		if cur := &s.blocks[s.open-1]; s.goesOn(cur, l, prev) {
			s.hangs = s.hangs || cur.kind == corpus.ItemBlock && l.x0 > cur.indent+0.5*l.size
			cur.lines = append(cur.lines, *l)
			return
		}
	}
	b := pdfBlock{kind: corpus.ParagraphBlock, page: l.page, indent: l.x0, text: l.x0}
	if marker != "" && l.size <= 1.1*s.body && l.level == 0 {
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

// isDash reports whether the dash that l begins with is one within the sentence
// of the open block, which the end of a full line happens to stand before.
func (s *pdfShaper) isDash(cur *pdfBlock, l, prev *pdfLine) bool {
	if r, _ := utf8.DecodeRuneInString(l.words[0].text); prev == nil || !strings.ContainsRune("–—-", r) || cur.marker == "- " && l.x0 < cur.text-0.3*l.size {
		return false
	}
	next := *l
	next.words = l.words[1:]
	last := &cur.lines[len(cur.lines)-1]
	return beginsLower(&next) && !endsSentence(last) && !hadRoom(last, &next) && l.x0 < last.x0+0.3*l.size+max(0, cur.text-cur.indent)
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
	if l.level != last.level || l.size > 1.1*last.size || last.size > 1.1*l.size || l.bold != last.bold && (len(last.words) > 1 || last.bold) {
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
		if l.x0 <= cur.indent+0.3*l.size && cur.text > cur.indent+0.5*l.size && s.hangs && !(lower && !ends) {
			return false // back at the margin: the list is over
		}
		return !hadRoom(last, l) || lower && !ends && !l.hadMuchRoom(last)
	}
	if lower && !ends {
		return !l.hadMuchRoom(last)
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

// hadMuchRoom reports whether the line before l ended so soon that even a
// sentence that goes on in lower case was meant to be broken there.
func (l *pdfLine) hadMuchRoom(last *pdfLine) bool {
	return last.right-last.x1 > l.words[0].x1-l.words[0].x0+0.45*(last.right-last.left)
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
		case b.kind == corpus.ParagraphBlock && len(b.lines) > 0 && b.lines[0].level > 0:
			b.kind, b.level = corpus.HeadingBlock, b.lines[0].level
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
