package export

import (
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// A lineCursor finds the lines and columns of offsets within segments, going on
// from one to the next as long as they ascend.
type lineCursor struct {
	text              *source.Text
	off, line, column int // last found
}

// at returns the line of an offset in s and its column.
func (l *lineCursor) at(s *corpus.Segment, off int) (line, column int) {
	switch {
	case s.Line == s.EndLine:
		line = int(s.Line)
	case off >= l.off:
		line = l.text.LineFrom(max(l.line, int(s.Line)), off)
	default:
		line = l.text.LineAt(off)
	}
	if line == l.line && off >= l.off {
		column = l.column + source.Characters(l.text.Body[l.off:off])
	} else {
		column = l.text.Column(line, off)
	}
	l.off, l.line, l.column = off, line, column
	return line, column
}

// after returns the line of an offset in s that is not before the one last found.
func (l *lineCursor) after(s *corpus.Segment, off int) int {
	if l.line == int(s.EndLine) || off < l.text.LineStart(l.line+1) {
		return l.line
	}
	return l.text.LineAt(off)
}
