package export

import "github.com/temakod/temakod/pipeline/source"

// A lineCursor finds the lines of ascending offsets without searching anew.
type lineCursor struct {
	text *source.Text
	line int // the line last found
	next int // the first byte after it

	// The offset whose column was last found, and on which line.
	off, offLine, offColumn int
}

func (l *lineCursor) at(off int) int {
	if l.line > 0 && off >= l.next && l.line < l.text.Lines() {
		// Most often the next line or the one after an empty line.
		for range 3 {
			if l.line == l.text.Lines() || off < l.next {
				break
			}
			l.line++
			l.next = l.end(l.line)
		}
	}
	if l.line == 0 || off >= l.next || off < l.text.LineStart(l.line) {
		l.line = l.text.LineAt(off)
		l.next = l.end(l.line)
	}
	return l.line
}

// after returns the line of an offset from the line last found on.
func (l *lineCursor) after(off int) int {
	if off < l.next {
		return l.line
	}
	return l.text.LineAt(off)
}

// column returns the column of an offset on the line last found, counting on
// from the one before it.
func (l *lineCursor) column(off int) int {
	if l.offLine == l.line && off >= l.off {
		l.offColumn += source.Characters(l.text.Body[l.off:off])
	} else {
		l.offColumn = l.text.Column(l.line, off)
	}
	l.off, l.offLine = off, l.line
	return l.offColumn
}

func (l *lineCursor) end(line int) int {
	if line < l.text.Lines() {
		return l.text.LineStart(line + 1)
	}
	return len(l.text.Body) + 1
}
