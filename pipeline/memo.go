package pipeline

import (
	"slices"
	"strings"

	"github.com/temakod/temakod/pipeline/code"
	"github.com/temakod/temakod/pipeline/corpus"
	"github.com/temakod/temakod/pipeline/structure"
)

// A memo remembers what the segments hold that are lines which structure remembers:
// headings, questions, options and signatures that a series of notes shares. What
// such a segment holds rests on its words and its role alone (see
// [code.Matcher.TextAlone]), so nothing is lost by not looking again.
type memo [structure.Remembered]struct {
	line  uint64 // its number, 0 if there is none
	roles []remembered
}

// remembered is what a segment of a role holds. The spans of its codings and holes
// count from the beginning of the text.
type remembered struct {
	role      corpus.Role
	words     int
	fallbacks int
	holes     []corpus.Hole
	codings   []code.Coding
}

// find returns what is remembered of a segment that is a line, or nil.
func (m *memo) find(line uint64, s *corpus.Segment) *remembered {
	at := &m[line%uint64(len(m))]
	if at.line != line {
		return nil
	}
	for i := range at.roles {
		if r := &at.roles[i]; r.role == s.Role {
			if r.sameHoles(s) {
				return r
			}
			return nil
		}
	}
	return nil
}

// sameHoles reports whether s has the holes of r.
func (r *remembered) sameHoles(s *corpus.Segment) bool {
	return slices.EqualFunc(r.holes, s.Holes, func(a, b corpus.Hole) bool { return a == moved(b, -s.Content.Start) })
}

// moved returns the hole n bytes further on.
func moved(h corpus.Hole, n int) corpus.Hole {
	h.Span.Start += n
	h.Span.End += n
	return h
}

// keep remembers a segment that is a line, and the codings that it holds.
func (m *memo) keep(line uint64, s *corpus.Segment, codings []code.Coding, fallbacks int) {
	r := remembered{role: s.Role, words: s.Words, fallbacks: fallbacks, codings: slices.Clone(codings)}
	for i := range r.codings {
		r.codings[i].Span.Start -= s.Content.Start
		r.codings[i].Span.End -= s.Content.Start
		r.codings[i].Reading = strings.Clone(r.codings[i].Reading) // it may be part of the document
	}
	for _, h := range s.Holes {
		r.holes = append(r.holes, moved(h, -s.Content.Start))
	}
	at := &m[line%uint64(len(m))]
	if at.line != line {
		at.line, at.roles = line, nil
	}
	for i := range at.roles {
		if at.roles[i].role == r.role { // its holes are others
			at.roles[i] = r
			return
		}
	}
	at.roles = append(at.roles, r)
}

// recall appends the codings of a remembered segment that stands as segment i.
func (r *remembered) recall(dst []code.Coding, i int, s *corpus.Segment) []code.Coding {
	s.Words = r.words
	before := len(dst)
	dst = append(dst, r.codings...)
	for n := before; n < len(dst); n++ {
		k := &dst[n]
		k.Segment = i
		k.Span.Start += s.Content.Start
		k.Span.End += s.Content.Start
	}
	return dst
}
