package export

import (
	"strings"

	"github.com/temakod/temakod/pipeline/source"
)

// passages write parts of one text as fields. The parts ascend, so what has a field
// quoted is looked for from one place to the next, and not in each part.
type passages struct {
	text         string
	comma, quote int // the first of each that is not before the part last written
}

// append writes a part of the text as [appendField] does, and is told whether it
// begins and ends on one line.
func (p *passages) append(dst []byte, part source.Span, oneLine bool) []byte {
	s := part.Text(p.text)
	if s == "" {
		return dst
	}
	if p.comma < part.Start {
		p.comma = p.next(',', part.Start)
	}
	if p.quote < part.Start {
		p.quote = p.next('"', part.Start)
	}
	switch end := s[len(s)-1]; {
	case p.quote < part.End:
		return appendQuoted(dst, s)
	case oneLine && p.comma >= part.End && s[0] != ' ' && end != '\n' && end != '\r':
		return append(dst, s...)
	}
	return append(append(append(dst, '"'), s...), '"')
}

// next finds the first c from an offset on, or the end of the text.
func (p *passages) next(c byte, from int) int {
	if i := strings.IndexByte(p.text[from:], c); i >= 0 {
		return from + i
	}
	return len(p.text)
}
