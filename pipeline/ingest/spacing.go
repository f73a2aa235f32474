package ingest

import (
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
)

// spacing remembers what stood between the paragraphs of a document. Some
// writers part paragraphs by empty ones, and then what is not so parted is a
// group of lines; others leave that to the style, and then each paragraph
// stands by itself.
type spacing struct {
	blank  bool // an empty paragraph stood after the block written last
	pairs  int  // paragraphs that follow each other
	parted int  // ... with an empty one between
	// tight are the offsets of the second line end between two paragraphs that
	// nothing parts, ascending.
	tight []int
}

// between notes a pair of paragraphs, whose second line end is at off.
func (s *spacing) between(off int) {
	s.pairs++
	if s.blank {
		s.parted++
		return
	}
	s.tight = append(s.tight, off)
}

// spaced reports whether the document parts its paragraphs by empty ones: one
// pair in six, so that a long list of lines between few paragraphs does not
// hide it, and twice, so that a stray one does not make it.
func (s *spacing) spaced() bool { return s.parted >= 2 && s.parted*6 >= s.pairs }

// emptyParagraph notes that an empty paragraph stands here.
func (b *builder) emptyParagraph() {
	if b.table == nil {
		b.gaps.blank = true
	}
}

// isProse reports whether a block is an ordinary paragraph.
func isProse(b corpus.Block) bool {
	return b.Kind == corpus.ParagraphBlock && b.Level == 0 && b.Table == 0
}

// tightened returns body without the empty lines between paragraphs that
// nothing parts, and moves layout and marks along.
func (b *builder) tightened(body string) string {
	tight := b.gaps.tight
	var out strings.Builder
	out.Grow(len(body))
	from := 0
	for _, off := range tight {
		out.WriteString(body[from:off])
		from = off + 1
	}
	out.WriteString(body[from:])
	n := 0
	for i := range b.layout {
		for n < len(tight) && tight[n] < b.layout[i].Span.Start {
			n++
		}
		b.layout[i].Span.Start -= n
		b.layout[i].Span.End -= n
	}
	n = 0
	for i := range b.marks {
		for n < len(tight) && tight[n] < b.marks[i].Start {
			n++
		}
		b.marks[i].Start -= n
	}
	return out.String()
}
