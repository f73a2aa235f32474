package structure

import (
	"strconv"
	"strings"

	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/source"
)

// emit makes the segments.
func (s *splitter) emit() {
	doc := s.doc
	doc.Segments = make([]corpus.Segment, 0, len(s.units)+len(s.units)/8)
	for i := range s.units {
		u := &s.units[i]
		if u.has(row) {
			s.cells(u, func(span, content source.Span) { s.add(u, span, content) })
			continue
		}
		s.add(u, u.span(), source.Span{Start: u.text, End: u.end})
	}
	met := newCounts(len(doc.Segments))
	for i := range doc.Segments {
		g := &doc.Segments[i]
		c := met.at(g.Key | 1)
		g.Nth = int32(*c)
		*c++
	}
	s.sections()
}

func (s *splitter) add(u *unit, span, content source.Span) {
	s.doc.Segments = append(s.doc.Segments, corpus.Segment{
		Span: span, Content: content, Key: hash(span.Text(s.body)),
		Role: u.role, Evidence: u.evidence, Confidence: u.confidence, Kind: u.kind, Level: u.level,
		Section: -1, Parent: -1, Case: u.caseNo, Speaker: u.speaker, Time: u.time, Repairs: u.repairs,
	})
}

// title is a heading's text without what is around it.
func title(t string) string {
	return strings.Trim(t, " :*_#\t\u00a0")
}

// id makes a short id from a hash, and "-2", "-3" for the second and third of
// the same.
func id(kind byte, same uint64, nth int) string {
	const digits = "0123456789abcdefghjkmnpqrstvwxyz"
	b := make([]byte, 0, 12)
	b = append(b, kind)
	for range 8 {
		b = append(b, digits[same>>59])
		same <<= 5
	}
	if nth > 1 {
		b = append(b, '-')
		b = strconv.AppendInt(b, int64(nth), 10)
	}
	return string(b)
}
